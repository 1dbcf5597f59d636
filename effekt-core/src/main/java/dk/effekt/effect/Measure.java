package dk.effekt.effect;

import org.apache.commons.math3.util.FastMath;

/** How two means are compared. Ratios are estimated, and their standard errors given, on the scale of logarithms. */
public enum Measure {
    /** Mean with treatment minus mean without; of a 0/1 outcome the risk difference. */
    DIFFERENCE,
    /** Mean with treatment over mean without; of a 0/1 outcome the risk ratio. */
    RATIO,
    /** Odds with treatment over odds without; for means between 0 and 1. */
    ODDS_RATIO;

    /** Whether the scale of estimation is that of logarithms. */
    public boolean isRatio() {
        return this != DIFFERENCE;
    }

    /**
     * The comparison on the scale of estimation: the difference, or the logarithm of the ratio.
     *
     * @throws IllegalArgumentException if a ratio of these means does not exist
     */
    public double of(double treated, double control) {
        if (this == DIFFERENCE) {
            return treated - control;
        }
        boolean exists = treated > 0 && control > 0 && (this == RATIO || (treated < 1 && control < 1));
        if (!exists) {
            throw new IllegalArgumentException("means " + treated + " and " + control + " have no "
                    + (this == RATIO ? "ratio: both must be above 0" : "odds: both must lie between 0 and 1"));
        }
        return transformed(treated) - transformed(control);
    }

    /** The derivative of the transformed mean, by which the error of a mean becomes that of the comparison (delta method). */
    public double slope(double mean) {
        return switch (this) {
            case DIFFERENCE -> 1;
            case RATIO -> 1 / mean;
            case ODDS_RATIO -> 1 / (mean * (1 - mean));
        };
    }

    private double transformed(double mean) {
        return switch (this) {
            case DIFFERENCE -> mean;
            case RATIO -> FastMath.log(mean);
            case ODDS_RATIO -> FastMath.log(mean / (1 - mean));
        };
    }
}
