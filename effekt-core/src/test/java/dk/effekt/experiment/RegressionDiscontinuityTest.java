package dk.effekt.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.effect.SynthSamples;
import dk.effekt.experiment.RegressionDiscontinuity.Side;
import dk.effekt.matching.Synth;
import dk.effekt.table.Table;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

/** Numbers of R are those of {@code discontinuity_synth.R}. */
class RegressionDiscontinuityTest {

    private static final JsonNode ORACLE = Synth.oracle("discontinuity_synth.json");
    private static final Table TABLE = Table.builder()
            .number("age", SynthSamples.numbers(ORACLE.get("data").get("age")))
            .number("took", SynthSamples.numbers(ORACLE.get("data").get("took")))
            .number("y", SynthSamples.numbers(ORACLE.get("data").get("y")))
            .build();
    private static final RegressionDiscontinuity RULE =
            RegressionDiscontinuity.on(TABLE).running("age").cutoff(30).outcome("y");

    private static void assertSame(DiscontinuityEffect effect, JsonNode answer) {
        assertThat(effect.linear()).isCloseTo(answer.get("linear").asDouble(), withinPercentage(1e-8));
        assertThat(effect.value()).isCloseTo(answer.get("corrected").asDouble(), withinPercentage(1e-8));
        assertThat(effect.standardError()).isCloseTo(answer.get("se").asDouble(), withinPercentage(1e-8));
    }

    @Test
    void isTheWeightedRegressionOnBothSides() {
        for (JsonNode answer : ORACLE.get("sharp")) {
            assertSame(RULE.bandwidth(answer.get("h").asDouble()).estimate(), answer);
        }
    }

    /** That of Imbens and Kalyanaraman times 800^(-1/20). */
    @Test
    void choosesABandwidthForTheInterval() {
        assertThat(RULE.estimate().bandwidth())
                .isCloseTo(ORACLE.get("ik").asDouble() * Math.pow(800, -0.05), withinPercentage(1e-7));
    }

    @Test
    void onCompliersIsTheRatioOfJumps() {
        for (JsonNode answer : ORACLE.get("fuzzy")) {
            assertSame(RULE.taken("took").bandwidth(answer.get("h").asDouble()).estimate(), answer);
        }
        assertThat(RULE.taken("took").estimate().estimand()).isEqualTo("effect on compliers at the cutoff");
    }

    @Test
    void aRuleForThoseBelowTurnsTheSign() {
        assertThat(RULE.treated(Side.BELOW).estimate().value())
                .isEqualTo(-RULE.estimate().value());
    }

    @Test
    void theOrderOfRowsChangesNothing() {
        List<Integer> order = IntStream.range(0, TABLE.rows()).boxed().collect(Collectors.toList());
        Collections.shuffle(order, new Random(2));
        Table turned = TABLE.take(order.stream().mapToInt(row -> row).toArray());
        RegressionDiscontinuity rule =
                RegressionDiscontinuity.on(turned).running("age").cutoff(30).outcome("y");

        assertThat(rule.estimate()).isEqualTo(RULE.estimate());
        assertThat(rule.taken("took").estimate()).isEqualTo(RULE.taken("took").estimate());
        assertThat(rule.density()).isEqualTo(RULE.density());
        assertThat(rule.covariateJumps("took")).isEqualTo(RULE.covariateJumps("took"));
        assertThat(rule.placeboCutoffs(27)).isEqualTo(RULE.placeboCutoffs(27));
    }

    @Test
    void densityIsMcCrarys() {
        JsonNode answer = ORACLE.get("density");
        DensityJump density = RULE.density();

        assertThat(density.bin()).isCloseTo(answer.get("bin").asDouble(), withinPercentage(1e-9));
        assertThat(density.bandwidth()).isCloseTo(answer.get("h").asDouble(), withinPercentage(1e-6));
        assertThat(density.below()).isCloseTo(answer.get("below").asDouble(), withinPercentage(1e-6));
        assertThat(density.above()).isCloseTo(answer.get("above").asDouble(), withinPercentage(1e-6));
        assertThat(density.standardError()).isCloseTo(answer.get("se").asDouble(), withinPercentage(1e-6));
    }

