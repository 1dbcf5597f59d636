package dk.effekt.outcome;

import dk.effekt.protocol.Clause;
import dk.effekt.register.Register;
import dk.effekt.register.SpellRule;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import dk.effekt.register.Timeline;
import dk.effekt.register.WeekSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * By each week, whether a person has left for one destination.
 *
 * @param place that of the destination; their number for none of them, {@link #ANYWHERE} for all and none
 */
record Exit(FirstExit exit, int place) implements Outcome {

    static final int ANYWHERE = -1;

    @Override
    public String name() {
        return "left-" + exit.from() + (place == ANYWHERE ? "" : "-for-" + destination()) + suffix(exit.rule());
    }

    /** A spell rule in a name: there it stands beside every number. */
    static String suffix(SpellRule rule) {
        return "-by-" + rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Unit unit() {
        return Unit.SHARE;
    }

    /** To the end of the shortest gap by the rule, wherever in a month it begins. */
    @Override
    public int weeksAhead() {
        return switch (exit.rule()) {
            case NO_GAP -> 0;
            case GAP_OF_4_WEEKS -> 3;
            // All but the first week of a month, then a whole one; of two months in a row one has four weeks.
            case FULL_CALENDAR_MONTH -> 7;
        };
    }

    @Override
    public List<StateGroup> groups() {
        return Stream.concat(Stream.of(exit.from()), exit.destinations().stream())
                .toList();
    }

    @Override
    public List<String> missingIn(Register register) {
        List<String> missing = Outcome.super.missingIn(register);
        return missing.isEmpty() ? overlapping(sets(register)) : missing;
    }

    @Override
    public Measure in(Register register) {
        StateSet from = exit.from().in(register.codebook());
        List<StateSet> destinations = sets(register);
        Known known = Known.of(register, groups());
        int first = register.span().start().epochWeek();
        int[] settled = settled(first, register.span().length());
        return (timeline, start, into) -> {
            int until = known.until(timeline, start - 1);
            int left = left(timeline.spells(from, exit.rule()), start);
            int counts = left < until && isHere(timeline, left, destinations) ? left : Timeline.NEVER;
            for (int k = 0; k < into.length; k++) {
                int week = start + k;
                into[k] = week >= until || settled[week - first] > until ? Double.NaN : counts <= week ? 1 : 0;
            }
        };
    }

    @Override
    public Optional<Clause> clause() {
        return Optional.of((place == ANYWHERE
                        ? Clause.of("left")
                        : Clause.of("left-for").with("destination", destination()))
                .with("from", exit.from().clause())
                .with("rule", exit.rule())
                .with(
                        "destinations",
                        exit.destinations().stream().map(StateGroup::clause).toList()));
    }

    @Override
    public String toString() {
        return name();
    }

    private String destination() {
        return place < exit.destinations().size()
                ? exit.destinations().get(place).name()
                : FirstExit.OTHER;
    }

    private List<StateSet> sets(Register register) {
        return exit.destinations().stream()
                .map(group -> group.in(register.codebook())
                        .minus(exit.from().in(register.codebook()))
                        .named(group.name()))
                .toList();
    }

    private boolean isHere(Timeline timeline, int week, List<StateSet> destinations) {
        if (place == ANYWHERE) {
            return true;
        }
        return place < destinations.size()
                ? timeline.isIn(destinations.get(place), week)
                : destinations.stream().noneMatch(set -> timeline.isIn(set, week));
    }

    /** The week after each spell's last is the one in which it is left. */
    private static int left(WeekSet spells, int start) {
        return IntStream.range(0, spells.spanCount())
                .map(spells::end)
                .filter(end -> end >= start)
                .findFirst()
                .orElse(Timeline.NEVER);
    }

    /** For each week of a register the end of the shortest gap from it on that ends a spell. */
    private int[] settled(int firstWeek, int weeks) {
        int[] settled = new int[weeks];
        for (int i = 0; i < weeks; i++) {
            int end = firstWeek + i + 1;
            while (!exit.rule().endsIn(firstWeek + i, end)) {
                end++;
            }
            settled[i] = end;
        }
        return settled;
    }

    static List<String> overlapping(List<StateSet> destinations) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < destinations.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (destinations.get(i).intersects(destinations.get(j))) {
                    found.add("a week can be in the destinations '" + destinations.get(j) + "' and '"
                            + destinations.get(i) + "' at once; ask for destinations that exclude each other");
                }
            }
        }
        return found;
    }
}
