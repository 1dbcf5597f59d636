package dk.effekt.register;

import java.util.Arrays;

/** The packed runs of the person being taken. */
final class RunList {

    private final int valueBits;
    private int[] runs = new int[64];
    private int size;

    RunList(int valueBits) {
        this.valueBits = valueBits;
    }

    /** Begins a run at a position; nothing if the value is that of the run before. */
    void add(int position, int value) {
        if (size > 0 && (runs[size - 1] & (1 << valueBits) - 1) == value) {
            return;
        }
        if (size == runs.length) {
            runs = Arrays.copyOf(runs, 2 * size);
        }
        runs[size++] = position << valueBits | value;
    }

    /** Moves the person, with the number of runs in front. */
    void moveTo(RunBlocks blocks) {
        blocks.add(size, runs, 0, size);
        size = 0;
    }
}
