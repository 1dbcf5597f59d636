package dk.effekt.register;

import java.io.IOException;
import java.util.Arrays;

/**
 * Runs of equal values for many persons, one {@code int} each: a position on top, a value below. A run lasts until the next
 * one of the same person; the first begins at position 0, so that a person's runs cover all positions without a gap.
 */
final class Runs {

    private final int valueBits;
    private final int[] data;
    private final int[] starts;

    private Runs(int valueBits, int[] data, int[] starts) {
        this.valueBits = valueBits;
        this.data = data;
        this.starts = starts;
    }

    /** Index of the person's first run. */
    int first(int person) {
        return starts[person];
    }

    /** Index after the person's last run. */
    int end(int person) {
        return starts[person + 1];
    }

    /** The packed run at an index. */
    int get(int index) {
        return data[index];
    }

    /** Index of the person's run that covers a position, which must not be negative. */
    int find(int person, int position) {
        int low = starts[person];
        int high = starts[person + 1] - 1;
        // The last run that starts at or before the position: compare as if the value bits were all ones.
        int wanted = position << valueBits | (1 << valueBits) - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (data[middle] <= wanted) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    long size() {
        return data.length;
    }

    /** The number of runs of each person, then all runs. */
    void writeTo(SnapshotWriter out) throws IOException {
        for (int i = 1; i < starts.length; i++) {
            out.putInt(starts[i] - starts[i - 1]);
        }
        out.putInts(data, 0, data.length);
    }

    static Runs read(int valueBits, int persons, SnapshotReader in) throws IOException {
        int[] starts = new int[persons + 1];
        in.getInts(starts, 1, persons + 1);
        for (int i = 1; i <= persons; i++) {
            if (starts[i] < 1) {
                throw in.altered("a person has no runs");
            }
            starts[i] = Math.addExact(starts[i], starts[i - 1]);
        }
        int[] data = new int[starts[persons]];
        in.getInts(data, 0, data.length);
        return new Runs(valueBits, data, starts);
    }

    /** Takes persons one after another. */
    static final class Builder {

        private final int valueBits;
        private int[] data = new int[1024];
        private int size;
        private int[] starts = new int[128];
        private int persons;

        Builder(int valueBits) {
            this.valueBits = valueBits;
        }

        void beginPerson() {
            if (persons + 1 >= starts.length) {
                starts = Arrays.copyOf(starts, 2 * starts.length);
            }
            starts[persons] = size;
        }

        /** Begins a run at a position; nothing if the value is that of the run before. */
        void add(int position, int value) {
            boolean isFirst = size == starts[persons];
            if (!isFirst && (data[size - 1] & (1 << valueBits) - 1) == value) {
                return;
            }
            if (size == data.length) {
                data = Arrays.copyOf(data, Math.addExact(size, size / 2));
            }
            data[size++] = position << valueBits | value;
        }

        void endPerson() {
            persons++;
            starts[persons] = size;
        }

        boolean equal(int personA, int personB) {
            return Arrays.equals(
                    data, starts[personA], starts[personA + 1], data, starts[personB], starts[personB + 1]);
        }

        /** The runs of the given persons, in the given order. */
        Runs build(int[] order) {
            int[] sortedStarts = new int[order.length + 1];
            for (int i = 0; i < order.length; i++) {
                sortedStarts[i + 1] = sortedStarts[i] + starts[order[i] + 1] - starts[order[i]];
            }
            int[] sorted = new int[sortedStarts[order.length]];
            for (int i = 0; i < order.length; i++) {
                int length = sortedStarts[i + 1] - sortedStarts[i];
                System.arraycopy(data, starts[order[i]], sorted, sortedStarts[i], length);
            }
            return new Runs(valueBits, sorted, sortedStarts);
        }
    }
}
