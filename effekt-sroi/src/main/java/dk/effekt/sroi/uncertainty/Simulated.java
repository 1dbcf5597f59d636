package dk.effekt.sroi.uncertainty;

import dk.effekt.sroi.internal.Format;
import java.util.Arrays;

/**
 * A number as it came out in many draws: its mean, spread, quantiles and probabilities, each with the error that comes of
 * having drawn only so many times (Monte Carlo standard error). Immutable.
 */
public final class Simulated {

    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;

    private final double[] sorted;
    private final int undefined;
    private final double mean;
    private final double sd;

    private Simulated(double[] sorted, int undefined) {
        this.sorted = sorted;
        this.undefined = undefined;
        double sum = 0;
        for (double value : sorted) {
            sum += value;
        }
        mean = sum / sorted.length;
        double squares = 0;
        for (double value : sorted) {
            squares += (value - mean) * (value - mean);
        }
        sd = sorted.length < 2 ? Double.NaN : Math.sqrt(squares / (sorted.length - 1));
    }

    /** The draws in any order; those that are NaN count as undefined. */
    static Simulated of(double[] values) {
        double[] sorted = values.clone();
        // NaN is sorted behind all numbers.
        Arrays.sort(sorted);
        int defined = sorted.length;
        while (defined > 0 && Double.isNaN(sorted[defined - 1])) {
            defined--;
        }
        int undefined = sorted.length - defined;
        return new Simulated(undefined == 0 ? sorted : Arrays.copyOf(sorted, defined), undefined);
    }

    /** Number of draws in which it is defined. */
    public int draws() {
        return sorted.length;
    }

    /** Number of draws in which it is not defined, such as a ratio without inputs; they are in none of the other numbers. */
    public int undefined() {
        return undefined;
    }

    /** The mean; NaN if it is defined in no draw. */
    public double mean() {
        return mean;
    }

    /** Monte Carlo standard error of the mean: sd/√n. */
    public double meanError() {
        return sd / Math.sqrt(sorted.length);
    }

    /** The standard deviation, which is the standard error of the number. */
    public double sd() {
        return sd;
    }

    /** The median. */
    public double median() {
        return quantile(0.5);
    }

    /** The end of the 95 % interval below which 2.5 % of draws lie. */
    public double low() {
        return quantile(LOW);
    }

    /** The end of the 95 % interval above which 2.5 % of draws lie. */
    public double high() {
        return quantile(HIGH);
    }

    /**
     * The value that a share of draws does not exceed, between two draws on the line between them (Hyndman and Fan 1996,
     * definition 7, which is R's).
     *
     * @param probability from 0 to 1
     * @return NaN if it is defined in no draw
     */
    public double quantile(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability " + probability + "; it must be from 0 to 1");
        }
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = (sorted.length - 1) * probability;
        int below = (int) at;
        double value = sorted[below];
        return below + 1 < sorted.length ? value + (at - below) * (sorted[below + 1] - value) : value;
    }

    /**
     * Monte Carlo standard error of a quantile: half the distance of the quantiles at p ± √(p(1−p)/n), the interval of
     * order statistics (Woodruff 1952, JASA 47) at one standard error.
     *
     * @param probability above 0 and below 1
     */
    public double quantileError(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability " + probability + "; it must be from 0 to 1");
        }
        double error = Math.sqrt(probability * (1 - probability) / sorted.length);
        return (quantile(Math.min(1, probability + error)) - quantile(Math.max(0, probability - error))) / 2;
    }

    /**
     * The share of draws above a threshold; NaN if it is defined in no draw.
     *
     * @param threshold a number; infinite ones lie beyond all draws
     */
    public double probabilityAbove(double threshold) {
        if (Double.isNaN(threshold)) {
            throw new IllegalArgumentException("threshold NaN; it must be a number");
        }
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] > threshold) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return (double) (sorted.length - from) / sorted.length;
    }

    /** Monte Carlo standard error of {@link #probabilityAbove}: √(p(1−p)/n). */
    public double probabilityError(double threshold) {
        double p = probabilityAbove(threshold);
        return Math.sqrt(p * (1 - p) / sorted.length);
    }

    /** {@code 39,367 [-4,210, 83,004], 100,000 draws}; small numbers with two digits after the point. */
    @Override
    public String toString() {
        boolean small = Math.max(Math.abs(low()), Math.abs(high())) < 100;
        return small
                ? Format.decimal(mean) + " [" + Format.decimal(low()) + ", " + Format.decimal(high()) + "], "
                        + Format.count(sorted.length, "draw")
                : Format.kroner(mean) + " [" + Format.kroner(low()) + ", " + Format.kroner(high()) + "], "
                        + Format.count(sorted.length, "draw");
    }
}
