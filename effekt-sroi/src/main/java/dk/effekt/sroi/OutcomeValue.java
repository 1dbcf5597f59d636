package dk.effekt.sroi;

import java.util.List;

/**
 * What an outcome is worth.
 *
 * @param outcome the row of the value map
 * @param kronerByPeriod value in each period before discounting, from period 1 to the last of the map
 * @param presentKronerByPeriod present value of each period
 * @param presentValue the sum of the present values
 */
public record OutcomeValue(
        ValueOutcome outcome, List<Double> kronerByPeriod, List<Double> presentKronerByPeriod, Estimate presentValue) {

    public OutcomeValue {
        kronerByPeriod = List.copyOf(kronerByPeriod);
        presentKronerByPeriod = List.copyOf(presentKronerByPeriod);
    }

    /** {@code Weeks on benefit (Municipality): 7,516 kr [3,101, 11,931]}. */
    @Override
    public String toString() {
        return outcome.name() + " (" + outcome.stakeholder() + "): " + presentValue;
    }
}
