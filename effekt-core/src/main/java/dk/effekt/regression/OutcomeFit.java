package dk.effekt.regression;

import dk.effekt.internal.Finite;
import dk.effekt.internal.NormalEquations;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A weighted regression of the outcome, fitted by Newton's method; of least squares the first step is the answer and the
 * second takes away its rounding.
 *
 * <p>With A = Σ w μ' x x' and the score w (y − μ) x of a row, what the row adds to the error of the coefficients is A⁻¹ times
 * its score (White 1980; 1982), and its leverage is w μ' x'A⁻¹x.
 */
public final class OutcomeFit {

    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 40;
    /** Of the squared length of a step in standard errors: however alike two columns are, rounding stays below it. */
    private static final double STANDS_STILL = 1e-21;
    /** Of a log likelihood, which rounding may lower by so much of itself although a step was right. */
    private static final double ROUNDING = 1e-12;
    /** Log odds, or logarithms of a mean, beyond this belong to coefficients on their way to infinity. */
    private static final double FARTHEST = 30;

    private final OutcomeModel model;
    private final OutcomeDesign design;
    private final Data data;
    private final double[] coefficients;
    private final RealMatrix inverse;

    /** What is fitted; arrays are of all rows of the table, of which those given take part. */
    private record Data(int[] rows, boolean[] treated, double[] weights, double[] outcome, String who) {

        double total() {
            double total = 0;
            for (int row : rows) {
                total += weights[row];
            }
            return total;
        }

        double mean() {
            double sum = 0;
            for (int row : rows) {
                sum += weights[row] * outcome[row];
            }
            return sum / total();
        }
    }

    private OutcomeFit(OutcomeModel model, OutcomeDesign design, Data data, double[] coefficients, RealMatrix inverse) {
        this.model = model;
        this.design = design;
        this.data = data;
        this.coefficients = coefficients;
        this.inverse = inverse;
    }

    /**
     * Fits the model.
     *
     * @param rows that take part; the other arrays are of all rows
     * @param who they are, for messages
     * @throws IllegalArgumentException if a weight or outcome of these rows is not finite, there are too few rows, a covariate
     *     follows from others, or no coefficients are best
     */
    public static OutcomeFit of(
            OutcomeModel model,
            OutcomeDesign design,
            int[] rows,
            boolean[] treated,
            double[] weights,
            double[] outcome,
            String who) {
        Finite.at(rows, "the weight", weights);
        Finite.at(rows, "the outcome", outcome);
        Data data = new Data(rows, treated, weights, outcome, who);
        if (rows.length < design.width()) {
            throw new IllegalArgumentException("the outcome model has " + design.width() + " coefficients for "
                    + rows.length + " " + who + " in use; leave covariates out");
        }
        double[] coefficients = new double[design.width()];
        double mean = data.mean();
        if (!model.reaches(mean)) {
            throw new IllegalArgumentException("the outcome of all " + who + " in use is " + mean + ", which a "
                    + model.describe() + " model does not reach; use a linear one");
        }
        coefficients[0] = model.linear(mean);
        double likelihood = logLikelihood(model, design, data, coefficients);
        for (int step = 1; step <= MOST_STEPS; step++) {
            Step next = Step.at(model, design, data, coefficients, step == 1);
            double before = likelihood;
            double[] change = next.change().clone();
            double[] reached = sum(coefficients, change);
            likelihood = logLikelihood(model, design, data, reached);
            double lowest = before - ROUNDING * Math.abs(before);
            for (int halving = 0; !(likelihood >= lowest) && halving < MOST_HALVINGS; halving++) {
                Arrays.setAll(change, j -> change[j] / 2);
                reached = sum(coefficients, change);
                likelihood = logLikelihood(model, design, data, reached);
            }
            coefficients = reached;
            boolean isDone = model == OutcomeModel.LINEAR ? step == 2 : next.length() < STANDS_STILL;
            if (isDone) {
                double[] information =
                        Step.at(model, design, data, coefficients, false).information();
                double[][] inverse = NormalEquations.inverse(information, coefficients.length);
                OutcomeFit fit =
                        new OutcomeFit(model, design, data, coefficients, new Array2DRowRealMatrix(inverse, false));
                fit.requireFinite();
                return fit;
            }
        }
        throw hasNoSolution(model, who);
    }

    /** The slope of the likelihood, how that changes (but for the sign), and Newton's answer to it. */
    private record Step(double[] gradient, double[] information, double[] change) {

