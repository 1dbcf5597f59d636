package dk.effekt.effect;

import dk.effekt.internal.Finite;
import dk.effekt.internal.Lines;
import dk.effekt.internal.Normal;
import dk.effekt.internal.TextTable;
import java.util.Locale;
import org.apache.commons.math3.util.FastMath;

/**
 * How strongly something unmeasured must go with both treatment and outcome to explain an effect away (VanderWeele and Ding 2017,
 * Annals of Internal Medicine 167, 268–274): the least risk ratio that, beyond all covariates, it must have with both. It is
 * RR + √(RR(RR − 1)) of a ratio RR above 1, and the same of 1/RR of one below. It asks nothing of how rows were matched or weighted.
 *
 * <p>Other measures are first turned into a risk ratio, as their factories say; {@link #basis} names the way.
 *
 * @param estimate the E-value of the estimate, at least 1
 * @param limit the E-value of the confidence limit nearer to no effect: 1 if the interval holds no effect, NaN without an interval
 * @param ratio the risk ratio that they are of
 * @param low lower limit of its interval; NaN without one
 * @param high upper limit of its interval
 * @param basis what the ratio is, in words
 */
public record EValue(double estimate, double limit, double ratio, double low, double high, String basis) {

    /** How often an outcome occurs, by which an odds or hazard ratio is near a risk ratio or not. */
    public enum Outcome {
        /** At the end of follow-up fewer than some 15 % have it: the ratio stands for a risk ratio as it is. */
        RARE,
        /** More have it. */
        COMMON
    }

    private static final double RARE_BELOW = 0.15;
    /** The logarithm of a ratio is near so many standard deviations (Chinn 2000, halved for a risk ratio). */
    private static final double LOG_PER_SD = 0.91;

    /** Of a risk ratio without an interval, or of a ratio of means that are above 0. */
    public static EValue ofRiskRatio(double ratio) {
        return of(ratio, Double.NaN, Double.NaN, "risk ratio");
    }

    /**
     * Of a risk ratio, or of a ratio of means that are above 0.
     *
     * @param low lower limit of its confidence interval, above 0 and at most the ratio
     * @param high upper limit, finite and at least the ratio
     */
    public static EValue ofRiskRatio(double ratio, double low, double high) {
        requireInterval(ratio, low, high);
        requireAbove0("lower limit", low);
        return of(ratio, low, high, "risk ratio");
    }

    /** Of an odds ratio with its limits: of a common outcome its square root stands for the risk ratio (VanderWeele 2017). */
    public static EValue ofOddsRatio(double ratio, double low, double high, Outcome outcome) {
        requireInterval(ratio, low, high);
        requireAbove0("lower limit", low);
        return outcome == Outcome.RARE
                ? of(ratio, low, high, "odds ratio of a rare outcome")
                : of(Math.sqrt(ratio), Math.sqrt(low), Math.sqrt(high), "square root of an odds ratio");
    }

    /**
     * Of a hazard ratio with its limits: of a common outcome (1 − 0.5^√HR)/(1 − 0.5^√(1/HR)) stands for the risk ratio
     * (VanderWeele and Ding 2017, table 2).
     */
    public static EValue ofHazardRatio(double ratio, double low, double high, Outcome outcome) {
        requireInterval(ratio, low, high);
        requireAbove0("lower limit", low);
        return outcome == Outcome.RARE
                ? of(ratio, low, high, "hazard ratio of a rare outcome")
                : of(
                        ofCommonHazard(ratio),
                        ofCommonHazard(low),
                        ofCommonHazard(high),
                        "risk ratio near the hazard ratio");
    }

    /**
     * Of a difference of two shares: their ratio stands for it. Limits are those of the ratio if the share without treatment were
     * what it is estimated to be; where that is not well known, estimate the {@link Measure#RATIO} and ask for {@link
     * #from(Estimate)}.
     *
     * @param treated share with treatment, above 0 and at most 1
     * @param control share without, above 0 and at most 1
     * @param low lower limit of the difference
     * @param high upper limit of the difference
     */
    public static EValue ofShares(double treated, double control, double low, double high) {
        requireShare("treated", treated);
        requireShare("control", control);
        requireInterval(treated - control, low, high);
        Finite.of("the lower limit", low);
        // A limit below minus the control's share says only that the ratio may be as small as any.
        return of(
                treated / control,
                Math.max(0, 1 + low / control),
                1 + high / control,
                "ratio of the shares, that without treatment taken as known");
    }

    /**
     * Of a difference of means in standard deviations: exp(0.91 d) stands for the risk ratio (VanderWeele and Ding 2017, table 2), with
     * the limits of the 95 % interval of d. There, and in R's {@code EValue}, these are exp(0.91 d ± 1.78 SE), of which 1.78 is 0.91 ·
     * 1.96 rounded.
     *
     * @param standardError of d, finite and at least 0
     */
    public static EValue ofStandardizedDifference(double d, double standardError) {
        if (!Double.isFinite(d) || !(standardError >= 0 && standardError < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a standardized difference of " + d + " with standard error "
                    + standardError + " has no E-value; both must be finite, and the error at least 0");
        }
        double width = LOG_PER_SD * Normal.QUANTILE_975 * standardError;
        return of(
                FastMath.exp(LOG_PER_SD * d),
                FastMath.exp(LOG_PER_SD * d - width),
                FastMath.exp(LOG_PER_SD * d + width),
                String.format(Locale.ROOT, "exp(0.91 d) of d = %.3g SD", d));
    }