    /** Where a third of those just below move over the cutoff, the density says so. */
    @Test
    void densityShowsWhoMovedOver() {
        Random random = new Random(2008);
        int alarms = 0;
        int falseAlarms = 0;
        int studies = 150;
        for (int study = 0; study < studies; study++) {
            double[] age = random.doubles(2000).map(u -> 18 + 24 * u).toArray();
            double[] moved = Arrays.stream(age)
                    .map(a -> a > 28.5 && a < 30 && random.nextInt(3) > 0 ? a + 1.5 : a)
                    .toArray();
            falseAlarms += density(age).pValue() < 0.05 ? 1 : 0;
            alarms += density(moved).pValue() < 0.05 ? 1 : 0;
        }

        assertThat((double) falseAlarms / studies).isLessThan(0.10);
        assertThat((double) alarms / studies).isGreaterThan(0.7);
    }

    private static DensityJump density(double[] age) {
        return RegressionDiscontinuity.on(Table.builder().number("age", age).build())
                .running("age")
                .cutoff(30)
                .density();
    }

    /** The curve of Lee's (2008) data as Imbens and Kalyanaraman (2012) simulate it; the jump is 0.04. */
    @Test
    void intervalsHoldTheTruthOnACurve() {
        Random random = new Random(2014);
        int held = 0;
        int studies = 500;
        for (int study = 0; study < studies; study++) {
            double[] x = new double[500];
            double[] y = new double[500];
            for (int i = 0; i < 500; i++) {
                // Beta(2, 4) as the second smallest of five even numbers.
                x[i] = 2 * random.doubles(5).sorted().toArray()[1] - 1;
                double at = x[i];
                y[i] = at < 0
                        ? 0.48 + at * (1.27 + at * (7.18 + at * (20.21 + at * (21.54 + at * 7.33))))
                        : 0.52 + at * (0.84 + at * (-3.00 + at * (7.99 + at * (-9.01 + at * 3.56))));
                y[i] += 0.1295 * random.nextGaussian();
            }
            DiscontinuityEffect effect = RegressionDiscontinuity.on(
                            Table.builder().number("x", x).number("y", y).build())
                    .running("x")
                    .cutoff(0)
                    .outcome("y")
                    .estimate();
            held += effect.ciLow() <= 0.04 && 0.04 <= effect.ciHigh() ? 1 : 0;
        }

        // The curve bends most just below the cutoff, and something of the bias is left.
        assertThat((double) held / studies).isBetween(0.90, 0.98);
    }

    @Test
    void checksShowNothingWhereNothingIs() {
        Random random = new Random(1);
        Table checked = TABLE.withNumber(
                "male",
                IntStream.range(0, TABLE.rows()).map(row -> random.nextInt(2)).toArray());
        RegressionDiscontinuity rule =
                RegressionDiscontinuity.on(checked).running("age").cutoff(30).outcome("y");

        assertThat(rule.covariateJumps("male")).singleElement().satisfies(jump -> {
            assertThat(jump.pValue()).isGreaterThan(0.01);
            assertThat(jump.estimand()).isEqualTo("check: no jump");
        });
        assertThat(rule.placeboCutoffs(26, 34))
                .hasSize(2)
                .allSatisfy(jump -> assertThat(jump.pValue()).isGreaterThan(0.01));
        // A placebo below the cutoff does not see those above.
        assertThat(rule.bandwidth(8).placeboCutoffs(26).get(0).above())
                .isEqualTo((int) Arrays.stream(TABLE.numbers("age"))
                        .filter(age -> age >= 26 && age < 30)
                        .count());
    }

    /** So wide that all weights are 1: the jump between {@code lm(y ~ x + I(x^2))} of either side, by QR. */
    @Test
    void aBandwidthBeyondAllRowsIsNoBandwidth() {
        double[] below = side(age -> age < 0);
        double[] above = side(age -> age >= 0);

        assertThat(RULE.bandwidth(1e12).estimate().value()).isCloseTo(above[0] - below[0], withinPercentage(1e-7));
    }

    private static double[] side(DoublePredicate isOfIt) {
        double[] x = Arrays.stream(TABLE.numbers("age")).map(age -> age - 30).toArray();
        double[] y = TABLE.numbers("y");
        int[] rows =
                IntStream.range(0, x.length).filter(row -> isOfIt.test(x[row])).toArray();
        OLSMultipleLinearRegression fit = new OLSMultipleLinearRegression();
        fit.newSampleData(
                Arrays.stream(rows).mapToDouble(row -> y[row]).toArray(),
                Arrays.stream(rows)
                        .mapToObj(row -> new double[] {x[row], x[row] * x[row]})
                        .toArray(double[][]::new));
        return fit.estimateRegressionParameters();
    }

