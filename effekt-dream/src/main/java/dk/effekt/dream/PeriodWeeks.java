package dk.effekt.dream;

import dk.effekt.input.Reason;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The weeks of a row in a period table: those of which the period covers at least one day. */
final class PeriodWeeks implements RowWeeks {

    private final int from;
    private final int to;
    private final TimeCells starts;
    private final TimeCells ends;
    private final PeriodEnd rule;

    private PeriodWeeks(int from, int to, int pivot, PeriodEnd rule) {
        this.from = from;
        this.to = to;
        this.starts = TimeCells.datesOrWeeks(pivot);
        this.ends = TimeCells.datesOrWeeks(pivot);
        this.rule = rule;
    }

    /**
     * Finds the columns.
     *
     * @param found has a start and an end
     * @throws dk.effekt.input.DataException if there are two of a kind, or it is not stated whether the end belongs to the
     *     period
     */
    static PeriodWeeks of(FoundColumns<DreamColumn> found, DreamReader options) {
        int from = found.only(DreamColumn.FROM).orElseThrow();
        int to = found.only(DreamColumn.TO).orElseThrow();
        PeriodEnd rule = options.shape()
                .periodEnd()
                .orElseThrow(() -> Failures.of(
                        Reason.AMBIGUOUS,
                        found.header().at(to),
                        "nothing says whether the end of a period belongs to it",
                        "State it: Dream.reader().periods(PeriodEnd.INCLUSIVE) if it is the last day or week,"
                                + " Dream.reader().periods(PeriodEnd.EXCLUSIVE) if it is the first one after."));
        return new PeriodWeeks(from, to, options.pivot(), rule);
    }

    @Override
    public Set<DreamColumn> kinds() {
        return EnumSet.of(DreamColumn.FROM, DreamColumn.TO);
    }

    @Override
    public List<Integer> columns() {
        return List.of(from, to);
    }

    @Override
    public String form() {
        return ", end " + rule.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Stretch of(Row row, int code) throws RefusedRow {
        long start = starts.read(row, from).first();
        int firstWeek = TimeCells.Days.weekOf(start);
        if (Cells.isBlank(row.cell(to))) {
            return new Stretch(firstWeek, Stretch.STILL_RUNS, code, row.line());
        }
        TimeCells.Days last = ends.read(row, to);
        long end = rule == PeriodEnd.INCLUSIVE ? last.last() + 1 : last.first();
        if (end <= start) {
            throw row.refusal(
                    Reason.REVERSED,
                    to,
                    "the period ends before it has lasted a day",
                    "Correct its start or end, or leave the end blank while the period runs.");
        }
        return new Stretch(firstWeek, TimeCells.Days.weekOf(end - 1) + 1, code, row.line());
    }
}
