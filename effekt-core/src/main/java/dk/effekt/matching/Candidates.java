package dk.effekt.matching;

/**
 * The rows of one stratum that focal rows can be matched with, searched by how near they are: by a walk along the line
 * ({@link ScoreLine}), through a tree ({@link PointTree}), or by a look at each ({@link EachCandidate}). All three find the
 * same. Not thread-safe.
 */
interface Candidates {

    /**
     * Some rows to search.
     *
     * @param candidates at least one; of scores sorted by score and identity
     * @param places for each row of the units how many candidates stand before it in that order; may be overwritten
     */
    static Candidates of(Units units, Distance distance, int[] candidates, int[] places, Shortlist shortlist) {
        if (distance instanceof Scores scores) {
            return new ScoreLine(units, scores, candidates, places, shortlist);
        }
        if (distance instanceof Points points) {
            return new PointTree(units, points, candidates, places, shortlist);
        }
        return new EachCandidate(units, distance, candidates, shortlist);
    }

    /**
     * Those nearest to a focal row that are left and may be matched with it, nearest first: as many as are wanted, fewer where
     * there are no more, and more where ties are averaged.
     */
    int[] nearest(int focal, int wanted);

    /** Takes a candidate away for good. */
    void remove(int candidate);
}
