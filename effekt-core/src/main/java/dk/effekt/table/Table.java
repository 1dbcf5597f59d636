package dk.effekt.table;

import dk.effekt.input.ReadReport;
import dk.effekt.internal.Suggest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Named columns, one row a unit, as R's data frame. A column holds numbers, of which some may be missing (NaN), or categories:
 * texts, of which some may be missing (empty). Rows are counted from 0. Immutable.
 *
 * <pre>{@code
 * Table people = Table.builder()
 *         .flag("treat", true, false, false)
 *         .number("age", 31, 28, 45)
 *         .category("origin", "DK", "NONWEST", "DK")
 *         .build();
 * }</pre>
 *
 * <p>A number takes eight bytes, a category four and each of its levels once. A {@link Formula} makes of it what matching needs.
 */
public final class Table {

    private static final int LONGEST_LINE = 79;

    private final Map<String, Column> columns;
    private final int rows;
    private final ReadReport report;

    private Table(Map<String, Column> columns, int rows, ReadReport report) {
        this.columns = Collections.unmodifiableMap(columns);
        this.rows = rows;
        this.report = report;
    }

    /** A table to be built column by column. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A column for each component of the records, a row for each record: numbers of primitive or boxed types; a {@code boolean}
     * as 0 or 1; texts and enums as categories, these by the names of their constants; an {@link java.util.Optional} of one
     * of them, {@link java.util.OptionalInt}, {@link java.util.OptionalLong} and {@link java.util.OptionalDouble} with an empty
     * one as missing.
     *
     * @param records at least one, all of the same type
     * @throws IllegalArgumentException if there are none or of different types, or a component is of another type, null, or
     *     no number that a {@code double} can hold; the message names the component
     */
    public static Table of(List<? extends Record> records) {
        return RecordColumns.table(records);
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Names of the columns, in order. */
    public List<String> names() {
        return List.copyOf(columns.keySet());
    }

    /**
     * Whether a column holds numbers; otherwise it holds categories.
     *
     * @throws IllegalArgumentException if there is no such column; the message offers the nearest name
     */
    public boolean isNumeric(String name) {
        return column(name) instanceof Column.Numbers;
    }

    /**
     * A copy of a column of numbers, NaN where one is missing.
     *
     * @throws IllegalArgumentException if there is no such column, or it holds categories
     */
    public double[] numbers(String name) {
        if (column(name) instanceof Column.Numbers numbers) {
            return numbers.values().clone();
        }
        throw new IllegalArgumentException("column '" + name + "' holds categories (" + shownLevels(name)
                + "); ask for categories(\"" + name + "\")");
    }

    /**
     * The texts of a column of categories, empty where one is missing.
     *
     * @throws IllegalArgumentException if there is no such column, or it holds numbers
     */
    public List<String> categories(String name) {
        Column.Categories categories = onlyCategories(name);
        return IntStream.range(0, rows).mapToObj(categories::text).toList();
    }

    /**
     * The different texts of a column of categories that occur, in the order of their characters; missing is none of them. The
     * first is the one that a design matrix leaves out.
     *
     * @throws IllegalArgumentException if there is no such column, or it holds numbers
     */
    public List<String> levels(String name) {
        return onlyCategories(name).levels();
    }

    /** What became of the rows of the input that it was read from, before {@link #where}; {@link ReadReport#ofMemory} for other tables. */
    public ReadReport report() {
        return report;
    }

    /** The same table with a column of numbers, in the place of the column of that name or as the last. See {@link Builder#number(String, double...)}. */
    public Table withNumber(String name, double... values) {
        return with(name, Builder.checked(name, values));
    }

    /** The same table with a column of whole numbers, in the place of the column of that name or as the last. */
    public Table withNumber(String name, int... values) {
        return with(name, Builder.column(values));
    }

    /** The same table with a column of categories, in the place of the column of that name or as the last. See {@link Builder#category}. */
    public Table withCategory(String name, String... texts) {
        return with(name, Column.Categories.of(texts));
    }

    /** The same table with a column of 1 for yes and 0 for no, in the place of the column of that name or as the last. */
    public Table withFlag(String name, boolean... values) {
        return with(name, Builder.column(values));
    }

    /**
     * The chosen rows, in their order. Of categories, only those that still occur are levels.
     *
     * @param keep for each row whether it stays
     * @throws IllegalArgumentException if it has another length than the table
     */
    public Table where(boolean[] keep) {
        if (keep.length != rows) {
            throw new IllegalArgumentException(
                    "keep says of " + keep.length + " rows whether they stay; the table has " + rows);
        }
        return take(rowsWith(row -> keep[row]));
    }

    /**
     * The rows with the given numbers, in the given order; a row may be taken several times, as a bootstrap does.
     *
     * @param numbers counted from 0
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public Table take(int... numbers) {
        Map<String, Column> chosen = new LinkedHashMap<>();
        columns.forEach((name, column) -> chosen.put(name, column.at(numbers)));
        return new Table(chosen, numbers.length, report);
    }

    /**
     * The rows in ascending order of a column: numbers by their size, categories by their characters, and what is missing last. Rows that
     * are alike in it stay in their order.
     *
     * @throws IllegalArgumentException if there is no such column; the message offers the nearest name
     */
    public Table sortedBy(String name) {
        Column column = column(name);
        Column.Categories levels = column.coded();
        Comparator<Integer> order =
                Comparator.<Integer, Boolean>comparing(column::isMissing).thenComparingInt(row -> levels.codes()[row]);
        return take(IntStream.range(0, rows)
                .boxed()
                .sorted(order)
                .mapToInt(row -> row)
                .toArray());
    }

    /** The first ten rows, with as many columns as fit into 80 characters. */
    public String head() {
        return TableText.head(this);
    }

    /** All columns, a line for each: how many values are missing, and the range and mean of numbers or the levels of categories. */
    public String table() {
        return TableText.columns(this);
    }

    /** All rows as comma-separated values (RFC 4180) with a header; what is missing is empty. */
    public String toCsv() {
        return TableCsv.of(this);
    }

    /** {@code 1,500 rows of 11 columns: id, treat, age, male, origin, …}. */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(String.format(Locale.ROOT, "%,d rows of %d columns: ", rows, columns.size()));
        String separator = "";
        for (String name : columns.keySet()) {
            if (text.length() + separator.length() + name.length() + ", …".length() > LONGEST_LINE) {
                return text.append(separator).append('…').toString();
            }
            text.append(separator).append(name);
            separator = ", ";
        }
        return text.toString();
    }

