package dk.effekt.sroi;

import dk.effekt.sroi.internal.Linear;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The sum. Each outcome's kroner of each year are known with their derivatives by all that is uncertain; every result is
 * a weighted sum of them, or a quotient of two such sums, and its standard error follows to first order.
 */
final class Evaluation {

    private final ValueModel model;
    private final ValueMap map;

    /** Derivatives of each outcome's kroner in each of its years, and of each input's in each period. */
    private final Linear[][] outcomes;

    private final Linear[][] inputs;

    private Evaluation(ValueModel model) {
        this.model = model;
        this.map = model.map();
        double[] x = model.means();
        outcomes = IntStream.range(0, map.outcomes().size())
                .mapToObj(i -> IntStream.rangeClosed(1, model.outcome(i).years)
                        .mapToObj(k -> model.outcome(i).linear(k, x))
                        .toArray(Linear[]::new))
                .toArray(Linear[][]::new);
        inputs = IntStream.range(0, map.inputs().size())
                .mapToObj(i -> IntStream.rangeClosed(0, model.periods())
                        .mapToObj(period -> model.input(i).linear(period, x))
                        .toArray(Linear[]::new))
                .toArray(Linear[][]::new);
    }

    static Sroi of(ValueModel model) {
        return new Evaluation(model).sroi();
    }

    private Sroi sroi() {
        List<ValueOutcome> rows = map.outcomes();
        List<OutcomeValue> outcomeValues = new ArrayList<>();
        Map<ValueKind, Value> kinds = new TreeMap<>();
        Map<String, Value> stakeholders = new LinkedHashMap<>();
        for (int i = 0; i < outcomes.length; i++) {
            int row = i;
            ValueOutcome outcome = rows.get(i);
            Value value = value(outcome.name(), other -> other == row);
            outcomeValues.add(new OutcomeValue(outcome, kroner(outcomes[i][0]), value));
            kinds.computeIfAbsent(
                    outcome.kind(),
                    kind -> value(kind.toString(), other -> rows.get(other).kind() == kind));
            stakeholders.computeIfAbsent(
                    outcome.stakeholder(),
                    who -> value(who, other -> rows.get(other).stakeholder().equals(who)));
        }
        List<InputValue> inputValues = new ArrayList<>();
        for (int i = 0; i < inputs.length; i++) {
            List<Amount> byPeriod = Arrays.stream(inputs[i]).map(this::kroner).toList();
            inputValues.add(new InputValue(map.inputs().get(i), kroner(presentInput(i)), byPeriod));
        }
        Linear value = sum(row -> true, (row, k) -> presentFactor(row, k));
        Linear cost = zero();
        for (int i = 0; i < inputs.length; i++) {
            cost = cost.plus(presentInput(i), 1);
        }
        IntPredicate isMeasured = row -> rows.get(row).quantity() instanceof Measured;
        return new Sroi(
                model,
                outcomeValues,
                inputValues,
                kinds,
                stakeholders,
                value("all", row -> true),
                kroner(cost),
                kroner(value.plus(cost, -1)),
                ratio(value, cost),
                sum(isMeasured, this::presentFactor).value(),
                sum(isMeasured.negate(), this::presentFactor).value());
    }

    private Optional<Amount> ratio(Linear value, Linear cost) {
        if (cost.value() <= 0) {
            return Optional.empty();
        }
        Linear ratio = value.dividedBy(cost);
        double standardError = model.standardError(ratio.gradient());
        return Optional.of(new Amount(ratio.value(), standardError, Amount.Unit.KRONER_PER_KRONE));
    }

    private Value value(String name, IntPredicate isMeant) {
        List<PeriodValue> periods = new ArrayList<>();
        for (int period = 1; period <= model.periods(); period++) {
            int at = period;
            periods.add(new PeriodValue(
                    period,
                    kroner(sum(isMeant, (row, k) -> falls(row, k, at) ? 1 : 0)),
                    kroner(sum(isMeant, (row, k) -> falls(row, k, at) ? presentFactor(row, k) : 0)),
                    kroner(sum(
                            isMeant, (row, k) -> falls(row, k, at) && isObserved(row, k) ? presentFactor(row, k) : 0)),
                    kroner(sum(
                            isMeant,
                            (row, k) -> falls(row, k, at) && !isObserved(row, k) ? presentFactor(row, k) : 0))));
        }
        return new Value(
                name,
                kroner(sum(isMeant, this::presentFactor)),
                kroner(sum(isMeant, (row, k) -> isObserved(row, k) ? presentFactor(row, k) : 0)),
                kroner(sum(isMeant, (row, k) -> isObserved(row, k) ? 0 : presentFactor(row, k))),
                periods);
    }

    private Linear sum(IntPredicate isMeant, Weight weight) {
        Linear sum = zero();
        for (int row = 0; row < outcomes.length; row++) {
            for (int k = 1; isMeant.test(row) && k <= outcomes[row].length; k++) {
                double times = weight.of(row, k);
                sum = times == 0 ? sum : sum.plus(outcomes[row][k - 1], times);
            }
        }
        return sum;
    }

    private Linear presentInput(int input) {
        Linear present = zero();
        for (int period = 0; period <= model.periods(); period++) {
            present = present.plus(inputs[input][period], model.factor(period));
        }
        return present;
    }

    private boolean falls(int row, int k, int period) {
        return model.outcome(row).startPeriod + k - 1 == period;
    }

    private boolean isObserved(int row, int k) {
        return k <= model.outcome(row).observedYears;
    }

    private double presentFactor(int row, int k) {
        return model.factor(model.outcome(row).startPeriod + k - 1);
    }

    private Amount kroner(Linear linear) {
        return new Amount(linear.value(), model.standardError(linear.gradient()), Amount.Unit.KRONER);
    }

    private Linear zero() {
        return Linear.zero(model.parameters().size());
    }

    /** What an outcome's k-th year counts in a sum. */
    private interface Weight {
        double of(int row, int k);
    }
}
