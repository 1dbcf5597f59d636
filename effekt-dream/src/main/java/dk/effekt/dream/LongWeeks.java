package dk.effekt.dream;

import dk.effekt.input.Reason;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The week of a row in a long table: a week with its year in the cell, one whose year has a column, or a date. */
final class LongWeeks implements RowWeeks {

    private final Set<DreamColumn> kinds;
    private final List<Integer> columns;
    private final int pivot;
    private final TimeCells cells;
    private final Map<String, TimeCells> cellsOfYear = new HashMap<>();

    private LongWeeks(Set<DreamColumn> kinds, FoundColumns<DreamColumn> found, int pivot) {
        this.kinds = kinds;
        this.columns =
                kinds.stream().map(kind -> found.only(kind).orElseThrow()).toList();
        this.pivot = pivot;
        this.cells = kinds.contains(DreamColumn.DATE) ? TimeCells.dates() : TimeCells.weeks(pivot);
    }

    /**
     * Finds the columns.
     *
     * @param found has a week or a date
     * @throws dk.effekt.input.DataException if it has both and none of them is stated, or two of a kind
     */
    static LongWeeks of(FoundColumns<DreamColumn> found, DreamReader options) {
        boolean byDate = found.has(DreamColumn.DATE);
        if (byDate && found.has(DreamColumn.WEEK)) {
            boolean dateStated = options.names().columns().stated().contains(DreamColumn.DATE);
            if (dateStated == options.names().columns().stated().contains(DreamColumn.WEEK)) {
                Header header = found.header();
                throw Failures.of(
                        Reason.AMBIGUOUS,
                        header.place(),
                        "both " + header.at(found.all(DreamColumn.WEEK).get(0)).column() + " and "
                                + header.at(found.all(DreamColumn.DATE).get(0)).column() + " name the week of a row",
                        "State which is meant: Dream.reader().column(DreamColumn.WEEK, \"…\") or"
                                + " Dream.reader().column(DreamColumn.DATE, \"…\").");
            }
            byDate = dateStated;
        }
        Set<DreamColumn> kinds = byDate
                ? EnumSet.of(DreamColumn.DATE)
                : found.has(DreamColumn.YEAR)
                        ? EnumSet.of(DreamColumn.YEAR, DreamColumn.WEEK)
                        : EnumSet.of(DreamColumn.WEEK);
        return new LongWeeks(kinds, found, options.pivot());
    }

    @Override
    public Set<DreamColumn> kinds() {
        return kinds;
    }

    @Override
    public List<Integer> columns() {
        return columns;
    }

    @Override
    public String form() {
        return "";
    }

    @Override
    public Stretch of(Row row, int code) throws RefusedRow {
        TimeCells.Days days = columns.size() == 1
                ? cells.read(row, columns.get(0))
                : ofYear(row).read(row, columns.get(1));
        int week = TimeCells.Days.weekOf(days.first());
        return new Stretch(week, week + 1, code, row.line());
    }

    private TimeCells ofYear(Row row) throws RefusedRow {
        String year = row.cell(columns.get(0));
        TimeCells known = cellsOfYear.get(year);
        if (known != null) {
            return known;
        }
        if (Cells.isBlank(year)) {
            throw row.refusal(
                    Reason.MISSING_VALUE, columns.get(0), "the year is missing", "Write the year of the week.");
        }
        TimeCells ofYear = TimeCells.weeksOf(year, pivot);
        // What is no year comes to light with its first week, and a file of such must not be remembered.
        ofYear.read(row, columns.get(1));
        cellsOfYear.put(year, ofYear);
        return ofYear;
    }
}
