package dk.effekt.covariate;

import dk.effekt.internal.Blocks;
import dk.effekt.internal.Moments;
import dk.effekt.internal.NormalEquations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Whether each column of a matrix tells something that no other column tells. */
final class Rank {

    /** Of the variance of a column, what those before it must leave. */
    private static final double TOLERANCE = 1e-9;

    /** Of the largest value: values nearer to each other differ by rounding alone. */
    private static final double ROUNDING = 1e-13;

    /** Rows whose columns stay near the processor. */
    private static final int PIECE = 1_024;

    private Rank() {}

    /**
     * Stops unless it does.
     *
     * @throws IllegalArgumentException if columns are constant or follow from others; the message names all
     */
    static void requireFull(DesignMatrix matrix) {
        int p = matrix.names().size();
        if (p > 0 && matrix.rows() == 0) {
            throw new IllegalArgumentException("there are no rows, so that covariates tell nothing");
        }
        Moments moments = Moments.of(matrix.executor(), matrix.rows(), p, matrix::copy);
        requireMeasurable(matrix, moments);
        int[] dependent = NormalEquations.dependent(correlations(matrix, moments), p, TOLERANCE);
        moments.requireNoneIdle(
                matrix.names(),
                Arrays.stream(dependent)
                        .filter(c -> !moments.isConstant(c))
                        .mapToObj(c -> "'" + matrix.names().get(c) + "'")
                        .toList());
    }

    /** Stops at columns that vary, but by so much or so little that a sum of squares does not show it. */
    private static void requireMeasurable(DesignMatrix matrix, Moments moments) {
        List<String> lost = new ArrayList<>();
        double[] column = new double[matrix.rows()];
        for (int c = 0; c < moments.sds().length; c++) {
            boolean isTooLarge = !Double.isFinite(moments.sds()[c]);
            if (isTooLarge || moments.isConstant(c)) {
                matrix.copy(c, 0, column, column.length);
                double least = Arrays.stream(column).min().orElseThrow();
                double most = Arrays.stream(column).max().orElseThrow();
                if (isTooLarge || most - least > ROUNDING * Math.max(Math.abs(least), Math.abs(most))) {
                    lost.add("'" + matrix.names().get(c) + "' (" + least + " to " + most + ")");
                }
            }
        }
        if (!lost.isEmpty()) {
            throw new IllegalArgumentException(
                    "numbers too large, too small or too much alike to be reckoned with: " + String.join(", ", lost)
                            + "; measure in another unit, subtract a round number, or leave them out");
        }
    }

    /** The columns that tell something, in order; those that follow from others before them do not. */
    static int[] telling(DesignMatrix matrix) {
        int p = matrix.names().size();
        Moments moments = Moments.of(matrix.executor(), matrix.rows(), p, matrix::copy);
        int[] dependent = NormalEquations.dependent(correlations(matrix, moments), p, TOLERANCE);
        return IntStream.range(0, p)
                .filter(c -> !moments.isConstant(c) && Arrays.stream(dependent).noneMatch(d -> d == c))
                .toArray();
    }

    /** The lower triangle; 0 for constant columns. */
    private static double[] correlations(DesignMatrix matrix, Moments moments) {
        int p = moments.sds().length;
        double[] correlations = NormalEquations.triangle(p);
        for (double[] block : Blocks.map(matrix.executor(), matrix.rows(), (from, to) -> {
            double[] products = NormalEquations.triangle(p);
            double[][] columns = new double[p][PIECE];
            double[] shares = new double[PIECE];
            Arrays.fill(shares, 1.0 / matrix.rows());
            for (int first = from; first < to; first += PIECE) {
                int rows = Math.min(PIECE, to - first);
                for (int c = 0; c < p; c++) {
                    standardize(matrix, moments, c, first, columns[c], rows);
                }
                NormalEquations.add(products, shares, columns, rows);
            }
            return products;
        })) {
            NormalEquations.addMultiple(correlations, 1, block, correlations.length);
        }
        return correlations;
    }

    private static void standardize(
            DesignMatrix matrix, Moments moments, int column, int firstRow, double[] target, int rows) {
        matrix.copy(column, firstRow, target, rows);
        double mean = moments.means()[column];
        double scale = moments.isConstant(column) ? Double.POSITIVE_INFINITY : moments.sds()[column];
        for (int r = 0; r < rows; r++) {
            target[r] = (target[r] - mean) / scale;
        }
    }
}
