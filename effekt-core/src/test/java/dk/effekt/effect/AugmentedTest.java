package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.covariate.DesignMatrix;
import dk.effekt.matching.Estimand;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.PropensityModels;
import dk.effekt.matching.PropensityScore;
import dk.effekt.matching.Synth;
import dk.effekt.matching.Units;
import dk.effekt.regression.OutcomeDesign;
import dk.effekt.regression.OutcomeFit;
import dk.effekt.regression.OutcomeModel;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Augmented weighting beside the block {@code aipw} of {@code weighting_synth.json}, and where only one model is right. */
class AugmentedTest {

    /** Relative 1e-10. */
    private static final Percentage EXACT = withinPercentage(1e-8);

    private static final JsonNode AIPW = Synth.oracle("weighting_synth.json").get("aipw");
    private static final PropensityScore SCORE = PropensityModels.logistic().fit(Synth.treated(), Synth.covariates());

    private static MatchedSample everybody(Estimand estimand) {
        Units units = SynthSamples.units(estimand).withPropensity(SCORE);
        return MatchedSample.weighted(units, SynthSamples.ones());
    }

    private static Estimate estimate(Estimand estimand, EffectEstimator estimator) {
        return Estimation.of(everybody(estimand))
                .outcome("y", Synth.outcome())
                .with(estimator)
                .estimate();
    }

    /** att_aipw = mean[(t(y−m0) − e(1−t)/(1−e)(y−m0))/p], and the like of the ATE; se = sqrt(mean(influence²)/n). */
    @Test
    void isThatOfR() {
        Estimate att = estimate(Estimand.ATT, EffectEstimators.augmented());
        assertThat(att.value()).isCloseTo(AIPW.get("att_aipw").asDouble(), EXACT);
        assertThat(att.standardError()).isCloseTo(AIPW.get("att_se_if").asDouble(), EXACT);
        assertThat(att.standardErrorMethod()).isEqualTo("influence function");
        assertThat(att.estimator())
                .isEqualTo("augmented inverse probability weighting with a linear regression of each arm");

        Estimate ate = estimate(Estimand.ATE, EffectEstimators.augmented());
        assertThat(ate.value()).isCloseTo(AIPW.get("ate_aipw").asDouble(), EXACT);
        assertThat(ate.standardError()).isCloseTo(AIPW.get("ate_se_if").asDouble(), EXACT);

        EffectEstimator normalized = EffectEstimators.augmented(OutcomeModel.LINEAR, Normalization.HAJEK);
        assertThat(estimate(Estimand.ATT, normalized).value())
                .isCloseTo(AIPW.get("att_aipw_hajek").asDouble(), EXACT);
    }

