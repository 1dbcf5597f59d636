package dk.effekt.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** The means of columns and their standard deviations, for which squares are divided by the sum of the weights. */
public record Moments(double[] means, double[] sds) {

    /** Of a mean: a standard deviation that is no more than rounding. */
    private static final double CONSTANT = 1e-9;

    private static final int PIECE = 1_024;

    /** The values of columns. */
    @FunctionalInterface
    public interface Columns {

        /** Copies so many values of a column, from a row on. */
        void copy(int column, int firstRow, double[] target, int count);
    }

    /** Those of so many rows, all of the same weight. */
    public static Moments of(Executor executor, int rows, int columns, Columns values) {
        return of(executor, rows, columns, values, new double[0]);
    }

    /** Those of so many rows, each with its weight; of a column all sums run in the order of rows. */
    public static Moments of(Executor executor, int rows, int columns, Columns values, double[] weights) {
        double total = rows;
        if (weights.length > 0) {
            total = 0;
            for (double weight : weights) {
                total += weight;
            }
        }
        double[] means = new double[columns];
        double[] sds = new double[columns];
        double whole = total;
        Blocks.map(executor, columns, 1, (column, end) -> {
            means[column] = sum(rows, values, weights, column, 0, 1) / whole;
            sds[column] = Math.sqrt(sum(rows, values, weights, column, means[column], 2) / whole);
            return end;
        });
        return new Moments(means, sds);
    }

    /** The sum of deviations from a centre, or of their squares. */
    private static double sum(int rows, Columns values, double[] weights, int column, double centre, int power) {
        double[] piece = new double[Math.min(PIECE, rows)];
        double sum = 0;
        for (int first = 0; first < rows; first += PIECE) {
            Interruption.checkAt(first, "work on the covariates");
            int count = Math.min(PIECE, rows - first);
            values.copy(column, first, piece, count);
            for (int i = 0; i < count; i++) {
                double deviation = piece[i] - centre;
                double weight = weights.length == 0 ? 1 : weights[first + i];
                sum += weight * deviation * (power == 1 ? 1 : deviation);
            }
        }
        return sum;
    }

    /** Whether a column has the same value in all rows, but for rounding. */
    public boolean isConstant(int column) {
        return sds[column] <= CONSTANT * Math.abs(means[column]);
    }

    /** The columns that have, with their values: {@code 'year' (2015.0)}. */
    public List<String> constant(List<String> names) {
        List<String> constant = new ArrayList<>();
        for (int c = 0; c < sds.length; c++) {
            if (isConstant(c)) {
                constant.add("'" + names.get(c) + "' (" + means[c] + ")");
            }
        }
        return constant;
    }

    /**
     * Stops at columns that tell nothing of their own, and names all.
     *
     * @param names of all columns
     * @param dependent of other columns, in quotes
     * @throws IllegalArgumentException if there are any, or if columns are the same in all rows
     */
    public void requireNoneIdle(List<String> names, List<String> dependent) {
        List<String> constant = constant(names);
        List<String> causes = new ArrayList<>();
        if (!constant.isEmpty()) {
            causes.add(String.join(", ", constant) + (constant.size() == 1 ? " is" : " are") + " the same in all rows");
        }
        if (!dependent.isEmpty()) {
            causes.add(String.join(", ", dependent) + (dependent.size() == 1 ? " follows" : " follow")
                    + " from the others");
        }
        if (!causes.isEmpty()) {
            boolean isOne = constant.size() + dependent.size() == 1;
            throw new IllegalArgumentException((isOne ? "covariate " : "covariates ")
                    + String.join(" and ", causes)
                    + (isOne ? "; leave it out" : "; leave them out"));
        }
    }
}
