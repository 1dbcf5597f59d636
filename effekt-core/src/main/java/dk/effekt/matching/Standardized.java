package dk.effekt.matching;

import dk.effekt.covariate.DesignMatrix;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.math3.util.FastMath;

/** The covariates with mean 0 and standard deviation 1, behind a column of ones. */
record Standardized(DesignMatrix matrix, double[] means, double[] sds) {

    private static final double RANK_TOLERANCE = 1e-9;

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
        return Collections.unmodifiableMap(coefficients);
    }
}
