package dk.effekt.sroi;

import dk.effekt.effect.Effect;
import dk.effekt.internal.Finite;
import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An effect as a value map needs it: one that was just estimated, one that was found against a comparison group elsewhere, or
 * one that a file records with its covariances. Immutable.
 */
public final class MeasuredEffect {

    /** What an effect is in, for each participant. */
    public enum Unit {
        /** A difference of shares. */
        SHARE,
        /** Weeks. */
        WEEKS,
        /** Hours. */
        HOURS,
        /** Whatever the value of its row is of, such as a point of a scale for a year. */
        UNITS
    }

    /** Of squares that are summed in another order. */
    private static final double ROUNDING = 1e-9;

    /** What is recorded of an effect, beside its numbers. */
    record Description(
            String outcome,
            Unit unit,
            String when,
            int weeksCovered,
            int treated,
            String estimand,
            String standardErrorMethod) {}

    /** A place among effects recorded together, with the lower triangle of their covariances. */
    private record Recorded(List<List<Double>> covariances, int place) {}

    /** With what each person, by pseudonym, adds to the error; nothing of those who are not known. */
    private record Controlled(
            Description description, double estimate, double standardError, SortedMap<Long, Double> influences) {

        double covariance(Controlled other) {
            if (equals(other)) {
                return standardError * standardError;
            }
            double sum = 0;
            for (Map.Entry<Long, Double> person : influences.entrySet()) {
                sum += person.getValue() * other.influences.getOrDefault(person.getKey(), 0.0);
            }
            return sum;
        }
    }

    private final Description description;
    private final double estimate;
    private final double standardError;
    /** An {@link Effect}, a {@link Controlled} or a {@link Recorded}. */
    private final Object origin;

    private MeasuredEffect(Description description, double estimate, double standardError, Object origin) {
        this.description = description;
        this.estimate = estimate;
        this.standardError = standardError;
        this.origin = origin;
        String what = "on '" + description.outcome() + "', " + description.when();
        Finite.of("the effect " + what, estimate);
        Finite.of("the standard error of the effect " + what, standardError);
    }

    /** An effect just estimated. */
    public static MeasuredEffect of(Effect effect) {
        Description description = new Description(
                effect.outcome(),
                Unit.valueOf(effect.unit().name()),
                effect.when(),
                effect.weeksCovered(),
                effect.treated(),
                effect.estimand(),
                effect.standardErrorMethod());
        return new MeasuredEffect(description, effect.estimate(), effect.standardError(), effect);
    }

    /**
     * The effect of a year that was found against a comparison group and not by effekt's estimators, in the unit that the value of
     * its row is of. Influences let effects on the same persons have their covariance, the sum of the products of what each
     * person adds; without them it counts as independent of all others, because nothing tells how they go together.
     *
     * @param outcome what it is on
     * @param when over what time
     * @param treated number of participants that it rests on; 0 if that is not known
     * @param estimate per participant
     * @param standardError above 0
     * @param estimand what was compared with what, and where that is from
     * @param standardErrorMethod how the standard error was found
     * @param influences what each person, by pseudonym, adds to the error of the estimate; their squares sum to the variance, or
     *     to less where part of it is of no person; may be empty. They are never printed
     */
    public static MeasuredEffect controlled(
            String outcome,
            String when,
            int treated,
            double estimate,
            double standardError,
            String estimand,
            String standardErrorMethod,
            Map<Long, Double> influences) {
        Checks.text("the outcome of an effect", outcome);
        Checks.text("the time of an effect", when);
        Checks.text("the design behind an effect", estimand);
        Checks.text("the method of a standard error", standardErrorMethod);
        Checks.positive("the standard error of the effect on '" + outcome + "'", standardError);
        Checks.notNegative("the number of participants of an effect", treated, "it is 0 if it is not known");
        SortedMap<Long, Double> persons = Collections.unmodifiableSortedMap(new TreeMap<>(influences));
        double squares = 0;
        for (double influence : persons.values()) {
            squares += Finite.of("what a person adds to the error", influence) * influence;
        }
        if (squares > standardError * standardError * (1 + ROUNDING)) {
            throw new IllegalArgumentException(
                    "the squares of what persons add to the error of '" + outcome + "' sum to " + squares
                            + ", the variance is " + standardError * standardError + "; they may not sum to more");
        }
        Description description = new Description(
                outcome, Unit.UNITS, when, Measured.WEEKS_A_YEAR, treated, estimand, standardErrorMethod);
        return new MeasuredEffect(
                description, estimate, standardError, new Controlled(description, estimate, standardError, persons));
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
    public Unit unit() {
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

    /** Number of participants that it rests on; 0 if that is not known. */
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

    /**
     * The covariance with another effect; 0 if they were neither estimated nor recorded together, and share no persons of whom it
     * is known what they add.
     */
    public double covariance(MeasuredEffect other) {
        if (origin instanceof Effect mine && other.origin instanceof Effect theirs) {
            return mine.covariance(theirs);
        }
        if (origin instanceof Controlled mine && other.origin instanceof Controlled theirs) {
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
