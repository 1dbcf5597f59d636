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
 */
record Row(Header header, long line, List<String> cells) {

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

    /** Stops unless it has as many cells as the header: a cell missing or too many shifts all others. */
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
