package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.matching.Estimand;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Synth;
import dk.effekt.matching.Units;
import dk.effekt.regression.OutcomeModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What standard errors lack is said before any is computed: which, of what, and what to use instead. */
class VarianceEstimatorsTest {

    private static final PotentialMeans FOUR = means(weighted(1, 1, 1, 1));

    @Test
    void clustersOfOtherRowsFitNobody() {
        long[] towns = {1, 1, 2, 2};

        assertThat(missing(VarianceEstimators.clustered(new long[3], "town"), FOUR))
                .containsExactly("clusters of 'town' are of 3 rows, and there are 4");
        assertThat(missing(VarianceEstimators.twoWay(towns, "town", new long[5], "region"), FOUR))
                .containsExactly("clusters of 'region' are of 5 rows, and there are 4");
        assertThat(missing(VarianceEstimators.twoWay(towns, "town", towns, "region"), FOUR))
                .isEmpty();
    }

    @Test
    void oneClusterTellsNothing() {
        long[] towns = {1, 2, 1, 2};
        String finer = "need two clusters or more among the rows in use, and there is one; cluster on something finer";

        assertThat(missing(VarianceEstimators.clustered(new long[] {7, 7, 7, 7}, "town"), FOUR))
                .containsExactly("errors clustered on 'town' " + finer);
        assertThat(missing(VarianceEstimators.twoWay(towns, "town", new long[4], "region"), FOUR))
                .containsExactly("errors clustered on 'region' " + finer);
        assertThat(missing(VarianceEstimators.clustered(towns, "town"), FOUR)).isEmpty();
        // The second town weighs nothing.
        assertThat(missing(VarianceEstimators.clustered(towns, "town", SmallSample.HC0), means(weighted(1, 0, 1, 0))))
                .containsExactly("errors clustered on 'town' " + finer);
    }

    @Test
    void theFactorNeedsARowBeyondTheCoefficients() {
        PotentialMeans two = means(weighted(1, 0, 1, 0));
        PotentialMeans three = means(weighted(1, 1, 1, 0));
        long[] rows = {1, 2, 3, 4};
        String few = "needs more rows in use than coefficients; there are 2 and 2";

        assertThat(missing(VarianceEstimators.hc1(), two)).containsExactly("HC1 " + few);
        assertThat(missing(VarianceEstimators.clustered(rows, "row"), two)).containsExactly("the factor HC1 " + few);
        assertThat(missing(VarianceEstimators.clustered(rows, "row", SmallSample.HC0), two))
                .isEmpty();
        assertThat(missing(VarianceEstimators.hc0(), two)).isEmpty();
        assertThat(missing(VarianceEstimators.hc1(), three)).isEmpty();
        assertThat(missing(VarianceEstimators.clustered(rows, "row"), three)).isEmpty();
    }

    /** A row that is an arm of its own is gone through whatever its outcome; errors without leverage do not mind. */
    @Test
    void leverageOfOneIsForThoseThatTakeIt() {
        PotentialMeans alone = means(weighted(1, 0, 1, 1));
        String through = " does not exist, as the regression goes through row 0 whatever its outcome (leverage 1);"
                + " leave covariates out, or use HC1";

        assertThat(missing(VarianceEstimators.hc0(), alone)).isEmpty();
        assertThat(missing(VarianceEstimators.hc1(), alone)).isEmpty();
        assertThat(missing(VarianceEstimators.hc2(), alone)).containsExactly("HC2" + through);
        assertThat(missing(VarianceEstimators.hc3(), alone)).containsExactly("HC3" + through);
    }

    @Test
    void mEstimationNeedsAMeanOrRegressionOfWeightsThatSayHowTheyWereEstimated() {
        MatchedSample att = IpwWeights.ofSynth(Estimand.ATT).sample();
        double[] influence = new double[Synth.outcome().length];
        PotentialMeans notOfARegression = PotentialMeans.of(att, Synth.outcome(), 1, 0, influence, influence);
        PotentialMeans known = EffectEstimators.weightedDifference().estimate(att, Synth.outcome());

        assertThat(missing(VarianceEstimators.mEstimation(), FOUR))
                .containsExactly(
                        "M-estimation needs to know how the weights were estimated, and the sample does not say;"
                                + " HC0 takes them as known");
        assertThat(missing(VarianceEstimators.mEstimation(), notOfARegression))
                .containsExactly("M-estimation is of a weighted mean or regression, which the estimator is not;"
                        + " use the influence function");
        assertThat(missing(VarianceEstimators.mEstimation(new long[2], "town"), known))
                .containsExactly("clusters of 'town' are of 2 rows, and there are 1500");
        assertThat(missing(VarianceEstimators.mEstimation(Synth.municipality(), "town"), known))
                .isEmpty();
    }

    /** Overlap weights decide whom a regression is averaged over; those of all, or of the treated, do not. */
    @Test
    void mEstimationIsNotOfARegressionWhoseTargetMoves() {
        for (Estimand estimand : Estimand.values()) {
            MatchedSample sample = IpwWeights.ofSynth(estimand).sample();
            assertThat(missing(VarianceEstimators.mEstimation(), regression(sample)))
                    .as("%s", estimand)
                    .isEqualTo(
                            estimand == Estimand.ATO
                                    ? List.of(
                                            "M-estimation is not of a regression averaged by weights that are themselves"
                                                    + " estimated (ATO); use the weighted difference")
                                    : List.of());
            assertThat(missing(
                            VarianceEstimators.mEstimation(),
                            EffectEstimators.weightedDifference().estimate(sample, Synth.outcome())))
                    .isEmpty();
        }
    }

    private static List<String> missing(VarianceEstimator errors, PotentialMeans means) {
        return errors.missingIn(means, Measure.DIFFERENCE);
    }

    /** Two treated and two untreated rows. */
    private static MatchedSample weighted(double... weights) {
        return MatchedSample.weighted(Units.of(new boolean[] {true, true, false, false}), weights);
    }

    private static PotentialMeans means(MatchedSample sample) {
        return EffectEstimators.weightedDifference().estimate(sample, new double[] {1, 2, 3, 5});
    }

    private static PotentialMeans regression(MatchedSample sample) {
        return EffectEstimators.regressionAdjusted(OutcomeModel.LINEAR).estimate(sample, Synth.outcome());
    }
}
