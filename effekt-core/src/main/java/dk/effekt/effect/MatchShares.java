package dk.effekt.effect;

import dk.effekt.matching.MatchedSample;

/**
 * How much rows are used as partners in matched pairs: with m partners in a set each has the share 1/m of it.
 *
 * @param sums of the shares of each row: K of Abadie and Imbens (2006), over the number of matches
 * @param squares the sums of their squares
 */
record MatchShares(double[] sums, double[] squares) {

    static MatchShares of(MatchedSample pairs) {
        double[] sums = new double[pairs.units().size()];
        double[] squares = new double[sums.length];
        for (int set = 0; set < pairs.sets(); set++) {
            double share = 1.0 / pairs.partners(set);
            for (int i = 0; i < pairs.partners(set); i++) {
                sums[pairs.partner(set, i)] += share;
                squares[pairs.partner(set, i)] += share * share;
            }
        }
        return new MatchShares(sums, squares);
    }
}
