package dk.effekt.matching;

/** What becomes of candidates at equal distance from a focal row. */
public enum TieRule {
    /**
     * All rows at the distance of the last match wanted are taken, and the rows taken share the weight equally (Abadie and
     * Imbens 2006, section 2.2). Does not depend on any order of rows. Applies only where rows can be used any number of times.
     */
    AVERAGE("averaged"),
    /**
     * For nearest neighbours on a score. The rows of a stratum are ordered by score and identity; of two candidates at equal
     * distance the one that stands before the focal row is taken first, which has the lower score unless both have that of the
     * focal row, and of two on the same side the one that stands nearer. Depends on the identities. It is MatchIt's rule but
     * for candidates on both sides, of which MatchIt takes the one with fewer rows between, whether these may be matched or not.
     */
    LOWER_SCORE_FIRST("to the lower score"),
    /**
     * Of two candidates at equal distance the one with the lower identity ({@link Units#id}) is taken first. On any distance;
     * with the identities of {@link Units#of} it is the row that comes first in the data, which is MatchIt's rule for
     * distances other than scores.
     */
    LOWER_IDENTITY_FIRST("to the lower identity");

    private final String text;

    TieRule(String text) {
        this.text = text;
    }

    /** What becomes of ties, in few words. */
    @Override
    public String toString() {
        return text;
    }
}
