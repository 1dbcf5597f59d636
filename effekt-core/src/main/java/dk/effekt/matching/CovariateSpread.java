package dk.effekt.matching;

import dk.effekt.matching.Distances.Spread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The covariance of columns, and the turn of space that makes it the identity.
 *
 * <p>Sums carry along what rounding cuts off (Neumaier 1974), so that they come out the same in every order of rows, but for
 * sums within 10⁻³⁰ of the middle between two numbers.
 */
final class CovariateSpread {

    /** Of columns with a standard deviation of 1: less variance than this is none. */
    private static final double NO_VARIANCE = 1e-9;

    private final double[][] covariance;
    private final double[][] overAll;

    private CovariateSpread(double[][] covariance, double[][] overAll) {
        this.covariance = covariance;
        this.overAll = overAll;
    }

    /** The spread of columns; both arms must occur if it is taken within them. */
    static CovariateSpread of(double[][] columns, boolean[] treated, Spread spread) {
        boolean[] oneArm = new boolean[treated.length];
        double[][] overAll = covariance(columns, oneArm, 1);
        return new CovariateSpread(
                spread == Spread.ALL_ROWS ? overAll : covariance(columns, requireBoth(treated), 2), overAll);
    }

    /** The variance of a column. */
    double variance(int column) {
        return covariance[column][column];
    }

    /** Standard deviation over all rows (n − 1). */
    static double sd(double[] column) {
        return Math.sqrt(covariance(new double[][] {column}, new boolean[column.length], 1)[0][0]);
    }

    /** Replaces values by their ranks from 1; equal ones share the mean of theirs. */
    static void rank(double[] column) {
        long[] keys = new long[column.length];
        int[] rows = new int[column.length];
        for (int row = 0; row < rows.length; row++) {
            keys[row] = RowSort.key(column[row]);
            rows[row] = row;
        }
        RowSort.sort(keys, rows);
        for (int from = 0, to; from < rows.length; from = to) {
            to = from + 1;
            while (to < rows.length && keys[to] == keys[from]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                // Ranks from + 1 … to.
                column[rows[i]] = (from + 1 + to) / 2.0;
            }
        }
    }

    static IllegalArgumentException betweenArmsOnly(String column) {
        return new IllegalArgumentException("covariate '" + column
                + "' varies between the arms but, given the others, not within them: by it rows of different arms are infinitely "
                + "far apart; leave it out, or measure its spread over all rows");
    }

    /**
     * The inverse, of Moore and Penrose if there is no other, as the columns of a matrix whose product with a difference of rows
     * is as long as their distance: Λ^(−½) Vᵀ of the eigenvalues Λ that are not 0 and their vectors V.
     *
     * @param names of the columns, which have a standard deviation of 1
     * @throws IllegalArgumentException if a combination of columns has variance over all rows but none as it was measured
     */
    Inverse inverted(List<String> names) {
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(covariance, false));
        List<double[]> axes = new ArrayList<>();
        for (int k = 0; k < covariance.length; k++) {
            double[] axis = eigen.getEigenvector(k).toArray();
            double variance = eigen.getRealEigenvalue(k);
            if (variance > NO_VARIANCE) {
                double scale = 1 / Math.sqrt(variance);
                axes.add(Arrays.stream(axis).map(x -> x * scale).toArray());
            } else if (varianceAlong(axis) > 10 * NO_VARIANCE) {
                throw betweenArmsOnly(names.get(largest(axis)));
            }
        }
        return new Inverse(axes);
    }

    /** Axes of length 1/√variance along which the columns do not covary. */
    record Inverse(List<double[]> axes) {

        Points points(String name, double[][] columns) {
            int dimensions = axes.size();
            int rows = columns[0].length;
            double[] coordinates = new double[rows * dimensions];
            for (int row = 0; row < rows; row++) {
                for (int d = 0; d < dimensions; d++) {
                    double[] axis = axes.get(d);
                    double sum = 0;
                    for (int c = 0; c < columns.length; c++) {
                        sum += axis[c] * columns[c][row];
                    }
                    coordinates[row * dimensions + d] = sum;
                }
            }
            return Points.of(name, dimensions, coordinates);
        }
    }

    private double varianceAlong(double[] axis) {
        double variance = 0;
        for (int a = 0; a < axis.length; a++) {
            for (int b = 0; b < axis.length; b++) {
                variance += axis[a] * overAll[a][b] * axis[b];
            }
        }
        return variance;
    }

    private static int largest(double[] axis) {
        int largest = 0;
        for (int c = 1; c < axis.length; c++) {
            if (Math.abs(axis[c]) > Math.abs(axis[largest])) {
                largest = c;
            }
        }
        return largest;
    }

    private static double[][] covariance(double[][] columns, boolean[] arms, int lostDegrees) {
        int rows = arms.length;
        double[][] deviations = new double[columns.length][];
        for (int c = 0; c < columns.length; c++) {
            deviations[c] = columns[c].clone();
            center(deviations[c], arms);
        }
        double[][] covariance = new double[columns.length][columns.length];
        for (int a = 0; a < columns.length; a++) {
            for (int b = 0; b <= a; b++) {
                Sum sum = new Sum();
                for (int row = 0; row < rows; row++) {
                    sum.add(deviations[a][row] * deviations[b][row]);
                }
                covariance[a][b] = sum.value() / (rows - lostDegrees);
                covariance[b][a] = covariance[a][b];
            }
        }
        return covariance;
    }

    private static void center(double[] column, boolean[] arms) {
        Sum[] sums = {new Sum(), new Sum()};
        int[] counts = new int[2];
        for (int row = 0; row < column.length; row++) {
            int arm = arms[row] ? 1 : 0;
            sums[arm].add(column[row]);
            counts[arm]++;
        }
        for (int row = 0; row < column.length; row++) {
            int arm = arms[row] ? 1 : 0;
            column[row] -= sums[arm].value() / counts[arm];
        }
    }

    private static boolean[] requireBoth(boolean[] treated) {
        for (boolean arm : treated) {
            if (arm != treated[0]) {
                return treated;
            }
        }
        throw new IllegalArgumentException(
                "the spread within the arms needs both treated and untreated rows; all are alike");
    }

    /** A sum that carries along what rounding cuts off (Neumaier 1974): the order of rows shows in its last bit in the rarest of cases. */
    private static final class Sum {
        private double sum;
        private double lost;

        void add(double x) {
            double next = sum + x;
            lost += Math.abs(sum) >= Math.abs(x) ? sum - next + x : x - next + sum;
            sum = next;
        }

        double value() {
            return sum + lost;
        }
    }
}
