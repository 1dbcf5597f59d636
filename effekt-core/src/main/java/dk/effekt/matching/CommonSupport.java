package dk.effekt.matching;

import dk.effekt.internal.Finite;

/**
 * Who has a score that the other arm has, too: between its lowest and its highest, both included (MatchIt's {@code discard}).
 * Rows outside are left out with {@link Units#discarding}.
 */
public enum CommonSupport {
    /** Treated rows beyond the untreated are left out. */
    TREATED,
    /** Untreated rows beyond the treated are left out. */
    CONTROL,
    /** Both are. */
    BOTH;

    /**
     * Which rows are outside.
     *
     * @param treated whether each row is treated; both kinds must occur
     * @param scores the score of each row, finite
     */
    public boolean[] outside(boolean[] treated, double[] scores) {
        if (treated.length != scores.length) {
            throw new IllegalArgumentException(scores.length + " scores for " + treated.length + " rows");
        }
        Finite.all("the score", scores);
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int row = 0; row < scores.length; row++) {
            int arm = treated[row] ? 1 : 0;
            low[arm] = Math.min(low[arm], scores[row]);
            high[arm] = Math.max(high[arm], scores[row]);
        }
        if (low[0] > high[0] || low[1] > high[1]) {
            throw new IllegalArgumentException(
                    "there is no common support without both treated and untreated rows; all are alike");
        }
        boolean[] outside = new boolean[scores.length];
        for (int row = 0; row < scores.length; row++) {
            int other = treated[row] ? 0 : 1;
            boolean isAsked = this == BOTH || (this == TREATED) == treated[row];
            outside[row] = isAsked && (scores[row] < low[other] || scores[row] > high[other]);
        }
        return outside;
    }
}
