package dk.effekt.matching;

import dk.effekt.covariate.DesignMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
 * the deviance rule of R's {@code glm}, whose coefficients these equal to about 1e-8. All sums run in row order with a
 * pure-Java exponential, so that the same rows give the same bits on every machine.
 */
record GlmPropensity(Link link) implements PropensityModel {

    /** How the linear predictor becomes a probability. */
    enum Link {
        /** The logistic function. */
        LOGIT
    }

    private static final int MOST_ITERATIONS = 50;
    /** Of the squared length of a step in standard errors: however alike two columns are, rounding stays below it. */
    private static final double STANDS_STILL = 1e-21;
    /** A fitted log odds beyond this is a probability of 1e-13: the data are separated. */
    private static final double SEPARATED = 30;

    @Override
    public List<String> missingIn(boolean[] treated, DesignMatrix covariates) {
        return List.of();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a column is constant or collinear, or separates treated from untreated; the message
     *     names the columns
     */
    @Override
    public PropensityScore fit(boolean[] treated, DesignMatrix covariates) {
        requireBothArms(treated, covariates);
        Standardized x = Standardized.of(covariates);
        covariates.requireFullRank();
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
                double[] probabilities = new double[logits.length];
                Arrays.setAll(probabilities, row -> probability(logits[row]));
                return new PropensityScore(
                        describe(),
                        probabilities,
                        logits,
                        x.original(beta),
                        iteration,
                        Optional.of(new PropensityScore.Fit(this, covariates)));
            }
        }
        throw separated(x, beta);
    }

    @Override
    public String describe() {
        return "logistic propensity";
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
}
