package dk.effekt.sroi.wellbeing;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A person's answers to the five items of the WHO-5 Well-Being Index. The score is four times their sum (Topp, Østergaard,
 * Søndergaard and Bech 2015). Missing items: complete items only; nothing is imputed.
 *
 * @param items five, each 0 (at no time) to 5 (all of the time)
 */
public record Who5(List<Integer> items) {

    private static final Items ITEMS = new Items("WHO-5", 5, 0, 5);
    private static final int FACTOR = 4;

    public Who5 {
        items = ITEMS.checked(items);
    }

    /** The five items. */
    public static Who5 of(int... items) {
        return new Who5(Items.listed(items));
    }

    /** The score of items some of which may be missing; none if one is. */
    public static OptionalDouble score(List<OptionalInt> items) {
        OptionalInt sum = ITEMS.sumIfComplete(items);
        return sum.isPresent() ? OptionalDouble.of(FACTOR * sum.getAsInt()) : OptionalDouble.empty();
    }

    /** Sum of the items, 0 to 25. */
    public int rawSum() {
        return Items.sum(items);
    }

    /** The score, 0 to 100. */
    public int score() {
        return FACTOR * rawSum();
    }

    /** {@code WHO-5: 64 of 100}. */
    @Override
    public String toString() {
        return "WHO-5: " + score() + " of 100";
    }
}
