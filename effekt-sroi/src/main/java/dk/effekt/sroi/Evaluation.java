package dk.effekt.sroi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sum. Every present value is linear in the quantities' yearly amounts, PV = Σ c·q, so its variance is Σ c c'
 * cov(q, q') with the coefficients of all outcomes side by side.
 */
final class Evaluation {

    /** An outcome's yearly amount and its coefficient in the present value. */
    private record Term(Quantity quantity, int year, double coefficient) {}

    private Evaluation() {}

    static Sroi of(ValueMap map) {
        if (map.outcomes().isEmpty()) {
            throw new IllegalStateException("value map '" + map.name() + "' has no outcome; add one with outcome(…)");
        }
        Basis basis = basis(map);
        int periods =
                map.outcomes().stream().mapToInt(ValueOutcome::lastPeriod).max().orElseThrow();
        List<OutcomeValue> values = new ArrayList<>();
        List<Term> all = new ArrayList<>();
        double measured = 0;
        for (ValueOutcome outcome : map.outcomes()) {
            List<Term> terms = terms(outcome, scale(map, outcome.quantity().basis()), map.discounting());
            OutcomeValue value = value(outcome, terms, periods, map);
            values.add(value);
            all.addAll(terms);
            measured += outcome.quantity() instanceof Measured
                    ? value.presentValue().value()
                    : 0;
        }
        double inputs = 0;
        for (Input input : map.inputs()) {
            inputs += scale(map, input.cost().basis()) * input.cost().amount().amount();
        }
        double present =
                values.stream().mapToDouble(v -> v.presentValue().value()).sum();
        Estimate presentValue = new Estimate(present, standardError(all), Estimate.Unit.KRONER);
        return new Sroi(map, basis, values, periods, presentValue, measured, inputs);
    }

    private static Basis basis(ValueMap map) {
        List<Basis> bases = Stream.concat(
                        map.inputs().stream().map(input -> input.cost().basis()),
                        map.outcomes().stream()
                                .map(outcome -> outcome.quantity().basis()))
                .distinct()
                .toList();
        if (map.participants().isPresent()) {
            return Basis.TOTAL;
        }
        if (bases.size() > 1) {
            throw new IllegalStateException("value map '" + map.name() + "' has numbers per participant and others in"
                    + " total; say how many took part with participants(…) or participantsOf(effect)");
        }
        return bases.get(0);
    }

    private static double scale(ValueMap map, Basis basis) {
        return basis == Basis.PER_PARTICIPANT ? map.participants().orElse(1) : 1;
    }

    private static List<Term> terms(ValueOutcome outcome, double scale, Discounting discounting) {
        double[] coefficients = new double[outcome.quantity().years()];
        for (int k = 1; k <= outcome.durationYears(); k++) {
            double factor = discounting.factor(outcome.startPeriod() + k - 1);
            coefficients[outcome.quantityYear(k) - 1] += scale * outcome.kronerPerUnit(k) * factor;
        }
        List<Term> terms = new ArrayList<>();
        for (int year = 1; year <= coefficients.length; year++) {
            terms.add(new Term(outcome.quantity(), year, coefficients[year - 1]));
        }
        return terms;
    }

    private static OutcomeValue value(ValueOutcome outcome, List<Term> terms, int periods, ValueMap map) {
        double scale = scale(map, outcome.quantity().basis());
        double[] kroner = new double[periods];
        double[] present = new double[periods];
        for (int k = 1; k <= outcome.durationYears(); k++) {
            int period = outcome.startPeriod() + k - 1;
            double amount = outcome.quantity().amount(outcome.quantityYear(k));
            kroner[period - 1] = scale * outcome.kronerPerUnit(k) * amount;
            present[period - 1] = kroner[period - 1] * map.discounting().factor(period);
        }
        Estimate presentValue = new Estimate(Arrays.stream(present).sum(), standardError(terms), Estimate.Unit.KRONER);
        return new OutcomeValue(outcome, boxed(kroner), boxed(present), presentValue);
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static double standardError(List<Term> terms) {
        double variance = 0;
        for (Term a : terms) {
            for (Term b : terms) {
                variance += a.coefficient() * b.coefficient() * covariance(a, b);
            }
        }
        // Opposite terms of one estimation can cancel to a hair below zero.
        return Math.sqrt(Math.max(0, variance));
    }

    private static double covariance(Term a, Term b) {
        if (a.quantity() instanceof Measured first && b.quantity() instanceof Measured second) {
            return first.covariance(a.year(), second, b.year());
        }
        boolean same = a.year() == b.year() && a.quantity().equals(b.quantity());
        return same ? StrictMath.pow(a.quantity().standardError(a.year()), 2) : 0;
    }
}
