package dk.effekt.experiment;

import dk.effekt.experiment.TrialUnits.Found;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Least squares of the outcome on treatment, covariates that are centred at their means, and the products of both (Lin 2013), so that
 * the coefficient of treatment is the average effect. Its variance is CR2 of Bell and McCaffrey (2002), of rows by themselves HC2: with
 * Q = X L'⁻¹ from X'X = L L', the score of a cluster is (I − Q'Q)^−½ Q'e.
 */
final class TrialRegression {

    private static final double ROUNDING = 1e-10;

    private final double[][] design;
    private final List<int[]> clusters;
    /** L⁻¹ of the products of the columns. */
    private final RealMatrix inverse;

    private final double degreesOfFreedom;

    private TrialRegression(double[][] design, List<int[]> clusters, RealMatrix inverse, double degreesOfFreedom) {
        this.design = design;
        this.clusters = clusters;
        this.inverse = inverse;
        this.degreesOfFreedom = degreesOfFreedom;
    }

    /**
     * The regression before it is told an outcome.
     *
     * @param covariates by column
     * @param unit of each row, different for rows by themselves
     * @param degreesOfFreedom of the variance
     */
    static TrialRegression of(boolean[] treated, double[][] covariates, int[] unit, double degreesOfFreedom) {
        int rows = treated.length;
        int width = 2 + 2 * covariates.length;
        double[][] design = new double[rows][width];
        for (int row = 0; row < rows; row++) {
            design[row][0] = 1;
            design[row][1] = treated[row] ? 1 : 0;
        }
        for (int c = 0; c < covariates.length; c++) {
            double[] scaled = standardized(covariates[c]);
            for (int row = 0; row < rows; row++) {
                design[row][2 + 2 * c] = scaled[row];
                design[row][3 + 2 * c] = treated[row] ? scaled[row] : 0;
            }
        }
        double[][] products = new double[width][width];
        for (double[] x : design) {
            for (int j = 0; j < width; j++) {
                for (int k = 0; k < width; k++) {
                    products[j][k] += x[j] * x[k];
                }
            }
        }
        try {
            RealMatrix lower = new CholeskyDecomposition(
                            new Array2DRowRealMatrix(products, false),
                            CholeskyDecomposition.DEFAULT_RELATIVE_SYMMETRY_THRESHOLD,
                            ROUNDING * rows)
                    .getL();
            return new TrialRegression(
                    design,
                    clusters(unit),
                    new LUDecomposition(lower, 0).getSolver().getInverse(),
                    degreesOfFreedom);
        } catch (NonPositiveDefiniteMatrixException e) {
            throw new IllegalArgumentException(
                    "in one arm a covariate is constant or follows from others and blocks; leave covariates out, or join"
                            + " blocks",
                    e);
        }
    }

    Found fit(double[] outcome) {
        int width = inverse.getRowDimension();
        double[][] orthonormal = new double[outcome.length][];
        double[] projected = new double[width];
        for (int row = 0; row < outcome.length; row++) {
            orthonormal[row] = inverse.operate(design[row]);
            for (int j = 0; j < width; j++) {
                projected[j] += orthonormal[row][j] * outcome[row];
            }
        }
        double[] coefficients = inverse.preMultiply(projected);
        double[] residuals = new double[outcome.length];
        for (int row = 0; row < outcome.length; row++) {
            residuals[row] = outcome[row] - product(projected, orthonormal[row]);
        }
        double[] ofTreatment = inverse.getColumn(1);
        double variance = 0;
        for (int[] cluster : clusters) {
            double influence = product(ofTreatment, score(cluster, orthonormal, residuals));
            variance += influence * influence;
        }
        return new Found(coefficients[0] + coefficients[1], coefficients[0], variance, degreesOfFreedom);
    }

    private static double[] score(int[] cluster, double[][] orthonormal, double[] residuals) {
        int width = orthonormal[0].length;
        double[] sum = new double[width];
        for (int row : cluster) {
            for (int j = 0; j < width; j++) {
                sum[j] += orthonormal[row][j] * residuals[row];
            }
        }
        if (cluster.length == 1) {
            double[] q = orthonormal[cluster[0]];
            double left = requireLeft(1 - product(q, q));
            Arrays.setAll(sum, j -> sum[j] / Math.sqrt(left));
            return sum;
        }
        double[][] left = new double[width][width];
        for (int j = 0; j < width; j++) {
            left[j][j] = 1;
        }
        for (int row : cluster) {
            double[] q = orthonormal[row];
            for (int j = 0; j < width; j++) {
                for (int k = 0; k < width; k++) {
                    left[j][k] -= q[j] * q[k];
                }
            }
        }
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(left, false));
        double[] score = new double[width];
        for (int v = 0; v < width; v++) {
            double[] vector = eigen.getEigenvector(v).toArray();
            double factor = product(vector, sum) / Math.sqrt(requireLeft(eigen.getRealEigenvalue(v)));
            for (int j = 0; j < width; j++) {
                score[j] += factor * vector[j];
            }
        }
        return score;
    }

    private static double requireLeft(double left) {
        if (left < ROUNDING) {
            throw new IllegalArgumentException(
                    "a row or cluster alone determines a coefficient of the adjustment, so that"
                            + " there is no standard error; leave covariates out, or join blocks");
        }
        return left;
    }

    private static double[] standardized(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean) / values.length;
        }
        double sd = squares > 0 ? Math.sqrt(squares) : 1;
        double[] scaled = new double[values.length];
        for (int row = 0; row < values.length; row++) {
            scaled[row] = (values[row] - mean) / sd;
        }
        return scaled;
    }

    private static List<int[]> clusters(int[] unit) {
        TreeMap<Integer, int[]> clusters = new TreeMap<>();
        int[] sizes = new int[Arrays.stream(unit).max().orElse(0) + 1];
        for (int of : unit) {
            sizes[of]++;
        }
        for (int row = unit.length - 1; row >= 0; row--) {
            int of = unit[row];
            clusters.computeIfAbsent(of, key -> new int[sizes[key]])[--sizes[of]] = row;
        }
        return List.copyOf(clusters.values());
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
