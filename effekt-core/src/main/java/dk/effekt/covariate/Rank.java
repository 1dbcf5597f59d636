package dk.effekt.covariate;

import dk.effekt.internal.Moments;
import dk.effekt.internal.NormalEquations;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Whether each column of a matrix tells something that no other column tells. */
final class Rank {

    /** Of the variance of a column, what those before it must leave. */
    private static final double TOLERANCE = 1e-9;

    private Rank() {}

    /**
     * Stops unless it does.
     *
     * @throws IllegalArgumentException if columns are constant or follow from others; the message names all
     */
    static void requireFull(DesignMatrix matrix) {
        int p = matrix.names().size();
        Moments moments = Moments.of(matrix.rows(), p, matrix::value);
        int[] dependent = NormalEquations.dependent(correlations(matrix, moments), p, TOLERANCE);
        moments.requireNoneIdle(
                matrix.names(),
                Arrays.stream(dependent)
                        .filter(c -> !moments.isConstant(c))
                        .mapToObj(c -> "'" + matrix.names().get(c) + "'")
                        .toList());
    }

    /** The columns that tell something, in order; those that follow from others before them do not. */
    static int[] telling(DesignMatrix matrix) {
        int p = matrix.names().size();
        Moments moments = Moments.of(matrix.rows(), p, matrix::value);
        int[] dependent = NormalEquations.dependent(correlations(matrix, moments), p, TOLERANCE);
        return IntStream.range(0, p)
                .filter(c -> !moments.isConstant(c) && Arrays.stream(dependent).noneMatch(d -> d == c))
                .toArray();
    }

    /** The lower triangle; 0 for constant columns. */
    private static double[] correlations(DesignMatrix matrix, Moments moments) {
        double[] scales = new double[moments.sds().length];
        Arrays.setAll(scales, c -> moments.isConstant(c) ? Double.POSITIVE_INFINITY : moments.sds()[c]);
        double[] standardized = new double[scales.length];
        double[] correlations = NormalEquations.triangle(standardized.length);
        for (int row = 0; row < matrix.rows(); row++) {
            for (int c = 0; c < standardized.length; c++) {
                standardized[c] = (matrix.value(row, c) - moments.means()[c]) / scales[c];
            }
            NormalEquations.add(correlations, 1.0 / matrix.rows(), standardized);
        }
        return correlations;
    }
}
