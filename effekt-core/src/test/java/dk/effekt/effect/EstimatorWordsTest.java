package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.matching.Estimand;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Units;
import dk.effekt.protocol.Clause;
import dk.effekt.regression.OutcomeModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands beside a number: how it was found, why its error is valid, and what a protocol writes of it. */
class EstimatorWordsTest {

    private static final boolean[] TREATED = {true, true, false, false};
    private static final double[] Y = {1, 2, 3, 5};
    private static final MatchedSample DISJOINT =
            MatchedSample.builder(Units.of(TREATED)).pair(0, 2).pair(1, 3).build();
    private static final MatchedSample SHARED =
            MatchedSample.builder(Units.of(TREATED)).pair(0, 2).pair(1, 2).build();
    private static final MatchedSample STRATA = MatchedSample.builder(Units.of(TREATED))
            .stratum(new int[] {0, 1}, new int[] {2, 3})
            .build();
    private static final MatchedSample WEIGHTS = MatchedSample.weighted(Units.of(TREATED), new double[] {1, 1, 1, 1});

    private static String validity(VarianceEstimator errors, MatchedSample sample) {
        return errors.validity(EffectEstimators.weightedDifference().estimate(sample, Y));
    }

    @Test
    void robustErrorsTakeRowsAsIndependentAndSayWhatElse() {
        assertThat(validity(VarianceEstimators.hc3(), DISJOINT))
                .startsWith("takes rows as independent and the matching as given")
                .contains("(Abadie and Spiess 2022)");
        assertThat(validity(VarianceEstimators.hc3(), STRATA)).contains("takes the strata as known");
        assertThat(validity(VarianceEstimators.hc3(), WEIGHTS))
                .isEqualTo("valid for independent rows; treats the weights as known");
        assertThat(List.of(
                        VarianceEstimators.hc0(),
                        VarianceEstimators.hc1(),
                        VarianceEstimators.hc2(),
                        VarianceEstimators.hc3()))
                .extracting(VarianceEstimator::describe)
                .containsExactly("HC0", "HC1", "HC2", "HC3");
    }

    @Test
    void clusteredErrorsSayOnWhat() {
        long[] towns = {1, 1, 2, 2};
        VarianceEstimator onTowns = VarianceEstimators.clustered(towns, "the town");
        VarianceEstimator twoWay = VarianceEstimators.twoWay(towns, "the town", new long[4], "the person");

        assertThat(onTowns.describe()).isEqualTo("clustered on the town (HC1)");
        assertThat(VarianceEstimators.clusteredOnSets(SmallSample.HC0).describe())
                .isEqualTo("clustered on the matched set (HC0)");
        assertThat(twoWay.describe()).isEqualTo("clustered on the town and the person (HC1)");
        assertThat(VarianceEstimators.twoWayOnSetsAndRows().describe())
                .isEqualTo("clustered on the matched set and the row (HC1)");
        assertThat(VarianceEstimators.twoWayOnSetsAnd(towns, "the town").describe())
                .isEqualTo("clustered on the matched set and the town (HC1)");
        assertThat(validity(onTowns, WEIGHTS)).endsWith("takes the weights as given");
        assertThat(validity(onTowns, DISJOINT)).endsWith("takes the matching as given");
        assertThat(validity(VarianceEstimators.clusteredOnSets(), DISJOINT))
                .startsWith("valid for matching without replacement");
        assertThat(validity(VarianceEstimators.clusteredOnSets(), STRATA)).startsWith("valid if there are many sets");
        assertThat(validity(twoWay, DISJOINT))
                .isEqualTo("allows for rows that share either (Cameron, Gelbach and Miller 2011)");
        assertThat(validity(VarianceEstimators.twoWayOnSetsAndRows(), SHARED))
                .contains("as MatchIt advises with replacement; no theory covers it there");
    }

    @Test
    void whatIsNoRegressionHasTheInfluenceFunction() {
        VarianceEstimator errors = VarianceEstimators.influenceFunction();

        assertThat(errors.describe()).isEqualTo("influence function");
        assertThat(validity(errors, WEIGHTS)).contains("(Robins, Rotnitzky and Zhao 1994)");
        assertThat(validity(errors, STRATA)).isEqualTo("takes rows as independent and the matching as given");
    }

