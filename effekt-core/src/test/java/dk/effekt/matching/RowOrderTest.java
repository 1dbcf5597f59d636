package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that have identities are matched alike in any order, to the last bit. */
class RowOrderTest {

    private static final Table TABLE = Synth.table();
    private static final Match SENTENCE = Match.on(
                    TABLE, "treat ~ age + male + origin + benefit_weeks + emp_share + prev_act")
            .identifiedBy("id");

    private static final Map<String, UnaryOperator<Match>> WAYS = Map.ofEntries(
            Map.entry("nearest", match -> match),
            Map.entry("nearest of all", match -> match.estimating(Estimand.ATE)),
            Map.entry("pairs", match -> match.by(NearestNeighbour.of(2).withoutReplacement())),
            Map.entry("probit", match -> match.propensity(PropensityModels.probit())),
            Map.entry(
                    "ridge within SDs of the probability",
                    match -> match.propensity(PropensityModels.ridge(0.01))
                            .score(PropensityScore.Scale.PROBABILITY)
                            .support(CommonSupport.BOTH)),
            Map.entry(
                    "Mahalanobis",
                    match -> match.distance(Distances::mahalanobis)
                            .within(Caliper.ofSd(0.5))
                            .by(NearestNeighbour.of(2))),
            Map.entry(
                    "Mahalanobis over all",
                    match -> match.distance(
                                    (x, treated) -> Distances.mahalanobis(x, treated, Distances.Spread.ALL_ROWS))
                            .by(OptimalPairs.of(1))),
            Map.entry(
                    "rank-based Mahalanobis",
                    match -> match.distance((x, treated) -> Distances.robustMahalanobis(x))
                            .by(NearestNeighbour.of(2))),
            Map.entry(
                    "a distance of one's own",
                    match -> match.distance((x, treated) -> Dissimilarity.of(
                                    "mine",
                                    treated.length,
                                    (a, b) -> Math.abs(x.value(a, 0) - x.value(b, 0))
                                            + 30 * Math.abs(x.value(a, 1) - x.value(b, 1))))
                            .by(NearestNeighbour.of(2))),
            Map.entry(
                    "Euclid within arms",
                    match -> match.distance(Distances::scaledEuclidean).by(NearestNeighbour.of(2))),
            Map.entry(
                    "Euclid",
                    match -> match.distance((x, treated) -> Distances.inverseVariance(x))
                            .by(QuickFullMatching.withDefaults())),
            Map.entry(
                    "strata and calipers",
                    match -> match.exactly("municipality").apart("origin").within("age", 8)),
            Map.entry(
                    "exact",
                    match -> match.exactly("male", "origin", "prev_act").by(ExactMatching.INSTANCE)),
            Map.entry("coarsened", match -> match.by(CoarsenedExact.withDefaults())),
            Map.entry("optimal pairs", match -> match.by(OptimalPairs.of(1))),
            Map.entry("optimal full", match -> match.by(OptimalFull.create().within(Caliper.ofSd(0.2)))),
            Map.entry("quick full", match -> match.by(QuickFullMatching.withDefaults())),
            Map.entry("subclasses", match -> match.estimating(Estimand.ATE).by(Subclassification.of(6))),
            Map.entry("IPW", match -> match.by(InversePropensity.withDefaults())),
            Map.entry(
                    "trimmed and truncated IPW",
                    match -> match.estimating(Estimand.ATE)
                            .by(InversePropensity.withDefaults()
                                    .trimmedTo(0.05, 0.95)
                                    .truncatedAt(0.99))),
            Map.entry("overlap weights", match -> match.estimating(Estimand.ATO).by(InversePropensity.withDefaults())),
            Map.entry("entropy balancing", match -> match.by(EntropyBalancing.of(2))),
            Map.entry(
                    "entropy balancing of some",
                    match -> match.support(CommonSupport.BOTH)
                            .estimating(Estimand.ATE)
                            .by(EntropyBalancing.of(1))));

