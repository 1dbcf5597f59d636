package dk.effekt.dream;

import dk.effekt.input.Finding;
import dk.effekt.input.Reason;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The columns of a wide extract that say one thing of persons month by month or year by year. */
final class DatedColumns {

    private final String trait;
    private final NavigableMap<MonthSpan, Integer> columns;
    private final String form;

    private DatedColumns(
            String trait,
            Header header,
            NavigableMap<MonthSpan, List<Integer>> all,
            CalendarColumns calendar,
            List<Finding> findings) {
        this.trait = trait;
        this.columns = calendar.single(all, "nothing is known then");
        leaveOutYearsWithMonths(header, findings);
        missing(header, all).ifPresent(findings::add);
        this.form = columns.isEmpty() ? "" : trait + " of " + calendar.shown(columns, "column");
    }

    /**
     * Finds the columns.
     *
     * @param pivot two-digit years below it are 20xx, the others 19xx
     * @param findings takes what was left out, and which times are missing
     */
    static DatedColumns of(
            String trait,
            Header header,
            DreamNames names,
            int pivot,
            CalendarColumns calendar,
            List<Finding> findings) {
        return new DatedColumns(
                trait,
                header,
                calendar.of(names.trait(trait), name -> ColumnTime.monthOrYear(name, pivot)),
                calendar,
                findings);
    }

    /** What the trait is called. */
    String trait() {
        return trait;
    }

    /** In the order of the calendar; none overlaps another. */
    SortedMap<MonthSpan, Integer> columns() {
        return columns;
    }

    /** {@code industry of 24 columns branche_2017_01 to branche_2018_12}; empty if there are none. */
    String form() {
        return form;
    }

    /** The months say it more precisely. */
    private void leaveOutYearsWithMonths(Header header, List<Finding> findings) {
        SortedMap<MonthSpan, Integer> all = new TreeMap<>(columns);
        all.forEach((year, column) -> all.forEach((month, columnOfMonth) -> {
            boolean isFirst = columns.containsKey(year);
            if (isFirst && year.isYear() && !month.isYear() && month.overlaps(year)) {
                findings.add(Finding.leftOut(
                        Reason.REPEATED_COLUMN,
                        header.at(column),
                        "the column was left out: months of the year have columns of their own, such as "
                                + header.at(columnOfMonth).column(),
                        "Keep the column of the year or those of its months."));
                columns.remove(year);
            }
        }));
    }

    private Optional<Finding> missing(Header header, NavigableMap<MonthSpan, List<Integer>> all) {
        boolean years = !columns.isEmpty() && columns.keySet().stream().allMatch(MonthSpan::isYear);
        SortedSet<YearMonth> there = new TreeSet<>();
        // What has several columns has been reported.
        all.keySet().forEach(span -> addMonths(span, years, there));
        List<YearMonth> missing = new ArrayList<>(Gaps.between(there, years ? m -> m.plusYears(1) : Gaps.NEXT_MONTH));
        return years
                ? Gaps.columns(
                        missing.stream().map(YearMonth::getYear).toList(),
                        "year",
                        "for the " + trait,
                        "not known then",
                        year -> year + 1,
                        header.place())
                : Gaps.columns(missing, "month", "for the " + trait, "not known then", Gaps.NEXT_MONTH, header.place());
    }

    private static void addMonths(MonthSpan span, boolean years, SortedSet<YearMonth> to) {
        YearMonth end = years ? span.start().plusMonths(1) : span.end();
        for (YearMonth month = span.start(); month.isBefore(end); month = month.plusMonths(1)) {
            to.add(month);
        }
    }
}
