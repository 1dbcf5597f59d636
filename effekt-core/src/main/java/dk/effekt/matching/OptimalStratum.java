package dk.effekt.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows of one stratum that can be matched, each arm in the order of identities: that order, and never the rows' own, decides
 * between optima.
 */
record OptimalStratum(int[] treated, int[] untreated) {

    /** The strata that have rows of both arms; rows left out before matching are in none. */
    static List<OptimalStratum> of(Units units) {
        int[] all = RowSort.byLong(units::stratum, Strata.rowsOf(units));
        List<OptimalStratum> strata = new ArrayList<>();
        for (int from = 0, to; from < all.length; from = to) {
            to = from;
            while (to < all.length && units.stratum(all[to]) == units.stratum(all[from])) {
                to++;
            }
            int[] rows = Arrays.copyOfRange(all, from, to);
            int[] treated = Arrays.stream(rows).filter(units::isTreated).toArray();
            int[] untreated =
                    Arrays.stream(rows).filter(row -> !units.isTreated(row)).toArray();
            if (treated.length > 0 && untreated.length > 0) {
                strata.add(new OptimalStratum(treated, untreated));
            }
        }
        return strata;
    }

    /** Which of the rows has the lowest score, which the next, and so on; equal scores stay in their order. */
    static int[] byScore(Scores scores, int[] rows) {
        return RowSort.byDouble(
                i -> scores.value(rows[i]), IntStream.range(0, rows.length).toArray());
    }
}
