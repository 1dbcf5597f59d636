package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.matching.EntropyBalancing;
import dk.effekt.matching.Estimand;
import dk.effekt.matching.Match;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Matcher;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.matching.QuickFullMatching;
import dk.effekt.matching.Synth;
import dk.effekt.matching.Units;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FocalRegressionTest {

    private static final double[] Y = Synth.outcome();
    private static final EffectEstimator FOCAL = EffectEstimators.focalRegression();

    static Stream<Arguments> comparisons() {
        return Stream.of(Estimand.ATT, Estimand.ATC)
                .flatMap(estimand -> Stream.of(
                                NearestNeighbour.of(3), QuickFullMatching.withDefaults(), EntropyBalancing.of(1))
                        .map(matcher -> Arguments.of(estimand, matcher)));
    }

    /** {@code avg_comparisons(lm(y ~ treat * (…), weights = w))}, to which {@code MatchItEstimatesTest} holds the other. */
    @ParameterizedTest
    @MethodSource("comparisons")
    void estimatesWhatRegressionAdjustmentOfBothArmsDoes(Estimand estimand, Matcher matcher) {
        MatchedSample sample = sample(estimand, matcher);
        PotentialMeans focal = FOCAL.estimate(sample, Y);
        PotentialMeans both = EffectEstimators.regressionAdjusted().estimate(sample, Y);

        assertThat(focal.treated()).isCloseTo(both.treated(), within(1e-10));
        assertThat(focal.control()).isCloseTo(both.control(), within(1e-10));
        assertThat(focal.notes()).isEmpty();
    }

    /** {@code Matching::Match(…, BiasAdjust = TRUE)}, to which {@code AbadieImbensTest} holds the other. */
    @Test
    void ofPairsItsInfluencesAreThoseOfBiasCorrection() {
        MatchedSample sample = sample(Estimand.ATT, NearestNeighbour.of(3));
        PotentialMeans focal = FOCAL.estimate(sample, Y);
        PotentialMeans corrected = EffectEstimators.biasCorrected().estimate(sample, Y);

        for (int row = 0; row < Y.length; row++) {
            assertThat(focal.treatedInfluence(row)).isCloseTo(corrected.treatedInfluence(row), within(1e-12));
            assertThat(focal.controlInfluence(row)).isCloseTo(corrected.controlInfluence(row), within(1e-12));
            assertThat(focal.leverage(row)).isCloseTo(corrected.leverage(row), within(1e-12));
        }
        assertThat(focal.parameters()).isEqualTo(corrected.parameters());
    }

    @Test
    void severalOutcomesAreEachAsByThemselves() {
        MatchedSample sample = sample(Estimand.ATT, NearestNeighbour.of(3));
        Function<double[], PotentialMeans> shared = FOCAL.onSample(sample);

        assertThat(shared.apply(Y).control())
                .isEqualTo(FOCAL.estimate(sample, Y).control());
        assertThat(shared.apply(Synth.inWork()).control())
                .isEqualTo(FOCAL.estimate(sample, Synth.inWork()).control());
    }

    /** Untreated rows: y = 2 + 3x, whatever z; the treated have x = 1 and 3, so 5 and 11 are predicted. */
    @Test
    void leavesOutWhatTellsNothingAndNamesWhatNobodyCanTell() {
        boolean[] treated = {true, true, false, false, false};
        DesignMatrix covariates = DesignMatrix.of(
                List.of("x", "twice", "z", "same"),
                new double[] {1, 3, 0, 1, 2},
                new double[] {2, 6, 0, 2, 4},
                new double[] {1, 0, 0, 0, 0},
                new double[] {7, 7, 7, 7, 7});
        MatchedSample sample =
                MatchedSample.weighted(Units.of(treated).withCovariates(covariates), new double[] {1, 1, 1, 1, 1});
        PotentialMeans means = FOCAL.estimate(sample, new double[] {10, 20, 2, 5, 8});

        assertThat(means.treated()).isEqualTo(15);
        assertThat(means.control()).isCloseTo(8, within(1e-12));
        assertThat(means.notes())
                .containsExactly("the outcome model leaves out 'z', which does not vary among the untreated in use");
        assertThat(Estimation.of(sample)
                        .outcome("y", new double[] {10, 20, 2, 5, 8})
                        .with(FOCAL)
                        .errors(VarianceEstimators.hc0())
                        .estimate()
                        .validity())
                .contains("leaves out 'z'");
    }

    @Test
    void isOfOneArm() {
        assertThat(FOCAL.missingIn(sample(Estimand.ATE, QuickFullMatching.withDefaults())))
                .singleElement()
                .asString()
                .contains("not by the ATE", "regressionAdjusted");
        assertThat(FOCAL.missingIn(MatchedSample.weighted(Units.of(new boolean[] {true, false}), new double[] {1, 1})))
                .singleElement()
                .asString()
                .contains("covariates");
    }

    private static MatchedSample sample(Estimand estimand, Matcher matcher) {
        return Match.on(Synth.table(), "treat ~ age + male + benefit_weeks + emp_share")
                .identifiedBy("id")
                .estimating(estimand)
                .by(matcher)
                .sample();
    }

    /** A line through two rows would say −8 for the third. */
    @Test
    void takesTheMeanOfNoMoreRowsThanCoefficients() {
        MatchedSample two = MatchedSample.builder(Units.of(new boolean[] {true, false, false})
                        .withCovariates(DesignMatrix.of(List.of("x"), new double[] {11, 1, 2})))
                .pair(0, 1, 2)
                .build();
        PotentialMeans means = EffectEstimators.focalRegression().estimate(two, new double[] {1, 2, 1});

        assertThat(means.control()).isEqualTo(1.5);
        assertThat(means.notes())
                .containsExactly(
                        "the outcome model takes the mean of the untreated, of whom there are no more than coefficients");
    }
}