    /**
     * Of an estimate: a ratio as it is; an odds ratio by its means, rare if both are below 0.15; a difference as one of shares.
     *
     * @throws IllegalArgumentException if it is a difference of means that are no shares above 0; say their standard deviation. Or if
     *     it has no standard error
     */
    public static EValue from(Estimate estimate) {
        if (Double.isNaN(estimate.standardError())) {
            throw new IllegalArgumentException(
                    "the effect on '" + estimate.outcome() + "' has no standard error, and so no"
                            + " limits; give its risk ratio alone: EValue.ofRiskRatio(ratio)");
        }
        return switch (estimate.measure()) {
            case RATIO -> ofRiskRatio(estimate.value(), estimate.ciLow(), estimate.ciHigh());
            case ODDS_RATIO ->
                ofOddsRatio(
                        estimate.value(),
                        estimate.ciLow(),
                        estimate.ciHigh(),
                        Math.max(estimate.treated(), estimate.control()) < RARE_BELOW ? Outcome.RARE : Outcome.COMMON);
            case DIFFERENCE -> {
                if (!isShare(estimate.treated()) || !isShare(estimate.control())) {
                    throw new IllegalArgumentException("'" + estimate.outcome() + "' has means " + estimate.treated()
                            + " and " + estimate.control() + ", which are no shares above 0; give the outcome's"
                            + " standard deviation: EValue.from(estimate, sd)");
                }
                yield ofShares(estimate.treated(), estimate.control(), estimate.ciLow(), estimate.ciHigh());
            }
        };
    }

    /**
     * Of an estimated difference of means.
     *
     * @param sd standard deviation of the outcome, above 0
     * @throws IllegalArgumentException if the estimate is a ratio, which needs none
     */
    public static EValue from(Estimate difference, double sd) {
        if (difference.measure().isRatio()) {
            throw new IllegalArgumentException(
                    "the " + difference.measure() + " of '" + difference.outcome() + "' needs no standard deviation");
        }
        requireAbove0("standard deviation", sd);
        return ofStandardizedDifference(difference.coefficient() / sd, difference.standardError() / sd);
    }

    /** The E-values in words, of lines under 80 columns. */
    public String table() {
        String text = String.format(
                        Locale.ROOT,
                        "To explain the estimate away, what was not measured must, beyond all covariates, go with treatment and"
                                + " with the outcome by a risk ratio of %.3g each.",
                        estimate)
                + (Double.isNaN(limit)
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " To let the interval reach no effect, by a risk ratio of %.3g each.",
                                limit));
        return this + "\nThe ratio is: " + basis + ".\n" + String.join("\n", Lines.of(text, TextTable.WIDTH, ""))
                + "\n";
    }

    /** {@code E-value 7.26, of the limit 3.00 (ratio 3.90 [1.80, 8.70])}. */
    @Override
    public String toString() {
        return Double.isNaN(limit)
                ? String.format(Locale.ROOT, "E-value %.3g (ratio %.3g)", estimate, ratio)
                : String.format(
                        Locale.ROOT,
                        "E-value %.3g, of the limit %.3g (ratio %.3g [%.3g, %.3g])",
                        estimate,
                        limit,
                        ratio,
                        low,
                        high);
    }

    private static EValue of(double ratio, double low, double high, String basis) {
        requireAbove0("ratio", ratio);
        double limit = Double.NaN;
        if (!Double.isNaN(low)) {
            limit = low <= 1 && high >= 1 ? 1 : eValue(low > 1 ? low : high);
        }
        return new EValue(eValue(ratio), limit, ratio, low, high, basis);
    }

    private static double eValue(double ratio) {
        double above = ratio >= 1 ? ratio : 1 / ratio;
        return above + Math.sqrt(above * (above - 1));
    }

    private static double ofCommonHazard(double ratio) {
        return (1 - FastMath.pow(0.5, Math.sqrt(ratio))) / (1 - FastMath.pow(0.5, Math.sqrt(1 / ratio)));
    }

    private static boolean isShare(double value) {
        return value > 0 && value <= 1;
    }

    private static void requireShare(String name, double value) {
        if (!isShare(value)) {
            throw new IllegalArgumentException(name + " " + value + " is no share above 0 and at most 1");
        }
    }

    private static void requireAbove0(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " " + value + " is not finite and above 0");
        }
    }

    private static void requireInterval(double value, double low, double high) {
        if (!(low <= value && value <= high && high < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the interval from " + low + " to " + high + " does not hold " + value
                    + "; give the lower limit first, both on the scale of the estimate");
        }
    }
}
