package dk.effekt.register;

import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import java.util.Optional;

/** Rows that are refused for one and the same reason, of which there may be millions: one finding tells of all. */
final class CountedRows {

    private long count;
    private long firstLine;

    void add(long line) {
        firstLine = count == 0 ? line : Math.min(line, firstLine);
        count++;
    }

    long count() {
        return count;
    }

    /** The refusal of all, at the first of them; none if there are none. */
    Optional<Finding> refusal(Reason reason, String source, String detail, String remedy) {
        return count == 0
                ? Optional.empty()
                : Optional.of(new Finding(
                        Finding.Kind.ROW_REFUSED, reason, Place.of(source, firstLine), detail, remedy, count));
    }
}
