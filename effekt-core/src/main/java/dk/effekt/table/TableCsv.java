package dk.effekt.table;

import java.util.Arrays;

/** Tables as comma-separated values. */
final class TableCsv {

    private TableCsv() {}

    static String of(Table table) {
        StringBuilder text = new StringBuilder();
        text.append(String.join(
                        ",", table.names().stream().map(TableCsv::quoted).toList()))
                .append('\n');
        String[][] cells = new String[table.names().size()][];
        for (int c = 0; c < cells.length; c++) {
            cells[c] = cells(table, table.names().get(c));
        }
        for (int row = 0; row < table.rows(); row++) {
            for (int c = 0; c < cells.length; c++) {
                text.append(c == 0 ? "" : ",").append(cells[c][row]);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String[] cells(Table table, String name) {
        if (!table.isNumeric(name)) {
            return table.categories(name).stream().map(TableCsv::quoted).toArray(String[]::new);
        }
        return Arrays.stream(table.numbers(name)).mapToObj(TableCsv::cell).toArray(String[]::new);
    }

    private static String cell(double number) {
        if (Double.isNaN(number)) {
            return "";
        }
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.valueOf((long) number)
                : String.valueOf(number);
    }

    private static String quoted(String text) {
        boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
