package dk.effekt.dream;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.input.DataException;
import dk.effekt.input.Finding;
import dk.effekt.input.Reason;
import dk.effekt.register.MonthlySeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which column of a wide extract says what, and what is to be reported of the others. */
final class WideColumns {

    /** The kinds of columns that a wide table has beside weeks and months. */
    static final Set<DreamColumn> KINDS = PersonColumn.and(TraitCells.KINDS);

    private final Header header;
    private final Shape shape;
    private final CalendarColumns calendar;
    private final int person;
    private final Map<DreamColumn, Integer> traits;
    private final NavigableMap<Week, Integer> weeks;
    private final List<MonthColumns> months;
    private final List<DatedColumns> datedTraits;
    private final List<Finding> findings = new ArrayList<>();

    private WideColumns(Header header, DreamReader options) {
        this.header = header;
        this.shape = options.shape();
        DreamNames names = options.names();
        this.calendar = new CalendarColumns(header, names, findings);
        FoundColumns<DreamColumn> found = names.columns().in(header);
        this.person = PersonColumn.of(found);
        List<Integer> others = found.except(KINDS).stream()
                .filter(column -> !calendar.add(column))
                .toList();
        Map<Week, List<Integer>> weekColumns =
                calendar.of(names.weeks(), name -> ColumnTime.week(name, options.pivot()));
        this.weeks = calendar.single(weekColumns, "that week counts as not observed");
        this.traits = TraitCells.columns(found, findings);
        if (weeks.isEmpty()) {
            throw noWeeks();
        }
        lookForMissingWeeks(weekColumns);
        this.months = Stream.of(MonthlySeries.values())
                .map(series -> MonthColumns.of(series, header, names, calendar, span(), findings))
                .toList();
        this.datedTraits = names.traits().keySet().stream()
                .sorted()
                .map(trait -> DatedColumns.of(trait, header, names, options.pivot(), calendar, findings))
                .filter(trait -> !trait.columns().isEmpty())
                .toList();
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

    /** The columns of each monthly series, in the order of the series. */
    List<MonthColumns> months() {
        return months;
    }

    /** The columns of each trait that has any, in the order of the names. */
    List<DatedColumns> datedTraits() {
        return datedTraits;
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
        Stream<String> months = this.months.stream()
                .filter(columns -> columns.series() == MonthlySeries.EMPLOYMENT_RATIO
                        || !columns.columns().isEmpty())
                .map(columns -> columns.columns().isEmpty() ? "no " + columns.series() : columns.form());
        return Stream.of(
                        Stream.of(shape.name(Form.WIDE), calendar.shown(weeks, "week")),
                        months,
                        datedTraits.stream().map(DatedColumns::form))
                .flatMap(parts -> parts)
                .collect(Collectors.joining(", "));
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
}
