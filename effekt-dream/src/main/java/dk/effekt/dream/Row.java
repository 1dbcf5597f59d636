package dk.effekt.dream;

import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import java.util.List;

/**
 * A row of a table.
 *
 * @param header the table's header
 * @param line the line on which it starts
 * @param cells its cells as they stand
 * @param isOpen whether nothing says that its last cell ends where it does: neither a separator, nor a line break, nor its source
 */
record Row(Header header, long line, List<String> cells, boolean isOpen) {

    /** In place of the column of codes of a table that has none. */
    static final int NO_CODES = -1;

    private static final String FETCH_OR_END =
            "Fetch the file again or, if the row is whole, end it with a line break.";

    Row(Header header, long line, List<String> cells) {
        this(header, line, cells, false);
    }

    Place place() {
        return Place.of(header.source(), line);
    }

    Place at(int column) {
        return place().at(header.name(column));
    }

    String cell(int column) {
        return cells.get(column);
    }

    /** A later column, up to which all cells are the same as in the given one; the next column if that is not known. */
    int sameUntil(int column) {
        return cells instanceof CellRuns runs ? runs.sameUntil(column) : column + 1;
    }

    /**
     * Stops unless it has as many cells as the header: a cell missing or too many shifts all others. A last cell that nothing ends
     * and that is blank is missing, too: where a file is cut behind a separator, blank would say that there was nothing.
     */
    void requireWidth() throws RefusedRow {
        if (cells.size() != header.width()) {
            // More than one line in a row is rare enough to point at the quote that caused it.
            boolean severalLines = cells.stream().anyMatch(cell -> cell.indexOf('\n') >= 0);
            throw new RefusedRow(
                    Finding.refused(
                            Reason.WRONG_LENGTH,
                            place(),
                            "the row has " + cells.size() + " cells where the header has " + header.width(),
                            severalLines
                                    ? "A quoted cell runs over several lines: remove the stray quote in this row."
                                    : "Export the row again; text with a separator in it, or a decimal comma between commas, needs quotes."));
        }
        if (isOpen && cells.get(cells.size() - 1).isBlank()) {
            throw new RefusedRow(Finding.refused(
                    Reason.TRUNCATED,
                    place(),
                    "the last row ends with a separator and no line break, as one that is cut in two",
                    FETCH_OR_END));
        }
    }

    /** Whether nothing says that its last cell ends where it does, which holds something else than a date, a week or a code. */
    boolean mayGoOn() {
        String last = cell(cells.size() - 1);
        return isOpen
                && cells.size() == header.width()
                && !last.isBlank()
                && Cells.code(last) == Cells.NO_CODE
                && !Cells.isWholeDateOrWeek(last);
    }

    /**
     * Stops if nothing ends the last cell and it may have gone on: the beginning of a week or of a number is another one.
     *
     * @param codes the column of codes, of which no beginning is one, or {@link #NO_CODES}
     */
    void requireEnded(int codes) throws RefusedRow {
        int last = cells.size() - 1;
        if (isOpen && last != codes && !Cells.isWholeDateOrWeek(cell(last))) {
            throw refusal(
                    Reason.TRUNCATED,
                    last,
                    "the last row has no line break at its end, and what its last cell says may be the beginning of something"
                            + " else",
                    FETCH_OR_END);
        }
    }

    /** A refusal of this row for one of its cells. */
    RefusedRow refusal(Reason reason, int column, String detail, String remedy) {
        return new RefusedRow(Finding.refused(reason, at(column), detail, remedy));
    }

    /** Does not show the cells: they tell who the person is. */
    @Override
    public String toString() {
        return place().toString();
    }
}
