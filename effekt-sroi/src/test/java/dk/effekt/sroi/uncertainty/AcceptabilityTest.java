package dk.effekt.sroi.uncertainty;

import static dk.effekt.sroi.Basis.TOTAL;
import static dk.effekt.sroi.Distribution.normal;
import static dk.effekt.sroi.Distribution.uniform;
import static dk.effekt.sroi.Kroner.kroner;
import static dk.effekt.sroi.ValueKind.FISCAL;
import static dk.effekt.sroi.ValueKind.WELLBEING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.ValueMap;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class AcceptabilityTest {

    private static final MonteCarlo RUNS = MonteCarlo.seed(42);
    private static final double[] KRONER = {0, 50_000, 100_000, 150_000};

    /** 10 ± 4 WELLBYs at λ kroner against a million kroner: P = Φ((10 λ − 10⁶)/(4 λ)). */
    private final ValueMap map = OneNumber.empty("Wellbeing", 1_000_000)
            .outcome(
                    WELLBEING,
                    "Citizen",
                    "life satisfaction",
                    Quantity.stated(normal(10, 4), TOTAL, "survey"),
                    kroner(80_000).per("WELLBY", 2024, "assumed"));

    @Test
    void withOneMapItIsTheProbabilityOfPayingBack() {
        Acceptability curve = RUNS.acceptabilityOfWellbeing(80_000, KRONER, map);
        for (Acceptability.Point point : curve.points()) {
            double value = point.value();
            double expected =
                    value == 0 ? 0 : new NormalDistribution().cumulativeProbability((10 * value - 1e6) / (4 * value));
            assertThat(point.probabilities().get(1)).isCloseTo(expected, within(4 * Math.sqrt(0.25 / 100_000)));
            assertThat(point.means().get(1))
                    .isCloseTo(10 * value - 1e6, within(4 * 4 * value / Math.sqrt(100_000) + 1e-6));
        }
        assertThat(curve.points())
                .extracting(Acceptability.Point::frontier)
                .first()
                .isEqualTo("do nothing");
        assertThat(curve.points())
                .extracting(Acceptability.Point::frontier)
                .last()
                .isEqualTo("Wellbeing");
    }

    /** The same curve by fixing the price, if it is a parameter. */
    @Test
    void goesOverAnyStatedParameter() {
        ValueMap priced = OneNumber.empty("Priced", 1_000_000)
                .outcome(
                        WELLBEING,
                        "Citizen",
                        "life satisfaction",
                        Quantity.stated(normal(10, 4), TOTAL, "survey"),
                        kroner(uniform(40_000, 120_000)).per("WELLBY", 2024, "assumed"));
        String price = priced.parameters().get(1).name();
        Acceptability curve = RUNS.acceptability(price, new double[] {150_000}, priced);
        assertThat(curve.points().get(0).probabilities().get(1))
                .isCloseTo(new NormalDistribution().cumulativeProbability(5e5 / 6e5), within(0.006));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RUNS.acceptability(price + "x", KRONER, priced))
                .withMessageContaining("did you mean");
    }

    /** The option with the highest mean need not be the one that is most probably best: a skewed one is so seldom. */
    @Test
    void theFrontierIsTheHighestMean() {
        ValueMap safe = OneNumber.map("safe", normal(1_100, 1), 1_000);
        ValueMap risky = OneNumber.map("risky", dk.effekt.sroi.Distribution.lognormal(1_200, 3_000), 1_000);
        ValueMap withWellbeing = safe.outcome(
                WELLBEING,
                "Citizen",
                "w",
                Quantity.stated(0, TOTAL, "x"),
                kroner(1).per("WELLBY", 2024, "x"));
        Acceptability curve = RUNS.acceptabilityOfWellbeing(1, new double[] {1}, withWellbeing, risky);
        Acceptability.Point point = curve.points().get(0);
        assertThat(point.frontier()).isEqualTo("risky");
        List<Double> probabilities = point.probabilities();
        assertThat(probabilities.get(2)).isLessThan(probabilities.get(1));
        double variance = Math.log(1 + 2.5 * 2.5);
        double expected = 1
                - new NormalDistribution()
                        .cumulativeProbability((Math.log(1_100 / 1_200.0) + variance / 2) / Math.sqrt(variance));
        assertThat(probabilities.get(2)).isCloseTo(expected, within(0.007));
    }

    @Test
    void printsAndRefuses() {
        Acceptability curve = RUNS.draws(1_000).acceptabilityOfWellbeing(80_000, KRONER, map);
        assertThat(curve.table().lines()).allMatch(line -> line.length() <= 80);
        assertThat(curve.table()).contains("* ", "do nothing", "Frontier (*)");
        assertThat(curve).hasToString("kr per unit of wellbeing: 4 values, 2 options");
        assertThat(curve.toCsv().lines()).hasSize(9);
        assertThat(curve.toJson()).contains("\"frontier\" : \"yes\"");
        ValueMap fiscal = OneNumber.map("fiscal", normal(1, 1), 1);
        assertThat(fiscal.outcomes()).allMatch(outcome -> outcome.kind() == FISCAL);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RUNS.acceptabilityOfWellbeing(1, KRONER, fiscal))
                .withMessageContaining("no outcome is of kind wellbeing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RUNS.acceptabilityOfWellbeing(0, KRONER, map))
                .withMessageContaining("must be above 0");
    }
}
