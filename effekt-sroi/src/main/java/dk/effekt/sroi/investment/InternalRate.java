package dk.effekt.sroi.investment;

import dk.effekt.sroi.internal.Format;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.util.FastMath;

/**
 * The internal rate of return: the yearly rate r, above −1, at which payments discounted by (1+r)^(−years) come to nothing. If
 * payments change sign once in the order of their days there is exactly one (Descartes' rule of signs, which holds for any
 * days); if they never do there is none; if they change more than once there may be several, and none is given, because none
 * of them is <em>the</em> return.
 *
 * @param rate a share a year; empty unless payments change sign once
 * @param signChanges how often payments change sign, those of 0 left out
 */
public record InternalRate(OptionalDouble rate, int signChanges) {

    private static final double DAYS_A_YEAR = 365;
    private static final double ACCURACY = 1e-13;
    private static final int MOST_EVALUATIONS = 1_000;

    /** A discount factor e^600 can still be added up; what needs more than that is no rate. */
    private static final double LARGEST_EXPONENT = 600;

    private record Payment(double years, double kroner) {}

    /**
     * Of payments by day, years counted as days/365 from the first, as the spreadsheet function XIRR does.
     *
     * @param byDate kroner, negative when they are paid out
     */
    public static InternalRate of(Map<LocalDate, Double> byDate) {
        SortedMap<LocalDate, Double> sorted = new TreeMap<>(byDate);
        List<Payment> payments = new ArrayList<>();
        sorted.forEach((day, kroner) -> payments.add(
                new Payment(ChronoUnit.DAYS.between(sorted.firstKey(), day) / DAYS_A_YEAR, checked(kroner))));
        return solved(payments);
    }

    /** Of payments a year apart, the first of them now. */
    public static InternalRate ofYears(double... kroner) {
        List<Payment> payments = new ArrayList<>();
        for (int year = 0; year < kroner.length; year++) {
            payments.add(new Payment(year, checked(kroner[year])));
        }
        return solved(payments);
    }

    /** {@code 7.2 % a year}, {@code none: payments go one way only}, {@code not unique: payments change sign 3 times}. */
    @Override
    public String toString() {
        if (rate.isPresent()) {
            return Format.percent(rate.getAsDouble()) + " a year";
        }
        return switch (signChanges) {
            case 0 -> "none: payments go one way only";
            case 1 -> "none: too far from any yearly rate";
            default -> "not unique: payments change sign " + signChanges + " times";
        };
    }

    private static InternalRate solved(List<Payment> payments) {
        List<Payment> paid = payments.stream().filter(one -> one.kroner() != 0).toList();
        int changes = 0;
        for (int i = 1; i < paid.size(); i++) {
            changes += paid.get(i - 1).kroner() > 0 == paid.get(i).kroner() > 0 ? 0 : 1;
        }
        return new InternalRate(changes == 1 ? root(paid) : OptionalDouble.empty(), changes);
    }

    /** In the force of interest δ = ln(1+r), which has no lower bound, and from the first payment's day on. */
    private static OptionalDouble root(List<Payment> paid) {
        double first = paid.get(0).years();
        double span = paid.get(paid.size() - 1).years() - first;
        UnivariateFunction present = force -> {
            double sum = 0;
            for (Payment one : paid) {
                sum += one.kroner() * FastMath.exp(-force * (one.years() - first));
            }
            return sum;
        };
        double reach = 1;
        while (present.value(-reach) > 0 == present.value(reach) > 0) {
            reach *= 2;
            if (reach * span > LARGEST_EXPONENT) {
                return OptionalDouble.empty();
            }
        }
        double force = new BrentSolver(ACCURACY).solve(MOST_EVALUATIONS, present, -reach, reach);
        return OptionalDouble.of(FastMath.expm1(force));
    }

    private static double checked(double kroner) {
        if (!Double.isFinite(kroner)) {
            throw new IllegalArgumentException("a payment of " + kroner + " kr; it must be a finite number");
        }
        return kroner;
    }
}
