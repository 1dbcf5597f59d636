package dk.effekt.sroi.internal;

import java.util.OptionalDouble;

/** When money is back and stays so. */
public final class PaybackMonths {

    private static final int A_YEAR = 12;

    private PaybackMonths() {}

    /**
     * Months since the start until it is paid back for good: costs fall at the beginning of their period, value comes evenly within
     * it. 0 if nothing is put in; empty if it never is.
     *
     * @param costs of the start and of each period, a year each
     * @param values likewise; at the start there is none
     * @param hasCost whether anything is put in at all
     */
    public static OptionalDouble of(double[] costs, double[] values, boolean hasCost) {
        OptionalDouble months = hasCost ? OptionalDouble.empty() : OptionalDouble.of(0);
        double balance = -costs[0];
        for (int period = 1; period < costs.length; period++) {
            double before = balance - costs[period];
            double after = before + values[period];
            if (after < 0) {
                months = OptionalDouble.empty();
            } else if (before < 0) {
                months = OptionalDouble.of(A_YEAR * (period - 1 - before / values[period]));
            }
            balance = after;
        }
        return months;
    }
}
