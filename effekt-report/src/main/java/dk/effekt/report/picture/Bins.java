package dk.effekt.report.picture;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.util.FastMath;

/**
 * Intervals of equal width, each without its lower and with its upper end, and how many numbers lie in them. They are as wide as
 * {@code 2 IQR / ∛n} (Freedman and Diaconis 1981, Zeitschrift für Wahrscheinlichkeitstheorie 57, 453–476), but at least a fiftieth and
 * at most a twentieth of what they reach over, and rounded up to 1, 2 or 5 times a power of ten.
 */
final class Bins {

    /**
     * An interval.
     *
     * @param from not in it
     * @param to in it
     * @param count how many numbers are
     */
    record Bin(double from, double to, int count) {}

    private static final double MOST = 50;
    private static final double FEWEST = 20;

    private final List<Bin> bins;
    private final int outside;

    private Bins(List<Bin> bins, int outside) {
        this.bins = List.copyOf(bins);
        this.outside = outside;
    }

    /**
     * The intervals from one number to another.
     *
     * @param values in any order; NaN is none
     * @param iqr their interquartile range
     * @param edge a number at which an interval ends, if they reach so far
     */
    static Bins of(double[] values, double iqr, double low, double high, double edge) {
        double width = width(values.length, iqr, low, high);
        // An end that differs from an edge by rounding only does not begin another interval.
        double start = (low - edge) / width;
        long first = (long) (low == high ? Math.ceil(start) - 1 : Math.floor(start + 1e-9));
        long last = Math.max(first + 1, (long) Math.ceil((high - edge) / width - 1e-9));
        int[] counts = new int[(int) (last - first)];
        int outside = 0;
        for (double value : values) {
            double at = Math.ceil((value - edge) / width) - 1 - first;
            if (at >= 0 && at < counts.length) {
                counts[(int) at]++;
            } else if (!Double.isNaN(value)) {
                outside++;
            }
        }
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            bins.add(new Bin(edge + (first + i) * width, edge + (first + i + 1) * width, counts[i]));
        }
        return new Bins(bins, outside);
    }

    private static double width(int n, double iqr, double low, double high) {
        double range = high - low;
        if (range == 0) {
            return rounded(Math.max(Math.abs(high), 1) / FEWEST);
        }
        return rounded(Math.max(range / MOST, Math.min(range / FEWEST, 2 * iqr / FastMath.cbrt(n))));
    }

    /** Up to 1, 2 or 5 times a power of ten. */
    private static double rounded(double width) {
        double power = FastMath.pow(10, FastMath.floor(FastMath.log10(width)));
        double times = width / power;
        return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }

    /** In order, those between without any number, too. */
    List<Bin> all() {
        return bins;
    }

    /** How many numbers lie in none. */
    int outside() {
        return outside;
    }
}
