package dk.effekt.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows of one stratum that can be matched, each arm in the order of identities: that order, and never the rows' own, decides
 * between optima.
 */
record OptimalStratum(int[] treated, int[] untreated) {

    /** The strata that have rows of both arms; rows left out before matching are in none. */
    static List<OptimalStratum> of(Units units) {
        int[] byIdentity = byIdentity(units);
        long[] keys = new long[units.size()];
        int size = 0;
        for (int place = 0; place < byIdentity.length; place++) {
            int row = byIdentity[place];
            if (!units.isDiscarded(row)) {
                keys[size++] = (long) units.stratum(row) << Integer.SIZE | place;
            }
        }
        Arrays.sort(keys, 0, size);
        List<OptimalStratum> strata = new ArrayList<>();
        for (int from = 0, to; from < size; from = to) {
            to = from;
            while (to < size && keys[to] >> Integer.SIZE == keys[from] >> Integer.SIZE) {
                to++;
            }
            int[] rows = new int[to - from];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = byIdentity[(int) keys[from + i]];
            }
            int[] treated = Arrays.stream(rows).filter(units::isTreated).toArray();
            int[] untreated =
                    Arrays.stream(rows).filter(row -> !units.isTreated(row)).toArray();
            if (treated.length > 0 && untreated.length > 0) {
                strata.add(new OptimalStratum(treated, untreated));
            }
        }
        return strata;
    }

    private static int[] byIdentity(Units units) {
        int[] rows = IntStream.range(0, units.size()).toArray();
        for (int row = 1; row < rows.length; row++) {
            if (units.id(row - 1) > units.id(row)) {
                return IntStream.range(0, units.size())
                        .boxed()
                        .sorted(Comparator.comparingLong(units::id))
                        .mapToInt(Integer::intValue)
                        .toArray();
            }
        }
        return rows;
    }

    /** Which of the rows has the lowest score, which the next, and so on; equal scores stay in their order. */
    static int[] byScore(Scores scores, int[] rows) {
        return IntStream.range(0, rows.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores.value(rows[i])))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
