package dk.effekt.internal;

import org.apache.commons.math3.distribution.NormalDistribution;

/** The standard normal distribution. */
public final class Normal {

    /** So many standard errors to either side make a 95 % interval. */
    public static final double QUANTILE_975 = 1.959963984540054;

    private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);

    private Normal() {}

    /** The probability of what lies at or below z. */
    public static double below(double z) {
        return STANDARD.cumulativeProbability(z);
    }

    /** What lies at or below it with a probability. */
    public static double quantile(double probability) {
        return STANDARD.inverseCumulativeProbability(probability);
    }

    /** Two-sided p-value of no effect; NaN without a standard error, or if both are 0. */
    public static double pValue(double estimate, double standardError) {
        return 2 * below(-Math.abs(estimate / standardError));
    }
}
