package dk.effekt.covariate;

import dk.effekt.internal.Suggest;
import java.util.List;

/** Named columns of numbers, one row a unit. Holds no missing values. Immutable. */
public final class DesignMatrix {

    private final List<String> names;
    private final double[][] columns;
    private final int rows;

    private DesignMatrix(List<String> names, double[][] columns, int rows) {
        this.names = List.copyOf(names);
        this.columns = columns;
        this.rows = rows;
    }

    /** A matrix of so many rows of which nothing is known. */
    public static DesignMatrix withoutColumns(int rows) {
        return new DesignMatrix(List.of(), new double[0][], rows);
    }

    /**
     * A matrix of the given columns, which are copied.
     *
     * @param names one for each column, all different; at least one
     * @param columns of equal length, without NaN or infinities
     * @throws IllegalArgumentException if names and columns do not fit, or a value is missing; the message names the column
     *     and the row
     */
    public static DesignMatrix of(List<String> names, double[]... columns) {
        if (names.size() != columns.length || names.isEmpty()) {
            throw new IllegalArgumentException(names.size() + " names for " + columns.length + " columns");
        }
        if (names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException("two columns have the same name: " + names);
        }
        double[][] copies = new double[columns.length][];
        for (int c = 0; c < columns.length; c++) {
            copies[c] = columns[c].clone();
            if (copies[c].length != copies[0].length) {
                throw new IllegalArgumentException("column '" + names.get(c) + "' has " + copies[c].length
                        + " rows, column '" + names.get(0) + "' has " + copies[0].length);
            }
            requireFinite(names.get(c), copies[c]);
        }
        return new DesignMatrix(names, copies, copies[0].length);
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Names of the columns, in order. */
    public List<String> names() {
        return names;
    }

    /** The value of a row in a column, both counted from 0. */
    public double value(int row, int column) {
        return columns[column][row];
    }

    /**
     * A copy of the column with a name.
     *
     * @throws IllegalArgumentException if there is none; the message offers the nearest name
     */
    public double[] column(String name) {
        int at = names.indexOf(name);
        if (at < 0) {
            throw new IllegalArgumentException("no column " + Suggest.quoted(name, names));
        }
        return columns[at].clone();
    }

    /** {@code 49944 rows of 4 columns: x1, x2, male, w}. */
    @Override
    public String toString() {
        return rows + " rows of " + columns.length + " columns"
                + (names.isEmpty() ? "" : ": " + String.join(", ", names));
    }

    private static void requireFinite(String name, double[] column) {
        int first = -1;
        int missing = 0;
        for (int row = 0; row < column.length; row++) {
            if (!Double.isFinite(column[row])) {
                first = first < 0 ? row : first;
                missing++;
            }
        }
        if (missing > 0) {
            throw new IllegalArgumentException("column '" + name + "' has no number in " + missing + " of "
                    + column.length + " rows, first in row " + first
                    + "; leave the column out, or leave out those for whom it is not known");
        }
    }
}
