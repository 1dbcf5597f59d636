package dk.effekt.outcome;

import dk.effekt.protocol.Clause;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import dk.effekt.register.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** By each week, whether a person has been in a destination since the start, and in none of the others before. */
record Arrival(StateGroup destination, List<StateGroup> others) implements Outcome {

    Arrival {
        others = List.copyOf(others);
    }

    @Override
    public String name() {
        return "came-to-" + destination + (others.isEmpty() ? "" : "-before-" + names(others));
    }

    static String names(List<StateGroup> groups) {
        return groups.stream().map(StateGroup::name).collect(Collectors.joining("-or-"));
    }

    @Override
    public Unit unit() {
        return Unit.SHARE;
    }

    @Override
    public List<StateGroup> groups() {
        return Stream.concat(Stream.of(destination), others.stream()).toList();
    }

    @Override
    public List<String> missingIn(Register register) {
        List<String> missing = new ArrayList<>(Outcome.super.missingIn(register));
        return missing.isEmpty() ? Exit.overlapping(sets(groups(), register)) : missing;
    }

    @Override
    public Measure in(Register register) {
        StateSet here = destination.in(register.codebook());
        List<StateSet> elsewhere = sets(others, register);
        Known known = Known.of(register, groups());
        return (timeline, start, into) -> {
            int came = timeline.firstEntry(here, start);
            boolean isFirst = elsewhere.stream().noneMatch(set -> timeline.firstEntry(set, start) < came);
            write(into, start, known.until(timeline, start), isFirst ? came : Timeline.NEVER, 0);
        };
    }

    /** One value before a week and the other from it on, until nothing is known. */
    static void write(double[] into, int start, int until, int turn, int before) {
        for (int k = 0; k < into.length; k++) {
            int week = start + k;
            into[k] = week >= until ? Double.NaN : week < turn ? before : 1 - before;
        }
    }

    static List<StateSet> sets(List<StateGroup> groups, Register register) {
        return groups.stream().map(group -> group.in(register.codebook())).toList();
    }

    @Override
    public Optional<Clause> clause() {
        return Optional.of(Clause.of("came-to")
                .with("destination", destination.clause())
                .with("before", others.stream().map(StateGroup::clause).toList()));
    }

    @Override
    public String toString() {
        return name();
    }
}
