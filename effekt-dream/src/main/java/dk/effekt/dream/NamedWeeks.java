package dk.effekt.dream;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The weeks that the rows of a table name: those in which they begin or end. */
final class NamedWeeks {

    private static final int FIRST = Week.of(1, 1).epochWeek();

    private final BitSet named = new BitSet();
    private final int start;
    private final int end;

    /** @param stated the weeks of the register, if the user states them */
    NamedWeeks(Optional<WeekSpan> stated) {
        this.start = stated.map(span -> span.start().epochWeek()).orElse(FIRST);
        this.end = stated.map(span -> span.end().epochWeek()).orElse(Stretch.STILL_RUNS);
    }

    /** Takes the weeks of a row; whether any of them is among those stated. */
    boolean add(Stretch row) {
        if (row.from() >= end || row.to() <= start) {
            return false;
        }
        name(row.from());
        if (row.to() != Stretch.STILL_RUNS) {
            name(row.to() - 1);
        }
        return true;
    }

    /** From the first to the last; none if there is none. */
    Optional<WeekSpan> span() {
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(WeekSpan.ofClosed(week(named.nextSetBit(0)), week(named.length() - 1)));
    }

    /** Those between the first and the last that are not named, in order. */
    List<Week> missing() {
        return IntStream.range(named.isEmpty() ? 0 : named.nextSetBit(0), named.length())
                .filter(week -> !named.get(week))
                .mapToObj(NamedWeeks::week)
                .toList();
    }

    private void name(int epochWeek) {
        if (epochWeek >= start && epochWeek < end) {
            named.set(epochWeek - FIRST);
        }
    }

    private static Week week(int bit) {
        return Week.ofEpochWeek(bit + FIRST);
    }
}
