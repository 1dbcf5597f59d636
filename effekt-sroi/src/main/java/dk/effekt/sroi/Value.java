package dk.effekt.sroi;

import java.util.List;

/**
 * What the whole map or a part of it is worth: one kind of value, one stakeholder, one outcome. Standard errors are to
 * first order over all that is uncertain, as {@link Sroi#notes()} says.
 *
 * @param name what it is the value of
 * @param presentValue present value of all periods
 * @param observed that of the years for which a quantity has a number, measured or stated
 * @param extrapolated that of the years beyond them, which rest on a rule
 * @param periods all periods of the map, from period 1 on
 */
public record Value(String name, Amount presentValue, Amount observed, Amount extrapolated, List<PeriodValue> periods) {

    public Value {
        periods = List.copyOf(periods);
    }

    /** Kroner in each period before discounting, from period 1 on. */
    public List<Double> kronerByPeriod() {
        return periods.stream().map(period -> period.value().value()).toList();
    }

    /** Present value of each period, from period 1 on. */
    public List<Double> presentKronerByPeriod() {
        return periods.stream().map(period -> period.presentValue().value()).toList();
    }

    /** {@code fiscal: 7,516 kr [3,101, 11,931]}. */
    @Override
    public String toString() {
        return name + ": " + presentValue;
    }
}
