package dk.effekt.matching;

import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/**
 * Puts many rows into an order in time proportional to their number: a radix sort from the lowest digit up. Rows with equal keys
 * stay as they stand, so that an order by several keys is made by the last of them first.
 */
final class RowOrder {

    private static final int BITS = 11;
    private static final int DIGITS = 1 << BITS;

    private RowOrder() {}

    /** The rows in ascending order of a number. */
    static int[] byDouble(IntToDoubleFunction value, int[] rows) {
        return byLong(
                row -> {
                    // Zero added, as −0 is no less than 0. Negative numbers have the sign bit, and descend with all
                    // others.
                    long bits = Double.doubleToLongBits(value.applyAsDouble(row) + 0.0);
                    return bits < 0 ? bits ^ Long.MAX_VALUE : bits;
                },
                rows);
    }

    /** The rows in ascending order of a whole number. */
    static int[] byLong(IntToLongFunction key, int[] rows) {
        long[] fromKeys = new long[rows.length];
        long differing = 0;
        for (int i = 0; i < rows.length; i++) {
            // As unsigned, negative ones first.
            fromKeys[i] = key.applyAsLong(rows[i]) ^ Long.MIN_VALUE;
            differing |= fromKeys[i] ^ fromKeys[0];
        }
        int[] from = rows.clone();
        int[] to = new int[rows.length];
        long[] toKeys = new long[rows.length];
        for (int shift = 0; shift < Long.SIZE; shift += BITS) {
            if ((differing >>> shift & (DIGITS - 1)) != 0) {
                int[] next = starts(fromKeys, shift);
                for (int i = 0; i < from.length; i++) {
                    int place = next[digit(fromKeys[i], shift)]++;
                    to[place] = from[i];
                    toKeys[place] = fromKeys[i];
                }
                int[] sorted = to;
                to = from;
                from = sorted;
                long[] sortedKeys = toKeys;
                toKeys = fromKeys;
                fromKeys = sortedKeys;
            }
        }
        return from;
    }

    /** How many keys have a lower digit, for each digit. */
    private static int[] starts(long[] keys, int shift) {
        int[] starts = new int[DIGITS];
        for (long key : keys) {
            starts[digit(key, shift)]++;
        }
        int sum = 0;
        for (int digit = 0; digit < DIGITS; digit++) {
            int count = starts[digit];
            starts[digit] = sum;
            sum += count;
        }
        return starts;
    }

    private static int digit(long key, int shift) {
        return (int) (key >>> shift) & (DIGITS - 1);
    }
}
