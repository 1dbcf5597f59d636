package dk.effekt.internal;

import java.util.Arrays;

/**
 * Rows cut into parts that grow smaller with every split. Keys are numbers of mixed radix, so that rows are only numbered anew
 * when the next digit would not fit.
 */
public final class Partition {

    private final long[] keys;
    /** All keys are less than this. */
    private long bound = 1;

    private Partition(long[] keys) {
        this.keys = keys;
    }

    /** So many rows in one part. */
    public static Partition of(int rows) {
        return new Partition(new long[rows]);
    }

    /** The parts of rows with equal numbers. */
    public static Partition by(int[] numbers) {
        Partition partition = of(numbers.length);
        partition.split(numbers);
        return partition;
    }

    /** Parts rows that were together and have different numbers. */
    public void split(int[] numbers) {
        if (numbers.length == 0) {
            return;
        }
        int least = numbers[0];
        int most = numbers[0];
        for (int number : numbers) {
            least = Math.min(least, number);
            most = Math.max(most, number);
        }
        long span = (long) most - least + 1;
        if (bound > Long.MAX_VALUE / span) {
            renumber();
        }
        for (int row = 0; row < keys.length; row++) {
            keys[row] = keys[row] * span + (numbers[row] - (long) least);
        }
        bound *= span;
    }

    /** The place of each value among those that occur, from 0 in ascending order. */
    public static int[] ranks(long[] values) {
        return new Partition(values.clone()).numbers();
    }

    /**
     * For each row the number of its part: from 0 without gaps, in the order of the numbers that split first, then of those that
     * split next, so that it does not depend on that of the rows.
     */
    public int[] numbers() {
        renumber();
        int[] numbers = new int[keys.length];
        Arrays.setAll(numbers, row -> (int) keys[row]);
        return numbers;
    }

    private void renumber() {
        long[] levels = keys.clone();
        Arrays.sort(levels);
        int count = 0;
        for (int i = 0; i < levels.length; i++) {
            if (count == 0 || levels[i] != levels[count - 1]) {
                levels[count++] = levels[i];
            }
        }
        for (int row = 0; row < keys.length; row++) {
            keys[row] = Arrays.binarySearch(levels, 0, count, keys[row]);
        }
        bound = Math.max(1, count);
    }
}
