package dk.effekt.sroi.purse;

import dk.effekt.internal.Choices;

/** How well a number is established. */
public enum SourceStatus {
    /** The source named states it. */
    SOURCED,
    /** It follows from what sources state, by reasoning that is named. */
    INFERRED,
    /** No good source confirms it; check it before it decides anything. */
    UNVERIFIED;

    @Override
    public String toString() {
        return Choices.word(this);
    }
}
