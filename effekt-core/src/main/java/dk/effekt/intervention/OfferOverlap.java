package dk.effekt.intervention;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whom two offers are both for.
 *
 * @param one name of the offer that stands first in the alphabet
 * @param other name of the other
 * @param fromAge youngest common age in years, inclusive
 * @param belowAge oldest, exclusive
 * @param benefits that both take: a name that both say, or two as {@code a and b} whose states are in part the same; any if empty
 * @param readiness classes that both take; any if empty
 */
public record OfferOverlap(
        String one, String other, int fromAge, int belowAge, Set<String> benefits, Set<String> readiness) {

    public OfferOverlap {
        benefits = Collections.unmodifiableSet(new TreeSet<>(benefits));
        readiness = Collections.unmodifiableSet(new TreeSet<>(readiness));
    }

    /** In whom, in words. */
    public String common() {
        return TargetGroup.words(fromAge, belowAge, benefits, readiness);
    }

    /** {@code Mentor / Praktik: aged 18 to 29, cash-assistance}. */
    @Override
    public String toString() {
        return one + " / " + other + ": " + common();
    }
}
