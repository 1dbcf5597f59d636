package dk.effekt.internal;

import java.util.List;
import java.util.stream.Collectors;

/** A line of comma-separated values as RFC 4180 has it, with a line feed at its end. */
public final class CsvLine {

    private CsvLine() {}

    /** The line; cells with a comma, a quote or a line break are quoted. */
    public static String of(List<String> cells) {
        return cells.stream().map(CsvLine::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    /** The line. */
    public static String of(String... cells) {
        return of(List.of(cells));
    }

    private static String quoted(String cell) {
        boolean isPlain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
