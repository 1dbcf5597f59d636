package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.covariate.DesignMatrix;
import dk.effekt.matching.Estimand;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Synth;
import dk.effekt.matching.Unmatched;
import dk.effekt.regression.OutcomeModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Means, differences and ratios of linear, logistic and Poisson regressions beside {@code regression_synth.json}: R's
 * {@code lm} and {@code glm(…, quasibinomial / quasipoisson)} of {@code outcome ~ treat * (covariates)}, averaged, by the delta
 * method with {@code sandwich::vcovHC} and {@code vcovCL}.
 */
class GComputationTest {

    /** Relative 1e-9. */
    private static final Percentage EXACT = withinPercentage(1e-7);

    private static final JsonNode ORACLE = Synth.oracle("regression_synth.json");

    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        ORACLE.get("results").fieldNames().forEachRemaining(name -> {
            cases.add(Arguments.of(name, "linear", OutcomeModel.LINEAR, Synth.outcome()));
            cases.add(Arguments.of(name, "logit", OutcomeModel.LOGISTIC, Synth.inWork()));
            cases.add(Arguments.of(name, "poisson", OutcomeModel.POISSON, SynthSamples.numbers(ORACLE.get("count"))));
        });
        return cases.stream();
    }

    /** The sample of R: disjoint sets if it says which, else weights; averaged over the treated, or over all if unweighted. */
    private static MatchedSample sample(String name) {
        JsonNode of = ORACLE.get("samples").get(name);
        boolean isOfTreated =
                ORACLE.get("results").get(name).get("averaged_over").asText().equals("treated");
        if (!of.has("subclass")) {
            return SynthSamples.weighted(
                    isOfTreated ? Estimand.ATT : Estimand.ATE, SynthSamples.numbers(of.get("weights")));
        }
        boolean[] treated = Synth.treated();
        Map<Integer, List<Integer>> partners = new LinkedHashMap<>();
        Map<Integer, Integer> focals = new LinkedHashMap<>();
        MatchedSample.Builder builder = MatchedSample.builder(SynthSamples.units(Estimand.ATT));
        for (int row = 0; row < treated.length; row++) {
            int set = of.get("subclass").get(row).asInt();
            if (set == 0 && treated[row]) {
                builder.leave(row, Unmatched.OUTSIDE_CALIPER);
            } else if (set > 0 && treated[row]) {
                focals.put(set, row);
            } else if (set > 0) {
                partners.computeIfAbsent(set, s -> new ArrayList<>()).add(row);
            }
        }
        focals.forEach((set, focal) -> builder.pair(
                focal, partners.get(set).stream().mapToInt(Integer::intValue).toArray()));
        return builder.build();
    }

    private static Map<String, VarianceEstimator> errors(MatchedSample sample) {
        Map<String, VarianceEstimator> errors = new LinkedHashMap<>();
        errors.put("HC0", VarianceEstimators.hc0());
        errors.put("HC1", VarianceEstimators.hc1());
        long[] municipality = Synth.municipality();
        for (SmallSample correction : SmallSample.values()) {
            errors.put(
                    "CL_municipality_" + correction,
                    VarianceEstimators.clustered(municipality, "the municipality", correction));
        }
        if (sample.kind() == MatchedSample.Kind.PAIRS) {
            for (SmallSample correction : SmallSample.values()) {
                errors.put("CL_subclass_" + correction, VarianceEstimators.clusteredOnSets(correction));
            }
            errors.put(
                    "CL_subclass_municipality_HC1",
                    VarianceEstimators.twoWayOnSetsAnd(municipality, "the municipality"));
        }
        return errors;
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cases")
    void marginalMeansAndTheirContrasts(String name, String model, OutcomeModel outcomeModel, double[] outcome) {
        MatchedSample sample = sample(name);
        JsonNode marginal = ORACLE.get("results").get(name).get(model).get("marginal");
        PotentialMeans means = EffectEstimators.regressionAdjusted(outcomeModel).estimate(sample, outcome);
        isClose(means.treated(), marginal, "mean_1", "est");
        isClose(means.control(), marginal, "mean_0", "est");

        for (Measure measure : Measure.values()) {
            String contrast = switch (measure) {
                case DIFFERENCE -> "difference";
                case RATIO -> "log_ratio";
                case ODDS_RATIO -> "log_odds_ratio";
            };
            if (marginal.has(contrast)) {
                isClose(measure.of(means.treated(), means.control()), marginal, contrast, "est");
                errors(sample)
                        .forEach((method, errors) -> isClose(
                                Math.sqrt(errors.variance(means, measure)), marginal, contrast, "se_" + method));
            }
        }
    }

    private static void isClose(double actual, JsonNode expected, String of, String what) {
        assertThat(actual)
                .as(of + " " + what)
                .isCloseTo(expected.get(of).get(what).asDouble(), EXACT);
    }

    /** {@code lm(y ~ treat, weights = w)} and {@code lm(y ~ treat + covariates, weights = w)}. */
    @ParameterizedTest
    @MethodSource("names")
    void coefficientsOfTreatment(String name) {
        MatchedSample sample = sample(name);
        JsonNode result = ORACLE.get("results").get(name);
        PotentialMeans difference = EffectEstimators.weightedDifference().estimate(sample, Synth.outcome());
        assertThat(difference.treated() - difference.control())
                .isCloseTo(result.get("difference").get("est").asDouble(), EXACT);
        errors(sample)
                .forEach((method, errors) -> assertThat(Math.sqrt(errors.variance(difference, Measure.DIFFERENCE)))
                        .as(method)
                        .isCloseTo(result.get("difference").get(method).asDouble(), EXACT));
        // Where weights do not have mean 1 in each arm we scale them, as MatchIt does and this call did not.
        if (!name.equals("ipw_att")) {
            PotentialMeans ancova = EffectEstimators.ancova().estimate(sample, Synth.outcome());
            JsonNode adjusted = result.get("adjusted");
            assertThat(ancova.treated() - ancova.control())
                    .isCloseTo(adjusted.get("coef").get("treat").asDouble(), EXACT);
            errors(sample)
                    .forEach((method, errors) -> assertThat(Math.sqrt(errors.variance(ancova, Measure.DIFFERENCE)))
                            .as(method)
                            .isCloseTo(
                                    adjusted.get("se").get(method).get("treat").asDouble(), EXACT));
        }
    }

    static List<String> names() {
        List<String> names = new ArrayList<>();
        ORACLE.get("results").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Regression adjustment without matching: {@code mean(m1 - m0)} over treated and all, m per-arm {@code lm}. */
    @Test
    void ofASampleOfOnesIsPlainRegressionAdjustment() {
        JsonNode expected = Synth.oracle("weighting_synth.json").get("aipw");

        assertThat(plain(Estimand.ATT)).isCloseTo(expected.get("ra_att").asDouble(), EXACT);
        assertThat(plain(Estimand.ATE)).isCloseTo(expected.get("ra_ate").asDouble(), EXACT);
        // The average effect on all is that on the treated and that on the others, by their numbers.
        assertThat(plain(Estimand.ATC))
                .isCloseTo(
                        (1500 * expected.get("ra_ate").asDouble()
                                        - 226 * expected.get("ra_att").asDouble())
                                / 1274,
                        EXACT);
    }

    private static double plain(Estimand estimand) {
        return Estimation.of(SynthSamples.weighted(estimand, SynthSamples.ones()))
                .outcome("y", Synth.outcome())
                .with(EffectEstimators.regressionAdjusted())
                .estimate()
                .value();
    }

    @Test
    void refusesOutcomesThatTheModelDoesNotTake() {
        MatchedSample sample = sample("unweighted");
        double[] outcome = Synth.inWork();
        outcome[17] = 2;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EffectEstimators.regressionAdjusted(OutcomeModel.LOGISTIC)
                        .estimate(sample, outcome))
                .withMessage("the outcome of row 17 is 2.0; a logistic model takes 0 to 1");
        outcome[16] = -1;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EffectEstimators.ancova(OutcomeModel.POISSON).estimate(sample, outcome))
                .withMessage("the outcome of row 16 is -1.0; a Poisson log-linear model takes 0 or more");
    }

    /** The mean of {@code predict(glm(emp52 ~ treat + …, binomial), newdata = transform(d, treat = 0 or 1), type = "response")}. */
    @Test
    void mainEffectsOfALogisticModelAveragedOverAll() {
        MatchedSample sample = sample("unweighted");
        double[] outcome = Synth.inWork();
        PotentialMeans means = EffectEstimators.ancova(OutcomeModel.LOGISTIC).estimate(sample, outcome);
        JsonNode coef = Synth.oracle("estimation_synth.json").get("logit").get("coef");
        DesignMatrix x = Synth.covariates();
        double[] mean = new double[2];
        for (int arm = 0; arm < 2; arm++) {
            for (int row = 0; row < outcome.length; row++) {
                double linear = coef.get("(Intercept)").asDouble()
                        + arm * coef.get("treat").asDouble();
                for (String name : x.names()) {
                    linear += coef.get(name).asDouble() * SynthSamples.value(x, row, name);
                }
                mean[arm] += 1 / (1 + Math.exp(-linear)) / outcome.length;
            }
        }
        assertThat(means.treated()).isCloseTo(mean[1], EXACT);
        assertThat(means.control()).isCloseTo(mean[0], EXACT);
        assertThat(Arrays.stream(outcome).average().orElseThrow()).isBetween(mean[0], mean[1]);
    }
}
