package dk.effekt.table;

import dk.effekt.internal.CsvLine;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Tables as comma-separated values. */
final class TableCsv {

    private TableCsv() {}

    static String of(Table table) {
        StringBuilder text = new StringBuilder(CsvLine.of(table.names()));
        List<List<String>> columns =
                table.names().stream().map(name -> cells(table, name)).toList();
        IntStream.range(0, table.rows())
                .forEach(row -> text.append(
                        CsvLine.of(columns.stream().map(cells -> cells.get(row)).toList())));
        return text.toString();
    }

    private static List<String> cells(Table table, String name) {
        return table.isNumeric(name)
                ? Arrays.stream(table.numbers(name)).mapToObj(TableCsv::cell).toList()
                : table.categories(name);
    }

    private static String cell(double number) {
        if (Double.isNaN(number)) {
            return "";
        }
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.valueOf((long) number)
                : String.valueOf(number);
    }
}
