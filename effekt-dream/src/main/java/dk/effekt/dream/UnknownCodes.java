package dk.effekt.dream;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import dk.effekt.register.Codebook;
import dk.effekt.register.State;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Counts the codes that the codebook does not hold, and when they occur. It is asked for every spell, so it only looks up. */
final class UnknownCodes {

    private static final int CODES = 1000;

    private final String codebook;
    private final boolean[] unknown = new boolean[CODES];
    private final long[] times = new long[CODES];
    private final int[] firstWeek = new int[CODES];
    private final int[] lastWeek = new int[CODES];
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

    /**
     * Counts what a row says of weeks with a code.
     *
     * @param more how often the row says it: once, or once for each week that has a column
     * @param column where it says so first
     */
    void count(Stretch said, int more, Row row, int column) {
        int code = said.code();
        if (times[code] == 0) {
            first.put(State.ofCode(code), row.at(column));
            firstWeek[code] = said.from();
            lastWeek[code] = said.to() - 1;
        }
        firstWeek[code] = Math.min(firstWeek[code], said.from());
        lastWeek[code] = Math.max(lastWeek[code], said.to() - 1);
        times[code] += more;
    }

    /**
     * One finding for each code.
     *
     * @param span the weeks of the register, beyond which periods may reach
     */
    void report(WeekSpan span, Consumer<Finding> to) {
        first.forEach((state, place) -> to.accept(Finding.noted(
                Reason.UNKNOWN_CODE,
                place,
                "code " + state + " is not in the codebook " + codebook + "; it was kept and belongs to no group; "
                        + when(state.code(), span),
                "Add it to the codebook.",
                times[state.code()])));
    }

    private String when(int code, WeekSpan span) {
        Week from = Week.ofEpochWeek(Math.max(firstWeek[code], span.start().epochWeek()));
        Week last = Week.ofEpochWeek(Math.min(lastWeek[code], span.end().epochWeek() - 1));
        return from.equals(last) ? "it occurs in " + from : "it occurs from " + from + " to " + last;
    }
}
