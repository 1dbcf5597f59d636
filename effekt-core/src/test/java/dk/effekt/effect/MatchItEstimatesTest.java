package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.covariate.DesignMatrix;
import dk.effekt.matching.CoarsenedExact;
import dk.effekt.matching.Estimand;
import dk.effekt.matching.Match;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Matcher;
import dk.effekt.matching.PropensityScore;
import dk.effekt.matching.QuickFullMatching;
import dk.effekt.matching.Subclassification;
import dk.effekt.matching.Synth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What R finds on the samples of MatchIt 4.7.2 in {@code matchit_synth.json}, all of whose pairs stand there and whose strata
 * follow from the covariates: {@code f <- lm(y ~ treat, weights = w)} and {@code lm(y ~ treat * (covariates), weights = w)} with
 * {@code sandwich::vcovHC} and {@code vcovCL}.
 */
class MatchItEstimatesTest {

    /** Relative 1e-10. */
    private static final Percentage EXACT = withinPercentage(1e-8);

    private static final double[] Y = Synth.outcome();
    private static final JsonNode SPECS = Synth.oracle("matchit_synth.json").get("specs");

    private static final Match SENTENCE = Match.on(
                    Synth.table(), "treat ~ age + male + origin + benefit_weeks + emp_share + prev_act")
            .identifiedBy("id");

    static Stream<Arguments> samples() {
        Stream<Arguments> pairs = StreamSupport.stream(((Iterable<String>) SPECS::fieldNames).spliterator(), false)
                .filter(name -> SPECS.get(name).has("pairs"))
                .map(name -> Arguments.of(
                        name,
                        SynthSamples.pairs(SPECS.get(name), name.equals("nearest_atc") ? Estimand.ATC : Estimand.ATT)));
        return Stream.concat(
                pairs,
                Stream.of(
                        Arguments.of("exact", exact(Estimand.ATT)),
                        Arguments.of("exact_ate", exact(Estimand.ATE)),
                        Arguments.of("cem_cutpoints", coarsened(Estimand.ATT)),
                        Arguments.of("cem_cutpoints_ate", coarsened(Estimand.ATE)),
                        Arguments.of(
                                "cem_default",
                                SENTENCE.by(CoarsenedExact.withDefaults()).sample()),
                        Arguments.of("subclass6", by(Subclassification.of(6), Estimand.ATT)),
                        Arguments.of("subclass5_ate", by(Subclassification.of(5), Estimand.ATE)),
                        Arguments.of("quick", by(QuickFullMatching.withDefaults(), Estimand.ATT))));
    }

    /** {@code matchit(F, d, method = …)}. */
    private static MatchedSample by(Matcher matcher, Estimand estimand) {
        return SENTENCE.score(PropensityScore.Scale.PROBABILITY)
                .estimating(estimand)
                .by(matcher)
                .sample();
    }

    /** {@code matchit(treat ~ male + origin + prev_act, method = "exact")}. */
    private static MatchedSample exact(Estimand estimand) {
        DesignMatrix x = Synth.covariates();
        return SynthSamples.strata(
                estimand,
                row -> List.of(
                        SynthSamples.value(x, row, "male"),
                        SynthSamples.value(x, row, "originNONWEST"),
                        SynthSamples.value(x, row, "originWEST"),
                        SynthSamples.value(x, row, "prev_act")));
    }

    /** {@code matchit(F, method = "cem", cutpoints = cut)}. */
    private static MatchedSample coarsened(Estimand estimand) {
        DesignMatrix x = Synth.covariates();
        return SynthSamples.strata(
                estimand,
                row -> List.of(
                        bin(SynthSamples.value(x, row, "age"), 25, 35, 45, 55),
                        SynthSamples.value(x, row, "male"),
                        SynthSamples.value(x, row, "originNONWEST"),
                        SynthSamples.value(x, row, "originWEST"),
                        bin(SynthSamples.value(x, row, "benefit_weeks"), 13.5, 26.5, 52.5),
                        bin(SynthSamples.value(x, row, "emp_share"), 0.1, 0.3, 0.6),
                        SynthSamples.value(x, row, "prev_act")));
    }

