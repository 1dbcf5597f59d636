package dk.effekt.matching;

import dk.effekt.internal.Interruption;
import java.util.Arrays;

/**
 * The cheapest way to give each row one column, or none at a price, and each column no more rows than it has room for, mostly one: successive shortest augmenting paths (Jonker and
 * Volgenant 1987; Burkard, Dell'Amico and Martello 2012, section 4.4) over the candidates of each row, cheapest first.
 *
 * <p><b>How.</b> Rows enter one by one. Each has a dual u, each column a dual v, such that cost − u − v ≥ 0 for every candidate,
 * = 0 where row and column are matched, v ≤ 0, v = 0 for a column with room, u ≤ the price of going without, and = where a row does. By
 * linear programming duality nothing is cheaper than an assignment with such duals. A row that enters looks for the shortest path,
 * along reduced costs, to a column that has room or to a row that would rather go without; the rows on the path hand on their
 * columns, and the duals of what was passed on the way move by how much nearer than the end it was.
 *
 * <p><b>Why it is fast.</b> As v ≤ 0 and candidates come in order of cost, a row's list is read only as far as it may help, and
 * {@link Candidates#more} need not have made the rest.
 *
 * <p><b>Why it is exact.</b> Costs are whole numbers: no rounding, hence no order of sums. {@link #bits} leaves room for the sums.
 */
final class OptimalAssignment {

    private static final String WORK = "optimal matching";
    private static final int NONE = -1;

    /** What each row may take. Costs and prices are at least 0. */
    interface Candidates {

        /** Number of rows. */
        int rows();

        /** Number of columns. */
        int columns();

        /** What it costs a row to go without. */
        long priceOfNone(int row);

        /** How many rows may have a column, at least 1. */
        default int roomOf(int column) {
            return 1;
        }

        /** Whether a row may take the same at the same costs and price as the one before it. */
        default boolean isLikeTheOneBefore(int row) {
            return false;
        }

        /** Some columns of a row, the cheapest first. */
        int[] columnsOf(int row);

        /** Their costs. */
        long[] costsOf(int row);

        /** Makes {@link #columnsOf} longer; false if the row has no more candidates that any cheapest way could need. */
        boolean more(int row);
    }

    private final Candidates candidates;
    private final int[] columnOf;
    /** The rows of a column: how many, one of them, and the others after and before it. */
    private final int[] sizes;

    private final int[] rowOf;
    private final int[] rowAfter;
    private final int[] rowBefore;
    private final long[] u;
    private final long[] v;

    // The search of the current row: how far away columns are, from which row they were reached, and whether that is of
    // this search.
    private final long[] away;
    private final int[] from;
    private final int[] reachedIn;
    private final int[] passed;
    private int passedSize;
    private long end;
    private int endRow;
    private int endColumn;
    private final Heap heap = new Heap();

    private OptimalAssignment(Candidates candidates) {
        this.candidates = candidates;
        this.columnOf = new int[candidates.rows()];
        this.u = new long[candidates.rows()];
        this.rowOf = new int[candidates.columns()];
        this.sizes = new int[candidates.columns()];
        this.rowAfter = new int[candidates.rows()];
        this.rowBefore = new int[candidates.rows()];
        this.v = new long[candidates.columns()];
        this.away = new long[candidates.columns()];
        this.from = new int[candidates.columns()];
        this.reachedIn = new int[candidates.columns()];
        this.passed = new int[candidates.columns()];
        Arrays.fill(columnOf, NONE);
        Arrays.fill(rowOf, NONE);
        Arrays.fill(reachedIn, NONE);
    }

    /** How many bits a cost may have, so that prices above the sum of all costs, twice over, leave no sum without room. */
    static int bits(long rows) {
        int forRows = Long.SIZE - Long.numberOfLeadingZeros(rows);
        return Math.min(40, 58 - forRows);
    }

    /** The factor, a power of two, that makes whole numbers below 2^bits of distances up to the longest. */
    static double scale(double longest, int bits) {
        return longest > 0 ? Math.scalb(1.0, Math.min(1000, bits - 1 - Math.getExponent(longest))) : 1;
    }

    static OptimalAssignment of(Candidates candidates) {
        OptimalAssignment assignment = new OptimalAssignment(candidates);
        for (int row = 0; row < candidates.rows(); row++) {
            Interruption.check(WORK);
            assignment.enter(row);
        }
        return assignment;
    }

    /** The column of a row, −1 for none. */
    int columnOf(int row) {
        return columnOf[row];
    }

    /** A row of a column, −1 for none. */
    int rowOf(int column) {
        return rowOf[column];
    }

    /** The dual of a row: with those of columns it proves that nothing is cheaper. */
    long dualOfRow(int row) {
        return u[row];
    }

    /** The dual of a column. */
    long dualOfColumn(int column) {
        return v[column];
    }

