package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.matching.EntropyBalancing;
import dk.effekt.matching.Estimand;
import dk.effekt.matching.InversePropensity;
import dk.effekt.matching.Match;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Matcher;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.matching.QuickFullMatching;
import dk.effekt.matching.Subclassification;
import dk.effekt.matching.Synth;
import dk.effekt.matching.Units;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimationTest {

    private static final JsonNode SPECS = Synth.oracle("matchit_synth.json").get("specs");
    private static final double[] Y = Synth.outcome();

    private static MatchedSample pairs(String name) {
        return SynthSamples.pairs(SPECS.get(name), Estimand.ATT);
    }

    private static Estimate plain(MatchedSample sample) {
        return Estimation.of(sample)
                .outcome("y", Y)
                .with(EffectEstimators.weightedDifference())
                .estimate();
    }

    /** {@code vcovCL(lm(y ~ treat, weights = w), cluster = subclass)}. */
    @Test
    void pairsAreClusteredOnTheSet() {
        Estimate estimate = plain(pairs("nearest_1to1"));

        assertThat(estimate.standardErrorMethod()).isEqualTo("clustered on the matched set (HC1)");
        assertThat(estimate.standardError()).isCloseTo(0.66558955280379, withinPercentage(1e-10));
        assertThat(estimate.validity())
                .isEqualTo(
                        "valid for matching without replacement, whether the regression is right or not (Abadie and Spiess"
                                + " 2022)");
        assertThat(estimate.estimator()).isEqualTo("weighted difference of means");
        assertThat(estimate.treatedRows()).isEqualTo(226);
        assertThat(estimate.controlRows()).isEqualTo(226);
        assertThat(estimate).hasToString("y: +1.941 [+0.6367, +3.246], ATT, SE clustered on the matched set (HC1)");
    }

    /** {@code Match(Y, Tr, X, M = 1, estimand = "ATT", distance.tolerance = 0)}, which finds the same pairs. */
    @Test
    void pairsThatShareRowsHaveTheErrorsOfAbadieAndImbens() {
        Estimate estimate = plain(pairs("nearest_replace"));

        assertThat(estimate.standardErrorMethod()).isEqualTo("Abadie-Imbens, homoscedastic, population");
        assertThat(estimate.standardError()).isCloseTo(0.711087480728631, withinPercentage(1e-10));
    }

    /** {@code vcovCL(lm(y ~ treat, get_matches(m), weights = weights), cluster = ~ subclass + id)}. */
    @Test
    void ofARatioTheyAreClusteredTwoWays() {
        Estimate ratio = Estimation.of(pairs("nearest_replace"))
                .outcome("in work", Synth.inWork())
                .with(EffectEstimators.weightedDifference())
                .measure(Measure.RATIO)
                .estimate();

        assertThat(ratio.standardErrorMethod()).isEqualTo("clustered on the matched set and the row (HC1)");
    }

    /** Those that covered in all designs of docs/coverage.md. */
    @Test
    void whatIsNotSaidCovers() {
        Match sentence = Match.on(Synth.table(), "treat ~ age + male + benefit_weeks + emp_share");

        assertThat(usual(sentence.by(NearestNeighbour.of(1).withoutReplacement())))
                .isEqualTo(List.of(
                        EffectEstimators.regressionAdjusted().describe(), "clustered on the matched set (HC1)"));
        assertThat(usual(sentence))
                .isEqualTo(List.of(
                        EffectEstimators.biasCorrected().describe(),
                        "Abadie-Imbens, robust by 2 neighbours, population"));
        for (Matcher matcher : List.of(
                QuickFullMatching.withDefaults(),
                Subclassification.of(6),
                InversePropensity.withDefaults(),
                EntropyBalancing.of(1))) {
            assertThat(usual(sentence.by(matcher)))
                    .isEqualTo(List.of(EffectEstimators.regressionAdjusted().describe(), "HC3"));
        }
    }

    private static List<String> usual(Match sentence) {
        Estimate estimate = Estimation.of(sentence.fit()).outcome("y").estimate();
        return List.of(estimate.estimator(), estimate.standardErrorMethod());
    }

    /** Quick and full matching make many small strata, of which docs/coverage.md has the errors. */
    @Test
    void plainMeansOfManyStrataAreClusteredOnThemAndOfFewByHc3() {
        assertThat(plain(strata(50)).standardErrorMethod()).isEqualTo("clustered on the matched set (HC1)");
        assertThat(plain(strata(49)).standardErrorMethod()).isEqualTo("HC3");
    }

    /** Of two treated and two untreated rows each. */
    private static MatchedSample strata(int count) {
        boolean[] treated = new boolean[Synth.outcome().length];
        for (int row = 0; row < 4 * count; row++) {
            treated[row] = row % 2 == 0;
        }
        MatchedSample.Builder strata = MatchedSample.builder(Units.of(treated));
        for (int row = 0; row < 4 * count; row += 4) {
            strata.stratum(new int[] {row, row + 2}, new int[] {row + 1, row + 3});
        }
        return strata.build();
    }

    @Test
    void weightsByMEstimationIfTheySayHowTheyWereEstimated() {
        Estimate estimated = plain(IpwWeights.ofSynth(Estimand.ATT).sample());
        assertThat(estimated.standardErrorMethod()).isEqualTo("M-estimation");
        assertThat(estimated.validity())
                .isEqualTo(
                        "valid for independent rows; counts in the estimation of the propensity score (Stefanski and Boos"
                                + " 2002; Lunceford and Davidian 2004)");

        Estimate known = plain(SynthSamples.weighted(Estimand.ATT, SynthSamples.ones()));
        assertThat(known.standardErrorMethod()).isEqualTo("HC3");
        assertThat(known.validity()).isEqualTo("valid for independent rows; treats the weights as known");
    }

    @Test
    void aRatioHasItsIntervalOnTheScaleOfLogarithms() {
        Estimate ratio = Estimation.of(pairs("nearest_1to1"))
                .outcome("in work", Synth.inWork())
                .measure(Measure.RATIO)
                .estimate();

        assertThat(ratio.value()).isCloseTo(ratio.treated() / ratio.control(), withinPercentage(1e-12));
        assertThat(ratio.ciLow() * ratio.ciHigh()).isCloseTo(ratio.value() * ratio.value(), withinPercentage(1e-10));
    }

    @Test
    void saysAllThatIsMissingAtOnce() {
        MatchedSample shared = MatchedSample.builder(Units.of(new boolean[] {true, true, false}))
                .pair(0, 2)
                .pair(1, 2)
                .build();
        Estimation estimation = Estimation.of(shared)
                .with(EffectEstimators.regressionAdjusted())
                .errors(VarianceEstimators.clusteredOnSets());

        assertThatIllegalArgumentException()
                .isThrownBy(estimation::estimate)
                .withMessage("no outcome was said; say outcome(…)");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> estimation.outcome("y", new double[] {1, 2, 3}).estimate())
                .withMessage("""
                        regression adjustment needs covariates; give them to the units with withCovariates
                        errors clustered on the matched set need disjoint sets, and these share rows, as partners were taken \
                        with replacement; cluster two ways, on set and row""");
    }

    @Test
    void refusesOutcomesThatAreNotKnownWhereTheyAreUsed() {
        MatchedSample sample = pairs("nearest_1to1_caliper02");
        double[] weights = sample.weights();
        double[] some = Y.clone();
        for (int row = 0; row < some.length; row++) {
            some[row] = weights[row] == 0 ? Double.NaN : some[row];
        }
        Estimate estimate = Estimation.of(sample)
                .outcome("y", some)
                .with(EffectEstimators.weightedDifference())
                .estimate();
        assertThat(estimate.value())
                .isCloseTo(
                        SPECS.get("nearest_1to1_caliper02")
                                .get("estimates")
                                .get("att_weighted_diff")
                                .asDouble(),
                        withinPercentage(1e-10));
        assertThat(estimate.estimand()).isEqualTo("ATT among the matched");

        int first = 0;
        while (weights[first] == 0) {
            first++;
        }
        some[first] = Double.NaN;
        some[some.length - 1] = Double.POSITIVE_INFINITY;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Estimation.of(sample).outcome("y", some).estimate())
                .withMessage("the outcome of row " + first
                        + " is NaN, but the row is in use; leave out those whose outcome is"
                        + " not known before they are matched");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Estimation.of(sample).outcome("y", new double[2]).estimate())
                .withMessage("2 outcomes for 1500 rows");
    }

    /** Of two pairs whose outcomes do not vary within an arm, nothing tells how wrong the difference may be. */
    @Test
    void aNumberWithoutWidthCarriesACaution() {
        MatchedSample two = MatchedSample.builder(Units.of(new boolean[] {true, true, false, false}))
                .pair(0, 2)
                .pair(1, 3)
                .build();
        Estimate flat =
                Estimation.of(two).outcome("y", new double[] {1, 1, 0, 0}).estimate();
        Estimate ratio = Estimation.of(two)
                .outcome("y", new double[] {1, 2, 1, 2})
                .measure(Measure.RATIO)
                .errors(VarianceEstimators.hc0())
                .estimate();
        String what = "the interval has no width, as nothing varies within the arms; that is no certainty";

        assertThat(flat.caution()).contains(what);
        assertThat(flat).asString().endsWith("; CAUTION: " + what);
        assertThat(flat.pValue()).isZero();
        assertThat(ratio.caution()).isEmpty();
        assertThat(ratio.pValue()).isEqualTo(1);
    }

    @Test
    void carriesFailedGatesToTheNumber() {
        Estimate estimate = Estimation.of(pairs("nearest_1to1"))
                .outcome("y", Y)
                .gates(List.of("SMD of age 0.13 > 0.1"))
                .estimate();

        assertThat(estimate.failedGates()).containsExactly("SMD of age 0.13 > 0.1");
        assertThat(estimate.toString()).endsWith("; FAILS: SMD of age 0.13 > 0.1");
    }

    /** One set has no variance between sets, and a regression through all rows none at all. */
    @Test
    void thereIsNoErrorOfOneClusterNorOfRowsWithLeverageOne() {
        MatchedSample one = MatchedSample.builder(Units.of(new boolean[] {true, false, false}))
                .pair(0, 1, 2)
                .build();
        double[] outcome = {1, 2, 4};

        assertThat(Estimation.of(one).outcome("y", outcome).estimate().standardError())
                .isNaN();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Estimation.of(one)
                        .outcome("y", outcome)
                        .errors(VarianceEstimators.hc3())
                        .estimate())
                .withMessage(
                        "HC3 does not exist, as the regression goes through row 0 whatever its outcome (leverage 1);"
                                + " leave covariates out, or use HC1");
    }

    @Test
    void weightsHaveNoSetsToClusterOn() {
        MatchedSample weights = SynthSamples.weighted(Estimand.ATT, SynthSamples.ones());
        PotentialMeans means = EffectEstimators.weightedDifference().estimate(weights, Y);

        assertThat(VarianceEstimators.twoWayOnSetsAndRows().missingIn(means, Measure.DIFFERENCE))
                .containsExactly(
                        "errors clustered on the matched set need matched sets, and the sample has weights only");
        assertThat(VarianceEstimators.influenceFunction().missingIn(means, Measure.DIFFERENCE))
                .containsExactly(
                        "the influence function is for estimators that are no regression, such as augmented weighting;"
                                + " of a regression it is HC0");
    }

    @Test
    void anEstimatorThatIsNoRegressionHasNoHc() {
        MatchedSample sample = pairs("nearest_1to1");
        double[] none = new double[Y.length];
        PotentialMeans means = PotentialMeans.of(sample, Y, 1, 0, none, none);

        assertThat(VarianceEstimators.hc2().missingIn(means, Measure.DIFFERENCE))
                .containsExactly("HC2 is of a regression, which the estimator is not; use the influence function");
        assertThat(VarianceEstimators.mEstimation().missingIn(means, Measure.DIFFERENCE))
                .hasSize(1);
        assertThat(VarianceEstimators.clusteredOnSets().missingIn(means, Measure.DIFFERENCE))
                .isEmpty();
        assertThat(VarianceEstimators.clustered(new int[4], "the person").missingIn(means, Measure.DIFFERENCE))
                .containsExactly("clusters of 'the person' are of 4 rows, and there are 1500");
    }
}
