package dk.effekt.experiment;

import dk.effekt.experiment.RandomizationTest.Scope;
import dk.effekt.internal.Interruption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.math3.random.Well19937c;

/**
 * Labels that chance could have dealt out in another way among the same units, each block by itself.
 *
 * @param labels of each unit, block after block
 * @param ends of each block the place after its last unit, ascending
 */
record Dealing(int[] labels, int[] ends) {

    /** Fewer ways by lot cannot give a p-value of 1 %. */
    private static final int FEWEST = 99;

    /**
     * What came of the ways that were tried; those by lot are other than the one that happened.
     *
     * @param scope whether these are all
     * @param results in no order of meaning
     */
    record Tried<T>(Scope scope, List<T> results) {

        /** The way that happened, if it is not among the results. */
        int own() {
            return scope == Scope.ALL ? 0 : 1;
        }

        /** How many ways were compared, the one that happened among them. */
        int compared() {
            return results.size() + own();
        }
    }

    /**
     * Tries all different ways once if they are no more than so many, otherwise so many by lot. Each of these has a generator of its
     * own, begun with the seed and its number, and starts from labels in ascending order, so that only the order of units counts.
     *
     * @param work what is done, for whoever interrupts it
     * @throws IllegalArgumentException if draws are fewer than 99
     */
    <T> Tried<T> tryEach(int draws, long seed, String work, Function<int[], T> of) {
        if (draws < FEWEST) {
            throw new IllegalArgumentException(draws + " draws; a test needs " + FEWEST + " or more");
        }
        List<T> results = new ArrayList<>();
        int[] order = ascending();
        if (ways() <= draws) {
            do {
                Interruption.check(work);
                results.add(of.apply(order.clone()));
            } while (advance(order));
            return new Tried<>(Scope.ALL, results);
        }
        for (int draw = 0; draw < draws; draw++) {
            Interruption.check(work);
            results.add(of.apply(shuffled(order, seed, draw)));
        }
        return new Tried<>(Scope.DRAWN, results);
    }

    /** n!/Π n_g! of each block, as a product of whole numbers; infinite if too many for a double. */
    private double ways() {
        int[] order = ascending();
        double ways = 1;
        for (int block = 0; block < ends.length; block++) {
            int same = 0;
            for (int i = start(block); i < ends[block]; i++) {
                same = i > start(block) && order[i] == order[i - 1] ? same + 1 : 1;
                ways = ways * (i - start(block) + 1) / same;
            }
        }
        return Math.rint(ways);
    }

    private int[] ascending() {
        int[] order = labels.clone();
        for (int block = 0; block < ends.length; block++) {
            Arrays.sort(order, start(block), ends[block]);
        }
        return order;
    }

    private int start(int block) {
        return block == 0 ? 0 : ends[block - 1];
    }

    private int[] shuffled(int[] ascending, long seed, int draw) {
        Well19937c random = new Well19937c(new int[] {(int) (seed >>> Integer.SIZE), (int) seed, draw});
        int[] order = ascending.clone();
        for (int block = 0; block < ends.length; block++) {
            for (int left = ends[block] - 1; left > start(block); left--) {
                swap(order, left, start(block) + random.nextInt(left - start(block) + 1));
            }
        }
        return order;
    }

    /** As the digits of a number go on; false behind the last way. */
    private boolean advance(int[] order) {
        for (int block = ends.length - 1; block >= 0; block--) {
            if (next(order, start(block), ends[block])) {
                return true;
            }
        }
        return false;
    }

    /** The next order of a block (Knuth 2011, algorithm L of section 7.2.1.2), or the first, and false, behind the last. */
    private static boolean next(int[] order, int start, int end) {
        int j = end - 2;
        while (j >= start && order[j] >= order[j + 1]) {
            j--;
        }
        if (j >= start) {
            int l = end - 1;
            while (order[j] >= order[l]) {
                l--;
            }
            swap(order, j, l);
        }
        for (int a = j + 1, b = end - 1; a < b; a++, b--) {
            swap(order, a, b);
        }
        return j >= start;
    }

    private static void swap(int[] of, int i, int j) {
        int kept = of[i];
        of[i] = of[j];
        of[j] = kept;
    }
}