    static List<String> ways() {
        return WAYS.keySet().stream().sorted().toList();
    }

    /** Backwards, and three times at random. */
    static List<int[]> orders() {
        List<Integer> rows = IntStream.range(0, TABLE.rows()).boxed().collect(Collectors.toList());
        Collections.reverse(rows);
        List<int[]> orders = new ArrayList<>();
        for (int seed = 0; seed < 4; seed++) {
            orders.add(rows.stream().mapToInt(row -> row).toArray());
            Collections.shuffle(rows, new Random(seed));
        }
        return orders;
    }

    @ParameterizedTest
    @MethodSource("ways")
    void theOrderOfRowsChangesNothing(String way) {
        Matched straight = WAYS.get(way).apply(SENTENCE).fit();
        for (int[] order : orders()) {
            Matched turned = WAYS.get(way).apply(SENTENCE.on(TABLE.take(order))).fit();

            assertThat(turned.toJson()).isEqualTo(straight.toJson());
            assertThat(turned.summary()).isEqualTo(straight.summary());
            assertThat(turned.balance()).isEqualTo(straight.balance());
            assertThat(turned.balanceBy("municipality")).isEqualTo(straight.balanceBy("municipality"));
            assertThat(turned.gates().all()).isEqualTo(straight.gates().all());
            assertThat(turned.data().sortedBy("id").toCsv())
                    .isEqualTo(straight.data().toCsv());
            assertThat(turned.sample().effectiveControls())
                    .isEqualTo(straight.sample().effectiveControls());
            assertThat(turned.sample().effectiveTreated())
                    .isEqualTo(straight.sample().effectiveTreated());
            if (turned.sample().kind() != MatchedSample.Kind.WEIGHTS) {
                assertThat(turned.sets().toCsv()).isEqualTo(straight.sets().toCsv());
            }
            if (turned.propensity().isPresent()) {
                assertThat(turned.overlap()).isEqualTo(straight.overlap());
                assertThat(turned.propensity().get().coefficients())
                        .isEqualTo(straight.propensity().get().coefficients());
            }
            double[] weights = straight.sample().weights();
            for (int row = 0; row < order.length; row++) {
                assertThat(turned.sample().weights()[row]).isEqualTo(weights[order[row]]);
            }
        }
    }

    @Test
    void theSampleInOrderIsThatOfASortedTable() {
        for (String way : ways()) {
            Match match = WAYS.get(way).apply(SENTENCE);
            MatchedSample straight = match.sample();
            MatchedSample turned = match.on(TABLE.take(orders().get(1))).sample();
            MatchedSample ordered = turned.inOrder();

            assertThat(straight.inOrder()).isSameAs(straight);
            assertThat(ordered.units().isInOrder()).isTrue();
            assertThat(ordered.weights()).isEqualTo(straight.weights());
            assertThat(ordered.sets()).isEqualTo(straight.sets());
            assertThat(ordered.kind()).isEqualTo(straight.kind());
            assertThat(ordered.caliper()).isEqualTo(straight.caliper());
            for (int set = 0; set < ordered.sets(); set++) {
                assertThat(members(ordered, set)).isEqualTo(members(straight, set));
            }
            for (int row = 0; row < TABLE.rows(); row++) {
                assertThat(ordered.unmatched(row)).isEqualTo(straight.unmatched(row));
                assertThat(ordered.units().isDiscarded(row))
                        .isEqualTo(straight.units().isDiscarded(row));
                assertThat(ordered.units().stratum(row))
                        .isEqualTo(straight.units().stratum(row));
                int other = (int) (row * 31L % TABLE.rows());
                assertThat(ordered.units().mayMatch(row, other))
                        .isEqualTo(straight.units().mayMatch(row, other));
                int at = row;
                assertThat(ordered.units().distance().map(of -> of.between(at, other)))
                        .isEqualTo(straight.units().distance().map(of -> of.between(at, other)));
            }
        }
    }

