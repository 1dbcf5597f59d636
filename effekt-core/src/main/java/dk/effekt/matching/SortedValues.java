package dk.effekt.matching;

import java.util.Arrays;

/**
 * Values in ascending order, each with a number that it carries along, so that a walk over both reads memory from end to end.
 *
 * <p>Each value has a position on a line from the least to the greatest, a whole number of 22 bits. Two passes, by the lower and
 * by the upper half of these bits, bring all into the order of their positions (radix sort); insertion then orders the few that
 * share one. Where outliers push the others together, so that many share one, {@link RowSort} takes over.
 */
final class SortedValues {

    /** So few are in order sooner by insertion alone. */
    private static final int FEW = 48;

    private static final int BITS = 11;
    private static final int DIGITS = 1 << BITS;
    private static final int POSITIONS = DIGITS * DIGITS;

    private final double[] values;
    private final double[] carried;
    /** Between the passes. */
    private final double[] halfway;

    private final double[] halfwayCarried;
    private final int[] lower = new int[DIGITS + 1];
    private final int[] upper = new int[DIGITS + 1];

    /** Room for so many values, of one column after another: memory that was just used is near. */
    SortedValues(int size) {
        values = new double[size];
        carried = new double[size];
        halfway = new double[size];
        halfwayCarried = new double[size];
    }

    /**
     * Puts values in order, which are finite; −0 and 0 are equal. Equal ones stay as they stand.
     *
     * @param unsorted as many as there is room for
     * @param numbers what each value carries along
     */
    void sort(double[] unsorted, double[] numbers) {
        if (values.length <= FEW || !isSortedByPosition(unsorted, numbers)) {
            System.arraycopy(unsorted, 0, values, 0, values.length);
            System.arraycopy(numbers, 0, carried, 0, values.length);
        }
        if (!isSortedByInsertion()) {
            sortByKey(unsorted, numbers);
        }
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

    /** Whether the values have positions, and are in their order now. */
    private boolean isSortedByPosition(double[] unsorted, double[] numbers) {
        double least = unsorted[0];
        double greatest = unsorted[0];
        for (double value : unsorted) {
            least = value < least ? value : least;
            greatest = value > greatest ? value : greatest;
        }
        double scale = (POSITIONS - 1) / (greatest - least);
        if (scale == 0 || !Double.isFinite(scale)) {
            return false;
        }
        Arrays.fill(lower, 0);
        Arrays.fill(upper, 0);
        for (double value : unsorted) {
            int position = (int) ((value - least) * scale);
            lower[(position & (DIGITS - 1)) + 1]++;
            upper[(position >>> BITS) + 1]++;
        }
        for (int digit = 0; digit < DIGITS; digit++) {
            lower[digit + 1] += lower[digit];
            upper[digit + 1] += upper[digit];
        }
        for (int i = 0; i < unsorted.length; i++) {
            int to = lower[(int) ((unsorted[i] - least) * scale) & (DIGITS - 1)]++;
            halfway[to] = unsorted[i];
            halfwayCarried[to] = numbers[i];
        }
        for (int i = 0; i < halfway.length; i++) {
            int to = upper[(int) ((halfway[i] - least) * scale) >>> BITS]++;
            values[to] = halfway[i];
            carried[to] = halfwayCarried[i];
        }
        return true;
    }

    /** Whether all are in order without more moves than insertion makes of few. */
    private boolean isSortedByInsertion() {
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

    private void sortByKey(double[] unsorted, double[] numbers) {
        int[] rows = new int[unsorted.length];
        Arrays.setAll(rows, row -> row);
        int[] order = RowSort.byDouble(row -> unsorted[row], rows);
        for (int place = 0; place < order.length; place++) {
            values[place] = unsorted[order[place]];
            carried[place] = numbers[order[place]];
        }
    }
}