    @Test
    void aBootstrapSaysWhatItRepeats() {
        Bootstrap bootstrap = VarianceEstimators.bootstrap(1000, 7);

        assertThat(bootstrap).hasToString("bootstrap of rows, 1,000 replications, seed 7");
        assertThat(validity(bootstrap, DISJOINT)).startsWith("repeats score, matching and estimate");
        assertThat(validity(bootstrap, SHARED)).startsWith("not valid for nearest neighbours with replacement");
        assertThat(validity(bootstrap, STRATA)).startsWith("repeats score, strata and estimate");
        assertThat(validity(bootstrap, WEIGHTS)).startsWith("repeats score, weights and estimate");
        assertThatIllegalArgumentException().isThrownBy(() -> Bootstrap.percentile(new double[0], 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> Bootstrap.percentile(Y, -0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> Bootstrap.percentile(Y, 1.1));
    }

    /** They stand in the JSON of studies that were declared. */
    @Test
    void estimatorsAreWrittenAsTheyWere() {
        assertThat(EffectEstimators.weightedDifference().clause()).contains(Clause.of("weighted-difference"));
        assertThat(EffectEstimators.biasCorrected().clause()).contains(Clause.of("bias-corrected"));
        assertThat(EffectEstimators.focalRegression().clause()).contains(Clause.of("focal-regression"));
        assertThat(EffectEstimators.regressionAdjusted(OutcomeModel.LOGISTIC).clause())
                .contains(Clause.of("regression-adjusted").with("model", OutcomeModel.LOGISTIC));
        assertThat(EffectEstimators.ancova(OutcomeModel.POISSON).clause())
                .contains(Clause.of("ancova").with("model", OutcomeModel.POISSON));
        assertThat(EffectEstimators.augmented().clause())
                .contains(Clause.of("augmented")
                        .with("model", OutcomeModel.LINEAR)
                        .with("normalization", Normalization.NONE));
        assertThat(WeeklyEstimator.of(EffectEstimators.biasCorrected()).clause())
                .contains(Clause.of("weekly").with("by", Clause.of("bias-corrected")));
        assertThat(WeeklyEstimator.of(SurvivalEstimators.survival(new int[4], 26))
                        .clause())
                .isEmpty();
    }

    @Test
    void estimatorsSayHowMeansAreFound() {
        assertThat(EffectEstimators.weightedDifference().describe()).isEqualTo("weighted difference of means");
        assertThat(EffectEstimators.regressionAdjusted().describe())
                .isEqualTo("g-computation by a weighted linear regression on treatment x covariates");
        assertThat(EffectEstimators.ancova().describe())
                .isEqualTo("g-computation by a weighted linear regression on treatment and covariates");
        assertThat(EffectEstimators.augmented(OutcomeModel.LOGISTIC, Normalization.HAJEK)
                        .describe())
                .isEqualTo(
                        "augmented inverse probability weighting, normalised, with a logistic regression of each arm");
        assertThat(EffectEstimators.focalRegression().describe())
                .isEqualTo("difference adjusted by a regression of those compared with");
        assertThat(EffectEstimators.biasCorrected().describe())
                .isEqualTo("bias-corrected mean difference of matches, by a linear regression on covariates");
        assertThat(WeeklyEstimator.of(EffectEstimators.weightedDifference()))
                .hasToString("weighted difference of means, standard errors clustered on the person (HC1)");
        int[] causes = {1, 2, 0, 1};
        assertThat(SurvivalEstimators.survival(causes, 26).describe())
                .isEqualTo("share still there after time 26 (Kaplan-Meier)");
        assertThat(SurvivalEstimators.restrictedMean(causes, 26.5).describe())
                .isEqualTo("restricted mean time until 26.5");
        assertThat(SurvivalEstimators.incidence(causes, 2, 26).describe())
                .isEqualTo("share that left by cause 2 until time 26 (Aalen-Johansen)");
    }

    @Test
    void anEstimationReadsAsASentence() {
        Estimation plain = Estimation.of(DISJOINT);

        assertThat(plain).hasToString("no outcome yet by weighted difference of means");
        assertThat(plain.outcome("y", Y).with(EffectEstimators.ancova()))
                .hasToString("y by g-computation by a weighted linear regression on treatment and covariates");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.outcome("y"))
                .withMessageContaining("a sample has no columns");
        // exp(-0.19600) and exp(0.19600)
        assertThat(new Estimate("job", Measure.RATIO, "ATT", "", 0.6, 0.5, 0, 0.1, "given", "", 9, 9, List.of()))
                .hasToString("job ratio: 1.000 [0.8220, 1.217], ATT, SE given");
        assertThat(new Estimate(
                        "job", Measure.ODDS_RATIO, "ATT", "", 0.6, 0.5, 0, 0.1, "given", "", 9, 9, List.of("a", "b")))
                .hasToString("job odds ratio: 1.000 [0.8220, 1.217], ATT, SE given; FAILS: a; b");
    }

    /** An arm of which nobody is left has nobody to compare. */
    @Test
    void thereMustBeSomebodyInEachArm() {
        MatchedSample noControls = MatchedSample.weighted(Units.of(TREATED), new double[] {1, 1, 0, 0});
        MatchedSample noTreated =
                MatchedSample.weighted(Units.of(TREATED).estimating(Estimand.ATC), new double[] {0, 0, 1, 1});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EffectEstimators.weightedDifference().estimate(noControls, Y))
                .withMessageContaining("no untreated row is in use");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EffectEstimators.weightedDifference().estimate(noTreated, Y))
                .withMessageContaining("no treated row is in use");
    }
}
