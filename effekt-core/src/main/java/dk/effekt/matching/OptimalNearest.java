package dk.effekt.matching;

import java.util.Arrays;

/**
 * The columns of each row, the nearest first, found when they are asked for: along a line by going out to both sides, else by
 * looking at all columns and keeping the nearest. Each row stands for as many rows of the assignment as it may have partners;
 * the first of them goes without only if more pairs cannot be had.
 */
final class OptimalNearest implements OptimalAssignment.Candidates {

    private static final int AT_FIRST = 16;
    private static final int TIMES_MORE = 4;

    private final OptimalGaps gaps;
    private final int matches;
    private final double scale;
    private final long priceOfPair;
    private final int most;
    private final double width;
    private final int[][] columns;
    private final long[][] costs;
    private final boolean[] isWhole;

    /** Only along a line: the columns by score, and the scores in that order and of the rows. */
    private final int[] byScore;

    private final double[] columnScores;
    private final double[] rowScores;

    OptimalNearest(Units units, OptimalGaps gaps, int[] left, int[] right, int matches) {
        int rows = Math.multiplyExact(left.length, matches);
        int bits = OptimalAssignment.bits(rows);
        this.gaps = gaps;
        this.width = gaps.width();
        this.matches = matches;
        this.scale = OptimalAssignment.scale(gaps.longest(), bits);
        this.priceOfPair = ((long) rows << bits) + 1;
        // Of more columns than there are rows, one is free and no farther away than those that are not looked at.
        this.most = Math.min(rows, right.length);
        this.columns = new int[left.length][0];
        this.costs = new long[left.length][0];
        this.isWhole = new boolean[left.length];
        if (units.hasScores()) {
            Scores scores = units.scores();
            byScore = OptimalStratum.byScore(scores, right);
            columnScores = new double[right.length];
            Arrays.setAll(columnScores, i -> scores.value(right[byScore[i]]));
            rowScores = new double[left.length];
            Arrays.setAll(rowScores, i -> scores.value(left[i]));
        } else {
            byScore = new int[0];
            columnScores = new double[0];
            rowScores = new double[0];
        }
    }

    @Override
    public int rows() {
        return gaps.lefts() * matches;
    }

    @Override
    public int columns() {
        return gaps.rights();
    }

    @Override
    public long priceOfNone(int row) {
        return row % matches == 0 ? 2 * priceOfPair : priceOfPair;
    }

    @Override
    public boolean isLikeTheOneBefore(int row) {
        return row % matches > 1;
    }

    @Override
    public int[] columnsOf(int row) {
        return columns[row / matches];
    }

    @Override
    public long[] costsOf(int row) {
        return costs[row / matches];
    }

    @Override
    public boolean more(int row) {
        int left = row / matches;
        int known = columns[left].length;
        while (!isWhole[left] && columns[left].length == known) {
            find(left, (int) Math.min(most, Math.max(AT_FIRST, (long) TIMES_MORE * known)));
        }
        return columns[left].length > known;
    }

    /** Finds at least so many, or all. */
    private void find(int left, int wanted) {
        Nearest nearest = new Nearest(wanted);
        if (byScore.length > 0) {
            searchLine(left, nearest);
        } else {
            for (int j = 0; j < gaps.rights(); j++) {
                offer(left, j, nearest);
            }
        }
        isWhole[left] = nearest.size < wanted || wanted == most;
        columns[left] = new int[nearest.size];
        costs[left] = new long[nearest.size];
        for (int i = nearest.size - 1; i >= 0; i--) {
            columns[left][i] = nearest.columns[0];
            costs[left][i] = (long) Math.rint(gaps.length(nearest.keys[0]) * scale);
            nearest.dropFarthest();
        }
    }

    private void searchLine(int left, Nearest nearest) {
        double score = rowScores[left];
        int up = Arrays.binarySearch(columnScores, score);
        up = up < 0 ? -up - 1 : up;
        int down = up - 1;
        while (down >= 0 || up < columnScores.length) {
            double below = down < 0 ? Double.POSITIVE_INFINITY : score - columnScores[down];
            double above = up == columnScores.length ? Double.POSITIVE_INFINITY : columnScores[up] - score;
            double next = Math.min(below, above);
            if (next > width || next == Double.POSITIVE_INFINITY || (nearest.isFull() && next > nearest.keys[0])) {
                return;
            }
            offer(left, below <= above ? byScore[down--] : byScore[up++], nearest);
        }
    }

    private void offer(int left, int column, Nearest nearest) {
        double key = gaps.key(left, column);
        if (nearest.wants(key, column) && gaps.allows(left, column, key)) {
            nearest.add(key, column);
        }
    }

    /** The nearest columns so far, in a heap with the farthest on top; of equally near ones the lower columns. */
    private static final class Nearest {

        private final double[] keys;
        private final int[] columns;
        private int size;

        Nearest(int capacity) {
            keys = new double[capacity];
            columns = new int[capacity];
        }

        boolean isFull() {
            return size == keys.length;
        }

        boolean wants(double key, int column) {
            return size < keys.length || isBefore(key, column, 0);
        }

        void add(double key, int column) {
            if (isFull()) {
                dropFarthest();
            }
            int at = size++;
            while (at > 0 && isBefore(keys[(at - 1) / 2], columns[(at - 1) / 2], key, column)) {
                keys[at] = keys[(at - 1) / 2];
                columns[at] = columns[(at - 1) / 2];
                at = (at - 1) / 2;
            }
            keys[at] = key;
            columns[at] = column;
        }

        void dropFarthest() {
            size--;
            double key = keys[size];
            int column = columns[size];
            int at = 0;
            while (2 * at + 1 < size) {
                int child = 2 * at + 1;
                if (child + 1 < size && isBefore(keys[child], columns[child], keys[child + 1], columns[child + 1])) {
                    child++;
                }
                if (!isBefore(key, column, keys[child], columns[child])) {
                    break;
                }
                keys[at] = keys[child];
                columns[at] = columns[child];
                at = child;
            }
            keys[at] = key;
            columns[at] = column;
        }

        private boolean isBefore(double key, int column, int place) {
            return isBefore(key, column, keys[place], columns[place]);
        }

        private static boolean isBefore(double key, int column, double otherKey, int otherColumn) {
            return key < otherKey || (key == otherKey && column < otherColumn);
        }
    }
}
