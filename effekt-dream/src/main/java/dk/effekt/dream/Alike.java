package dk.effekt.dream;

import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import java.util.Optional;

/** Counts what is alike and reported once: a table may have it on millions of rows. */
final class Alike {

    private long count;
    private long firstLine;

    /** Counts so many more, the first of which stands on a line. */
    void add(long more, long line) {
        firstLine = count == 0 ? line : Math.min(line, firstLine);
        count += more;
    }

    /** The one finding for all; none if there is nothing. */
    Optional<Finding> finding(Finding.Kind kind, Reason reason, String source, String detail, String remedy) {
        return count == 0
                ? Optional.empty()
                : Optional.of(new Finding(kind, reason, Place.of(source, firstLine), detail, remedy, count));
    }
}
