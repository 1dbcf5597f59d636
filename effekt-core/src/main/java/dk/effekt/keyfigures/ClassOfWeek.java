package dk.effekt.keyfigures;

import dk.effekt.register.Employment;
import dk.effekt.register.Grouping;
import dk.effekt.register.State;
import dk.effekt.register.StateSet;
import dk.effekt.register.Timeline;
import java.util.Arrays;
import java.util.List;

/** The class of a grouping that a week is in, looked up by state and employment. */
final class ClassOfWeek {

    /** It cannot be told. */
    static final int UNKNOWN = -1;

    private static final int CODES = 1000;
    private static final int EMPLOYMENTS = Employment.values().length;

    private final boolean usesEmployment;
    private final int[] classes = new int[CODES * EMPLOYMENTS];

    ClassOfWeek(Grouping grouping) {
        usesEmployment = grouping.usesEmployment();
        List<StateSet> sets = grouping.classes();
        Arrays.fill(classes, sets.size());
        for (int code = 0; code < CODES; code++) {
            boolean isState = code <= State.NOT_OBSERVED.code() || State.isCode(code);
            for (Employment employment : isState ? Employment.values() : new Employment[0]) {
                State state = new State(code);
                for (int i = 0; i < sets.size(); i++) {
                    if (sets.get(i).contains(state, employment)) {
                        classes[code * EMPLOYMENTS + employment.ordinal()] = i;
                    }
                }
            }
        }
    }

    /**
     * The place of the class, their number if the week is in none; {@link #UNKNOWN} if the week was not observed, or a class asks for
     * employment and that was not.
     */
    int of(Timeline timeline, int week) {
        State state = timeline.stateAt(week);
        Employment employment = timeline.employmentAt(week);
        boolean isUnknown =
                state.equals(State.NOT_OBSERVED) || (usesEmployment && employment == Employment.NOT_OBSERVED);
        return isUnknown ? UNKNOWN : classes[state.code() * EMPLOYMENTS + employment.ordinal()];
    }
}