    private static List<Integer> members(MatchedSample sample, int set) {
        return IntStream.concat(
                        IntStream.range(0, sample.focals(set)).map(i -> sample.focal(set, i)),
                        IntStream.range(0, sample.partners(set)).map(i -> sample.partner(set, i)))
                .boxed()
                .toList();
    }

    /** Scores, distances and pairs of one's own may be known by row: they get the rows as the table has them. */
    @Test
    void whatIsKnownOfEachRowIsOfTheRowsOfTheTable() {
        Table turned = TABLE.take(orders().get(1));
        double[] own = turned.numbers("y");
        double[] probabilities =
                Arrays.stream(own).map(y -> 1 / (1 + Math.exp(-y / 50))).toArray();
        Match match = SENTENCE.on(turned);
        PropensityModel known = new PropensityModel() {
            @Override
            public List<String> missingIn(boolean[] treated, DesignMatrix covariates) {
                return List.of();
            }

            @Override
            public PropensityScore fit(boolean[] treated, DesignMatrix covariates) {
                return PropensityScore.of("known", probabilities);
            }

            @Override
            public String describe() {
                return "known";
            }
        };
        MatchedSample byScore = match.propensity(known).sample();
        assertThat(byScore.units().propensity().orElseThrow().scores(PropensityScore.Scale.PROBABILITY))
                .isEqualTo(probabilities);
        MatchedSample byDistance =
                match.distance((x, treated) -> Scores.of("mine", own)).sample();
        assertThat(byDistance.units().scores().values()).isEqualTo(own);
    }

    /** The score is fitted in the order of identities; what it tells of each row must come back to that row. */
    @Test
    void theOrderOfRowsDoesNotChangeHowWeightsWereEstimated() {
        int rows = TABLE.rows();
        int[] backwards = orders().get(0);
        for (Matcher matcher : List.of(InversePropensity.withDefaults(), EntropyBalancing.of(2))) {
            Match match = SENTENCE.by(matcher);
            EstimatedWeights straight = match.sample().estimatedWeights().orElseThrow();
            EstimatedWeights turned =
                    match.on(TABLE.take(backwards)).sample().estimatedWeights().orElseThrow();

            assertThat(turned.describe()).isEqualTo(straight.describe());
            assertThat(turned.parameters()).isEqualTo(straight.parameters()).isGreaterThan(5);
            for (int row = 0; row < rows; row++) {
                for (int parameter = 0; parameter < straight.parameters(); parameter++) {
                    assertThat(turned.derivative(row, parameter))
                            .isEqualTo(straight.derivative(backwards[row], parameter));
                    assertThat(turned.influence(row, parameter))
                            .isEqualTo(straight.influence(backwards[row], parameter));
                }
            }
        }
    }

    @Test
    void ofThoseTiedTheLowerIdentityIsTaken() {
        Table people = Table.builder()
                .category("id", "t", "e", "h", "b", "g", "a", "f", "d", "c")
                .number("treat", 1, 0, 0, 0, 0, 0, 0, 0, 0)
                .number("age", 20, 21, 21, 21, 21, 21, 21, 21, 21)
                .build();
        assertThat(nearestTwo(people).explain("t").partners())
                .extracting(Explanation.Partner::name)
                .containsExactly("a", "b");
    }

    /** Numbers by their size, not by their digits. */
    @Test
    void identitiesThatAreNumbersAreInTheOrderOfNumbers() {
        Table people = Table.builder()
                .number("id", 7, 12, 9, 100, 10)
                .number("treat", 1, 0, 0, 0, 0)
                .number("age", 20, 21, 21, 21, 21)
                .build();
        assertThat(nearestTwo(people).explain("7").partners())
                .extracting(Explanation.Partner::name)
                .containsExactly("9", "10");
    }

    private static Matched nearestTwo(Table people) {
        return Match.on(people, "treat ~ age")
                .identifiedBy("id")
                .distance((covariates, treated) -> Scores.of("age", covariates.column("age")))
                .by(NearestNeighbour.of(2).ties(TieRule.LOWER_IDENTITY_FIRST))
                .fit();
    }
}
