package dk.effekt.evidence;

import dk.effekt.disclosure.SmallCells;
import dk.effekt.outcome.Outcome;
import dk.effekt.protocol.Bilingual;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An effect on an outcome of which a study may claim something.
 *
 * @param outcome the outcome's name
 * @param words what it is as a part of a sentence, {@code the share in job}; its name if there are none
 * @param unit what the effect is in, a difference of shares being from −1 to 1; empty if only the study knows
 * @param estimate the effect
 * @param ciLow lower end of its 95 % interval
 * @param ciHigh its upper end
 * @param months after the start; empty if the study has no such point
 * @param treated how many rows it rests on in which the offer was given; empty if they are no persons
 * @param others how many in which it was not
 */
public record FoundEffect(
        String outcome,
        Bilingual words,
        Optional<Outcome.Unit> unit,
        double estimate,
        double ciLow,
        double ciHigh,
        OptionalInt months,
        OptionalInt treated,
        OptionalInt others) {

    /** Whether it rests on as many persons on either side as a rule asks for. */
    public boolean isAllowedBy(SmallCells rule) {
        return (treated.isEmpty() || rule.allows(treated.getAsInt()))
                && (others.isEmpty() || rule.allows(others.getAsInt()));
    }
}
