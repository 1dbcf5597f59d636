package dk.effekt.keyfigures;

import dk.effekt.calendar.CalendarPeriod;
import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Periods that follow one another without a gap. */
final class Periods {

    private final List<ReportPeriod> all;
    /** The first epoch week of each, and that after the last. */
    private final int[] bounds;

    private Periods(List<ReportPeriod> all) {
        this.all = List.copyOf(all);
        this.bounds = IntStream.concat(
                        all.stream().mapToInt(period -> period.weeks().start().epochWeek()),
                        IntStream.of(all.get(all.size() - 1).weeks().end().epochWeek()))
                .toArray();
    }

    static Periods one(WeekSpan weeks) {
        return new Periods(
                List.of(new ReportPeriod(weeks.start() + " to " + weeks.end().minusWeeks(1), weeks)));
    }

    /**
     * The periods that begin and end with a span.
     *
     * @throws IllegalArgumentException if it begins or ends in the middle of one
     */
    static Periods of(CalendarPeriod calendar, WeekSpan span) {
        int first = calendar.number(span.start());
        int last = calendar.number(span.end().minusWeeks(1));
        WeekSpan whole =
                WeekSpan.of(calendar.weeks(first).start(), calendar.weeks(last).end());
        if (!whole.equals(span)) {
            throw new IllegalArgumentException(
                    "between " + span + " is not from the first week of " + calendar.text(first)
                            + " to the last of " + calendar.text(last) + "; say between " + whole
                            + ", or leave by(…) out to have it as one period");
        }
        return whole(calendar, first, last);
    }

    /**
     * From the first day of interest to the end of a register: the calendar periods that the register holds to their end, or one.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Periods from(Optional<CalendarPeriod> by, LocalDate firstDay, WeekSpan register) {
        Week first = Week.of(firstDay);
        if (by.isEmpty() && first.isBefore(register.end())) {
            return one(WeekSpan.of(first, register.end()));
        }
        if (by.isPresent()) {
            CalendarPeriod calendar = by.get();
            int from = calendar.number(first);
            int last = calendar.number(register.end()) - 1;
            if (from <= last) {
                return whole(calendar, from, last);
            }
        }
        throw new IllegalArgumentException("the first course begins in " + first + " and the register ends with "
                + register.end().minusWeeks(1)
                + ", so that there is no whole period between; say between(…), or shorter periods");
    }

    private static Periods whole(CalendarPeriod calendar, int first, int last) {
        List<ReportPeriod> all = new ArrayList<>();
        for (int number = first; number <= last; number++) {
            all.add(new ReportPeriod(calendar.text(number), calendar.weeks(number)));
        }
        return new Periods(all);
    }

    List<ReportPeriod> all() {
        return all;
    }

    int size() {
        return all.size();
    }

    int firstWeek(int period) {
        return bounds[period];
    }

    /** The first epoch week after a period. */
    int end(int period) {
        return bounds[period + 1];
    }

    /** The place of the period that an epoch week lies in; below 0 before the first, their number after the last. */
    int at(int epochWeek) {
        int found = Arrays.binarySearch(bounds, epochWeek);
        return found >= 0 ? found : -found - 2;
    }

    boolean holds(int epochWeek) {
        return epochWeek >= bounds[0] && epochWeek < bounds[all.size()];
    }
}
