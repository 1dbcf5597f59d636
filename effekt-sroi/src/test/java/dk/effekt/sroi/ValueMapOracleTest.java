package dk.effekt.sroi;

import static dk.effekt.sroi.Basis.PER_PARTICIPANT;
import static dk.effekt.sroi.Basis.TOTAL;
import static dk.effekt.sroi.Discounting.Timing.MID;
import static dk.effekt.sroi.Discounting.Timing.YEAR_0;
import static dk.effekt.sroi.Kroner.kroner;
import static dk.effekt.sroi.ValueKind.FISCAL;
import static dk.effekt.sroi.ValueKind.OTHER;
import static dk.effekt.sroi.ValueKind.WELLBEING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Value maps with known results. Their currencies differ and do not matter. */
class ValueMapOracleTest {

    private static final Offset<Double> CENT = within(0.005);

    /**
     * Seven rows at 3.5 %, discounted at the end of the year, in the manner of a well-known worked example but
     * reconstructed from memory: a self-consistent test of the arithmetic, held against no published page.
     */
    @Test
    void sevenRows() {
        ValueMap map = ValueMap.named("Meals")
                .discounting(Discounting.constant(0.035))
                .input("Funders", kroner(24_375).inTotal())
                .input("Volunteers", kroner(4 * 3 * 5 * 50 * 6).inTotal())
                .outcome(row("residents", "A&E", 7, 94, 0, 0.05, 0.5, 1))
                .outcome(row("residents", "geriatric assessment", 7, 4_964, 0, 0.05, 0.5, 1))
                .outcome(row("residents", "continuing care", 7, 7_220, 0, 0.05, 0.5, 1))
                .outcome(row("residents", "fewer GP visits", 90, 19, 0, 0.1, 0.1, 5))
                .outcome(row("residents", "new friends", 16, 48.25, 0.1, 0.35, 0, 1))
                .outcome(row("volunteers", "healthier", 4, 162.5, 0.1, 0.7, 0.35, 1))
                .outcome(row("neighbours", "less informal care", -275, 5, 0.05, 0, 0.05, 3));
        Sroi sroi = map.evaluate();

        List<Double> impacts =
                sroi.outcomes().stream().map(value -> value.impact().value()).toList();
        assertAll(impacts, 625.10, 33_010.60, 48_013.00, 1_539.00, 451.62, 175.50, -1_306.25);
        assertAll(sroi.value().kronerByPeriod(), 82_508.57, 144.16, 67.70, 1_121.93, 1_009.74);
        assertAll(sroi.value().presentKronerByPeriod(), 79_718.43, 134.58, 61.06, 977.70, 850.17);
        assertThat(sroi.inputCost().value()).isEqualTo(42_375);
        assertThat(sroi.presentValue().value()).isCloseTo(81_741.93, CENT);
        assertThat(sroi.netPresentValue().value()).isCloseTo(39_366.93, CENT);
        assertThat(sroi.ratio().orElseThrow().value()).isCloseTo(1.929, within(5e-4));
        assertThat(sroi.netRatio().orElseThrow().value()).isCloseTo(0.929, within(5e-4));
        assertThat(sroi.paybackMonths().orElseThrow()).isCloseTo(6.16, CENT);
        assertThat(sroi.discountedPaybackMonths().orElseThrow()).isCloseTo(42_375 / (79_718.43 / 12), within(1e-4));
        assertThat(sroi.presentValue().standardError()).isZero();
        assertThat(sroi.breakEvenFactor()).isEmpty();

        Sroi first = map.discounting(Discounting.constant(0.035).at(YEAR_0)).evaluate();
        assertAll(first.value().presentKronerByPeriod(), 82_508.57, 139.29, 63.20, 1_011.92, 879.93);
        assertThat(first.presentValue().value()).isCloseTo(84_602.90, CENT);
        Sroi middle = map.discounting(Discounting.constant(0.035).at(MID)).evaluate();
        assertThat(middle.presentValue().value()).isCloseTo(83_160.12, CENT);
        Sroi undiscounted = map.discounting(Discounting.none()).evaluate();
        assertThat(undiscounted.presentValue().value()).isCloseTo(84_852.10, CENT);
        assertThat(undiscounted.discountedPaybackMonths().orElseThrow()).isCloseTo(6.16, CENT);

        assertThat(sroi.stakeholders()).containsExactly("residents", "volunteers", "neighbours");
        assertThat(sroi.value("neighbours").orElseThrow().kronerByPeriod().get(0))
                .isCloseTo(-1_306.25, CENT);
        assertThat(sroi.value().extrapolated().value()).isCloseTo(134.58 + 61.06 + 977.70 + 850.17, within(0.02));
        assertThat(sroi.value().observed().value()).isCloseTo(79_718.43, CENT);
    }

