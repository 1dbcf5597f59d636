package dk.effekt.matching;

import dk.effekt.internal.Interruption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The cheapest cover of the rows of a stratum by pairs, as {@link OptimalFull} explains: which pairs save something, which of them
 * to take so that no row is in two, and the stars that they make with the nearest partners of all others.
 *
 * <p>In the assignment a left row either takes a right one j, at its distance from it less that of j from its own nearest, or goes
 * without, at its distance from its nearest.
 */
final class OptimalCover {

    private static final long ALONE = Long.MAX_VALUE;
    /** More than rounding can add up to where a distance is the sum of two. */
    private static final int ROUNDING = 4;

    /** Rows of both arms, of which one has one row. */
    record Star(int[] left, int[] right) {}

    /** Takes what a left row may take. */
    private interface Arcs {

        void add(int left, int right, long cost);
    }

    private final OptimalGaps gaps;
    private final Units units;
    private final int[] left;
    private final int[] right;
    private final double scale;
    /** Distance of each row from its nearest partner, and who that is. */
    private final long[] leftNearest;

    private final int[] partnerOfLeft;
    private final long[] rightNearest;
    private final int[] partnerOfRight;

    private OptimalCover(OptimalGaps gaps, Units units, int[] left, int[] right) {
        this.gaps = gaps;
        this.units = units;
        this.left = left;
        this.right = right;
        this.scale = OptimalAssignment.scale(gaps.longest(), OptimalAssignment.bits(left.length));
        this.leftNearest = new long[left.length];
        this.partnerOfLeft = new int[left.length];
        this.rightNearest = new long[right.length];
        this.partnerOfRight = new int[right.length];
        Arrays.fill(leftNearest, ALONE);
        Arrays.fill(rightNearest, ALONE);
    }

    static boolean isAlongLine(Units units) {
        return units.hasScores() && !units.isRestricted();
    }

    static long countArcs(OptimalGaps gaps, Units units, int[] left, int[] right) {
        long[] count = {0};
        new OptimalCover(gaps, units, left, right).search((i, j, cost) -> count[0]++);
        return count[0];
    }

    static List<Star> of(OptimalGaps gaps, Units units, int[] left, int[] right, long mostArcs) {
        return new OptimalCover(gaps, units, left, right).solve(mostArcs);
    }

    static List<Star> bounded(OptimalGaps gaps, Units units, int[] left, int[] right, int mostOfLeft, int mostOfRight) {
        return new OptimalCover(gaps, units, left, right).stars(OptimalBounded.pairs(gaps, mostOfLeft, mostOfRight));
    }

