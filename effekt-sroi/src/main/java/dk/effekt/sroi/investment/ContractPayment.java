package dk.effekt.sroi.investment;

import dk.effekt.sroi.internal.Format;
import java.time.LocalDate;

/**
 * What is paid at a day of measurement.
 *
 * @param on the day
 * @param units of all participants together
 * @param standardError of the units; 0 if they are taken as known
 * @param kroner paid if the units are these
 * @param low paid if units are at the lower limit of their 95 % interval, on this day and all before it
 * @param high paid if they are at the upper limit
 * @param rule what kept the payment from being price times units
 */
public record ContractPayment(
        LocalDate on, double units, double standardError, double kroner, double low, double high, Rule rule) {

    /** What a payment came under. */
    public enum Rule {
        /** None: it is price times units. */
        IN_FULL("paid in full"),
        /** Fewer units per participant than the threshold, or none. */
        BELOW_THRESHOLD("below threshold"),
        /** No more was left of the cap. */
        CAPPED("capped");

        private final String words;

        Rule(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** {@code 2026-01-01: 1,200.00 units, 960,000 kr, paid in full}. */
    @Override
    public String toString() {
        return on + ": " + Format.decimal(units) + " units, " + Format.kroner(kroner) + " kr, " + rule;
    }
}
