package dk.effekt.effect;

import dk.effekt.internal.Caution;
import dk.effekt.internal.Normal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.math3.util.FastMath;

/**
 * One estimated effect on one outcome of a table, with all that is needed to read it: what is estimated and of whom, how sure it
 * is and by which method, and what speaks against it.
 *
 * @param outcome the name of the outcome
 * @param measure how the means are compared
 * @param estimand whose effect it is, such as {@code ATT among the matched}
 * @param estimator how the means were found, in words
 * @param treated the mean with treatment
 * @param control the mean without
 * @param coefficient the comparison on the scale of estimation: the difference, or the logarithm of the ratio
 * @param standardError of the coefficient; NaN if there is none
 * @param standardErrorMethod how that was found
 * @param validity why it is valid for this comparison, or what it leaves out
 * @param treatedRows number of treated rows in use
 * @param controlRows number of untreated rows in use
 * @param failedGates what the comparison failed, one line each; empty if nothing
 */
public record Estimate(
        String outcome,
        Measure measure,
        String estimand,
        String estimator,
        double treated,
        double control,
        double coefficient,
        double standardError,
        String standardErrorMethod,
        String validity,
        int treatedRows,
        int controlRows,
        List<String> failedGates) {

    public Estimate {
        failedGates = List.copyOf(failedGates);
    }

    /** The effect: a difference, or a ratio. */
    public double value() {
        return shown(coefficient);
    }

    /** Lower limit of the 95 % confidence interval, by the normal approximation on the scale of estimation. */
    public double ciLow() {
        return shown(coefficient - Normal.QUANTILE_975 * standardError);
    }

    /** Upper limit of the 95 % confidence interval, by the normal approximation on the scale of estimation. */
    public double ciHigh() {
        return shown(coefficient + Normal.QUANTILE_975 * standardError);
    }

    /** Two-sided p-value of no effect, by the normal approximation; NaN without a standard error, or if both are 0. */
    public double pValue() {
        return Normal.pValue(coefficient, standardError);
    }

    /**
     * What the interval does not say where there is too little to judge the effect by: no standard error or one of 0, or an arm of
     * one row. Empty where it may be read as usual.
     */
    public Optional<String> caution() {
        return Caution.of(
                coefficient,
                measure.isRatio() ? 1 : Math.max(Math.abs(treated), Math.abs(control)),
                standardError,
                treatedRows,
                controlRows);
    }

    /**
     * {@code y: +1.94 [+0.64, +3.25], ATT, SE clustered on the matched set (HC1)}, with the {@link #caution} and the gates failed
     * behind it.
     */
    @Override
    public String toString() {
        String what = switch (measure) {
            case DIFFERENCE -> "";
            case RATIO -> " ratio";
            case ODDS_RATIO -> " odds ratio";
        };
        String format =
                measure.isRatio() ? "%s%s: %.4g [%.4g, %.4g], %s, SE %s%s" : "%s%s: %+.4g [%+.4g, %+.4g], %s, SE %s%s";
        return String.format(
                Locale.ROOT,
                format,
                outcome,
                what,
                value(),
                ciLow(),
                ciHigh(),
                estimand,
                standardErrorMethod,
                caution().map(said -> "; CAUTION: " + said).orElse("")
                        + (failedGates.isEmpty() ? "" : "; FAILS: " + String.join("; ", failedGates)));
    }

    private double shown(double onScale) {
        return measure.isRatio() ? FastMath.exp(onScale) : onScale;
    }
}
