package dk.effekt.matching;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.internal.Blocks;
import dk.effekt.internal.Interruption;
import dk.effekt.internal.Moments;
import dk.effekt.internal.NormalEquations;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The covariates with mean 0 and standard deviation 1, behind a column of ones. */
record Standardized(DesignMatrix matrix, double[] means, double[] sds) {

    /** Rows of a block, whose columns stay near the processor. */
    private static final int BLOCK = 1024;
    /** Of the largest part of a direction: what is less is rounding. */
    private static final double ALONG = 1e-6;

    /** Stops at constant columns, and names all. */
    static Standardized of(DesignMatrix matrix) {
        Moments moments =
                Moments.of(matrix.executor(), matrix.rows(), matrix.names().size(), matrix::copy);
        moments.requireNoneIdle(matrix.names(), List.of());
        return new Standardized(matrix, moments.means(), moments.sds());
    }

    int width() {
        return means.length + 1;
    }

    String name(int coefficient) {
        return coefficient == 0 ? "(Intercept)" : matrix.names().get(coefficient - 1);
    }

    /** The columns that a direction is not square to, in words. */
    String namesAlong(double[] direction) {
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
        return switch (names.size()) {
            case 0 -> "the covariates";
            case 1 -> names.get(0);
            default -> String.join(", ", names) + " together";
        };
    }

    /** The column with the value that lies farthest from its mean, and how far, in words. */
    String farthest() {
        double[] most = new double[width()];
        forEachBlock((first, rows, columns) -> {
            for (int j = 1; j < most.length; j++) {
                for (int r = 0; r < rows; r++) {
                    most[j] = Math.max(most[j], Math.abs(columns[j][r]));
                }
            }
        });
        int farthest = 0;
        for (int j = 1; j < most.length; j++) {
            farthest = most[j] > most[farthest] ? j : farthest;
        }
        return "'" + name(farthest) + "' by " + text(most[farthest]) + " standard deviations";
    }

    /** A value for a message: six digits, and no zeros behind them. */
    static String text(double value) {
        return new BigDecimal(value)
                .round(new MathContext(6, RoundingMode.HALF_EVEN))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The value of a row in a column, of which the first is the column of ones. */
    double value(int row, int column) {
        return column == 0 ? 1 : (matrix.value(row, column - 1) - means[column - 1]) / sds[column - 1];
    }

    /** Takes blocks of rows. */
    @FunctionalInterface
    interface Visitor {

        /** Takes a block of columns, ones first, in arrays that are used again and may be longer than there are rows. */
        void visit(int firstRow, int rows, double[][] columns);
    }

    /** Shows all rows in order: a block at a time, so that neither the whole is copied nor each value fetched by itself. */
    void forEachBlock(Visitor visitor) {
        show(0, matrix.rows(), visitor);
    }

    /**
     * Shows rows to several visitors, on the matrix's {@linkplain DesignMatrix#executor executor}: each sees rows that stand together,
     * in order and a block at a time. Which ones depends on nothing but the number of rows.
     *
     * @return the visitors, in the order of their rows
     */
    <T extends Visitor> List<T> inParts(Supplier<T> visitors) {
        return Blocks.map(matrix.executor(), matrix.rows(), (from, to) -> {
            T visitor = visitors.get();
            show(from, to, visitor);
            return visitor;
        });
    }

    private void show(int from, int to, Visitor visitor) {
        double[][] columns = new double[width()][Math.min(BLOCK, to - from)];
        Arrays.fill(columns[0], 1);
        for (int first = from; first < to; first += BLOCK) {
            Interruption.checkAt(first, "work on the covariates");
            int rows = Math.min(BLOCK, to - first);
            for (int c = 0; c < means.length; c++) {
                double[] column = columns[c + 1];
                matrix.copy(c, first, column, rows);
                double mean = means[c];
                double sd = sds[c];
                for (int r = 0; r < rows; r++) {
                    column[r] = (column[r] - mean) / sd;
                }
            }
            visitor.visit(first, rows, columns);
        }
    }

    /** For each row of a block its product with a direction. */
    static double[] along(double[] direction, double[][] columns, int rows) {
        double[] sums = new double[rows];
        for (int j = 0; j < direction.length; j++) {
            NormalEquations.addMultiple(sums, direction[j], columns[j], rows);
        }
        return sums;
    }

    /** The means of the columns, without that of the ones, over some of the rows. */
    double[] means(boolean[] of) {
        double[] sums = new double[width()];
        forEachBlock((first, rows, columns) -> {
            double[] flags = new double[rows];
            for (int r = 0; r < rows; r++) {
                flags[r] = of[first + r] ? 1 : 0;
            }
            for (int j = 0; j < sums.length; j++) {
                sums[j] += NormalEquations.dot(flags, columns[j], rows);
            }
        });
        double[] averages = new double[means.length];
        Arrays.setAll(averages, c -> sums[c + 1] / sums[0]);
        return averages;
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