    private void enter(int entering) {
        if (candidates.isLikeTheOneBefore(entering) && columnOf[entering - 1] == NONE) {
            // What holds for that one's dual holds for this one's.
            u[entering] = candidates.priceOfNone(entering);
            return;
        }
        end = Long.MAX_VALUE;
        endRow = NONE;
        endColumn = NONE;
        passedSize = 0;
        heap.clear();
        pass(entering, 0, entering);
        while (!heap.isEmpty() && heap.leastKey() < end) {
            long key = heap.leastKey();
            int column = heap.takeLeast();
            // A column that was reached again on a shorter way has been passed before.
            if (key == away[column]) {
                passed[passedSize++] = column;
                for (int row = rowOf[column]; row != NONE; row = rowAfter[row]) {
                    pass(row, key, entering);
                }
            }
        }
        moveDuals(entering);
        handOn(entering);
    }

    /** Goes on from a row that is so far away to the columns that it may take, or to none. */
    private void pass(int row, long distance, int entering) {
        long base = distance - u[row];
        if (base + candidates.priceOfNone(row) < end) {
            end = base + candidates.priceOfNone(row);
            endRow = row;
            endColumn = NONE;
        }
        int[] columns = candidates.columnsOf(row);
        long[] costs = candidates.costsOf(row);
        for (int i = 0; ; i++) {
            if (i == columns.length) {
                if (!candidates.more(row)) {
                    return;
                }
                columns = candidates.columnsOf(row);
                costs = candidates.costsOf(row);
            }
            if (base + costs[i] >= end) {
                return;
            }
            int column = columns[i];
            long key = base + costs[i] - v[column];
            if (key < end && (reachedIn[column] != entering || key < away[column])) {
                reachedIn[column] = entering;
                away[column] = key;
                from[column] = row;
                if (sizes[column] < candidates.roomOf(column)) {
                    end = key;
                    endRow = NONE;
                    endColumn = column;
                } else {
                    heap.add(key, column);
                }
            }
        }
    }

    private void moveDuals(int entering) {
        u[entering] += end;
        for (int i = 0; i < passedSize; i++) {
            int column = passed[i];
            v[column] -= end - away[column];
            for (int row = rowOf[column]; row != NONE; row = rowAfter[row]) {
                u[row] += end - away[column];
            }
        }
    }

    private void handOn(int entering) {
        int column = endColumn;
        if (column == NONE) {
            if (endRow == entering) {
                return;
            }
            column = columnOf[endRow];
            release(endRow);
        }
        while (true) {
            int row = from[column];
            int next = columnOf[row];
            release(row);
            take(row, column);
            if (row == entering) {
                return;
            }
            column = next;
        }
    }

    private void release(int row) {
        int column = columnOf[row];
        if (column != NONE) {
            int before = rowBefore[row];
            int after = rowAfter[row];
            if (before == NONE) {
                rowOf[column] = after;
            } else {
                rowAfter[before] = after;
            }
            if (after != NONE) {
                rowBefore[after] = before;
            }
            sizes[column]--;
            columnOf[row] = NONE;
        }
    }

    private void take(int row, int column) {
        int first = rowOf[column];
        if (first != NONE) {
            rowBefore[first] = row;
        }
        rowAfter[row] = first;
        rowBefore[row] = NONE;
        rowOf[column] = row;
        sizes[column]++;
        columnOf[row] = column;
    }

    /** A binary heap of columns by key; of equal keys the lower column comes first. */
    private static final class Heap {

        private long[] keys = new long[64];
        private int[] columns = new int[64];
        private int size;

        void clear() {
            size = 0;
        }

        boolean isEmpty() {
            return size == 0;
        }

        long leastKey() {
            return keys[0];
        }

        void add(long key, int column) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, 2 * size);
                columns = Arrays.copyOf(columns, 2 * size);
            }
            int at = size++;
            while (at > 0) {
                int parent = (at - 1) / 2;
                if (!isBefore(key, column, parent)) {
                    break;
                }
                move(parent, at);
                at = parent;
            }
            keys[at] = key;
            columns[at] = column;
        }

        int takeLeast() {
            int least = columns[0];
            size--;
            long key = keys[size];
            int column = columns[size];
            int at = 0;
            while (2 * at + 1 < size) {
                int child = 2 * at + 1;
                if (child + 1 < size && isBefore(keys[child + 1], columns[child + 1], child)) {
                    child++;
                }
                if (isBefore(key, column, child)) {
                    break;
                }
                move(child, at);
                at = child;
            }
            keys[at] = key;
            columns[at] = column;
            return least;
        }

        private boolean isBefore(long key, int column, int other) {
            return key < keys[other] || (key == keys[other] && column < columns[other]);
        }

        private void move(int source, int target) {
            keys[target] = keys[source];
            columns[target] = columns[source];
        }
    }
}
