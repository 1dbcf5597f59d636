package dk.effekt.matching;

import java.util.Arrays;

/**
 * The nearest of the candidates that a search comes across, in any order, for one focal row: as many as are wanted and those
 * tied with the last of them. A search may leave out whatever is farther than {@link #bound}, which shrinks as rows are found.
 */
final class Shortlist {

    private static final int ROOM = 16;

    private final Units units;
    private final TieRule ties;
    private final double tolerance;
    /** Nothing at an infinite distance is ever matched. */
    private final double farthest;
    /** Whether it matters in which order rows are taken. */
    private final boolean isOrdered;

    private int wanted;
    /** The shortest distances, ascending; as many as are wanted. */
    private double[] shortest = new double[1];

    private int seen;
    private double bound;

    /** What was offered and may be taken in the end; now and then cleared of what is not. */
    private int[] rows = new int[ROOM];

    private double[] distances = new double[ROOM];
    private int size;

    /**
     * @param tolerance how much greater a squared distance may be and still count as tied
     * @param width the greatest distance, inclusive
     */
    Shortlist(Units units, TieRule ties, double tolerance, double width) {
        this(units, ties, tolerance, width, true);
    }

    private Shortlist(Units units, TieRule ties, double tolerance, double width, boolean isOrdered) {
        this.units = units;
        this.isOrdered = isOrdered;
        this.ties = ties;
        this.tolerance = tolerance;
        this.farthest = Math.min(width, Double.MAX_VALUE);
    }

    /** A list of which only is asked who is on it: all that are tied, in any order, which saves sorting them. */
    static Shortlist withoutOrder(Units units, double tolerance) {
        return new Shortlist(units, TieRule.AVERAGE, tolerance, Double.POSITIVE_INFINITY, false);
    }

    void startFor(int newWanted) {
        wanted = newWanted;
        if (shortest.length < wanted) {
            shortest = new double[wanted];
        }
        seen = 0;
        size = 0;
        bound = farthest;
    }

    /** The greatest distance, inclusive, at which a row may still be taken. */
    double bound() {
        return bound;
    }

    int wanted() {
        return wanted;
    }

    TieRule ties() {
        return ties;
    }

    boolean isFull() {
        return seen == wanted;
    }

    void offer(int row, double distance) {
        if (distance > bound) {
            return;
        }
        note(distance);
        if (size == rows.length) {
            clearOfTheFarther();
        }
        rows[size] = row;
        distances[size++] = distance;
    }

    /** The rows taken, nearest first, tied ones by identity; with {@link TieRule#LOWER_SCORE_FIRST} as they were offered. */
    int[] taken() {
        keepWithinBound();
        int[] taken = Arrays.copyOf(rows, size);
        if (isOrdered && ties != TieRule.LOWER_SCORE_FIRST && size > 1) {
            int[] places = new int[size];
            Arrays.setAll(places, i -> i);
            long[] keys = new long[size];
            Arrays.setAll(keys, i -> units.id(rows[i]));
            RowSort.sort(keys, places);
            Arrays.setAll(keys, i -> RowSort.key(distances[places[i]]));
            RowSort.sort(keys, places);
            Arrays.setAll(taken, i -> rows[places[i]]);
        }
        return ties == TieRule.AVERAGE || size <= wanted ? taken : Arrays.copyOf(taken, wanted);
    }

    private void note(double distance) {
        if (isFull() && distance >= shortest[wanted - 1]) {
            return;
        }
        int to = isFull() ? wanted - 1 : seen++;
        for (; to > 0 && shortest[to - 1] > distance; to--) {
            shortest[to] = shortest[to - 1];
        }
        shortest[to] = distance;
        if (isFull()) {
            double last = shortest[wanted - 1];
            bound = Math.min(farthest, tolerance == 0 ? last : Math.sqrt(last * last + tolerance));
        }
    }

    private void clearOfTheFarther() {
        keepWithinBound();
        if (2 * size > rows.length) {
            rows = Arrays.copyOf(rows, 2 * rows.length);
            distances = Arrays.copyOf(distances, rows.length);
        }
    }

    private void keepWithinBound() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (distances[i] <= bound) {
                rows[kept] = rows[i];
                distances[kept++] = distances[i];
            }
        }
        size = kept;
    }
}
