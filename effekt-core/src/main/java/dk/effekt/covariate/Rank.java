package dk.effekt.covariate;

import dk.effekt.internal.Moments;
import dk.effekt.internal.NormalEquations;
import java.util.Arrays;
import java.util.List;

/** Whether each column of a matrix tells something that no other column tells. */
final class Rank {

    /** Of the variance of a column, what those before it must leave. */
    private static final double TOLERANCE = 1e-9;

    private Rank() {}

    /**
     * Stops unless it does.
     *
     * @throws IllegalArgumentException if columns are constant, or else if columns follow from others; the message names all
     */
    static void requireFull(DesignMatrix matrix) {
        int p = matrix.names().size();
        Moments moments = Moments.of(matrix.rows(), p, matrix::value);
        List<String> constant = moments.constant(matrix.names());
        if (!constant.isEmpty()) {
            throw new IllegalArgumentException(
                    constant.size() == 1
                            ? "covariate " + constant.get(0) + " is the same in all rows; leave it out"
                            : "covariates " + String.join(", ", constant)
                                    + " are the same in all rows; leave them out");
        }
        List<String> dependent = Arrays.stream(NormalEquations.dependent(correlations(matrix, moments), p, TOLERANCE))
                .mapToObj(c -> "'" + matrix.names().get(c) + "'")
                .toList();
        if (!dependent.isEmpty()) {
            throw new IllegalArgumentException(
                    "covariates " + String.join(", ", dependent) + " follow from the others; leave them out");
        }
    }

    /** The lower triangle. */
    private static double[] correlations(DesignMatrix matrix, Moments moments) {
        double[] standardized = new double[moments.sds().length];
        double[] correlations = NormalEquations.triangle(standardized.length);
        for (int row = 0; row < matrix.rows(); row++) {
            for (int c = 0; c < standardized.length; c++) {
                standardized[c] = (matrix.value(row, c) - moments.means()[c]) / moments.sds()[c];
            }
            NormalEquations.add(correlations, 1.0 / matrix.rows(), standardized);
        }
        return correlations;
    }
}
