package dk.effekt.matching;

import java.util.Arrays;

/**
 * Rows cut into parts that grow smaller with every split. Keys are numbers of mixed radix, so that rows are only numbered anew
 * when the next digit would not fit.
 */
final class Partition {

    private final long[] keys;
    /** All keys are less than this. */
    private long bound = 1;

    Partition(int rows) {
        this.keys = new long[rows];
    }

    /** The parts of rows with equal numbers. */
    static Partition by(int[] numbers) {
        Partition partition = new Partition(numbers.length);
        partition.split(numbers);
        return partition;
    }

    /** Parts rows that were together and have different numbers. */
    void split(int[] numbers) {
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

    /** For each row the number of its part: 0 and up, without gaps. */
    int[] numbers() {
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
