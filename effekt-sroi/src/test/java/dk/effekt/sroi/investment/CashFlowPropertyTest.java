package dk.effekt.sroi.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.sroi.Amount;
import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Cost;
import dk.effekt.sroi.Deduction;
import dk.effekt.sroi.Discounting;
import dk.effekt.sroi.Distribution;
import dk.effekt.sroi.Extrapolation;
import dk.effekt.sroi.Kroner;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.Sroi;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.ValueModel;
import dk.effekt.sroi.ValueOutcome;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Against the ledger of the map's own kroner by period, kept one payment after another. */
class CashFlowPropertyTest {

    private static final LocalDate START = LocalDate.of(2024, 2, 29);

    /** A row as plain numbers: an outcome, and a cost of the same stakeholder. */
    record Row(double quantity, double price, int start, int more, double drop, int kind, double cost, int costIn) {}

    @Provide
    Arbitrary<Row> rows() {
        return Combinators.combine(
                        Arbitraries.doubles().between(-20, 100),
                        Arbitraries.doubles().between(0, 500),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.doubles().between(0.1, 0.8),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.doubles().between(0, 40_000),
                        Arbitraries.integers().between(0, 4))
                .as(Row::new);
    }

    @Property(tries = 200)
    void everySumIsTheLedgers(@ForAll @Size(min = 1, max = 4) List<@From("rows") Row> rows) {
        ValueMap map = map(rows);
        InvestmentCase plan = InvestmentCase.of(map).including(ValueKind.OTHER).startingOn(START);
        assertThatIsTheLedger(plan.flow(), map, "");
        for (String payer : plan.payers()) {
            assertThatIsTheLedger(plan.flow(payer), map, payer);
        }
    }

    private static void assertThatIsTheLedger(CashFlow flow, ValueMap map, String payer) {
        ValueModel model = map.model();
        int columns = model.periods() + 1;
        double[] kroner = new double[model.rows() * columns];
        model.kronerByPeriod(model.means(), kroner);
        double[] costs = new double[columns];
        double[] values = new double[columns];
        double size = 1;
        for (int row = 0; row < model.rows(); row++) {
            boolean isCost = row >= map.outcomes().size();
            String who = isCost
                    ? map.inputs().get(row - map.outcomes().size()).stakeholder()
                    : map.outcomes().get(row).stakeholder();
            boolean isMoney = isCost || map.outcomes().get(row).kind() != ValueKind.WELLBEING;
            for (int period = 0; isMoney && (payer.isEmpty() || who.equals(payer)) && period < columns; period++) {
                (isCost ? costs : values)[period] += kroner[row * columns + period];
                size += Math.abs(kroner[row * columns + period]);
            }
        }
        double tiny = 1e-12 * size * 100;
        double balance = 0;
        double present = 0;
        double lowest = 0;
        for (int period = 0; period < columns; period++) {
            double factor = period == 0 ? 1 : Math.pow(1.035, -period);
            balance -= costs[period];
            lowest = Math.min(lowest, balance);
            balance += values[period];
            lowest = Math.min(lowest, balance);
            present += factor * (values[period] - costs[period]);
            CashYear year = flow.years().get(period);
            assertThat(year.cost().value()).isCloseTo(costs[period], within(tiny));
            assertThat(year.value().value()).isCloseTo(values[period], within(tiny));
            assertThat(year.balance().value()).isCloseTo(balance, within(tiny));
            assertThat(year.presentBalance().value()).isCloseTo(present, within(tiny));
        }
        assertThat(flow.netPresentValue().value()).isCloseTo(present, within(tiny));
        assertThat(flow.peakFunding().value()).isCloseTo(-lowest, within(tiny));
        assertThatItIsPaidBack(flow, costs, values, tiny);
    }

