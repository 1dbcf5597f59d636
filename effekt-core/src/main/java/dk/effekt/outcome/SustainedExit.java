package dk.effekt.outcome;

import dk.effekt.protocol.Clause;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import java.util.List;
import java.util.Optional;

/** By each week, whether a stay of at least so many weeks in a group of states has begun. */
record SustainedExit(StateGroup destination, int weeks) implements Outcome {

    SustainedExit {
        if (weeks < 1) {
            throw new IllegalArgumentException(
                    "a stay of " + weeks + " weeks in '" + destination + "'; ask for 1 or more");
        }
    }

    @Override
    public String name() {
        return "sustained-" + destination + "-" + weeks + (weeks == 1 ? "-week" : "-weeks");
    }

    @Override
    public Unit unit() {
        return Unit.SHARE;
    }

    @Override
    public int weeksAhead() {
        return weeks - 1;
    }

    @Override
    public List<StateGroup> groups() {
        return List.of(destination);
    }

    @Override
    public Measure in(Register register) {
        StateSet set = destination.in(register.codebook());
        Known known = Known.of(register, groups());
        return (timeline, start, into) -> {
            int until = known.until(timeline, start);
            int entry = timeline.firstSustainedEntry(set, start, weeks);
            for (int k = 0; k < into.length; k++) {
                int week = start + k;
                into[k] = until - week < weeks ? Double.NaN : entry <= week ? 1 : 0;
            }
        };
    }

    @Override
    public Optional<Clause> clause() {
        return Optional.of(Clause.of("sustained-exit")
                .with("destination", destination.clause())
                .with("weeks", weeks));
    }

    @Override
    public String toString() {
        return name();
    }
}
