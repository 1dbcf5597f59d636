package dk.effekt.report.picture;

import dk.effekt.internal.CsvLine;
import dk.effekt.internal.TextTable;
import dk.effekt.internal.WholeFile;
import dk.effekt.protocol.Language;
import dk.effekt.report.internal.Html;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Numbers under headings in one language, as they stand behind a picture or in a report. Immutable.
 *
 * <pre>{@code
 * DataTable table = DataTable.named("In job", DANISH).column("uge", COUNT).column("effekt", POINTS).row(13, -0.031).build();
 * table.writeTo(Path.of("i job.xlsx"));
 * }</pre>
 */
public final class DataTable {

    /**
     * A column.
     *
     * @param heading what it holds, in the table's language
     * @param form how its numbers are written
     */
    public record Column(String heading, Form form) {}

    private final String title;
    private final Language language;
    private final List<Column> columns;
    private final List<List<Object>> rows;

    private DataTable(Builder builder) {
        this.title = builder.title;
        this.language = builder.language;
        this.columns = List.copyOf(builder.columns);
        this.rows = List.copyOf(builder.rows);
    }

    /** A table to be filled. */
    public static Builder named(String title, Language language) {
        return new Builder(title, language);
    }

    /** What it is of. */
    public String title() {
        return title;
    }

    /** The language of headings and numbers. */
    public Language language() {
        return language;
    }

    /** Its columns. */
    public List<Column> columns() {
        return columns;
    }

    /** The rows, each with a {@link Double} or a {@link String} under every column. */
    public List<List<Object>> rows() {
        return rows;
    }

    /** The cells as people read them. */
    public List<List<String>> texts() {
        List<List<String>> texts = new ArrayList<>();
        for (List<Object> row : rows) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                cells.add(
                        row.get(i) instanceof Double number
                                ? columns.get(i).form().write(number, language)
                                : row.get(i).toString());
            }
            texts.add(List.copyOf(cells));
        }
        return List.copyOf(texts);
    }

    /** The table as text, no wider than 78 columns where that can be. */
    public String text() {
        TextTable table = TextTable.of(columns.stream().map(Column::heading).toArray(String[]::new));
        texts().forEach(row -> table.add(row.toArray(String[]::new)));
        return title + "\n" + table.fitting(TextTable.WIDTH);
    }

    /** The table as part of a page. */
    public String toHtml() {
        Html html = Html.empty()
                .open("div", "class", "scroll")
                .open("table")
                .open("thead")
                .open("tr");
        for (Column column : columns) {
            html.open("th", "scope", "col", "class", cssClass(column))
                    .text(column.heading)
                    .close("th");
        }
        html.close("tr").close("thead").open("tbody");
        for (List<String> row : texts()) {
            html.open("tr");
            for (int i = 0; i < row.size(); i++) {
                html.open("td", "class", cssClass(columns.get(i)))
                        .text(row.get(i))
                        .close("td");
            }
            html.close("tr");
        }
        return html.close("tbody").close("table").close("div").toString();
    }

    private static String cssClass(Column column) {
        return column.form.isText() ? (column.form == Form.LINE ? "text line" : "text") : "number";
    }

    /**
     * Comma-separated values as RFC 4180 has them, for programs: decimal points in either language, all digits, nothing for what is
     * not there. Texts that a spreadsheet would run as a formula, as they begin with =, +, −, @, a tab or a return, have an
     * apostrophe before them.
     */
    public String toCsv() {
        StringBuilder csv = new StringBuilder(CsvLine.of(
                columns.stream().map(column -> harmless(column.heading())).toList()));
        for (List<Object> row : rows) {
            csv.append(CsvLine.of(row.stream()
                    .map(cell -> cell instanceof Double number ? digits(number) : harmless(cell.toString()))
                    .toList()));
        }
        return csv.toString();
    }

    private static String digits(double number) {
        if (Double.isNaN(number)) {
            return "";
        }
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** The table as an Excel workbook of one sheet: numbers are numbers, texts are texts and never formulas. */
    public void writeXlsx(OutputStream out) throws IOException {
        Workbook workbook = new Workbook(out, "effekt", null);
        Worksheet sheet = workbook.newWorksheet("effekt");
        for (int column = 0; column < columns.size(); column++) {
            sheet.value(0, column, columns.get(column).heading());
        }
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                Object cell = rows.get(row).get(column);
                if (cell instanceof Double number && Double.isFinite(number)) {
                    sheet.value(row + 1, column, number);
                } else if (cell instanceof String text) {
                    sheet.value(row + 1, column, text);
                } else if (cell instanceof Double number && !number.isNaN()) {
                    // A workbook has no number that is infinite.
                    sheet.value(row + 1, column, columns.get(column).form().write(number, language));
                }
            }
        }
        workbook.finish();
    }

    /**
     * Writes a file, which is replaced, in one step and only when the new one is whole.
     *
     * @param file ending in {@code .csv} or {@code .xlsx}
     * @throws IllegalArgumentException if it ends otherwise
     * @throws java.nio.file.FileSystemException that names the file, if it cannot be written; what stood there before still does
     */
    public void writeTo(Path file) throws IOException {
        String name = file.toString();
        if (name.endsWith(".csv")) {
            WholeFile.write(file, toCsv());
        } else if (name.endsWith(".xlsx")) {
            WholeFile.write(file, this::writeXlsx);
        } else {
            throw new IllegalArgumentException(
                    "'" + name + "' ends neither in .csv nor in .xlsx; a table is written as one of these");
        }
    }

    /** {@code I job, uge for uge: 79 rows of 5 columns}. */
    @Override
    public String toString() {
        return title + ": " + rows.size() + " rows of " + columns.size() + " columns";
    }

    /** Takes columns, then rows. */
    public static final class Builder {

        private final String title;
        private final Language language;
        private final List<Column> columns = new ArrayList<>();
        private final List<List<Object>> rows = new ArrayList<>();

        private Builder(String title, Language language) {
            this.title = title;
            this.language = language;
        }

        /** Adds a column. */
        public Builder column(String heading, Form form) {
            columns.add(new Column(heading, form));
            return this;
        }

        /** Adds the two columns of a 95 % interval: from, and to. */
        public Builder interval(Form form) {
            return column(language.either("95 % from", "95 % fra"), form).column(language.either("to", "til"), form);
        }

        /**
         * Adds a row.
         *
         * @param cells a number or a text under each column; NaN for a number that is not there
         * @throws IllegalArgumentException if there are more or fewer than columns, or a number stands among texts
         */
        public Builder row(Object... cells) {
            if (cells.length != columns.size()) {
                throw new IllegalArgumentException(
                        cells.length + " cells in a row of '" + title + "', which has " + columns.size() + " columns");
            }
            List<Object> row = new ArrayList<>();
            for (int i = 0; i < cells.length; i++) {
                boolean isNumber = cells[i] instanceof Number;
                if (isNumber && columns.get(i).form.isText()) {
                    throw new IllegalArgumentException(
                            cells[i] + " stands under '" + columns.get(i).heading + "', which holds texts");
                }
                row.add(isNumber ? ((Number) cells[i]).doubleValue() : cells[i].toString());
            }
            rows.add(List.copyOf(row));
            return this;
        }

        /** How many rows there are so far. */
        int size() {
            return rows.size();
        }

        /** The table. */
        public DataTable build() {
            return new DataTable(this);
        }
    }
}
