package dk.effekt.dream;

import dk.effekt.calendar.WeekSpan;
import dk.effekt.input.Finding;
import dk.effekt.input.Reason;
import dk.effekt.register.MonthlySeries;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;

/** The columns of a monthly series in a wide extract. */
final class MonthColumns {

    private final MonthlySeries series;
    private final NavigableMap<YearMonth, Integer> columns;
    private final String form;

    /** @param findings takes what was left out, and which months are missing */
    private MonthColumns(
            MonthlySeries series,
            Header header,
            NavigableMap<YearMonth, List<Integer>> all,
            CalendarColumns calendar,
            WeekSpan weeks,
            List<Finding> findings) {
        this.series = series;
        this.columns = calendar.single(all, "that month counts as not observed");
        passOverMonthsOutside(header, weeks).ifPresent(findings::add);
        missing(header, all).ifPresent(findings::add);
        this.form = columns.isEmpty() ? "" : series + " of " + calendar.shown(columns, "month");
    }

    /**
     * Finds the columns.
     *
     * @param weeks those of the extract; months outside are left out
     * @param findings takes what was left out, and which months are missing
     */
    static MonthColumns of(
            MonthlySeries series,
            Header header,
            DreamNames names,
            CalendarColumns calendar,
            WeekSpan weeks,
            List<Finding> findings) {
        NavigableMap<YearMonth, List<Integer>> all = calendar.of(names.months(series), ColumnTime::month);
        return new MonthColumns(series, header, all, calendar, weeks, findings);
    }

    MonthlySeries series() {
        return series;
    }

    /** In the order of the calendar; months of the weeks only. */
    SortedMap<YearMonth, Integer> columns() {
        return columns;
    }

    /** {@code paid hours of 24 months timer_2017_01 to timer_2018_12}; empty if there are none. */
    String form() {
        return form;
    }

    private Optional<Finding> passOverMonthsOutside(Header header, WeekSpan weeks) {
        List<Integer> outside =
                new ArrayList<>(columns.headMap(weeks.start().month()).values());
        outside.addAll(columns.tailMap(weeks.end().minusWeeks(1).month(), false).values());
        columns.values().removeAll(outside);
        return outside.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        Finding.Kind.COLUMN_LEFT_OUT,
                        Reason.OUTSIDE_SPAN,
                        header.at(outside.get(0)),
                        "the month lies outside the weeks of the extract, " + weeks.start() + " to "
                                + weeks.end().minusWeeks(1),
                        "",
                        outside.size()));
    }

    private Optional<Finding> missing(Header header, NavigableMap<YearMonth, List<Integer>> all) {
        List<YearMonth> missing = Gaps.between(columns.navigableKeySet(), Gaps.NEXT_MONTH);
        // What has several columns has been reported.
        missing.removeAll(all.keySet());
        return Gaps.columns(missing, "month", "for the " + series, "not observed", Gaps.NEXT_MONTH, header.place());
    }
}
