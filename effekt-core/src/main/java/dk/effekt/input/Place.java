package dk.effekt.input;

import java.io.Serializable;

/**
 * Where in the input something stands.
 *
 * @param source the file's name, or what else it was read from
 * @param line line in the file, from 1; 0 if it concerns the whole file
 * @param column the column's name or, without one, its number; empty if it concerns the whole line
 */
public record Place(String source, long line, String column) implements Serializable {

    private static final int MOST_CHARACTERS = 40;
    private static final int MOST_DIGITS = 6;

    public Place {
        if (line < 0) {
            throw new IllegalArgumentException("line " + line + " is negative");
        }
        source = mask(source);
        column = mask(column);
    }

    /** The whole of an input. */
    public static Place of(String source) {
        return new Place(source, 0, "");
    }

    /** A line of an input. */
    public static Place of(String source, long line) {
        return new Place(source, line, "");
    }

    /** The same line, at one of its columns. */
    public Place at(String columnName) {
        return new Place(source, line, columnName);
    }

    /**
     * Text from a file as it may be shown: cut to 40 characters, without control characters and, where it holds more than
     * six digits, with every digit hidden. A civil registration number has ten; it can stand in any cell of a shifted row.
     */
    public static String mask(String text) {
        boolean hide = text.chars().filter(Character::isDigit).count() > MOST_DIGITS;
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length() && i < MOST_CHARACTERS; i++) {
            char c = text.charAt(i);
            shown.append(hide && Character.isDigit(c) ? '#' : Character.isISOControl(c) ? ' ' : c);
        }
        return text.length() > MOST_CHARACTERS ? shown.append('…').toString() : shown.toString();
    }

    /** {@code dream.csv, line 17, column y_2053}. */
    @Override
    public String toString() {
        return source + (line == 0 ? "" : ", line " + line) + (column.isEmpty() ? "" : ", column " + column);
    }
}
