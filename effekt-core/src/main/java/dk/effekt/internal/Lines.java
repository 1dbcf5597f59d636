package dk.effekt.internal;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines. */
public final class Lines {

    private Lines() {}

    /**
     * The text in lines of at most so many columns, broken at a space, after the hyphen of a compound word, or in the middle of
     * what is too long.
     *
     * @param columns more than the indent has
     * @param indent stands before every line but the first
     */
    public static List<String> of(String text, int columns, String indent) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > columns) {
            int at = breakIn(rest, columns, lines.isEmpty() ? 0 : indent.length());
            lines.add(rest.substring(0, at).stripTrailing());
            rest = indent + rest.substring(at).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    /** Where the first line ends: at the last space, or after the last hyphen, that it can hold. */
    private static int breakIn(String text, int columns, int from) {
        for (int at = columns; at > from; at--) {
            if (text.charAt(at) == ' ' || isInsideCompound(text, at - 1)) {
                return at;
            }
        }
        return columns;
    }

    private static boolean isInsideCompound(String text, int at) {
        return at > 0
                && text.charAt(at) == '-'
                && Character.isLetter(text.charAt(at - 1))
                && Character.isLetter(text.charAt(at + 1));
    }
}
