package dk.effekt.cohort;

import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.protocol.Clause;
import dk.effekt.protocol.InWords;
import dk.effekt.register.Register;
import java.util.List;
import java.util.Optional;

/** Decides who is compared from which week. */
public interface CohortDesign extends InWords {

    /**
     * Assembles the cohort.
     *
     * @param register who was in which state
     * @param participations all participations in one intervention, in any order
     * @param eligible what treated and untreated must meet, by one and the same test
     * @param historyWeeks how many weeks before time zero must be covered by the register
     */
    Cohort assemble(Register register, List<Participation> participations, Criterion eligible, int historyWeeks);

    /**
     * The design for a list of participations: itself, unless it looks at other interventions and was made without a list. A
     * study asks for it with the list that it is estimated on.
     */
    default CohortDesign given(Participations participations) {
        return this;
    }

    /** The first week since the start in which outcomes count; 0 is the week of the start. */
    int firstOutcomeWeek();

    /** Starts of how many weeks, counted from the epoch, may be compared with each other; 1 for those of the same week. */
    default int weeksAlike() {
        return 1;
    }

    /** What becomes of the untreated who start later; unless said otherwise they are {@linkplain LaterStarts#KEPT kept}. */
    default LaterStarts laterStarts() {
        return LaterStarts.KEPT;
    }

    /** What the treated are compared with, for the estimand's name. */
    String contrast();

    /** What it does, in one line for the protocol. */
    String describe();

    /**
     * What it is, as a value from which it can be made again, for a study's JSON. Empty unless overridden, and then the study
     * can be estimated but not written.
     */
    default Optional<Clause> clause() {
        return Optional.empty();
    }
}
