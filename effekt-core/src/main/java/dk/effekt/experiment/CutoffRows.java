package dk.effekt.experiment;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.util.FastMath;

/**
 * Rows by how far they are above a cutoff, in the order of that and then of their outcome.
 *
 * @param x running variable less cutoff, ascending
 * @param y outcome
 */
record CutoffRows(double[] x, double[] y) {

    /** For the triangular kernel at an edge (Imbens and Kalyanaraman 2012). */
    private static final double EDGE = 3.4375;

    static CutoffRows of(double[] running, double cutoff, double[] outcome, IntPredicate wanted) {
        int[] rows = IntStream.range(0, running.length)
                .filter(wanted)
                .boxed()
                .sorted((a, b) -> running[a] != running[b]
                        ? Double.compare(running[a], running[b])
                        : Double.compare(outcome[a], outcome[b]))
                .mapToInt(row -> row)
                .toArray();
        return new CutoffRows(
                Arrays.stream(rows).mapToDouble(row -> running[row] - cutoff).toArray(),
                Arrays.stream(rows).mapToDouble(row -> outcome[row]).toArray());
    }

    CutoffRows above() {
        return from(first(), x.length);
    }

    CutoffRows below() {
        return from(0, first());
    }

    private int first() {
        int first = 0;
        while (first < x.length && x[first] < 0) {
            first++;
        }
        return first;
    }

    private CutoffRows from(int start, int end) {
        return new CutoffRows(Arrays.copyOfRange(x, start, end), Arrays.copyOfRange(y, start, end));
    }

    /** Those at most so far from the cutoff. */
    CutoffRows within(double distance) {
        int start = 0;
        int end = x.length;
        while (start < end && -x[start] > distance) {
            start++;
        }
        while (end > start && x[end - 1] > distance) {
            end--;
        }
        return from(start, end);
    }

    int size() {
        return x.length;
    }

    /** How many different distances there are. */
    int values() {
        return (int) Arrays.stream(x).distinct().count();
    }

    double mean() {
        return mean(y);
    }

    /** By n − 1. */
    static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /**
     * The bandwidth that makes the expected squared error of the local linear jump least (Imbens and Kalyanaraman 2012, their
     * algorithm), with the cubic over all rows. At most the distance of the farthest row.
     *
     * @throws IllegalArgumentException if there are too few rows on a side, or all near the cutoff have the same outcome
     */
    double bandwidth() {
        if (x.length == 0) {
            throw new IllegalArgumentException(
                    "no row is left to choose a bandwidth from; give another cutoff or donut");
        }
        double[] widths = {Math.abs(x[0]), Math.abs(x[x.length - 1])};
        double farthest = Math.max(widths[0], widths[1]);
        double n = x.length;
        double pilot = 1.84 * Math.sqrt(variance(x)) * FastMath.pow(n, -1.0 / 5);
        CutoffRows near = within(pilot);
        CutoffRows[] nearSides = {near.below(), near.above()};
        for (CutoffRows side : nearSides) {
            if (side.values() < 3) {
                throw new IllegalArgumentException("within " + pilot + " of the cutoff there are " + side.values()
                        + " different values on a side, too few to choose a bandwidth; give one with bandwidth(…)");
            }
        }
        if (variance(nearSides[0].y) + variance(nearSides[1].y) == 0) {
            throw new IllegalArgumentException(
                    "within " + pilot + " of the cutoff the outcome does not vary, so that no"
                            + " bandwidth can be chosen; give one with bandwidth(…)");
        }
        double density = near.size() / (2 * n * pilot);
        double third = thirdDerivative();
        double spread = 0;
        double regularization = 0;
        double curvature = 0;
        CutoffRows[] sides = {below(), above()};
        for (int side = 0; side < 2; side++) {
            double variance = variance(nearSides[side].y);
            double width = 3.56
                    * FastMath.pow(variance / (density * third * third), 1.0 / 7)
                    * FastMath.pow(sides[side].size(), -1.0 / 7);
            CutoffRows local = sides[side].within(Math.max(width, 0));
            if (local.values() < 4) {
                local = nearSides[side];
                width = pilot;
            }
            width = Math.min(width, widths[side]);
            double second = 2
                    * LocalPolynomial.fit(local.x, local.y, ones(local.size()), 2)
                            .coefficients()[2];
            curvature += side == 0 ? -second : second;
            spread += variance;
            regularization += 2160 * variance / (local.size() * width * width * width * width);
        }
        double chosen = EDGE
                * FastMath.pow(spread / (density * (curvature * curvature + regularization)), 1.0 / 5)
                * FastMath.pow(n, -1.0 / 5);
        return Math.min(chosen, farthest);
    }

    /** Of a cubic with a jump, by taking the jump out of outcome and powers (Frisch and Waugh 1933). */
    private double thirdDerivative() {
        double scale = Math.max(Math.abs(x[0]), Math.abs(x[x.length - 1]));
        int first = first();
        double[][] columns = new double[4][];
        for (int power = 0; power < 4; power++) {
            double[] column = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                column[i] = power == 0 ? y[i] : FastMath.pow(x[i] / scale, power);
            }
            double low = mean(Arrays.copyOf(column, first));
            double high = mean(Arrays.copyOfRange(column, first, column.length));
            for (int i = 0; i < x.length; i++) {
                column[i] -= i < first ? low : high;
            }
            columns[power] = column;
        }
        double[][] design = new double[x.length][3];
        for (int i = 0; i < x.length; i++) {
            for (int power = 1; power < 4; power++) {
                design[i][power - 1] = columns[power][i];
            }
        }
        double[] coefficients = new QRDecomposition(new Array2DRowRealMatrix(design, false))
                .getSolver()
                .solve(new ArrayRealVector(columns[0], false))
                .toArray();
        return 6 * coefficients[2] / (scale * scale * scale);
    }

    static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
