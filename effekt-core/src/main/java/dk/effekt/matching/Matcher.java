package dk.effekt.matching;

import dk.effekt.protocol.Clause;
import dk.effekt.protocol.InWords;
import java.util.List;
import java.util.Optional;

/**
 * Makes a comparison of units: finds, for each of those whose effect is asked for, the units of the other arm that it is
 * compared with, puts units into strata, or weighs them.
 */
public interface Matcher extends InWords {

    /**
     * What this method needs and the units do not have, one line each; empty if nothing is missing. Whoever calls
     * {@link #match} asks first, so that all that is missing is said at once. A method that does not name a distance as missing
     * is taken to look at none, so that one that is said beside it is refused.
     */
    List<String> missingIn(Units units);

    /**
     * Matches the units. The result must not depend on their order, beyond what a named tie rule says.
     *
     * @param units the rows to match
     */
    MatchedSample match(Units units);

    /** What it does, in one line for the protocol: method, number of matches, caliper, ties. */
    String describe();

    /**
     * What it is, as a value from which it can be made again, for a study's JSON. Empty unless overridden, and then the study
     * can be estimated but not written.
     */
    default Optional<Clause> clause() {
        return Optional.empty();
    }
}
