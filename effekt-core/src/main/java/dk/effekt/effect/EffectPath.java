package dk.effekt.effect;

import com.google.common.base.Suppliers;
import dk.effekt.calendar.FollowUp;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.OutcomeMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The effect on one outcome week by week since the start: the lock-in first, the gain later. Immutable.
 */
public final class EffectPath {

    private static final int WEEKS_A_YEAR = 52;

    private final Joint joint;
    private final int offset;
    private final OutcomeMatrix.Column outcome;
    private final int firstWeek;
    private final Means[] means;
    private final Supplier<PathBand> band = Suppliers.memoize(this::findBand);

    /**
     * What the two arms look like in one week.
     *
     * @param treated mean of the matched treated
     * @param control weighted mean of those they are compared with
     * @param treatedUnits number of treated units observed
     * @param controlPersons number of different persons they are compared with
     */
    public record Means(double treated, double control, int treatedUnits, int controlPersons) {

        /** How many treated are to be expected in a state or out of it, whichever is less, at the share of both arms together. */
        private double fewestExpected() {
            double share =
                    (treatedUnits * treated + controlPersons * control) / ((double) treatedUnits + controlPersons);
            return treatedUnits * Math.min(share, 1 - share);
        }
    }

    EffectPath(Joint joint, int offset, OutcomeMatrix.Column outcome, int firstWeek, Means[] means) {
        this.joint = joint;
        this.offset = offset;
        this.outcome = outcome;
        this.firstWeek = firstWeek;
        this.means = means;
    }

    /** The outcome's name. */
    public String outcome() {
        return outcome.name();
    }

    /** What the effect is measured in. */
    public Outcome.Unit unit() {
        return outcome.unit();
    }

    /** Whether more or less of it is what the programme is for. */
    public Outcome.Aim aim() {
        return outcome.aim();
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
        int covered = unit() == Outcome.Unit.SHARE ? 1 : week;
        return new Effect(
                joint, weights, outcome(), unit(), "week " + week, covered, m.treatedUnits(), m.controlPersons());
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
     * @throws IllegalArgumentException if the outcome is a sum since the start already, or the weeks lie outside the path
     */
    public Effect cumulated(int fromWeek, int throughWeek) {
        if (unit() != Outcome.Unit.SHARE) {
            throw new IllegalArgumentException("'" + outcome() + "' is measured in " + unit()
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
        return new Effect(joint, weights, outcome(), Outcome.Unit.WEEKS, when, covered, treated, controls);
    }

    /**
     * The effect summed over each year of 52 weeks from the first week on; the last year may be short.
     *
     * @throws IllegalArgumentException as {@link #cumulated}
     */
    public List<Effect> byYear() {
        List<Effect> years = new ArrayList<>();
        for (int from = firstWeek; from <= lastWeek(); from += WEEKS_A_YEAR) {
            years.add(cumulated(from, Math.min(from + WEEKS_A_YEAR - 1, lastWeek())));
        }
        return List.copyOf(years);
    }

    /**
     * The same path through a week, such as 51: a follow-up of twelve months ends in week 52, which {@link #byYear} would count as a
     * second year of one week.
     *
     * @throws IllegalArgumentException if the path does not have the week
     */
    public EffectPath through(int week) {
        return new EffectPath(joint, offset, outcome, firstWeek, Arrays.copyOf(means, index(week) + 1));
    }

    /** The band that holds the whole path at once in 95 of 100 studies; {@link Effects#bands} hold those of all outcomes at once. */
    public PathBand band() {
        return band.get();
    }

    private PathBand findBand() {
        return band(PathBand.critical(joint.covariance(), positions()));
    }

    /** The band that reaches so many standard errors to either side. */
    PathBand band(double critical) {
        double[] estimates = new double[means.length];
        double[] variances = new double[means.length];
        for (int k = 0; k < means.length; k++) {
            estimates[k] = joint.estimates()[offset + k];
            variances[k] = joint.covariance()[offset + k][offset + k];
        }
        return PathBand.of(critical, estimates, variances, firstWeek);
    }

    /** Where its weeks stand among all estimates. */
    int[] positions() {
        return IntStream.range(offset, offset + means.length).toArray();
    }

    /** What the programme costs before it helps. */
    public LockIn lockIn() {
        return LockIn.of(this);
    }

    EffectPath countedFrom(int newFirstWeek) {
        return new EffectPath(joint, offset, outcome, newFirstWeek, means);
    }

    /** What {@link Effects#whereExpected} leaves of it. */
    Optional<EffectPath> whereExpected(int treated) {
        if (unit() != Outcome.Unit.SHARE) {
            return Optional.of(this);
        }
        int[] enough = IntStream.range(0, means.length)
                .filter(k -> means[k].fewestExpected() >= treated)
                .toArray();
        if (enough.length == 0) {
            return Optional.empty();
        }
        int from = enough[0];
        int to = enough[enough.length - 1] + 1;
        return Optional.of(
                new EffectPath(joint, offset + from, outcome, firstWeek + from, Arrays.copyOfRange(means, from, to)));
    }

    /** The estimate in a week. */
    double estimate(int week) {
        return joint.estimates()[offset + index(week)];
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
        return outcome() + ", weeks " + firstWeek + " to " + lastWeek() + ": lowest " + shown(lowest) + ", highest "
                + shown(highest);
    }

    private String shown(int week) {
        double estimate = joint.estimates()[offset + index(week)];
        return switch (unit()) {
            case SHARE -> String.format(Locale.ROOT, "%+.1f points in week %d", 100 * estimate, week);
            case WEEKS -> String.format(Locale.ROOT, "%+.1f weeks in week %d", estimate, week);
            case HOURS -> String.format(Locale.ROOT, "%+.1f hours in week %d", estimate, week);
        };
    }

    private int index(int week) {
        if (week < firstWeek || week > lastWeek()) {
            throw new IllegalArgumentException("week " + week + " lies outside the path of '" + outcome() + "', "
                    + firstWeek + " to " + lastWeek());
        }
        return week - firstWeek;
    }
}
