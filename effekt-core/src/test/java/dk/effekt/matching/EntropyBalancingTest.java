package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.covariate.DesignMatrix;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EntropyBalancingTest {

    private static final JsonNode ORACLE = Synth.oracle("weighting_synth.json");
    private static final JsonNode R = Synth.oracle("propensity_synth.json").path("ebal");

    /** An independent solution by Newton's method, {@code ebal_att_converged}; both standard errors of it. */
    @Test
    void equalsTheConvergedSolution() {
        JsonNode expected = ORACLE.path("ebal_att_converged");
        MatchedSample sample = EntropyBalancing.of(1).match(units(Estimand.ATT));
        Sandwich found = Sandwich.of(sample, Synth.outcome());

        assertThat(found.estimate()).isCloseTo(expected.path("est").doubleValue(), within(1e-9));
        assertThat(sample.effectiveControls())
                .isCloseTo(expected.path("ess_control").doubleValue(), within(1e-6));
        assertThat(largestOverMean(sample))
                .isCloseTo(expected.path("w_max_over_mean_control").doubleValue(), within(1e-8));
        assertThat(found.stacked()).isCloseTo(expected.path("se_full_stack").doubleValue(), within(1e-8));

        MatchedSample known = EntropyBalancing.of(1)
                .targets(EntropyBalancing.TargetMeans.KNOWN)
                .match(units(Estimand.ATT));
        assertThat(Sandwich.of(known, Synth.outcome()).stacked())
                .isCloseTo(expected.path("se_fixed_target_means").doubleValue(), within(1e-9));
    }

    /**
     * R: {@code weightit(F, d, method = "ebal", …)}, WeightIt 1.0.0, which stops up to 2e-5 short of balance; and
     * {@code weightit(…, method = "cbps")}, which has the same solution for the ATT and stops later.
     */
    @Test
    void equalsWeightItAsFarAsThatConverges() {
        assertWeightIt("ebal_att", Estimand.ATT, 1, 1e-4);
        assertWeightIt("ebal_att_moments2", Estimand.ATT, 2, 1e-4);
        assertWeightIt("ebal_ate", Estimand.ATE, 1, 1e-4);
        assertWeightIt("cbps_att", Estimand.ATT, 1, 1e-7);
        // The same, fully converged: notes of weighting_synth.json.
        assertThat(estimate(Estimand.ATE, 1)).isCloseTo(2.115354210780, within(1e-11));
        assertThat(estimate(Estimand.ATT, 2)).isCloseTo(1.989355289967, within(1e-11));
    }

    private static void assertWeightIt(String name, Estimand estimand, int moments, double tolerance) {
        JsonNode expected = ORACLE.path("weightit").path(name);
        MatchedSample sample = EntropyBalancing.of(moments).match(units(estimand));
        assertThat(Sandwich.of(sample, Synth.outcome()).estimate())
                .as(name)
                .isCloseTo(expected.path("est").doubleValue(), within(tolerance));
        assertFirst(sample, false, expected.path("w_first10_controls_normalised"), 10 * tolerance);
    }

    /** R: weights by a Newton method of its own; balance equations, target means and weighted means stacked (src/test/R/propensity_synth.R). */
    @Test
    void equalsStackedEquations() {
        assertStack("ATT", Estimand.ATT, 1);
        assertStack("ATC", Estimand.ATC, 1);
        assertStack("ATE", Estimand.ATE, 1);
        assertStack("ATT_moments2", Estimand.ATT, 2);
        assertStack("ATT_moments3", Estimand.ATT, 3);
    }

    /** Rows are read in blocks of 1024: whether the heavy ones come first or last, the weights are the same. */
    @Test
    void theOrderOfRowsDoesNotMatterBeyondOneBlock() {
        double[] weights = EntropyBalancing.of(1).match(units(Estimand.ATT)).weights();
        boolean[] treated = Synth.treated();
        Integer[] order = IntStream.range(0, weights.length).boxed().toArray(Integer[]::new);
        Arrays.sort(
                order,
                Comparator.comparing((Integer row) -> treated[row]).reversed().thenComparing(row -> weights[row]));
        int[] rows = Arrays.stream(order).mapToInt(Integer::intValue).toArray();
        boolean[] sorted = new boolean[rows.length];
        IntStream.range(0, rows.length).forEach(i -> sorted[i] = treated[rows[i]]);

        double[] found = EntropyBalancing.of(1)
                .match(Units.of(sorted).withCovariates(Synth.covariates().among(rows)))
                .weights();

        for (int i = 0; i < rows.length; i++) {
            assertThat(found[i]).isCloseTo(weights[rows[i]], within(1e-9));
        }
    }

    private static void assertStack(String name, Estimand estimand, int moments) {
        JsonNode expected = R.path(name);
        MatchedSample sample = EntropyBalancing.of(moments).match(units(estimand));
        Sandwich found = Sandwich.of(sample, Synth.outcome());
        assertThat(found.estimate()).as(name).isCloseTo(expected.path("est").doubleValue(), within(1e-10));
        assertThat(sample.effectiveControls())
                .as(name)
                .isCloseTo(expected.path("ess_control").doubleValue(), within(1e-7));
        assertThat(sample.effectiveTreated())
                .as(name)
                .isCloseTo(expected.path("ess_treated").doubleValue(), within(1e-7));
        assertFirst(sample, false, expected.path("w_first10_controls_normalised"), 1e-9);
        assertFirst(sample, true, expected.path("w_first10_treated_normalised"), 1e-9);
        assertThat(found.stacked())
                .as(name)
                .isCloseTo(expected.path("se_full_stack").doubleValue(), within(1e-8));
        MatchedSample known = EntropyBalancing.of(moments)
                .targets(EntropyBalancing.TargetMeans.KNOWN)
                .match(units(estimand));
        assertThat(Sandwich.of(known, Synth.outcome()).stacked())
                .as(name)
                .isCloseTo(expected.path("se_fixed_target_means").doubleValue(), within(1e-8));
    }

    /** Two rows at 0 and 3 must weigh 2 : 1 to have a mean of 1, whatever else. */
    @Test
    void hasAClosedFormForTwoRows() {
        boolean[] treated = {true, false, false};
        Units units = Units.of(treated).withCovariates(DesignMatrix.of(List.of("x"), new double[] {1, 0, 3}));

        MatchedSample sample = EntropyBalancing.of(1).match(units);

        assertThat(sample.weights()).containsExactly(new double[] {1, 2 / 3.0, 1 / 3.0}, within(1e-15));
        assertThat(sample.kind()).isEqualTo(MatchedSample.Kind.WEIGHTS);
    }

    @Test
    void discardedRowsAreNeitherWeighedNorAimedAt() {
        boolean[] treated = {true, true, false, false, false};
        Units units = Units.of(treated)
                .withCovariates(DesignMatrix.of(List.of("x"), new double[] {1, 99, 0, 3, 7}))
                .discarding(new boolean[] {false, true, false, false, true});

        MatchedSample sample = EntropyBalancing.of(1).match(units);

        assertThat(sample.weights()).containsExactly(new double[] {1, 0, 2 / 3.0, 1 / 3.0, 0}, within(1e-15));
        assertThat(sample.estimand()).isEqualTo("ATT among the matched");
        EstimatedWeights estimated = sample.estimatedWeights().orElseThrow();
        assertThat(estimated.influence(1, 0)).isZero();
        assertThat(estimated.influence(4, 0)).isZero();
        assertThat(estimated.derivative(4, 0)).isZero();
        assertThat(estimated.derivative(2, 0)).isNotZero();
    }

    @Test
    void aMeanBeyondAllRowsIsNamedInItsOwnUnits() {
        boolean[] treated = {true, true, false, false, false};
        DesignMatrix x = DesignMatrix.of(
                List.of("weeks", "age"), new double[] {1, 2, 1, 2, 3}, new double[] {70, 72, 20, 40, 65});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntropyBalancing.of(1).match(Units.of(treated).withCovariates(x)))
                .withMessage("'age' (mean to reach 71, untreated rows from 20 to 65): no weights of untreated"
                        + " rows, all above 0, have such a mean. Leave the covariate out, balance fewer moments, or discard"
                        + " rows of the other arm that have no like");
    }

    /** Each mean lies within the untreated rows, but a + b is 1 for the treated and at most 0.9 for the others. */
    @Test
    void meansThatCannotBeReachedTogetherAreNamed() {
        boolean[] treated = {true, true, false, false, false, false, false};
        DesignMatrix x = DesignMatrix.of(
                List.of("a", "b", "noise"),
                new double[] {.4, .6, .9, 0, 0, .2, .3},
                new double[] {.6, .4, 0, .9, 0, .1, .2},
                new double[] {1, 2, 1, 2, 1.5, 3, 0});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntropyBalancing.of(1).match(Units.of(treated).withCovariates(x)))
                .withMessageContaining("no weights of untreated rows, all above 0, have the means to reach in 'a', 'b'")
                .withMessageContaining("together");
    }

    /** The treated are all of the second or third level, so that untreated of the first would have to weigh 0. */
    @Test
    void weightsThatWouldHaveToVanishAreRefused() {
        boolean[] treated = {true, true, false, false, false, false};
        DesignMatrix x = DesignMatrix.of(
                List.of("second", "third"), new double[] {1, 0, 0, 0, 1, 0}, new double[] {0, 1, 0, 0, 0, 1});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntropyBalancing.of(1).match(Units.of(treated).withCovariates(x)))
                .withMessageContaining("all above 0, have the means to reach in 'second', 'third' together");
    }

    @Test
    void collinearColumnsAreNamed() {
        boolean[] treated = {true, false, false, true, false};
        double[] x = {1, 2, 0, 1, 3};
        double[] twice = {2, 4, 0, 2, 6};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntropyBalancing.of(1)
                        .match(Units.of(treated).withCovariates(DesignMatrix.of(List.of("x", "twice"), x, twice))))
                .withMessage("covariate 'twice' follows from the others; leave it out");
    }

    @Test
    void saysAllThatIsMissingAtOnce() {
        Units units = Units.of(new boolean[] {true, false}).estimating(Estimand.ATO);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntropyBalancing.of(1).match(units))
                .withMessage(
                        "\"entropy balancing of means\" cannot be done here:\n- covariates: give them by Units.withCovariates\n- the ATT, ATC or"
                                + " ATE as estimand: of the ATO the means to aim at are not known");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntropyBalancing.of(4))
                .withMessage("moments 4 is not 1 (means), 2 (and variances) or 3 (and skews)");
    }

    @Test
    void saysWhatItDoes() {
        assertThat(EntropyBalancing.of(1).describe()).isEqualTo("entropy balancing of means");
        assertThat(EntropyBalancing.of(2).describe()).isEqualTo("entropy balancing of means and squares");
        assertThat(EntropyBalancing.of(3).describe()).isEqualTo("entropy balancing of means, squares and cubes");
        assertThat(EntropyBalancing.of(1)
                        .match(units(Estimand.ATT))
                        .estimatedWeights()
                        .orElseThrow()
                        .describe())
                .isEqualTo("the entropy-balancing weights, target means estimated");
    }

    private static double estimate(Estimand estimand, int moments) {
        return Sandwich.of(EntropyBalancing.of(moments).match(units(estimand)), Synth.outcome())
                .estimate();
    }

    private static void assertFirst(MatchedSample sample, boolean treated, JsonNode expected, double tolerance) {
        assertThat(expected).hasSize(10);
        double[] weights = sample.normalizedWeights();
        for (int row = 0, at = 0; at < 10; row++) {
            if (sample.units().isTreated(row) == treated) {
                assertThat(weights[row]).isCloseTo(expected.get(at).doubleValue(), within(tolerance));
                at++;
            }
        }
    }

    private static double largestOverMean(MatchedSample sample) {
        double largest = 0;
        double[] weights = sample.normalizedWeights();
        for (int row = 0; row < weights.length; row++) {
            largest = sample.units().isTreated(row) ? largest : Math.max(largest, weights[row]);
        }
        return largest;
    }

    private static Units units(Estimand estimand) {
        return Units.of(Synth.treated()).withCovariates(Synth.covariates()).estimating(estimand);
    }
}
