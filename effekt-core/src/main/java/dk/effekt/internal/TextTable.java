package dk.effekt.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table as text: the first column flush left, the others flush right, as wide as need be. */
public final class TextTable {

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
