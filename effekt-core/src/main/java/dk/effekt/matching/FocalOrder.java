package dk.effekt.matching;

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
        int[] byId = RowSort.byLong(units::id, rows);
        if (!order.isByScore()) {
            return byId;
        }
        return order == MatchingOrder.LARGEST
                ? RowSort.byLong(row -> ~RowSort.key(score(units, row)), byId)
                : RowSort.byDouble(row -> score(units, row), byId);
    }

    private static double score(Units units, int row) {
        return units.distance().orElse(null) instanceof Scores scores
                ? scores.value(row)
                : units.propensity().orElseThrow().probability(row);
    }
}
