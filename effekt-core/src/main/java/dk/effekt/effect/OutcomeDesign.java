package dk.effekt.effect;

import dk.effekt.covariate.DesignMatrix;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of an outcome regression: a constant, treatment if both arms are fitted together, and the covariates with mean 0
 * and standard deviation 1 over the rows of the fit, so that the normal equations stay well conditioned.
 */
final class OutcomeDesign {

    /** What a column must keep, as a share of its variance, beside those before it; below it is told by them. */
    private static final double RANK_TOLERANCE = 1e-9;

    private final DesignMatrix covariates;
    private final int first;
    private final double[] means;
    private final double[] sds;

    private OutcomeDesign(DesignMatrix covariates, int first, double[] means, double[] sds) {
        this.covariates = covariates;
        this.first = first;
        this.means = means;
        this.sds = sds;
    }

    /** The columns of one arm. */
    static OutcomeDesign ofArm(DesignMatrix covariates, int[] rows, double[] weights, String who) {
        return of(covariates, 1, rows, weights, who);
    }

    /** The columns of both arms together, treatment among them. */
    static OutcomeDesign ofBoth(DesignMatrix covariates, int[] rows, double[] weights) {
        return of(covariates, 2, rows, weights, "rows");
    }

    private static OutcomeDesign of(DesignMatrix covariates, int first, int[] rows, double[] weights, String who) {
        int columns = covariates.names().size();
        double[] means = new double[columns];
        double[] sds = new double[columns];
        double total = 0;
        for (int row : rows) {
            total += weights[row];
        }
        for (int c = 0; c < columns; c++) {
            for (int row : rows) {
                means[c] += weights[row] * covariates.value(row, c);
            }
            means[c] /= total;
            double squares = 0;
            for (int row : rows) {
                double deviation = covariates.value(row, c) - means[c];
                squares += weights[row] * deviation * deviation;
            }
            sds[c] = Math.sqrt(squares / total);
            if (sds[c] <= RANK_TOLERANCE * Math.abs(means[c])) {
                throw new IllegalArgumentException(
                        "covariate '" + covariates.names().get(c)
                                + "' is the same in all " + who + " in use (" + means[c]
                                + "), so the outcome model has no coefficient for it; leave it out");
            }
        }
        return new OutcomeDesign(covariates, first, means, sds);
    }

    int width() {
        return first + means.length;
    }

    /** The columns of a row, as if it were treated or not. */
    void copyRow(int row, boolean treated, double[] into) {
        into[0] = 1;
        if (first == 2) {
            into[1] = treated ? 1 : 0;
        }
        for (int c = 0; c < means.length; c++) {
            into[first + c] = (covariates.value(row, c) - means[c]) / sds[c];
        }
    }

    /**
     * Cholesky's decomposition of the cross products, column by column: what it leaves of a column is what those before it do
     * not tell.
     *
     * @param products of the columns, the lower triangle
     */
    void requireFullRank(double[][] products, String who) {
        int p = width();
        double[][] factor = new double[p][p];
        int[] kept = new int[p];
        int rank = 0;
        List<String> dependent = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            double left = products[j][j];
            for (int r = 0; r < rank; r++) {
                double sum = products[j][kept[r]];
                for (int k = 0; k < r; k++) {
                    sum -= factor[j][k] * factor[kept[r]][k];
                }
                factor[j][r] = sum / factor[kept[r]][r];
                left -= factor[j][r] * factor[j][r];
            }
            if (left <= RANK_TOLERANCE * products[j][j]) {
                dependent.add("'" + name(j) + "'");
            } else {
                factor[j][rank] = Math.sqrt(left);
                kept[rank++] = j;
            }
        }
        if (!dependent.isEmpty()) {
            throw new IllegalArgumentException("among the " + who + " in use " + String.join(", ", dependent)
                    + (dependent.size() == 1 ? " follows" : " follow")
                    + " from the other covariates, so the outcome model has no coefficient for "
                    + (dependent.size() == 1 ? "it; leave it out" : "them; leave them out"));
        }
    }

    private String name(int column) {
        if (column >= first) {
            return covariates.names().get(column - first);
        }
        return column == 0 ? "(Intercept)" : "treatment";
    }
}