    private List<Star> solve(long mostArcs) {
        Savings savings = new Savings(mostArcs);
        search(savings);
        savings.sort();
        OptimalAssignment assignment = OptimalAssignment.of(savings);
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < left.length; i++) {
            if (assignment.columnOf(i) >= 0) {
                pairs.add(new int[] {i, assignment.columnOf(i)});
            } else if (leftNearest[i] != ALONE) {
                pairs.add(new int[] {i, partnerOfLeft[i]});
            }
        }
        for (int j = 0; j < right.length; j++) {
            if (assignment.rowOf(j) < 0 && rightNearest[j] != ALONE) {
                pairs.add(new int[] {partnerOfRight[j], j});
            }
        }
        return stars(pairs);
    }

    /** The stars of pairs that do not cover more than they must. */
    private List<Star> stars(List<int[]> pairs) {
        int[] leftDegree = new int[left.length];
        int[] rightDegree = new int[right.length];
        for (int[] pair : pairs) {
            leftDegree[pair[0]]++;
            rightDegree[pair[1]]++;
        }
        // A pair that neither row needs adds nothing, or the cover would not be cheapest; two pairs may be the same.
        pairs.removeIf(pair -> {
            boolean isNeedless = leftDegree[pair[0]] > 1 && rightDegree[pair[1]] > 1;
            if (isNeedless) {
                leftDegree[pair[0]]--;
                rightDegree[pair[1]]--;
            }
            return isNeedless;
        });
        return stars(pairs, leftDegree, rightDegree);
    }

    /** A right row in several pairs is the middle of a star; every other star is that of its left row. */
    private List<Star> stars(List<int[]> pairs, int[] leftDegree, int[] rightDegree) {
        int[][] ofLeft = new int[left.length][0];
        int[][] ofRight = new int[right.length][0];
        int[] sizes = new int[left.length + right.length];
        for (int[] pair : pairs) {
            boolean isOfRight = rightDegree[pair[1]] > 1;
            int[][] of = isOfRight ? ofRight : ofLeft;
            int middle = isOfRight ? pair[1] : pair[0];
            if (of[middle].length == 0) {
                of[middle] = new int[isOfRight ? rightDegree[middle] : leftDegree[middle]];
            }
            of[middle][sizes[isOfRight ? left.length + middle : middle]++] = isOfRight ? pair[0] : pair[1];
        }
        List<Star> stars = new ArrayList<>();
        for (int i = 0; i < left.length; i++) {
            if (ofLeft[i].length > 0) {
                int middle = i;
                stars.add(new Star(
                        new int[] {left[i]}, OptimalGaps.nearestFirst(right, ofLeft[i], j -> gaps.key(middle, j))));
            }
        }
        for (int j = 0; j < right.length; j++) {
            if (ofRight[j].length > 0) {
                int middle = j;
                stars.add(new Star(
                        OptimalGaps.nearestFirst(left, ofRight[j], i -> gaps.key(i, middle)), new int[] {right[j]}));
            }
        }
        return stars;
    }

    private void search(Arcs arcs) {
        if (isAlongLine(units)) {
            searchLine(arcs);
        } else {
            searchPairs(arcs);
        }
    }

    private long cost(double length) {
        return (long) Math.rint(length * scale);
    }

    /** Roots are drawn only of what may be nearest, and then of what may save something, as there are many pairs. */
    private void searchPairs(Arcs arcs) {
        double[] rightKeys = new double[right.length];
        Arrays.fill(rightKeys, Double.POSITIVE_INFINITY);
        for (int i = 0; i < left.length; i++) {
            Interruption.check(OptimalFull.METHOD);
            double leftKey = Double.POSITIVE_INFINITY;
            for (int j = 0; j < right.length; j++) {
                double key = gaps.key(i, j);
                if ((key < leftKey || key < rightKeys[j]) && gaps.allows(i, j, key)) {
                    leftKey = Math.min(leftKey, key);
                    rightKeys[j] = Math.min(rightKeys[j], key);
                    meet(i, j, cost(gaps.length(key)));
                }
            }
        }
        for (int i = 0; i < left.length; i++) {
            Interruption.check(OptimalFull.METHOD);
            for (int j = 0; j < right.length && leftNearest[i] != ALONE; j++) {
                if (rightNearest[j] != ALONE) {
                    double key = gaps.key(i, j);
                    if (key <= gaps.keyOf((leftNearest[i] + rightNearest[j] + ROUNDING) / scale)) {
                        long cost = cost(gaps.length(key)) - rightNearest[j];
                        if (cost < leftNearest[i] && gaps.allows(i, j, key)) {
                            arcs.add(i, j, cost);
                        }
                    }
                }
            }
        }
    }

    private void meet(int i, int j, long cost) {
        if (cost < leftNearest[i]) {
            leftNearest[i] = cost;
            partnerOfLeft[i] = j;
        }
        if (cost < rightNearest[j]) {
            rightNearest[j] = cost;
            partnerOfRight[j] = i;
        }
    }

    /**
     * Along the line the nearest partners are those next to one. Beyond another left row, at t, a right row j is no farther from t
     * than j − t, so that it costs a left row at i at least t − i, and the search ends where that is as much as going without.
     */
    private void searchLine(Arcs arcs) {
        Scores scores = units.scores();
        int[] lefts = OptimalStratum.byScore(scores, left);
        int[] rights = OptimalStratum.byScore(scores, right);
        double[] leftScores =
                Arrays.stream(lefts).mapToDouble(i -> scores.value(left[i])).toArray();
        double[] rightScores =
                Arrays.stream(rights).mapToDouble(j -> scores.value(right[j])).toArray();
        int[] next = new int[lefts.length];
        for (int p = 0, q = 0; p < lefts.length; p++) {
            for (; q < rights.length && rightScores[q] < leftScores[p]; q++) {
                meetOnLine(p - 1, q, lefts, rights);
                meetOnLine(p, q, lefts, rights);
            }
            next[p] = q;
            meetOnLine(p, q - 1, lefts, rights);
            meetOnLine(p, q, lefts, rights);
        }
        for (int q = next[lefts.length - 1]; q < rights.length; q++) {
            meetOnLine(lefts.length - 1, q, lefts, rights);
        }
        for (int p = 0; p < lefts.length; p++) {
            Interruption.check(OptimalFull.METHOD);
            int i = lefts[p];
            if (leftNearest[i] == ALONE) {
                continue;
            }
            for (int q = next[p], t = p; q < rights.length; q++) {
                while (t + 1 < lefts.length && leftScores[t + 1] <= rightScores[q]) {
                    t++;
                }
                if (!joinOnLine(i, rights[q], leftScores[t] - leftScores[p], arcs)) {
                    break;
                }
            }
            for (int q = next[p] - 1, t = p; q >= 0; q--) {
                while (t > 0 && leftScores[t - 1] >= rightScores[q]) {
                    t--;
                }
                if (!joinOnLine(i, rights[q], leftScores[p] - leftScores[t], arcs)) {
                    break;
                }
            }
        }
    }

    private void meetOnLine(int p, int q, int[] lefts, int[] rights) {
        if (p >= 0 && q >= 0 && q < rights.length) {
            double key = gaps.key(lefts[p], rights[q]);
            if (gaps.allows(lefts[p], rights[q], key)) {
                meet(lefts[p], rights[q], cost(key));
            }
        }
    }

    /** False if nothing farther away saves anything. */
    private boolean joinOnLine(int i, int j, double toOther, Arcs arcs) {
        double key = gaps.key(i, j);
        if (!gaps.allows(i, j, key) || cost(toOther) >= leftNearest[i] + ROUNDING) {
            return false;
        }
        long cost = cost(key) - rightNearest[j];
        if (cost < leftNearest[i]) {
            arcs.add(i, j, cost);
        }
        return true;
    }

    /** The pairs that save something. */
    private final class Savings implements Arcs, OptimalAssignment.Candidates {

        private final long mostArcs;
        private final int[] sizes = new int[left.length];
        private final int[][] columns = new int[left.length][0];
        private final long[][] costs = new long[left.length][0];
        private long arcs;

        Savings(long mostArcs) {
            this.mostArcs = mostArcs;
        }

        @Override
        public void add(int left, int right, long cost) {
            if (++arcs > mostArcs) {
                throw Prediction.tooManyArcs(OptimalFull.METHOD, mostArcs);
            }
            int size = sizes[left]++;
            if (size == columns[left].length) {
                columns[left] = Arrays.copyOf(columns[left], Math.max(8, size + size / 2));
                costs[left] = Arrays.copyOf(costs[left], columns[left].length);
            }
            columns[left][size] = right;
            costs[left][size] = cost;
        }

        /** The cheapest first; of equally cheap ones the lower column. */
        void sort() {
            for (int i = 0; i < sizes.length; i++) {
                int[] ofRow = columns[i];
                long[] costsOfRow = costs[i];
                int[] byColumn = RowSort.byLong(
                        at -> ofRow[at], IntStream.range(0, sizes[i]).toArray());
                int[] order = RowSort.byLong(at -> costsOfRow[at], byColumn);
                columns[i] = Arrays.stream(order).map(at -> ofRow[at]).toArray();
                costs[i] = Arrays.stream(order).mapToLong(at -> costsOfRow[at]).toArray();
            }
        }

        @Override
        public int rows() {
            return left.length;
        }

        @Override
        public int columns() {
            return right.length;
        }

        @Override
        public long priceOfNone(int row) {
            return leftNearest[row] == ALONE ? 0 : leftNearest[row];
        }

        @Override
        public int[] columnsOf(int row) {
            return columns[row];
        }

        @Override
        public long[] costsOf(int row) {
            return costs[row];
        }

        @Override
        public boolean more(int row) {
            return false;
        }
    }
}
