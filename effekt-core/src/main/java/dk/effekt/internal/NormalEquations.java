package dk.effekt.internal;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/** A symmetric matrix is summed up in one array, its lower triangle row after row, and solved by Cholesky's decomposition. */
public final class NormalEquations {

    /** Of the largest number on the diagonal: what Cholesky's decomposition leaves of a column is no more than rounding. */
    private static final double ROUNDING = 1e-15;

    private NormalEquations() {}

    /** Zeros for so many columns. */
    public static double[] triangle(int width) {
        return new double[width * (width + 1) / 2];
    }

    /** Adds the sum over so many rows of weight · row · rowᵀ. */
    public static void add(double[] triangle, double[] weights, double[][] columns, int rows) {
        double[] weighted = new double[rows];
        int cell = 0;
        for (int j = 0; j < columns.length; j++) {
            double[] column = columns[j];
            for (int r = 0; r < rows; r++) {
                weighted[r] = weights[r] * column[r];
            }
            int k = 0;
            for (; k + 3 <= j; k += 4, cell += 4) {
                addFour(triangle, cell, weighted, columns, k, rows);
            }
            for (; k <= j; k++) {
                triangle[cell++] += dot(weighted, columns[k], rows);
            }
        }
    }

    /** The products with four columns at a time: each number is fetched once for all of them, and no sum waits for another. */
    private static void addFour(
            double[] triangle, int cell, double[] weighted, double[][] columns, int column, int rows) {
        double[] a = columns[column];
        double[] b = columns[column + 1];
        double[] c = columns[column + 2];
        double[] d = columns[column + 3];
        double withA = 0;
        double withB = 0;
        double withC = 0;
        double withD = 0;
        for (int r = 0; r < rows; r++) {
            double x = weighted[r];
            withA += x * a[r];
            withB += x * b[r];
            withC += x * c[r];
            withD += x * d[r];
        }
        triangle[cell] += withA;
        triangle[cell + 1] += withB;
        triangle[cell + 2] += withC;
        triangle[cell + 3] += withD;
    }

    /** Adds weight · row · rowᵀ. */
    public static void add(double[] triangle, double weight, double[] row) {
        int cell = 0;
        for (int j = 0; j < row.length; j++) {
            double weighted = weight * row[j];
            for (int k = 0; k <= j; k++) {
                triangle[cell++] += weighted * row[k];
            }
        }
    }

    /** Σ a_r b_r, in four sums, as one alone would wait for each of its additions. */
    public static double dot(double[] a, double[] b, int rows) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int r = 0;
        for (; r + 3 < rows; r += 4) {
            first += a[r] * b[r];
            second += a[r + 1] * b[r + 1];
            third += a[r + 2] * b[r + 2];
            fourth += a[r + 3] * b[r + 3];
        }
        for (; r < rows; r++) {
            first += a[r] * b[r];
        }
        return (first + second) + (third + fourth);
    }

    /** Adds a multiple of a column to a sum for each row. */
    public static void addMultiple(double[] sums, double factor, double[] column, int rows) {
        for (int r = 0; r < rows; r++) {
            sums[r] += factor * column[r];
        }
    }

    /**
     * The x of matrix · x = right.
     *
     * @throws org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException if the matrix has no inverse
     */
    public static double[] solve(double[] triangle, double[] right) {
        return decomposed(triangle, right.length)
                .getSolver()
                .solve(new ArrayRealVector(right, false))
                .toArray();
    }

    /** The inverse, under the same condition. */
    public static double[][] inverse(double[] triangle, int width) {
        return decomposed(triangle, width).getSolver().getInverse().getData();
    }

    /**
     * The columns that tell nothing of their own: those of which Cholesky's decomposition, column by column, leaves no more than
     * a share of their square. These are the ones that R's {@code glm} drops.
     */
    public static int[] dependent(double[] triangle, int width, double share) {
        double[][] factor = new double[width][width];
        int[] kept = new int[width];
        int[] dependent = new int[width];
        int rank = 0;
        for (int j = 0, start = 0; j < width; start += ++j) {
            double square = triangle[start + j];
            double left = square;
            for (int r = 0; r < rank; r++) {
                double sum = triangle[start + kept[r]];
                for (int k = 0; k < r; k++) {
                    sum -= factor[j][k] * factor[kept[r]][k];
                }
                factor[j][r] = sum / factor[kept[r]][r];
                left -= factor[j][r] * factor[j][r];
            }
            if (left <= share * square) {
                dependent[j - rank] = j;
            } else {
                factor[j][rank] = Math.sqrt(left);
                kept[rank++] = j;
            }
        }
        return Arrays.copyOf(dependent, width - rank);
    }

    private static CholeskyDecomposition decomposed(double[] triangle, int width) {
        double[][] square = new double[width][width];
        double largest = 0;
        int cell = 0;
        for (int j = 0; j < width; j++) {
            for (int k = 0; k <= j; k++) {
                square[j][k] = triangle[cell];
                square[k][j] = triangle[cell++];
            }
            largest = Math.max(largest, square[j][j]);
        }
        return new CholeskyDecomposition(
                new Array2DRowRealMatrix(square, false),
                CholeskyDecomposition.DEFAULT_RELATIVE_SYMMETRY_THRESHOLD,
                ROUNDING * largest);
    }
}
