package dk.effekt.sroi.wellbeing;

import dk.effekt.internal.Finite;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What one person answered before and after; somebody who was invited and did not answer has an answer without numbers.
 *
 * @param personId the person's pseudonym; it is never printed
 * @param group whether the person took part
 * @param before on the scale of the survey, finite; none if not answered
 * @param after on the same scale; none if not answered
 */
public record Answer(long personId, Group group, OptionalDouble before, OptionalDouble after) {

    /** Whether a person took part. */
    public enum Group {
        /** Took part. */
        PARTICIPANTS,
        /** Did not take part and shows what would have happened anyway. */
        COMPARISON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A participant who answered twice. */
    public static Answer participant(long personId, double before, double after) {
        return new Answer(personId, Group.PARTICIPANTS, OptionalDouble.of(before), OptionalDouble.of(after));
    }

    /** A person of the comparison group who answered twice. */
    public static Answer comparison(long personId, double before, double after) {
        return new Answer(personId, Group.COMPARISON, OptionalDouble.of(before), OptionalDouble.of(after));
    }

    public Answer {
        before.ifPresent(number -> Finite.of("an answer before", number));
        after.ifPresent(number -> Finite.of("an answer after", number));
    }

    /** How much a person changed who answered twice. */
    double change() {
        return after.orElseThrow() - before.orElseThrow();
    }

    /** One line; it shows neither the person nor the answers. */
    @Override
    public String toString() {
        return "an answer of the " + group;
    }
}
