package dk.effekt.sroi;

import dk.effekt.effect.Effect;
import dk.effekt.outcome.Outcome;
import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;
import java.util.List;

/**
 * An effect as a value map needs it: one that was just estimated, or one that a file records with its covariances.
 * Immutable.
 */
public final class MeasuredEffect {

    /** What is recorded of an effect, beside its numbers. */
    record Description(
            String outcome,
            Outcome.Unit unit,
            String when,
            int weeksCovered,
            int treated,
            String estimand,
            String standardErrorMethod) {}

    /** A place among effects recorded together, with the lower triangle of their covariances. */
    private record Recorded(List<List<Double>> covariances, int place) {}

    private final Description description;
    private final double estimate;
    private final double standardError;
    /** An {@link Effect} or a {@link Recorded}. */
    private final Object origin;

    private MeasuredEffect(Description description, double estimate, double standardError, Object origin) {
        this.description = description;
        this.estimate = estimate;
        this.standardError = standardError;
        this.origin = origin;
        String what = "on '" + description.outcome() + "', " + description.when();
        Checks.finite("the effect " + what, estimate);
        Checks.finite("the standard error of the effect " + what, standardError);
    }

    /** An effect just estimated. */
    public static MeasuredEffect of(Effect effect) {
        Description description = new Description(
                effect.outcome(),
                effect.unit(),
                effect.when(),
                effect.weeksCovered(),
                effect.treated(),
                effect.estimand(),
                effect.standardErrorMethod());
        return new MeasuredEffect(description, effect.estimate(), effect.standardError(), effect);
    }

    /** The effect at a place, counted from 0, of some recorded together. */
    static MeasuredEffect recorded(
            Description description, double estimate, List<List<Double>> covariances, int place) {
        double standardError = Math.sqrt(covariances.get(place).get(place));
        return new MeasuredEffect(description, estimate, standardError, new Recorded(covariances, place));
    }

    /** The outcome's name. */
    public String outcome() {
        return description.outcome();
    }

    /** What the estimate is measured in, per participant. */
    public Outcome.Unit unit() {
        return description.unit();
    }

    /** At which week, or over which weeks, since the start. */
    public String when() {
        return description.when();
    }

    /** Number of weeks it covers. */
    public int weeksCovered() {
        return description.weeksCovered();
    }

    /** The effect per participant. */
    public double estimate() {
        return estimate;
    }

    /** Its standard error. */
    public double standardError() {
        return standardError;
    }

    /** Number of participants that it rests on. */
    public int treated() {
        return description.treated();
    }

    /** What is estimated, such as {@code ATT of starting now versus not yet}. */
    public String estimand() {
        return description.estimand();
    }

    /** How the standard error was found. */
    public String standardErrorMethod() {
        return description.standardErrorMethod();
    }

    /** Whether a file records it, rather than an estimation in this run. */
    public boolean isRecorded() {
        return origin instanceof Recorded;
    }

    /** The covariance with another effect; 0 if they were neither estimated nor recorded together. */
    public double covariance(MeasuredEffect other) {
        if (origin instanceof Effect mine && other.origin instanceof Effect theirs) {
            return mine.covariance(theirs);
        }
        if (origin instanceof Recorded mine
                && other.origin instanceof Recorded theirs
                && mine.covariances.equals(theirs.covariances)) {
            int row = Math.max(mine.place, theirs.place);
            return mine.covariances.get(row).get(Math.min(mine.place, theirs.place));
        }
        return 0;
    }

    Description description() {
        return description;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MeasuredEffect that && origin.equals(that.origin);
    }

    @Override
    public int hashCode() {
        return origin.hashCode();
    }

    /** {@code public-benefit, weeks 0 to 51: -4.97 (SE 1.20)}. */
    @Override
    public String toString() {
        return outcome() + ", " + when() + ": " + Format.quantity(estimate) + " (SE " + Format.quantity(standardError)
                + ")";
    }
}