    /** Of {@code findInterval}: a value on a cut belongs above it. */
    private static int bin(double value, double... cuts) {
        int bin = 0;
        for (double cut : cuts) {
            bin += value >= cut ? 1 : 0;
        }
        return bin;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void weightedDifference(String name, MatchedSample sample) {
        JsonNode expected = SPECS.get(name).get("estimates");
        EffectEstimator difference = EffectEstimators.weightedDifference();
        List<VarianceEstimator> errors = List.of(
                VarianceEstimators.hc0(), VarianceEstimators.hc1(), VarianceEstimators.hc2(), VarianceEstimators.hc3());

        for (VarianceEstimator error : errors) {
            Estimate estimate = estimate(sample, difference, error);
            isClose(estimate.value(), expected, "att_weighted_diff");
            isClose(estimate.standardError(), expected, "se_" + error.describe());
        }
        for (SmallSample correction : SmallSample.values()) {
            clustered(sample, correction, expected, "se_cluster_subclass_" + correction)
                    .ifPresent(error -> isClose(
                            estimate(sample, difference, error).standardError(),
                            expected,
                            "se_cluster_subclass_" + correction));
        }
    }

    /** In MatchIt's oracle the effect is averaged over the treated whatever the estimand. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void regressionAdjusted(String name, MatchedSample sample) {
        JsonNode expected = SPECS.get(name).get("estimates");
        EffectEstimator adjusted = EffectEstimators.regressionAdjusted();
        MatchedSample treated = SynthSamples.asWeightsOfTheTreated(sample);

        Estimate hc1 = estimate(treated, adjusted, VarianceEstimators.hc1());
        isClose(hc1.value(), expected, "gcomp_att");
        isClose(hc1.standardError(), expected, "gcomp_se_HC1");
        isClose(estimate(treated, adjusted, VarianceEstimators.hc3()).standardError(), expected, "gcomp_se_HC3");
        if (sample.units().estimand() == Estimand.ATT) {
            isClose(estimate(sample, adjusted, VarianceEstimators.hc1()).value(), expected, "gcomp_att");
            clustered(sample, SmallSample.HC1, expected, "gcomp_se_cluster_HC1")
                    .ifPresent(error -> isClose(
                            estimate(sample, adjusted, error).standardError(), expected, "gcomp_se_cluster_HC1"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void ancova(String name, MatchedSample sample) {
        JsonNode expected = SPECS.get(name).get("estimates");
        EffectEstimator ancova = EffectEstimators.ancova();

        Estimate hc3 = estimate(sample, ancova, VarianceEstimators.hc3());
        isClose(hc3.value(), expected, "ols_adj_coef");
        isClose(hc3.standardError(), expected, "ols_adj_se_HC3");
        clustered(sample, SmallSample.HC1, expected, "ols_adj_se_cluster_HC1")
                .ifPresent(error ->
                        isClose(estimate(sample, ancova, error).standardError(), expected, "ols_adj_se_cluster_HC1"));
    }

    static List<String> withReplacement() {
        List<String> names = new ArrayList<>();
        SPECS.fieldNames().forEachRemaining(name -> {
            if (SPECS.get(name).has("get_matches")) {
                names.add(name);
            }
        });
        return names;
    }

    /** {@code vcovCL(lm(y ~ treat, get_matches(m), weights = weights), cluster = ~ subclass + unit_id)}. */
    @ParameterizedTest
    @MethodSource("withReplacement")
    void twoWayOnSetsAndRows(String name) {
        MatchedSample sample =
                SynthSamples.pairs(SPECS.get(name), name.equals("nearest_atc") ? Estimand.ATC : Estimand.ATT);
        JsonNode expected = SPECS.get(name).get("get_matches");
        long[] rows = new long[Y.length];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = 7 - 3L * row;
        }

        Estimate estimate =
                estimate(sample, EffectEstimators.weightedDifference(), VarianceEstimators.twoWayOnSetsAndRows());
        isClose(estimate.value(), expected, "att");
        isClose(estimate.standardError(), expected, "se_twoway_subclass_unit");
        isClose(
                estimate(
                                sample,
                                EffectEstimators.weightedDifference(),
                                VarianceEstimators.twoWayOnSetsAnd(rows, "the person"))
                        .standardError(),
                expected,
                "se_twoway_subclass_unit");
    }

    private static Estimate estimate(MatchedSample sample, EffectEstimator estimator, VarianceEstimator errors) {
        return Estimation.of(sample)
                .outcome("y", Y)
                .with(estimator)
                .errors(errors)
                .estimate();
    }

    /** Errors clustered on the set where R has them, which is where sets are disjoint. */
    private static Optional<VarianceEstimator> clustered(
            MatchedSample sample, SmallSample correction, JsonNode expected, String name) {
        assertThat(expected.has(name)).isEqualTo(sample.isDisjoint());
        return expected.has(name) ? Optional.of(VarianceEstimators.clusteredOnSets(correction)) : Optional.empty();
    }

    private static void isClose(double actual, JsonNode expected, String name) {
        assertThat(actual).as(name).isCloseTo(expected.get(name).asDouble(), EXACT);
    }
}
