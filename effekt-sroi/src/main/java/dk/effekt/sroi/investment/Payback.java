package dk.effekt.sroi.investment;

import dk.effekt.sroi.internal.PaybackMonths;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * When an investment is paid back and stays so within the years of the case.
 *
 * @param months since the start; costs fall at the beginning of their period, value comes evenly within it
 * @param date the first day by whose beginning it is paid back, a year's value being the same on each of its days
 */
public record Payback(double months, LocalDate date) {

    private static final int MONTHS_A_YEAR = 12;

    /** What a payback that falls on the beginning of a day may exceed it by, in days, before it is the next. */
    private static final double ROUNDING = 1e-6;

    /**
     * As the payback of {@link dk.effekt.sroi.Sroi}.
     *
     * @param costs of the start and of each period
     * @param values of the start, where there is none, and of each period
     * @param hasCost whether anything is put in at all
     */
    static Optional<Payback> of(LocalDate start, double[] costs, double[] values, boolean hasCost) {
        OptionalDouble months = PaybackMonths.of(costs, values, hasCost);
        return months.isEmpty()
                ? Optional.empty()
                : Optional.of(new Payback(months.getAsDouble(), date(start, months)));
    }

    private static LocalDate date(LocalDate start, OptionalDouble months) {
        int years = (int) (months.getAsDouble() / MONTHS_A_YEAR);
        LocalDate from = start.plusYears(years);
        long days = ChronoUnit.DAYS.between(from, start.plusYears(years + 1L));
        double passed = (months.getAsDouble() / MONTHS_A_YEAR - years) * days;
        return from.plusDays((long) Math.ceil(passed - ROUNDING));
    }

    /** The date of one, {@code never} where there is none. */
    static String date(Optional<Payback> payback) {
        return payback.map(back -> back.date().toString()).orElse("never");
    }

    /** {@code 2027-04-30, after 28.0 months}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s, after %.1f months", date, months);
    }
}
