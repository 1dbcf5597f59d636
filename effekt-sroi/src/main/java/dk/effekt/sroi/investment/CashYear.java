package dk.effekt.sroi.investment;

import dk.effekt.sroi.Amount;
import dk.effekt.sroi.internal.Format;
import java.time.LocalDate;

/**
 * The money of one year of a case, in kroner of the map's prices.
 *
 * @param period 0 for the start, where only costs fall; 1 for the year that begins with it
 * @param from the first day of the year
 * @param cost paid at the beginning of it, before discounting
 * @param value that comes back evenly within it, before discounting
 * @param net value less cost
 * @param presentNet value less cost, discounted as the map says
 * @param balance all value less all cost until the end of the year
 * @param presentBalance the same of discounted amounts
 */
public record CashYear(
        int period,
        LocalDate from,
        Amount cost,
        Amount value,
        Amount net,
        Amount presentNet,
        Amount balance,
        Amount presentBalance) {

    /** {@code 2025-01-01: costs 300,000 kr, value 856,240 kr, balance -523,760 kr}. */
    @Override
    public String toString() {
        return from + ": costs " + Format.kroner(cost.value()) + " kr, value " + Format.kroner(value.value())
                + " kr, balance " + Format.kroner(balance.value()) + " kr";
    }
}
