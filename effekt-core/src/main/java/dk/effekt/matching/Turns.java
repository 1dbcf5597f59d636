package dk.effekt.matching;

import dk.effekt.internal.Interruption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Focal rows choose partners in turn, each the nearest that is left, until the candidates are used up. There are as many rounds
 * as the most partners wanted: all have a first before any has a second, and who finds none in a round looks no further.
 */
final class Turns {

    private static final String WORK = "matching nearest neighbours";
    private static final int NONE = -1;

    private final Distance distance;
    private final Candidates candidates;
    /** For each row of the units how often it may still be used. */
    private final int[] usesLeft;

    /** A focal row, by its place in the order, and whom it would choose. */
    private record Wish(int place, int partner, double distance) {}

    Turns(Distance distance, Candidates candidates, int[] usesLeft) {
        this.distance = distance;
        this.candidates = candidates;
        this.usesLeft = usesLeft;
    }

    /**
     * What the focal rows choose.
     *
     * @param focals in the order in which they choose, or, where the order goes by pairs, in which those choose that are alike
     * @param wanted for each how many partners, at least 1
     * @return for each its partners, as they were chosen
     */
    int[][] of(int[] focals, int[] wanted, MatchingOrder order) {
        int[][] chosen = new int[focals.length][];
        Arrays.setAll(chosen, place -> new int[0]);
        boolean isByPair = order == MatchingOrder.CLOSEST || order == MatchingOrder.FARTHEST;
        int rounds = Arrays.stream(wanted).max().orElse(0);
        for (int round = 1; round <= rounds; round++) {
            Interruption.check(WORK);
            if (isByPair) {
                byPair(focals, wanted, chosen, round, order);
            } else {
                oneByOne(focals, wanted, chosen, round);
            }
        }
        return chosen;
    }

    private void oneByOne(int[] focals, int[] wanted, int[][] chosen, int round) {
        for (int place = 0; place < focals.length; place++) {
            if (isInRound(place, wanted, chosen, round)) {
                int partner = nearestTo(focals[place], chosen[place]);
                if (partner != NONE) {
                    take(partner, place, chosen);
                }
            }
        }
    }

    /** Whoever finds its candidate gone when its turn comes looks for another, and waits for that one's turn. */
    private void byPair(int[] focals, int[] wanted, int[][] chosen, int round, MatchingOrder order) {
        Comparator<Wish> byDistance = Comparator.comparingDouble(Wish::distance);
        PriorityQueue<Wish> wishes = new PriorityQueue<>(
                (order == MatchingOrder.CLOSEST ? byDistance : byDistance.reversed()).thenComparingInt(Wish::place));
        for (int place = 0; place < focals.length; place++) {
            if (isInRound(place, wanted, chosen, round)) {
                wish(place, focals, chosen, wishes);
            }
        }
        while (!wishes.isEmpty()) {
            Wish next = wishes.remove();
            if (usesLeft[next.partner()] > 0) {
                take(next.partner(), next.place(), chosen);
            } else {
                wish(next.place(), focals, chosen, wishes);
            }
        }
    }

    private void wish(int place, int[] focals, int[][] chosen, PriorityQueue<Wish> wishes) {
        int partner = nearestTo(focals[place], chosen[place]);
        if (partner != NONE) {
            wishes.add(new Wish(place, partner, distance.between(focals[place], partner)));
        }
    }

    private static boolean isInRound(int place, int[] wanted, int[][] chosen, int round) {
        return wanted[place] >= round && chosen[place].length == round - 1;
    }

    /** The nearest that is left and was not chosen by this row before. */
    private int nearestTo(int focal, int[] before) {
        int own = 0;
        for (int partner : before) {
            own += usesLeft[partner] > 0 ? 1 : 0;
        }
        for (int candidate : candidates.nearest(focal, own + 1)) {
            boolean isNew = true;
            for (int partner : before) {
                isNew &= partner != candidate;
            }
            if (isNew) {
                return candidate;
            }
        }
        return NONE;
    }

    private void take(int partner, int place, int[][] chosen) {
        int[] before = chosen[place];
        chosen[place] = Arrays.copyOf(before, before.length + 1);
        chosen[place][before.length] = partner;
        if (--usesLeft[partner] == 0) {
            candidates.remove(partner);
        }
    }
}
