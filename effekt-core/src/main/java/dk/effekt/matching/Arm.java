package dk.effekt.matching;

import java.util.Arrays;

/** Rows of a weight above 0, in order. */
final class Arm {

    private final int[] rows;
    private final double[] weights;
    private final double weight;
    private final double squaredWeights;

    private Arm(int[] rows, double[] weights) {
        this.rows = rows;
        this.weights = weights;
        double sum = 0;
        double squares = 0;
        for (double w : weights) {
            sum += w;
            squares += w * w;
        }
        weight = sum;
        squaredWeights = squares;
    }

    /**
     * Mean, variance and largest absolute value of a column. Where all values are the same, the mean is that value and the
     * variance 0, not what rounding makes of it: otherwise a constant of 0.1 could be out of balance with itself.
     */
    record Moments(double mean, double variance, double magnitude) {}

    /** Takes rows in order. */
    static final class Builder {
        private final int[] rows;
        private final double[] weights;
        private int size;

        Builder(int most) {
            rows = new int[most];
            weights = new double[most];
        }

        /** Adds a row if it has a weight. */
        void add(int row, double weight) {
            if (weight > 0) {
                rows[size] = row;
                weights[size++] = weight;
            }
        }

        Arm build() {
            return size == rows.length
                    ? new Arm(rows, weights)
                    : new Arm(Arrays.copyOf(rows, size), Arrays.copyOf(weights, size));
        }
    }

    /** Number of rows. */
    int size() {
        return rows.length;
    }

    /** Sum of the weights. */
    double weight() {
        return weight;
    }

    /** Effective number of rows, (Σw)² / Σw² (Kish 1965). */
    double effective() {
        return rows.length == 0 ? 0 : weight * weight / squaredWeights;
    }

    /** Sums in the order of the rows, in two passes. */
    Moments moments(double[] x, boolean isBinary) {
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < rows.length; i++) {
            double value = x[rows[i]];
            sum += weights[i] * value;
            least = value < least ? value : least;
            greatest = value > greatest ? value : greatest;
        }
        double mean = least == greatest ? least : sum / weight;
        if (isBinary) {
            return new Moments(mean, mean * (1 - mean), 1);
        }
        double squares = 0;
        for (int i = 0; i < rows.length; i++) {
            double apart = x[rows[i]] - mean;
            squares += weights[i] * apart * apart;
        }
        double magnitude = Math.max(Math.abs(least), Math.abs(greatest));
        return new Moments(mean, squares * weight / (weight * weight - squaredWeights), magnitude);
    }
}
