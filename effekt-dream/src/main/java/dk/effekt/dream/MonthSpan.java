package dk.effekt.dream;

import java.time.YearMonth;

/**
 * A month or a year, half-open.
 *
 * @param start its first month
 * @param end the first month after it
 */
record MonthSpan(YearMonth start, YearMonth end) implements Comparable<MonthSpan> {

    static MonthSpan ofMonth(YearMonth month) {
        return new MonthSpan(month, month.plusMonths(1));
    }

    static MonthSpan ofYear(int year) {
        return new MonthSpan(YearMonth.of(year, 1), YearMonth.of(year + 1, 1));
    }

    boolean isYear() {
        return !end.equals(start.plusMonths(1));
    }

    boolean overlaps(MonthSpan other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /** In the order of the calendar; a month before the year that begins with it. */
    @Override
    public int compareTo(MonthSpan other) {
        int byStart = start.compareTo(other.start);
        return byStart != 0 ? byStart : end.compareTo(other.end);
    }

    /** {@code 2017-02} or {@code 2017}. */
    @Override
    public String toString() {
        return isYear() ? Integer.toString(start.getYear()) : start.toString();
    }
}