    /**
     * The same formula with means of {@code glm(…, binomial)} of each arm, to which {@code OutcomeFitTest} holds the regression. That
     * normalised has ω over its sum in the arm.
     */
    @ParameterizedTest
    @EnumSource(
            value = Estimand.class,
            names = {"ATT", "ATC", "ATE"})
    void ofSharesByALogisticRegressionOfEachArm(Estimand estimand) {
        double[] y = Synth.inWork();
        boolean[] treated = Synth.treated();
        double[] m1 = predictions(y, treated, true);
        double[] m0 = predictions(y, treated, false);
        double asked = 0;
        double[] sums = new double[3];
        double[] totals = new double[2];
        for (int row = 0; row < y.length; row++) {
            double e = SCORE.probability(row);
            double share = estimand == Estimand.ATE ? 1 : estimand == Estimand.ATT ? e : 1 - e;
            boolean isAsked = estimand == Estimand.ATE || treated[row] == (estimand == Estimand.ATT);
            double weight = share / (treated[row] ? e : 1 - e);
            asked += isAsked ? 1 : 0;
            sums[2] += isAsked ? m1[row] - m0[row] : 0;
            sums[treated[row] ? 1 : 0] += weight * (y[row] - (treated[row] ? m1[row] : m0[row]));
            totals[treated[row] ? 1 : 0] += weight;
        }

        assertThat(logistic(estimand, Normalization.NONE).value())
                .isCloseTo((sums[2] + sums[1] - sums[0]) / asked, EXACT);
        assertThat(logistic(estimand, Normalization.HAJEK).value())
                .isCloseTo(sums[2] / asked + sums[1] / totals[1] - sums[0] / totals[0], EXACT);
        double squares = 0;
        for (int row = 0; row < y.length; row++) {
            double e = SCORE.probability(row);
            double share = estimand == Estimand.ATE ? 1 : estimand == Estimand.ATT ? e : 1 - e;
            boolean isAsked = estimand == Estimand.ATE || treated[row] == (estimand == Estimand.ATT);
            double influence = (isAsked ? m1[row] - m0[row] - (sums[2] + sums[1] - sums[0]) / asked : 0)
                    + (treated[row] ? (y[row] - m1[row]) * share / e : -(y[row] - m0[row]) * share / (1 - e));
            squares += influence * influence;
        }
        assertThat(logistic(estimand, Normalization.NONE).standardError()).isCloseTo(Math.sqrt(squares) / asked, EXACT);
    }

    private static Estimate logistic(Estimand estimand, Normalization normalization) {
        return Estimation.of(everybody(estimand))
                .outcome("in work", Synth.inWork())
                .with(EffectEstimators.augmented(OutcomeModel.LOGISTIC, normalization))
                .estimate();
    }

    private static double[] predictions(double[] y, boolean[] treated, boolean arm) {
        int[] rows =
                IntStream.range(0, y.length).filter(row -> treated[row] == arm).toArray();
        OutcomeDesign design = OutcomeDesign.ofArm(Synth.covariates(), rows, SynthSamples.ones(), "rows");
        OutcomeFit fit = OutcomeFit.of(OutcomeModel.LOGISTIC, design, rows, treated, SynthSamples.ones(), y, "rows");
        return IntStream.range(0, y.length)
                .mapToDouble(row -> fit.mean(row, arm))
                .toArray();
    }

    /** Of a known score of a half ω is 1 or 2; nobody treated has z, of whom a regression of the treated says nothing. */
    @Test
    void leavesOutWhatTellsNothingInAnArm() {
        boolean[] treated = {true, true, true, false, false, false};
        DesignMatrix x =
                DesignMatrix.of(List.of("x", "z"), new double[] {1, 2, 3, 1, 2, 3}, new double[] {0, 0, 0, 1, 0, 1});
        double[] half = {0.5, 0.5, 0.5, 0.5, 0.5, 0.5};
        double[] y = {3, 5, 7, 1, 2, 9};
        for (Estimand estimand : List.of(Estimand.ATT, Estimand.ATC, Estimand.ATE)) {
            MatchedSample sample = MatchedSample.weighted(
                    Units.of(treated)
                            .estimating(estimand)
                            .withCovariates(x)
                            .withPropensity(PropensityScore.of("half", half)),
                    new double[] {1, 1, 1, 1, 1, 1});
            PotentialMeans means = EffectEstimators.augmented().estimate(sample, y);

            // 1 + 2x goes through the treated, -6 + 4x + 3z through the others, so that nothing is left to weigh.
            double control = estimand == Estimand.ATT ? 2 : estimand == Estimand.ATC ? 4 : 3;
            assertThat(means.treated()).isCloseTo(5, within(1e-12));
            assertThat(means.control()).isCloseTo(control, within(1e-12));
            String note = "the outcome model leaves out 'z', which does not vary among the treated in use";
            assertThat(means.notes()).isEqualTo(estimand == Estimand.ATT ? List.of() : List.of(note));
        }
    }

