package dk.effekt.effect;

import dk.effekt.calendar.FollowUp;
import dk.effekt.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The effect on one outcome week by week since the start: the lock-in first, the gain later. Immutable.
 */
public final class EffectPath {

    private final Joint joint;
    private final int offset;
    private final String outcome;
    private final Outcome.Unit unit;
    private final int firstWeek;
    private final Means[] means;

    /**
     * What the two arms look like in one week.
     *
     * @param treated mean of the matched treated
     * @param control weighted mean of those they are compared with
     * @param treatedUnits number of treated units observed
     * @param controlPersons number of different persons they are compared with
     */
    public record Means(double treated, double control, int treatedUnits, int controlPersons) {}

    EffectPath(Joint joint, int offset, String outcome, Outcome.Unit unit, int firstWeek, Means[] means) {
        this.joint = joint;
        this.offset = offset;
        this.outcome = outcome;
        this.unit = unit;
        this.firstWeek = firstWeek;
        this.means = means;
    }

    /** The outcome's name. */
    public String outcome() {
        return outcome;
    }

    /** What the effect is measured in. */
    public Outcome.Unit unit() {
        return unit;
    }

    /** The first week since the start in which the outcome counts. */
    public int firstWeek() {
        return firstWeek;
    }

    /** The last week since the start. */
    public int lastWeek() {
        return firstWeek + means.length - 1;
    }

    /** The two arms in a week. */
    public Means means(int week) {
        return means[index(week)];
    }

    /** The effect in a week. */
    public Effect at(int week) {
        double[] weights = new double[joint.estimates().length];
        weights[offset + index(week)] = 1;
        Means m = means(week);
        int covered = unit == Outcome.Unit.WEEKS ? week : 1;
        return new Effect(joint, weights, outcome, unit, "week " + week, covered, m.treatedUnits(), m.controlPersons());
    }

    /** The effect in the week of a follow-up point. */
    public Effect at(FollowUp followUp) {
        return at(followUp.weeks());
    }

    /** The effect in each week, in order. */
    public List<Effect> weeks() {
        List<Effect> all = new ArrayList<>(means.length);
        for (int week = firstWeek; week <= lastWeek(); week++) {
            all.add(at(week));
        }
        return List.copyOf(all);
    }

    /**
     * The effect summed over weeks: for a share, the weeks gained or lost from one week through another.
     *
     * @throws IllegalArgumentException if the outcome counts weeks already, or the weeks lie outside the path
     */
    public Effect cumulated(int fromWeek, int throughWeek) {
        if (unit != Outcome.Unit.SHARE) {
            throw new IllegalArgumentException("'" + outcome + "' is measured in " + unit
                    + " since the start already; use at(" + throughWeek + ")");
        }
        if (throughWeek < fromWeek) {
            throw new IllegalArgumentException("weeks " + fromWeek + " to " + throughWeek + " are none");
        }
        double[] weights = new double[joint.estimates().length];
        int treated = Integer.MAX_VALUE;
        int controls = Integer.MAX_VALUE;
        for (int week = fromWeek; week <= throughWeek; week++) {
            weights[offset + index(week)] = 1;
            treated = Math.min(treated, means(week).treatedUnits());
            controls = Math.min(controls, means(week).controlPersons());
        }
        String when = "weeks " + fromWeek + " to " + throughWeek;
        int covered = throughWeek - fromWeek + 1;
        return new Effect(joint, weights, outcome, Outcome.Unit.WEEKS, when, covered, treated, controls);
    }

    /** One line: {@code job, weeks 0 to 78: lowest -12.4 points in week 13, highest +6.3 points in week 36}. */
    @Override
    public String toString() {
        int lowest = firstWeek;
        int highest = firstWeek;
        for (int week = firstWeek; week <= lastWeek(); week++) {
            double estimate = joint.estimates()[offset + index(week)];
            lowest = estimate < joint.estimates()[offset + index(lowest)] ? week : lowest;
            highest = estimate > joint.estimates()[offset + index(highest)] ? week : highest;
        }
        return outcome + ", weeks " + firstWeek + " to " + lastWeek() + ": lowest " + shown(lowest) + ", highest "
                + shown(highest);
    }

    private String shown(int week) {
        double estimate = joint.estimates()[offset + index(week)];
        return unit == Outcome.Unit.SHARE
                ? String.format(Locale.ROOT, "%+.1f points in week %d", 100 * estimate, week)
                : String.format(Locale.ROOT, "%+.1f weeks in week %d", estimate, week);
    }

    private int index(int week) {
        if (week < firstWeek || week > lastWeek()) {
            throw new IllegalArgumentException(
                    "week " + week + " lies outside the path of '" + outcome + "', " + firstWeek + " to " + lastWeek());
        }
        return week - firstWeek;
    }
}
