package dk.effekt.matching;

/**
 * The rows that can be matched: which are treated, the score on which they are near or far, the strata that keep them apart,
 * and an identity that orders them. Immutable.
 */
public final class Units {

    private final boolean[] treated;
    private final double[] scores;
    private final int[] strata;
    private final long[] ids;

    private Units(boolean[] treated, double[] scores, int[] strata, long[] ids) {
        this.treated = treated;
        this.scores = scores;
        this.strata = strata;
        this.ids = ids;
    }

    /**
     * Units in one stratum, ordered by their rows.
     *
     * @param treated whether each row is treated
     * @param scores the score of each row, finite; rows are as far apart as their scores
     */
    public static Units of(boolean[] treated, double[] scores) {
        requireLength("scores", scores.length, treated.length);
        for (int row = 0; row < scores.length; row++) {
            if (!Double.isFinite(scores[row])) {
                throw new IllegalArgumentException("the score of row " + row + " is " + scores[row]);
            }
        }
        return new Units(
                treated.clone(),
                scores.clone(),
                new int[treated.length],
                java.util.stream.LongStream.range(0, treated.length).toArray());
    }

    /** The same units in strata: only rows with equal keys can be matched. */
    public Units inStrata(int[] keys) {
        requireLength("strata", keys.length, treated.length);
        return new Units(treated, scores, keys.clone(), ids);
    }

    /**
     * The same units with identities, by which rows with equal scores are ordered.
     *
     * @param identities all different within a stratum, or the order of equal ones is that of the rows
     */
    public Units orderedBy(long[] identities) {
        requireLength("identities", identities.length, treated.length);
        return new Units(treated, scores, strata, identities.clone());
    }

    /** Number of rows. */
    public int size() {
        return treated.length;
    }

    /** Whether a row is treated. */
    public boolean isTreated(int row) {
        return treated[row];
    }

    /** The score of a row. */
    public double score(int row) {
        return scores[row];
    }

    /** The stratum of a row. */
    public int stratum(int row) {
        return strata[row];
    }

    /** The identity of a row. */
    public long id(int row) {
        return ids[row];
    }

    /** Number of treated rows. */
    public int treatedCount() {
        int count = 0;
        for (boolean t : treated) {
            count += t ? 1 : 0;
        }
        return count;
    }

    /** Standard deviation (n − 1) of the score over all rows, treated or not. */
    public double scoreSd() {
        // A plain sum: that of a stream may take any order.
        double mean = 0;
        for (double score : scores) {
            mean += score;
        }
        mean /= scores.length;
        double squares = 0;
        for (double score : scores) {
            squares += (score - mean) * (score - mean);
        }
        return Math.sqrt(squares / (scores.length - 1));
    }

    @Override
    public String toString() {
        return treatedCount() + " treated and " + (size() - treatedCount()) + " untreated rows";
    }

    private static void requireLength(String what, int length, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException(length + " " + what + " for " + expected + " rows");
        }
    }
}
