package dk.effekt.benchmarks;

import java.util.Arrays;

/** One question to one peer, and how long it takes. Lanes take turns: whatever else the machine does falls on all. */
final class Lane {

    /** How long a turn lasts if the peer is fast enough to ask it more than once. */
    private static final double MILLIS_A_TURN = 20;

    /** How long a lane may take in all; a slow one has fewer turns. */
    private static final double MILLIS_IN_ALL = 1_000;

    private static final int FEWEST_TURNS = 3;
    private static final int MOST_SWEEPS_A_TURN = 1_000;

    private final Peer peer;
    private final Query query;
    private final SpellStore store;
    private final int[] answers;
    private final double[] taken;
    private int turns;
    private double spent;
    private double lastSweep;

    /**
     * A lane that has not started.
     *
     * @param answers where the answers go; lanes can share it
     * @param rounds how many turns there are, at least 1
     */
    Lane(Peer peer, Query query, SpellStore store, int[] answers, int rounds) {
        this.peer = peer;
        this.query = query;
        this.store = store;
        this.answers = answers;
        this.taken = new double[rounds];
    }

    Peer peer() {
        return peer;
    }

    Query query() {
        return query;
    }

    /** Asks once; gives the array that the answers are in until the next lane asks. */
    int[] ask(Workers workers) {
        sweep(workers, 1);
        return answers;
    }

    /** Asks for as long as the turns of a fast peer take, so that the compiler has done its work. */
    void warmUp(Workers workers) {
        while (spent < MILLIS_A_TURN * taken.length) {
            sweep(workers, 1);
        }
        spent = 0;
    }

    /** Takes a turn, and notes the time; does nothing if a slow peer has had its time. */
    void turn(Workers workers) {
        if (turns < FEWEST_TURNS || spent < MILLIS_IN_ALL) {
            double sweeps = Math.min(MILLIS_A_TURN / lastSweep, MOST_SWEEPS_A_TURN);
            sweep(workers, (int) Math.max(1, sweeps));
            taken[turns++] = lastSweep;
        }
    }

    private void sweep(Workers workers, int times) {
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            store.ask(query, workers, answers);
        }
        double millis = (System.nanoTime() - start) / 1e6;
        spent += millis;
        lastSweep = millis / times;
    }

    /** The median time in which the peer answers for all persons, in milliseconds. */
    double median() {
        double[] sorted = Arrays.copyOf(taken, turns);
        Arrays.sort(sorted);
        return (sorted[turns / 2] + sorted[(turns - 1) / 2]) / 2;
    }
}
