package dk.effekt.dream;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which column of a wide extract says what, and what is to be reported of the others. */
final class WideColumns {

    static final Pattern WEEK = Pattern.compile("(?i)y_?(\\d{3,4})");
    private static final Pattern MONTH = Pattern.compile("(?i)grad_?(\\d{4})_?(\\d{2})");
    private static final int MOST_RUNS_SHOWN = 5;
    private static final String ONE_OF_EACH = "Keep one of the columns.";

    private final Header header;
    private final int pivot;
    private final int person;
    private final Map<Role, Integer> traits = new LinkedHashMap<>();
    private final TreeMap<Week, Integer> weeks = new TreeMap<>();
    private final TreeMap<YearMonth, Integer> months = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private WideColumns(Header header, int pivot) {
        this.header = header;
        this.pivot = pivot;
        this.person = onlyPersonColumn(header);
        Map<Week, List<Integer>> weekColumns = new TreeMap<>();
        Map<YearMonth, List<Integer>> monthColumns = new TreeMap<>();
        Map<Role, List<Integer>> traitColumns = new TreeMap<>();
        Map<String, List<Integer>> others = new LinkedHashMap<>();
        for (int column = 0; column < header.width(); column++) {
            if (column != person) {
                place(column, weekColumns, monthColumns, traitColumns, others);
            }
        }
        keepSingle(weekColumns, weeks, "that week counts as not observed");
        keepSingle(monthColumns, months, "that month counts as not observed");
        keepSingle(traitColumns, traits, "it counts as unknown");
        if (weeks.isEmpty()) {
            throw noWeeks();
        }
        passOverMonthsOutside();
        reportGaps(weekColumns, monthColumns);
        others.forEach((family, columns) -> leaveOut(
                columns,
                Reason.UNKNOWN_COLUMN,
                "the column is not known and was not read",
                "Nothing to do if it is not needed."));
    }

    /**
     * Finds the columns by their names.
     *
     * @throws dk.effekt.input.DataException if there is no person column, more than one, or no week column
     */
    static WideColumns of(Header header, int pivot) {
        return new WideColumns(header, pivot);
    }

    /** The column of the person's number. */
    int person() {
        return person;
    }

    /** The columns of what is known beside the weeks, where there are such. */
    Map<Role, Integer> traits() {
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
        String text = "wide, " + counted(weeks.size(), "week") + " " + name(weeks.firstEntry()) + " to "
                + name(weeks.lastEntry());
        return months.isEmpty()
                ? text + ", no employment ratio"
                : text + ", " + counted(months.size(), "month") + " " + name(months.firstEntry()) + " to "
                        + name(months.lastEntry());
    }

    private static int onlyPersonColumn(Header header) {
        int[] columns = header.columns(Role.PERSON);
        if (columns.length == 1) {
            return columns[0];
        }
        if (columns.length > 1) {
            throw Failures.of(
                    Reason.REPEATED_COLUMN,
                    header.at(columns[1]),
                    "a second column for the person's number; the first is "
                            + header.at(columns[0]).column(),
                    ONE_OF_EACH);
        }
        throw header.looksLikeData()
                ? Failures.of(
                        Reason.MISSING_COLUMN,
                        header.place(),
                        "the first line holds a person's data where the names of the columns should stand",
                        "Export with a header line: PNR;KOEN;FOEDSELSDATO;HERKOMST;KOMMUNE;y_1601;…")
                : Failures.of(
                        Reason.MISSING_COLUMN,
                        header.place(),
                        "no column holds the person's number; the columns are " + header.shown(),
                        "Name it PNR; if the columns run together, separate them by semicolons.");
    }

    private void place(
            int column,
            Map<Week, List<Integer>> weekColumns,
            Map<YearMonth, List<Integer>> monthColumns,
            Map<Role, List<Integer>> traitColumns,
            Map<String, List<Integer>> others) {
        String name = header.names().get(column);
        Matcher week = WEEK.matcher(name);
        Matcher month = MONTH.matcher(name);
        try {
            if (week.matches()) {
                add(weekColumns, Week.parseDream(week.group(1), pivot), column);
            } else if (month.matches()) {
                int number = Integer.parseInt(month.group(2));
                if (number < 1 || number > 12) {
                    throw new IllegalArgumentException("month " + number + " is not a month from 1 to 12");
                }
                add(monthColumns, YearMonth.of(Integer.parseInt(month.group(1)), number), column);
            } else {
                Role role = Role.of(name).orElse(Role.PERSON);
                switch (role) {
                    case SEX, BIRTH_DATE, ORIGIN, MUNICIPALITY -> add(traitColumns, role, column);
                    // One finding for a family of columns that differ in their numbers only, such as branche_2008_01.
                    default -> add(others, name.replaceAll("\\d", "#"), column);
                }
            }
        } catch (IllegalArgumentException e) {
            findings.add(Finding.leftOut(
                    Reason.IMPOSSIBLE_COLUMN,
                    header.at(column),
                    "the column was left out: " + e.getMessage(),
                    "Name the week or month that it holds."));
        }
    }

