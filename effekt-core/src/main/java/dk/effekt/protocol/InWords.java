package dk.effekt.protocol;

import java.util.Optional;

/**
 * A part of a study that says in words what it is, for the readable protocol. The words for effekt's own parts come with the protocol;
 * a part of your own is called by its name, or by the line that it says of itself, unless it has these.
 *
 * <p>They stand where the name would: a covariate's after "equal in", an outcome's among what is looked at, a matcher's after "the
 * method of comparison is", an estimator's after "the effect is found by". A criterion's say what a person does who meets it.
 */
public interface InWords {

    /** What it is as a part of a sentence, such as {@code the share in job} or, of a criterion, {@code has moved in the last year}; empty unless overridden. */
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
