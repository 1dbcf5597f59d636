package dk.effekt.outcome;

import dk.effekt.register.Employment;
import dk.effekt.register.Register;
import dk.effekt.register.State;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import dk.effekt.register.Timeline;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How far a person can be followed through groups of states. Where a group asks for employment, a week is known only if the
 * employment is, even if the benefit says already that the week is not in the group: else those who left would go unobserved
 * and those who stayed would not, and the share of leavers would fall with what the register lacks. Immutable.
 */
public final class Known {

    private static final StateSet ANY = StateSet.of(
            "any state",
            Stream.concat(
                            Stream.of(State.NO_BENEFIT, State.OUT_OF_SCOPE),
                            IntStream.rangeClosed(100, 999).mapToObj(State::ofCode))
                    .toArray(State[]::new));

    private final StateSet unknown;
    private final int first;
    private final int end;

    private Known(StateSet unknown, int first, int end) {
        this.unknown = unknown;
        this.first = first;
        this.end = end;
    }

    /**
     * Through these groups, in a register.
     *
     * @param groups whether one of them asks for employment decides whether that must be known
     */
    public static Known of(Register register, List<StateGroup> groups) {
        boolean employment = groups.stream().anyMatch(StateGroup::usesEmployment);
        return new Known(
                (employment ? ANY.when(Employment.EMPLOYED) : ANY).unknowns(),
                register.span().start().epochWeek(),
                register.span().end().epochWeek());
    }

    /** The first epoch week, from a given one on, that is not known; the week beyond the extract at the latest. */
    public int until(Timeline timeline, int from) {
        return from < first || from >= end ? from : Math.min(end, timeline.firstEntry(unknown, from));
    }
}
