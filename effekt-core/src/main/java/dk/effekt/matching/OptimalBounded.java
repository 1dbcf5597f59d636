package dk.effekt.matching;

import dk.effekt.internal.Interruption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pairs that cover as many rows of a stratum as possible, no row being in more than a bound allows, at the least total distance.
 *
 * <p>Each left row stands for as many rows of the assignment as it may be in pairs, each right one for two columns: one for its first
 * pair, and one for the others, which costs a price more than any sum of distances. Likewise the first row of a left one goes
 * without only at twice that price, the others at once. So a pair more is made only if it covers a row more.
 */
final class OptimalBounded implements OptimalAssignment.Candidates {

    private final int lefts;
    private final int rights;
    private final int mostOfLeft;
    private final int mostOfRight;
    private final long price;
    private final int[][] columns;
    private final long[][] costs;

    private OptimalBounded(OptimalGaps gaps, int mostOfLeft, int mostOfRight) {
        this.lefts = gaps.lefts();
        this.rights = gaps.rights();
        this.mostOfLeft = Math.min(mostOfLeft, rights);
        this.mostOfRight = Math.min(mostOfRight, lefts);
        int bits = OptimalAssignment.bits(rows());
        double scale = OptimalAssignment.scale(gaps.longest(), bits);
        this.price = ((long) rows() << bits) + 1;
        this.columns = new int[lefts][];
        this.costs = new long[lefts][];
        for (int i = 0; i < lefts; i++) {
            Interruption.check(OptimalFull.METHOD);
            find(i, gaps, scale);
        }
    }

    /** The pairs of each left row, both by their places. */
    static List<int[]> pairs(OptimalGaps gaps, int mostOfLeft, int mostOfRight) {
        OptimalBounded candidates = new OptimalBounded(gaps, mostOfLeft, mostOfRight);
        OptimalAssignment assignment = OptimalAssignment.of(candidates);
        List<int[]> pairs = new ArrayList<>();
        for (int row = 0; row < candidates.rows(); row++) {
            if (assignment.columnOf(row) >= 0) {
                pairs.add(new int[] {row / candidates.mostOfLeft, assignment.columnOf(row) % candidates.rights});
            }
        }
        return pairs;
    }

    private void find(int i, OptimalGaps gaps, double scale) {
        double[] keys = new double[rights];
        int[] ascending = IntStream.range(0, rights)
                .filter(j -> {
                    keys[j] = gaps.key(i, j);
                    return gaps.allows(i, j, keys[j]);
                })
                .toArray();
        int[] allowed = RowSort.byDouble(j -> keys[j], ascending);
        int size = allowed.length;
        columns[i] = new int[mostOfRight > 1 ? 2 * size : size];
        costs[i] = new long[columns[i].length];
        for (int at = 0; at < columns[i].length; at++) {
            int j = allowed[at % size];
            columns[i][at] = at < size ? j : rights + j;
            costs[i][at] = (long) Math.rint(gaps.length(keys[j]) * scale) + (at < size ? 0 : price);
        }
    }

    @Override
    public int rows() {
        return Math.multiplyExact(lefts, mostOfLeft);
    }

    @Override
    public int columns() {
        return 2 * rights;
    }

    @Override
    public int roomOf(int column) {
        return column < rights ? 1 : mostOfRight - 1;
    }

    @Override
    public long priceOfNone(int row) {
        return row % mostOfLeft == 0 ? 2 * price : price;
    }

    @Override
    public boolean isLikeTheOneBefore(int row) {
        return row % mostOfLeft > 1;
    }

    @Override
    public int[] columnsOf(int row) {
        return columns[row / mostOfLeft];
    }

    @Override
    public long[] costsOf(int row) {
        return costs[row / mostOfLeft];
    }

    @Override
    public boolean more(int row) {
        return false;
    }
}
