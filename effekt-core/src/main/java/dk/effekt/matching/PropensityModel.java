package dk.effekt.matching;

import dk.effekt.covariate.DesignMatrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.util.FastMath;

/**
 * The probability of being treated given the covariates: a logistic regression with an intercept, fitted by maximum
 * likelihood through iteratively reweighted least squares (McCullagh and Nelder 1989, section 2.5).
 *
 * <p>Columns are centred and scaled before the fit and the coefficients carried back, so that the normal equations stay well
 * conditioned; iteration goes on until the coefficients stand still, measured in their standard errors, which is further than
 * the deviance rule of R's {@code glm}, whose coefficients these equal to about 1e-8. All sums run in row order with a pure-Java exponential, so that the same
 * rows give the same bits on every machine.
 */
public final class PropensityModel {

    /** On which scale a score is given. */
    public enum Scale {
        /** The log odds of being treated: differences mean the same at both ends. */
        LOG_ODDS,
        /** The probability of being treated. */
        PROBABILITY
    }

    private static final int MOST_ITERATIONS = 50;
    /** Of the squared length of a step in standard errors: however alike two columns are, rounding stays below it. */
    private static final double STANDS_STILL = 1e-21;
    /** A fitted log odds beyond this is a probability of 1e-13: the data are separated. */
    private static final double SEPARATED = 30;

    private static final double RANK_TOLERANCE = 1e-9;

    private final Map<String, Double> coefficients;
    private final double[] logits;
    private final int iterations;

    private PropensityModel(Map<String, Double> coefficients, double[] logits, int iterations) {
        this.coefficients = coefficients;
        this.logits = logits;
        this.iterations = iterations;
    }

    /**
     * Fits the model.
     *
     * @param treated whether each row is treated; both kinds must occur
     * @param covariates one row for each unit; no column constant, none a combination of others
     * @throws IllegalArgumentException if a column is constant or collinear, or separates treated from untreated; the message
     *     names the columns
     */
    public static PropensityModel fit(boolean[] treated, DesignMatrix covariates) {
        requireBothArms(treated, covariates);
        Standardized x = Standardized.of(covariates);
        x.requireFullRank();
        double[] beta = new double[x.width()];
        double share = count(treated) / (double) treated.length;
        beta[0] = FastMath.log(share / (1 - share));
        double[] logits = new double[treated.length];
        for (int iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
            double[] gradient = new double[x.width()];
            double[] step = newtonStep(treated, x, beta, logits, gradient);
            double length = 0;
            for (int j = 0; j < beta.length; j++) {
                beta[j] += step[j];
                length += step[j] * gradient[j];
            }
            if (length < STANDS_STILL) {
                x.logits(beta, logits);
                requireOverlap(logits, x, beta);
                return new PropensityModel(x.original(beta), logits, iteration);
            }
        }
        throw separated(x, beta);
    }

    /** The coefficients on the scale of the covariates, {@code (Intercept)} first. */
    public Map<String, Double> coefficients() {
        return coefficients;
    }

    /** The score of each row. */
    public double[] scores(Scale scale) {
        double[] scores = logits.clone();
        if (scale == Scale.PROBABILITY) {
            java.util.Arrays.setAll(scores, row -> probability(logits[row]));
        }
        return scores;
    }

    /** The number of steps that the fit took. */
    public int iterations() {
        return iterations;
    }

