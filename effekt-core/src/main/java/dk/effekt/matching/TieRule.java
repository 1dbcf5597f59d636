package dk.effekt.matching;

/** What becomes of untreated rows at equal distance from a treated one. */
public enum TieRule {
    /**
     * All rows at the distance of the last match wanted are taken, and the rows taken share the weight equally (Abadie and
     * Imbens 2006, section 2.2). Does not depend on any order of rows.
     */
    AVERAGE,
    /**
     * MatchIt's rule for nearest neighbours: of two rows at equal distance the one with the lower score is taken, and of rows
     * with equal scores the one that stands nearest to the treated row when all rows of the stratum are ordered by score and
     * identity. Depends on the identities.
     */
    LOWER_SCORE_FIRST
}
