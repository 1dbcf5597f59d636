package dk.effekt.regression;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.internal.Finite;
import dk.effekt.internal.Moments;
import dk.effekt.internal.NormalEquations;
import java.util.Arrays;
import java.util.List;

/**
 * The columns of an outcome regression: a constant, treatment if both arms are fitted together, and the covariates with mean 0
 * and standard deviation 1 over the rows of the fit, so that the normal equations stay well conditioned.
 */
public final class OutcomeDesign {

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

    /**
     * The columns of one arm.
     *
     * @param rows of the arm; weights are of all rows of the covariates
     * @param who they are, for messages
     * @throws IllegalArgumentException if a covariate is the same in all of them
     */
    public static OutcomeDesign ofArm(DesignMatrix covariates, int[] rows, double[] weights, String who) {
        return of(covariates, 1, rows, weights, who);
    }

    /** The columns of both arms together, treatment among them, under the same condition. */
    public static OutcomeDesign ofBoth(DesignMatrix covariates, int[] rows, double[] weights) {
        return of(covariates, 2, rows, weights, "rows");
    }

    private static OutcomeDesign of(DesignMatrix covariates, int first, int[] rows, double[] weights, String who) {
        DesignMatrix used = covariates.among(rows);
        double[] weightsUsed = Finite.all(
                "the weight",
                Arrays.stream(rows).mapToDouble(row -> weights[row]).toArray());
        Moments moments = Moments.of(used.executor(), used.rows(), used.names().size(), used::copy, weightsUsed);
        List<String> constant = moments.constant(covariates.names());
        if (!constant.isEmpty()) {
            boolean isOne = constant.size() == 1;
            throw new IllegalArgumentException((isOne ? "covariate " : "covariates ") + String.join(", ", constant)
                    + (isOne ? " is" : " are") + " the same in all " + who
                    + " in use, so the outcome model has no coefficient for "
                    + (isOne ? "it; leave it out" : "them; leave them out"));
        }
        return new OutcomeDesign(covariates, first, moments.means(), moments.sds());
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
     * Stops unless each column tells something that those before it do not.
     *
     * @param products of the columns, the lower triangle
     */
    void requireFullRank(double[] products, String who) {
        List<String> dependent = Arrays.stream(NormalEquations.dependent(products, width(), RANK_TOLERANCE))
                .mapToObj(column -> "'" + name(column) + "'")
                .toList();
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
