package dk.effekt.dream;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/** The cells of a row, of which those that repeat the one before are held once. */
final class CellRuns extends AbstractList<String> implements RandomAccess {

    private final String[] cells;
    private final int[] columns;
    private final int width;

    /**
     * @param cells the cells that differ from the one before
     * @param columns the first column of each, ascending from 0
     * @param width the number of all cells
     */
    CellRuns(String[] cells, int[] columns, int width) {
        this.cells = cells;
        this.columns = columns;
        this.width = width;
    }

    @Override
    public String get(int column) {
        return cells[run(column)];
    }

    @Override
    public int size() {
        return width;
    }

    /** The first column after the given one that may hold something else; the number of cells if there is none. */
    int sameUntil(int column) {
        int next = run(column) + 1;
        return next < columns.length ? columns[next] : width;
    }

    private int run(int column) {
        if (column < 0 || column >= width) {
            throw new IndexOutOfBoundsException("column " + column + " of " + width);
        }
        int at = Arrays.binarySearch(columns, column);
        return at >= 0 ? at : -at - 2;
    }
}
