package dk.effekt.matching;

import java.util.Arrays;

/**
 * Values in ascending order, each with a number that it carries along, so that a walk over both reads memory from end to end.
 *
 * <p>Each value has a position on a line from the least to the greatest, a whole number of 22 bits. Two passes, by the lower and
 * by the upper half of these bits, bring all into the order of their positions (radix sort); insertion then orders the few that
 * share one. Where outliers push the others together, so that many share one, {@link RowSort} takes three times as long.
 */
final class SortedValues {

    /** So few are in order sooner by insertion alone. */
    private static final int FEW = 48;

    private static final int BITS = 11;
    private static final int DIGITS = 1 << BITS;
    private static final int POSITIONS = DIGITS * DIGITS;

    private final double[] values;
    private final double[] carried;

    private SortedValues(double[] values, double[] carried) {
        this.values = values;
        this.carried = carried;
    }

    /**
     * The values in order, which are finite; −0 and 0 are equal. Equal ones stay as they stand.
     *
     * @param carried a number for each value
     */
    static SortedValues by(double[] values, double[] carried) {
        SortedValues sorted =
                values.length > FEW ? byPosition(values, carried) : new SortedValues(values.clone(), carried.clone());
        return sorted.isOrderedByInsertion() ? sorted : byKey(values, carried);
    }

    int size() {
        return values.length;
    }

    double value(int place) {
        return values[place];
    }

    /** What the value in a place carries. */
    double carried(int place) {
        return carried[place];
    }

    private static SortedValues byPosition(double[] values, double[] carried) {
        double least = values[0];
        double greatest = values[0];
        for (double value : values) {
            least = value < least ? value : least;
            greatest = value > greatest ? value : greatest;
        }
        double scale = (POSITIONS - 1) / (greatest - least);
        if (scale == 0 || !Double.isFinite(scale)) {
            return new SortedValues(values.clone(), carried.clone());
        }
        int[] lower = new int[DIGITS + 1];
        int[] upper = new int[DIGITS + 1];
        for (double value : values) {
            int position = (int) ((value - least) * scale);
            lower[position % DIGITS + 1]++;
            upper[position / DIGITS + 1]++;
        }
        for (int digit = 0; digit < DIGITS; digit++) {
            lower[digit + 1] += lower[digit];
            upper[digit + 1] += upper[digit];
        }
        double[] halfway = new double[values.length];
        double[] halfwayCarried = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int to = lower[(int) ((values[i] - least) * scale) & (DIGITS - 1)]++;
            halfway[to] = values[i];
            halfwayCarried[to] = carried[i];
        }
        SortedValues sorted = new SortedValues(new double[values.length], new double[values.length]);
        for (int i = 0; i < values.length; i++) {
            int to = upper[(int) ((halfway[i] - least) * scale) >>> BITS]++;
            sorted.values[to] = halfway[i];
            sorted.carried[to] = halfwayCarried[i];
        }
        return sorted;
    }

    /** Whether all are in order without more moves than insertion makes of few. */
    private boolean isOrderedByInsertion() {
        long moves = (long) values.length * FEW / 2;
        for (int i = 1; i < values.length && moves >= 0; i++) {
            double value = values[i];
            if (value < values[i - 1]) {
                double with = carried[i];
                int to = i;
                for (; to > 0 && values[to - 1] > value; to--) {
                    values[to] = values[to - 1];
                    carried[to] = carried[to - 1];
                }
                values[to] = value;
                carried[to] = with;
                moves -= i - to;
            }
        }
        return moves >= 0;
    }

    private static SortedValues byKey(double[] values, double[] carried) {
        int[] rows = new int[values.length];
        Arrays.setAll(rows, row -> row);
        int[] order = RowSort.byDouble(row -> values[row], rows);
        SortedValues sorted = new SortedValues(new double[values.length], new double[values.length]);
        for (int place = 0; place < order.length; place++) {
            sorted.values[place] = values[order[place]];
            sorted.carried[place] = carried[order[place]];
        }
        return sorted;
    }
}
