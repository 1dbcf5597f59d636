package dk.effekt.effect;

import static dk.effekt.effect.VarianceEstimators.bootstrap;
import static dk.effekt.effect.VarianceEstimators.clustered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.matching.EntropyBalancing;
import dk.effekt.matching.Estimand;
import dk.effekt.matching.InversePropensity;
import dk.effekt.matching.Match;
import dk.effekt.matching.Matched;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.matching.OptimalFull;
import dk.effekt.matching.Subclassification;
import dk.effekt.matching.Synth;
import dk.effekt.regression.OutcomeModel;
import dk.effekt.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is estimated on rows that have identities is the same in any order of the rows, to the last bit. */
class EstimationInAnyOrderTest {

    private static final Table TABLE = Synth.table();
    private static final int[] SHUFFLED = shuffled();
    private static final Match SENTENCE = Match.on(TABLE, "treat ~ age + male + origin + benefit_weeks + emp_share")
            .identifiedBy("id");

    private static final Map<String, UnaryOperator<Match>> SAMPLES = Map.of(
            "nearest", match -> match,
            "nearest of all", match -> match.estimating(Estimand.ATE),
            "pairs", match -> match.by(NearestNeighbour.of(1).withoutReplacement()),
            "full", match -> match.by(OptimalFull.create()),
            "subclasses", match -> match.by(Subclassification.of(6)),
            "IPW", match -> match.by(InversePropensity.withDefaults()),
            "entropy balancing", match -> match.by(EntropyBalancing.of(1)));

    /** Each is said of the table, in whatever order its rows are. */
    private static final Map<String, Function<Table, UnaryOperator<Estimation>>> WAYS = Map.ofEntries(
            way("as usual", of -> of),
            way("as a ratio", of -> of.measure(Measure.RATIO)),
            way(
                    "difference, HC0",
                    of -> of.with(EffectEstimators.weightedDifference()).errors(VarianceEstimators.hc0())),
            way(
                    "difference, HC3",
                    of -> of.with(EffectEstimators.weightedDifference()).errors(VarianceEstimators.hc3())),
            way("regression", of -> of.with(EffectEstimators.regressionAdjusted())),
            way("logit", of -> of.outcome("emp52").with(EffectEstimators.regressionAdjusted(OutcomeModel.LOGISTIC))),
            way("focal regression", of -> of.with(EffectEstimators.focalRegression())),
            way("ANCOVA", of -> of.with(EffectEstimators.ancova())),
            way("augmented", of -> of.with(EffectEstimators.augmented())),
            way(
                    "bias-corrected, robust",
                    of -> of.with(EffectEstimators.biasCorrected())
                            .errors(VarianceEstimators.abadieImbens().robust(2))),
            way(
                    "Abadie and Imbens",
                    of -> of.with(EffectEstimators.weightedDifference()).errors(VarianceEstimators.abadieImbens())),
            way("on the set", of -> of.errors(VarianceEstimators.clusteredOnSets())),
            way("two ways", of -> of.errors(VarianceEstimators.twoWayOnSetsAndRows())),
            way("on a column", of -> of.clusteredOn("municipality")),
            way(
                    "M-estimation",
                    of -> of.with(EffectEstimators.weightedDifference()).errors(VarianceEstimators.mEstimation())),
            Map.entry("on numbers", table -> of -> of.errors(clustered(towns(table), "town"))),
            Map.entry(
                    "on set and town",
                    table -> of -> of.errors(VarianceEstimators.twoWayOnSetsAnd(towns(table), "town"))),
            Map.entry(
                    "on town and age",
                    table -> of ->
                            of.errors(VarianceEstimators.twoWay(towns(table), "town", whole(table, "age"), "age"))),
            Map.entry(
                    "M-estimation on towns",
                    table -> of -> of.with(EffectEstimators.weightedDifference())
                            .errors(VarianceEstimators.mEstimation(towns(table), "town"))),
            Map.entry("values", table -> of -> of.outcome("mine", table.numbers("y"))),
            Map.entry(
                    "Kaplan and Meier",
                    table -> of -> of.outcome("weeks", weeks(table))
                            .with(SurvivalEstimators.restrictedMean(causes(table), 52))),
            Map.entry(
                    "bootstrap",
                    table -> of -> of.with(EffectEstimators.weightedDifference())
                            .errors(bootstrap(4, 7).evenWithReplacement())),
            Map.entry(
                    "bootstrap of towns",
                    table -> of -> of.with(EffectEstimators.weightedDifference())
                            .errors(bootstrap(4, 7)
                                    .clusteredOn(towns(table), "town")
                                    .evenWithReplacement())));

