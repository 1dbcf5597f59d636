package dk.effekt.register;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs of persons in the order of their arrival, in small blocks that can be let go one by one. Each person has one
 * {@code int} of the caller's in front of the runs, and stands in one block.
 */
final class RunBlocks {

    private static final int BLOCK = 1 << 14;
    private static final int[] GONE = {};

    private final List<int[]> blocks = new ArrayList<>();
    /** The number of the first person in each block. */
    private int[] firsts = new int[16];

    private int[] block = GONE;
    private int used;
    private int persons;

    /** Sees one person after another. */
    interface Visitor {
        /**
         * Sees one.
         *
         * @param person the person's number, from 0 in the order of arrival
         * @param block where the person stands
         * @param at where the caller's {@code int} is; the runs follow
         * @return the number of runs
         */
        int visit(int person, int[] block, int at);
    }

    void add(int front, int[] runs, int from, int length) {
        if (block.length - used <= length) {
            if (blocks.size() == firsts.length) {
                firsts = Arrays.copyOf(firsts, 2 * firsts.length);
            }
            firsts[blocks.size()] = persons;
            block = new int[Math.max(BLOCK, length + 1)];
            used = 0;
            blocks.add(block);
        }
        block[used] = front;
        System.arraycopy(runs, from, block, used + 1, length);
        used += length + 1;
        persons++;
    }

    boolean isEmpty() {
        return persons == 0;
    }

    /** Shows all persons and lets each block go when it has been seen. */
    void drain(Visitor visitor) {
        block = GONE;
        for (int b = 0; b < blocks.size(); b++) {
            visit(b, end(b), visitor);
            blocks.set(b, GONE);
        }
        blocks.clear();
        persons = 0;
    }

    /** Whether two persons have the same runs, if each has their number in front. */
    boolean equal(int personA, int personB) {
        return Arrays.equals(copy(personA), copy(personB));
    }

    private int[] copy(int person) {
        int found = Arrays.binarySearch(firsts, 0, blocks.size(), person);
        int b = found < 0 ? -found - 2 : found;
        int[] in = blocks.get(b);
        int at = 0;
        for (int p = firsts[b]; p < person; p++) {
            at += in[at] + 1;
        }
        return Arrays.copyOfRange(in, at + 1, at + 1 + in[at]);
    }

    private void visit(int b, int end, Visitor visitor) {
        int[] in = blocks.get(b);
        int at = 0;
        for (int person = firsts[b]; person < end; person++) {
            at += visitor.visit(person, in, at) + 1;
        }
    }

    private int end(int b) {
        return b + 1 < blocks.size() ? firsts[b + 1] : persons;
    }
}
