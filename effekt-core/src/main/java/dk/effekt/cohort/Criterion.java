package dk.effekt.cohort;

import dk.effekt.intervention.Participations;
import dk.effekt.protocol.Clause;
import dk.effekt.protocol.InWords;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.register.Timeline;
import dk.effekt.register.WeekSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A condition that a person meets in some weeks and not in others. Implement it to add one of your own: say what it needs,
 * then map a timeline to the weeks in which it holds, in time proportional to the timeline's spells.
 */
public interface Criterion extends InWords {

    /** A criterion bound to one register; used by several threads at a time. */
    @FunctionalInterface
    interface Test {

        /** The weeks in which the person meets the criterion, among those the register speaks of. */
        WeekSet weeks(Timeline timeline);
    }

    /** What it asks, in words, for the protocol and the attrition table. */
    String name();

    /** The groups of states that it rests on; a study's protocol says what each of them is. */
    default List<StateGroup> groups() {
        return List.of();
    }

    /**
     * What a register lacks for this criterion to be tested, one sentence each with the remedy; empty if nothing. Unless
     * said otherwise, what it lacks for the {@linkplain #groups() groups}.
     */
    default List<String> missingIn(Register register) {
        return groups().stream()
                .flatMap(group -> group.missingIn(register).stream())
                .toList();
    }

    /** The test for a register that lacks nothing. */
    Test in(Register register);

    /**
     * The criterion for a list of participations: itself, unless it looks at other interventions and was made without a list.
     * A study asks for it with the list that it is estimated on.
     */
    default Criterion given(Participations participations) {
        return this;
    }

    /**
     * What it is, as a value from which it can be made again, for a study's JSON. Empty unless overridden, and then the study
     * can be estimated but not written.
     */
    default Optional<Clause> clause() {
        return Optional.empty();
    }

    /** The criteria that it is made of, such as the one that it denies; none unless overridden. */
    default List<Criterion> parts() {
        return List.of();
    }

    /** The criteria that must all be met for this one to be; itself, unless it was made with {@link #and}. */
    default List<Criterion> conjuncts() {
        return List.of(this);
    }

    /** Both this criterion and another. */
    default Criterion and(Criterion other) {
        return new Combined.And(
                Stream.concat(conjuncts().stream(), other.conjuncts().stream()).toList());
    }

    /** This criterion or another, or both. */
    default Criterion or(Criterion other) {
        return new Combined.Or(this, other);
    }

    /**
     * This criterion as it was so many weeks ago: met in a week if this one was met that many weeks before. Not met in the
     * register's first weeks, of which it is not known.
     *
     * @param weeks 1 or more; the future is no condition for the present
     */
    default Criterion shift(int weeks) {
        return new Combined.Shifted(this, weeks);
    }
}
