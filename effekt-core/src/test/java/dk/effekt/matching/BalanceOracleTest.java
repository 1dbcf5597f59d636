package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.covariate.DesignMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Balance beside MatchIt 4.7.2 ({@code summary(m)}) and cobalt ({@code bal.tab}) on synth.csv. The samples are built from the
 * packages' own pairs, subclasses and weights, so that nothing but the balance is compared. {@code balance_synth.json} is made by
 * {@code src/test/R/balance_synth.R}.
 */
class BalanceOracleTest {

    private static final JsonNode MATCHIT = Synth.oracle("matchit_synth.json");
    private static final JsonNode WEIGHTING = Synth.oracle("weighting_synth.json");
    private static final JsonNode BALANCE = Synth.oracle("balance_synth.json");
    private static final boolean[] TREATED = Synth.treated();
    private static final PropensityScore SCORE = PropensityModels.logistic().fit(TREATED, Synth.covariates());
    private static final DesignMatrix COVARIATES = withDenmark();
    private static final Map<String, Integer> ROW_OF_ID = new HashMap<>();

    static {
        IntStream.range(0, TREATED.length).forEach(row -> ROW_OF_ID.put(Synth.id(row), row));
    }

    static Stream<String> specificationsWithPairs() {
        List<String> names = new ArrayList<>();
        MATCHIT.path("specs").fieldNames().forEachRemaining(names::add);
        return names.stream().filter(name -> MATCHIT.at("/specs/" + name).has("pairs"));
    }

    @Test
    void thereAreTwentySpecificationsWithPairs() {
        assertThat(specificationsWithPairs()).hasSize(20);
    }

    /**
     * MatchIt divides pair distances by the standard deviation only where the means differ, so that its column mixes two units:
     * of prev_act after 1:1 matching, where they are equal, it shows the share of pairs that differ. effekt always divides.
     */
    @Test
    void pairDistancesAreStandardizedWhereMeansAreEqual() {
        JsonNode spec = MATCHIT.at("/specs/nearest_1to1");
        Balance balance = Balance.of(COVARIATES, ofPairs(units(Estimand.ATT), spec.path("pairs")));
        double p = MATCHIT.at("/balance_before/prev_act/Means Treated").doubleValue();

        assertThat(spec.at("/balance_after/prev_act/Std. Mean Diff.").doubleValue())
                .isZero();
        assertThat(spec.at("/balance_after/prev_act/Std. Pair Dist.").doubleValue())
                .isCloseTo(114 / 226.0, within(1e-14));
        assertThat(row(balance, "prev_act").pairDistance())
                .isCloseTo(114 / 226.0 / Math.sqrt(p * (1 - p)), within(1e-13));
    }

    @ParameterizedTest
    @MethodSource("specificationsWithPairs")
    void equalsTheSummaryOfMatchIt(String specification) {
        JsonNode spec = MATCHIT.path("specs").path(specification);
        PropensityScore.Scale scale =
                specification.contains("linlogit") ? PropensityScore.Scale.LOG_ODDS : PropensityScore.Scale.PROBABILITY;
        Units units = units(specification.equals("nearest_atc") ? Estimand.ATC : Estimand.ATT)
                .withDistance(SCORE.distance(scale));
        Balance balance = Balance.of(COVARIATES, ofPairs(units, spec.path("pairs")));

        assertThat(balance.rows()).hasSize(8);
        for (Balance.Row row : balance.rows()) {
            assertEqualsMatchIt(row.covariate(), row, spec.path("balance_after"));
        }
        if (spec.path("balance_after").has("distance")) {
            assertEqualsMatchIt("distance", balance.score().orElseThrow(), spec.path("balance_after"));
        }
        JsonNode counts = spec.path("counts");
        assertThat(balance.sizes().treated()).isEqualTo(226);
        assertThat(balance.sizes().control()).isEqualTo(1274);
        assertThat(balance.sizes().treatedUsed())
                .isEqualTo(counts.path("treated_matched").intValue());
        assertThat(balance.sizes().controlUsed())
                .isEqualTo(counts.path("control_matched").intValue());
        assertClose(balance.sizes().treatedEffective(), counts.path("ess_treated"), "ESS treated");
        assertClose(balance.sizes().controlEffective(), counts.path("ess_control"), "ESS control");
    }

