package dk.effekt.sroi.uncertainty;

import static dk.effekt.sroi.Basis.PER_PARTICIPANT;
import static dk.effekt.sroi.Distribution.beta;
import static dk.effekt.sroi.Distribution.gamma;
import static dk.effekt.sroi.Distribution.normal;
import static dk.effekt.sroi.Distribution.uniform;
import static dk.effekt.sroi.Kroner.kroner;
import static dk.effekt.sroi.ValueKind.FISCAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.sroi.Deduction;
import dk.effekt.sroi.Discounting;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.ValueOutcome;
import org.junit.jupiter.api.Test;

/** {@link Tornado}, {@link TwoWay} and {@link Scenarios}: net value is 100 · visits · (1 − displaced) − cost. */
class OneByOneTest {

    private final ValueMap map = map(Discounting.none());

    private static ValueMap map(Discounting discounting) {
        return ValueMap.named("Visits")
                .discounting(discounting)
                .input("Municipality", kroner(uniform(500, 700)).perParticipant())
                .outcome(ValueOutcome.of(
                                FISCAL,
                                "Region",
                                "visits",
                                Quantity.stated(normal(10, 2), PER_PARTICIPANT, "log"),
                                kroner(100).per("visit", 2024, "price list"))
                        .withDisplacement(Deduction.of(beta(0.2, 0.05), "survey")));
    }

    @Test
    void aTornadoTurnsEachParameterWithTheOthersAtTheirMeans() {
        Tornado tornado = Tornado.of(map);
        assertThat(tornado.netPresentValue()).isCloseTo(200, within(1e-9));
        assertThat(tornado.bars())
                .extracting(Tornado.Bar::name)
                .containsExactly("quantity of visits", "displacement (survey)", "cost of Municipality, 600 kr");
        Tornado.Bar visits = tornado.bars().get(0);
        assertThat(visits.netAtLow()).isCloseTo(100 * (10 - 2 * 1.959963984540054) * 0.8 - 600, within(1e-6));
        assertThat(visits.netAtHigh()).isCloseTo(100 * (10 + 2 * 1.959963984540054) * 0.8 - 600, within(1e-6));
        Tornado.Bar cost = tornado.bars().get(2);
        assertThat(cost.netAtLow()).isCloseTo(800 - 505, within(1e-9));
        assertThat(cost.swing()).isCloseTo(190, within(1e-9));
    }

    @Test
    void endsCanBeStatedAndChoicesAdded() {
        Scenarios discounting = Scenarios.of("discounting")
                .with("none", map)
                .with("100 %", map(Discounting.constant(0.9)))
                .with("4 %", map(Discounting.constant(0.04)));
        Tornado tornado = Tornado.of(map)
                .withRange("cost of Municipality, 600 kr", 0, 1_000)
                .withChoice(discounting);
        assertThat(tornado.bars()).hasSize(4);
        Tornado.Bar cost = tornado.bars().get(0);
        assertThat(cost.netAtLow()).isCloseTo(800, within(1e-9));
        assertThat(cost.netAtHigh()).isCloseTo(-200, within(1e-9));
        Tornado.Bar choice = tornado.bars().stream()
                .filter(bar -> bar.name().equals("discounting"))
                .findFirst()
                .orElseThrow();
        assertThat(choice.low()).isEqualTo("100 %");
        assertThat(choice.high()).isEqualTo("none");
        assertThat(choice.netAtLow()).isCloseTo(800 / 1.9 - 600, within(1e-9));
        assertThat(choice.netAtHigh()).isCloseTo(200, within(1e-9));
        assertThat(tornado.table().lines()).allMatch(line -> line.length() <= 80);
        assertThat(tornado.toString()).hasSizeLessThan(80);
        assertThat(tornado.toCsv().lines()).hasSize(5);
        assertThat(tornado.toJson()).contains("\"bars\"");
    }

    @Test
    void aGridHasBothParametersWhereTheyAre() {
        TwoWay grid = TwoWay.of(
                map, "quantity of visits", new double[] {5, 10, 15}, "displacement (survey)", new double[] {0, 0.5});
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 2; j++) {
                assertThat(grid.net(i, j))
                        .isCloseTo(100 * grid.rows()[i] * (1 - grid.columns()[j]) - 600, within(1e-9));
            }
        }
        assertThat(TwoWay.of(map, "quantity of visits", "displacement (survey)").rows()[2])
                .isEqualTo(10);
        assertThat(grid.table().lines()).allMatch(line -> line.length() <= 80);
        assertThat(grid.toCsv().lines()).hasSize(7);
        assertThat(grid.toJson()).contains("\"rowParameter\" : \"quantity of visits\"");
        assertThat(grid.toString())
                .isEqualTo("Visits: NPV over 3 × 2 values of quantity of visits and displacement (surve…");
    }

    @Test
    void scenariosStandSideBySide() {
        Scenarios scenarios =
                Scenarios.of("discounting").with("none", map).with("4 %", map(Discounting.constant(0.04)));
        assertThat(scenarios.toString()).isEqualTo("discounting: 2 scenarios, NPV from 169 to 200 kr");
        assertThat(scenarios.table()).contains("none", "4 %", "1.33").contains("1.28");
        assertThat(scenarios.table().lines()).allMatch(line -> line.length() <= 80);
        assertThat(scenarios.toCsv().lines()).hasSize(3);
        assertThat(scenarios.toJson()).contains("\"scenario\" : \"4 %\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenarios.with("none", map))
                .withMessageContaining("have 'none' already");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenarios.weighted(0.5, 0.6))
                .withMessageContaining("with sum 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenarios.with("total", map.participants(10)))
                .withMessageContaining("scenario 'total' is in total");
    }

    @Test
    void namesAndValuesAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tornado.of(map).withRange("quantity of visit", 1, 2))
                .withMessageContaining("did you mean 'quantity of visits'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tornado.of(map).withRange("displacement (survey)", 0.1, 1.2))
                .withMessageContaining("a deduction must be a share from 0 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tornado.of(map).withRange("cost of Municipality, 600 kr", -1, 1))
                .withMessageContaining("cannot be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TwoWay.of(map, "quantity of visits", "quantity of visits"))
                .withMessageContaining("name two");
        ValueMap certain = OneNumber.empty("certain", 1)
                .outcome(
                        FISCAL,
                        "a",
                        "b",
                        Quantity.stated(3, dk.effekt.sroi.Basis.TOTAL, "x"),
                        kroner(gamma(5, 1)).per("unit", 2024, "x"));
        assertThat(Tornado.of(certain).bars()).hasSize(1);
    }
}
