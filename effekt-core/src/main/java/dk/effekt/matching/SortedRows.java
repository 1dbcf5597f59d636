package dk.effekt.matching;

import java.util.Arrays;

/** Rows in ascending order of a number, and where one value ends and the next begins. */
final class SortedRows {

    private final long[] keys;
    private final int[] rows;

    private SortedRows(long[] keys, int[] rows) {
        this.keys = keys;
        this.rows = rows;
    }

    /** The rows by their values, none of them NaN; −0 and 0 are equal. Equal ones stay in the order of the rows. */
    static SortedRows by(double[] values) {
        long[] keys = new long[values.length];
        int[] rows = new int[values.length];
        Arrays.setAll(keys, row -> RowSort.key(values[row]));
        Arrays.setAll(rows, row -> row);
        RowSort.sort(keys, rows);
        return new SortedRows(keys, rows);
    }

    /** The row in a place. */
    int row(int place) {
        return rows[place];
    }

    /** Whether the value in a place is the last of its kind. */
    boolean isLastOfItsValue(int place) {
        return place + 1 == keys.length || keys[place] != keys[place + 1];
    }
}
