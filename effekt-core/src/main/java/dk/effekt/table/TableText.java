package dk.effekt.table;

import dk.effekt.internal.Lines;
import dk.effekt.internal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tables as text of at most 80 columns. */
final class TableText {

    private static final int MOST_ROWS = 10;
    private static final int WIDEST_CELL = 20;
    private static final int MOST_LEVELS = 6;

    private TableText() {}

    static String head(Table table) {
        List<String> heads = new ArrayList<>(List.of(""));
        List<List<String>> lines = new ArrayList<>();
        int most = Math.min(table.rows(), MOST_ROWS);
        for (int row = 0; row < most; row++) {
            lines.add(new ArrayList<>(List.of(Integer.toString(row))));
        }
        int width = Integer.toString(Math.max(most - 1, 0)).length();
        List<String> leftOut = new ArrayList<>();
        for (String name : table.names()) {
            List<String> cells = new ArrayList<>();
            int widest = cut(name).length();
            for (int row = 0; row < most; row++) {
                cells.add(cut(table.column(name).shown(row)));
                widest = Math.max(widest, cells.get(row).length());
            }
            if (!leftOut.isEmpty() || width + 2 + widest > TextTable.WIDTH) {
                leftOut.add(name);
            } else {
                width += 2 + widest;
                heads.add(cut(name));
                for (int row = 0; row < most; row++) {
                    lines.get(row).add(cells.get(row));
                }
            }
        }
        TextTable text = TextTable.of(heads.toArray(String[]::new));
        lines.forEach(line -> text.add(line.toArray(String[]::new)));
        StringBuilder below = new StringBuilder(text.toString());
        if (table.rows() > most) {
            below.append(String.format(Locale.ROOT, "… and %,d more rows\n", table.rows() - most));
        }
        if (!leftOut.isEmpty()) {
            for (String line : Lines.of("… and columns " + String.join(", ", leftOut), TextTable.WIDTH, "  ")) {
                below.append(line).append('\n');
            }
        }
        return below.toString();
    }

    static String columns(Table table) {
        TextTable text = TextTable.of("column", "missing", "values");
        for (String name : table.names()) {
            Column column = table.column(name);
            text.add(name, String.format(Locale.ROOT, "%,d", missing(column)), values(column));
        }
        return text.fitting(TextTable.WIDTH);
    }

    /** The first levels of many. */
    static String levels(List<String> levels) {
        String first = String.join(
                ", ", levels.stream().limit(MOST_LEVELS).map(TableText::cut).toList());
        return levels.size() > MOST_LEVELS ? first + " and " + (levels.size() - MOST_LEVELS) + " more" : first;
    }

    private static String values(Column column) {
        if (column instanceof Column.Categories categories) {
            int count = categories.levels().size();
            String first = levels(categories.levels());
            String counted = count == 1 ? "1 level: " : count + " levels: ";
            return counted + (first.length() > 40 ? first.substring(0, 39) + "…" : first);
        }
        return range(((Column.Numbers) column).values());
    }

    private static String range(double[] values) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        double sum = 0;
        int known = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                lowest = Math.min(lowest, value);
                highest = Math.max(highest, value);
                sum += value;
                known++;
            }
        }
        return known == 0
                ? "none"
                : Column.Numbers.shown(lowest) + " to " + Column.Numbers.shown(highest) + ", mean "
                        + Column.Numbers.shown(sum / known);
    }

    private static int missing(Column column) {
        int missing = 0;
        for (int row = 0; row < column.rows(); row++) {
            missing += column.isMissing(row) ? 1 : 0;
        }
        return missing;
    }

    private static String cut(String text) {
        return text.length() > WIDEST_CELL ? text.substring(0, WIDEST_CELL - 1) + "…" : text;
    }
}
