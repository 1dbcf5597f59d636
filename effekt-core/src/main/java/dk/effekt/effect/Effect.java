package dk.effekt.effect;

import dk.effekt.internal.Caution;
import dk.effekt.internal.Normal;
import dk.effekt.outcome.Outcome;
import java.util.Locale;
import java.util.Optional;

/**
 * One estimated effect of a comparison: a number with its unit, its standard error, and what the two stand for. What would
 * have happened anyway is out of it already. It is a weighted sum of the weekly effects of one estimation, so that the
 * covariance of two effects is known. Immutable.
 */
public final class Effect {

    private final Joint joint;
    private final double[] weights;
    private final String outcome;
    private final Outcome.Unit unit;
    private final String when;
    private final int weeksCovered;
    private final int treated;
    private final int controls;
    private final double estimate;
    private final double standardError;

    Effect(
            Joint joint,
            double[] weights,
            String outcome,
            Outcome.Unit unit,
            String when,
            int weeksCovered,
            int treated,
            int controls) {
        this.joint = joint;
        this.weights = weights;
        this.outcome = outcome;
        this.unit = unit;
        this.when = when;
        this.weeksCovered = weeksCovered;
        this.treated = treated;
        this.controls = controls;
        this.estimate = joint.estimate(weights);
        // Where weeks cancel out exactly, rounding may leave less than nothing.
        this.standardError = Math.sqrt(Math.max(0, joint.covariance(weights, weights)));
    }

    /** The outcome's name. */
    public String outcome() {
        return outcome;
    }

    /** What the estimate is measured in, per participant; a {@link Outcome.Unit#SHARE} is a difference of shares. */
    public Outcome.Unit unit() {
        return unit;
    }

    /** At which week, or over which weeks, since the start; such as {@code week 26} or {@code weeks 0 to 77}. */
    public String when() {
        return when;
    }

    /** Number of weeks it covers: 1 for the share in one week, 78 for {@code weeks 0 to 77}. */
    public int weeksCovered() {
        return weeksCovered;
    }

    /** The effect per participant; NaN if no matched set was observed. */
    public double estimate() {
        return estimate;
    }

    /** Its standard error; NaN if there is none. */
    public double standardError() {
        return standardError;
    }

    /** Lower limit of the 95 % confidence interval, by the normal approximation. */
    public double ciLow() {
        return estimate - Normal.QUANTILE_975 * standardError;
    }

    /** Upper limit of the 95 % confidence interval, by the normal approximation. */
    public double ciHigh() {
        return estimate + Normal.QUANTILE_975 * standardError;
    }

    /** Two-sided p-value of no effect, by the normal approximation; NaN without a standard error, or if both are 0. */
    public double pValue() {
        return Normal.pValue(estimate, standardError);
    }

    /** What is estimated, such as {@code ATT of starting now versus not yet}. */
    public String estimand() {
        return joint.estimand();
    }

    /** How the standard error was found, such as {@code clustered on the person (HC1)}. */
    public String standardErrorMethod() {
        return joint.standardErrorMethod();
    }

    /** Number of treated units that it rests on; the smallest number of any of its weeks. */
    public int treated() {
        return treated;
    }

    /** Number of different persons they are compared with; the smallest number of any of its weeks. */
    public int controls() {
        return controls;
    }

    /** The covariance with another effect; 0 if they come from different estimations, which are taken as independent. */
    @SuppressWarnings("ReferenceEquality") // the same estimation, not one that happens to look alike
    public double covariance(Effect other) {
        return joint == other.joint ? joint.covariance(weights, other.weights) : 0;
    }

    /**
     * What the interval does not say where there is too little to judge the effect by: no standard error or one of 0, or an arm of
     * one. Empty where it may be read as usual.
     */
    public Optional<String> caution() {
        return Caution.of(estimate, unit == Outcome.Unit.SHARE ? 1 : estimate, standardError, treated, controls);
    }

    /**
     * One line: {@code job, week 26: +3.1 points [-1.1, +7.3], ATT of starting now versus not yet, SE clustered on the person
     * (HC1)}, with the {@link #caution} behind it.
     */
    @Override
    public String toString() {
        String format = switch (unit) {
            case SHARE -> "%s, %s: %+.1f points [%+.1f, %+.1f], %s, SE %s";
            case WEEKS -> "%s, %s: %+.2f weeks [%+.2f, %+.2f], %s, SE %s";
            case HOURS -> "%s, %s: %+.1f hours [%+.1f, %+.1f], %s, SE %s";
        };
        double scale = unit == Outcome.Unit.SHARE ? 100 : 1;
        return String.format(
                Locale.ROOT,
                format,
                outcome,
                when,
                scale * estimate,
                scale * ciLow(),
                scale * ciHigh(),
                estimand(),
                standardErrorMethod()
                        + caution().map(what -> "; CAUTION: " + what).orElse(""));
    }
}
