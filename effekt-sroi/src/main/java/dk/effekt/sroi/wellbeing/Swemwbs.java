package dk.effekt.sroi.wellbeing;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A person's answers to the seven items of the Short Warwick-Edinburgh Mental Well-being Scale. The score here is the raw
 * sum. To be compared with other studies it must be converted to the metric score by the table of Stewart-Brown et al.
 * (2009), which users get from Warwick and which does not ship with effekt. Missing items: complete items only; nothing is
 * imputed.
 *
 * @param items seven, each 1 (none of the time) to 5 (all of the time)
 */
public record Swemwbs(List<Integer> items) {

    private static final Items ITEMS = new Items("SWEMWBS", 7, 1, 5);

    public Swemwbs {
        items = ITEMS.checked(items);
    }

    /** The seven items. */
    public static Swemwbs of(int... items) {
        return new Swemwbs(Items.listed(items));
    }

    /** The raw sum of items some of which may be missing; none if one is. */
    public static OptionalDouble rawSum(List<OptionalInt> items) {
        OptionalInt sum = ITEMS.sumIfComplete(items);
        return sum.isPresent() ? OptionalDouble.of(sum.getAsInt()) : OptionalDouble.empty();
    }

    /** Sum of the items, 7 to 35. */
    public int rawSum() {
        return Items.sum(items);
    }

    /** {@code SWEMWBS: raw sum 24 of 35}. */
    @Override
    public String toString() {
        return "SWEMWBS: raw sum " + rawSum() + " of 35";
    }
}
