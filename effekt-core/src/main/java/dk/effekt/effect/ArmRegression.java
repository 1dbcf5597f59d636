package dk.effekt.effect;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.internal.Moments;
import dk.effekt.internal.NormalEquations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A weighted linear regression of one arm that predicts for other rows, the same for all outcomes: what does not depend on the
 * outcome is found once. Columns that tell nothing of their own among the rows of the regression are left out of it.
 */
final class ArmRegression {

    /** What a column must keep, as a share of its variance, beside those before it; below it is told by them. */
    private static final double RANK_TOLERANCE = 1e-9;

    private final int[] rows;
    private final double[] weights;
    private final int[] others;
    private final Columns columns;
    private final List<String> leftOut;
    private final double[][] ofRows;
    private final double[][] ofOthers;
    private final double[][] inverse;

    /**
     * @param rows that take part in the regression
     * @param weights of these
     * @param others for whom it predicts
     */
    ArmRegression(DesignMatrix covariates, int[] rows, double[] weights, int[] others) {
        this(covariates, Columns.of(covariates.among(rows), weights), rows, weights, others);
    }

    private ArmRegression(DesignMatrix covariates, Columns columns, int[] rows, double[] weights, int[] others) {
        this.rows = rows;
        this.weights = weights;
        this.others = others;
        DesignMatrix own = covariates.among(rows);
        DesignMatrix elsewhere = covariates.among(others);
        this.columns = columns;
        this.ofRows = columns.values(own);
        this.ofOthers = columns.values(elsewhere);
        this.leftOut = columns.untold(elsewhere);
        double[] triangle = NormalEquations.triangle(ofRows.length);
        NormalEquations.add(triangle, weights, ofRows, rows.length);
        this.inverse = NormalEquations.inverse(triangle, ofRows.length);
    }

    /**
     * The same, or the mean of the rows where there are no more of them than coefficients: it would go through each of them, and
     * predict anything for others.
     */
    static ArmRegression judged(DesignMatrix covariates, int[] rows, double[] weights, int[] others) {
        Columns columns = Columns.of(covariates.among(rows), weights);
        return new ArmRegression(
                covariates, columns.kept().length + 1 < rows.length ? columns : columns.none(), rows, weights, others);
    }

    /** Whether it takes the mean instead of covariates that tell something. */
    boolean isMean() {
        return columns.isNone();
    }

    /** Number of coefficients, the constant among them. */
    int width() {
        return ofRows.length;
    }

    /** The columns, in quotes, that differ between the rows predicted for but not among those that take part. */
    List<String> leftOut() {
        return leftOut;
    }

    /** The weight of the outcome of each row that takes part in the mean of predictions, g = a'X(X'WX)⁻¹X'W for shares a. */
    double[] imputing(double[] shares) {
        double[] asked = new double[width()];
        for (int j = 0; j < asked.length; j++) {
            asked[j] = NormalEquations.dot(shares, ofOthers[j], others.length);
        }
        double[] imputing = along(product(inverse, asked), ofRows, rows.length);
        for (int i = 0; i < imputing.length; i++) {
            imputing[i] *= weights[i];
        }
        return imputing;
    }

    /** The weighted hat value of each row that takes part. */
    double[] leverage() {
        double[] leverage = new double[rows.length];
        double[] x = new double[width()];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < x.length; j++) {
                x[j] = ofRows[j][i];
            }
            leverage[i] = weights[i] * NormalEquations.dot(x, product(inverse, x), x.length);
        }
        return leverage;
    }

    /** The predictions of one outcome. */
    record Predictions(double[] ofRows, double[] ofOthers) {}

    /** Least squares, and once more on what they leave, which takes away the rounding. */
    Predictions predict(double[] outcome) {
        double[] coefficients = new double[width()];
        double[] weighted = new double[rows.length];
        for (int step = 0; step < 2; step++) {
            double[] fitted = along(coefficients, ofRows, rows.length);
            for (int i = 0; i < weighted.length; i++) {
                weighted[i] = weights[i] * (outcome[rows[i]] - fitted[i]);
            }
            double[] scores = new double[coefficients.length];
            for (int j = 0; j < scores.length; j++) {
                scores[j] = NormalEquations.dot(weighted, ofRows[j], weighted.length);
            }
            NormalEquations.addMultiple(coefficients, 1, product(inverse, scores), coefficients.length);
        }
        return new Predictions(along(coefficients, ofRows, rows.length), along(coefficients, ofOthers, others.length));
    }

    /** The columns that tell something over the rows of a regression, with mean 0 and standard deviation 1, behind a constant. */
    private record Columns(List<String> names, int[] kept, double[] means, double[] sds, boolean isNone) {

        static Columns of(DesignMatrix covariates, double[] weights) {
            List<String> names = covariates.names();
            int rows = covariates.rows();
            Moments moments = Moments.of(covariates.executor(), rows, names.size(), covariates::copy, weights);
            int[] varying = IntStream.range(0, names.size())
                    .filter(c -> !moments.isConstant(c))
                    .toArray();
            Columns all = new Columns(names, varying, moments.means(), moments.sds(), false);
            double[][] values = all.values(covariates);
            double[] triangle = NormalEquations.triangle(values.length);
            NormalEquations.add(triangle, weights, values, rows);
            int[] dependent = NormalEquations.dependent(triangle, values.length, RANK_TOLERANCE);
            int[] kept = IntStream.range(0, varying.length)
                    .filter(i -> Arrays.stream(dependent).noneMatch(column -> column == i + 1))
                    .map(i -> varying[i])
                    .toArray();
            return new Columns(names, kept, moments.means(), moments.sds(), false);
        }

        Columns none() {
            return new Columns(names, new int[0], means, sds, true);
        }

        double[][] values(DesignMatrix covariates) {
            double[][] values = new double[kept.length + 1][covariates.rows()];
            Arrays.fill(values[0], 1);
            for (int k = 0; k < kept.length; k++) {
                double[] column = values[k + 1];
                covariates.copy(kept[k], 0, column, column.length);
                for (int i = 0; i < column.length; i++) {
                    column[i] = (column[i] - means[kept[k]]) / sds[kept[k]];
                }
            }
            return values;
        }

        /** The columns, in quotes, that are the same in all rows of the regression and differ elsewhere: nothing adjusts for them. */
        List<String> untold(DesignMatrix elsewhere) {
            List<String> untold = new ArrayList<>();
            for (int c = 0; c < names.size(); c++) {
                double[] column = new double[elsewhere.rows()];
                elsewhere.copy(c, 0, column, column.length);
                double mean = means[c];
                if (sds[c] == 0 && Arrays.stream(column).anyMatch(value -> value != mean)) {
                    untold.add("'" + names.get(c) + "'");
                }
            }
            return untold;
        }
    }

    private static double[] along(double[] coefficients, double[][] columns, int rows) {
        double[] sums = new double[rows];
        for (int j = 0; j < coefficients.length; j++) {
            NormalEquations.addMultiple(sums, coefficients[j], columns[j], rows);
        }
        return sums;
    }

    private static double[] product(double[][] matrix, double[] vector) {
        double[] product = new double[matrix.length];
        for (int j = 0; j < matrix.length; j++) {
            product[j] = NormalEquations.dot(matrix[j], vector, vector.length);
        }
        return product;
    }
}
