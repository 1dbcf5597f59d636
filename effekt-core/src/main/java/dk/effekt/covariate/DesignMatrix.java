package dk.effekt.covariate;

import dk.effekt.internal.Blocks;
import dk.effekt.internal.Suggest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Named columns of numbers, one row a unit. Holds no missing values. Immutable.
 *
 * <p>Counts of weeks below 128, ages in whole years and columns of zeros and ones take one byte a value, larger counts two, and other
 * numbers eight. So thirty covariates of the thirty million person-weeks that are at risk in a whole country in five years take
 * 1.1 GB. They are kept, as each step of a fit looks at all of them, and measuring them again would take longer than the step.
 */
public final class DesignMatrix {

    private final List<String> names;
    /** By column and block of {@link Blocks#ITEMS} rows. */
    private final List<List<Cells>> columns;

    private final int rows;
    private final Executor executor;

    private DesignMatrix(List<String> names, List<List<Cells>> columns, int rows, Executor executor) {
        this.names = List.copyOf(names);
        this.columns = columns;
        this.rows = rows;
        this.executor = executor;
    }

    /** A matrix of so many rows of which nothing is known. */
    public static DesignMatrix withoutColumns(int rows) {
        return new DesignMatrix(List.of(), List.of(), rows, Runnable::run);
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
        List<List<Cells>> copies = new ArrayList<>();
        for (int c = 0; c < columns.length; c++) {
            double[] column = columns[c];
            if (column.length != columns[0].length) {
                throw new IllegalArgumentException("column '" + names.get(c) + "' has " + column.length
                        + " rows, column '" + names.get(0) + "' has " + columns[0].length);
            }
            copies.add(Blocks.map(
                    Runnable::run, column.length, (from, to) -> Cells.of(Arrays.copyOfRange(column, from, to))));
        }
        return of(names, copies, columns[0].length);
    }

    /** A matrix of columns that are cut into blocks already. */
    static DesignMatrix of(List<String> names, List<List<Cells>> columns, int rows) {
        requireDifferent(names);
        for (int c = 0; c < names.size(); c++) {
            requireFinite(names.get(c), columns.get(c), rows);
        }
        return new DesignMatrix(names, columns, rows, Runnable::run);
    }

    /**
     * The same matrix, on whose rows is worked by an executor from here on, as {@link dk.effekt.register.Register#on} has it. A
     * matrix that was measured on a register is on the executor of that; any other is worked on by the calling thread.
     */
    public DesignMatrix on(Executor newExecutor) {
        return new DesignMatrix(names, columns, rows, newExecutor);
    }

    /** By whom its rows are worked on. */
    public Executor executor() {
        return executor;
    }

    /**
     * The columns of both, those of the other behind these.
     *
     * @throws IllegalArgumentException if it has another number of rows, or a column of the same name
     */
    public DesignMatrix and(DesignMatrix other) {
        if (other.rows != rows) {
            throw new IllegalArgumentException("columns of " + other.rows + " rows do not fit beside those of " + rows);
        }
        List<String> bothNames = new ArrayList<>(names);
        bothNames.addAll(other.names);
        requireDifferent(bothNames);
        List<List<Cells>> both = new ArrayList<>(columns);
        both.addAll(other.columns);
        return new DesignMatrix(bothNames, both, rows, executor);
    }

    /** Some of the rows, in the order given. */
    public DesignMatrix among(int[] some) {
        List<List<Cells>> picked = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            int column = c;
            picked.add(Blocks.map(executor, some.length, (from, to) -> {
                double[] values = new double[to - from];
                Arrays.setAll(values, i -> value(some[from + i], column));
                return Cells.of(values);
            }));
        }
        return new DesignMatrix(names, picked, some.length, executor);
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
        return columns.get(column).get(row / Blocks.ITEMS).get(row % Blocks.ITEMS);
    }

    /**
     * Copies values of a column, counted from 0.
     *
     * @param firstRow of the first value
     * @param target of the values, from its start on
     * @param count how many values
     */
    public void copy(int column, int firstRow, double[] target, int count) {
        List<Cells> blocks = columns.get(column);
        for (int done = 0, length; done < count; done += length) {
            int row = firstRow + done;
            length = Math.min(count - done, Blocks.ITEMS - row % Blocks.ITEMS);
            blocks.get(row / Blocks.ITEMS).copy(row % Blocks.ITEMS, target, done, length);
        }
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
        double[] copy = new double[rows];
        copy(at, 0, copy, rows);
        return copy;
    }

    /**
     * Stops unless every column varies and none is a combination of the others and a constant, as regression needs it.
     * Takes time in proportion to the rows and the square of the columns.
     *
     * @throws IllegalArgumentException if columns are the same in all rows or follow from those before them; the message
     *     names all of these
     */
    public void requireFullRank() {
        Rank.requireFull(this);
    }

    /** The same without the columns at which {@link #requireFullRank} stops, as it may be needed where columns come from data. */
    public DesignMatrix withoutIdle() {
        int[] telling = Rank.telling(this);
        return new DesignMatrix(
                Arrays.stream(telling).mapToObj(names::get).toList(),
                Arrays.stream(telling).mapToObj(columns::get).toList(),
                rows,
                executor);
    }

    /** {@code 49944 rows of 4 columns: x1, x2, male, w}. */
    @Override
    public String toString() {
        return rows + " rows of " + columns.size() + " columns"
                + (names.isEmpty() ? "" : ": " + String.join(", ", names));
    }

    private static void requireDifferent(List<String> names) {
        if (names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException("two columns have the same name: " + names);
        }
    }

    private static void requireFinite(String name, List<Cells> blocks, int rows) {
        int first = -1;
        int missing = 0;
        for (int b = 0; b < blocks.size(); b++) {
            double[] notWhole = blocks.get(b) instanceof Cells.Any any ? any.values() : new double[0];
            for (int i = 0; i < notWhole.length; i++) {
                if (!Double.isFinite(notWhole[i])) {
                    first = first < 0 ? b * Blocks.ITEMS + i : first;
                    missing++;
                }
            }
        }
        if (missing > 0) {
            throw new IllegalArgumentException("column '" + name + "' has no number in " + missing + " of " + rows
                    + " rows, first in row " + first
                    + "; leave the column out, or leave out those for whom it is not known");
        }
    }
}
