package dk.effekt.dream;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.input.DataException;
import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which column of a wide extract says what, and what is to be reported of the others. */
final class WideColumns {

    /** The kinds of columns that a wide table has beside weeks and months. */
    static final Set<DreamColumn> KINDS = PersonColumn.and(TraitCells.KINDS);

    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{1,2}");

    private final Header header;
    private final DreamNames names;
    private final int pivot;
    private final Shape shape;
    private final int person;
    private final Map<DreamColumn, Integer> traits;
    private final NavigableMap<Week, Integer> weeks;
    private final NavigableMap<YearMonth, Integer> months;
    private final List<Finding> findings = new ArrayList<>();

    private WideColumns(Header header, DreamReader options) {
        this.header = header;
        this.names = options.names();
        this.pivot = options.pivot();
        this.shape = options.shape();
        FoundColumns<DreamColumn> found = names.columns().in(header);
        this.person = PersonColumn.of(found);
        Map<Week, List<Integer>> weekColumns = new TreeMap<>();
        Map<YearMonth, List<Integer>> monthColumns = new TreeMap<>();
        List<Integer> others = new ArrayList<>();
        for (int column : found.except(KINDS)) {
            if (!placeInCalendar(column, weekColumns, monthColumns)) {
                others.add(column);
            }
        }
        this.weeks = single(weekColumns, "that week counts as not observed");
        this.months = single(monthColumns, "that month counts as not observed");
        this.traits = TraitCells.columns(found, findings);
        if (weeks.isEmpty()) {
            throw noWeeks();
        }
        passOverMonthsOutside();
        lookForMissingWeeks(weekColumns);
        lookForMissingMonths(monthColumns);
        findings.addAll(UnknownColumns.findings(
                header, others, name -> names.nearest(name, found.absent(KINDS)).or(() -> names.nearestFamily(name))));
    }

    /**
     * Finds the columns by their names.
     *
     * @param header one with at least one column that is named as that of a week
     * @throws DataException if there is no person column or more than one, if no week can be read, or if weeks are missing
     *     in the middle that are not declared unobserved
     */
    static WideColumns of(Header header, DreamReader options) {
        return new WideColumns(header, options);
    }

    /** The column of the person's number. */
    int person() {
        return person;
    }

    /** The columns of what is known beside the weeks, where there are such. */
    Map<DreamColumn, Integer> traits() {
        return traits;
    }

    /** The columns of the weeks, in the order of the calendar. */
    SortedMap<Week, Integer> weeks() {
        return weeks;
    }

    /** The columns of the employment ratio, in the order of the calendar; months of the weeks only. */
    SortedMap<YearMonth, Integer> months() {
        return months;
    }

    /** From the first week that has a column to the last. */
    WeekSpan span() {
        return WeekSpan.ofClosed(weeks.firstKey(), weeks.lastKey());
    }

    /** What was left out, and which weeks and months are missing. */
    List<Finding> findings() {
        return findings;
    }

    /** How the layout was understood. */
    String form() {
        String text = shape.name(Form.WIDE) + ", " + Gaps.counted(weeks.size(), "week") + " " + name(weeks.firstEntry())
                + " to " + name(weeks.lastEntry());
        return months.isEmpty()
                ? text + ", no employment ratio"
                : text + ", " + Gaps.counted(months.size(), "month") + " " + name(months.firstEntry()) + " to "
                        + name(months.lastEntry());
    }

    /** Whether the column is named as that of a week or month. */
    private boolean placeInCalendar(
            int column, Map<Week, List<Integer>> weekColumns, Map<YearMonth, List<Integer>> monthColumns) {
        String name = header.names().get(column);
        Matcher week = names.weeks().match(name);
        Matcher month = names.months().match(name);
        try {
            if (week.matches()) {
                add(weekColumns, week(week), column);
            } else if (month.matches()) {
                add(monthColumns, month(month), column);
            } else {
                return false;
            }
        } catch (IllegalArgumentException e) {
            findings.add(Finding.leftOut(
                    Reason.IMPOSSIBLE_COLUMN,
                    header.at(column),
                    "the column was left out: " + e.getMessage(),
                    "Name the week or month that it holds."));
        }
        return true;
    }