    private static Map.Entry<String, Function<Table, UnaryOperator<Estimation>>> way(
            String name, UnaryOperator<Estimation> said) {
        return Map.entry(name, table -> said);
    }

    static List<String> ways() {
        return WAYS.keySet().stream().sorted().toList();
    }

    /** Of each way some samples can be estimated, and what the others lack is said in the same words. */
    @ParameterizedTest
    @MethodSource("ways")
    void theOrderOfRowsChangesNothing(String way) {
        Table turned = TABLE.take(SHUFFLED);
        List<String> estimated = new ArrayList<>();
        SAMPLES.forEach((name, by) -> {
            String expected = said(by.apply(SENTENCE).fit(), way);
            assertThat(said(by.apply(SENTENCE.on(turned)).fit(), way)).as(name).isEqualTo(expected);
            if (!expected.startsWith("refused")) {
                estimated.add(name);
            }
        });
        assertThat(estimated).isNotEmpty();
    }

    /** Every digit of an estimate, or why there is none. */
    private static String said(Matched matched, String way) {
        try {
            Estimate estimate = WAYS.get(way)
                    .apply(matched.table())
                    .apply(Estimation.of(matched).outcome("y"))
                    .estimate();
            return estimate + " " + estimate.coefficient() + " " + estimate.standardError() + " " + estimate.treated()
                    + " " + estimate.control();
        } catch (IllegalArgumentException e) {
            return "refused: " + e.getMessage();
        }
    }

    /** A procedure of one's own knows the rows by their numbers in the table. */
    @Test
    void aBootstrapOfOnesOwnGetsTheRowsOfTheTable() {
        Table turned = TABLE.take(SHUFFLED);
        assertThat(ofMeans(turned)).isEqualTo(ofMeans(TABLE));
    }

    private static double ofMeans(Table table) {
        double[] y = table.numbers("y");
        Matched matched = SENTENCE.on(table)
                .by(NearestNeighbour.of(1).withoutReplacement())
                .fit();
        return Estimation.of(matched)
                .outcome("y")
                .with(EffectEstimators.weightedDifference())
                .errors(bootstrap(20, 3)
                        .redoing(rows -> Arrays.stream(rows)
                                .mapToDouble(row -> y[row])
                                .sorted()
                                .limit(500)
                                .sum()))
                .estimate()
                .standardError();
    }

    /** Errors of one's own may know something of each row, such as where it lives. */
    @Test
    void errorsOfOnesOwnGetTheRowsOfTheTable() {
        Table turned = TABLE.take(SHUFFLED);
        double[] y = turned.numbers("y");
        VarianceEstimator own = new VarianceEstimator() {
            @Override
            public List<String> missingIn(PotentialMeans means, Measure measure) {
                return List.of();
            }

            @Override
            public double variance(PotentialMeans means, Measure measure) {
                return IntStream.range(0, y.length).allMatch(row -> means.outcome(row) == y[row]) ? 4 : 9;
            }

            @Override
            public String describe() {
                return "own";
            }

            @Override
            public String validity(PotentialMeans means) {
                return "mine";
            }
        };
        Estimate estimate = Estimation.of(SENTENCE.on(turned).fit())
                .outcome("y")
                .errors(own)
                .estimate();
        assertThat(estimate.standardError()).isEqualTo(2);
    }

