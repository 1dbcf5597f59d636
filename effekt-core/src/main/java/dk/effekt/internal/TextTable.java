package dk.effekt.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table as text: the first column flush left, the others flush right, as wide as need be. */
public final class TextTable {

    /** What fits on a screen of 80 columns, indented by two. */
    public static final int WIDTH = 78;

    private static final int NARROWEST = 12;

    private final List<String[]> rows = new ArrayList<>();

    private TextTable() {}

    /** A table with the given heads. */
    public static TextTable of(String... heads) {
        return new TextTable().add(heads);
    }

    /** Adds a row; it must have as many cells as the head. */
    public TextTable add(String... cells) {
        if (!rows.isEmpty() && cells.length != rows.get(0).length) {
            throw new IllegalArgumentException(cells.length + " cells under " + rows.get(0).length + " heads");
        }
        rows.add(cells.clone());
        return this;
    }

    /**
     * The lines, none longer than so many columns: a name in the first column that needs more room goes on, indented, in the
     * next line. Where even narrow names leave too little room, lines are longer.
     */
    public String fitting(int columns) {
        int others = 0;
        for (int c = 1; c < rows.get(0).length; c++) {
            int cell = c;
            others +=
                    2 + rows.stream().mapToInt(row -> row[cell].length()).max().orElse(0);
        }
        int room = Math.max(columns - others, NARROWEST);
        TextTable table = new TextTable();
        for (String[] row : rows) {
            List<String> lines = Lines.of(row[0], room, "  ");
            String[] first = row.clone();
            first[0] = lines.get(0);
            table.add(first);
            for (String line : lines.subList(1, lines.size())) {
                String[] next = new String[row.length];
                Arrays.fill(next, "");
                next[0] = line;
                table.add(next);
            }
        }
        return table.toString();
    }

    /** The lines, each with a line feed at its end. */
    @Override
    public String toString() {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            Arrays.setAll(widths, c -> Math.max(widths[c], row[c].length()));
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < row.length; c++) {
                String padding = " ".repeat(widths[c] - row[c].length());
                line.append(c == 0 ? "" : "  ").append(c == 0 ? row[c] + padding : padding + row[c]);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