    private static <K> void add(Map<K, List<Integer>> columns, K key, int column) {
        columns.computeIfAbsent(key, k -> new ArrayList<>()).add(column);
    }

    private <K> void keepSingle(Map<K, List<Integer>> columns, Map<K, Integer> kept, String consequence) {
        columns.forEach((key, all) -> {
            if (all.size() == 1) {
                kept.put(key, all.get(0));
            } else {
                List<String> numbers =
                        all.stream().map(c -> Integer.toString(c + 1)).toList();
                leaveOut(
                        all,
                        Reason.REPEATED_COLUMN,
                        "columns " + String.join(" and ", numbers) + " say the same thing; none was read, and "
                                + consequence,
                        ONE_OF_EACH);
            }
        });
    }

    private void leaveOut(List<Integer> columns, Reason reason, String detail, String remedy) {
        findings.add(new Finding(
                Finding.Kind.COLUMN_LEFT_OUT, reason, header.at(columns.get(0)), detail, remedy, columns.size()));
    }

    private RuntimeException noWeeks() {
        return findings.isEmpty()
                ? Failures.of(
                        Reason.MISSING_COLUMN,
                        header.place(),
                        "no column holds a week; the columns are " + header.shown(),
                        "Name the weekly columns y_YYWW, such as y_1601 for the first week of 2016.")
                : dk.effekt.input.DataException.of(findings.get(0));
    }

    private void passOverMonthsOutside() {
        YearMonth first = weeks.firstKey().month();
        YearMonth last = weeks.lastKey().month();
        List<Integer> outside = new ArrayList<>(months.headMap(first).values());
        outside.addAll(months.tailMap(last, false).values());
        months.values().removeAll(outside);
        if (!outside.isEmpty()) {
            leaveOut(
                    outside,
                    Reason.OUTSIDE_SPAN,
                    "the month lies outside the weeks of the extract, " + weeks.firstKey() + " to " + weeks.lastKey(),
                    "");
        }
    }

    private void reportGaps(Map<Week, List<Integer>> weekColumns, Map<YearMonth, List<Integer>> monthColumns) {
        List<Week> missingWeeks = new ArrayList<>();
        for (Week week = weeks.firstKey(); week.isBefore(weeks.lastKey()); week = week.plusWeeks(1)) {
            if (!weekColumns.containsKey(week)) {
                missingWeeks.add(week);
            }
        }
        List<YearMonth> missingMonths = new ArrayList<>();
        if (!months.isEmpty()) {
            for (YearMonth m = months.firstKey(); m.isBefore(months.lastKey()); m = m.plusMonths(1)) {
                if (!monthColumns.containsKey(m)) {
                    missingMonths.add(m);
                }
            }
        }
        reportMissing("week", runs(missingWeeks), missingWeeks.size());
        reportMissing("month", runs(missingMonths), missingMonths.size());
    }

    private void reportMissing(String what, List<String> runs, int count) {
        if (count > 0) {
            String more = runs.size() > MOST_RUNS_SHOWN ? " and " + (runs.size() - MOST_RUNS_SHOWN) + " more gaps" : "";
            String shown = String.join(", ", runs.subList(0, Math.min(runs.size(), MOST_RUNS_SHOWN)));
            findings.add(Finding.noted(
                    Reason.MISSING_COLUMN,
                    header.place(),
                    counted(count, what) + " between the first and the last without a column: " + shown + more
                            + "; not observed",
                    "Order an extract with every " + what + ".",
                    1));
        }
    }

    /** Weeks or months that follow one another as {@code first to last}. */
    private static <T> List<String> runs(List<T> sorted) {
        List<String> runs = new ArrayList<>();
        for (int from = 0, to; from < sorted.size(); from = to + 1) {
            to = from;
            while (to + 1 < sorted.size() && isNext(sorted.get(to), sorted.get(to + 1))) {
                to++;
            }
            runs.add(to == from ? "" + sorted.get(from) : sorted.get(from) + " to " + sorted.get(to));
        }
        return runs;
    }

    private static boolean isNext(Object one, Object other) {
        return (one instanceof Week week && week.plusWeeks(1).equals(other))
                || (one instanceof YearMonth month && month.plusMonths(1).equals(other));
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private String name(Map.Entry<?, Integer> column) {
        return Place.mask(header.name(column.getValue()));
    }
}