    /**
     * VOYCE Whakarongo Mai, 2 % real: inputs and mid-year results as preloaded in samselwyn85/sroi-explainer, calc.js
     * (c11745c).
     */
    @Test
    void nineRowsThatVaryFromYearToYear() {
        ValueMap map = ValueMap.named("VOYCE")
                .participants(2_453)
                .input("Funders", kroner(5_644_906).inTotal())
                .outcome(share(WELLBEING, "life satisfaction", 7_343, .4183 * .60, .3764 * .57, .3346 * .55))
                .outcome(share(WELLBEING, "belonging", 3_455, .6266 * .70, .5635 * .68, .5006 * .65))
                .outcome(share(
                        FISCAL,
                        "jobseeker benefit avoided",
                        17_168,
                        .0415 * .45 * .25,
                        .0373 * .405 * .125,
                        .0332 * .3825 * .0625))
                .outcome(share(FISCAL, "youth justice avoided", 4_638, .06727 * .40))
                .outcome(share(
                        FISCAL, "education engagement", 1_845, .0415 * .55, .0373 * .495 * .7, .0332 * .4675 * .5))
                .outcome(share(
                        FISCAL,
                        "emergency housing avoided",
                        313.71,
                        .05474 * .25 * 7,
                        .04105 * .20 * 7,
                        .03011 * .1625 * 7))
                .outcome(share(FISCAL, "hardship avoided", 400, .05707 * .50))
                .outcome(share(FISCAL, "mental-health crisis avoided", 571, .05164 * .30))
                .outcome(share(FISCAL, "primary care restored", 166, .0126 * .55, .0114 * .50, .0104 * .47));

        Sroi mid = map.discounting(Discounting.constant(0.02).at(MID)).evaluate();
        List<Double> rows = mid.outcomes().stream()
                .map(value -> value.presentValue().value())
                .toList();
        assertAll(
                rows,
                11_382_331.73,
                9_457_696.52,
                303_683.91,
                303_116.53,
                192_490.53,
                141_004.95,
                27_722.69,
                21_485.28,
                6_941.42);
        assertThat(mid.presentValue().value()).isCloseTo(21_836_473.57, CENT);
        assertThat(mid.netPresentValue().value()).isCloseTo(16_191_567.57, CENT);
        assertThat(mid.value(WELLBEING).orElseThrow().presentValue().value()).isCloseTo(20_840_028.25, within(0.01));
        assertThat(mid.value(FISCAL).orElseThrow().presentValue().value())
                .isCloseTo(21_836_473.57 - 20_840_028.25, within(0.01));
        assertThat(mid.value(OTHER)).isEmpty();
        assertThat(mid.ratio().orElseThrow().value()).isCloseTo(3.8684, within(5e-5));
        assertThat(mid.netPresentValuePerParticipant().orElseThrow().value()).isCloseTo(16_191_567.57 / 2_453, CENT);

        Sroi end = map.discounting(Discounting.constant(0.02)).evaluate();
        assertThat(end.presentValue().value()).isCloseTo(21_621_330.65, CENT);
        assertThat(end.ratio().orElseThrow().value()).isCloseTo(3.8302, within(5e-5));

        Sroi undiscounted = map.discounting(Discounting.none()).evaluate();
        assertThat(undiscounted.presentValue().value()).isCloseTo(22_436_393.87, CENT);
        assertThat(undiscounted.ratio().orElseThrow().value()).isCloseTo(3.9746, within(5e-5));
    }

    /** The sroi-meta-analysis benchmark's chain: 5.00 · 0.80 = 4.00, · 0.745 = 2.98, · 0.785 = 2.34, · 0.950 = 2.22. */
    @Test
    void deductionsMultiply() {
        ValueOutcome five = outcome(5, 1);
        ValueOutcome four = five.withDeadweight(Deduction.of(0.2, "benchmark"));
        ValueOutcome three = four.withDisplacement(Deduction.of(0.255, "benchmark"));
        ValueOutcome two = three.withAttribution(Deduction.of(0.215, "benchmark"));
        assertThat(undiscounted(four)).containsExactly(4.0);
        assertThat(undiscounted(three).get(0)).isCloseTo(2.98, CENT);
        assertThat(undiscounted(two).get(0)).isCloseTo(2.34, CENT);
        assertThat(undiscounted(two.lasting(2, Deduction.of(0.05, "benchmark"))).get(1))
                .isCloseTo(2.22, CENT);
    }

    /**
     * Closed form: 100 · 50 kr · 0.75 moved to others, over 4 years at 4 % with 20 % drop-off is a geometric series.
     */
    @Test
    void displacementDropOffAndDiscountAreAGeometricSeries() {
        ValueOutcome outcome = outcome(100, 50)
                .withDisplacement(Deduction.of(0.25, "survey of employers"))
                .lasting(4, Deduction.of(0.2, "follow-up"));
        double first = 100 * 50 * 0.75 / 1.04;
        double q = 0.8 / 1.04;
        double expected = first * (1 - Math.pow(q, 4)) / (1 - q);
        assertThat(present(outcome, Discounting.constant(0.04))).isCloseTo(expected, within(1e-9));
        assertThat(present(outcome.startingIn(2), Discounting.constant(0.04))).isCloseTo(expected / 1.04, within(1e-9));
    }