        static Step at(OutcomeModel model, OutcomeDesign design, Data data, double[] coefficients, boolean isFirst) {
            double[] gradient = new double[design.width()];
            double[] information = NormalEquations.triangle(gradient.length);
            double[] x = new double[gradient.length];
            for (int row : data.rows()) {
                design.copyRow(row, data.treated()[row], x);
                double mean = model.mean(product(coefficients, x));
                double score = data.weights()[row] * (data.outcome()[row] - mean);
                for (int j = 0; j < x.length; j++) {
                    gradient[j] += score * x[j];
                }
                NormalEquations.add(information, data.weights()[row] * model.slope(mean), x);
            }
            if (isFirst) {
                // All means are alike in the first step, so that these are the products of the columns but for a
                // factor.
                design.requireFullRank(information, data.who());
            }
            try {
                return new Step(gradient, information, NormalEquations.solve(information, gradient));
            } catch (NonPositiveDefiniteMatrixException e) {
                throw hasNoSolution(model, data.who());
            }
        }

        double length() {
            return product(gradient, change);
        }
    }

    /** Number of coefficients, the constant among them. */
    public int parameters() {
        return coefficients.length;
    }

    /** The mean of a row as if it were treated or not. */
    public double mean(int row, boolean treated) {
        double[] x = new double[design.width()];
        design.copyRow(row, treated, x);
        return model.mean(product(coefficients, x));
    }

    /**
     * The average of the means of rows as if all were treated or not.
     *
     * @param shares of all rows of the table, of sum 1
     */
    public double average(double[] shares, boolean treated) {
        double average = 0;
        double[] x = new double[design.width()];
        for (int row = 0; row < shares.length; row++) {
            if (shares[row] > 0) {
                design.copyRow(row, treated, x);
                average += shares[row] * model.mean(product(coefficients, x));
            }
        }
        return average;
    }

    /** Adds to each row what it adds to the error of that average, the rows averaged over being given (delta method). */
    public void addInfluence(double[] shares, boolean treated, double[] into) {
        double[] gradient = new double[design.width()];
        double[] x = new double[design.width()];
        for (int row = 0; row < shares.length; row++) {
            if (shares[row] > 0) {
                design.copyRow(row, treated, x);
                double slope = shares[row] * model.slope(model.mean(product(coefficients, x)));
                for (int j = 0; j < x.length; j++) {
                    gradient[j] += slope * x[j];
                }
            }
        }
        double[] direction = inverse.operate(gradient);
        for (int row : data.rows()) {
            design.copyRow(row, data.treated()[row], x);
            double residual = data.outcome()[row] - model.mean(product(coefficients, x));
            into[row] += product(direction, x) * data.weights()[row] * residual;
        }
    }

    /** Writes the leverage of the rows of the fit, into a place for each row of the table. */
    public void writeLeverage(double[] into) {
        double[] x = new double[design.width()];
        for (int row : data.rows()) {
            design.copyRow(row, data.treated()[row], x);
            double weight = data.weights()[row] * model.slope(model.mean(product(coefficients, x)));
            into[row] = weight * product(inverse.operate(x), x);
        }
    }

    private void requireFinite() {
        if (model == OutcomeModel.LINEAR) {
            return;
        }
        double[] x = new double[design.width()];
        double center = model.linear(data.mean());
        for (int row : data.rows()) {
            design.copyRow(row, data.treated()[row], x);
            double from = model == OutcomeModel.LOGISTIC ? 0 : center;
            if (!(Math.abs(product(coefficients, x) - from) <= FARTHEST)) {
                throw hasNoSolution(model, data.who());
            }
        }
    }

    /** What tells whether a step went too far; of least squares none does, and a pass over the rows is saved. */
    private static double logLikelihood(OutcomeModel model, OutcomeDesign design, Data data, double[] coefficients) {
        if (model == OutcomeModel.LINEAR) {
            return 0;
        }
        double sum = 0;
        double[] x = new double[coefficients.length];
        for (int row : data.rows()) {
            design.copyRow(row, data.treated()[row], x);
            sum += data.weights()[row] * model.logLikelihood(data.outcome()[row], product(coefficients, x));
        }
        return sum;
    }

    private static IllegalArgumentException hasNoSolution(OutcomeModel model, String who) {
        return new IllegalArgumentException("the covariates tell the outcome of some " + who
                + " with certainty, so the " + model.describe()
                + " model has no solution; leave covariates out, or use a linear model");
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = new double[a.length];
        Arrays.setAll(sum, j -> a[j] + b[j]);
        return sum;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
