package dk.effekt.sroi.uncertainty;

import static dk.effekt.sroi.Basis.PER_PARTICIPANT;
import static dk.effekt.sroi.Distribution.gamma;
import static dk.effekt.sroi.Distribution.normal;
import static dk.effekt.sroi.Distribution.triangular;
import static dk.effekt.sroi.Kroner.kroner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.sroi.Deduction;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.ValueOutcome;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class SimulationPropertyTest {

    private static final MonteCarlo RUNS = MonteCarlo.seed(1).draws(100);

    /** A row as plain numbers. */
    record Row(double quantity, double price, int start, int years, double moved, ValueKind kind, int payer) {}

    @Provide
    Arbitrary<Row> rows() {
        return Combinators.combine(
                        Arbitraries.doubles().between(-50, 50),
                        Arbitraries.doubles().between(1, 10_000),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.doubles().between(0, 0.9),
                        Arbitraries.of(ValueKind.values()),
                        Arbitraries.integers().between(0, 2))
                .as(Row::new);
    }

    /** Kroner of another currency, drawn from the same seed, are as many times as much in every draw. */
    @Property(tries = 100)
    void netValueIsLinearInKroner(
            @ForAll @Size(min = 1, max = 5) List<@From("rows") Row> rows,
            @ForAll @DoubleRange(min = 0.1, max = 20) double times) {
        double[] once = RUNS.simulate(map(rows, 1)).netPresentValues();
        double[] more = RUNS.simulate(map(rows, times)).netPresentValues();
        for (int draw = 0; draw < once.length; draw++) {
            assertThat(more[draw]).isCloseTo(times * once[draw], near(times * once[draw], rows, times));
        }
    }

    @Property(tries = 100)
    void partsAddUpToTheWhole(@ForAll @Size(min = 1, max = 5) List<@From("rows") Row> rows) {
        Simulation drawn = RUNS.simulate(map(rows, 1));
        double byKind = 0;
        for (ValueKind kind : drawn.kinds()) {
            byKind += drawn.presentValue(kind).orElseThrow().mean();
        }
        double byPayer = 0;
        for (String payer : drawn.payers()) {
            byPayer += drawn.netPresentValue(payer).mean();
        }
        double net = drawn.netPresentValue().mean();
        assertThat(byKind).isCloseTo(drawn.presentValue().mean(), near(byKind, rows, 1));
        assertThat(byPayer).isCloseTo(net, near(net, rows, 1));
        assertThat(drawn.cumulated(drawn.periods(), Counting.DISCOUNTED).mean()).isCloseTo(net, near(net, rows, 1));
        assertThat(drawn.summary().lines()).allMatch(line -> line.length() <= 80);
        assertThat(drawn.toString()).hasSizeLessThan(80);
        double paid = 0;
        for (int year = 0; year <= drawn.periods(); year++) {
            double by = drawn.probabilityPaidBackBy(year, Counting.UNDISCOUNTED);
            assertThat(by).isBetween(paid, 1.0);
            paid = by;
        }
    }

    /** A decision draws what a simulation draws, and finds each draw's net value by present values instead of years. */
    @Property(tries = 50)
    void decisionsSeeTheSameDraws(@ForAll @Size(min = 1, max = 5) List<@From("rows") Row> rows) {
        ValueMap map = map(rows, 1);
        Decision.Option option = RUNS.decide(map).options().get(1);
        Simulated net = RUNS.simulate(map).netPresentValue();
        assertThat(option.expected()).isCloseTo(net.mean(), near(net.mean(), rows, 1));
        assertThat(option.probabilityBest()).isEqualTo(net.probabilityAbove(0));
    }

    private static org.assertj.core.data.Offset<Double> near(double value, List<Row> rows, double times) {
        double size = 1;
        for (Row row : rows) {
            size += times * Math.abs(row.quantity() * row.price() * row.years());
        }
        return within(1e-10 * (size + Math.abs(value)));
    }

    private static ValueMap map(List<Row> rows, double times) {
        ValueMap map = ValueMap.named("rows")
                .input("payer 0", kroner(gamma(times * 5_000, times * 400)).perParticipant());
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            map = map.outcome(ValueOutcome.of(
                            row.kind(),
                            "payer " + row.payer(),
                            "row " + i,
                            Quantity.stated(normal(row.quantity(), 3), PER_PARTICIPANT, "row " + i),
                            kroner(gamma(times * row.price(), times * row.price() / 5))
                                    .per("unit", 2024, "row " + i))
                    .startingIn(row.start())
                    .lasting(row.years(), Deduction.of(triangular(0, 0.1, 0.4), "assumed"))
                    .withDisplacement(Deduction.of(row.moved(), "x")));
        }
        return map;
    }
}
