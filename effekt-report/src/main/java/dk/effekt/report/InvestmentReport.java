package dk.effekt.report;

import dk.effekt.protocol.Language;
import dk.effekt.report.picture.MoneyPictures;
import dk.effekt.report.picture.Picture;
import dk.effekt.sroi.investment.InvestmentCase;
import dk.effekt.sroi.uncertainty.Acceptability;
import dk.effekt.sroi.uncertainty.Simulation;
import dk.effekt.sroi.uncertainty.Tornado;
import java.util.Optional;

/**
 * <em>Investeringscase</em>: what is put in and what comes back, to whom and when, with how sure that is and what decides it.
 *
 * <pre>{@code
 * InvestmentReport.of(plan).with(MonteCarlo.seed(1).simulate(map)).with(Tornado.of(map)).in(DANISH).writeTo(Path.of("case.html"));
 * }</pre>
 *
 * <p>Immutable; each method returns a new one. It holds amounts of kroner and no persons.
 */
public final class InvestmentReport {

    private final InvestmentCase plan;
    private final Optional<Simulation> simulation;
    private final Optional<Tornado> tornado;
    private final Optional<Acceptability> acceptability;

    private InvestmentReport(
            InvestmentCase plan,
            Optional<Simulation> simulation,
            Optional<Tornado> tornado,
            Optional<Acceptability> acceptability) {
        this.plan = plan;
        this.simulation = simulation;
        this.tornado = tornado;
        this.acceptability = acceptability;
    }

    /** Of a case. */
    public static InvestmentReport of(InvestmentCase plan) {
        return new InvestmentReport(plan, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** With how sure it is, drawn from the map of the case. */
    public InvestmentReport with(Simulation drawn) {
        requireSame("simulation", drawn.name());
        return new InvestmentReport(plan, Optional.of(drawn), tornado, acceptability);
    }

    /** With what decides it. */
    public InvestmentReport with(Tornado swung) {
        requireSame("tornado", swung.name());
        return new InvestmentReport(plan, simulation, Optional.of(swung), acceptability);
    }

    /** With how the choice depends on a value. */
    public InvestmentReport with(Acceptability curve) {
        return new InvestmentReport(plan, simulation, tornado, Optional.of(curve));
    }

    private void requireSame(String what, String name) {
        if (!name.equals(plan.map().name())) {
            throw new IllegalArgumentException("the " + what + " is of '" + name + "', the case of '"
                    + plan.map().name() + "'; draw the map of the case");
        }
    }

    /** The report in a language. */
    public Report in(Language language) {
        Report.Builder report = Report.titled(
                language.either("Investment case: ", "Investeringscase: ")
                        + plan.map().name(),
                language);
        Picture cash = MoneyPictures.cash(plan, language);
        report.answer(cash.description());
        report.picture(cash);
        report.heading(language.either("Who pays and who gains", "Hvem der betaler, og hvem der får noget igen"));
        report.table(MoneyPictures.payers(plan, language));
        simulation.ifPresent(drawn -> report.heading(language.either("How sure it is", "Hvor sikkert det er"))
                .picture(MoneyPictures.netPresentValue(drawn, language)));
        if (simulation.isPresent() && plan.flow().ratio().isPresent()) {
            report.picture(MoneyPictures.ratio(simulation.get(), language));
        }
        tornado.ifPresent(swung -> report.heading(language.either("What decides it", "Hvad der afgør det"))
                .picture(MoneyPictures.tornado(swung, language)));
        acceptability.ifPresent(curve -> report.picture(MoneyPictures.acceptability(curve, language)));
        report.heading(language.either("What has to be known beside the numbers", "Forudsætninger og forbehold"));
        report.points(plan.notes(language));
        new MadeFrom(language)
                .json("value map", "værdikort", plan.map().toJson())
                .addTo(report);
        return report.build();
    }

    /** {@code Investeringscase of 500 young people}. */
    @Override
    public String toString() {
        return "Investeringscase of " + plan.map().name();
    }
}