    private Week week(Matcher name) {
        return name.groupCount() == 1
                ? WeekText.parse(name.group(1), pivot)
                : WeekText.parse(name.group(1), name.group(2), pivot);
    }

    private static YearMonth month(Matcher name) {
        if (!MONTH.matcher(name.group(1) + "-" + name.group(2)).matches()) {
            throw new IllegalArgumentException("the year is not of four digits, or the month not of one or two");
        }
        int number = Integer.parseInt(name.group(2));
        if (number < 1 || number > 12) {
            throw new IllegalArgumentException("month " + number + " is not a month from 1 to 12");
        }
        return YearMonth.of(Integer.parseInt(name.group(1)), number);
    }

    private static <K> void add(Map<K, List<Integer>> columns, K key, int column) {
        columns.computeIfAbsent(key, k -> new ArrayList<>()).add(column);
    }

    private <K> NavigableMap<K, Integer> single(Map<K, List<Integer>> columns, String consequence) {
        return new TreeMap<>(SingleColumns.of(header, columns, consequence, findings));
    }

    private DataException noWeeks() {
        return findings.isEmpty()
                ? Failures.of(
                        Reason.MISSING_COLUMN,
                        header.place(),
                        "no column holds a week; the columns are " + header.shown(),
                        "Name the weekly columns y_YYWW, such as y_1601 for the first week of 2016.")
                : DataException.of(findings.get(0));
    }

    private void passOverMonthsOutside() {
        YearMonth first = weeks.firstKey().month();
        YearMonth last = weeks.lastKey().month();
        List<Integer> outside = new ArrayList<>(months.headMap(first).values());
        outside.addAll(months.tailMap(last, false).values());
        months.values().removeAll(outside);
        if (!outside.isEmpty()) {
            findings.add(new Finding(
                    Finding.Kind.COLUMN_LEFT_OUT,
                    Reason.OUTSIDE_SPAN,
                    header.at(outside.get(0)),
                    "the month lies outside the weeks of the extract, " + weeks.firstKey() + " to " + weeks.lastKey(),
                    "",
                    outside.size()));
        }
    }

    private void lookForMissingWeeks(Map<Week, List<Integer>> weekColumns) {
        List<Week> missing = Gaps.between(weeks.navigableKeySet(), Gaps.NEXT_WEEK);
        for (Week week : missing) {
            if (shape.missingWeeks() == MissingWeeks.STOP && weekColumns.containsKey(week)) {
                throw DataException.of(
                        SingleColumns.repeated(header, weekColumns.get(week), "the extract has no other for " + week));
            }
        }
        // What has several columns has been reported.
        missing.removeAll(weekColumns.keySet());
        Gaps.weeks(missing, "without a column", shape.missingWeeks(), header.place())
                .ifPresent(findings::add);
    }

    private void lookForMissingMonths(Map<YearMonth, List<Integer>> monthColumns) {
        List<YearMonth> missing = Gaps.between(months.navigableKeySet(), Gaps.NEXT_MONTH);
        missing.removeAll(monthColumns.keySet());
        if (!missing.isEmpty()) {
            findings.add(Finding.noted(
                    Reason.MISSING_COLUMN,
                    header.place(),
                    Gaps.counted(missing.size(), "month") + " between the first and the last without a column: "
                            + Gaps.shown(missing, Gaps.NEXT_MONTH) + "; not observed",
                    "Order an extract with every month.",
                    1));
        }
    }

    private String name(Map.Entry<?, Integer> column) {
        return Place.mask(header.name(column.getValue()));
    }
}