    /** From the payback on the balance is never below 0 again, and just before it, it was. */
    private static void assertThatItIsPaidBack(CashFlow flow, double[] costs, double[] values, double tiny) {
        if (flow.payback().isEmpty()) {
            boolean isBelow = false;
            for (int step = 0; step <= 400; step++) {
                isBelow |= balance(costs, values, (costs.length - 1) * step / 400.0) < tiny;
            }
            assertThat(isBelow).isTrue();
            return;
        }
        double years = flow.payback().get().months() / 12;
        LocalDate day = flow.payback().get().date();
        assertThat(day).isBetween(START.plusYears((long) years), START.plusYears((long) years + 1));
        boolean isPaid = flow.cost().value() > 0;
        for (int step = 1; isPaid && step <= 400; step++) {
            double later = years + (costs.length - 1 - years) * step / 400.0;
            // On the very day a new cost falls the balance jumps; the middle of a step is never such a day.
            assertThat(balance(costs, values, later)).isGreaterThanOrEqualTo(-tiny);
        }
    }

    /** All costs that have fallen by a time in years, and all value that has come by it; at a new year, before its costs. */
    private static double balance(double[] costs, double[] values, double years) {
        double balance = -costs[0];
        for (int period = 1; period < costs.length; period++) {
            double passed = Math.min(1, years - (period - 1));
            balance += passed > 0 ? values[period] * passed - costs[period] : 0;
        }
        return balance;
    }

    /** The map's own standard errors are analytic, by another way. */
    @Property(tries = 100)
    void standardErrorsAreTheMaps(@ForAll @Size(min = 1, max = 4) List<@From("rows") Row> rows) {
        ValueMap map = map(rows.stream()
                .map(row -> new Row(
                        row.quantity(), row.price(), row.start(), row.more(), row.drop(), 0, row.cost(), row.costIn()))
                .toList());
        Sroi sroi = map.evaluate();
        CashFlow flow = InvestmentCase.of(map).startingOn(START).flow();
        assertThatIsThe(flow.netPresentValue(), sroi.netPresentValue());
        assertThatIsThe(flow.cost(), sroi.inputCost());
        assertThatIsThe(flow.value(), sroi.presentValue());
        sroi.ratio().ifPresent(ratio -> assertThatIsThe(flow.ratio().orElseThrow(), ratio));
        for (int period = 1; period <= sroi.periods(); period++) {
            assertThatIsThe(
                    flow.years().get(period).value(),
                    sroi.value().periods().get(period - 1).value());
        }
        if (flow.payback().isPresent()) {
            assertThat(flow.payback().get().months())
                    .isCloseTo(sroi.paybackMonths().orElseThrow(), within(1e-6));
        } else {
            assertThat(sroi.paybackMonths()).isEmpty();
        }
    }

    private static void assertThatIsThe(Amount found, Amount expected) {
        double size = 1e-9 * (1 + Math.abs(expected.value()) + expected.standardError());
        assertThat(found.value()).isCloseTo(expected.value(), within(size * 10));
        assertThat(found.standardError()).isCloseTo(expected.standardError(), within(size * 100));
    }

    private static ValueMap map(List<Row> rows) {
        ValueMap map = ValueMap.named("rows").discounting(Discounting.constant(0.035));
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            String name = "row " + i;
            ValueKind kind = i == 0 ? ValueKind.FISCAL : ValueKind.values()[row.kind()];
            map = map.outcome(ValueOutcome.of(
                                    kind,
                                    "who " + i % 2,
                                    name,
                                    Quantity.stated(row.quantity(), Basis.TOTAL, name)
                                            .withStandardErrors(5),
                                    Kroner.kroner(row.price()).per("unit", 2024, name))
                            .startingIn(row.start())
                            .extrapolated(Extrapolation.dropOff(
                                    Deduction.of(Distribution.beta(row.drop(), 0.1), name), row.more())))
                    .input(
                            "who " + i % 2,
                            Cost.of(Kroner.kroner(row.cost()), Basis.TOTAL)
                                    .from(row.costIn())
                                    .uncertain(Distribution.gamma(1, 0.1 + i / 10.0)));
        }
        return map;
    }
}
