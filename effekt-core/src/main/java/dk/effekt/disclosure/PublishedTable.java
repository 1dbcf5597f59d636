package dk.effekt.disclosure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.internal.CsvLine;
import dk.effekt.internal.Lines;
import dk.effekt.internal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.IntFunction;

/**
 * What may be seen of a {@link CountTable}: each cell is a count or hidden, and nothing of a hidden one is kept here. It says
 * which rule it passed, and not why a cell is hidden: small ones are not told from those hidden for their sake. Shares are made of
 * published counts alone. Immutable.
 */
public final class PublishedTable {

    /** What stands for a hidden cell in text, as in the tables of Statistics Denmark. */
    public static final String MARK = "..";

    private static final long HIDDEN = -1;
    private static final long UNPUBLISHED = -2;

    /** What becomes of a cell of a table; {@link LinkedCells#MARGIN} stands for a total. */
    @FunctionalInterface
    interface Choice {

        /** The count to be seen; none if it is hidden. */
        OptionalLong of(int row, int column);
    }

    private final SmallCells rule;
    private final String title;
    private final Dimension rows;
    private final Dimension columns;
    private final boolean list;
    private final Margins margins;
    /** With the totals of the rows in a last column, those of the columns in a last row; a list has no last column. */
    private final long[][] cells;

    private PublishedTable(SmallCells rule, CountTable table, long[][] cells) {
        this.rule = rule;
        this.title = table.title();
        this.rows = table.rows();
        this.columns = table.columns();
        this.list = table.isList();
        this.margins = table.margins();
        this.cells = cells;
    }

    static PublishedTable of(SmallCells rule, CountTable table, Choice choice) {
        int rows = table.rows().size();
        int columns = table.columns().size();
        boolean ofRows = table.margins().ofRows();
        boolean ofColumns = table.margins().ofColumns();
        long[][] cells = new long[rows + 1][table.isList() ? 1 : columns + 1];
        for (int row = 0; row <= rows; row++) {
            for (int column = 0; column < cells[row].length; column++) {
                boolean isInner = row < rows && column < columns;
                boolean isMargin = row < rows ? ofRows : ofColumns || (ofRows && column == columns);
                cells[row][column] = isInner || isMargin
                        ? choice.of(
                                        row < rows ? row : LinkedCells.MARGIN,
                                        column < columns ? column : LinkedCells.MARGIN)
                                .orElse(HIDDEN)
                        : UNPUBLISHED;
            }
        }
        return new PublishedTable(rule, table, cells);
    }

