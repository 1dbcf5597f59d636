package dk.effekt.study;

import dk.effekt.outcome.Outcome;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import java.util.Arrays;
import java.util.List;

/**
 * An outcome followed from an earlier week up to the start, and not observed in weeks from which it would look past it: whether a stay of
 * half a year has begun is seen only half a year later, when the programme may have done something.
 *
 * @param weeks from the earlier week to the start
 */
record UntilStart(Outcome of, int weeks) implements Outcome {

    static List<Outcome> all(List<Outcome> outcomes, int weeks) {
        return outcomes.stream()
                .map(outcome -> outcome.weeksAhead() == 0 ? outcome : new UntilStart(outcome, weeks))
                .toList();
    }

    @Override
    public String name() {
        return of.name();
    }

    @Override
    public Unit unit() {
        return of.unit();
    }

    @Override
    public Aim aim() {
        return of.aim();
    }

    @Override
    public int weeksAhead() {
        return of.weeksAhead();
    }

    @Override
    public List<StateGroup> groups() {
        return of.groups();
    }

    @Override
    public List<String> missingIn(Register register) {
        return of.missingIn(register);
    }

    @Override
    public Measure in(Register register) {
        Measure measure = of.in(register);
        return (timeline, start, into) -> {
            measure.path(timeline, start, into);
            Arrays.fill(into, Math.min(into.length, Math.max(0, weeks - weeksAhead())), into.length, Double.NaN);
        };
    }

    @Override
    public String toString() {
        return of.toString();
    }
}
