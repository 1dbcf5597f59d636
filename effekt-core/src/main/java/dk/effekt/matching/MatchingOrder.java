package dk.effekt.matching;

/**
 * In which order focal rows choose where a candidate can be used up. Every one has its first partner, if it can, before any
 * has a second. Focal rows that are alike in what orders them choose in the order of their identities ({@link Units#id}).
 */
public enum MatchingOrder {
    /** The largest score first: of the treated, those who are hardest to match. */
    LARGEST("largest score first"),
    /** The smallest score first. */
    SMALLEST("smallest score first"),
    /** The pair that is nearest to each other first. */
    CLOSEST("closest pair first"),
    /**
     * The focal row whose nearest candidate is farthest away first. As in MatchIt, that distance is found anew for a row once
     * its candidate is gone and its turn has come.
     */
    FARTHEST("farthest pair first"),
    /** In the order of identities, which is that of the rows unless {@link Units#orderedBy} says otherwise. */
    DATA("in the order of identities");

    private final String text;

    MatchingOrder(String text) {
        this.text = text;
    }

    /** Whether it asks for scores. */
    boolean isByScore() {
        return this == LARGEST || this == SMALLEST;
    }

    /** The order in few words. */
    @Override
    public String toString() {
        return text;
    }
}
