package dk.effekt.keyfigures;

import dk.effekt.register.Codebook;
import dk.effekt.register.State;
import dk.effekt.register.StateSet;

/** The weeks of those who have left what a register is of. */
final class OutOfScope {

    static final String NAME = "death, emigration, pension";

    private static final String EXITS = "censoring";

    private OutOfScope() {}

    /** The codes of exits, where a codebook has them, and blank weeks out of scope. */
    static StateSet in(Codebook codebook) {
        StateSet blank = StateSet.of(NAME, State.OUT_OF_SCOPE);
        return codebook.groups().contains(EXITS) ? blank.or(codebook.group(EXITS)) : blank;
    }
}
