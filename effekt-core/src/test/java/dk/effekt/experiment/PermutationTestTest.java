package dk.effekt.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.experiment.RandomizationTest.Scope;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PermutationTestTest {

    private static int[] starts(int units, int... treated) {
        int[] starts = new int[units];
        System.arraycopy(treated, 0, starts, 0, treated.length);
        return starts;
    }

    private static LongPanel noise(int[] starts, int periods, long seed) {
        return LongPanel.of(starts, periods, new Random(seed), (row, r) -> r.nextGaussian());
    }

    private static LongPanel withEffect(LongPanel panel, double effect) {
        return panel.map(row -> row.isTreated() ? row.y(row.y() + effect) : row);
    }

    /** One of six is treated: its change of 5 lies farther from the mean of the others than any other, so p is 1/6. */
    @Test
    void oneTreatedUnitByHand() {
        double[] changes = {5, -1, 0, 1, 2, 3};
        LongPanel panel = LongPanel.of(
                starts(6, 2),
                2,
                new Random(1),
                (row, r) -> row.period() == 1 ? 0 : changes[row.unit().charAt(7) - '0']);
        PermutationTest test = panel.sentence().estimate().permuting(999, 1);

        assertThat(test.estimate()).isCloseTo(4, within(1e-12));
        assertThat(test.scope()).isEqualTo(Scope.ALL);
        assertThat(test.assignments()).isEqualTo(6);
        assertThat(test.pValue()).isCloseTo(1 / 6.0, within(1e-12));
        assertThat(test.smallestPValue()).isCloseTo(1 / 6.0, within(1e-12));
        // No effect can be rejected at 5 % of six assignments.
        assertThat(test.ciLow()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(test.ciHigh()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(test)
                .hasToString("effect on the mean unit: +4.000 [-Infinity, +Infinity], p = 0.167 of all 6 assignments");
    }

    @Test
    void allDifferentAssignmentsAreTriedIfTheyAreFew() {
        // 7!/(2! 1! 4!) = 105
        LongPanel panel = noise(starts(7, 2, 2, 3), 3, 1);
        PermutationTest all = panel.sentence().estimate().permuting(105, 1);
        PermutationTest sampled = panel.sentence().estimate().permuting(104, 1);
        assertThat(all.scope()).isEqualTo(Scope.ALL);
        assertThat(all.assignments()).isEqualTo(105);
        assertThat(sampled.scope()).isEqualTo(Scope.DRAWN);
        assertThat(sampled.assignments()).isEqualTo(105);
        assertThat(panel.sentence().estimate().permuting(20_000, 1)).isEqualTo(all);
    }

    @Test
    void drawsComeNearAll() {
        LongPanel panel = noise(starts(12, 2, 2, 3), 3, 8);
        double all = panel.sentence().estimate().permuting(1_000, 1).pValue();
        double sampled = panel.sentence().estimate().permuting(600, 1).pValue();
        // 3 standard errors of 600 draws.
        assertThat(sampled).isCloseTo(all, within(3 * Math.sqrt(0.25 / 600)));
        assertThat(panel.sentence().estimate().permuting(600, 1).pValue()).isEqualTo(sampled);
    }

    /** The effect is taken out of the outcomes, and the test made anew: just within the limits it is not rejected, beyond it is. */
    @Test
    void theIntervalHoldsTheEffectsThatAreNotRejected() {
        LongPanel panel = withEffect(noise(starts(13, 3, 3, 4), 4, 5), 2);
        for (DifferenceInDifferences.Method method : DifferenceInDifferences.Method.values()) {
            String covariates = method == DifferenceInDifferences.Method.OUTCOME_REGRESSION ? "~ x" : "~ 1";
            PermutationTest test = panel.sentence()
                    .covariates(covariates)
                    .by(method)
                    .estimate()
                    .permuting(1_000, 1);
            assertThat(test.scope()).isEqualTo(Scope.ALL);
            assertThat(test.ciLow()).isFinite();
            for (double limit : new double[] {test.ciLow(), test.ciHigh()}) {
                double outwards = 1e-6 * Math.signum(limit - test.estimate());
                assertThat(p(panel, limit - outwards, covariates, method)).isGreaterThan(0.05);
                assertThat(p(panel, limit + outwards, covariates, method)).isLessThanOrEqualTo(0.05);
            }
        }
    }

    private static double p(LongPanel panel, double effect, String covariates, DifferenceInDifferences.Method method) {
        return withEffect(panel, -effect)
                .sentence()
                .covariates(covariates)
                .by(method)
                .estimate()
                .permuting(1_000, 1)
                .pValue();
    }

    @Test
    void startsThatDifferWithinAClusterCannotBeDealtOut() {
        LongPanel panel = noise(starts(8, 2, 3), 3, 1)
                .map(row -> new LongPanel.Row(row.unit(), row.period(), row.start(), row.y(), row.x(), 1, "cluster"));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> panel.sentence().clusteredOn("cluster").estimate().permuting(99, 1))
                .withMessageContaining("units of one cluster start in different periods");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> panel.sentence().estimate().permuting(10, 1))
                .withMessage("10 draws; a test needs 99 or more");
    }

    /** 3 standard errors of 400 studies at 5 % are 3.3 points; ties make a permutation test of 190 assignments no wider. */
    @Test
    void ofTwoTreatedUnitsItRejectsAsOftenAsItSaysAndTheNormalIntervalTooOften() {
        assertThat(rejections(1, true)).isLessThan(0.083);
        assertThat(rejections(1, false)).isGreaterThan(0.2);
    }

    /** The caveat of Ferman and Pinto (2019): treated units three times as erratic as others. */
    @Test
    void whereTreatedUnitsAreMoreErraticItRejectsTooOften() {
        assertThat(rejections(3, true)).isGreaterThan(0.2);
        assertThat(rejections(1 / 3.0, true)).isLessThan(0.01);
    }

    private static double rejections(double spread, boolean permuting) {
        int studies = 400;
        int rejected = 0;
        for (int study = 0; study < studies; study++) {
            LongPanel panel =
                    noise(starts(20, 2, 2), 2, study).map(row -> row.start() > 0 ? row.y(spread * row.y()) : row);
            GroupTimeEffects effects = panel.sentence().estimate();
            double p = permuting
                    ? effects.permuting(190, 1).pValue()
                    : effects.overall().pValue();
            rejected += p <= 0.05 ? 1 : 0;
        }
        return rejected / (double) studies;
    }

    /** With 4 treated of 16 and two periods before, Wald's test rejects far too often, that of permutations does not. */
    @Test
    void trendsAreTestedTheSameWay() {
        int studies = 200;
        int permuted = 0;
        int wald = 0;
        for (int study = 0; study < studies; study++) {
            LongPanel panel = noise(starts(16, 4, 4, 5, 5), 5, study);
            GroupTimeEffects effects = panel.sentence().estimate();
            permuted += effects.permutingTrends(99, study).pValue() <= 0.05 ? 1 : 0;
            wald += effects.preTrends().pValue() <= 0.05 ? 1 : 0;
            assertThat(effects.preTrends().note()).isNotEmpty();
        }
        // 3 standard errors of 200 studies are 4.6 points.
        assertThat(permuted / (double) studies).isLessThan(0.097);
        assertThat(wald / (double) studies).isGreaterThan(0.5);
        int[] four = Arrays.copyOf(new int[] {3, 3, 3, 3}, 16);
        LongPanel drifting = LongPanel.of(
                four, 3, new Random(2), (row, r) -> r.nextGaussian() + (row.start() > 0 ? 4 * row.period() : 0));
        assertThat(drifting.sentence().estimate().permutingTrends(999, 1).pValue())
                .isLessThan(0.01);
    }
}
