package dk.effekt.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.effect.SynthSamples;
import dk.effekt.matching.Synth;
import dk.effekt.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Numbers of R are those of {@code trial_synth.R}. */
class RandomizedTrialTest {

    private static final JsonNode ORACLE = Synth.oracle("trial_synth.json");
    private static final Table TABLE = table();
    private static final RandomizedTrial LOTTERY =
            RandomizedTrial.on(TABLE).treated("offered").outcome("y");

    static Table table() {
        JsonNode data = ORACLE.get("data");
        return Table.builder()
                .category("round", texts(data.get("round")))
                .category("school", texts(data.get("school")))
                .number("age", SynthSamples.numbers(data.get("age")))
                .number("female", SynthSamples.numbers(data.get("female")))
                .number("offered", SynthSamples.numbers(data.get("offered")))
                .number("took", SynthSamples.numbers(data.get("took")))
                .number("y", SynthSamples.numbers(data.get("y")))
                .number("drawn", SynthSamples.numbers(data.get("drawn")))
                .build();
    }

    private static String[] texts(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToObj(i -> array.get(i).asText())
                .toArray(String[]::new);
    }

    private static Table someRows() {
        int[] rows = IntStream.range(0, ORACLE.get("data").get("keep").size())
                .map(i -> ORACLE.get("data").get("keep").get(i).asInt() - 1)
                .toArray();
        return TABLE.take(rows);
    }

    private static void assertSame(TrialEffect effect, String name) {
        assertThat(effect.value()).isCloseTo(ORACLE.get(name).get("est").asDouble(), withinPercentage(1e-9));
        assertThat(effect.standardError()).isCloseTo(ORACLE.get(name).get("se").asDouble(), withinPercentage(1e-9));
    }

    @Test
    void ofOneDrawIsWelchsTest() {
        TrialEffect effect = LOTTERY.estimate().offer();

        assertSame(effect, "welch");
        JsonNode welch = ORACLE.get("welch");
        assertThat(effect.degreesOfFreedom()).isCloseTo(welch.get("df").asDouble(), withinPercentage(1e-9));
        assertThat(effect.pValue()).isCloseTo(welch.get("p").asDouble(), withinPercentage(1e-6));
        assertThat(effect.ciLow()).isCloseTo(welch.get("low").asDouble(), withinPercentage(1e-6));
        assertThat(effect.ciHigh()).isCloseTo(welch.get("high").asDouble(), withinPercentage(1e-6));
        assertThat(effect.estimand()).isEqualTo("ITT");
    }

    @Test
    void ofRoundsIsTheRegressionWithProductsOfRounds() {
        assertSame(LOTTERY.blocks("round").estimate().offer(), "blocked");
    }

    @Test
    void adjustmentIsTheRegressionWithProducts() {
        assertSame(
                LOTTERY.blocks("round").adjustedFor("~ age + female").estimate().offer(), "adjusted");
    }

