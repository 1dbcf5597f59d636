package dk.effekt.matching;

import static dk.effekt.matching.MatchItSentences.AGE;
import static dk.effekt.matching.MatchItSentences.ATC;
import static dk.effekt.matching.MatchItSentences.EXACT;
import static dk.effekt.matching.MatchItSentences.F;
import static dk.effekt.matching.MatchItSentences.ONE;
import static dk.effekt.matching.MatchItSentences.TABLE;
import static dk.effekt.matching.MatchItSentences.optimal;
import static dk.effekt.matching.MatchItSentences.same;
import static dk.effekt.matching.MatchItSentences.scores;
import static dk.effekt.matching.MatchItSentences.tied;
import static dk.effekt.matching.MatchItSentences.variable;
import static dk.effekt.matching.MatchingOrder.LARGEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.effect.EffectEstimators;
import dk.effekt.effect.Estimate;
import dk.effekt.effect.Estimation;
import dk.effekt.effect.VarianceEstimators;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All that {@code matchit_extra_synth.json} holds of MatchIt 4.7.2, beside what a sentence of {@link Match} finds; the file is made by
 * {@code src/test/R/matchit_extra_synth.R}. Most is the same: pairs or subclasses, counts, the difference with its standard errors, balance.
 * Where effekt differs on purpose a test says why, with both numbers; what it cannot say stands in {@link #NOT_SAID}.
 */
class MatchItExtraTest {

    private static final JsonNode SPECIFICATIONS =
            Synth.oracle("matchit_extra_synth.json").path("specs");
    private static final Map<String, Integer> ROW_OF_ID =
            IntStream.range(0, TABLE.rows()).boxed().collect(Collectors.toMap(Synth::id, row -> row));

    /** Specifications that no sentence says, and why. */
    private static final Map<String, String> NOT_SAID = Map.of(
            "unit_id", "units are rows; no two of them are one person's",
            "unit_id_ratio2_caliper02", "units are rows; no two of them are one person's",
            "unit_id_closest", "units are rows; no two of them are one person's",
            "sampling_weights", "registers hold everybody; there are no sampling weights",
            "sampling_weights_ratio2_caliper02", "registers hold everybody; there are no sampling weights",
            "subclass_quantiles", "subclasses hold equal numbers",
            "cem_three_bins_k2k", "strata are weighted, not pruned to as many of each arm",
            "optimal_variable_ratio2_max4", "optimal pairs have a fixed ratio; OptimalFull varies it, without a total");

    /** Specifications that effekt answers otherwise, on purpose; a test below says why of each. */
    private static final List<String> DIFFERENT = List.of(
            "variable_ratio3_min2_max5",
            "tied_score_exact",
            "subclass20_min0",
            "subclass20_min1",
            "subclass20_min11",
            "subclass20_min6_atc",
            "optimal_ratio3_exact",
            "optimal_default_tolerance",
            "full_default_tolerance");

    @Test
    void everySpecificationIsComparedOrSaidNotToBe() {
        assertThat(SPECIFICATIONS.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(same().keySet(), tied().keySet(), optimal().keySet(), DIFFERENT, NOT_SAID.keySet())
                                .flatMap(Collection::stream)
                                .toList());
    }

    @TestFactory
    Stream<DynamicTest> sameAsInMatchIt() {
        return same().entrySet().stream()
                .map(one -> named(one.getKey(), () -> {
                    JsonNode expected = SPECIFICATIONS.path(one.getKey());
                    Matched matched = one.getValue().fit();
                    if (expected.has("pairs")) {
                        assertThat(pairs(matched)).containsExactlyElementsOf(texts(expected.path("pairs")));
                    } else {
                        int[] sets = numbers(expected.path("subclass"));
                        Arrays.setAll(sets, row -> sets[row] - 1);
                        assertThat(partition(matched.sample().setOfRow())).containsExactly(partition(sets));
                    }
                    assertThat(discarded(matched.units()))
                            .isEqualTo(expected.at("/counts/discarded").intValue());
                    if (matched.sample().caliper() < Double.POSITIVE_INFINITY) {
                        assertClose(
                                matched.sample().caliper(),
                                expected.path("caliper").path(""),
                                "caliper");
                    }
                    compareCounts(matched.sample(), expected.path("counts"));
                    compareEstimates(matched, expected.path("estimates"));
                    compareBalance(matched.balance(), expected.path("balance_after"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> asNearAsMatchItAtItsFinestTolerance() {
        return optimal().entrySet().stream()
                .map(one -> named(one.getKey(), () -> {
                    JsonNode expected = SPECIFICATIONS.path(one.getKey());
                    MatchedSample sample = one.getValue().sample();
                    assertThat(Optimal.total(sample))
                            .isCloseTo(expected.path("total_distance").doubleValue(), within(1e-9));
                    assertThat(sample.distinctTreated())
                            .isEqualTo(expected.at("/counts/treated_matched").intValue());
                    assertThat(sample.distinctControls())
                            .isEqualTo(expected.at("/counts/control_matched").intValue());
                }));
    }

    /**
     * Of candidates at equal distance on both sides MatchIt takes the one with fewer rows between, of either arm and whether they can
     * be matched or not; effekt the one before, so that rows that are out of the question change nothing. In a space both take the
     * first in the data, but MatchIt's distances of equal rows differ by rounding. The distances are the same.
     */
    @TestFactory
    Stream<DynamicTest> asNearWhereDistancesAreEqual() {
        return tied().entrySet().stream()
                .map(one -> named(one.getKey(), () -> {
                    JsonNode expected = SPECIFICATIONS.path(one.getKey());
                    Matched matched = one.getValue().fit();
                    List<String> own = pairs(matched);
                    List<String> theirs = texts(expected.path("pairs"));
                    Distance distance = matched.units().distance().orElseThrow();
                    assertThat(own).hasSameSizeAs(theirs);
                    for (int i = 0; i < own.size(); i++) {
                        assertThat(distances(own.get(i), distance))
                                .as(own.get(i) + " and " + theirs.get(i))
                                .containsExactly(distances(theirs.get(i), distance), within(1e-9));
                    }
                    assertThat(matched.sample().distinctTreated())
                            .isEqualTo(expected.at("/counts/treated_matched").intValue());
                }));
    }

    /**
     * {@code matchit(F, d, distance = d$age, exact = exF)}: as above, but here the choice among equals leaves 15 years to the others
     * rather than 14. The pairs are those of a model that looks at every row.
     */
    @Test
    void choosesAmongEqualsByTheRowsThatMayBeMatched() {
        Matched matched = AGE.exactly("male", "origin").by(ONE).fit();
        double[] age = TABLE.numbers("age");
        Map<Long, List<Long>> model = NaiveNearest.match(
                        IntStream.range(0, age.length)
                                .mapToObj(row -> new NaiveNearest.Row(
                                        Synth.treated()[row],
                                        age[row],
                                        0,
                                        matched.units().stratum(row),
                                        0,
                                        0,
                                        false,
                                        row))
                                .toList(),
                        new NaiveNearest.Setting(
                                NaiveNearest.Kind.SCORES,
                                Estimand.ATT,
                                1,
                                1,
                                1,
                                Double.POSITIVE_INFINITY,
                                1,
                                LARGEST,
                                TieRule.LOWER_SCORE_FIRST,
                                0,
                                false,
                                Double.POSITIVE_INFINITY))
                .partners();
        List<String> expected = new ArrayList<>();
        model.forEach((focal, partners) -> expected.add(
                Synth.id(focal.intValue()) + ":" + Synth.id(partners.get(0).intValue())));

        Distance distance = matched.units().distance().orElseThrow();
        assertThat(pairs(matched)).containsExactlyElementsOf(expected);
        assertThat(total(expected, distance)).isEqualTo(15);
        assertThat(total(texts(SPECIFICATIONS.at("/tied_score_exact/pairs")), distance))
                .isEqualTo(14);
    }

    /**
     * {@code matchit(F, d, ratio = 3, min.controls = 2, max.controls = 5)}: 678 partners for 226 treated are 75 times 5, once 3 and 150
     * times 2 (Ming and Rosenbaum 2000). MatchIt wants once 4 and once 1, which is below its own least.
     */
    @Test
    void nobodyHasFewerThanTheLeast() {
        List<String> theirs = texts(SPECIFICATIONS.at("/variable_ratio3_min2_max5/pairs"));
        assertThat(theirs).contains("p0125:p0319:p0050:p0426:p0497", "p1240:p0790");
        theirs.replaceAll(pair -> pair.replace("p0426:p0497", "p0426").replace("p1240:p0790", "p1240:p0790:p0509"));

        assertThat(pairs(F.by(variable(2, 5, 3).withoutReplacement()).fit())).containsExactlyElementsOf(theirs);
    }

    /**
     * {@code matchit(F, d, method = "subclass", subclass = 20, min.n = …)}. Of 226 scores the twelfth of 20 quantiles is the 136th, p1298's,
     * but R 4.2.2 has it 4e-15 above, so that the row stands in the subclass below. With it in its own, R's means differ by 2.0331,
     * 2.0331 and 1.9539 rather than 2.0366, 2.0366 and 1.9574.
     */
    @ParameterizedTest
    @CsvSource({
        "0, 2.036622672054868, 2.0330907306831856",
        "1, 2.036622672054868, 2.0330907306831856",
        "11, 1.957390352678258, 1.9538584113065764"
    })
    void aQuantileThatIsAScoreIsExact(int least, double theirs, double exact) {
        JsonNode specification = SPECIFICATIONS.path("subclass20_min" + least);
        double cut = specification.path("q_cut").get(12).doubleValue();
        int row = 1297;
        assertThat(Synth.id(row)).isEqualTo("p1298");
        assertThat(cut - scores()[row]).isBetween(0.0, 1e-14);
        int[] sets = numbers(specification.path("subclass"));
        assertThat(sets[row]).isEqualTo(12);
        sets[row] = 13;

        Matched matched = F.by(Subclassification.of(20).atLeast(least)).fit();

        assertThat(partition(matched.sample().setOfRow())).containsExactly(partition(sets));
        assertThat(specification.at("/estimates/att_weighted_diff").doubleValue())
                .isCloseTo(theirs, within(1e-12));
        assertThat(NearestMatchItTest.difference(matched.sample())).isCloseTo(exact, within(1e-12));
    }

    /**
     * {@code matchit(F, d, method = "subclass", subclass = 20, min.n = 6, estimand = "ATC")}: MatchIt moves rows past subclasses that
     * keep theirs, so that a subclass is no interval of scores any more. With as many rows in each, but in order, the difference is
     * 1.7592 rather than 1.7628.
     */
    @Test
    void subclassesAreIntervalsOfScores() {
        JsonNode specification = SPECIFICATIONS.path("subclass20_min6_atc");
        int[] theirs = numbers(specification.path("subclass"));
        int[] inOrder = new int[theirs.length];
        for (boolean treated : new boolean[] {true, false}) {
            int[] rows = IntStream.range(0, theirs.length)
                    .filter(row -> Synth.treated()[row] == treated)
                    .toArray();
            int[] sizes = Arrays.stream(rows).map(row -> theirs[row]).sorted().toArray();
            int[] byScore = Arrays.stream(rows)
                    .boxed()
                    .sorted(Comparator.comparingDouble(row -> TABLE.numbers("score")[row]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int i = 0; i < rows.length; i++) {
                inOrder[byScore[i]] = sizes[i];
            }
        }

        Matched matched = ATC.by(Subclassification.of(20).atLeast(6)).fit();

        assertThat(partition(matched.sample().setOfRow())).containsExactly(partition(inOrder));
        assertThat(specification.at("/estimates/att_weighted_diff").doubleValue())
                .isCloseTo(1.7627844858990436, within(1e-12));
        assertThat(NearestMatchItTest.difference(matched.sample())).isCloseTo(1.759225262979106, within(1e-12));
    }

    /**
     * {@code matchit(F, d, method = "optimal", ratio = 3, exact = exF, tol = 1e-9)}: in one stratum there are 120 controls for 44 treated,
     * of which MatchIt leaves none; nor does effekt, at a total that is 3.8 % less and the least by the Hungarian method ({@code
     * scipy.optimize.linear_sum_assignment}, treated rows taken three times, the first of them before all else).
     */
    @Test
    void isNearerThanMatchItWhereControlsAreShort() {
        MatchedSample sample = EXACT.by(OptimalPairs.of(3)).sample();
        JsonNode theirs = SPECIFICATIONS.path("optimal_ratio3_exact");

        assertThat(sample.distinctTreated()).isEqualTo(226);
        assertThat(sample.distinctControls())
                .isEqualTo(666)
                .isEqualTo(theirs.at("/counts/control_matched").intValue());
        assertThat(theirs.path("total_distance").doubleValue()).isCloseTo(14.309887409139058, within(1e-9));
        assertThat(Optimal.total(sample)).isCloseTo(13.769477180063923, within(1e-9));
    }

    /** optmatch rounds distances to whole numbers, coarsely unless told otherwise ({@code tol}); effekt does not. */
    @ParameterizedTest
    @CsvSource({"optimal_default_tolerance, optimal_exact", "full_default_tolerance, full_exact"})
    void isNearerThanMatchItByDefault(String byDefault, String finest) {
        assertThat(Optimal.total(optimal().get(finest).sample()))
                .isCloseTo(SPECIFICATIONS.path(finest).path("total_distance").doubleValue(), within(1e-9))
                .isLessThan(
                        SPECIFICATIONS.path(byDefault).path("total_distance").doubleValue() * 0.995);
    }

    private static DynamicTest named(String specification, Executable test) {
        return DynamicTest.dynamicTest(
                specification + ": "
                        + SPECIFICATIONS.path(specification).path("call").textValue(),
                test);
    }

    private static void compareCounts(MatchedSample sample, JsonNode counts) {
        assertThat(sample.distinctTreated())
                .isEqualTo(counts.path("treated_matched").intValue());
        assertThat(sample.distinctControls())
                .isEqualTo(counts.path("control_matched").intValue());
        if (counts.has("n_subclass")) {
            assertThat(sample.sets()).isEqualTo(counts.path("n_subclass").intValue());
        }
        assertClose(sample.effectiveTreated(), counts.path("ess_treated"), "ess_treated");
        assertClose(sample.effectiveControls(), counts.path("ess_control"), "ess_control");
        double[] largest = new double[2];
        double[] weights = sample.normalizedWeights();
        for (int row = 0; row < weights.length; row++) {
            int arm = sample.units().isTreated(row) ? 1 : 0;
            largest[arm] = Math.max(largest[arm], weights[row]);
        }
        assertClose(largest[1], counts.path("max_w_treated"), "max_w_treated");
        assertClose(largest[0], counts.path("max_w_control"), "max_w_control");
    }

    private static void compareEstimates(Matched matched, JsonNode expected) {
        Estimation estimation = Estimation.of(matched).outcome("y").with(EffectEstimators.weightedDifference());
        Estimate estimate = estimation.errors(VarianceEstimators.hc1()).estimate();
        assertClose(estimate.value(), expected.path("att_weighted_diff"), "att_weighted_diff");
        assertClose(estimate.standardError(), expected.path("se_HC1"), "se_HC1");
        if (expected.has("se_cluster_subclass_HC1")) {
            assertClose(
                    estimation
                            .errors(VarianceEstimators.clusteredOnSets())
                            .estimate()
                            .standardError(),
                    expected.path("se_cluster_subclass_HC1"),
                    "se_cluster_subclass_HC1");
        }
    }

    /** All in standard deviations or shares, to 1e-10: R's probit scores are not nearer than that to the maximum. */
    private static void compareBalance(Balance balance, JsonNode expected) {
        Map<String, Balance.Row> rows = new HashMap<>();
        balance.rows().forEach(row -> rows.put(row.covariate(), row));
        if (expected.has("distance")) {
            rows.put("distance", balance.score().orElseThrow());
        }
        // MatchIt lists the columns of exact and antiexact, too.
        rows.forEach((name, row) -> {
            JsonNode of = expected.path(name);
            assertBalance(row.after().smd(), of.path("Std. Mean Diff."), name + " SMD");
            assertBalance(row.after().varianceRatio(), of.path("Var. Ratio"), name + " variance ratio");
            assertBalance(row.after().ecdfMean(), of.path("eCDF Mean"), name + " eCDF mean");
            assertBalance(row.after().ecdfMax(), of.path("eCDF Max"), name + " eCDF max");
            // Where means are equal MatchIt does not standardize the distance of pairs; of subclasses it gives none.
            if (of.path("Std. Pair Dist.").isNumber()
                    && Math.abs(of.path("Std. Mean Diff.").doubleValue()) > 1e-7) {
                assertBalance(row.pairDistance(), of.path("Std. Pair Dist."), name + " pair distance");
            }
        });
    }

    private static void assertBalance(double actual, JsonNode expected, String what) {
        if (expected.isNull()) {
            assertThat(actual).as(what).isNaN();
        } else {
            assertThat(expected.isNumber()).as(what).isTrue();
            assertThat(actual).as(what).isCloseTo(expected.doubleValue(), within(1e-10));
        }
    }

    private static void assertClose(double actual, JsonNode expected, String what) {
        assertThat(expected.isNumber()).as(what).isTrue();
        assertThat(actual).as(what).isCloseTo(expected.doubleValue(), withinPercentage(1e-8));
    }

    /** As the oracle writes them, in the order of the focal rows; those without a partner stand alone. */
    private static List<String> pairs(Matched matched) {
        MatchedSample sample = matched.sample();
        String[] sets = new String[sample.units().size()];
        for (int set = 0; set < sample.sets(); set++) {
            StringBuilder text = new StringBuilder(matched.name(sample.focal(set, 0)));
            for (int i = 0; i < sample.partners(set); i++) {
                text.append(':').append(matched.name(sample.partner(set, i)));
            }
            sets[sample.focal(set, 0)] = text.toString();
        }
        List<String> all = new ArrayList<>();
        for (int row = 0; row < sets.length; row++) {
            if (sample.units().isFocal(row)) {
                all.add(sample.unmatched(row).isPresent() ? matched.name(row) : sets[row]);
            }
        }
        return all;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    private static int[] numbers(JsonNode array) {
        int[] numbers = new int[array.size()];
        Arrays.setAll(numbers, i -> array.get(i).intValue());
        return numbers;
    }

    /** Between the first of a set and each of the others, ascending. */
    private static double[] distances(String set, Distance distance) {
        int[] rows = Arrays.stream(set.split(":")).mapToInt(ROW_OF_ID::get).toArray();
        return Arrays.stream(rows)
                .skip(1)
                .mapToDouble(row -> distance.between(rows[0], row))
                .sorted()
                .toArray();
    }

    private static double total(List<String> sets, Distance distance) {
        double total = 0;
        for (String set : sets) {
            for (double each : distances(set, distance)) {
                total += each;
            }
        }
        return total;
    }

    /** Sets numbered as they come. */
    private static int[] partition(int[] sets) {
        Map<Integer, Integer> numbers = new HashMap<>();
        return Arrays.stream(sets)
                .map(set -> set < 0 ? 0 : numbers.computeIfAbsent(set, s -> numbers.size() + 1))
                .toArray();
    }

    private static int discarded(Units units) {
        int count = 0;
        for (int row = 0; row < units.size(); row++) {
            count += units.isDiscarded(row) ? 1 : 0;
        }
        return count;
    }
}
