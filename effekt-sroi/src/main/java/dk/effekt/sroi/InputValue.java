package dk.effekt.sroi;

import java.util.List;

/**
 * What an input costs, all participants or one as the result says.
 *
 * @param input the input of the value map
 * @param presentValue present value of all its costs
 * @param byPeriod kroner before discounting: first the start, then each period of the map from period 1 on
 */
public record InputValue(Input input, Amount presentValue, List<Amount> byPeriod) {

    public InputValue {
        byPeriod = List.copyOf(byPeriod);
    }

    /** {@code Municipality: 28,000 kr}. */
    @Override
    public String toString() {
        return input.stakeholder() + ": " + presentValue;
    }
}
