package dk.effekt.experiment;

import dk.effekt.internal.Normal;
import java.util.Locale;

/**
 * Effects on groups in periods, averaged.
 *
 * @param what over what, such as {@code 2 periods later}
 * @param at the number behind that, such as 2; 0 for an average of all
 * @param estimate in the unit of the outcome
 * @param standardError which counts in that the shares of the groups are estimated; 0 in a base period itself
 * @param groups number of groups
 * @param treatedUnits number of units in them
 */
public record AverageEffect(String what, int at, double estimate, double standardError, int groups, int treatedUnits) {

    /** Lower limit of the pointwise 95 % confidence interval, by the normal approximation. */
    public double ciLow() {
        return estimate - Normal.QUANTILE_975 * standardError;
    }

    /** Upper limit of the pointwise 95 % confidence interval, by the normal approximation. */
    public double ciHigh() {
        return estimate + Normal.QUANTILE_975 * standardError;
    }

    /** Two-sided p-value of no effect, by the normal approximation; NaN without a standard error, or if both are 0. */
    public double pValue() {
        return Normal.pValue(estimate, standardError);
    }

    /** {@code 2 periods later: +1.94 [+0.64, +3.25], 12 units in 3 groups}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %+.4g [%+.4g, %+.4g], %,d units in %d groups",
                what,
                estimate,
                ciLow(),
                ciHigh(),
                treatedUnits,
                groups);
    }
}
