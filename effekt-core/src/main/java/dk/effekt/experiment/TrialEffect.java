package dk.effekt.experiment;

import dk.effekt.internal.Caution;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * An effect found by chance's own allocation, with an interval by Student's t.
 *
 * @param outcome the column
 * @param estimand whose effect of what it is
 * @param treated the mean of those offered it; NaN of an effect on compliers
 * @param control the mean of those not offered it
 * @param value the effect, in the outcome's unit
 * @param standardError of the effect
 * @param degreesOfFreedom of Student's t, at least 1
 * @param method how the effect and its error were found, in words
 */
public record TrialEffect(
        String outcome,
        String estimand,
        double treated,
        double control,
        double value,
        double standardError,
        double degreesOfFreedom,
        String method) {

    /** Lower limit of the 95 % confidence interval. */
    public double ciLow() {
        return value - quantile() * standardError;
    }

    /** Upper limit of the 95 % confidence interval. */
    public double ciHigh() {
        return value + quantile() * standardError;
    }

    /** Two-sided p-value of no effect; NaN if effect and error are both 0. */
    public double pValue() {
        return 2 * distribution().cumulativeProbability(-Math.abs(value / standardError));
    }

    /** What the interval does not say where nothing varies, or there is no standard error; empty where it may be read as usual. */
    public Optional<String> caution() {
        return Caution.of(value, value, standardError, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** {@code job: +0.081 [+0.012, +0.150], ITT}, with the {@link #caution} behind it. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %+.4g [%+.4g, %+.4g], %s%s",
                outcome,
                value,
                ciLow(),
                ciHigh(),
                estimand,
                caution().map(said -> "; CAUTION: " + said).orElse(""));
    }

    private double quantile() {
        return distribution().inverseCumulativeProbability(0.975);
    }

    private TDistribution distribution() {
        return new TDistribution(null, degreesOfFreedom);
    }
}
