package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.matching.Estimand;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Synth;
import dk.effekt.regression.OutcomeModel;
import java.util.Locale;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Standard errors that count in the estimation of the weights, beside WeightIt's {@code lm_weightit}. */
class MEstimationTest {

    private static final double[] Y = Synth.outcome();

    /** Relative 1e-8. */
    private static final Percentage NEAR = withinPercentage(1e-6);

    /** Relative 1e-6: WeightIt's figures rest on a score at which {@code glm} stops by default, a step before it stands still. */
    private static final Percentage GLM_DEFAULT = withinPercentage(1e-4);

    private static Estimate estimate(MatchedSample sample, EffectEstimator estimator, VarianceEstimator errors) {
        return Estimation.of(sample)
                .outcome("y", Y)
                .with(estimator)
                .errors(errors)
                .estimate();
    }

    /** {@code lm_weightit(y ~ treat, weightit = w)}, also with {@code cluster = ~ municipality}. */
    @ParameterizedTest
    @EnumSource(Estimand.class)
    void differenceIsThatOfWeightIt(Estimand estimand) {
        MatchedSample sample = IpwWeights.ofSynth(estimand).sample();
        JsonNode expected = oracle(estimand).get("difference");
        EffectEstimator difference = EffectEstimators.weightedDifference();

        Estimate rows = estimate(sample, difference, VarianceEstimators.mEstimation());
        assertThat(rows.value()).isCloseTo(expected.get("est").asDouble(), GLM_DEFAULT);
        assertThat(rows.standardError()).isCloseTo(expected.get("se_M").asDouble(), GLM_DEFAULT);
        Estimate towns =
                estimate(sample, difference, VarianceEstimators.mEstimation(Synth.municipality(), "the municipality"));
        assertThat(towns.standardError())
                .isCloseTo(expected.get("se_M_municipality").asDouble(), GLM_DEFAULT);
        assertThat(towns.standardErrorMethod()).isEqualTo("M-estimation, clustered on the municipality");
    }

    /** The equations stacked by hand at the converged score, their derivatives by {@code numDeriv::jacobian}. */
    @ParameterizedTest
    @EnumSource(Estimand.class)
    void differencesAreThoseOfTheStackAtTheConvergedScore(Estimand estimand) {
        MatchedSample sample = IpwWeights.ofSynth(estimand).sample();
        JsonNode stacked = oracle(estimand).get("stacked");
        for (boolean isRisk : new boolean[] {true, false}) {
            JsonNode expected = stacked.get(isRisk ? "logit" : "difference");
            PotentialMeans means = EffectEstimators.weightedDifference().estimate(sample, isRisk ? Synth.inWork() : Y);
            assertThat(means.treated() - means.control())
                    .isCloseTo(expected.get("est").asDouble(), NEAR);
            assertThat(Math.sqrt(VarianceEstimators.mEstimation().variance(means, Measure.DIFFERENCE)))
                    .isCloseTo(expected.get("se").asDouble(), NEAR);
            assertThat(Math.sqrt(VarianceEstimators.mEstimation(Synth.municipality(), "the municipality")
                            .variance(means, Measure.DIFFERENCE)))
                    .isCloseTo(expected.get("se_municipality").asDouble(), NEAR);
        }
    }

    /**
     * Weighted risks, {@code glm_weightit(emp52 ~ treat, family = binomial)}, and g-computation with
     * {@code lm_weightit(y ~ treat * (covariates))} and {@code glm_weightit(emp52 ~ treat * (covariates), family = binomial)}.
     */
    @ParameterizedTest
    @EnumSource(Estimand.class)
    void risksAndRegressionsAreThoseOfWeightIt(Estimand estimand) {
        MatchedSample sample = IpwWeights.ofSynth(estimand).sample();
        JsonNode expected = oracle(estimand);
        contrastsAre(
                expected.get("logit"), EffectEstimators.weightedDifference().estimate(sample, Synth.inWork()));
        if (estimand != Estimand.ATO) {
            contrastsAre(
                    expected.get("gcomp_linear"),
                    EffectEstimators.regressionAdjusted().estimate(sample, Y));
            contrastsAre(
                    expected.get("gcomp_logit"),
                    EffectEstimators.regressionAdjusted(OutcomeModel.LOGISTIC).estimate(sample, Synth.inWork()));
        }
    }

    private static void contrastsAre(JsonNode expected, PotentialMeans means) {
        assertThat(means.treated()).isCloseTo(expected.get("mean_1").get("est").asDouble(), GLM_DEFAULT);
        assertThat(means.control()).isCloseTo(expected.get("mean_0").get("est").asDouble(), GLM_DEFAULT);
        for (Measure measure : Measure.values()) {
            String name = switch (measure) {
                case DIFFERENCE -> "difference";
                case RATIO -> "log_ratio";
                case ODDS_RATIO -> "log_odds_ratio";
            };
            if (expected.has(name)) {
                assertThat(measure.of(means.treated(), means.control()))
                        .isCloseTo(expected.get(name).get("est").asDouble(), GLM_DEFAULT);
                assertThat(Math.sqrt(VarianceEstimators.mEstimation().variance(means, measure)))
                        .as(name)
                        .isCloseTo(expected.get(name).get("se_M").asDouble(), GLM_DEFAULT);
            }
        }
    }

