package dk.effekt.matching;

/**
 * Sorts rows by a number, many columns in turn with the same buffers.
 *
 * <p>A radix sort from the least significant digit on (Knuth 1998, section 5.2.5) of the bits of the numbers, turned so that
 * they order as the numbers do. It carries the rows along, which a sort of the JDK can do for objects only, and skips digits in
 * which all numbers agree: of whole numbers hardly two of the six remain. Equal numbers stay in the order of their rows. Not
 * thread-safe.
 */
final class SortedRows {

    private static final int DIGIT_BITS = 11;
    private static final int BUCKETS = 1 << DIGIT_BITS;
    private static final int DIGITS = (Long.SIZE + DIGIT_BITS - 1) / DIGIT_BITS;

    private long[] keys;
    private long[] nextKeys;
    private int[] rows;
    private int[] nextRows;

    SortedRows(int size) {
        keys = new long[size];
        nextKeys = new long[size];
        rows = new int[size];
        nextRows = new int[size];
    }

    /** Sorts by values, as many as the size, none of them NaN; −0 and 0 are equal. */
    void sort(double[] values) {
        int[][] counts = new int[DIGITS][BUCKETS];
        for (int row = 0; row < rows.length; row++) {
            long bits = Double.doubleToRawLongBits(values[row] + 0.0);
            long key = bits ^ ((bits >> (Long.SIZE - 1)) | Long.MIN_VALUE);
            keys[row] = key;
            rows[row] = row;
            for (int d = 0; d < DIGITS; d++) {
                counts[d][digit(key, d)]++;
            }
        }
        for (int d = 0; d < DIGITS && rows.length > 0; d++) {
            if (counts[d][digit(keys[0], d)] < rows.length) {
                sortByDigit(d, counts[d]);
            }
        }
    }

    /** The row in a place. */
    int row(int place) {
        return rows[place];
    }

    /** Whether the value in a place is the last of its kind. */
    boolean isLastOfItsValue(int place) {
        return place + 1 == keys.length || keys[place] != keys[place + 1];
    }

    private void sortByDigit(int d, int[] counts) {
        int start = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            int count = counts[bucket];
            counts[bucket] = start;
            start += count;
        }
        for (int i = 0; i < keys.length; i++) {
            int to = counts[digit(keys[i], d)]++;
            nextKeys[to] = keys[i];
            nextRows[to] = rows[i];
        }
        long[] oldKeys = keys;
        keys = nextKeys;
        nextKeys = oldKeys;
        int[] oldRows = rows;
        rows = nextRows;
        nextRows = oldRows;
    }

    private static int digit(long key, int d) {
        return (int) (key >>> (d * DIGIT_BITS)) & (BUCKETS - 1);
    }
}
