package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.effekt.table.Formula;
import dk.effekt.table.Table;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatchTest {

    private static final String F = "treat ~ age + male + origin + benefit_weeks + emp_share + prev_act";
    private static final Match SENTENCE = Match.on(Synth.table(), F).identifiedBy("id");

    /** MatchIt's nearest_replace_caliper02: {@code matchit(F, d, replace = TRUE, caliper = 0.2)}. */
    private static final Match AS_MATCHIT = SENTENCE.score(PropensityScore.Scale.PROBABILITY)
            .by(NearestNeighbour.of(1).within(Caliper.ofSd(0.2)).ties(TieRule.LOWER_SCORE_FIRST));

    private static final JsonNode EXPECTED =
            Synth.oracle("matchit_synth.json").path("specs").path("nearest_replace_caliper02");

    @Test
    void aSentenceDoesWhatItsPartsDo() {
        Matched matched = AS_MATCHIT.fit();

        MatchedSample sample = matched.sample();
        assertThat(sample.distinctTreated())
                .isEqualTo(EXPECTED.at("/counts/treated_matched").intValue());
        assertThat(sample.distinctControls())
                .isEqualTo(EXPECTED.at("/counts/control_matched").intValue());
        assertThat(sample.effectiveControls())
                .isCloseTo(EXPECTED.at("/counts/ess_control").doubleValue(), within(1e-9));
        assertThat(matched.propensity().orElseThrow().coefficients()).hasSize(8);
        assertThat(matched.balance().rows().stream().map(Balance.Row::covariate))
                .contains("originDK", "originNONWEST", "originWEST");
    }

    @Test
    void changingASentenceLeavesTheOldOne() {
        String before = SENTENCE.protocol();
        Match other = SENTENCE.exactly("male").within("age", 5).estimating(Estimand.ATC);

        assertThat(SENTENCE.protocol()).isEqualTo(before);
        assertThat(other.protocol()).contains("estimand: ATC", "exactly on: male", "within: age 5.0");
    }

    @Test
    void whatHasNoUseIsRefused() {
        Match mahalanobis = SENTENCE.distance(Distances::mahalanobis);
        Match probability = mahalanobis.score(PropensityScore.Scale.PROBABILITY);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> probability.by(NearestNeighbour.of(1)).fit())
                .withMessageContaining("score(PROBABILITY) has no use");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SENTENCE.score(PropensityScore.Scale.PROBABILITY)
                        .by(EntropyBalancing.of(1))
                        .fit())
                .withMessageContaining("score(PROBABILITY) has no use");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mahalanobis.by(EntropyBalancing.of(1)).fit())
                .withMessageContaining("looks at no distance");
        assertThat(probability
                        .within(Caliper.ofSd(0.2))
                        .by(NearestNeighbour.of(1))
                        .fit()
                        .sample()
                        .sets())
                .isPositive();
    }

    @Test
    void aProtocolNamesADistanceOnlyWhereThereIsOne() {
        assertThat(SENTENCE.protocol()).contains("distance: propensity score, log odds");
        assertThat(SENTENCE.by(EntropyBalancing.of(1)).protocol()).doesNotContain("distance:");
        assertThat(SENTENCE.distance(Distances::mahalanobis)
                        .by(NearestNeighbour.of(1))
                        .protocol())
                .contains("distance: of the covariates");
    }

    /** The score would be refused for its separation, had it been fitted first. */
    @Test
    void whatAMethodLacksBesideAScoreIsToldBeforeOneIsFitted() {
        Table separated = Table.builder()
                .flag("treat", true, true, true, false, false, false)
                .number("x", 4, 5, 6, 1, 2, 3)
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Match.on(separated, "treat ~ x")
                        .estimating(Estimand.ATO)
                        .fit())
                .withMessageContaining("another estimand");
    }

    @Test
    void textAndTypedFormulasMeanTheSame() {
        Match typed = Match.on(Synth.table(), Formula.parse(F)).identifiedBy("id");
        assertThat(typed.fit().toJson()).isEqualTo(SENTENCE.fit().toJson());
    }

    @Test
    void everyPairAgreesWhereItMustAndKeepsApartWhereItMust() {
        Table table = Synth.table();
        Matched matched = SENTENCE.exactly("male", "origin")
                .apart("municipality")
                .within("age", 5)
                .fit();

        MatchedSample sample = matched.sample();
        List<String> origin = table.categories("origin");
        List<String> municipality = table.categories("municipality");
        double[] age = table.numbers("age");
        double[] male = table.numbers("male");
        assertThat(sample.sets()).isPositive();
        for (int set = 0; set < sample.sets(); set++) {
            for (int i = 0; i < sample.partners(set); i++) {
                int one = sample.focal(set, 0);
                int other = sample.partner(set, i);
                assertThat(origin.get(other)).isEqualTo(origin.get(one));
                assertThat(male[other]).isEqualTo(male[one]);
                assertThat(municipality.get(other)).isNotEqualTo(municipality.get(one));
                assertThat(Math.abs(age[other] - age[one])).isLessThanOrEqualTo(5);
            }
        }
    }

    @Test
    void aDistanceOfOnesOwnTakesThePlaceOfTheScore() {
        Matched matched = SENTENCE.distance((covariates, treated) -> Scores.of("age", covariates.column("age")))
                .by(NearestNeighbour.of(1))
                .fit();

        assertThat(matched.propensity()).isEmpty();
        MatchedSample sample = matched.sample();
        double[] age = Synth.table().numbers("age");
        for (int set = 0; set < sample.sets(); set++) {
            // Every age from 18 to 64 occurs among the untreated.
            assertThat(age[sample.partner(set, 0)]).isEqualTo(age[sample.focal(set, 0)]);
        }
    }

    @Test
    void aCaliperOnTheScoreGoesWithAnotherDistance() {
        Matched matched = SENTENCE.distance((covariates, treated) -> Scores.of("age", covariates.column("age")))
                .within(Caliper.ofSd(0.05))
                .by(NearestNeighbour.of(1))
                .fit();

        PropensityScore score = matched.propensity().orElseThrow();
        Scores logOdds = score.distance(PropensityScore.Scale.LOG_ODDS);
        double width = 0.05 * logOdds.sd();
        MatchedSample sample = matched.sample();
        assertThat(sample.sets()).isPositive();
        for (int set = 0; set < sample.sets(); set++) {
            assertThat(logOdds.between(sample.focal(set, 0), sample.partner(set, 0)))
                    .isLessThanOrEqualTo(width);
        }
    }

    /** MatchIt: {@code match_data(m)} has the rows in use with weights of mean 1 among controls. */
    @Test
    void handsBackTheRowsInUse() {
        Matched matched = AS_MATCHIT.fit();
        Table data = matched.data();

        assertThat(data.rows())
                .isEqualTo(EXPECTED.at("/counts/treated_matched").intValue()
                        + EXPECTED.at("/counts/control_matched").intValue());
        double sum = 0;
        double most = 0;
        double[] weights = data.numbers("weight");
        double[] treat = data.numbers("treat");
        for (int row = 0; row < weights.length; row++) {
            sum += treat[row] == 0 ? weights[row] : 0;
            most = Math.max(most, treat[row] == 0 ? weights[row] : 0);
        }
        assertThat(sum).isCloseTo(EXPECTED.at("/counts/sum_w_control").doubleValue(), within(1e-9));
        assertThat(most).isCloseTo(EXPECTED.at("/counts/max_w_control").doubleValue(), within(1e-9));
        assertThat(data.names()).contains("id", "y", "weight", "distance").doesNotContain("set");
        assertThat(matched.toCsv().lines()).hasSize(data.rows() + 1);
        assertThat(matched.toCsv()).startsWith("id,treat,age,male,origin,");
    }

    /** MatchIt: {@code get_matches(m)} has a row for each member of each pair. */
    @Test
    void handsBackTheSets() {
        Matched matched = AS_MATCHIT.fit();
        Table sets = matched.sets();

        assertThat(sets.rows()).isEqualTo(2 * matched.sample().sets());
        assertThat(sets.numbers("set")[2]).isEqualTo(2);
        assertThat(sets.numbers("weight")).containsOnly(1);
        double width = Caliper.ofSd(0.2).widthFor(matched.units());
        assertThat(java.util.Arrays.stream(sets.numbers("distance"))).allMatch(distance -> distance <= width);
    }

    /** Of two strata one has nobody to compare with; in the other two treated share three untreated. */
    @Test
    void setsOfSeveralHaveTheirWeightsAndTheFarthestDistance() {
        Table people = Table.builder()
                .number("treat", 1, 1, 0, 0, 0, 1)
                .number("age", 20, 22, 23, 21, 24, 50)
                .category("region", "north", "north", "north", "north", "north", "south")
                .build();
        Match match = Match.on(people, "treat ~ age").exactly("region");
        Matched exact = match.by(ExactMatching.INSTANCE).fit();

        Table sets = exact.sets();
        assertThat(sets.numbers("age")).containsExactly(20, 22, 23, 21, 24);
        assertThat(sets.numbers("set")).containsOnly(1);
        assertThat(sets.numbers("weight")).containsExactly(1, 1, 2 / 3.0, 2 / 3.0, 2 / 3.0);
        assertThat(sets.numbers("distance"))
                .as("nobody said how far apart rows are")
                .containsExactly(0, 0, Double.NaN, Double.NaN, Double.NaN);
        assertThat(exact.data().numbers("set")).containsOnly(1).hasSize(5);

        Matched byAge = match.distance((covariates, treated) -> Scores.of("age", covariates.column("age")))
                .by(QuickFullMatching.withDefaults().atLeast(2, 3))
                .fit();
        assertThat(byAge.sets().numbers("distance")).containsExactly(0, 0, 3, 1, 4);
    }

    @Test
    void weightsAreHandedBackWithoutSets() {
        Matched matched = SENTENCE.by(EntropyBalancing.of(1)).fit();

        assertThat(matched.data().names()).contains("weight").doesNotContain("set", "distance");
        assertThatIllegalStateException().isThrownBy(matched::sets).withMessageContaining("makes no sets");
    }

    @Test
    void refusesToWriteOverAColumnOfTheTable() {
        Table table = Synth.table().withNumber("weight", new double[1500]);
        Matched matched = Match.on(table, F).fit();
        assertThatIllegalArgumentException()
                .isThrownBy(matched::data)
                .withMessageContaining("'weight'")
                .withMessageContaining("another name");
    }

    @Test
    void jsonNamesPairsAndCounts() throws IOException {
        Matched matched = AS_MATCHIT.fit();
        JsonNode json = new ObjectMapper().readTree(matched.toJson());

        assertThat(json.path("estimand").textValue()).isEqualTo("ATT among the matched");
        assertThat(json.at("/counts/treated").intValue()).isEqualTo(226);
        assertThat(json.at("/counts/control").intValue()).isEqualTo(1274);
        assertThat(json.at("/counts/treatedEffective").doubleValue())
                .isCloseTo(EXPECTED.at("/counts/ess_treated").doubleValue(), within(1e-9));
        assertThat(json.at("/counts/controlEffective").doubleValue())
                .isCloseTo(EXPECTED.at("/counts/ess_control").doubleValue(), within(1e-9));
        assertThat(json.at("/unmatched/OUTSIDE_CALIPER").intValue()).isEqualTo(2);
        assertThat(json.path("sets")).hasSize(224);
        String first = json.at("/sets/0/focal/0").textValue() + ":"
                + json.at("/sets/0/partners/0").textValue();
        assertThat(first).isEqualTo(EXPECTED.path("pairs").get(0).textValue());
        matched.propensity()
                .orElseThrow()
                .coefficients()
                .forEach((name, value) -> assertThat(
                                json.at("/propensity/coefficients").path(name).doubleValue())
                        .isEqualTo(value));
    }

    /** What stands in the JSON is what the comparison says of itself; what is no number is null. */
    @Test
    void jsonHasTheBalanceAndTheGates() throws IOException {
        Matched matched = AS_MATCHIT.fit();
        JsonNode json = new ObjectMapper().readTree(matched.toJson());

        List<Balance.Row> rows = matched.balance().all().toList();
        assertThat(json.path("balance")).hasSize(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            JsonNode node = json.path("balance").path(i);
            assertThat(node.path("covariate").textValue()).isEqualTo(rows.get(i).covariate());
            assertThat(comparison(node.path("before"))).isEqualTo(rows.get(i).before());
            assertThat(comparison(node.path("after"))).isEqualTo(rows.get(i).after());
            assertThat(number(node.path("pairDistance")))
                    .isEqualTo(Double.valueOf(rows.get(i).pairDistance()));
        }
        List<Gate> gates = matched.gates().all();
        assertThat(json.path("gates")).hasSize(gates.size());
        for (int i = 0; i < gates.size(); i++) {
            JsonNode node = json.path("gates").path(i);
            assertThat(node.path("gate").textValue())
                    .isEqualTo(gates.get(i).rule().name());
            assertThat(number(node.path("value")))
                    .isEqualTo(Double.valueOf(gates.get(i).value()));
            assertThat(number(node.path("limit")))
                    .isEqualTo(Double.valueOf(gates.get(i).limit()));
        }
    }

    @Test
    void jsonHasWeightsWhereThereAreNoSets() throws IOException {
        Matched matched =
                SENTENCE.by(EntropyBalancing.of(1)).support(CommonSupport.BOTH).fit();
        JsonNode json = new ObjectMapper().readTree(matched.toJson());

        assertThat(json.has("sets")).isFalse();
        int[] inUse = matched.sample().rowsInUse();
        double[] weights = matched.sample().normalizedWeights();
        assertThat(json.path("weights")).hasSize(inUse.length);
        assertThat(inUse.length).isLessThan(weights.length);
        for (int i = 0; i < inUse.length; i++) {
            JsonNode node = json.path("weights").path(i);
            assertThat(node.path("row").textValue()).isEqualTo(matched.name(inUse[i]));
            assertThat(number(node.path("weight"))).isEqualTo(weights[inUse[i]]);
        }
    }

    private static Balance.Comparison comparison(JsonNode node) {
        return new Balance.Comparison(
                number(node.path("treated")),
                number(node.path("control")),
                number(node.path("smd")),
                number(node.path("varianceRatio")),
                number(node.path("ecdfMean")),
                number(node.path("ecdfMax")));
    }

    private static Double number(JsonNode node) {
        assertThat(node.isNumber() || node.isNull()).isTrue();
        return node.isNull() ? Double.NaN : node.doubleValue();
    }

    @Test
    void aSummaryHasTheProtocolTheRowsTheBalanceAndTheGates() {
        Matched matched = AS_MATCHIT.fit();

        assertThat(matched.summary())
                .startsWith(matched.match().protocol() + "\nEstimand: ATT among the matched\n")
                .contains(
                        "\n  2 left out: " + Unmatched.OUTSIDE_CALIPER + "\n",
                        matched.balance().table())
                .doesNotContain(Unmatched.NO_CANDIDATE.toString())
                .endsWith("Gates: " + matched.gates() + "\n" + matched.gates().table());
        assertThat(matched.summary().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "treated 226 224 224.0",
                        String.format(
                                Locale.ROOT,
                                "control 1,274 %d %.1f",
                                EXPECTED.at("/counts/control_matched").intValue(),
                                EXPECTED.at("/counts/ess_control").doubleValue()));
        assertThat(matched).hasToString(matched.sample() + "; " + matched.gates());
    }

    @Test
    void overlapIsThatOfTheRowsThatWereToBeMatched() {
        Matched matched = SENTENCE.fit();
        assertThat(matched.overlap()).isEqualTo(Overlap.of(matched.sample().units()));
    }

    @Test
    void balanceByAColumnIsThatOfItsLevels() {
        Matched matched = AS_MATCHIT.fit();
        String[] origin = Synth.table().categories("origin").toArray(new String[0]);

        assertThat(matched.balanceBy("origin"))
                .isEqualTo(Balance.bySubgroup(
                        matched.match().formula().balance(Synth.table()), matched.sample(), "origin", origin));
    }

    @Test
    void whatMatchesWithoutAResultMatchesTheSame() {
        assertThat(AS_MATCHIT.sample().weights())
                .isEqualTo(AS_MATCHIT.fit().sample().weights());
        int[] half = IntStream.range(0, 750).toArray();
        assertThat(AS_MATCHIT.on(Synth.table().take(half)).sample().units().size())
                .isEqualTo(750);
    }

    @Test
    void rowsWithoutIdentitiesAreCalledByTheirNumbers() {
        Match unnamed = Match.on(Synth.table(), F).by(NearestNeighbour.of(1));
        Matched byNumber = unnamed.fit();
        Matched bySex = unnamed.identifiedBy("male").fit();

        assertThat(byNumber.explain("7").row()).isEqualTo(7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> byNumber.explain("p0007"))
                .withMessageContaining("no identities but their numbers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bySex.explain("1"))
                .withMessageContaining("are both called '1'");
    }

    @Test
    void saysInOneLineWhatItDoes() {
        Match match = SENTENCE.apart("municipality")
                .propensity(PropensityModels.probit())
                .by(NearestNeighbour.of(1));

        assertThat(match)
                .hasToString("ATT on 1500 rows, " + match.formula() + ", "
                        + NearestNeighbour.of(1).describe());
        assertThat(match.protocol())
                .contains("identified by: id\n", "propensity: probit propensity\n", "apart in: municipality\n");
        assertThat(match.within(Caliper.ofSd(0.2)).support(CommonSupport.BOTH).protocol())
                .contains("score within: caliper 0.2 SD of the score, log odds\n", "common support: both\n");
        assertThat(match.fit().propensity().orElseThrow().model()).isEqualTo("probit propensity");
    }

    @Test
    void saysAllThatTheMethodLacks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SENTENCE.by(new Demanding()).fit())
                .withMessage("\"a demanding method\" cannot be done here:\n- the moon\n- the stars");
    }

    @Test
    void oneArmAloneIsToldBeforeAnythingIsFitted() {
        Table nobody = Table.builder()
                .number("treat", 0, 0, 0)
                .number("age", 20, 21, 21)
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Match.on(nobody, "treat ~ age").sample())
                .withMessage("of 3 rows 0 are treated; both treated and untreated are needed");
    }

    @Test
    void offersTheNearestColumn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Match.on(Synth.table(), "treat ~ aeg + male"))
                .withMessageContaining("'aeg'")
                .withMessageContaining("'age'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SENTENCE.exactly("orgin"))
                .withMessageContaining("'origin'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SENTENCE.apart("municpality"))
                .withMessageContaining("'municipality'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SENTENCE.identifiedBy("idd"))
                .withMessageContaining("'id'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SENTENCE.within("origin", 1))
                .withMessageContaining("origin");
    }

    private static final class Demanding implements Matcher {
        @Override
        public List<String> missingIn(Units units) {
            return List.of("the moon", "the stars");
        }

        @Override
        public MatchedSample match(Units units) {
            throw new AssertionError("asked although something is missing");
        }

        @Override
        public String describe() {
            return "a demanding method";
        }
    }
}
