package dk.effekt.matching;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.internal.Blocks;
import dk.effekt.internal.Interruption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.util.FastMath;

/** The covariates with mean 0 and standard deviation 1, behind a column of ones. */
record Standardized(DesignMatrix matrix, double[] means, double[] sds) {

    private static final double CONSTANT = 1e-9;
    /** Of the largest part of a direction: what is less is rounding. */
    private static final double ALONG = 1e-6;

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
            if (sds[c] <= CONSTANT * Math.abs(means[c])) {
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

    /** The names, quoted, of the columns that a direction is not square to. */
    List<String> namesAlong(double[] direction) {
        double largest = 0;
        for (int j = 1; j < direction.length; j++) {
            largest = Math.max(largest, Math.abs(direction[j]));
        }
        List<String> names = new ArrayList<>();
        for (int j = 1; j < direction.length; j++) {
            if (Math.abs(direction[j]) > ALONG * largest) {
                names.add("'" + name(j) + "'");
            }
        }
        return names;
    }

    /** The value of a row in a column, of which the first is the column of ones. */
    double value(int row, int column) {
        return column == 0 ? 1 : (matrix.value(row, column - 1) - means[column - 1]) / sds[column - 1];
    }

    /** Takes blocks of rows. */
    @FunctionalInterface
    interface Visitor {

        /** Takes a block whose values stand row after row, ones first, in an array that is used again. */
        void visit(int firstRow, int rows, double[] values);
    }

    /** Shows all rows in order: a block at a time, so that neither the whole is copied nor each value fetched by itself. */
    void forEachBlock(Visitor visitor) {
        int width = width();
        double[] values = new double[Math.min(Blocks.ITEMS, matrix.rows()) * width];
        for (int first = 0; first < matrix.rows(); first += Blocks.ITEMS) {
            Interruption.check("work on the covariates");
            int rows = Math.min(Blocks.ITEMS, matrix.rows() - first);
            for (int r = 0; r < rows; r++) {
                values[r * width] = 1;
            }
            for (int c = 0; c < means.length; c++) {
                double mean = means[c];
                double sd = sds[c];
                for (int r = 0, at = c + 1; r < rows; r++, at += width) {
                    values[at] = (matrix.value(first + r, c) - mean) / sd;
                }
            }
            visitor.visit(first, rows, values);
        }
    }

    /** The means of the columns, without that of the ones, over some of the rows. */
    double[] means(boolean[] of) {
        double[] sums = new double[means.length];
        int[] count = new int[1];
        forEachBlock((first, rows, values) -> {
            for (int r = 0; r < rows; r++) {
                if (of[first + r]) {
                    count[0]++;
                    for (int c = 0; c < sums.length; c++) {
                        sums[c] += values[r * width() + c + 1];
                    }
                }
            }
        });
        for (int c = 0; c < sums.length; c++) {
            sums[c] /= count[0];
        }
        return sums;
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
