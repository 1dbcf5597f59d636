package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.covariate.DesignMatrix;
import dk.effekt.effect.AbadieImbens.Inference;
import dk.effekt.matching.Distances;
import dk.effekt.matching.Estimand;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.matching.PropensityModels;
import dk.effekt.matching.PropensityScore;
import dk.effekt.matching.Synth;
import dk.effekt.matching.Units;
import dk.effekt.matching.Unmatched;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The standard errors of Abadie and Imbens, and matching corrected for bias, beside Matching 4.10-8. Each test of
 * {@link #sameAsMatching} is called after the R call whose estimate and error it repeats; the options are read from the call.
 */
class AbadieImbensTest {

    private static final boolean[] TREATED = Synth.treated();
    private static final double[] Y = Synth.outcome();
    private static final double[] EMPLOYED = number(10);
    private static final DesignMatrix Z3 = Synth.covariates();
    private static final DesignMatrix X3 = DesignMatrix.of(
            List.of("score"), PropensityModels.logistic().fit(TREATED, Z3).scores(PropensityScore.Scale.PROBABILITY));
    private static final DesignMatrix I3 = DesignMatrix.of(List.of("age", "prev_act"), number(2), number(7));
    private static final DesignMatrix I4 =
            DesignMatrix.of(List.of("age", "benefit_weeks", "prev_act"), number(2), number(5), number(7));
    private static final Map<String, DesignMatrix> MATRICES =
            Map.of("X3", X3, "Z3", Z3, "I3", I3, "I4", I4, "E3", X3.and(DesignMatrix.of(List.of("male"), number(3))));

    private static final double CLOSE = 1e-9;

    /** A call of {@code Matching::Match}, read from its text. */
    private record Call(String text) {

        Optional<String> option(String name) {
            Matcher found = Pattern.compile("[(, ]" + Pattern.quote(name) + " = (c\\([^)]*\\)|[^,)]+)")
                    .matcher(text);
            return found.find() ? Optional.of(found.group(1).replace("\"", "")) : Optional.empty();
        }

        double number(String name, double otherwise) {
            return option(name).map(Double::parseDouble).orElse(otherwise);
        }

        int matches() {
            return (int) number("M", 1);
        }

        double tolerance() {
            return number("distance.tolerance", 1e-5);
        }

        double[] outcome() {
            return option("Y").orElseThrow().equals("Y3") ? Y : EMPLOYED;
        }

        MatchedSample sample() {
            DesignMatrix x = MATRICES.get(option("X").orElseThrow());
            Units units = Units.of(TREATED)
                    .estimating(Estimand.valueOf(option("estimand").orElseThrow()))
                    .withCovariates(option("Z").map(MATRICES::get).orElse(x))
                    .withDistance(
                            number("Weight", 1) == 2
                                    ? Distances.mahalanobis(x, TREATED, Distances.Spread.ALL_ROWS)
                                    : Distances.inverseVariance(x));
            if (option("exact").isPresent()) {
                units = units.inStrata(strata(x, option("exact").orElseThrow()));
            }
            if (option("caliper").isPresent()) {
                for (String name : x.names()) {
                    double[] column = x.column(name);
                    units = units.within(name, column, number("caliper", 0) * sd(column));
                }
            }
            NearestNeighbour method = NearestNeighbour.of(matches());
            return withEnough((tolerance() > 0 ? method.averagingTies(tolerance()) : method).match(units), matches());
        }

        EffectEstimator estimator() {
            return option("BiasAdjust").isPresent()
                    ? EffectEstimators.biasCorrected()
                    : EffectEstimators.weightedDifference();
        }

        AbadieImbens errors() {
            AbadieImbens errors = VarianceEstimators.abadieImbens();
            int neighbours = (int) number("Var.calc", 0);
            return (neighbours > 0 ? errors.robust(neighbours, tolerance()) : errors).about(inference());
        }

        Inference inference() {
            return option("sample").isPresent() ? Inference.SAMPLE : Inference.POPULATION;
        }

        private static int[] strata(DesignMatrix x, String exact) {
            List<String> flags = exact.equals("TRUE")
                    ? x.names().stream().map(name -> "TRUE").toList()
                    : List.of(exact.replaceAll("c\\(|\\)| ", "").split(","));
            List<String> keys = IntStream.range(0, x.rows())
                    .mapToObj(row -> IntStream.range(0, flags.size())
                            .filter(c -> flags.get(c).equals("TRUE"))
                            .mapToObj(c -> x.value(row, c))
                            .toList()
                            .toString())
                    .toList();
            List<String> distinct = keys.stream().distinct().toList();
            return keys.stream().mapToInt(distinct::indexOf).toArray();
        }
    }

    @TestFactory
    Stream<DynamicTest> sameAsMatching() {
        return Stream.of("matching_synth.json", "matching_extra_synth.json").flatMap(file -> {
            JsonNode calls = Synth.oracle(file).path("match");
            Iterable<String> names = calls::fieldNames;
            return StreamSupport.stream(names.spliterator(), false).map(name -> {
                JsonNode expected = calls.path(name);
                Call call = new Call(expected.path("call").textValue());
                return DynamicTest.dynamicTest(name + ": " + call.text(), () -> check(call, expected));
            });
        });
    }

    private static void check(Call call, JsonNode expected) {
        MatchedSample sample = call.sample();

        Estimate estimate = Estimation.of(sample)
                .outcome("y", call.outcome())
                .with(call.estimator())
                .errors(call.errors())
                .estimate();

        int dropped = expected.path("ndrops").intValue();
        assertThat(partners(sample)).isEqualTo(expected.path("n_pairs").intValue());
        assertThat(sample.sets()).isEqualTo(expected.path("wnobs").intValue());
        assertThat(sample.units().focalCount() - sample.sets()).isEqualTo(dropped);
        assertClose(estimate.value(), expected.path("est"));
        if (dropped == 0) {
            assertClose(estimate.standardError(), expected.path("se_ai"));
            return;
        }
        // Matching counts dropped units in N, and as units without an effect in the sum. They tell nothing of those
        // that are
        // left, whose effect is estimated: here they do not count.
        assertClose(plainError(call, sample, dropped), expected.path("se_ai"));
        double ofKept = plainError(call, sample, 0);
        assertThat(estimate.standardError())
                .isCloseTo(ofKept, within(CLOSE * ofKept))
                .isNotCloseTo(expected.path("se_ai").doubleValue(), within(1e-3));
        if (expected.has("se_ai_kept")) {
            assertClose(estimate.standardError(), expected.path("se_ai_kept"));
        }
    }

    /** The homoscedastic formula by the notes of {@code matching_extra_synth.json}, with units dropped as Matching has them. */
    private static double plainError(Call call, MatchedSample sample, int dropped) {
        assertThat(call.option("Var.calc")).isEmpty();
        double[] y = call.outcome();
        double[] uses = new double[y.length];
        double[] squaredUses = new double[y.length];
        double[] focals = new double[y.length];
        double[] effects = new double[sample.sets()];
        for (int set = 0; set < sample.sets(); set++) {
            focals[sample.focal(set, 0)] = 1;
            for (int i = 0; i < sample.partners(set); i++) {
                double share = 1.0 / sample.partners(set);
                uses[sample.partner(set, i)] += share;
                squaredUses[sample.partner(set, i)] += share * share;
                effects[set] += share * effect(sample, y, set, i);
            }
        }
        double mean = Arrays.stream(effects).sum() / effects.length;
        double spread = 0;
        double ofSets = dropped * mean * mean;
        for (int set = 0; set < sample.sets(); set++) {
            ofSets += Math.pow(effects[set] - mean, 2);
            for (int i = 0; i < sample.partners(set); i++) {
                spread += Math.pow(effect(sample, y, set, i) - mean, 2) / sample.partners(set) / sample.sets() / 2;
            }
        }
        double n = sample.sets() + dropped;
        double sum = call.inference() == Inference.SAMPLE ? dropped * spread : ofSets;
        for (int row = 0; row < y.length; row++) {
            sum += spread
                    * (call.inference() == Inference.SAMPLE
                            ? Math.pow(focals[row] + uses[row], 2)
                            : uses[row] * uses[row] - squaredUses[row]);
        }
        return Math.sqrt(sum) / n;
    }

    private static double effect(MatchedSample sample, double[] y, int set, int i) {
        int focal = sample.focal(set, 0);
        return (TREATED[focal] ? 1 : -1) * (y[focal] - y[sample.partner(set, i)]);
    }

    @Test
    void ofDisjointSetsItIsClusteredOnSets() {
        MatchedSample sample = NearestNeighbour.of(2)
                .withoutReplacement()
                .match(Units.of(TREATED, X3.column("score")).withCovariates(Z3));
        Estimation of = Estimation.of(sample).outcome("y", Y).with(EffectEstimators.weightedDifference());
        double sets = sample.sets();

        // So it may be asked for without replacement, too: refusing it would hang on whether a row happened to be used
        // twice.
        double clustered = of.errors(VarianceEstimators.clusteredOnSets(SmallSample.HC0))
                .estimate()
                .standardError();
        Estimate estimate = of.errors(VarianceEstimators.abadieImbens()).estimate();
        assertThat(estimate.standardError()).isCloseTo(clustered * Math.sqrt((sets - 1) / sets), within(1e-12));
        assertThat(estimate.validity()).contains("with or without replacement (Abadie and Spiess 2022)");
    }

    @Test
    void biasCorrectionOfTheTreatedPredictsAsRegressionAdjustmentDoes() {
        MatchedSample sample = NearestNeighbour.of(1)
                .match(Units.of(TREATED, X3.column("score")).withCovariates(Z3));
        PotentialMeans corrected = EffectEstimators.biasCorrected().estimate(sample, Y);
        PotentialMeans adjusted = EffectEstimators.regressionAdjusted().estimate(sample, Y);

        // conventions.json: 2.50497, "equal to g-computation after 1:1 with replacement".
        assertThat(corrected.treated()).isCloseTo(adjusted.treated(), within(1e-11));
        assertThat(corrected.control()).isCloseTo(adjusted.control(), within(1e-11));
        double ofTreated = 0;
        double ofControls = 0;
        for (int row = 0; row < Y.length; row++) {
            ofTreated += corrected.treatedInfluence(row);
            ofControls += corrected.controlInfluence(row);
            if (!TREATED[row]) {
                assertThat(corrected.controlInfluence(row)).isCloseTo(adjusted.controlInfluence(row), within(1e-11));
                assertThat(corrected.leverage(row)).isCloseTo(adjusted.leverage(row), within(1e-11));
            }
        }
        assertThat(ofTreated).isCloseTo(0, within(1e-10));
        assertThat(ofControls).isCloseTo(0, within(1e-10));
    }

    @Test
    void biasCorrectionCountsTheCovariatesOfFocalRowsAsDrawn() {
        MatchedSample sample = NearestNeighbour.of(1)
                .withoutReplacement()
                .match(Units.of(TREATED, X3.column("score")).withCovariates(Z3));
        Estimation of = Estimation.of(sample).outcome("y", Y).with(EffectEstimators.biasCorrected());

        double plain = of.errors(VarianceEstimators.abadieImbens()).estimate().standardError();

        // No more than agreement in size: the one counts residuals of partners by their leverage, the other in pairs.
        for (VarianceEstimator other :
                List.of(VarianceEstimators.hc0(), VarianceEstimators.hc3(), VarianceEstimators.clusteredOnSets())) {
            assertThat(of.errors(other).estimate().standardError()).isCloseTo(plain, within(0.1 * plain));
        }
    }

    @Test
    void refusesWhatItIsNotFor() {
        Units units = Units.of(TREATED, X3.column("score")).withCovariates(Z3);
        MatchedSample pairs = NearestNeighbour.of(1).match(units);
        MatchedSample weights = MatchedSample.weighted(units, SynthSamples.ones());
        AbadieImbens errors = VarianceEstimators.abadieImbens();

        assertThatThrownBy(() ->
                        Estimation.of(weights).outcome("y", Y).errors(errors).estimate())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of matched pairs, and the sample has weights only");
        assertThatThrownBy(() -> Estimation.of(pairs)
                        .outcome("y", Y)
                        .with(EffectEstimators.regressionAdjusted())
                        .measure(Measure.RATIO)
                        .errors(errors)
                        .estimate())
                .hasMessageContaining("use weightedDifference() or biasCorrected()")
                .hasMessageContaining("not of a ratio");
        assertThatThrownBy(() -> Estimation.of(weights)
                        .outcome("y", Y)
                        .with(EffectEstimators.biasCorrected())
                        .estimate())
                .hasMessageContaining("the sample has no pairs but weights");
        assertThatThrownBy(() -> Estimation.of(NearestNeighbour.of(1).match(Units.of(TREATED, X3.column("score"))))
                        .outcome("y", Y)
                        .with(EffectEstimators.biasCorrected())
                        .estimate())
                .hasMessageContaining("withCovariates");
        assertThatThrownBy(() -> errors.robust(0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> errors.robust(1, -1)).hasMessageContaining("at least 0");
    }

    @Test
    void robustErrorsNeedADistanceAndNeighboursWithAnOutcome() {
        boolean[] treated = {true, false, false, true, false, false};
        Units far = Units.of(treated);
        MatchedSample.Builder builder = MatchedSample.builder(far);
        MatchedSample withoutDistance = builder.pair(0, 1, 2).pair(3, 1).build();
        AbadieImbens robust = VarianceEstimators.abadieImbens().robust(1);
        double[] y = {1, 2, 3, 4, 5, Double.NaN};

        assertThatThrownBy(() -> Estimation.of(withoutDistance)
                        .outcome("y", y)
                        .errors(robust)
                        .estimate())
                .hasMessageContaining("need a distance");

        Units near = Units.of(treated, new double[] {0, 0, 1, 1, 2, 3}).inStrata(new int[] {0, 0, 1, 1, 1, 1});
        MatchedSample inStrata = NearestNeighbour.of(1).match(near);
        assertThatThrownBy(() ->
                        Estimation.of(inStrata).outcome("y", y).errors(robust).estimate())
                .hasMessageContaining("the outcome of row 5 is NaN");

        MatchedSample without =
                NearestNeighbour.of(1).match(near.discarding(new boolean[] {false, false, false, false, false, true}));
        assertThat(robust.missingIn(means(without, y), Measure.DIFFERENCE)).isEmpty();
        assertThat(robust.about(Inference.SAMPLE).missingIn(means(without, y), Measure.DIFFERENCE))
                .containsExactly(
                        "row 0 is the only treated one in stratum 0 and has no neighbour in its arm; join strata, or"
                                + " leave robust out");
    }

    @Test
    void saysWhatItLeavesOut() {
        MatchedSample byScore = NearestNeighbour.of(1).match(Units.of(TREATED, X3.column("score")));
        MatchedSample byCovariates = NearestNeighbour.of(1)
                .match(Units.of(TREATED)
                        .withDistance(Distances.inverseVariance(Z3))
                        .withCovariates(Z3));
        AbadieImbens errors = VarianceEstimators.abadieImbens();

        assertThat(errors.validity(means(byScore, Y)))
                .contains("with replacement", "takes the score as known", "Abadie and Imbens 2016", "around every row");
        assertThat(errors.robust(2).validity(means(byCovariates, Y)))
                .contains("leaves out the bias")
                .doesNotContain("score", "around every row");
        assertThat(errors.validity(EffectEstimators.biasCorrected().estimate(byCovariates, Y)))
                .doesNotContain("leaves out the bias");
        assertThat(errors).hasToString("Abadie-Imbens, homoscedastic, population");
        assertThat(errors.robust(2, 1e-5).about(Inference.SAMPLE))
                .hasToString("Abadie-Imbens, robust by 2 neighbours within 1.0E-5 of squared distance, rows at hand");
    }

    private static PotentialMeans means(MatchedSample sample, double[] y) {
        return EffectEstimators.weightedDifference().estimate(sample, y);
    }

    private static void assertClose(double actual, JsonNode expected) {
        double value = expected.doubleValue();
        assertThat(actual).isCloseTo(value, within(CLOSE * Math.abs(value)));
    }

    /** Matching drops a unit that finds fewer matches than wanted; effekt compares it with those that it finds. */
    private static MatchedSample withEnough(MatchedSample sample, int wanted) {
        MatchedSample.Builder builder = MatchedSample.builder(sample.units());
        for (int set = 0; set < sample.sets(); set++) {
            int of = set;
            int[] partners = IntStream.range(0, sample.partners(set))
                    .map(i -> sample.partner(of, i))
                    .toArray();
            if (partners.length < wanted) {
                builder.leave(sample.focal(set, 0), Unmatched.OUTSIDE_CALIPER);
            } else {
                builder.pair(sample.focal(set, 0), partners);
            }
        }
        for (int row = 0; row < TREATED.length; row++) {
            int focal = row;
            sample.unmatched(row).ifPresent(reason -> builder.leave(focal, reason));
        }
        return builder.build();
    }

    private static int partners(MatchedSample sample) {
        return IntStream.range(0, sample.sets()).map(sample::partners).sum();
    }

    private static double sd(double[] x) {
        double mean = Arrays.stream(x).sum() / x.length;
        return Math.sqrt(
                Arrays.stream(x).map(value -> (value - mean) * (value - mean)).sum() / (x.length - 1));
    }

    private static double[] number(int column) {
        return Synth.csv("synth.csv").stream()
                .mapToDouble(row -> Double.parseDouble(row[column]))
                .toArray();
    }
}
