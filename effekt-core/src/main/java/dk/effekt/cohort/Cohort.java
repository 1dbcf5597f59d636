package dk.effekt.cohort;

import dk.effekt.calendar.Week;
import dk.effekt.register.Register;
import java.util.Locale;

/**
 * Person-weeks that are compared: each row is a person at a time zero, either one who starts in that week or one who could
 * have. Rows are in the order of weeks and, within a week, of persons. Immutable.
 */
public final class Cohort {

    private final Register register;
    private final int[] persons;
    private final int[] weeks;
    private final boolean[] treated;
    private final Attrition attrition;

    Cohort(Register register, int[] persons, int[] weeks, boolean[] treated, Attrition attrition) {
        this.register = register;
        this.persons = persons;
        this.weeks = weeks;
        this.treated = treated;
        this.attrition = attrition;
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
