package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InversePropensityTest {

    private static final JsonNode WEIGHTIT =
            Synth.oracle("weighting_synth.json").path("weightit");
    private static final JsonNode R = Synth.oracle("propensity_synth.json");

    /** R: {@code weightit(F, d, method = "glm", estimand = …)}, WeightIt 1.0.0. */
    @Test
    void equalsWeightIt() {
        assertEquals(Estimand.ATT, WEIGHTIT.path("ipw_att"));
        assertEquals(Estimand.ATE, WEIGHTIT.path("ipw_ate"));
        assertEquals(Estimand.ATO, WEIGHTIT.path("overlap_ato"));
    }

    private static void assertEquals(Estimand estimand, JsonNode expected) {
        MatchedSample sample = InversePropensity.withDefaults().match(units(estimand));
        Sandwich found = Sandwich.of(sample, Synth.outcome());

        assertThat(found.estimate())
                .isCloseTo(expected.path("est").doubleValue(), relative(1e-9, expected.path("est")));
        assertThat(found.fixed())
                .isCloseTo(
                        expected.path("se_HC0_weights_fixed").doubleValue(),
                        relative(1e-9, expected.path("se_HC0_weights_fixed")));
        assertThat(sample.effectiveControls())
                .isCloseTo(expected.path("ess_control").doubleValue(), relative(1e-10, expected.path("ess_control")));
        assertThat(sample.effectiveTreated())
                .isCloseTo(expected.path("ess_treated").doubleValue(), relative(1e-10, expected.path("ess_treated")));
        JsonNode first = expected.path("w_first10_controls_normalised");
        assertThat(first).hasSize(10);
        double[] weights = sample.normalizedWeights();
        for (int row = 0, at = 0; at < 10; row++) {
            if (!sample.units().isTreated(row)) {
                assertThat(weights[row]).isCloseTo(first.get(at).doubleValue(), relative(1e-10, first.get(at)));
                at++;
            }
        }
    }

    /** R: {@code lm_weightit(y ~ treat, weightit = …)}, WeightIt 1.0.0, whose own fit stops at epsilon 1e-8. */
    @Test
    void standardErrorsCountTheScoreIn() {
        assertThat(stacked(PropensityModels.logistic(), Estimand.ATT)).isCloseTo(.479950611782421, within(1e-8));
        assertThat(stacked(PropensityModels.logistic(), Estimand.ATE)).isCloseTo(.584031050751536, within(2e-8));
    }

    /**
     * R: the score equations and both weighted means stacked, with a numerical Jacobian (src/test/R/propensity_synth.R), and
     * {@code lm_weightit} of WeightIt 2.0.0.
     */
    @ParameterizedTest
    @EnumSource
    void equalsStackedEquationsOfEitherLink(Estimand estimand) {
        for (String link : new String[] {"logit", "probit"}) {
            JsonNode expected = R.path("ipw_" + link).path(estimand.name());
            PropensityModel model = link.equals("logit") ? PropensityModels.logistic() : PropensityModels.probit();
            MatchedSample sample = InversePropensity.withDefaults().match(units(model, estimand));
            Sandwich found = Sandwich.of(sample, Synth.outcome());

            assertThat(found.estimate()).isCloseTo(expected.path("est").doubleValue(), within(1e-11));
            assertThat(sample.effectiveControls())
                    .isCloseTo(expected.path("ess_control").doubleValue(), within(1e-8));
            assertThat(sample.effectiveTreated())
                    .isCloseTo(expected.path("ess_treated").doubleValue(), within(1e-8));
            assertThat(found.stacked())
                    .isCloseTo(expected.path("se_M_estimation").doubleValue(), within(1e-9));
            JsonNode weightIt = R.path("weightit_se").path(estimand.name() + "_" + link);
            if (weightIt.isNumber()) {
                assertThat(found.stacked()).isCloseTo(weightIt.doubleValue(), within(1e-8));
            }
        }
    }

    /** R: glmnet's coefficients; means, variances, penalised score equations and weighted means stacked (src/test/R/propensity_synth.R). */
    @Test
    void countsInTheRidgeAndTheVariancesThatScaleIt() {
        for (JsonNode expected : R.path("ridge")) {
            Sandwich found = Sandwich.of(
                    InversePropensity.withDefaults()
                            .match(units(
                                    PropensityModels.ridge(
                                            expected.path("lambda").doubleValue()),
                                    Estimand.ATT)),
                    Synth.outcome());
            assertThat(found.estimate()).isCloseTo(expected.path("ipw_att").doubleValue(), within(1e-11));
            assertThat(found.stacked())
                    .isCloseTo(expected.path("ipw_att_se_M_estimation").doubleValue(), within(1e-9));
        }
    }

    /** R: {@code trim(weightit(…), at = …)}, WeightIt 2.0.0. */
    @Test
    void truncatesAsWeightItTrims() {
        assertTruncated(Estimand.ATT, R.path("trimmed").path("ATT_99"));
        assertTruncated(Estimand.ATE, R.path("trimmed").path("ATE_95"));
    }

    private static void assertTruncated(Estimand estimand, JsonNode expected) {
        InversePropensity matcher =
                InversePropensity.withDefaults().truncatedAt(expected.path("at").doubleValue());
        MatchedSample sample = matcher.match(units(estimand));
        Sandwich found = Sandwich.of(sample, Synth.outcome());

        assertThat(found.estimate()).isCloseTo(expected.path("est").doubleValue(), within(1e-9));
        assertThat(sample.effectiveControls())
                .isCloseTo(expected.path("ess_control").doubleValue(), within(1e-8));
        assertThat(sample.effectiveTreated())
                .isCloseTo(expected.path("ess_treated").doubleValue(), within(1e-8));
        assertThat(sample.estimand()).isEqualTo(estimand.name());
        assertThat(sample.estimatedWeights().orElseThrow().describe())
                .isEqualTo("the logistic propensity, the limits of truncation taken as known");
    }

    @Test
    void whomTheEffectIsAskedForAndIsTrimmedIsCountedAndTheNameChanges() {
        Units units = units(Estimand.ATT);
        PropensityScore score = units.propensity().orElseThrow();
        int treatedOutside = 0;
        for (int row = 0; row < units.size(); row++) {
            boolean outside = score.probability(row) < 0.1 || score.probability(row) > 0.3;
            treatedOutside += outside && units.isTreated(row) ? 1 : 0;
        }

        InversePropensity matcher = InversePropensity.withDefaults().trimmedTo(0.1, 0.3);
        MatchedSample sample = matcher.match(units);

        assertThat(treatedOutside).isPositive();
        assertThat(sample.unmatched(Unmatched.DISCARDED)).isEqualTo(treatedOutside);
        assertThat(sample.distinctTreated()).isEqualTo(226 - treatedOutside);
        assertThat(sample.estimand()).isEqualTo("ATT among the matched");
        assertThat(matcher.describe()).isEqualTo("inverse propensity weights, scores from 0.1 to 0.3");
        double[] weights = sample.weights();
        EstimatedWeights estimated = sample.estimatedWeights().orElseThrow();
        for (int row = 0; row < weights.length; row++) {
            boolean inside = score.probability(row) >= 0.1 && score.probability(row) <= 0.3;
            assertThat(weights[row] > 0).isEqualTo(inside);
            if (!inside) {
                assertThat(estimated.derivative(row, 1)).isZero();
            }
        }
        assertThat(estimated.describe()).isEqualTo("the logistic propensity, the limits of trimming taken as known");
    }

    /** Both limits are inclusive. */
    @Test
    void aScoreAtTheLimitStays() {
        Units units = Units.of(new boolean[] {true, true, false, false, false})
                .withPropensity(PropensityScore.of("given", new double[] {0.1, 0.9, 0.1, 0.9, 0.95}));
        assertThat(InversePropensity.withDefaults()
                        .trimmedTo(0.1, 0.9)
                        .match(units)
                        .rowsInUse())
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void discardedRowsWeighNothing() {
        boolean[] first = new boolean[1500];
        first[0] = true;
        first[1] = true;
        double[] weights = InversePropensity.withDefaults()
                .match(units(Estimand.ATE).discarding(first))
                .weights();

        assertThat(weights[0]).isZero();
        assertThat(weights[1]).isZero();
        assertThat(weights[2]).isPositive();
    }

    @Test
    void aScoreOfOnesOwnIsTakenAsKnownUnlessItSaysHowItWasEstimated() {
        boolean[] treated = {true, false, true, false};
        PropensityScore score = PropensityScore.of("elicited", new double[] {.5, .2, .8, .5});
        MatchedSample sample = InversePropensity.withDefaults()
                .match(Units.of(treated).withPropensity(score).estimating(Estimand.ATE));

        assertThat(sample.weights()).containsExactly(new double[] {2, 1.25, 1.25, 2}, within(1e-15));
        assertThat(sample.estimatedWeights()).isEmpty();
        EstimatedWeights estimation = PropensityModels.logistic()
                .fit(Synth.treated(), Synth.covariates())
                .estimation()
                .orElseThrow();
        assertThat(score.withEstimation(estimation).estimation()).contains(estimation);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN})
    void aScoreIsAProbabilityThatLeavesBothArmsPossible(double probability) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PropensityScore.of("mine", new double[] {0.5, probability}))
                .withMessage("the probability of row 1 is " + probability + "; it must lie between 0 and 1");
    }

    @Test
    void saysAllThatIsMissingAtOnce() {
        Units units =
                Units.of(new boolean[] {true, false}).inStrata(new int[] {1, 2}).apart(new int[] {1, 2});

        assertThat(InversePropensity.withDefaults().missingIn(units)).hasSize(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InversePropensity.withDefaults().match(units))
                .withMessageStartingWith(
                        "\"" + InversePropensity.withDefaults().describe() + "\" cannot be done here:\n")
                .withMessageContaining("\n- a propensity score: give one by Units.withPropensity\n- ")
                .withMessageContaining("take the strata as covariates")
                .withMessageContaining("antiexact");
    }

    @Test
    void refusesWhatIsNoRangeOrLeavesNobody() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InversePropensity.withDefaults().trimmedTo(0.9, 0.1))
                .withMessageContaining("scores from 0.9 to 0.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InversePropensity.withDefaults().truncatedAt(99))
                .withMessageContaining("quantile 99.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InversePropensity.withDefaults().truncatedAt(0))
                .withMessageContaining("quantile 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InversePropensity.withDefaults().trimmedTo(0.5, 0.5))
                .withMessageContaining("scores from 0.5 to 0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        InversePropensity.withDefaults().trimmedTo(0.99, 1).match(units(Estimand.ATT)))
                .withMessage("there is no treated row with a score from 0.99 to 1.0; both arms are needed");
    }

    private static double stacked(PropensityModel model, Estimand estimand) {
        return Sandwich.of(InversePropensity.withDefaults().match(units(model, estimand)), Synth.outcome())
                .stacked();
    }

    private static Units units(Estimand estimand) {
        return units(PropensityModels.logistic(), estimand);
    }

    private static Units units(PropensityModel model, Estimand estimand) {
        return Units.of(Synth.treated())
                .withPropensity(model.fit(Synth.treated(), Synth.covariates()))
                .estimating(estimand);
    }

    private static Offset<Double> relative(double share, JsonNode to) {
        return within(share * Math.abs(to.doubleValue()));
    }
}