    @Test
    void onCompliersIsThatOfTheOfferOverItsEffectOnTakingPart() {
        TrialResult result = LOTTERY.blocks("round").taken("took").estimate();

        assertSame(result.compliers().orElseThrow(), "compliers");
        assertThat(result.compliers().orElseThrow().estimand()).isEqualTo("CACE");
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void ofClustersHasTheErrorsOfBellAndMcCaffrey() {
        RandomizedTrial schools = RandomizedTrial.on(someRows())
                .treated("drawn")
                .clusters("school")
                .outcome("y");

        assertSame(schools.estimate().offer(), "clustered");
        assertSame(schools.adjustedFor("~ age + female").estimate().offer(), "clustered_adjusted");
        assertThat(schools.estimate().offered().units()).isEqualTo(12);
        // Clusters of one row each are rows.
        Table numbered = TABLE.withNumber("id", IntStream.range(0, TABLE.rows()).toArray());
        TrialEffect single = RandomizedTrial.on(numbered)
                .treated("offered")
                .clusters("id")
                .outcome("y")
                .estimate()
                .offer();
        assertThat(single.standardError())
                .isCloseTo(ORACLE.get("welch").get("se").asDouble(), withinPercentage(1e-9));
    }

    /** {@code t.test(differences)}: of pairs, the variance is that between their differences (Imai 2008). */
    @Test
    void ofPairsIsThePairedTest() {
        double[] differences = {1, 3, -2, 4, 0.5, 2};
        double mean = 8.5 / 6;
        double squares = 0;
        Pairs pairs = new Pairs(6);
        for (int pair = 0; pair < 6; pair++) {
            pairs.add(pair, 10 * pair + differences[pair], 10 * pair);
            squares += (differences[pair] - mean) * (differences[pair] - mean);
        }

        TrialEffect effect = pairs.trial().estimate().offer();

        assertThat(effect.value()).isCloseTo(mean, within(1e-12));
        assertThat(effect.standardError()).isCloseTo(Math.sqrt(squares / 5 / 6), within(1e-12));
        assertThat(effect.degreesOfFreedom()).isCloseTo(5, within(1e-12));
    }

    /** Blocks of two or three with one offer each, whose effects vary: intervals hold the truth in at least 94 of 100. */
    @Test
    void smallBlocksOfDifferentSizeHoldTheTruth() {
        Random random = new Random(2018);
        int held = 0;
        int trials = 1000;
        for (int trial = 0; trial < trials; trial++) {
            Pairs rows = new Pairs(40 * 3);
            double truth = 0;
            int count = 0;
            for (int block = 0; block < 40; block++) {
                double level = 3 * random.nextGaussian();
                double effect = 1 + random.nextGaussian();
                int size = 2 + block % 2;
                for (int i = 0; i < size; i++) {
                    boolean offered = i == 0;
                    rows.add(block, offered, level + (offered ? effect : 0) + random.nextGaussian());
                    truth += effect;
                    count++;
                }
            }
            TrialEffect effect = rows.trial().estimate().offer();
            held += effect.ciLow() <= truth / count && truth / count <= effect.ciHigh() ? 1 : 0;
        }

        assertThat((double) held / trials).isGreaterThan(0.94);
    }

    /** Ten schools of unequal size with effects of their own. */
    @Test
    void fewClustersHoldTheTruth() {
        Random random = new Random(10);
        int held = 0;
        int trials = 1000;
        for (int trial = 0; trial < trials; trial++) {
            Pairs rows = new Pairs(0);
            for (int school = 0; school < 10; school++) {
                double level = random.nextGaussian();
                for (int i = 0; i < 10 + school; i++) {
                    rows.add(school, school % 2 == 0, level + 0.5 * random.nextGaussian());
                }
            }
            TrialEffect effect = rows.trialOfClusters().estimate().offer();
            held += effect.ciLow() <= 0 && 0 <= effect.ciHigh() ? 1 : 0;
        }

        // Three standard errors of the simulation are two points.
        assertThat((double) held / trials).isBetween(0.93, 0.98);
    }

    /** Two rounds a person at most: rows of one person are as alike as can be, and the interval still holds the truth. */
    @Test
    void personsInSeveralRoundsAreOneEach() {
        Random random = new Random(7);
        int held = 0;
        int heldAsRows = 0;
        int trials = 300;
        for (int trial = 0; trial < trials; trial++) {
            Pairs rows = new Pairs(0);
            for (int person = 0; person < 100; person++) {
                double outcome = random.nextGaussian();
                boolean wins = random.nextDouble() < 0.3;
                rows.add(0, person, wins, outcome);
                // Who wins goes on as before here, so that both rows of a person are alike in arm and outcome.
                rows.add(1, person, wins, outcome);
            }
            RandomizedTrial trial2 = RandomizedTrial.on(rows.table())
                    .treated("offered")
                    .blocks("block")
                    .outcome("y");
            TrialEffect together = trial2.persons("person").estimate().offer();
            TrialEffect asRows = trial2.estimate().offer();
            held += together.ciLow() <= 0 && 0 <= together.ciHigh() ? 1 : 0;
            heldAsRows += asRows.ciLow() <= 0 && 0 <= asRows.ciHigh() ? 1 : 0;
        }

        assertThat((double) held / trials).isBetween(0.92, 0.98);
        assertThat((double) heldAsRows / trials).isLessThan(0.9);
    }

    /** All 56 ways to draw 3 of 8. */
    @Test
    void randomizationTestTakesAllDrawsIfFew() {
        JsonNode small = ORACLE.get("small");
        Table eight = Table.builder()
                .number("t", SynthSamples.numbers(small.get("t")))
                .number("y", SynthSamples.numbers(small.get("y")))
                .build();
        RandomizedTrial trial = RandomizedTrial.on(eight).treated("t").outcome("y");

        RandomizationTest exact = trial.randomizationTest(100, 1);

        assertThat(exact.scope()).isEqualTo(RandomizationTest.Scope.ALL);
        assertThat(exact.draws()).isEqualTo(small.get("ways").asInt());
        assertThat(exact.asFar()).isEqualTo(small.get("as_far").asInt());
        assertThat(exact).hasToString(String.format("randomization test: p %.4f (all 56 draws)", exact.pValue()));
    }

    /** A single one drawn has no variance, and the test compares differences: one way in eight to go as far. */
    @Test
    void randomizationTestNeedsNoStandardError() {
        Table eight = Table.builder()
                .number("t", 0, 0, 0, 0, 0, 0, 0, 1)
                .number("y", 1, 2, 3, 4, 5, 6, 7, 20)
                .build();

        assertThat(RandomizedTrial.on(eight)
                        .treated("t")
                        .outcome("y")
                        .randomizationTest(100, 1)
                        .pValue())
                .isEqualTo(1.0 / 8);
    }

    @Test
    void theOrderOfRowsChangesNothing() {
        Random random = new Random(3);
        List<Integer> rows = new ArrayList<>();
        IntStream.range(0, TABLE.rows()).forEach(rows::add);
        List<UnaryOperator<RandomizedTrial>> trials = List.of(
                trial -> trial,
                trial -> trial.blocks("round").taken("took"),
                trial -> trial.blocks("round").adjustedFor("~ age + female").taken("took"),
                trial -> trial.blocks("round").persons("age"),
                trial -> trial.blocks("round").persons("age").adjustedFor("~ female"),
                trial -> trial.treated("drawn").clusters("school"),
                trial -> trial.treated("drawn").clusters("school").adjustedFor("~ age"));
        for (UnaryOperator<RandomizedTrial> said : trials) {
            TrialResult straight = said.apply(LOTTERY).estimate();
            for (int times = 0; times < 3; times++) {
                Collections.shuffle(rows, random);
                Table turned = TABLE.take(rows.stream().mapToInt(row -> row).toArray());
                RandomizedTrial trial =
                        RandomizedTrial.on(turned).treated("offered").outcome("y");

                assertThat(said.apply(trial).estimate()).isEqualTo(straight);
            }
        }
    }

    @Test
    void aCovariateThatIsNotKnownIsToldByItsRowInTheTable() {
        double[] y = TABLE.numbers("y");
        double[] age = TABLE.numbers("age");
        y[3] = Double.NaN;
        age[3] = Double.NaN;
        age[17] = Double.NaN;
        RandomizedTrial trial = RandomizedTrial.on(TABLE.withNumber("y", y).withNumber("age", age))
                .treated("offered")
                .outcome("y")
                .adjustedFor("~ age + female");

        assertThatIllegalArgumentException()
                .isThrownBy(trial::estimate)
                .withMessageContaining("covariates ~ age + female are not all known in row 17, whose outcome is");
    }

    @Test
    void randomizationTestDrawsByItsSeedWhateverTheOrderOfRows() {
        RandomizedTrial trial = LOTTERY.blocks("round");
        int[] turned = IntStream.range(0, TABLE.rows())
                .map(row -> TABLE.rows() - 1 - row)
                .toArray();

        RandomizationTest test = trial.randomizationTest(2000, 7);

        assertThat(test.scope()).isEqualTo(RandomizationTest.Scope.DRAWN);
        assertThat(RandomizedTrial.on(TABLE.take(turned))
                        .treated("offered")
                        .blocks("round")
                        .outcome("y")
                        .randomizationTest(2000, 7))
                .isEqualTo(test);
        // t of some 4: of 2,000 draws and the one that happened, which is this, hardly another goes as far.
        assertThat(test.draws()).isEqualTo(2001);
        assertThat(test.pValue()).isLessThan(0.005);
        assertThat(RandomizedTrial.on(TABLE)
                        .treated("drawn")
                        .clusters("school")
                        .outcome("y")
                        .randomizationTest(2000, 7)
                        .pValue())
                .isBetween(0.05, 1.0);
    }

    /** Under no effect, p-values of lotteries in rounds are even: 5 % of them at or below 0.05. */
    @Test
    void randomizationTestHoldsItsLevel() {
        Random random = new Random(35);
        int refused = 0;
        for (int trial = 0; trial < 1000; trial++) {
            Pairs rows = new Pairs(0);
            for (int i = 0; i < 24; i++) {
                rows.add(i % 2, i / 2 < 3 + 3 * (i % 2), Math.exp(random.nextGaussian()) + i % 2);
            }
            RandomizationTest test = RandomizedTrial.on(rows.table())
                    .treated("offered")
                    .blocks("block")
                    .outcome("y")
                    .randomizationTest(200, trial);
            refused += test.pValue() <= 0.05 ? 1 : 0;
        }

        assertThat(refused / 1000.0).isBetween(0.03, 0.07);
    }

    @Test
    void tellsWhoIsLostAndWhatIsWeak() {
        double[] y = TABLE.numbers("y");
        double[] offered = TABLE.numbers("offered");
        double[] weak = new double[y.length];
        int seen = 0;
        for (int row = 0; row < y.length; row++) {
            if (offered[row] == 1) {
                y[row] = seen++ % 3 == 0 ? Double.NaN : y[row];
            }
            weak[row] = row % 7 == 0 ? 1 : 0;
        }
        TrialResult result = RandomizedTrial.on(TABLE.withNumber("y", y).withNumber("weak", weak))
                .treated("offered")
                .outcome("y")
                .taken("weak")
                .estimate();

        assertThat(result.offer().estimand()).isEqualTo("ITT among those observed");
        assertThat(result.offered().lost()).isEqualTo(30);
        assertThat(result.notOffered().lost()).isZero();
        assertThat(result.warnings())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("33.3 % of those offered and 0.0 % of the others"))
                .anySatisfy(line -> assertThat(line).contains("below 10"));
        assertThat(result.table().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(result.toString().length()).isLessThan(80);
    }

    /** Everybody takes part: the ITT on taking part is 0, of the regression but for rounding. */
    @Test
    void anOfferThatMovesNobodySaysNothingOfTakingPart() {
        Pairs rows = new Pairs(0);
        Random random = new Random(6);
        double[] all = new double[72];
        Arrays.fill(all, 1);
        for (int i = 0; i < all.length; i++) {
            rows.add(i % 3, i / 3 % 2 == 0, random.nextGaussian());
        }
        RandomizedTrial trial = RandomizedTrial.on(rows.table().withNumber("took", all))
                .treated("offered")
                .blocks("block")
                .outcome("y")
                .taken("took");
        for (RandomizedTrial each : List.of(trial, trial.adjustedFor("~ person"))) {
            TrialResult result = each.estimate();
            assertThat(result.compliers()).isEmpty();
            assertThat(result.warnings())
                    .containsExactly(
                            "the offer made no difference in taking part, so that it says nothing of taking part");
        }
    }

    @Test
    void leavesOutBlocksOfOneArm() {
        Pairs rows = new Pairs(0);
        for (int i = 0; i < 8; i++) {
            rows.add(i / 4, i < 4 ? i % 2 == 0 : true, i);
        }
        TrialResult result = RandomizedTrial.on(rows.table())
                .treated("offered")
                .blocks("block")
                .outcome("y")
                .estimate();

        assertThat(result.offer().value()).isCloseTo(-1, within(1e-12));
        assertThat(result.offer().estimand()).isEqualTo("ITT where both arms are");
        assertThat(result.warnings()).containsExactly("4 rows lie in blocks of one arm, and are compared with nobody");
    }

    @Test
    void refusesWhatWasNotDrawnThatWay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomizedTrial.on(TABLE).outcome("y").estimate())
                .withMessageContaining("no treatment was said");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LOTTERY.clusters("school").estimate())
                .withMessageContaining("has rows of both arms");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomizedTrial.on(TABLE)
                        .treated("drawn")
                        .clusters("school")
                        .blocks("female")
                        .outcome("y")
                        .estimate())
                .withMessageContaining("several blocks");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LOTTERY.persons("school").randomizationTest(100, 1))
                .withMessageContaining("all rows of a person but the first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LOTTERY.adjustedFor("~ age").randomizationTest(100, 1))
                .withMessageContaining("is not adjusted for ~ age");
        Pairs pair = new Pairs(1);
        pair.add(0, 1, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pair.trial().estimate())
                .withMessageContaining("join it with another block");
    }

    /** Rows as they come. */
    private static final class Pairs {

        private final List<double[]> rows;

        private Pairs(int expected) {
            rows = new ArrayList<>(expected);
        }

        void add(int block, double treated, double control) {
            add(block, true, treated);
            add(block, false, control);
        }

        void add(int block, boolean offered, double y) {
            add(block, rows.size(), offered, y);
        }

        void add(int block, int person, boolean offered, double y) {
            rows.add(new double[] {block, person, offered ? 1 : 0, y});
        }

        Table table() {
            return Table.builder()
                    .number("block", column(0))
                    .number("person", column(1))
                    .number("offered", column(2))
                    .number("y", column(3))
                    .build();
        }

        RandomizedTrial trial() {
            return RandomizedTrial.on(table())
                    .treated("offered")
                    .blocks("block")
                    .outcome("y");
        }

        RandomizedTrial trialOfClusters() {
            return RandomizedTrial.on(table())
                    .treated("offered")
                    .clusters("block")
                    .outcome("y");
        }

        private double[] column(int at) {
            return rows.stream().mapToDouble(row -> row[at]).toArray();
        }
    }
}