    @Test
    void saysWhatLeavesNothingToEstimate() {
        double[] same = new double[TABLE.rows()];
        RegressionDiscontinuity flat = RegressionDiscontinuity.on(TABLE.withNumber("same", same))
                .running("age")
                .cutoff(30)
                .outcome("same");
        assertThatIllegalArgumentException().isThrownBy(flat::estimate).withMessageContaining("does not vary");
        assertThat(flat.bandwidth(4).estimate().value()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RULE.donut(1e6).estimate())
                .withMessageContaining("no row is left");
        // Everybody takes part but one far away, who is needed for a column of both kinds.
        Arrays.fill(same, 1);
        same[0] = 0;
        double[] age = TABLE.numbers("age");
        age[0] = 29 - 100;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegressionDiscontinuity.on(
                                TABLE.withNumber("age", age).withNumber("took", same))
                        .running("age")
                        .cutoff(30)
                        .outcome("y")
                        .taken("took")
                        .bandwidth(4)
                        .estimate())
                .withMessageContaining("'took' does not jump at the cutoff");
        assertThat(RegressionDiscontinuity.on(TABLE).outcome("y")).hasToString("y by no rule yet");
    }

    /** Who lies on the other side of the true cutoff takes no part in a placebo, known or not. */
    @Test
    void aPlaceboCountsWhoIsNotKnownOnItsOwnSide() {
        double[] y = TABLE.numbers("y");
        double[] age = TABLE.numbers("age");
        for (int row = 0; row < y.length; row++) {
            y[row] = age[row] >= 36 ? Double.NaN : y[row];
        }
        assertThat(RegressionDiscontinuity.on(TABLE.withNumber("y", y))
                        .running("age")
                        .cutoff(30)
                        .outcome("y")
                        .placeboCutoffs(26)
                        .get(0)
                        .warnings())
                .isEmpty();
    }

    @Test
    void aDonutLeavesOutTheNearest() {
        double[] age = TABLE.numbers("age");
        boolean[] far = new boolean[age.length];
        for (int row = 0; row < far.length; row++) {
            far[row] = Math.abs(age[row] - 30) >= 0.25;
        }
        DiscontinuityEffect donut = RULE.bandwidth(4).donut(0.25).estimate();

        assertThat(donut)
                .isEqualTo(RegressionDiscontinuity.on(TABLE.where(far))
                        .running("age")
                        .cutoff(30)
                        .outcome("y")
                        .bandwidth(4)
                        .estimate());
    }

    @Test
    void warnsOfFewValuesAndRefusesFewer() {
        Table years = TABLE.withNumber(
                "age", Arrays.stream(TABLE.numbers("age")).map(Math::floor).toArray());
        RegressionDiscontinuity rule =
                RegressionDiscontinuity.on(years).running("age").cutoff(30).outcome("y");

        assertThat(rule.bandwidth(6).estimate().warnings())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("Kolesár and Rothe 2018"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule.bandwidth(3).estimate())
                .withMessageContaining("widen the bandwidth");
        assertThat(rule.density().bin()).isEqualTo(1);
    }

    @Test
    void readsAsATableAndRefusesHalfARule() {
        DiscontinuityEffect effect = RULE.estimate();

        assertThat(effect.table().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(effect.toString().length()).isLessThan(80);
        assertThat(RULE.density().toString().length()).isLessThan(80);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegressionDiscontinuity.on(TABLE).outcome("y").estimate())
                .withMessageContaining("say running(…) and cutoff(…)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RULE.cutoff(80).estimate())
                .withMessageContaining("all rows lie on one side");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RULE.placeboCutoffs(30))
                .withMessageContaining("another than the true one");
        double[] y = TABLE.numbers("y");
        y[3] = Double.NaN;
        assertThat(RegressionDiscontinuity.on(TABLE.withNumber("y", y))
                        .running("age")
                        .cutoff(30)
                        .outcome("y")
                        .estimate()
                        .warnings())
                .containsExactly("of 1 rows the value is not known, and they are left out");
    }
}
