package dk.effekt.dream;

import dk.effekt.register.Codebook;
import dk.effekt.register.Employment;
import dk.effekt.register.Grouping;
import dk.effekt.register.State;
import dk.effekt.register.StateSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which code a week has that lies in several periods of one person with different codes, as where a benefit ends on a Wednesday
 * and another begins on the Thursday. DREAM itself keeps one code a week by an order that is not established.
 */
public enum SharedWeeks {
    /** None: the person is refused. */
    REFUSE,
    /** That of the period that begins in the later week, and of two that begin in the same one, of the one that ends later. */
    LATER,
    /**
     * That which comes first in the order of precedence of Jobindsats ({@link DreamGroupings#jobindsatsPriority}), as a week
     * without employment; of two in the same place, as {@link #LATER}. A code that has no place in the order goes last.
     */
    JOBINDSATS;

    private static final int CODES = 1000;

    /** Compares two periods that share a week: the stronger is greater. Equal ones with different codes cannot be decided. */
    Optional<Comparator<Stretch>> strength(Codebook codebook) {
        Comparator<Stretch> later = Comparator.comparingInt(Stretch::from).thenComparingInt(Stretch::to);
        return switch (this) {
            case REFUSE -> Optional.empty();
            case LATER -> Optional.of(later);
            case JOBINDSATS -> {
                int[] places = places(DreamGroupings.jobindsatsPriority(codebook));
                yield Optional.of(Comparator.<Stretch>comparingInt(stretch -> -places[stretch.code()])
                        .thenComparing(later));
            }
        };
    }

    /** The place of each code in the order, from 0. */
    private static int[] places(Grouping order) {
        List<StateSet> classes = order.classes();
        return IntStream.range(0, CODES)
                .map(code -> IntStream.range(0, classes.size())
                        .filter(place -> State.isCode(code)
                                && classes.get(place).contains(State.ofCode(code), Employment.NOT_EMPLOYED))
                        .findFirst()
                        .orElse(classes.size()))
                .toArray();
    }

    /** {@code later period}, for a line. */
    @Override
    public String toString() {
        return switch (this) {
            case REFUSE -> "refused";
            case LATER -> "the later period";
            case JOBINDSATS -> "Jobindsats' order of precedence";
        };
    }
}