    /** So may an estimator, unless it says how it follows. */
    @Test
    void anEstimatorOfOnesOwnGetsTheRowsOfTheTable() {
        Table turned = TABLE.take(SHUFFLED);
        double[] y = turned.numbers("y");
        EffectEstimator own = new Own() {
            @Override
            public PotentialMeans estimate(MatchedSample sample, double[] outcome) {
                return EffectEstimators.weightedDifference()
                        .estimate(sample, Arrays.equals(outcome, y) ? outcome : new double[outcome.length]);
            }
        };
        EffectEstimator following = new Own() {
            @Override
            public EffectEstimator on(int[] rows) {
                return EffectEstimators.weightedDifference();
            }
        };
        Estimation of = Estimation.of(SENTENCE.on(turned).fit()).outcome("y");
        Estimate straight = Estimation.of(SENTENCE.fit())
                .outcome("y")
                .with(EffectEstimators.weightedDifference())
                .estimate();
        assertThat(of.with(own).estimate().treated()).isCloseTo(straight.treated(), within(1e-12));
        assertThat(of.with(following).estimate().treated()).isEqualTo(straight.treated());
    }

    private static class Own implements EffectEstimator {

        @Override
        public List<String> missingIn(MatchedSample sample) {
            return List.of();
        }

        @Override
        public PotentialMeans estimate(MatchedSample sample, double[] outcome) {
            throw new UnsupportedOperationException("not asked");
        }

        @Override
        public String describe() {
            return "own";
        }
    }

    @Test
    void anErrorNamesTheRowOfTheTable() {
        Table turned = TABLE.take(SHUFFLED);
        Matched matched = SENTENCE.on(turned).fit();
        double[] y = turned.numbers("y");
        int used = matched.sample().rowsInUse()[0];
        y[used] = Double.NaN;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Estimation.of(matched).outcome("y", y).estimate())
                .withMessageContaining("the outcome of row " + used + " is NaN");
    }

    @Test
    void whatIsOfOtherRowsIsRefused() {
        Matched matched = SENTENCE.on(TABLE.take(SHUFFLED)).fit();
        Estimation of = Estimation.of(matched).outcome("y");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Estimation.of(matched)
                        .outcome("long", new double[TABLE.rows() + 1])
                        .estimate())
                .withMessageContaining("1501 outcomes for 1500 rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        of.errors(clustered(new long[TABLE.rows() + 1], "town")).estimate())
                .withMessageContaining("clusters of 'town' are of 1501 rows, and there are 1500");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of.with(SurvivalEstimators.survival(new int[TABLE.rows() + 1], 52))
                        .estimate())
                .withMessageContaining("causes of exit for 1500 rows; there are 1501");
    }

    @Test
    void hiddenBiasIsThatOfTheSamePairs() {
        Table turned = TABLE.take(SHUFFLED);
        Match match = SENTENCE.by(NearestNeighbour.of(1).withoutReplacement());
        MatchedSample straight = match.sample();
        assertThat(RosenbaumBounds.of(match.on(turned).sample(), turned.numbers("y"))
                        .table())
                .isEqualTo(RosenbaumBounds.of(straight, TABLE.numbers("y")).table());
    }

    private static int[] shuffled() {
        List<Integer> rows = IntStream.range(0, TABLE.rows()).boxed().collect(Collectors.toList());
        Collections.shuffle(rows, new Random(11));
        return rows.stream().mapToInt(row -> row).toArray();
    }

    private static long[] towns(Table table) {
        return table.categories("municipality").stream()
                .mapToLong(String::hashCode)
                .toArray();
    }

    private static long[] whole(Table table, String column) {
        return Arrays.stream(table.numbers(column)).mapToLong(Math::round).toArray();
    }

    private static double[] weeks(Table table) {
        return Arrays.stream(table.numbers("benefit_weeks"))
                .map(weeks -> 1 + Math.abs(weeks))
                .toArray();
    }

    private static int[] causes(Table table) {
        return Arrays.stream(table.numbers("emp52")).mapToInt(of -> (int) of).toArray();
    }
}
