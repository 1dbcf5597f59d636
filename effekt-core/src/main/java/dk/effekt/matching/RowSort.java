package dk.effekt.matching;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/**
 * Sorts rows by keys, stably and without boxing: by digits of 11 bits from the lowest (radix sort), a pass for each digit in
 * which keys differ at all, so that narrow keys cost little; by insertion where rows are few.
 */
final class RowSort {

    private static final int FEW = 48;
    private static final int BITS = 11;
    private static final int DIGITS = 1 << BITS;

    private RowSort() {}

    /** The key by which scores sort in ascending order; the two zeros are one. */
    static long key(double value) {
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits ^ ((bits >> (Long.SIZE - 1)) & Long.MAX_VALUE);
    }

    /** Sorts both arrays by the keys, ascending. Where all keys are in order already, it costs one look at each. */
    static void sort(long[] keys, int[] rows) {
        if (isSorted(keys)) {
            return;
        }
        if (keys.length <= FEW) {
            byInsertion(keys, rows);
        } else {
            byDigits(keys, rows);
        }
    }

    /** The rows in ascending order of a number; those with equal ones stay as they stand. */
    static int[] byDouble(IntToDoubleFunction value, int[] rows) {
        return byLong(row -> key(value.applyAsDouble(row)), rows);
    }

    /** The rows in ascending order of a whole number; those with equal ones stay as they stand. */
    static int[] byLong(IntToLongFunction key, int[] rows) {
        long[] keys = new long[rows.length];
        Arrays.setAll(keys, i -> key.applyAsLong(rows[i]));
        int[] sorted = rows.clone();
        sort(keys, sorted);
        return sorted;
    }

    /**
     * Where each row stands among some of them, −1 where it does not.
     *
     * @param rows how many there are
     */
    static int[] places(int[] some, int rows) {
        int[] places = new int[rows];
        Arrays.fill(places, -1);
        for (int place = 0; place < some.length; place++) {
            places[some[place]] = place;
        }
        return places;
    }

    private static boolean isSorted(long[] keys) {
        for (int i = 1; i < keys.length; i++) {
            if (keys[i - 1] > keys[i]) {
                return false;
            }
        }
        return true;
    }

    private static void byInsertion(long[] keys, int[] rows) {
        for (int i = 1; i < keys.length; i++) {
            long key = keys[i];
            int row = rows[i];
            int to = i;
            for (; to > 0 && keys[to - 1] > key; to--) {
                keys[to] = keys[to - 1];
                rows[to] = rows[to - 1];
            }
            keys[to] = key;
            rows[to] = row;
        }
    }

    @SuppressWarnings("ReferenceEquality") // whether the last pass ended in the buffer
    private static void byDigits(long[] keys, int[] rows) {
        long differing = 0;
        for (long key : keys) {
            differing |= key ^ keys[0];
        }
        long[] fromKeys = keys;
        int[] fromRows = rows;
        long[] toKeys = new long[keys.length];
        int[] toRows = new int[rows.length];
        int[] starts = new int[DIGITS + 1];
        for (int shift = 0; shift < Long.SIZE; shift += BITS) {
            if (((differing >>> shift) & (DIGITS - 1)) == 0) {
                continue;
            }
            Arrays.fill(starts, 0);
            for (long key : fromKeys) {
                starts[digit(key, shift) + 1]++;
            }
            for (int digit = 0; digit < DIGITS; digit++) {
                starts[digit + 1] += starts[digit];
            }
            for (int i = 0; i < fromKeys.length; i++) {
                int to = starts[digit(fromKeys[i], shift)]++;
                toKeys[to] = fromKeys[i];
                toRows[to] = fromRows[i];
            }
            long[] usedKeys = fromKeys;
            int[] usedRows = fromRows;
            fromKeys = toKeys;
            fromRows = toRows;
            toKeys = usedKeys;
            toRows = usedRows;
        }
        if (fromKeys != keys) {
            System.arraycopy(fromKeys, 0, keys, 0, keys.length);
            System.arraycopy(fromRows, 0, rows, 0, rows.length);
        }
    }

    /** Negative keys come before the others: the sign, which is the highest bit, is turned round. */
    private static int digit(long key, int shift) {
        return (int) (((key ^ Long.MIN_VALUE) >>> shift) & (DIGITS - 1));
    }
}
