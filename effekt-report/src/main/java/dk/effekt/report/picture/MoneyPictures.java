package dk.effekt.report.picture;

import dk.effekt.protocol.Language;
import dk.effekt.sroi.investment.InvestmentCase;
import dk.effekt.sroi.uncertainty.Acceptability;
import dk.effekt.sroi.uncertainty.Simulation;
import dk.effekt.sroi.uncertainty.Tornado;

/**
 * Pictures of what a programme costs and gives back. Amounts are Danish kroner, for one participant or in total as the value map has
 * them, which the axis says; it counts in thousands or millions where they are large. {@link dk.effekt.sroi.purse.Payer}s are
 * translated, names that users gave stay as they are.
 *
 * <pre>{@code
 * MoneyPictures.cash(plan, DANISH).writeTo(Path.of("betalere.html"));
 * MoneyPictures.ratio(MonteCarlo.seed(42).simulate(map), DANISH).writeTo(Path.of("udbytte.html"));
 * }</pre>
 */
public final class MoneyPictures {

    private MoneyPictures() {}

    /**
     * Costs and value by payer and year, not discounted: value above 0, costs below, and the line of all value less all costs until the
     * end of each year, with its 95 % interval where something is uncertain. The year in which all is paid back is marked.
     *
     * @throws IllegalArgumentException if there are too many payers to be told apart
     */
    public static Picture cash(InvestmentCase plan, Language language) {
        return new CashPicture(plan, language).draw();
    }

    /** What each payer puts in and gets back, present values in kroner, with the day on which it is back. */
    public static DataTable payers(InvestmentCase plan, Language language) {
        return PayerTable.of(plan, language);
    }

    /**
     * What matters most: for each parameter the net present value with it at its low and at its high value, all others at their means,
     * the widest first. At the ends of a bar stand the parameter's own values.
     *
     * @throws IllegalArgumentException if nothing is uncertain
     */
    public static Picture tornado(Tornado tornado, Language language) {
        return new TornadoPicture(tornado, language).draw();
    }

    /**
     * The probability that each option is the best, from 0 to 100 %, by the value of one number. Dots are where the option has the
     * highest mean net present value.
     *
     * @throws IllegalArgumentException if there are too many options to be told apart
     */
    public static Picture acceptability(Acceptability curve, Language language) {
        return new AcceptabilityPicture(curve, language).draw();
    }

    /**
     * How the net present value of a simulation is distributed: the share of draws in each interval of kroner, with the mean and the
     * 95 % interval. Draws above 0 pay back. Intervals are as wide as {@code 2 IQR / ∛n} (Freedman and Diaconis 1981), but there are at
     * least 12 and at most 60; 0 parts two of them. One draw in 200 at either end is not drawn, and counted in a note.
     */
    public static Picture netPresentValue(Simulation simulation, Language language) {
        return DistributionPicture.netPresentValue(simulation, language).draw();
    }

    /**
     * The same of the ratio, kroner of present value per krone put in; draws above 1 pay back. The median is marked and not the mean,
     * which says little where what is put in comes near to nothing. Draws without a ratio are counted in a note.
     */
    public static Picture ratio(Simulation simulation, Language language) {
        return DistributionPicture.ratio(simulation, language).draw();
    }
}