    private static JsonNode oracle(Estimand estimand) {
        return Synth.oracle("weighting_extra_synth.json")
                .get("weightit")
                .get("ipw_" + estimand.toString().toLowerCase(Locale.ROOT) + "_logit");
    }

    /** WeightIt 1.0.0 in {@code weighting_synth.json}, and with the weights taken as known {@code vcovHC(lm(…), "HC0")}. */
    @Test
    void differsFromErrorsThatTakeTheWeightsAsKnown() {
        JsonNode weightit = Synth.oracle("weighting_synth.json").get("weightit");
        for (Estimand estimand : new Estimand[] {Estimand.ATT, Estimand.ATE}) {
            JsonNode expected = weightit.get(estimand == Estimand.ATT ? "ipw_att" : "ipw_ate");
            MatchedSample sample = IpwWeights.ofSynth(estimand).sample();
            EffectEstimator difference = EffectEstimators.weightedDifference();

            assertThat(estimate(sample, difference, VarianceEstimators.mEstimation())
                            .standardError())
                    .isCloseTo(expected.get("se_M_estimation_lm_weightit").asDouble(), withinPercentage(1e-5));
            Estimate fixed = estimate(sample, difference, VarianceEstimators.hc0());
            assertThat(fixed.standardError())
                    .isCloseTo(expected.get("se_HC0_weights_fixed").asDouble(), NEAR);
            assertThat(fixed.validity())
                    .isEqualTo(
                            "valid for independent rows; treats the weights as known, though they come from the propensity"
                                    + " score: M-estimation counts that in");
        }
    }

    /** {@code vcovHC(lm(y ~ treat, weights = weightit(estimand = "ATO")$weights), "HC0")}. */
    @Test
    void overlapWeightsTakenAsKnown() {
        JsonNode expected = Synth.oracle("weighting_synth.json").get("weightit").get("overlap_ato");
        MatchedSample sample = IpwWeights.ofSynth(Estimand.ATO).sample();

        Estimate estimate = estimate(sample, EffectEstimators.weightedDifference(), VarianceEstimators.hc0());
        assertThat(estimate.value()).isCloseTo(expected.get("est").asDouble(), NEAR);
        assertThat(estimate.standardError())
                .isCloseTo(expected.get("se_HC0_weights_fixed").asDouble(), NEAR);
    }

    /** The change with the coefficients of the score is found by moving them, and the stack written down as it is defined. */
    @ParameterizedTest
    @EnumSource(Estimand.class)
    void isTheStackWrittenDown(Estimand estimand) {
        IpwWeights weights = IpwWeights.ofSynth(estimand);
        MatchedSample sample = weights.sample();
        EffectEstimator[] estimators = estimand == Estimand.ATO
                ? new EffectEstimator[] {EffectEstimators.weightedDifference()}
                : new EffectEstimator[] {
                    EffectEstimators.weightedDifference(),
                    EffectEstimators.regressionAdjusted(),
                    EffectEstimators.ancova()
                };
        for (EffectEstimator estimator : estimators) {
            PotentialMeans means = estimator.estimate(sample, Y);
            double[] slopes = new double[weights.parameters()];
            for (int j = 0; j < slopes.length; j++) {
                double step = 1e-5 / (1 + Math.abs(Synth.covariates().value(0, Math.max(j - 1, 0))));
                slopes[j] = (moved(weights, estimator, j, step) - moved(weights, estimator, j, -step)) / (2 * step);
            }
            double variance = 0;
            for (int row = 0; row < Y.length; row++) {
                double influence = means.treatedInfluence(row) - means.controlInfluence(row);
                for (int j = 0; j < slopes.length; j++) {
                    influence += slopes[j] * weights.influence(row, j);
                }
                variance += influence * influence;
            }
            assertThat(VarianceEstimators.mEstimation().variance(means, Measure.DIFFERENCE))
                    .as(estimator.describe())
                    .isCloseTo(variance, withinPercentage(1e-4));
        }
    }

    private static double moved(IpwWeights weights, EffectEstimator estimator, int parameter, double step) {
        double[] theta = weights.theta();
        theta[parameter] += step;
        MatchedSample sample = MatchedSample.weighted(weights.sample().units(), weights.weights(theta));
        PotentialMeans means = estimator.estimate(sample, Y);
        return means.treated() - means.control();
    }

    @Test
    void saysWhatItCannotCountIn() {
        VarianceEstimator mEstimation = VarianceEstimators.mEstimation();
        MatchedSample overlap = IpwWeights.ofSynth(Estimand.ATO).sample();
        PotentialMeans regression = EffectEstimators.regressionAdjusted().estimate(overlap, Y);
        assertThat(mEstimation.missingIn(regression, Measure.DIFFERENCE))
                .containsExactly("M-estimation is not of a regression averaged by weights that are themselves estimated"
                        + " (ATO); use the weighted difference");

        MatchedSample known = SynthSamples.weighted(Estimand.ATT, SynthSamples.ones());
        PotentialMeans means = EffectEstimators.weightedDifference().estimate(known, Y);
        assertThat(mEstimation.missingIn(means, Measure.DIFFERENCE))
                .containsExactly(
                        "M-estimation needs to know how the weights were estimated, and the sample does not say; HC0"
                                + " takes them as known");
    }
}
