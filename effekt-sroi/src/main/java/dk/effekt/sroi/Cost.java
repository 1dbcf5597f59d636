package dk.effekt.sroi;

import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an input costs, and when. Period 0 is the start of the programme, whose costs are not discounted; period 1 is the
 * year that begins with it, and costs of a period are discounted as values of that period are.
 *
 * @param kroner the cost in each period, from the first period on, each at least 0
 * @param basis whether for each participant or in total
 * @param firstPeriod the period of the first amount, 0 to 200
 * @param factor by how much the costs are uncertain, all periods by the same factor
 * @param derivation how the amount comes about, or its source; may be empty
 */
public record Cost(List<Double> kroner, Basis basis, int firstPeriod, Factor factor, String derivation) {

    private static final int MONTHS_A_YEAR = 12;
    private static final double DAYS_A_WEEK = 7;
    private static final int LAST_FIRST_PERIOD = 200;

    public Cost {
        kroner = List.copyOf(kroner);
        if (kroner.isEmpty() || kroner.size() > LAST_FIRST_PERIOD) {
            throw new IllegalArgumentException(
                    Format.count(kroner.size(), "amount") + " of a cost; there must be 1 to " + LAST_FIRST_PERIOD);
        }
        for (double amount : kroner) {
            Checks.notNegative("a cost in kroner", amount, "write what is saved as an outcome");
        }
        if (firstPeriod < 0 || firstPeriod > LAST_FIRST_PERIOD) {
            throw new IllegalArgumentException("first period of a cost is " + firstPeriod + "; it must be from 0 (the"
                    + " start) to " + LAST_FIRST_PERIOD);
        }
    }

    /** A cost at the start. */
    public static Cost of(Kroner amount, Basis basis) {
        return new Cost(List.of(amount.amount()), basis, 0, Factor.NONE, "").uncertain(amount.distribution());
    }

    /** A cost in each period, from period 1 on, the year that begins with the programme. */
    public static Cost byYear(Basis basis, double... kroner) {
        List<Double> amounts = new ArrayList<>();
        for (double amount : kroner) {
            amounts.add(amount);
        }
        return new Cost(amounts, basis, 1, Factor.NONE, "");
    }

    /**
     * A price a week times how many weeks a participant takes part on average.
     *
     * @param meanWeeks above 0
     * @param source of the weeks and the price
     */
    public static Cost perWeek(Kroner aWeek, double meanWeeks, String source) {
        Checks.positive("mean weeks of participation", meanWeeks);
        Checks.text("the source of a cost", source);
        return scaled(aWeek, meanWeeks, aWeek + " a week for " + Format.number(meanWeeks) + " weeks, " + source);
    }

    /**
     * A price a week times the weeks that a person took part in an intervention on average, by a list: the days of all
     * finished participations, first and last included, by 7 and by the number of persons. Those still running are left
     * out, and the derivation says how many.
     *
     * @throws IllegalArgumentException if none is finished
     */
    public static Cost perWeek(Kroner aWeek, Participations participations, String intervention, String source) {
        long days = 0;
        int running = 0;
        Set<Long> persons = new HashSet<>();
        for (Participation one : participations.in(intervention)) {
            if (one.end().isEmpty()) {
                running++;
                continue;
            }
            days += ChronoUnit.DAYS.between(one.start(), one.end().get()) + 1;
            persons.add(one.personId());
        }
        if (persons.isEmpty()) {
            throw new IllegalArgumentException("no finished participation in '" + intervention + "', "
                    + Format.count(running, "running one") + "; give the mean weeks");
        }
        String by = Format.count(persons.size(), "person") + " in " + intervention + ", "
                + Format.count(running, "running participation") + " left out; " + source;
        return perWeek(aWeek, days / DAYS_A_WEEK / persons.size(), by);
    }

    /**
     * A worker's salary shared by those the worker looks after: salary / persons · months/12 per participant.
     *
     * @param salaryAYear with what comes on top of it
     * @param personsPerWorker looked after at a time, above 0
     * @param months how long one participant is looked after, above 0
     * @param source of salary and caseload
     */
    public static Cost caseload(Kroner salaryAYear, double personsPerWorker, double months, String source) {
        Checks.positive("persons per worker", personsPerWorker);
        Checks.positive("months of a participant", months);
        Checks.text("the source of a cost", source);
        String how = salaryAYear + " a year shared by " + Format.number(personsPerWorker) + " persons for "
                + Format.number(months) + " months, " + source;
        return scaled(salaryAYear, months / MONTHS_A_YEAR / personsPerWorker, how);
    }

    /** The same cost from another period on; 0 is the start, undiscounted. */
    public Cost from(int period) {
        return new Cost(kroner, basis, period, factor, derivation);
    }

    /** The same cost, uncertain in proportion to a distribution: all amounts times X/E(X). */
    public Cost uncertain(Distribution distribution) {
        return withFactor(Factor.of(distribution));
    }

    /** The same cost with another factor; costs and proxies whose factors have the same name vary together. */
    public Cost withFactor(Factor newFactor) {
        return new Cost(kroner, basis, firstPeriod, newFactor, derivation);
    }

    /** The same cost with its source or how it comes about, which is printed beside it. */
    public Cost derivedFrom(String newDerivation) {
        return new Cost(kroner, basis, firstPeriod, factor, Checks.text("the derivation of a cost", newDerivation));
    }

    /** The last period in which it falls. */
    public int lastPeriod() {
        return firstPeriod + kroner.size() - 1;
    }

    /** The cost in a period, 0 where it has none. */
    public double kroner(int period) {
        boolean falls = period >= firstPeriod && period <= lastPeriod();
        return falls ? kroner.get(period - firstPeriod) : 0;
    }

    /** {@code 28,000 kr per participant in period 2 (offer of 2024)}; a cost at the start does not name its period. */
    @Override
    public String toString() {
        String when = firstPeriod == lastPeriod()
                ? firstPeriod == 0 ? "" : " in period " + firstPeriod
                : " in periods " + firstPeriod + " to " + lastPeriod();
        return factor.describe(kroner) + " " + basis + when + (derivation.isEmpty() ? "" : " (" + derivation + ")");
    }

    private static Cost scaled(Kroner price, double times, String how) {
        return new Cost(List.of(price.amount() * times), Basis.PER_PARTICIPANT, 0, Factor.NONE, how)
                .uncertain(price.distribution());
    }
}
