package dk.effekt.covariate;

import dk.effekt.protocol.Clause;
import dk.effekt.protocol.InWords;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.register.Timeline;
import java.util.List;
import java.util.Optional;

/**
 * Something known of a person before time zero. Implement it to add one of your own: say what it needs and how far back it
 * looks, then measure it.
 */
public interface Covariate extends InWords {

    /** What kind of values it has. */
    enum Scale {
        /** Numbers. */
        NUMERIC,
        /** Numbers that stand for categories; as a covariate it becomes a column of zeros and ones for each but the first. */
        CATEGORICAL
    }

    /** A measure bound to one register; used by several threads at a time. */
    @FunctionalInterface
    interface Measure {

        /**
         * The value for a person at time zero; NaN if it is not known.
         *
         * @param timeline the person
         * @param week epoch week of time zero; only weeks before it may be looked at
         */
        double at(Timeline timeline, int week);
    }

    /** Its name in tables, JSON and error messages. */
    String name();

    /** What kind of values it has. */
    default Scale scale() {
        return Scale.NUMERIC;
    }

    /** What a value of a categorical covariate stands for. */
    default String level(double value) {
        return Long.toString((long) value);
    }

    /** What a value of a categorical covariate stands for in a register that it was measured in. */
    default String level(Register register, double value) {
        return level(value);
    }

    /** How many weeks before time zero the register must cover for the measure to be whole. */
    default int historyWeeks() {
        return 0;
    }

    /** The covariates that it is made of, such as the number whose bands it gives; none unless overridden. */
    default List<Covariate> parts() {
        return List.of();
    }

    /** The groups of states that it rests on; a study's protocol says what each of them is. */
    default List<StateGroup> groups() {
        return List.of();
    }

    /**
     * What a register lacks for this covariate to be measured, one sentence each with the remedy; empty if nothing. Unless
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
