package dk.effekt.keyfigures;

import dk.effekt.effect.Effect;
import java.util.Locale;

/**
 * The share that first came to a destination within some weeks of the start, of a study's participants and of those whom they are
 * compared with. Participants are those who were eligible, matched, and observed so long.
 *
 * @param destination by its name; {@code neither} for none of them
 * @param weeks within which they came, that of the start being the first: 52 are the weeks 0 to 51
 * @param participants of the matched participants, from 0 to 1; NaN if none was observed so long
 * @param matchedGroup of those they are compared with, weighted and adjusted as the study says, likewise; a linear adjustment of a rare
 *     destination may end a little below 0
 * @param difference the effect: the first less the second, with its error, its estimand and the numbers of people it rests on
 */
public record MatchedShare(String destination, int weeks, double participants, double matchedGroup, Effect difference) {

    /** {@code job in 52 weeks: 30.4 % against 24.0 %, +6.1 points [+2.2, +10.0]}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s in %d weeks: %s %% against %s %%, %s points [%s, %s]",
                destination,
                weeks,
                Numbers.percent(participants),
                Numbers.percent(matchedGroup),
                Numbers.signed(100 * difference.estimate()),
                Numbers.signed(100 * difference.ciLow()),
                Numbers.signed(100 * difference.ciHigh()));
    }
}
