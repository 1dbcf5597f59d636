package dk.effekt.disclosure;

import com.google.common.base.Preconditions;
import java.util.Arrays;
import java.util.Locale;

/**
 * How many people there are of each kind, before it is decided what of that may be seen: a table in one or two dimensions with
 * its margins. {@link SmallCells#protect(CountTable)} makes of it what is published. Immutable.
 *
 * <p>It counts each person once. Courses or weeks may be counted, too, but then the rule looks at courses or weeks.
 */
public final class CountTable {

    private final String title;
    private final Dimension rows;
    private final Dimension columns;
    private final boolean list;
    private final Margins margins;
    private final long[][] counts;

    private CountTable(
            String title, Dimension rows, Dimension columns, boolean list, Margins margins, long[][] counts) {
        this.title = title;
        this.rows = rows;
        this.columns = columns;
        this.list = list;
        this.margins = margins;
        this.counts = counts;
    }

    /**
     * A table in one dimension: a single column named {@code persons}, with its total.
     *
     * @param counts of each level
     * @throws IllegalArgumentException if there are not as many counts as levels, or one is negative
     */
    public static CountTable list(String title, Dimension rows, long... counts) {
        long[][] column = new long[counts.length][];
        Arrays.setAll(column, row -> new long[] {counts[row]});
        return new CountTable(
                title, rows, Dimension.of("persons", "persons"), true, Margins.BOTH, checked(title, rows, 1, column));
    }

    /**
     * A table in two dimensions, with all its margins.
     *
     * @param counts a row for each level of the rows, with a count for each level of the columns
     * @throws IllegalArgumentException if the shape is another, a count is negative, or both dimensions have the same name
     */
    public static CountTable of(String title, Dimension rows, Dimension columns, long[][] counts) {
        Preconditions.checkArgument(
                !rows.name().equals(columns.name()),
                "table '%s' is split by '%s' twice; give rows and columns different dimensions",
                title,
                rows.name());
        return new CountTable(title, rows, columns, false, Margins.BOTH, checked(title, rows, columns.size(), counts));
    }

    private static long[][] checked(String title, Dimension rows, int columns, long[][] counts) {
        Preconditions.checkArgument(
                counts.length == rows.size(),
                "table '%s' has %s rows of counts for the %s levels of '%s'",
                title,
                counts.length,
                rows.size(),
                rows.name());
        long[][] copy = new long[counts.length][];
        for (int row = 0; row < copy.length; row++) {
            copy[row] = counts[row].clone();
            Preconditions.checkArgument(
                    copy[row].length == columns,
                    "table '%s' has %s counts in row '%s'; it has %s columns",
                    title,
                    copy[row].length,
                    rows.levels().get(row),
                    columns);
            for (long count : copy[row]) {
                Preconditions.checkArgument(
                        count >= 0 && count <= Integer.MAX_VALUE,
                        "table '%s' has a count of %s in row '%s'; a count is from 0 to %s",
                        title,
                        count,
                        rows.levels().get(row),
                        Integer.MAX_VALUE);
            }
        }
        return copy;
    }

    /** The same table, of which only some margins are published. A list has a total with {@code COLUMNS} and {@code BOTH}. */
    public CountTable withMargins(Margins published) {
        return new CountTable(title, rows, columns, list, published, counts);
    }

    /** What it is of. */
    public String title() {
        return title;
    }

    /** What splits the rows. */
    public Dimension rows() {
        return rows;
    }

    /** What splits the columns; with a list, one level without a dimension. */
    public Dimension columns() {
        return columns;
    }

    /** Whether it is in one dimension. */
    public boolean isList() {
        return list;
    }

    /** Which of its totals are published. */
    public Margins margins() {
        return margins;
    }

    /** A count, from row 0 and column 0. */
    public long count(int row, int column) {
        return counts[row][column];
    }

    /** The total of a row. */
    public long rowTotal(int row) {
        long total = 0;
        for (long count : counts[row]) {
            total += count;
        }
        return total;
    }

    /** The total of a column. */
    public long columnTotal(int column) {
        long total = 0;
        for (long[] row : counts) {
            total += row[column];
        }
        return total;
    }

    /** The total. */
    public long total() {
        long total = 0;
        for (int row = 0; row < counts.length; row++) {
            total += rowTotal(row);
        }
        return total;
    }

    /** One line, without a count: {@code participants, 4 × 2, not yet protected}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s, %d × %d, not yet protected", title, rows.size(), columns.size());
    }
}
