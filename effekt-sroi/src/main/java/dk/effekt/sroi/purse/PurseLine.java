package dk.effekt.sroi.purse;

import dk.effekt.sroi.Deduction;
import dk.effekt.sroi.Extrapolation;
import dk.effekt.sroi.Proxy;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueOutcome;
import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one payer gains of one thing: quantity times price times share, less what others lose by it. A loss has a negative quantity.
 *
 * @param payer whose money it is
 * @param post what kind of money
 * @param name what changes
 * @param quantity how much of it, year by year
 * @param price what a unit of it is worth before it is shared
 * @param shares the payer's share in each year, from 0 to 1; the last holds for all later years
 * @param rule where the shares are from
 * @param startPeriod 1 for the year that begins with the programme
 * @param extrapolation how it goes on beyond the years with numbers
 * @param displacement the share of it that is merely moved from others
 */
public record PurseLine(
        Payer payer,
        Post post,
        String name,
        Quantity quantity,
        Proxy price,
        List<Double> shares,
        String rule,
        int startPeriod,
        Extrapolation extrapolation,
        Deduction displacement) {

    public PurseLine {
        shares = List.copyOf(shares);
        if (shares.isEmpty()) {
            throw new IllegalArgumentException("'" + name + "' without a share of its first year");
        }
        shares.forEach(share -> Checks.share("a share of '" + name + "'", share));
    }

    /** Number of years for which the quantity has a number. */
    public int years() {
        return quantity.years();
    }

    /** The payer's share in a year of the outcome, counted from 1; from 0 to 1. */
    public double share(int year) {
        return shares.get(Math.min(Checks.atLeastOne("year of an outcome", year), shares.size()) - 1);
    }

    /** Kroner of a year that the quantity has a number for, less displacement, before discounting; negative where the payer loses. */
    public double kroner(int year) {
        return quantity.amount(year) * price.kroner(year) * share(year) * (1 - displacement.share());
    }

    /** Kroner of all years that the quantity has numbers for. */
    public double kroner() {
        double sum = 0;
        for (int year = 1; year <= years(); year++) {
            sum += kroner(year);
        }
        return sum;
    }

    /** As a row of a value map: fiscal, or of another kind if the money is the citizen's. */
    public ValueOutcome outcome() {
        ValueKind kind = payer == Payer.CITIZEN ? ValueKind.OTHER : ValueKind.FISCAL;
        return outcome(kind, payer.label(), name, 1);
    }

    ValueOutcome outcome(ValueKind kind, String stakeholder, String newName, double times) {
        int years = Math.max(price.kroner().size(), shares.size());
        List<Double> kroner = new ArrayList<>();
        IntStream.rangeClosed(1, years).forEach(year -> kroner.add(price.kroner(year) * share(year) * times));
        Proxy shared = new Proxy(kroner, price.unit(), price.priceYear(), price.source() + "; " + rule, price.factor());
        return new ValueOutcome(
                kind,
                stakeholder,
                newName,
                "",
                quantity,
                shared,
                startPeriod,
                extrapolation,
                Deduction.NONE,
                displacement,
                Deduction.NONE);
    }

    /** {@code Municipality, weeks of cash-assistance: 967 kr}. */
    @Override
    public String toString() {
        String end = ": " + Format.kroner(kroner()) + " kr";
        String start = payer + ", " + name;
        int room = 79 - end.length();
        return (start.length() <= room ? start : start.substring(0, room - 1) + "…") + end;
    }
}
