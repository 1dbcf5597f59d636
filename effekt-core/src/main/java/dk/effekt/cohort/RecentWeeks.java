package dk.effekt.cohort;

import dk.effekt.protocol.Clause;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import dk.effekt.register.WeekSet;
import java.util.List;
import java.util.Optional;

/**
 * At least, or at most, so many of the last weeks in a group, in the weeks in which that is certain: a week of unknown
 * membership, such as those before the register, is none of at least so many, and one of more than at most so many.
 *
 * <h2>How the weeks are found</h2>
 *
 * <p>The number of weeks in the group among the last m is, as a function of the week, piecewise linear: from one week to the
 * next it gains one if the new week is in the group and loses one if the week that falls out, m weeks earlier, was. Its slope,
 * −1, 0 or 1, changes only at the bounds of the group's spans and m weeks after them. Between two such places the weeks that
 * reach a number are an interval, so that the whole takes time proportional to the spans.
 */
record RecentWeeks(StateGroup group, Bound bound, int weeks, int ofLast) implements Criterion {

    enum Bound {
        AT_LEAST,
        AT_MOST
    }

    /** A century, the longest that a register can be; keeps sums of weeks far from overflow. */
    static final int LONGEST = 5_218;

    RecentWeeks {
        if (ofLast < 1 || ofLast > LONGEST) {
            throw new IllegalArgumentException("the last " + ofLast + " weeks; ask for 1 to " + LONGEST);
        }
        int fewest = bound == Bound.AT_LEAST ? 1 : 0;
        int most = bound == Bound.AT_LEAST ? ofLast : ofLast - 1;
        if (weeks < fewest || weeks > most) {
            throw new IllegalArgumentException(words(bound) + " " + weeks + " of the last " + ofLast
                    + " weeks is met always or never; ask for " + fewest + " to " + most);
        }
    }

    private static String words(Bound bound) {
        return bound == Bound.AT_LEAST ? "at least" : "at most";
    }

    @Override
    public String name() {
        return "on " + group + " in " + words(bound) + " " + weeks + " of the last " + ofLast + " weeks";
    }

    @Override
    public List<StateGroup> groups() {
        return List.of(group);
    }

    @Override
    public Test in(Register register) {
        StateSet set = group.in(register.codebook());
        WeekSet all = WeekSet.of(register.span());
        if (bound == Bound.AT_LEAST) {
            return timeline -> reaching(weeks, timeline.weeks(set)).and(all);
        }
        StateSet possible = set.or(set.unknowns());
        int first = register.span().start().epochWeek();
        WeekSet before = WeekSet.ofEpochWeeks(first - ofLast, first);
        return timeline ->
                all.minus(reaching(weeks + 1, timeline.weeks(possible).or(before)));
    }

    /** The weeks among whose last so many, itself included, at least a number are in the given set. */
    private WeekSet reaching(int number, WeekSet in) {
        WeekSet.Builder reached = WeekSet.builder();
        int bounds = 2 * in.spanCount();
        int entering = 0;
        int leaving = 0;
        int from = 0;
        int count = 0; // in the week before "from"
        while (leaving < bounds) {
            int slope = entering % 2 - leaving % 2;
            int nextLeaving = bound(in, leaving) + ofLast;
            int to = entering < bounds ? Math.min(bound(in, entering), nextLeaving) : nextLeaving;
            if (slope == 0 && count >= number) {
                reached.add(from, to);
            } else if (slope > 0) {
                reached.add(Math.max(from, from - 1 + number - count), to);
            } else if (slope < 0) {
                reached.add(from, Math.min(to, from + count - number));
            }
            count += slope * (to - from);
            from = to;
            entering += entering < bounds && bound(in, entering) == to ? 1 : 0;
            leaving += nextLeaving == to ? 1 : 0;
        }
        return reached.build();
    }

    /** The start of the first span, its end, the start of the second, … */
    private static int bound(WeekSet in, int index) {
        return index % 2 == 0 ? in.start(index / 2) : in.end(index / 2);
    }

    @Override
    public Optional<Clause> clause() {
        return Optional.of(Clause.of(bound == Bound.AT_LEAST ? "received-at-least" : "received-at-most")
                .with("group", group.clause())
                .with("weeks", weeks)
                .with("ofLastWeeks", ofLast));
    }

    @Override
    public String toString() {
        return name();
    }
}
