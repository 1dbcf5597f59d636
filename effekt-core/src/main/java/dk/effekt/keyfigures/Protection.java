package dk.effekt.keyfigures;

import dk.effekt.disclosure.CountTable;
import dk.effekt.disclosure.Dimension;
import dk.effekt.disclosure.PublishedTable;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.keyfigures.InTheOffer.Line;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * What of the figures may be seen. Figures of one period are lists of the same courses: they share nothing but their total, so that
 * each is protected by itself, and where the total must be hidden in one it is hidden in all, and they with it.
 *
 * <p>From one period to the next, under way is what was under way, and begun, less finished: where one of the four is hidden, so is
 * another, or it could be worked out.
 */
final class Protection {

    private final SmallCells rule;
    /** By base and period. */
    private final Map<Base, boolean[]> hiddenTotals = new EnumMap<>(Base.class);

    private Protection(SmallCells rule, int periods) {
        this.rule = rule;
        for (Base base : Base.values()) {
            hiddenTotals.put(base, new boolean[periods]);
        }
    }

    static Protection of(SmallCells rule, List<Figure> figures, int periods) {
        requireHiding(rule);
        Protection protection = new Protection(rule, periods);
        for (Figure figure : figures) {
            if (figure instanceof InTheOffer offer) {
                protection.hideSmall(offer);
            } else if (figure instanceof Breakdown breakdown) {
                protection.hideTotals(breakdown);
            } else if (figure instanceof Incidences incidences) {
                protection.hideTotals(incidences.events());
            }
        }
        protection.hideWhatFollows();
        return protection;
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

    boolean isHidden(Base base, int period) {
        return total(base)[period];
    }

    /** What of a number that divides nobody may be seen. */
    OptionalLong seen(InTheOffer offer, Line line, int period) {
        boolean isHidden = switch (line) {
            case TOOK_PART -> isHidden(Base.BEGUN, period) || (period > 0 && isHidden(Base.UNDER_WAY, period - 1));
            case BEGUN -> isHidden(Base.BEGUN, period);
            case FINISHED -> isHidden(Base.FINISHED, period);
            case UNDER_WAY, PEOPLE -> isHidden(Base.UNDER_WAY, period);
        };
        return isHidden ? OptionalLong.empty() : alone(offer.count(line, period));
    }

    Cells cells(Breakdown of, int period) {
        return isHidden(of.base(), period) ? nothing(of) : cellsOfTotalSeen(of, period);
    }

    /** Whether a mean of so many may be seen. */
    boolean allows(long courses) {
        return rule.allows(courses);
    }

    private Cells cellsOfTotalSeen(Breakdown of, int period) {
        int groups = of.groups().size();
        long[] counts = of.counts()[period];
        PublishedTable inner = protect(Arrays.copyOf(counts, groups));
        if (of.apart().isEmpty()) {
            return inner.total().isEmpty() ? nothing(of) : new Cells(seen(inner), inner.total());
        }
        long[] outerCounts = new long[1 + counts.length - groups];
        outerCounts[0] = of.known(period);
        System.arraycopy(counts, groups, outerCounts, 1, counts.length - groups);
        PublishedTable outer = protect(outerCounts);
        if (outer.total().isEmpty()
                || (inner.total().isEmpty() && outer.count(0, 0).isPresent())) {
            return nothing(of);
        }
        boolean isKnownSeen = outer.count(0, 0).isPresent();
        OptionalLong[] seen = new OptionalLong[counts.length];
        for (int i = 0; i < counts.length; i++) {
            seen[i] = i >= groups
                    ? outer.count(1 + i - groups, 0)
                    : isKnownSeen ? inner.count(i, 0) : OptionalLong.empty();
        }
        return new Cells(seen, isKnownSeen ? inner.total() : OptionalLong.empty());
    }

    private void hideSmall(InTheOffer offer) {
        for (int period = 0; period < offer.counts().length; period++) {
            total(Base.BEGUN)[period] |= alone(offer.count(Line.BEGUN, period)).isEmpty();
            total(Base.FINISHED)[period] |=
                    alone(offer.count(Line.FINISHED, period)).isEmpty();
            total(Base.UNDER_WAY)[period] |=
                    alone(offer.count(Line.UNDER_WAY, period)).isEmpty()
                            || alone(offer.count(Line.PEOPLE, period)).isEmpty();
        }
    }

    private void hideTotals(Breakdown of) {
        for (int period = 0; of.base() != Base.OWN && period < of.counts().length; period++) {
            total(of.base())[period] |= protect(of.counts()[period]).total().isEmpty();
        }
    }

    private void hideWhatFollows() {
        boolean[] underWay = total(Base.UNDER_WAY);
        for (int period = 1; period < underWay.length; period++) {
            boolean[] begun = total(Base.BEGUN);
            boolean[] finished = total(Base.FINISHED);
            int hidden = IntStream.of(
                            underWay[period - 1] ? 1 : 0,
                            underWay[period] ? 1 : 0,
                            begun[period] ? 1 : 0,
                            finished[period] ? 1 : 0)
                    .sum();
            if (hidden == 1) {
                finished[period] |= begun[period];
                begun[period] = true;
            }
        }
    }

    private boolean[] total(Base base) {
        return hiddenTotals.getOrDefault(base, new boolean[0]);
    }

    private static Cells nothing(Breakdown of) {
        OptionalLong[] nothing =
                new OptionalLong[of.groups().size() + of.apart().size()];
        Arrays.fill(nothing, OptionalLong.empty());
        return new Cells(nothing, OptionalLong.empty());
    }

    private static OptionalLong[] seen(PublishedTable table) {
        return IntStream.range(0, table.rows().size())
                .mapToObj(row -> table.count(row, 0))
                .toArray(OptionalLong[]::new);
    }

    private OptionalLong alone(long count) {
        return protect(new long[] {count}).count(0, 0);
    }

    private PublishedTable protect(long[] counts) {
        Dimension levels = new Dimension(
                "group",
                IntStream.range(0, counts.length).mapToObj(Integer::toString).toList());
        return rule.protect(CountTable.list("key figure", levels, counts));
    }
}
