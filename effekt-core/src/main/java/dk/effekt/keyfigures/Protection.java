package dk.effekt.keyfigures;

import dk.effekt.disclosure.CountTable;
import dk.effekt.disclosure.Dimension;
import dk.effekt.disclosure.SmallCells;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** What of the figures may be seen: all numbers of the page and how they hang together ({@link Sums}) pass the rule at once. */
final class Protection {

    private final SmallCells rule;
    private final Sums sums;
    private final List<OptionalLong> seen;

    private Protection(SmallCells rule, Sums sums) {
        this.rule = rule;
        this.sums = sums;
        this.seen = rule.protect(sums.build());
    }

    static Protection of(SmallCells rule, List<Figure> figures, List<Measured.Note> notes, int periods) {
        requireHiding(rule);
        return new Protection(rule, new Sums(figures, notes, periods));
    }

    /** Rounded counts of figures that have one total would narrow each other, and give other shares. */
    static void requireHiding(SmallCells rule) {
        OptionalLong one = rule.protect(CountTable.list("one", Dimension.of("group", "0"), 1))
                .count(0, 0);
        if (one.isPresent() && one.getAsLong() != 1) {
            throw new IllegalArgumentException(
                    "key figures do not round, which would give other shares and intervals, but hide small "
                            + "counts: use SmallCells.hidingBelow(…). The rule is: " + rule.describe());
        }
    }

    /** What may be seen of a breakdown in a period. */
    record Cells(OptionalLong[] counts, OptionalLong known) {

        boolean isHidden(int place) {
            return counts[place].isEmpty();
        }
    }

    /** What of a number that divides nobody may be seen. */
    OptionalLong seen(InTheOffer.Line line, int period) {
        return seen.get(sums.line(line, period));
    }

    Cells cells(Breakdown of, int period) {
        Sums.Places places = sums.places(of, period);
        return new Cells(
                Arrays.stream(places.counts()).mapToObj(seen::get).toArray(OptionalLong[]::new),
                seen.get(places.known()));
    }

    /** Whether a word of the list that no mapping holds may be seen with its number. */
    boolean isSeen(Measured.Note note) {
        return seen.get(sums.note(note)).isPresent();
    }

    /** Whether a mean of so many may be seen. */
    boolean allows(long courses) {
        return rule.allows(courses);
    }
}