    /**
     * Numbers of healthiar's tests: 50 · 20 and (1000 − 100) after 5 years at 3 %; 19,800 · 541,000 after 5 and 10
     * years.
     */
    @Test
    void singleAmountsAfterYears() {
        Discounting three = Discounting.constant(0.03);
        assertThat(present(outcome(50, 20).startingIn(5), three)).isCloseTo(862.61, CENT);
        assertThat(present(outcome(1_000 - 100, 1).startingIn(5), three)).isCloseTo(776.35, CENT);
        assertThat(present(outcome(19_800, 541_000).startingIn(5), three)).isCloseTo(9_240_092_777.0, within(0.5));
        Sroi sroi = ValueMap.named("healthiar")
                .discounting(three)
                .input("all", kroner(8.2e9).inTotal())
                .outcome(outcome(19_800, 541_000).startingIn(10))
                .evaluate();
        assertThat(sroi.netPresentValue().value()).isCloseTo(-229_414_802.0, within(0.5));
        assertThat(sroi.paybackMonths().orElseThrow()).isCloseTo(12 * (9 + 8.2e9 / 10_711_800_000.0), within(1e-9));
        assertThat(sroi.discountedPaybackMonths()).isEmpty();
    }

    /** The same tests' 8.2 billion spent after ten years: both discounted, and the cost only. */
    @Test
    void costsAfterYears() {
        ValueMap map = ValueMap.named("healthiar")
                .discounting(Discounting.constant(0.03))
                .input("all", kroner(8.2e9).inTotal().from(10));
        Sroi both = map.outcome(outcome(19_800, 541_000).startingIn(10)).evaluate();
        assertThat(both.netPresentValue().value()).isCloseTo(1_869_015_095.0, within(0.5));
        Sroi costOnly = ValueMap.named("healthiar")
                .discounting(Discounting.constant(0.03).at(YEAR_0))
                .input("all", kroner(8.2e9).inTotal().from(11))
                .outcome(outcome(19_800, 541_000))
                .evaluate();
        assertThat(costOnly.netPresentValue().value()).isCloseTo(4_610_229_898.0, within(0.5));
    }

    /** dampack's stream at 5 %, first year undiscounted. */
    @Test
    void aStreamWhoseFirstYearIsNotDiscounted() {
        Sroi sroi = ValueMap.named("stream")
                .discounting(Discounting.constant(0.05).at(YEAR_0))
                .outcome(
                        OTHER,
                        "all",
                        "stream",
                        Quantity.statedByYear(TOTAL, "dampack", 800, 1_000, 1_200, 1_500, 1_800, 2_000),
                        kroner(1).per("unit", 2024, "none"))
                .evaluate();
        assertAll(sroi.value().presentKronerByPeriod(), 800, 952.38, 1_088.44, 1_295.76, 1_480.86, 1_567.05);
        assertThat(sroi.presentValue().value()).isCloseTo(7_184.49, CENT);
        assertThat(sroi.ratio()).isEmpty();
        assertThat(sroi.netRatio()).isEmpty();
    }

    private static ValueOutcome row(
            String who, String what, double q, double price, double anyway, double others, double drop, int years) {
        return ValueOutcome.of(
                        OTHER,
                        who,
                        what,
                        Quantity.stated(q, TOTAL, "example"),
                        kroner(price).per("unit", 2009, "example"))
                .withDeadweight(Deduction.of(anyway, "example"))
                .withAttribution(Deduction.of(others, "example"))
                .lasting(years, Deduction.of(drop, "example"));
    }

    private static ValueOutcome share(ValueKind kind, String what, double price, double... byYear) {
        Quantity quantity = Quantity.statedByYear(PER_PARTICIPANT, "calc.js", byYear);
        return ValueOutcome.of(
                kind, "young people", what, quantity, kroner(price).per("person", 2025, "calc.js"));
    }

    private static ValueOutcome outcome(double quantity, double price) {
        return ValueOutcome.of(
                OTHER,
                "all",
                "something",
                Quantity.stated(quantity, TOTAL, "example"),
                kroner(price).per("unit", 2024, "example"));
    }

    private static double present(ValueOutcome outcome, Discounting discounting) {
        return ValueMap.named("one")
                .discounting(discounting)
                .outcome(outcome)
                .evaluate()
                .presentValue()
                .value();
    }

    private static List<Double> undiscounted(ValueOutcome outcome) {
        return ValueMap.named("one").outcome(outcome).evaluate().value().kronerByPeriod();
    }

    private static void assertAll(List<Double> actual, double... expected) {
        assertThat(actual).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual.get(i)).as("place %d", i).isCloseTo(expected[i], CENT);
        }
    }
}
