package dk.effekt.sroi.uncertainty;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.internal.CsvLine;
import dk.effekt.internal.JsonFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of texts and numbers on their way out, as comma-separated values or JSON. Not thread-safe. */
final class Sheet {

    private final String name;
    private final String[] columns;
    private final List<Object[]> rows = new ArrayList<>();

    Sheet(String name, String... columns) {
        this.name = name;
        this.columns = columns;
    }

    /** Adds a row of strings, doubles and integers; a number that is none is left out. */
    Sheet add(Object... cells) {
        rows.add(cells.clone());
        return this;
    }

    String csv() {
        StringBuilder text = new StringBuilder(CsvLine.of(columns));
        for (Object[] row : rows) {
            text.append(CsvLine.of(Arrays.stream(row).map(Sheet::cell).toList()));
        }
        return text.toString();
    }

    /** One object with the rows as a list under the sheet's name, each an object. */
    String json(ObjectNode head) {
        addTo(head);
        return JsonFields.write(head);
    }

    void addTo(ObjectNode head) {
        var list = head.putArray(name);
        for (Object[] row : rows) {
            ObjectNode one = list.addObject();
            for (int i = 0; i < columns.length; i++) {
                if (row[i] instanceof Integer number) {
                    one.put(columns[i], number);
                } else if (row[i] instanceof Double number) {
                    if (Double.isFinite(number)) {
                        one.put(columns[i], number);
                    } else {
                        one.putNull(columns[i]);
                    }
                } else {
                    one.put(columns[i], row[i].toString());
                }
            }
        }
    }

    private static String cell(Object cell) {
        return cell instanceof Double number && !Double.isFinite(number) ? "" : cell.toString();
    }
}
