package dk.effekt.input;

/**
 * How much an input holds, beside its rows.
 *
 * @param persons persons in the result, each counted once
 * @param personWeeks weeks of these persons of which the result says something: all weeks of its span, blank ones included,
 *     without those that are not observed; 0 for what has no weeks, such as a list of participations
 * @param cells cells below the header that were read, used or not: those of all rows, kept or refused, except rows that
 *     could not be told apart or were cut in two; 0 for what was not read from anywhere
 */
public record Volume(long persons, long personWeeks, long cells) {

    /** Of what holds no persons. */
    public static final Volume NONE = new Volume(0, 0, 0);

    public Volume {
        if (persons < 0 || personWeeks < 0 || cells < 0) {
            throw new IllegalArgumentException(
                    "persons " + persons + ", person-weeks " + personWeeks + " or cells " + cells + " is negative");
        }
    }

    /** One line: {@code 19,416 persons, 8,600,000 person-weeks; 10,400,000 cells read}; what there is none of is left out. */
    @Override
    public String toString() {
        return counted(persons, "persons")
                + (personWeeks == 0 ? "" : ", " + counted(personWeeks, "person-weeks"))
                + (cells == 0 ? "" : "; " + counted(cells, "cells") + " read");
    }

    private static String counted(long count, String what) {
        return ReadReport.withCommas(count) + " " + what;
    }
}
