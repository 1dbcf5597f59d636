package dk.effekt.matching;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/** A symmetric matrix is summed up in one array, its lower triangle row after row, and solved by Cholesky's decomposition. */
final class NormalEquations {

    private NormalEquations() {}

    static double[] triangle(int width) {
        return new double[width * (width + 1) / 2];
    }

    /** Adds weight · row · rowᵀ. */
    static void add(double[] triangle, double weight, double[] rows, int at, int width) {
        int cell = 0;
        for (int j = 0; j < width; j++) {
            double weighted = weight * rows[at + j];
            for (int k = 0; k <= j; k++) {
                triangle[cell++] += weighted * rows[at + k];
            }
        }
    }

    /**
     * The x of matrix · x = right.
     *
     * @throws org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException if the matrix has no inverse
     */
    static double[] solve(double[] triangle, double[] right) {
        return decomposed(triangle, right.length)
                .getSolver()
                .solve(new ArrayRealVector(right, false))
                .toArray();
    }

    /** The inverse, under the same condition. */
    static double[][] inverse(double[] triangle, int width) {
        return decomposed(triangle, width).getSolver().getInverse().getData();
    }

    private static CholeskyDecomposition decomposed(double[] triangle, int width) {
        double[][] square = new double[width][width];
        int cell = 0;
        for (int j = 0; j < width; j++) {
            for (int k = 0; k <= j; k++) {
                square[j][k] = triangle[cell];
                square[k][j] = triangle[cell++];
            }
        }
        return new CholeskyDecomposition(new Array2DRowRealMatrix(square, false));
    }
}
