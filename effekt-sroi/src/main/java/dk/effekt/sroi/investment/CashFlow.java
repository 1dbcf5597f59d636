package dk.effekt.sroi.investment;

import dk.effekt.sroi.Amount;
import dk.effekt.sroi.internal.Format;
import dk.effekt.sroi.internal.Linear;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The money of a case over time, of one payer or of all. Standard errors are to first order over all that is uncertain in the
 * map. A payback has none: its day moves with the balance, whose standard error stands beside it.
 *
 * @param payer whose money it is
 * @param years the start, then each year
 * @param cost present value of what is put in
 * @param value present value of what comes back
 * @param netPresentValue value less cost
 * @param ratio value per krone put in; empty if nothing is
 * @param peakFunding how much is out at most before it comes back, not discounted, at least 0; its standard error is that of
 *     the balance on that day
 * @param peakOn the day, the first of its year or the last if the year itself costs money
 * @param payback when it is paid back, not discounted; empty if it never is
 * @param discountedPayback when it is paid back of present values
 */
public record CashFlow(
        String payer,
        List<CashYear> years,
        Amount cost,
        Amount value,
        Amount netPresentValue,
        Optional<Amount> ratio,
        Amount peakFunding,
        LocalDate peakOn,
        Optional<Payback> payback,
        Optional<Payback> discountedPayback) {

    public CashFlow {
        years = List.copyOf(years);
    }

    /**
     * The flow of costs and values by period, the start first.
     *
     * @param cells whose parameters the derivatives are by
     */
    static CashFlow of(String payer, Cells cells, LocalDate start, Linear[] costs, Linear[] values) {
        List<CashYear> years = new ArrayList<>();
        Linear cost = cells.zero();
        Linear value = cells.zero();
        Linear balance = cells.zero();
        Linear lowest = cells.zero();
        LocalDate peakOn = start;
        for (int period = 0; period < costs.length; period++) {
            double factor = cells.model().factor(period);
            LocalDate from = period == 0 ? start : start.plusYears(period - 1L);
            Linear paid = balance.plus(costs[period], -1);
            Linear net = values[period].plus(costs[period], -1);
            balance = balance.plus(net, 1);
            if (paid.value() < lowest.value()) {
                lowest = paid;
                peakOn = from;
            }
            if (balance.value() < lowest.value()) {
                lowest = balance;
                peakOn = start.plusYears(period).minusDays(1);
            }
            cost = cost.plus(costs[period], factor);
            value = value.plus(values[period], factor);
            years.add(new CashYear(
                    period,
                    from,
                    cells.kroner(costs[period]),
                    cells.kroner(values[period]),
                    cells.kroner(net),
                    cells.kroner(net.times(factor)),
                    cells.kroner(balance),
                    cells.kroner(value.plus(cost, -1))));
        }
        Optional<Amount> ratio = cost.value() > 0
                ? Optional.of(cells.estimate(value.dividedBy(cost), Amount.Unit.KRONER_PER_KRONE))
                : Optional.empty();
        boolean hasCost = cost.value() > 0;
        return new CashFlow(
                payer,
                years,
                cells.kroner(cost),
                cells.kroner(value),
                cells.kroner(value.plus(cost, -1)),
                ratio,
                cells.kroner(lowest.times(-1)),
                peakOn,
                Payback.of(start, amounts(costs, cells, false), amounts(values, cells, false), hasCost),
                Payback.of(start, amounts(costs, cells, true), amounts(values, cells, true), hasCost));
    }

    /** {@code Municipality: NPV 78,952 kr, paid back on 2027-04-30, at most 1,380,000 kr out}. */
    @Override
    public String toString() {
        return Format.line(
                payer,
                ": NPV " + Format.kroner(netPresentValue.value()) + " kr, "
                        + payback.map(back -> "paid back on " + back.date()).orElse("not paid back"),
                ", at most " + Format.kroner(peakFunding.value()) + " kr out");
    }

    private static double[] amounts(Linear[] linears, Cells cells, boolean isDiscounted) {
        double[] amounts = new double[linears.length];
        for (int period = 0; period < amounts.length; period++) {
            amounts[period] =
                    linears[period].value() * (isDiscounted ? cells.model().factor(period) : 1);
        }
        return amounts;
    }
}
