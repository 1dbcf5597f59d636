package dk.effekt.calendar;

/**
 * A half-open run of weeks: the start belongs to it, the end does not. It may be empty, it is never reversed.
 *
 * @param start first week, inclusive
 * @param end first week after the span, exclusive; not before the start
 */
public record WeekSpan(Week start, Week end) {

    public WeekSpan {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("span ends in " + end + ", before it starts in " + start);
        }
    }

    /** The span from one week to just before another. */
    public static WeekSpan of(Week startInclusive, Week endExclusive) {
        return new WeekSpan(startInclusive, endExclusive);
    }

    /** The span of so many weeks from a given one. */
    public static WeekSpan of(Week startInclusive, int weeks) {
        return new WeekSpan(startInclusive, startInclusive.plusWeeks(weeks));
    }

    /** The span from one week through another. */
    public static WeekSpan ofClosed(Week startInclusive, Week endInclusive) {
        return new WeekSpan(startInclusive, endInclusive.plusWeeks(1));
    }

    /** Its number of weeks. */
    public int length() {
        return start.weeksUntil(end);
    }

    /** Whether it has no week. */
    public boolean isEmpty() {
        return start.equals(end);
    }

    /** Whether a week lies in it. */
    public boolean contains(Week week) {
        return !week.isBefore(start) && week.isBefore(end);
    }

    /** The weeks it shares with another; empty, at the later of the two starts, if there are none. */
    public WeekSpan intersect(WeekSpan other) {
        Week from = start.isAfter(other.start) ? start : other.start;
        Week to = end.isBefore(other.end) ? end : other.end;
        return new WeekSpan(from, to.isBefore(from) ? from : to);
    }

    /** {@code [2020-W01, 2020-W05)}. */
    @Override
    public String toString() {
        return "[" + start + ", " + end + ")";
    }
}
