package dk.effekt.covariate;

import java.util.ArrayList;
import java.util.List;

/** Whether each column of a matrix tells something that no other column tells. */
final class Rank {

    private static final double TOLERANCE = 1e-9;

    private final DesignMatrix matrix;
    private final double[] means;
    private final double[] sds;

    private Rank(DesignMatrix matrix) {
        this.matrix = matrix;
        int columns = matrix.names().size();
        this.means = new double[columns];
        this.sds = new double[columns];
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
            sds[c] = Math.sqrt(squares / matrix.rows());
        }
    }

    /**
     * Stops unless it does.
     *
     * @throws IllegalArgumentException if columns are constant, or else if columns follow from others; the message names all
     */
    static void requireFull(DesignMatrix matrix) {
        Rank rank = new Rank(matrix);
        List<String> constant = rank.constant();
        if (!constant.isEmpty()) {
            throw new IllegalArgumentException(
                    constant.size() == 1
                            ? "covariate " + constant.get(0) + " is the same in all rows; leave it out"
                            : "covariates " + String.join(", ", constant)
                                    + " are the same in all rows; leave them out");
        }
        List<String> dependent = rank.dependent();
        if (!dependent.isEmpty()) {
            throw new IllegalArgumentException(
                    "covariates " + String.join(", ", dependent) + " follow from the others; leave them out");
        }
    }

    private List<String> constant() {
        List<String> constant = new ArrayList<>();
        for (int c = 0; c < sds.length; c++) {
            if (sds[c] <= TOLERANCE * Math.abs(means[c])) {
                constant.add(quoted(c) + " (" + means[c] + ")");
            }
        }
        return constant;
    }

    /**
     * Cholesky's decomposition of the correlations, column by column: what it leaves of a column is the share of its
     * variance that the columns before it do not tell. The columns named are those that R's {@code glm} drops.
     */
    private List<String> dependent() {
        int p = sds.length;
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
            if (left <= TOLERANCE) {
                dependent.add(quoted(j));
            } else {
                factor[j][rank] = Math.sqrt(left);
                kept[rank++] = j;
            }
        }
        return dependent;
    }

    /** The lower triangle. */
    private double[][] correlations() {
        int p = sds.length;
        double[][] correlations = new double[p][p];
        double[] standardized = new double[p];
        for (int row = 0; row < matrix.rows(); row++) {
            for (int c = 0; c < p; c++) {
                standardized[c] = (matrix.value(row, c) - means[c]) / sds[c];
            }
            for (int j = 0; j < p; j++) {
                for (int k = 0; k <= j; k++) {
                    correlations[j][k] += standardized[j] * standardized[k] / matrix.rows();
                }
            }
        }
        return correlations;
    }

    private String quoted(int column) {
        return "'" + matrix.names().get(column) + "'";
    }
}