    /** @throws IllegalArgumentException if there is none; the message offers the nearest name */
    Column column(String name) {
        Column column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("the table has no column " + Suggest.quoted(name, columns.keySet()));
        }
        return column;
    }

    int[] rowsWith(IntPredicate property) {
        return IntStream.range(0, rows).filter(property).toArray();
    }

    private Column.Categories onlyCategories(String name) {
        if (column(name) instanceof Column.Categories categories) {
            return categories;
        }
        throw new IllegalArgumentException("column '" + name + "' holds numbers; ask for numbers(\"" + name
                + "\"), or say factor(" + name + ") in a formula to take them as categories");
    }

    private String shownLevels(String name) {
        return TableText.levels(onlyCategories(name).levels());
    }

    private Table with(String name, Column column) {
        requireName(name);
        if (column.rows() != rows) {
            throw new IllegalArgumentException(
                    "column '" + name + "' has " + column.rows() + " rows, the table has " + rows);
        }
        Map<String, Column> more = new LinkedHashMap<>(columns);
        more.put(name, column);
        return new Table(more, rows, report);
    }

    private static void requireName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a column has a blank name");
        }
    }

    /** Collects columns. Not thread-safe. */
    public static final class Builder {

        private final Map<String, Column> columns = new LinkedHashMap<>();
        private final List<ReadReport> reports = new ArrayList<>();

        private Builder() {}

        /**
         * Adds a column of numbers.
         *
         * @param values copied; NaN where one is missing, otherwise finite
         * @throws IllegalArgumentException if a number is infinite, the name is blank or taken, or there are more or fewer
         *     values than in the columns before
         */
        public Builder number(String name, double... values) {
            return add(name, checked(name, values));
        }

        /**
         * Adds a column of whole numbers.
         *
         * @throws IllegalArgumentException as {@link #number(String, double...)}
         */
        public Builder number(String name, int... values) {
            return add(name, column(values));
        }

        /**
         * Adds a column of categories.
         *
         * @param texts empty where one is missing
         * @throws IllegalArgumentException as {@link #number(String, double...)}
         */
        public Builder category(String name, String... texts) {
            return add(name, Column.Categories.of(texts));
        }

        /**
         * Adds a column of numbers, 1 for yes and 0 for no.
         *
         * @throws IllegalArgumentException as {@link #number(String, double...)}
         */
        public Builder flag(String name, boolean... values) {
            return add(name, column(values));
        }

        /**
         * Says what became of the rows of the input that the table is read from.
         *
         * @param readReport its kept rows are those of the table, or {@link #build} throws
         */
        public Builder report(ReadReport readReport) {
            reports.clear();
            reports.add(readReport);
            return this;
        }

        /**
         * The table.
         *
         * @throws IllegalArgumentException if it has no columns, or the report says that another number of rows was kept
         */
        public Table build() {
            if (columns.isEmpty()) {
                throw new IllegalArgumentException("a table needs at least one column");
            }
            int rows = columns.values().iterator().next().rows();
            ReadReport report = reports.isEmpty() ? ReadReport.ofMemory(rows) : reports.get(0);
            if (report.rowsKept() != rows) {
                throw new IllegalArgumentException(
                        "the report says that " + report.rowsKept() + " rows were kept; the columns have " + rows);
            }
            return new Table(new LinkedHashMap<>(columns), rows, report);
        }

        private Builder add(String name, Column column) {
            requireName(name);
            columns.entrySet().stream()
                    .findFirst()
                    .filter(first -> first.getValue().rows() != column.rows())
                    .ifPresent(first -> {
                        throw new IllegalArgumentException("column '" + name + "' has " + column.rows()
                                + " rows, column '" + first.getKey() + "' has "
                                + first.getValue().rows());
                    });
            if (columns.putIfAbsent(name, column) != null) {
                throw new IllegalArgumentException("two columns are called '" + name + "'; rename one");
            }
            return this;
        }

        private static Column checked(String name, double... values) {
            for (int row = 0; row < values.length; row++) {
                if (Double.isInfinite(values[row])) {
                    throw new IllegalArgumentException("column '" + name + "' is " + values[row] + " in row " + row
                            + "; a number is finite, or NaN where it is missing");
                }
            }
            return new Column.Numbers(values.clone());
        }

        private static Column column(int... values) {
            return new Column.Numbers(Arrays.stream(values).asDoubleStream().toArray());
        }

        private static Column column(boolean... values) {
            double[] numbers = new double[values.length];
            Arrays.setAll(numbers, row -> values[row] ? 1 : 0);
            return new Column.Numbers(numbers);
        }
    }
}
