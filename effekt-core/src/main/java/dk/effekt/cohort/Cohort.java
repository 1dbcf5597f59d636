package dk.effekt.cohort;

import com.google.common.hash.Hashing;
import dk.effekt.calendar.Week;
import dk.effekt.register.Register;
import dk.effekt.register.Timeline;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Person-weeks that are compared: each row is a person at a time zero, either one who starts in that week or one who could
 * have. Rows are in the order of weeks and, within a week, of persons. Immutable.
 */
public final class Cohort {

    private static final int SEED = 1_062;

    private final Register register;
    private final int[] persons;
    private final int[] weeks;
    private final boolean[] treated;
    /** Of each person of the register. */
    private final int[] startWeeks;

    private final Attrition attrition;

    Cohort(Register register, int[] persons, int[] weeks, boolean[] treated, int[] startWeeks, Attrition attrition) {
        this.register = register;
        this.persons = persons;
        this.weeks = weeks;
        this.treated = treated;
        this.startWeeks = startWeeks;
        this.attrition = attrition;
    }

    /**
     * A cohort of the given rows, for a {@link CohortDesign} of your own.
     *
     * @param persons the number of each row's person in the register
     * @param weeks the epoch week of each row's time zero
     * @param treated whether each row's person starts in its week
     * @param attrition what became of every participation; what it leaves is the number of starts
     * @throws IllegalArgumentException if the rows do not fit together, or are not in the order of weeks and, within a week, of
     *     persons
     */
    public static Cohort of(Register register, int[] persons, int[] weeks, boolean[] treated, Attrition attrition) {
        if (persons.length != weeks.length || persons.length != treated.length) {
            throw new IllegalArgumentException(persons.length + " persons, " + weeks.length + " weeks and "
                    + treated.length + " flags of treatment");
        }
        for (int row = 0; row < persons.length; row++) {
            if (persons[row] < 0 || persons[row] >= register.size()) {
                throw new IllegalArgumentException("row " + row + " has person " + persons[row] + " of a " + register);
            }
            boolean ascends = row == 0
                    || weeks[row] > weeks[row - 1]
                    || (weeks[row] == weeks[row - 1] && persons[row] > persons[row - 1]);
            if (!ascends) {
                throw new IllegalArgumentException(
                        "row " + row + " does not come after row " + (row - 1) + " in the order of weeks and persons");
            }
        }
        int[] startWeeks = new int[register.size()];
        Arrays.fill(startWeeks, Timeline.NEVER);
        for (int row = 0; row < persons.length; row++) {
            if (treated[row]) {
                startWeeks[persons[row]] = Math.min(startWeeks[persons[row]], weeks[row]);
            }
        }
        Cohort cohort = new Cohort(register, persons.clone(), weeks.clone(), treated.clone(), startWeeks, attrition);
        if (attrition.left() != cohort.treatedCount()) {
            throw new IllegalArgumentException(cohort.treatedCount() + " starts, but " + attrition);
        }
        return cohort;
    }

    /**
     * The same cohort with all starts and a share of the other person-weeks: those for which a number drawn from the person and the
     * week is small enough, whatever else is in the cohort.
     *
     * @param share above 0, at most 1
     */
    public Cohort thinned(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of " + share + "; it is above 0 and at most 1");
        }
        return among(IntStream.range(0, persons.length)
                .filter(row -> treated[row] || isDrawn(row, share))
                .toArray());
    }

    /**
     * The same persons and arms some weeks earlier, of those who met a condition there: time zero of a placebo. Both arms have met
     * all that the cohort asks at their own time zero, so that neither is chosen by what comes after the earlier one more than the
     * other.
     *
     * @param weeks how much earlier, at least 1
     * @param name of the condition, for the attrition
     * @param condition asked of a person and the earlier epoch week
     */
    public Cohort earlier(int weeks, String name, PersonWeekTest condition) {
        if (weeks < 1) {
            throw new IllegalArgumentException("earlier by " + weeks + " weeks; at least 1");
        }
        int[] kept = IntStream.range(0, persons.length)
                .filter(row -> condition.test(persons[row], this.weeks[row] - weeks))
                .toArray();
        Cohort same = among(kept);
        int[] moved = Arrays.stream(same.weeks).map(week -> week - weeks).toArray();
        return new Cohort(
                register, same.persons, moved, same.treated, startWeeks, attrition.then(name, same.treatedCount()));
    }

    /** A condition on a person, by number, in an epoch week. */
    @FunctionalInterface
    public interface PersonWeekTest {

        /** Whether it is met. */
        boolean test(int person, int epochWeek);
    }

    private boolean isDrawn(int row, double share) {
        long drawn = Hashing.murmur3_128(SEED)
                .newHasher()
                .putLong(register.personId(persons[row]))
                .putInt(weeks[row])
                .hash()
                .asLong();
        return (drawn >>> 1) < share * Long.MAX_VALUE;
    }

    private Cohort among(int[] rows) {
        int[] somePersons = new int[rows.length];
        int[] someWeeks = new int[rows.length];
        boolean[] someTreated = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            somePersons[i] = persons[rows[i]];
            someWeeks[i] = weeks[rows[i]];
            someTreated[i] = treated[rows[i]];
        }
        return new Cohort(register, somePersons, someWeeks, someTreated, startWeeks, attrition);
    }

    /** The register whose persons these are. */
    public Register register() {
        return register;
    }

    /** Number of rows. */
    public int size() {
        return persons.length;
    }

    /** The number, in the register, of a row's person. */
    public int person(int row) {
        return persons[row];
    }

    /** The epoch week ({@link Week#epochWeek()}) of a row's time zero. */
    public int week(int row) {
        return weeks[row];
    }

    /** Whether a row's person starts in its week. */
    public boolean isTreated(int row) {
        return treated[row];
    }

    /**
     * The epoch week in which a person of the register first starts, whether or not that start is a row: one that was lost to the
     * comparison is a start all the same. {@link Timeline#NEVER} for those who never do.
     *
     * @param person the number of the person in the register
     */
    public int startWeek(int person) {
        return startWeeks[person];
    }

    /** For each row whether its person starts in its week. */
    public boolean[] treated() {
        return treated.clone();
    }

    /** For each row its person's number. */
    public int[] persons() {
        return persons.clone();
    }

    /** Number of rows that are starts. */
    public int treatedCount() {
        int count = 0;
        for (boolean t : treated) {
            count += t ? 1 : 0;
        }
        return count;
    }

    /** What became of every participation. */
    public Attrition attrition() {
        return attrition;
    }

    /** One line: {@code cohort of 2,860 starts against 310,522 person-weeks}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "cohort of %,d starts against %,d person-weeks", treatedCount(), size() - treatedCount());
    }
}
