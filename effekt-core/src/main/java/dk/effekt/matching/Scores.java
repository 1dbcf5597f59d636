package dk.effekt.matching;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Rows along a line, as far apart as their scores. Immutable. */
public final class Scores implements Distance {

    private final String name;
    private final double[] values;

    private Scores(String name, double[] values) {
        this.name = name;
        this.values = values;
    }

    /**
     * Rows as far apart as their scores.
     *
     * @param name what the score is, for the protocol, such as {@code log odds of the propensity score}
     * @param values the score of each row, finite
     */
    public static Scores of(String name, double[] values) {
        return sharing(name, values.clone());
    }

    /** The same of an array that nobody changes. */
    static Scores sharing(String name, double[] values) {
        for (int row = 0; row < values.length; row++) {
            if (!Double.isFinite(values[row])) {
                throw new IllegalArgumentException("the score of row " + row + " is " + values[row]);
            }
        }
        return new Scores(name, values);
    }

    /** The score of a row. */
    public double value(int row) {
        return values[row];
    }

    /** The score of each row; not to be changed. */
    double[] values() {
        return values;
    }

    /** Standard deviation (n − 1) of the score over all rows, treated or not. */
    public double sd() {
        return sd(IntStream.range(0, values.length).toArray());
    }

    /** The same over some rows, summed in their order. */
    double sd(int[] rows) {
        // Plain sums: that of a stream may take any order.
        double mean = 0;
        for (int row : rows) {
            mean += values[row];
        }
        mean /= rows.length;
        double squares = 0;
        for (int row : rows) {
            squares += (values[row] - mean) * (values[row] - mean);
        }
        return Math.sqrt(squares / (rows.length - 1));
    }

    @Override
    public int rows() {
        return values.length;
    }

    @Override
    public double between(int row, int other) {
        return Math.abs(values[row] - values[other]);
    }

    @Override
    public Scores at(int[] rows) {
        return new Scores(name, Arrays.stream(rows).mapToDouble(this::value).toArray());
    }

    @Override
    public String describe() {
        return name;
    }

    @Override
    public String toString() {
        return name + " of " + values.length + " rows";
    }
}
