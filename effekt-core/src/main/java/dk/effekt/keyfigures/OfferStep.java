package dk.effekt.keyfigures;

import dk.effekt.disclosure.PublishedTable;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What came next after the courses of an offer, of an {@link OfferFlow}.
 *
 * @param from the offer, or who answers for it
 * @param to the offer of the next course, or who answers for that; empty if there is none
 * @param next how it came next
 * @param courses how many; none if it is hidden
 * @param meanWeeks mean weeks {@linkplain Next#AFTER_A_WAIT waited} or {@linkplain Next#OVERLAPPING shared}, above 0; none if there is no
 *     next course, or they are hidden or of too few people
 * @param medianWeeks their median, likewise
 */
public record OfferStep(
        String from, String to, Next next, OptionalLong courses, OptionalDouble meanWeeks, OptionalDouble medianWeeks) {

    /** How the next course follows. */
    public enum Next {
        /** It begins after the last day of this one; the wait is from that day to its first. */
        AFTER_A_WAIT,
        /** It begins on the last day of this one or before; shared are the days that both have, by the last start in the list. */
        OVERLAPPING,
        /** None has begun by the last start in the list, and this one has not ended by then. */
        UNDER_WAY,
        /** None has begun by the last start in the list, and this one has ended: it may still come. */
        NONE_YET;

        /** {@code after a wait}, {@code overlapping}, {@code under way} or {@code no next course yet}. */
        String words() {
            return this == NONE_YET
                    ? "no next course yet"
                    : name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** {@code to Mentor, after a wait}. */
    String what() {
        return to.isEmpty() ? next.words() : "to " + to + ", " + next.words();
    }

    /** {@code from IPS to Mentor, after a wait: 12 courses}. */
    @Override
    public String toString() {
        return "from " + from + (to.isEmpty() ? ": " : " ") + what() + ": "
                + (courses.isPresent() ? Numbers.whole(courses.getAsLong()) : PublishedTable.MARK) + " courses";
    }
}
