package dk.effekt.sroi;

/**
 * What an outcome is worth.
 *
 * @param outcome the row of the value map
 * @param impact kroner of its first year, before drop-off and discounting: quantity times proxy less deadweight,
 *     displacement and attribution
 * @param value over all periods of the map
 */
public record OutcomeValue(ValueOutcome outcome, Amount impact, Value value) {

    /** The sum of the present values. */
    public Amount presentValue() {
        return value.presentValue();
    }

    /** {@code Weeks on benefit (Municipality, fiscal): 7,516 kr [3,101, 11,931]}. */
    @Override
    public String toString() {
        return outcome.name() + " (" + outcome.stakeholder() + ", " + outcome.kind() + "): " + presentValue();
    }
}