    /** {@code logistic propensity model, 4 covariates, 49,944 rows, 8 iterations}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "logistic propensity model, %d covariates, %,d rows, %d iterations",
                coefficients.size() - 1,
                logits.length,
                iterations);
    }

    /** Solves the weighted normal equations for the change of the coefficients; writes log odds and gradient on the way. */
    private static double[] newtonStep(
            boolean[] treated, Standardized x, double[] beta, double[] logits, double[] gradient) {
        int p = x.width();
        double[][] information = new double[p][p];
        double[] row = new double[p];
        x.logits(beta, logits);
        for (int i = 0; i < treated.length; i++) {
            double probability = probability(logits[i]);
            double weight = probability * (1 - probability);
            double residual = (treated[i] ? 1 : 0) - probability;
            x.copyRow(i, row);
            for (int j = 0; j < p; j++) {
                gradient[j] += residual * row[j];
                double weighted = weight * row[j];
                for (int k = 0; k <= j; k++) {
                    information[j][k] += weighted * row[k];
                }
            }
        }
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < j; k++) {
                information[k][j] = information[j][k];
            }
        }
        try {
            return new CholeskyDecomposition(new Array2DRowRealMatrix(information, false))
                    .getSolver()
                    .solve(new ArrayRealVector(gradient, false))
                    .toArray();
        } catch (NonPositiveDefiniteMatrixException e) {
            throw separated(x, beta);
        }
    }

    private static double probability(double logit) {
        return 1 / (1 + FastMath.exp(-logit));
    }

    private static int count(boolean[] treated) {
        int count = 0;
        for (boolean t : treated) {
            count += t ? 1 : 0;
        }
        return count;
    }

    private static void requireBothArms(boolean[] treated, DesignMatrix covariates) {
        if (treated.length != covariates.rows()) {
            throw new IllegalArgumentException(
                    treated.length + " treatment flags for " + covariates.rows() + " rows of covariates");
        }
        int count = count(treated);
        if (count == 0 || count == treated.length) {
            throw new IllegalArgumentException(
                    "of " + treated.length + " rows " + count + " are treated; both treated and untreated are needed");
        }
    }

    private static void requireOverlap(double[] logits, Standardized x, double[] beta) {
        for (double logit : logits) {
            if (Math.abs(logit) > SEPARATED) {
                throw separated(x, beta);
            }
        }
    }

    private static IllegalArgumentException separated(Standardized x, double[] beta) {
        int worst = beta.length > 1 ? 1 : 0;
        for (int j = 2; j < beta.length; j++) {
            worst = Math.abs(beta[j]) > Math.abs(beta[worst]) ? j : worst;
        }
        return new IllegalArgumentException(
                "the covariates tell treated from untreated with certainty, so the propensity"
                        + " model has no solution; the strongest is '" + x.name(worst)
                        + "': leave it out, match exactly on it, or narrow who is eligible");
    }

    /** The covariates with mean 0 and standard deviation 1, behind a column of ones. */
    private record Standardized(DesignMatrix matrix, double[] means, double[] sds) {

        static Standardized of(DesignMatrix matrix) {
            int columns = matrix.names().size();
            double[] means = new double[columns];
            double[] sds = new double[columns];
            for (int c = 0; c < columns; c++) {
                for (int row = 0; row < matrix.rows(); row++) {
                    means[c] += matrix.value(row, c);
                }
                means[c] /= matrix.rows();
                double squares = 0;
                for (int row = 0; row < matrix.rows(); row++) {
                    double deviation = matrix.value(row, c) - means[c];
                    squares += deviation * deviation;
                }
                sds[c] = FastMath.sqrt(squares / matrix.rows());
                if (sds[c] <= RANK_TOLERANCE * Math.abs(means[c])) {
                    throw new IllegalArgumentException("covariate '"
                            + matrix.names().get(c) + "' is the same in all rows (" + means[c] + "); leave it out");
                }
            }
            return new Standardized(matrix, means, sds);
        }

        int width() {
            return means.length + 1;
        }

        String name(int coefficient) {
            return coefficient == 0 ? "(Intercept)" : matrix.names().get(coefficient - 1);
        }

        void copyRow(int row, double[] into) {
            into[0] = 1;
            for (int c = 0; c < means.length; c++) {
                into[c + 1] = (matrix.value(row, c) - means[c]) / sds[c];
            }
        }

        void logits(double[] beta, double[] into) {
            double[] row = new double[beta.length];
            for (int i = 0; i < into.length; i++) {
                copyRow(i, row);
                double sum = 0;
                for (int j = 0; j < beta.length; j++) {
                    sum += beta[j] * row[j];
                }
                into[i] = sum;
            }
        }

        /**
         * Cholesky's decomposition of the correlations, column by column: what it leaves of a column is the share of its
         * variance that the columns before it do not tell. The columns refused are those that R's {@code glm} drops.
         */
        void requireFullRank() {
            int p = means.length;
            double[][] correlations = correlations();
            double[][] factor = new double[p][p];
            int[] kept = new int[p];
            int rank = 0;
            List<String> dependent = new ArrayList<>();
            for (int j = 0; j < p; j++) {
                double left = correlations[j][j];
                for (int r = 0; r < rank; r++) {
                    double sum = correlations[j][kept[r]];
                    for (int k = 0; k < r; k++) {
                        sum -= factor[j][k] * factor[kept[r]][k];
                    }
                    factor[j][r] = sum / factor[kept[r]][r];
                    left -= factor[j][r] * factor[j][r];
                }
                if (left <= RANK_TOLERANCE) {
                    dependent.add("'" + name(j + 1) + "'");
                } else {
                    factor[j][rank] = FastMath.sqrt(left);
                    kept[rank++] = j;
                }
            }
            if (!dependent.isEmpty()) {
                throw new IllegalArgumentException(
                        "covariates " + String.join(", ", dependent) + " follow from the others; leave them out");
            }
        }

        /** The lower triangle. */
        private double[][] correlations() {
            int p = means.length;
            double[][] correlations = new double[p][p];
            double[] row = new double[p + 1];
            for (int i = 0; i < matrix.rows(); i++) {
                copyRow(i, row);
                for (int j = 0; j < p; j++) {
                    for (int k = 0; k <= j; k++) {
                        correlations[j][k] += row[j + 1] * row[k + 1] / matrix.rows();
                    }
                }
            }
            return correlations;
        }

        Map<String, Double> original(double[] beta) {
            Map<String, Double> coefficients = new LinkedHashMap<>();
            double intercept = beta[0];
            for (int c = 0; c < means.length; c++) {
                intercept -= beta[c + 1] * means[c] / sds[c];
            }
            coefficients.put(name(0), intercept);
            for (int c = 0; c < means.length; c++) {
                coefficients.put(name(c + 1), beta[c + 1] / sds[c]);
            }
            return java.util.Collections.unmodifiableMap(coefficients);
        }
    }
}
