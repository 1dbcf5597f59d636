package dk.effekt.keyfigures;

import dk.effekt.register.Employment;
import dk.effekt.register.Register;
import dk.effekt.register.State;
import dk.effekt.register.StateSet;
import dk.effekt.register.Timeline;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Of which weeks something is known. Where employment is asked for, a week is known only if the employment is, even if the benefit
 * says already that there is no job: else those on benefit would be counted and those off it not, and shares would be wrong.
 */
final class Observed {

    private static final StateSet ANY = StateSet.of(
            "any state",
            Stream.concat(
                            Stream.of(State.NO_BENEFIT, State.OUT_OF_SCOPE),
                            IntStream.rangeClosed(100, 999).mapToObj(State::ofCode))
                    .toArray(State[]::new));

    private final StateSet known;
    private final StateSet unknown;
    private final int first;
    private final int end;

    private Observed(StateSet known, Register register) {
        this.known = known;
        this.unknown = known.unknowns();
        this.first = register.span().start().epochWeek();
        this.end = register.span().end().epochWeek();
    }

    static Observed states(Register register) {
        return new Observed(ANY, register);
    }

    static Observed of(Register register, boolean usesEmployment) {
        return new Observed(usesEmployment ? ANY.when(Employment.EMPLOYED) : ANY, register);
    }

    boolean isKnown(Timeline timeline, int week) {
        return !timeline.isUnknown(known, week);
    }

    /** The first epoch week, from a given one on, that is not known; the week beyond the extract at the latest. */
    int until(Timeline timeline, int from) {
        return from < first || from >= end ? from : Math.min(end, timeline.firstEntry(unknown, from));
    }
}
