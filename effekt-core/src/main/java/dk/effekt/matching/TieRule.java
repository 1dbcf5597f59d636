package dk.effekt.matching;

/** What becomes of untreated rows at equal distance from a treated one. */
public enum TieRule {
    /**
     * All rows at the distance of the last match wanted are taken, and the rows taken share the weight equally (Abadie and
     * Imbens 2006, section 2.2). Does not depend on any order of rows.
     */
    AVERAGE,
    /**
     * MatchIt's rule for nearest neighbours. The rows of a stratum are ordered by score and identity; of two untreated rows at
     * equal distance the one that stands before the treated row is taken first, which has the lower score unless both have
     * that of the treated row, and of two on the same side the one that stands nearer. Depends on the identities.
     */
    LOWER_SCORE_FIRST
}
