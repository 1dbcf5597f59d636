package dk.effekt.experiment;

import dk.effekt.internal.Normal;
import java.util.Locale;

/**
 * {@code ATT(g, t)} of Callaway and Sant'Anna (2021): the mean effect on the units that start in one period, in another.
 *
 * @param group the period in which the units start
 * @param period the period of the effect
 * @param basePeriod from which changes are counted
 * @param phase whether the period lies before the start
 * @param estimate in the unit of the outcome; before the start, what stands against parallel trends
 * @param standardError of the estimate; 0 in the base period itself
 * @param treatedUnits number of units of the group that are observed in both periods
 * @param comparisonUnits number of units that they are compared with
 */
public record GroupTimeEffect(
        int group,
        int period,
        int basePeriod,
        Phase phase,
        double estimate,
        double standardError,
        int treatedUnits,
        int comparisonUnits) {

    /** Where a period lies. */
    public enum Phase {
        /** Before treatment and its anticipation: without an effect, if trends are parallel. */
        BEFORE,
        /** Before treatment, where units may act already. */
        ANTICIPATION,
        /** From the start on. */
        AFTER
    }

    /** Periods since the start, negative before it. */
    public int event() {
        return period - group;
    }

    /** Lower limit of the pointwise 95 % confidence interval, by the normal approximation. */
    public double ciLow() {
        return estimate - Normal.QUANTILE_975 * standardError;
    }

    /** Upper limit of the pointwise 95 % confidence interval, by the normal approximation. */
    public double ciHigh() {
        return estimate + Normal.QUANTILE_975 * standardError;
    }

    /** {@code group 2014 in 2016: +1.94 [+0.64, +3.25], 4 units compared with 61}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "group %d in %d: %+.4g [%+.4g, %+.4g], %,d units compared with %,d",
                group,
                period,
                estimate,
                ciLow(),
                ciHigh(),
                treatedUnits,
                comparisonUnits);
    }
}
