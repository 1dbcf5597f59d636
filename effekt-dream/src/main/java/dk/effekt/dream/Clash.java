package dk.effekt.dream;

import dk.effekt.calendar.Week;
import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import dk.effekt.register.State;

/**
 * Two rows that give one person two codes for one week.
 *
 * @param week the first such week, on the epoch-week scale
 * @param line where the later row stands
 * @param code what it says
 * @param otherRow the other row, such as {@code line 12}
 * @param otherCode what that says
 */
record Clash(int week, long line, int code, String otherRow, int otherCode) {

    /**
     * Two periods.
     *
     * @param week the first that both say something of
     */
    static Clash of(int week, Stretch one, Stretch other) {
        Stretch later = one.line() > other.line() ? one : other;
        Stretch earlier = one.line() > other.line() ? other : one;
        String earlierRow = earlier.line() == 0 ? "another row" : "line " + earlier.line();
        return new Clash(week, later.line(), later.code(), earlierRow, earlier.code());
    }

    /** The refusal of the later row; the person's others are refused with it. */
    Finding refusal(String source) {
        return Finding.refused(
                Reason.CONTRADICTORY,
                Place.of(source, line),
                "the row says " + this + "; no row of the person is kept",
                "Keep the row that is right and remove the other.");
    }

    /** {@code 130 for 2016-W05 where line 12 says 140}. */
    @Override
    public String toString() {
        return new State(code) + " for " + Week.ofEpochWeek(week) + " where " + otherRow + " says "
                + new State(otherCode);
    }
}
