package dk.effekt.report.picture;

import dk.effekt.internal.Lines;
import dk.effekt.protocol.Language;
import java.util.List;

/** Names beside an axis, which may be long. */
final class Names {

    private static final int COLUMNS = 38;
    private static final int LINE = 15;
    private static final int GAP = 11;

    private Names() {}

    /** A name in lines that fit beside the axis. */
    static String wrapped(String name) {
        return String.join("\n", Lines.of(name, COLUMNS, ""));
    }

    /** How high a picture must be that has a row for each of them, in pixels: all rows as high as that of the longest. */
    static int height(List<String> wrapped) {
        long lines =
                wrapped.stream().mapToLong(name -> name.lines().count()).max().orElse(1);
        return (int) (wrapped.size() * (GAP + LINE * lines));
    }

    /** A rule's note in a language, for a picture in which counts are left out. */
    static String fewPersons(Language in) {
        return in.either(
                "What rests on too few persons, or would give them away, is left out.",
                "Det, der hviler på for få personer eller ville afsløre dem, er udeladt.");
    }
}
