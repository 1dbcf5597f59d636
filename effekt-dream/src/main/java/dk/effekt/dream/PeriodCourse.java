package dk.effekt.dream;

import dk.effekt.calendar.WeekSpan;
import dk.effekt.register.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Rows of one period each, kept as they come and put in order at the end. */
final class PeriodCourse extends Course {

    private static final Comparator<Stretch> IN_ORDER = Comparator.comparingInt(Stretch::from)
            .thenComparingInt(Stretch::to)
            .thenComparingInt(Stretch::code)
            .thenComparingLong(Stretch::line);

    private final Optional<Comparator<Stretch>> strength;
    private int weeksDecided;

    /** @param strength which of two periods a week belongs to; none if they contradict each other */
    PeriodCourse(Optional<Comparator<Stretch>> strength) {
        this.strength = strength;
    }

    @Override
    Optional<Clash> add(Stretch row) {
        stretches()
                .insert(
                        stretches().size(),
                        row.from(),
                        row.to(),
                        row.code(),
                        row.line() > Integer.MAX_VALUE ? 0 : (int) row.line());
        return Optional.empty();
    }

    @Override
    Optional<Clash> settle(WeekSpan span) {
        List<Stretch> rows = within(span, withoutRepeats());
        return strength.isPresent() ? settle(rows, strength.get()) : settle(rows);
    }

    private Optional<Clash> settle(List<Stretch> rows, Comparator<Stretch> stronger) {
        PeriodSweep sweep = new PeriodSweep(stronger);
        Optional<Clash> clash = sweep.settle(rows);
        weeksDecided = sweep.weeksDecided();
        replace(sweep.settled());
        return clash;
    }

    private Optional<Clash> settle(List<Stretch> rows) {
        Stretches settled = new Stretches();
        // The one among those put into the last stretch that reaches furthest: it covers where the next may begin.
        Optional<Stretch> furthest = Optional.empty();
        for (Stretch row : rows) {
            int last = settled.size() - 1;
            if (furthest.isEmpty() || row.from() >= furthest.get().to()) {
                settled.insert(last + 1, row.from(), row.to(), row.code(), 0);
                furthest = Optional.of(row);
            } else if (row.code() != furthest.get().code()) {
                return Optional.of(Clash.of(row.from(), row, furthest.get()));
            } else if (row.to() > furthest.get().to()) {
                settled.setTo(last, row.to());
                furthest = Optional.of(row);
            }
        }
        replace(settled);
        return Optional.empty();
    }

    private List<Stretch> withoutRepeats() {
        Stretches all = stretches();
        List<Stretch> rows = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            rows.add(new Stretch(all.from(i), all.to(i), all.code(i), all.line(i)));
        }
        rows.sort(IN_ORDER);
        List<Stretch> once = new ArrayList<>(rows.size());
        for (Stretch row : rows) {
            if (!once.isEmpty() && repeats(row, once.get(once.size() - 1))) {
                countRepeat(row.line());
            } else {
                once.add(row);
            }
        }
        return once;
    }

    private static boolean repeats(Stretch row, Stretch other) {
        return row.from() == other.from() && row.to() == other.to() && row.code() == other.code();
    }

    /** The parts that lie in a span, of those with a code: a period without one says nothing of its weeks. */
    private static List<Stretch> within(WeekSpan span, List<Stretch> rows) {
        int start = span.start().epochWeek();
        int end = span.end().epochWeek();
        return rows.stream()
                .filter(row -> State.isCode(row.code()))
                .map(row -> new Stretch(Math.max(row.from(), start), Math.min(row.to(), end), row.code(), row.line()))
                .filter(row -> row.from() < row.to())
                .toList();
    }

    @Override
    int weeksDecided() {
        return weeksDecided;
    }
}