    /** n · ATE = n1 · ATT + n0 · ATC holds for the sums of predictions and weighted residuals. */
    @Test
    void theEffectOnAllIsThatOnTreatedAndControls() {
        double atc = estimate(Estimand.ATC, EffectEstimators.augmented()).value();

        double expected = (1500 * AIPW.get("ate_aipw").asDouble()
                        - 226 * AIPW.get("att_aipw").asDouble())
                / 1274;
        assertThat(atc).isCloseTo(expected, withinPercentage(1e-7));
    }

    @Test
    void takesTheWeightsOfThePropensityScoreAndNoOthers() {
        Units units = SynthSamples.units(Estimand.ATT).withPropensity(SCORE);
        double[] weights = new double[units.size()];
        Arrays.setAll(weights, row -> {
            double e = SCORE.probability(row);
            return units.isTreated(row) ? 3 : 5 * e / (1 - e);
        });
        EffectEstimator augmented = EffectEstimators.augmented();
        assertThat(augmented.missingIn(MatchedSample.weighted(units, weights))).isEmpty();

        weights[1] *= 2;
        assertThat(augmented.missingIn(MatchedSample.weighted(units, weights)))
                .containsExactly(
                        "augmented weighting makes its weights from the propensity score, and those of the sample"
                                + " are others; give it the inverse probability weights of the ATT, or weights of 1");
        assertThat(augmented.missingIn(MatchedSample.weighted(Units.of(Synth.treated()), weights)))
                .containsExactly(
                        "augmented weighting needs covariates; give them to the units with withCovariates",
                        "augmented weighting needs the propensity score; give it to the units with withPropensity");
        assertThat(augmented.missingIn(everybody(Estimand.ATO)))
                .containsExactly("augmented weighting is of the ATT, ATC or ATE, not of the ATO");
        MatchedSample pairs = SynthSamples.pairs(
                Synth.oracle("matchit_synth.json").get("specs").get("nearest_1to1"), Estimand.ATT);
        assertThat(augmented.missingIn(pairs))
                .contains(
                        "augmented weighting does not use matched sets; give it a sample of weights, or adjust the matched"
                                + " by regression");
    }

    /** Where the propensity score is known, the outcome model may be anything: the mean over draws is the true effect. */
    @Test
    void isRightIfOnlyThePropensityScoreIs() {
        Random random = new Random(20);
        int rows = 400;
        int draws = 300;
        double sum = 0;
        double squares = 0;
        double errors = 0;
        for (int draw = 0; draw < draws; draw++) {
            double[] x = new double[rows];
            double[] probability = new double[rows];
            double[] outcome = new double[rows];
            boolean[] treated = new boolean[rows];
            for (int row = 0; row < rows; row++) {
                x[row] = random.nextGaussian();
                probability[row] = 1 / (1 + Math.exp(-x[row]));
                treated[row] = random.nextDouble() < probability[row];
                outcome[row] = x[row] * x[row] + (treated[row] ? 1 : 0) + random.nextGaussian();
            }
            Units units = Units.of(treated)
                    .estimating(Estimand.ATE)
                    .withPropensity(PropensityScore.of("the truth", probability))
                    .withCovariates(DesignMatrix.of(List.of("x"), x));
            double[] ones = new double[rows];
            Arrays.fill(ones, 1);
            Estimate estimate = Estimation.of(MatchedSample.weighted(units, ones))
                    .outcome("y", outcome)
                    .with(EffectEstimators.augmented(OutcomeModel.LINEAR, Normalization.HAJEK))
                    .estimate();
            sum += estimate.value();
            squares += estimate.value() * estimate.value();
            errors += estimate.standardError();
        }
        double mean = sum / draws;
        double spread = Math.sqrt(squares / draws - mean * mean);
        assertThat(mean).isBetween(1 - 4 * spread / Math.sqrt(draws), 1 + 4 * spread / Math.sqrt(draws));
        assertThat(errors / draws).isBetween(0.8 * spread, 1.25 * spread);
    }
}