    /** {@code summary(matchit(F, d, method = NULL))$sum.all}; it does not depend on who is discarded or matched. */
    @Test
    void equalsTheSummaryOfMatchItBefore() {
        JsonNode expected = MATCHIT.path("balance_before");
        Units units = units(Estimand.ATT).withDistance(SCORE.distance(PropensityScore.Scale.PROBABILITY));
        boolean[] discarded = new boolean[TREATED.length];
        Arrays.fill(discarded, 100, 700, true);
        Balance balance =
                Balance.of(COVARIATES, ofPairs(units.discarding(discarded), MATCHIT.at("/specs/nearest_1to1/pairs")));

        balance.all().forEach(row -> {
            String name = row.covariate().equals("propensity score") ? "distance" : row.covariate();
            assertComparison(row.before(), expected.path(name), name);
        });
        assertThat(balance.all()).hasSize(9);
    }

    @ParameterizedTest
    @CsvSource({"full_att, ATT", "full_ate, ATE", "full_atc, ATC", "subclass6, ATT", "cem_ate, ATE"})
    void equalsTheSummaryOfMatchItInStrata(String name, Estimand estimand) {
        JsonNode spec = BALANCE.path("strata").path(name);
        Units units = units(estimand).withDistance(SCORE.distance(PropensityScore.Scale.PROBABILITY));
        MatchedSample sample = ofStrata(units, spec.path("set"));
        Balance balance = Balance.of(COVARIATES, sample);

        for (Balance.Row row : balance.rows()) {
            assertEqualsMatchIt(row.covariate(), row, spec.path("balance_after"));
        }
        if (spec.path("balance_after").has("distance")) {
            assertEqualsMatchIt("distance", balance.score().orElseThrow(), spec.path("balance_after"));
        }
    }

