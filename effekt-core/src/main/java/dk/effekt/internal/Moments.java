package dk.effekt.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** The means of columns and their standard deviations, for which squares are divided by the sum of the weights. */
public record Moments(double[] means, double[] sds) {

    /** Of a mean: a standard deviation that is no more than rounding. */
    private static final double CONSTANT = 1e-9;

    /** The values of columns. */
    @FunctionalInterface
    public interface Cells {

        /** The value of a row in a column, both counted from 0. */
        double value(int row, int column);
    }

    /** Those of so many rows, all of the same weight. */
    public static Moments of(int rows, int columns, Cells cells) {
        return of(rows, columns, cells, row -> 1);
    }

    /** Those of so many rows, each with its weight. */
    public static Moments of(int rows, int columns, Cells cells, IntToDoubleFunction weight) {
        double total = 0;
        for (int row = 0; row < rows; row++) {
            total += weight.applyAsDouble(row);
        }
        double[] means = new double[columns];
        double[] sds = new double[columns];
        for (int c = 0; c < columns; c++) {
            for (int row = 0; row < rows; row++) {
                means[c] += weight.applyAsDouble(row) * cells.value(row, c);
            }
            means[c] /= total;
            double squares = 0;
            for (int row = 0; row < rows; row++) {
                double deviation = cells.value(row, c) - means[c];
                squares += weight.applyAsDouble(row) * deviation * deviation;
            }
            sds[c] = Math.sqrt(squares / total);
        }
        return new Moments(means, sds);
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
