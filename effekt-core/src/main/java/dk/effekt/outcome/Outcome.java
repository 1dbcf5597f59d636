package dk.effekt.outcome;

import dk.effekt.protocol.Clause;
import dk.effekt.protocol.InWords;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.register.Timeline;
import java.util.List;
import java.util.Optional;

/**
 * Something that may happen to a person after time zero, followed week by week. Implement it to add an outcome of your own:
 * say what it needs, then measure it.
 */
public interface Outcome extends InWords {

    /** What a value is measured in. */
    enum Unit {
        /** 0 or 1; means are shares. */
        SHARE,
        /** Weeks, summed since the start: at week k those of the weeks 0 to k − 1. */
        WEEKS,
        /** Hours, summed since the start: at week k those of the weeks 0 to k − 1. */
        HOURS
    }

    /** Of which there is to be more or less for a programme to have done what it is for. */
    enum Aim {
        /** The more of it the better: jobs, education. */
        MORE,
        /** The less of it the better: weeks on benefit, new spells of it. */
        LESS
    }

    /** A measure bound to one register; used by several threads at a time. */
    @FunctionalInterface
    interface Measure {

        /**
         * Writes a person's outcome in each week since the start; NaN where it is not observed.
         *
         * @param timeline the person
         * @param startWeek epoch week of time zero
         * @param into one place for each week since the start, week 0 being that of the start; all are to be written
         */
        void path(Timeline timeline, int startWeek, double[] into);
    }

    /** Its name in tables, JSON and error messages: short, lower case, with hyphens. */
    String name();

    /** What a value is measured in. */
    Unit unit();

    /**
     * Whether more or less of it is what the programme is for; more, unless said otherwise. No number depends on it, only
     * whether one is called a gain or a loss.
     */
    default Aim aim() {
        return Aim.MORE;
    }

    /** The same outcome, measured alike, for a programme that aims at more or less of it. */
    default Outcome aimingAt(Aim newAim) {
        return new AimedOutcome(this, newAim);
    }

    /**
     * How many weeks beyond week k its value in week k looks at, at most; 0 unless said otherwise. A person who starts in one of
     * them is no longer followed as untreated in week k. That a month's work is known of the month alone does not count.
     */
    default int weeksAhead() {
        return 0;
    }

    /** The groups of states that it rests on; a study's protocol says what each of them is. */
    default List<StateGroup> groups() {
        return List.of();
    }

    /**
     * What a register lacks for this outcome to be measured, one sentence each with the remedy; empty if nothing. Unless
     * said otherwise, what it lacks for the {@linkplain #groups() groups}.
     */
    default List<String> missingIn(Register register) {
        return groups().stream()
                .flatMap(group -> group.missingIn(register).stream())
                .toList();
    }

    /**
     * What it is, as a value from which it can be made again, for a study's JSON. Empty unless overridden, and then the study
     * can be estimated but not written.
     */
    default Optional<Clause> clause() {
        return Optional.empty();
    }

    /** The measure for a register that lacks nothing. */
    Measure in(Register register);
}
