package dk.effekt.sroi.purse;

import static dk.effekt.sroi.Distribution.normal;
import static dk.effekt.sroi.Distribution.triangular;
import static dk.effekt.sroi.Kroner.kroner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.sroi.Amount;
import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Discounting;
import dk.effekt.sroi.Distribution;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.Sroi;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.uncertainty.MonteCarlo;
import dk.effekt.sroi.uncertainty.Simulation;
import dk.effekt.sroi.uncertainty.Tornado;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Weeks that are stated with an uncertainty, in a purse with taxes. Of 1,000 kr of benefit avoided the municipality gains 600 − 210, the
 * state 400 − 90 − 140, and the citizen loses 700: in all −140 a week, all of it of the same weeks.
 */
class PurseUncertaintyTest {

    private static final Offset<Double> TINY = within(1e-6);
    private static final int DRAWS = 20_000;

    private final Distribution weeks = triangular(4, 8, 15);
    private final BenefitRate thousand = BenefitRate.perWeek("x", "any", 2024, 1_000, "made up");
    private final PayerShares sixtyForty = PayerShares.byYear("made up", Split.municipalityAndState(0.6));
    private final TaxRule taxes =
            TaxRule.of(0.3, 0.4, Split.municipalityAndState(0.7), "made up").withSpending(0.2);
    private final PublicPurse purse = PublicPurse.empty()
            .benefit("weeks", stated(weeks), thousand, sixtyForty)
            .taxed(taxes);

    @Test
    void whatAllGainAndLoseRestsOnOneNumber() {
        Sroi sroi = mapOf(purse).evaluate();
        assertThat(sroi.map().parameters()).hasSize(1);
        assertThat(sroi.presentValue().value()).isCloseTo(-140 * weeks.mean(), TINY);
        assertThat(sroi.presentValue().standardError()).isCloseTo(140 * weeks.sd(), TINY);
        assertThat(present(sroi, "Municipality").standardError()).isCloseTo(390 * weeks.sd(), TINY);
        assertThat(present(sroi, "State").standardError()).isCloseTo(170 * weeks.sd(), TINY);
        assertThat(present(sroi, "Citizen").standardError()).isCloseTo(700 * weeks.sd(), TINY);
    }

    /** Were it two numbers, some draws would lie outside −140 times the range of the weeks. */
    @Test
    void everyDrawIsTheSameMultipleOfTheWeeks() {
        Simulation simulation = MonteCarlo.seed(7).draws(DRAWS).simulate(mapOf(purse));
        assertThat(DoubleStream.of(simulation.presentValues()))
                .allMatch(value -> value > -140 * 15 && value < -140 * 4);
        assertThat(simulation.presentValue().mean())
                .isCloseTo(-140 * weeks.mean(), within(4 * 140 * weeks.sd() / Math.sqrt(DRAWS)));
        assertThat(simulation.presentValue().sd()).isCloseTo(140 * weeks.sd(), within(0.03 * 140 * weeks.sd()));
        assertThat(simulation.presentValue().median()).isCloseTo(-140 * weeks.quantile(0.5), within(15.0));
        double state = simulation.netPresentValue("State").sd();
        assertThat(state).isCloseTo(170 * weeks.sd(), within(0.03 * 170 * weeks.sd()));
    }

    /** Var = (Σ a)² σ²(1) + (Σ a)² σ²(2) of the benefit, and (0.52 · 7,000)² τ² of the work, for the three purses. */
    @Test
    void yearsAndChangesAreIndependentAndOneNumberIsNot() {
        PublicPurse more = PublicPurse.empty()
                .benefit(
                        "weeks",
                        Quantity.statedByYear(Basis.PER_PARTICIPANT, "guess", 9, 5)
                                .withStandardErrors(2, 3),
                        thousand,
                        sixtyForty)
                .work("work", stated(normal(4, 1.5)), Wage.perWeek(kroner(7_000), 2024, "made up"))
                .taxed(taxes);
        ValueMap costs = ValueMap.named("x").discounting(Discounting.none());
        Amount budget = Perspectives.of(more, costs, WelfareRules.danishUnverified())
                .result(Perspective.BUDGET)
                .netPresentValue();
        assertThat(budget.value()).isCloseTo(560 * 14 + 0.52 * 7_000 * 4, TINY);
        double variance = square(560 * 2) + square(560 * 3) + square(0.52 * 7_000 * 1.5);
        assertThat(budget.standardError()).isCloseTo(Math.sqrt(variance), TINY);
        Amount society = Perspectives.of(more, costs, WelfareRules.danishUnverified())
                .result(Perspective.WELFARE)
                .netPresentValue();
        double produced = (1.28 + 0.1 * 0.52) * 7_000 * 1.5;
        assertThat(society.standardError())
                .isCloseTo(Math.sqrt(square(56 * 2) + square(56 * 3) + square(produced)), TINY);
        Sroi all = mapOf(more).evaluate();
        double everybody = square(140 * 2) + square(140 * 3) + square((1 + 0.12) * 7_000 * 1.5);
        assertThat(all.presentValue().standardError()).isCloseTo(Math.sqrt(everybody), TINY);
    }

    @Test
    void aTornadoMovesAllLinesAtOnce() {
        Tornado tornado = Tornado.of(mapOf(purse)).withRange("quantity of weeks", 4, 15);
        assertThat(tornado.bars()).hasSize(1);
        assertThat(tornado.bars().get(0).netAtLow()).isCloseTo(-560, TINY);
        assertThat(tornado.bars().get(0).netAtHigh()).isCloseTo(-2_100, TINY);
    }

    private static ValueMap mapOf(PublicPurse purse) {
        return purse.addTo(ValueMap.named("x").discounting(Discounting.none()));
    }

    private static Amount present(Sroi sroi, String payer) {
        return sroi.value(payer).orElseThrow().presentValue();
    }

    private static Quantity stated(Distribution amount) {
        return Quantity.stated(amount, Basis.PER_PARTICIPANT, "caseworkers");
    }

    private static double square(double x) {
        return x * x;
    }
}
