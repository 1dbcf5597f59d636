package dk.effekt.experiment;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A polynomial in x fitted by weighted least squares, of which the values at 0 and below are asked: what a local regression says at
 * the edge (Fan and Gijbels 1996). Of powers of x over the farthest x, so that rounding does not matter.
 *
 * @param coefficients of the powers of x, from the constant up
 * @param variance of the constant by HC3 (MacKinnon and White 1985); infinite if a row has leverage 1
 */
record LocalPolynomial(double[] coefficients, double variance) {

    /** Weights that fall from 1 at 0 to nothing at the bandwidth. */
    static double[] triangular(double[] x, double bandwidth) {
        double[] weights = new double[x.length];
        Arrays.setAll(weights, i -> Math.max(0, 1 - Math.abs(x[i]) / bandwidth));
        return weights;
    }

    /** Of rows with weight above 0, which have at least as many different x as coefficients. */
    static LocalPolynomial fit(double[] x, double[] y, double[] weights, int order) {
        double scale = farthest(x, weights);
        double[][] products = new double[order + 1][order + 1];
        double[] right = new double[order + 1];
        for (int i = 0; i < x.length; i++) {
            if (weights[i] > 0) {
                double[] powers = powers(x[i] / scale, order);
                for (int j = 0; j <= order; j++) {
                    right[j] += weights[i] * powers[j] * y[i];
                    for (int k = 0; k <= order; k++) {
                        products[j][k] += weights[i] * powers[j] * powers[k];
                    }
                }
            }
        }
        RealMatrix inverse = new CholeskyDecomposition(new Array2DRowRealMatrix(products, false), 1e-12, 0)
                .getSolver()
                .getInverse();
        double[] scaled = inverse.operate(right);
        double[] ofConstant = inverse.getRow(0);
        double variance = 0;
        for (int i = 0; i < x.length; i++) {
            if (weights[i] > 0) {
                double[] powers = powers(x[i] / scale, order);
                double residual = y[i] - product(scaled, powers);
                double left = 1 - weights[i] * product(inverse.operate(powers), powers);
                double influence = product(ofConstant, powers) * weights[i] * residual / left;
                variance += left > 1e-12 ? influence * influence : Double.POSITIVE_INFINITY;
            }
        }
        double[] coefficients = new double[order + 1];
        double factor = 1;
        for (int j = 0; j <= order; j++, factor *= scale) {
            coefficients[j] = scaled[j] / factor;
        }
        return new LocalPolynomial(coefficients, variance);
    }

    private static double farthest(double[] x, double[] weights) {
        double farthest = 0;
        for (int i = 0; i < x.length; i++) {
            farthest = weights[i] > 0 ? Math.max(farthest, Math.abs(x[i])) : farthest;
        }
        return farthest;
    }

    private static double[] powers(double x, int order) {
        double[] powers = new double[order + 1];
        powers[0] = 1;
        for (int j = 1; j <= order; j++) {
            powers[j] = powers[j - 1] * x;
        }
        return powers;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
