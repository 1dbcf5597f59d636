package dk.effekt.register;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * The months of a span of weeks, numbered from 0. A week belongs to the month of its Thursday.
 *
 * @param count how many there are
 */
record Months(YearMonth first, int count) {

    static Months of(WeekSpan span) {
        YearMonth first = span.start().month();
        YearMonth last = span.end().minusWeeks(1).month();
        return new Months(first, Math.toIntExact(first.until(last, ChronoUnit.MONTHS)) + 1);
    }

    /** The number of a month; −1 if it lies outside. */
    int numberOf(YearMonth month) {
        long number = first.until(month, ChronoUnit.MONTHS);
        return number < 0 || number >= count ? -1 : (int) number;
    }

    /** For each month the first week (from 0) of the span whose Thursday lies in it; the span's length at the end. */
    int[] firstWeeksIn(WeekSpan span) {
        int[] weeks = new int[count + 1];
        for (int m = 1; m < count; m++) {
            YearMonth month = first.plusMonths(m);
            Week week = Week.of(month.atDay(1));
            weeks[m] =
                    week.epochWeek() - span.start().epochWeek() + (week.month().equals(month) ? 0 : 1);
        }
        weeks[count] = span.length();
        return weeks;
    }
}
