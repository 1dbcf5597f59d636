package dk.effekt.dream;

import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import dk.effekt.register.Codebook;
import dk.effekt.register.State;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Counts the weeks with a code that the codebook does not hold. It is asked for every spell, so it only looks up. */
final class UnknownCodes {

    private static final int CODES = 1000;

    private final String codebook;
    private final boolean[] unknown = new boolean[CODES];
    private final long[] weeks = new long[CODES];
    private final Map<State, Place> first = new TreeMap<>();

    UnknownCodes(Codebook codebook) {
        this.codebook = codebook.version();
        IntStream.range(0, CODES)
                .filter(State::isCode)
                .forEach(code ->
                        unknown[code] = codebook.entry(State.ofCode(code)).isEmpty());
    }

    boolean isUnknown(State state) {
        return unknown[state.code()];
    }

    /** Counts so many weeks, the first of which stands in a column. */
    void count(State state, int weeksMore, Row row, int column) {
        if (weeks[state.code()] == 0) {
            first.put(state, row.at(column));
        }
        weeks[state.code()] += weeksMore;
    }

    /** One finding for each code. */
    void report(Consumer<Finding> to) {
        first.forEach((state, place) -> to.accept(Finding.noted(
                Reason.UNKNOWN_CODE,
                place,
                "code " + state + " is not in the codebook " + codebook + "; it was kept and belongs to no group",
                "Add it to the codebook.",
                weeks[state.code()])));
    }
}
