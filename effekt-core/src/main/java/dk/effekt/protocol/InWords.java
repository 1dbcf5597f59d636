package dk.effekt.protocol;

import java.util.Optional;

/**
 * A part of a study that says in words what it is, for the readable protocol. The words for effekt's own parts come with the protocol;
 * a part of your own is called by its name unless it has these.
 */
public interface InWords {

    /** What it is as a part of a sentence, such as {@code the share in job}; empty unless overridden. */
    default Optional<String> inWords(Language language) {
        return Optional.empty();
    }

    /**
     * A whole sentence on what has to be known to understand it; empty unless overridden. What several parts have in common is said
     * once, so that they are to say it in the same words.
     */
    default Optional<String> explanation(Language language) {
        return Optional.empty();
    }
}
