package dk.effekt.register;

import java.time.LocalDate;
import java.util.Locale;

/**
 * When weeks without a benefit end its spell. Sources differ, and with them the number of spells and their length, so that
 * the rule is named beside every figure that rests on one.
 *
 * <p>All rules agree that a benefit code that changes within the set, employment, a birthday or a move never splits a spell:
 * STAR withdrew a measure in which they did (jobindsats.dk, driftsnyheder/2017/a03-121017).
 */
public enum SpellRule {

    /** A single week without the benefit ends the spell. The nearest in weeks to Jobindsats until 2017, by which a day does. */
    NO_GAP,

    /**
     * Four consecutive weeks without the benefit, or more, end the spell; across three it goes on. The length is that of
     * {@code u.spells} in DREAMtoolsR (C. Nielsen, 2018), which turns shorter runs back. What ends a spell there is four weeks
     * of employment, not of absence alone: to come near it, ask for the spells of all that is not {@link StateGroup#JOB}.
     */
    GAP_OF_4_WEEKS,

    /**
     * A full calendar month without the benefit ends the spell: Jobindsats' rule since August 2017 for cash and educational
     * assistance, since 2018 for most others, since August 2019 for unemployment insurance benefit (jobindsats.dk, new
     * measures Y36 and Y38 of 11 August 2017, and Y01A21 of 2019). An approximation, for weeks do not show days: a month is
     * without the benefit if each of its weeks is, four or five, a week belonging to the month of its Thursday.
     */
    FULL_CALENDAR_MONTH;

    /** A gap below this holds no month; every month has at least this many Thursdays. */
    private static final int SHORTEST_MONTH = 4;

    /** Two months in a row have at most nine Thursdays, so that eight weeks in a row hold the rest of one and all of the next. */
    private static final int HOLDS_A_MONTH = 8;

    /**
     * Whether a gap ends the spell before it.
     *
     * @param startInclusive epoch week of the first week without the benefit
     * @param endExclusive epoch week of the week in which the benefit comes back; later
     * @throws IllegalArgumentException if the gap has no week
     */
    public boolean endsIn(int startInclusive, int endExclusive) {
        if (startInclusive >= endExclusive) {
            throw new IllegalArgumentException("a gap from week " + startInclusive + " to before " + endExclusive);
        }
        long weeks = (long) endExclusive - startInclusive;
        return switch (this) {
            case NO_GAP -> true;
            case GAP_OF_4_WEEKS -> weeks >= 4;
            case FULL_CALENDAR_MONTH ->
                weeks >= HOLDS_A_MONTH
                        || (weeks >= SHORTEST_MONTH && endOfFirstFullMonth(startInclusive) <= endExclusive);
        };
    }

    /** The week after the first month all of whose weeks lie at or after the given one. */
    private static int endOfFirstFullMonth(int epochWeek) {
        LocalDate thursday = thursday(epochWeek);
        boolean isFirstOfMonth = thursday.getDayOfMonth() <= 7;
        int first = isFirstOfMonth ? epochWeek : epochWeek + weeksLeft(thursday);
        return first + weeksLeft(thursday(first));
    }

    /** The weeks from the given Thursday's to the last of its month. */
    private static int weeksLeft(LocalDate thursday) {
        return (thursday.lengthOfMonth() - thursday.getDayOfMonth()) / 7 + 1;
    }

    private static LocalDate thursday(int epochWeek) {
        return LocalDate.ofEpochDay(epochWeek * 7L);
    }

    /** In words, for tables and the protocol: {@code full calendar month}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