    /** MatchIt gives no pair distances after subclassification; the definition needs none but subclasses. */
    @Test
    void pairsOfSubclassesAreAllThatHaveOneRowOfEachArm() {
        MatchedSample sample = ofStrata(units(Estimand.ATT), BALANCE.at("/strata/subclass6/set"));
        int[] set = sample.setOfRow();
        double[] age = COVARIATES.column("age");
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < TREATED.length; i++) {
            for (int j = 0; j < TREATED.length; j++) {
                if (TREATED[i] && !TREATED[j] && set[i] == set[j] && set[i] >= 0) {
                    sum += Math.abs(age[i] - age[j]);
                    pairs++;
                }
            }
        }
        // The standard deviation of the treated, from MatchIt's own difference.
        JsonNode before = MATCHIT.at("/balance_before/age");
        double sd = (before.path("Means Treated").doubleValue()
                        - before.path("Means Control").doubleValue())
                / before.path("Std. Mean Diff.").doubleValue();
        assertThat(row(Balance.of(COVARIATES, sample), "age").pairDistance())
                .isCloseTo(sum / pairs / sd, within(1e-11));
    }

    /** {@code bal.tab(weightit(F, d, method = "glm", ...), stats = c("m", "v", "ks"), s.d.denom = "treated", binary = "std")}. */
    @ParameterizedTest
    @ValueSource(strings = {"ipw_att", "ipw_ate", "overlap_ato"})
    void equalsCobaltForWeights(String name) {
        Estimand estimand = Estimand.valueOf(name.substring(name.length() - 3).toUpperCase(Locale.ROOT));
        Units units = units(estimand).withPropensity(SCORE);
        Balance balance = Balance.of(
                COVARIATES,
                MatchedSample.weighted(units, propensityWeights(estimand)),
                SmdConvention.TREATED,
                BinaryDifference.STANDARDIZED);

        assertEqualsCobalt(balance, WEIGHTING.at("/weightit/" + name + "/balance"));
    }

    /**
     * {@code bal.tab(weightit(F, d, method = "ebal" or "cbps", …))}: of the ATT both have entropy balancing's solution, which
     * WeightIt's cbps meets to 1e-8 and its ebal to 2e-5.
     */
    @ParameterizedTest
    @CsvSource({
        "cbps_att, ATT, 1, 1e-6",
        "ebal_att, ATT, 1, 1e-4",
        "ebal_att_moments2, ATT, 2, 1e-4",
        "ebal_ate, ATE, 1, 1e-4"
    })
    void equalsCobaltForEntropyBalancing(String name, Estimand estimand, int moments, double tolerance) {
        Units units = units(estimand).withCovariates(Synth.covariates());
        Balance balance = Balance.of(
                COVARIATES,
                EntropyBalancing.of(moments).match(units),
                SmdConvention.TREATED,
                BinaryDifference.STANDARDIZED);
        JsonNode expected = WEIGHTING.at("/weightit/" + name + "/balance");

        // cobalt has the score of cbps, too.
        assertThat(balance.rows()).hasSize(expected.size() - (expected.has("prop.score") ? 1 : 0));
        for (Balance.Row row : balance.rows()) {
            JsonNode of = expected.path(row.covariate().replace("origin", "origin_"));
            assertThat(row.after().smd())
                    .as(row.covariate())
                    .isCloseTo(of.path("Diff.Adj").doubleValue(), within(tolerance));
            assertThat(row.after().ecdfMax())
                    .as(row.covariate())
                    .isCloseTo(of.path("KS.Adj").doubleValue(), within(tolerance));
            if (row.type() == Balance.Type.NUMERIC) {
                assertThat(row.after().varianceRatio())
                        .as(row.covariate())
                        .isCloseTo(of.path("V.Ratio.Adj").doubleValue(), within(tolerance));
            }
        }
    }

    /** The same with the other values of {@code s.d.denom}, and with {@code binary = "raw"}. */
    @ParameterizedTest
    @CsvSource({
        "ipw_ate, ATE, TREATED, treated",
        "ipw_ate, ATE, CONTROL, control",
        "ipw_ate, ATE, POOLED, pooled",
        "ipw_ate, ATE, ALL, all",
        "overlap_ato, ATO, WEIGHTED, weighted",
        "overlap_ato, ATO, POOLED, pooled"
    })
    void equalsCobaltByEveryConvention(String name, Estimand estimand, SmdConvention convention, String denominator) {
        JsonNode of = BALANCE.path("conventions").path(name);
        MatchedSample sample =
                MatchedSample.weighted(units(estimand).withPropensity(SCORE), doubles(of.path("weights")));
        JsonNode expected = of.path("by").path(denominator);

        assertEqualsCobalt(
                Balance.of(COVARIATES, sample, convention, BinaryDifference.STANDARDIZED), expected.path("std"));
        assertEqualsCobalt(Balance.of(COVARIATES, sample, convention, BinaryDifference.RAW), expected.path("raw"));
    }

    /** {@code bal.tab(..., cluster = d$male)} and {@code d$origin}. */
    @Test
    void equalsCobaltInSubgroups() {
        JsonNode of = BALANCE.path("clusters");
        MatchedSample sample =
                MatchedSample.weighted(units(Estimand.ATT).withPropensity(SCORE), doubles(of.path("weights")));
        double[] male = COVARIATES.column("male");
        int[] sex = new int[male.length];
        Arrays.setAll(sex, row -> (int) male[row]);
        String[] origin = Synth.csv("synth.csv").stream().map(cells -> cells[4]).toArray(String[]::new);

        SubgroupBalance bySex = Balance.bySubgroup(COVARIATES, sample, "male", sex);
        SubgroupBalance byOrigin = Balance.bySubgroup(COVARIATES, sample, "origin", origin);

        assertThat(bySex.groups()).extracting(SubgroupBalance.Group::value).containsExactly("0", "1");
        assertThat(byOrigin.groups()).extracting(SubgroupBalance.Group::value).containsExactly("DK", "NONWEST", "WEST");
        bySex.groups()
                .forEach(group ->
                        assertEqualsCobalt(group.balance(), of.path("male").path(group.value())));
        byOrigin.groups()
                .forEach(group ->
                        assertEqualsCobalt(group.balance(), of.path("origin").path(group.value())));
    }

    /** By the definition, of {@code matchit(F, d, caliper = 0.05)}. */
    @Test
    void theShiftIsThatOfTheMatchedTreatedFromAllTreated() {
        JsonNode expected = BALANCE.path("shift");
        Balance balance = Balance.of(COVARIATES, ofPairs(units(Estimand.ATT), expected.path("pairs")));

        for (String name : List.of("age", "male", "benefit_weeks", "emp_share", "prev_act")) {
            assertClose(row(balance, name).shift(), expected.path(name), name);
        }
    }

    /** By the definitions; see {@code overlap} in balance_synth.R. */
    @Test
    void overlapEqualsItsDefinition() {
        JsonNode expected = BALANCE.path("overlap");
        Overlap overlap = Overlap.of(units(Estimand.ATT).withPropensity(SCORE));

        assertClose(overlap.equipoise(), expected.path("equipoise"), "equipoise");
        assertClose(overlap.treated().equipoise(), expected.path("equipoise_treated"), "equipoise of treated");
        assertClose(overlap.control().equipoise(), expected.path("equipoise_control"), "equipoise of untreated");
        assertThat(overlap.treated().outside())
                .isEqualTo(expected.path("outside_treated").intValue());
        assertThat(overlap.control().outside())
                .isEqualTo(expected.path("outside_control").intValue());
    }

    private static void assertEqualsMatchIt(String name, Balance.Row row, JsonNode summary) {
        if (summary.has(name)) {
            JsonNode expected = summary.path(name);
            assertComparison(row.after(), expected, name);
            boolean isStandardized = Math.abs(expected.path("Std. Mean Diff.").doubleValue()) > 1e-7;
            if (expected.path("Std. Pair Dist.").isNumber() && isStandardized) {
                assertClose(row.pairDistance(), expected.path("Std. Pair Dist."), name + " pair distance");
            }
        }
    }

    private static void assertComparison(Balance.Comparison actual, JsonNode expected, String name) {
        assertThat(expected.isObject()).as(name).isTrue();
        assertClose(actual.treated(), expected.path("Means Treated"), name + " treated");
        assertClose(actual.control(), expected.path("Means Control"), name + " control");
        assertClose(actual.smd(), expected.path("Std. Mean Diff."), name + " SMD");
        assertClose(actual.varianceRatio(), expected.path("Var. Ratio"), name + " variance ratio");
        assertClose(actual.ecdfMean(), expected.path("eCDF Mean"), name + " eCDF mean");
        assertClose(actual.ecdfMax(), expected.path("eCDF Max"), name + " eCDF max");
    }

    private static void assertEqualsCobalt(Balance balance, JsonNode expected) {
        assertThat(expected.isObject()).isTrue();
        int compared = 0;
        for (Balance.Row row : balance.all().toList()) {
            String name = row.covariate().equals("propensity score")
                    ? "prop.score"
                    : row.covariate().replace("origin", "origin_");
            // cobalt leaves out what a subgroup is made by.
            if (expected.has(name)) {
                JsonNode of = expected.path(name);
                assertClose(row.before().smd(), of.path("Diff.Un"), name + " before");
                assertClose(row.before().varianceRatio(), of.path("V.Ratio.Un"), name + " VR before");
                assertClose(row.before().ecdfMax(), of.path("KS.Un"), name + " KS before");
                assertClose(row.after().smd(), of.path("Diff.Adj"), name + " after");
                assertClose(row.after().varianceRatio(), of.path("V.Ratio.Adj"), name + " VR after");
                assertClose(row.after().ecdfMax(), of.path("KS.Adj"), name + " KS after");
                compared++;
            }
        }
        assertThat(compared).isEqualTo(expected.size());
    }

    /** To 1e-9 of the value, and to 1e-12 where differences cancel. */
    private static void assertClose(double actual, JsonNode expected, String what) {
        if (expected.isNull() || expected.isMissingNode()) {
            assertThat(actual).as(what).isNaN();
        } else {
            double value = expected.doubleValue();
            assertThat(actual).as(what).isCloseTo(value, within(1e-9 * Math.abs(value) + 1e-12));
        }
    }

    private static Units units(Estimand estimand) {
        return Units.of(TREATED).estimating(estimand);
    }

    /** Of {@code focal:partner:partner} in ids. */
    private static MatchedSample ofPairs(Units units, JsonNode pairs) {
        MatchedSample.Builder builder = MatchedSample.builder(units);
        boolean[] matched = new boolean[units.size()];
        for (JsonNode pair : pairs) {
            int[] rows = Arrays.stream(pair.textValue().split(":"))
                    .mapToInt(ROW_OF_ID::get)
                    .toArray();
            if (rows.length > 1) {
                builder.pair(rows[0], Arrays.copyOfRange(rows, 1, rows.length));
                matched[rows[0]] = true;
            }
        }
        for (int row = 0; row < matched.length; row++) {
            if (units.isFocal(row) && !matched[row]) {
                builder.leave(row, Unmatched.OUTSIDE_CALIPER);
            }
        }
        return builder.build();
    }

    private static MatchedSample ofStrata(Units units, JsonNode sets) {
        Map<Integer, List<Integer>> rowsOf = new TreeMap<>();
        MatchedSample.Builder builder = MatchedSample.builder(units);
        for (int row = 0; row < units.size(); row++) {
            int set = sets.get(row).intValue();
            if (set > 0) {
                rowsOf.computeIfAbsent(set, s -> new ArrayList<>()).add(row);
            } else if (units.isFocal(row)) {
                builder.leave(row, Unmatched.OUTSIDE_CALIPER);
            }
        }
        rowsOf.values().forEach(rows -> builder.stratum(arm(rows, true), arm(rows, false)));
        return builder.build();
    }

    private static int[] arm(List<Integer> rows, boolean treated) {
        return rows.stream()
                .mapToInt(Integer::intValue)
                .filter(row -> TREATED[row] == treated)
                .toArray();
    }

    private static double[] propensityWeights(Estimand estimand) {
        double[] weights = new double[TREATED.length];
        Arrays.setAll(weights, row -> {
            double e = SCORE.probability(row);
            return switch (estimand) {
                case ATT -> TREATED[row] ? 1 : e / (1 - e);
                case ATC -> TREATED[row] ? (1 - e) / e : 1;
                case ATE -> TREATED[row] ? 1 / e : 1 / (1 - e);
                case ATO -> TREATED[row] ? 1 - e : e;
            };
        });
        return weights;
    }

    private static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        Arrays.setAll(values, i -> array.get(i).doubleValue());
        return values;
    }

    private static Balance.Row row(Balance balance, String name) {
        Optional<Balance.Row> row =
                balance.rows().stream().filter(r -> r.covariate().equals(name)).findFirst();
        return row.orElseThrow();
    }

    /** MatchIt shows all levels of a factor. */
    private static DesignMatrix withDenmark() {
        DesignMatrix covariates = Synth.covariates();
        double[] west = covariates.column("originWEST");
        double[] nonwest = covariates.column("originNONWEST");
        double[] denmark = new double[west.length];
        Arrays.setAll(denmark, row -> 1 - west[row] - nonwest[row]);
        List<String> names = new ArrayList<>(covariates.names());
        names.add("originDK");
        List<double[]> columns = new ArrayList<>();
        covariates.names().forEach(name -> columns.add(covariates.column(name)));
        columns.add(denmark);
        return DesignMatrix.of(names, columns.toArray(double[][]::new));
    }
}
