package dk.effekt.matching;

import dk.effekt.internal.Interruption;
import java.util.Arrays;
import java.util.Locale;

/**
 * One matching by nearest neighbours: cuts the rows into strata, which have nothing to do with each other, lets the focal rows
 * of each find or choose their partners, and says why those have none who have none.
 */
final class NearestSets {

    private static final long MOST_PAIRS = 1L << 31;
    private static final String WORK = "matching nearest neighbours";

    private final Units units;
    private final NearestNeighbour method;
    private final Distance distance;
    private final double width;
    private final int[] wanted;
    /** Where rows stand among the candidates; of use to one stratum at a time. */
    private final int[] places;

    /** How often a row may still be used. */
    private final int[] usesLeft;

    private final MatchedSample.Builder sample;

    NearestSets(Units units, NearestNeighbour method) {
        this.units = units;
        this.method = method;
        this.distance = units.distance().orElseThrow();
        this.width = method.caliper().widthFor(units);
        this.wanted = method.ratio().wanted(units);
        this.places = new int[units.size()];
        this.usesLeft = new int[units.size()];
        Arrays.fill(usesLeft, method.uses());
        this.sample = MatchedSample.builder(units).caliper(width);
    }

    MatchedSample match() {
        for (int row = 0; row < units.size(); row++) {
            if (units.isDiscarded(row) && units.isFocal(row)) {
                sample.leave(row, Unmatched.DISCARDED);
            }
        }
        int[] rows = byStratum();
        if (distance instanceof Dissimilarity) {
            requireFewPairs(rows);
        }
        for (int from = 0, to; from < rows.length; from = to) {
            to = endOfStratum(rows, from);
            for (boolean focalsAreTreated : new boolean[] {true, false}) {
                if (units.estimand().isFocal(focalsAreTreated)) {
                    matchStratum(rows, from, to, focalsAreTreated);
                }
            }
        }
        return sample.build();
    }

    /** The rows that are not discarded, by stratum, by score where that is the distance, and by identity. */
    private int[] byStratum() {
        int[] byId = Strata.rowsOf(units);
        int[] byScore = distance instanceof Scores scores ? RowSort.byDouble(scores::value, byId) : byId;
        return RowSort.byLong(units::stratum, byScore);
    }

    private int endOfStratum(int[] rows, int from) {
        int to = from + 1;
        while (to < rows.length && units.stratum(rows[to]) == units.stratum(rows[from])) {
            to++;
        }
        return to;
    }

    private void matchStratum(int[] rows, int from, int to, boolean focalsAreTreated) {
        int[] focals = new int[to - from];
        int[] candidates = new int[to - from];
        int focalCount = 0;
        int candidateCount = 0;
        for (int i = from; i < to; i++) {
            places[rows[i]] = candidateCount;
            if (units.isTreated(rows[i]) == focalsAreTreated) {
                focals[focalCount++] = rows[i];
            } else {
                candidates[candidateCount++] = rows[i];
            }
        }
        focals = Arrays.copyOf(focals, focalCount);
        candidates = Arrays.copyOf(candidates, candidateCount);
        if (candidateCount == 0) {
            for (int focal : focals) {
                sample.leave(focal, Unmatched.NO_CANDIDATE);
            }
        } else if (method.isGreedy()) {
            choose(focals, candidates);
        } else {
            find(focals, candidates);
        }
    }

    /** Each for itself, as nothing can be used up. */
    private void find(int[] focals, int[] candidates) {
        Candidates near = search(candidates);
        for (int i = 0; i < focals.length; i++) {
            Interruption.checkAt(i, WORK);
            int[] found = near.nearest(focals[i], wanted[focals[i]]);
            if (found.length > 0) {
                sample.pair(focals[i], found);
            } else {
                sample.leave(focals[i], Unmatched.OUTSIDE_CALIPER);
            }
        }
    }

    private void choose(int[] focals, int[] candidates) {
        MatchingOrder order = method.order(units);
        int[] inOrder = FocalOrder.of(units, focals, order);
        int[] numbers = Arrays.stream(inOrder).map(focal -> wanted[focal]).toArray();
        int[][] chosen = new Turns(distance, search(candidates), usesLeft).of(inOrder, numbers, order);
        boolean allAreNear =
                width == Double.POSITIVE_INFINITY && !units.isRestricted() && !(distance instanceof Dissimilarity);
        Candidates all = null;
        for (int i = 0; i < inOrder.length; i++) {
            if (chosen[i].length > 0) {
                sample.pair(inOrder[i], chosen[i]);
                continue;
            }
            if (!allAreNear && all == null) {
                all = search(candidates);
            }
            sample.leave(
                    inOrder[i],
                    all == null || all.nearest(inOrder[i], 1).length > 0
                            ? Unmatched.NONE_LEFT
                            : Unmatched.OUTSIDE_CALIPER);
        }
    }

    private Candidates search(int[] candidates) {
        Shortlist shortlist = new Shortlist(units, method.ties(), method.tolerance(), width);
        return Candidates.of(units, distance, candidates, places, shortlist);
    }

    private void requireFewPairs(int[] rows) {
        long pairs = 0;
        for (int from = 0, to; from < rows.length; from = to) {
            to = endOfStratum(rows, from);
            long treated = 0;
            for (int i = from; i < to; i++) {
                treated += units.isTreated(rows[i]) ? 1 : 0;
            }
            pairs += treated * (to - from - treated);
        }
        // Whoever chooses in turn looks once for each partner.
        pairs *= method.isGreedy() ? method.ratio().most() : 1;
        if (pairs > MOST_PAIRS) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the distance '%s' would have to be asked for %,d pairs, and %,d is the most; put rows into smaller strata, "
                            + "or use scores or points, of which not every pair is looked at",
                    distance.describe(),
                    pairs,
                    MOST_PAIRS));
        }
    }
}
