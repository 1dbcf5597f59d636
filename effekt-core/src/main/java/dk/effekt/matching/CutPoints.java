package dk.effekt.matching;

import java.util.Arrays;

/** Where a line is cut into parts. A value at a cut point stands in the part above it, as in R's {@code findInterval}. */
final class CutPoints {

    private static final int MOST_PARTS = 1 << 20;

    private CutPoints() {}

    /** The part that a value stands in, counted from 0: how many of the ascending cuts are not above it. */
    static int part(double[] cuts, double value) {
        int low = 0;
        int high = cuts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cuts[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * The cuts between so many parts of equal width from the least to the greatest value.
     *
     * @throws IllegalArgumentException if there are more than a million parts
     */
    static double[] equalWidths(double[] values, double parts) {
        if (parts > MOST_PARTS) {
            throw new IllegalArgumentException(String.format(
                    java.util.Locale.ROOT,
                    "values from %s to %s would be cut into %,.0f bins; a few"
                            + " lie far away from the others, so say yourself where to cut",
                    least(values),
                    most(values),
                    parts));
        }
        double[] cuts = new double[Math.max(0, (int) parts - 1)];
        double width = (most(values) - least(values)) / parts;
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] = least(values) + (i + 1) * width;
        }
        return cuts;
    }

    /**
     * The quantiles between so many parts of equally many values, by linear interpolation (Hyndman and Fan 1996, type 7: R's
     * default).
     */
    static double[] quantiles(double[] values, int parts) {
        if (values.length == 0) {
            return new double[0];
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] cuts = new double[parts - 1];
        for (int i = 0; i < cuts.length; i++) {
            // In whole numbers, so that a quantile that is one of the values equals it: rows at a cut fall on the same
            // side.
            long position = (sorted.length - 1L) * (i + 1);
            int below = (int) (position / parts);
            double beyond = (double) (position % parts) / parts;
            cuts[i] = beyond == 0 ? sorted[below] : (1 - beyond) * sorted[below] + beyond * sorted[below + 1];
        }
        return cuts;
    }

    /** The values themselves but the least one: each is a part of its own. */
    static double[] each(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (double value : sorted) {
            if (count == 0 || value != sorted[count - 1]) {
                sorted[count++] = value;
            }
        }
        return Arrays.copyOfRange(sorted, Math.min(1, count), count);
    }

    static double least(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
        }
        return least;
    }

    static double most(double[] values) {
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            most = Math.max(most, value);
        }
        return most;
    }
}
