package dk.effekt.matching;

/** Finds, for each treated row, the untreated rows that it is compared with. */
public interface Matcher {

    /**
     * Matches the units. The result must not depend on their order, beyond what a named tie rule says.
     *
     * @param units the rows to match, at least one of them treated
     */
    MatchedSample match(Units units);

    /** What it does, in one line for the protocol: method, number of matches, caliper, ties. */
    String describe();
}