    /** The rule that it passed. */
    public SmallCells rule() {
        return rule;
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

    /** Which totals are published, unless they are hidden. */
    public Margins margins() {
        return margins;
    }

    /**
     * A count, from row 0 and column 0; none if it is hidden. A list has column 0 only.
     *
     * @throws IndexOutOfBoundsException if there is no such cell
     */
    public OptionalLong count(int row, int column) {
        return seen(Objects.checkIndex(row, rows.size()), Objects.checkIndex(column, columns.size()));
    }

    /** Whether a count is hidden, and with it all that is derived from it or tells of it: shares, means, durations, curves. */
    public boolean isHidden(int row, int column) {
        return count(row, column).isEmpty();
    }

    /** The total of a row; none if it is hidden or not among the {@link #margins()}, and with a list. */
    public OptionalLong rowTotal(int row) {
        Objects.checkIndex(row, rows.size());
        return list ? OptionalLong.empty() : seen(row, columns.size());
    }

    /** The total of a column; none if it is hidden or not among the {@link #margins()}. */
    public OptionalLong columnTotal(int column) {
        return seen(rows.size(), Objects.checkIndex(column, columns.size()));
    }

    /** The total; none if it is hidden or not among the {@link #margins()}. */
    public OptionalLong total() {
        return seen(rows.size(), list ? 0 : columns.size());
    }

    /** A count over the total of its row, from 0 to 1; none if one of them cannot be seen or the total is 0. */
    public OptionalDouble shareOfRow(int row, int column) {
        return share(count(row, column), rowTotal(row));
    }

    /** A count over the total of its column, from 0 to 1; none if one of them cannot be seen or the total is 0. */
    public OptionalDouble shareOfColumn(int row, int column) {
        return share(count(row, column), columnTotal(column));
    }

    /** A count over the total, from 0 to 1; none if one of them cannot be seen or the total is 0. */
    public OptionalDouble shareOfTotal(int row, int column) {
        return share(count(row, column), total());
    }

    private static OptionalDouble share(OptionalLong part, OptionalLong whole) {
        return part.isPresent() && whole.orElse(0) > 0
                ? OptionalDouble.of((double) part.getAsLong() / whole.getAsLong())
                : OptionalDouble.empty();
    }

    private OptionalLong seen(int row, int column) {
        return cells[row][column] < 0 ? OptionalLong.empty() : OptionalLong.of(cells[row][column]);
    }

    /** The number of hidden cells, totals included. */
    public int hidden() {
        int hidden = 0;
        for (long[] row : cells) {
            for (long cell : row) {
                hidden += cell == HIDDEN ? 1 : 0;
            }
        }
        return hidden;
    }

    /** The table with its title above and the rule below; a hidden cell is {@code ..}. */
    public String table() {
        boolean lastColumn = !list && margins.ofRows();
        boolean lastRow = margins.ofColumns();
        int width = columns.size() + (lastColumn || (lastRow && !list) ? 1 : 0);
        int height = rows.size() + (lastRow || (lastColumn && !list) ? 1 : 0);
        TextTable table = TextTable.of(line(rows.name(), width, this::columnName));
        for (int r = 0; r < height; r++) {
            int row = r;
            table.add(line(rowName(row), width, c -> text(cells[row][c])));
        }
        String key = hidden() > 0 ? MARK + " is hidden: " : "";
        return String.join("\n", Lines.of(title, TextTable.WIDTH, "  "))
                + "\n"
                + table.fitting(TextTable.WIDTH)
                + String.join("\n", Lines.of(key + rule.describe(), TextTable.WIDTH, "  "))
                + "\n";
    }

    private static String[] line(String first, int width, IntFunction<String> cells) {
        String[] line = new String[width + 1];
        line[0] = first;
        for (int c = 0; c < width; c++) {
            line[c + 1] = cells.apply(c);
        }
        return line;
    }

    private static String text(long cell) {
        return cell == UNPUBLISHED ? "" : cell == HIDDEN ? MARK : String.format(Locale.ROOT, "%,d", cell);
    }

    private String rowName(int row) {
        return row < rows.size() ? rows.levels().get(row) : Dimension.TOTAL;
    }

    private String columnName(int column) {
        return column < columns.size() ? columns.levels().get(column) : Dimension.TOTAL;
    }

    /**
     * The cells as comma-separated values (RFC 4180), a record for each that is published or hidden: {@code table}, the level of the
     * rows, that of the columns (not with a list), {@code persons} (empty if hidden), {@code status} ({@code shown} or
     * {@code hidden}) and {@code rule}. A total has the level {@code total}.
     */
    public String toCsv() {
        StringBuilder csv = new StringBuilder();
        record(csv, "table", rows.name(), columns.name(), "persons", "status", "rule");
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < cells[row].length; column++) {
                long cell = cells[row][column];
                if (cell != UNPUBLISHED) {
                    record(
                            csv,
                            title,
                            rowName(row),
                            columnName(column),
                            cell == HIDDEN ? "" : Long.toString(cell),
                            cell == HIDDEN ? "hidden" : "shown",
                            rule.describe());
                }
            }
        }
        return csv.toString();
    }

    private void record(StringBuilder csv, String title, String row, String column, String... rest) {
        List<String> fields = new ArrayList<>(List.of(title, row));
        if (!list) {
            fields.add(column);
        }
        fields.addAll(List.of(rest));
        csv.append(CsvLine.of(fields));
    }

    /**
     * The table as JSON: {@code title}, {@code rule} ({@code protected}, {@code kind}, {@code says}), {@code rows} and
     * {@code columns} (each {@code name} and {@code levels}), {@code cells} (an array for each row), and those of
     * {@code rowTotals}, {@code columnTotals} and {@code total} that are published. What is hidden is {@code null}. A list has
     * no {@code columns}, its {@code cells} are one array.
     */
    public String toJson() {
        return toTree().toPrettyString();
    }

    /** {@link #toJson} for those who make a greater whole of it. */
    ObjectNode toTree() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        ObjectNode root = nodes.objectNode().put("title", title);
        rule.put(root.putObject("rule"));
        put(root.putObject("rows"), rows);
        ArrayNode inner = nodes.arrayNode();
        if (list) {
            for (int row = 0; row < rows.size(); row++) {
                add(inner, cells[row][0]);
            }
        } else {
            put(root.putObject("columns"), columns);
            for (int row = 0; row < rows.size(); row++) {
                ArrayNode array = inner.addArray();
                for (int column = 0; column < columns.size(); column++) {
                    add(array, cells[row][column]);
                }
            }
        }
        root.set("cells", inner);
        if (margins.ofRows() && !list) {
            ArrayNode totals = root.putArray("rowTotals");
            for (int row = 0; row < rows.size(); row++) {
                add(totals, cells[row][columns.size()]);
            }
        }
        if (margins.ofColumns() && !list) {
            ArrayNode totals = root.putArray("columnTotals");
            for (int column = 0; column < columns.size(); column++) {
                add(totals, cells[rows.size()][column]);
            }
        }
        long all = cells[rows.size()][list ? 0 : columns.size()];
        if (all != UNPUBLISHED) {
            total().ifPresentOrElse(count -> root.put("total", count), () -> root.putNull("total"));
        }
        return root;
    }

    private static void put(ObjectNode node, Dimension dimension) {
        ArrayNode levels = node.put("name", dimension.name()).putArray("levels");
        dimension.levels().forEach(levels::add);
    }

    private static void add(ArrayNode array, long cell) {
        if (cell < 0) {
            array.addNull();
        } else {
            array.add(cell);
        }
    }

    /** One line: {@code participants, 4 × 2, 3 cells hidden}. */
    @Override
    public String toString() {
        String state = rule.hides()
                ? hidden() == 1 ? "1 cell hidden" : hidden() + " cells hidden"
                : rule.rounds() ? "rounded to " + rule.size() : "UNPROTECTED";
        return String.format(Locale.ROOT, "%s, %d × %d, %s", title, rows.size(), columns.size(), state);
    }
}
