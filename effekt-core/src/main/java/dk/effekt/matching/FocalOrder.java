package dk.effekt.matching;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Puts focal rows into the order in which they choose. */
final class FocalOrder {

    private FocalOrder() {}

    /** All focal rows, discarded ones too, as they come. */
    static int[] focals(Units units) {
        return IntStream.range(0, units.size()).filter(units::isFocal).toArray();
    }

    /**
     * The rows by score, where the order asks for it, and by identity. A row has the score that is its distance, or else its
     * propensity score.
     */
    static int[] of(Units units, int[] rows, MatchingOrder order) {
        int[] sorted = rows.clone();
        long[] keys = new long[rows.length];
        Arrays.setAll(keys, i -> units.id(sorted[i]));
        RowSort.sort(keys, sorted);
        if (order.isByScore()) {
            Arrays.setAll(keys, i -> RowSort.key(score(units, sorted[i])));
            if (order == MatchingOrder.LARGEST) {
                Arrays.setAll(keys, i -> ~keys[i]);
            }
            RowSort.sort(keys, sorted);
        }
        return sorted;
    }

    private static double score(Units units, int row) {
        return units.distance().orElse(null) instanceof Scores scores
                ? scores.value(row)
                : units.propensity().orElseThrow().probability(row);
    }
}
