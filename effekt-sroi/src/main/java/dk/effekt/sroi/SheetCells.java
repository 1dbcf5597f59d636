package dk.effekt.sroi;

import dk.effekt.input.Place;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A row of a sheet; a cell that is not there is blank. Errors name row and column. */
final class SheetCells {

    private static final Pattern POINT = Pattern.compile("-?(\\d+|\\d{1,3}(,\\d{3})+)(\\.\\d+)?([eE][-+]?\\d+)?");
    private static final Pattern COMMA = Pattern.compile("-?(\\d+|\\d{1,3}(\\.\\d{3})+)(,\\d+)?([eE][-+]?\\d+)?");
    private static final double PERCENT = 100;

    private final int row;
    private final Map<SheetColumn, String> cells;
    private final boolean hasDecimalComma;

    SheetCells(int row, Map<SheetColumn, String> cells, boolean hasDecimalComma) {
        this.row = row;
        this.cells = cells;
        this.hasDecimalComma = hasDecimalComma;
    }

    int row() {
        return row;
    }

    boolean isBlank(SheetColumn column) {
        return text(column).isEmpty();
    }

    boolean isBlank() {
        return cells.values().stream().allMatch(String::isBlank);
    }

    String text(SheetColumn column) {
        return cells.getOrDefault(column, "").strip();
    }

    String textOr(SheetColumn column, String otherwise) {
        return isBlank(column) ? otherwise : text(column);
    }

    double number(SheetColumn column) {
        return number(column, text(column));
    }

    /** Numbers of successive years, with bars between them. */
    double[] numbers(SheetColumn column) {
        String[] parts = text(column).split("\\|", -1);
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = number(column, parts[i]);
        }
        return numbers;
    }

    int whole(SheetColumn column, int otherwise) {
        if (isBlank(column)) {
            return otherwise;
        }
        double number = number(column);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw wrong(column, "is no whole number");
        }
        return (int) number;
    }

    /** A share: {@code 20 %} or {@code 0.2}; nothing if it is blank. */
    double share(SheetColumn column) {
        String text = text(column);
        if (text.isEmpty()) {
            return 0;
        }
        boolean isPercent = text.endsWith("%");
        double share = isPercent ? number(column, text.substring(0, text.length() - 1)) / PERCENT : number(column);
        if (!(share >= 0 && share <= 1)) {
            throw wrong(column, "is no share; write 20 % or 0.2, from nothing to all of it");
        }
        return share;
    }

    IllegalArgumentException wrong(SheetColumn column, String what) {
        return new Problem("value map sheet, row " + row + ", '" + column.head() + "': '" + Place.mask(text(column))
                + "' " + what);
    }

    private double number(SheetColumn column, String text) {
        String bare = text.replaceAll("[\\s\\u00a0\\u202f]|kr\\.?|[£€$]", "").toLowerCase(Locale.ROOT);
        if (!(hasDecimalComma ? COMMA : POINT).matcher(bare).matches()) {
            throw wrong(
                    column,
                    "is no number; write one such as " + (hasDecimalComma ? "1.234,5" : "1,234.5")
                            + (hasDecimalComma ? " (cells are separated by semicolons)" : ""));
        }
        String plain = hasDecimalComma ? bare.replace(".", "").replace(',', '.') : bare.replace(",", "");
        return Double.parseDouble(plain);
    }

    /** An error that says where it is. */
    static final class Problem extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        Problem(String message) {
            super(message);
        }
    }
}
