package dk.effekt.outcome;

import dk.effekt.protocol.Clause;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import java.util.List;
import java.util.Optional;

/** By each week, whether a person has been in none of some destinations since the start. */
record NoArrival(List<StateGroup> groups) implements Outcome {

    @Override
    public String name() {
        return "not-come-to-" + Arrival.names(groups);
    }

    @Override
    public Unit unit() {
        return Unit.SHARE;
    }

    @Override
    public Measure in(Register register) {
        StateSet anywhere =
                Arrival.sets(groups, register).stream().reduce(StateSet::or).orElseThrow();
        Known known = Known.of(register, groups);
        return (timeline, start, into) ->
                Arrival.write(into, start, known.until(timeline, start), timeline.firstEntry(anywhere, start), 1);
    }

    @Override
    public Optional<Clause> clause() {
        return Optional.of(Clause.of("not-come-to")
                .with("destinations", groups.stream().map(StateGroup::clause).toList()));
    }

    @Override
    public String toString() {
        return name();
    }
}
