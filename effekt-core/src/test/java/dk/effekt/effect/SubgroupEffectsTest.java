package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.matching.EntropyBalancing;
import dk.effekt.matching.Match;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.matching.Synth;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.OutcomeMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class SubgroupEffectsTest {

    private static final double[] Y = Synth.outcome();
    private static final EffectEstimator DIFFERENCE = EffectEstimators.weightedDifference();
    private static final int[] PERSONS =
            IntStream.range(0, Y.length).map(row -> row % 600).toArray();
    private static final String[] MALE = IntStream.range(0, Y.length)
            .mapToObj(row -> Synth.covariates().value(row, 1) == 1 ? "men" : "women")
            .toArray(String[]::new);
    private static final Match SENTENCE = Match.on(Synth.table(), "treat ~ age + male + benefit_weeks + emp_share")
            .identifiedBy("id");

    private static final MatchedSample PAIRS =
            SENTENCE.by(NearestNeighbour.of(2)).sample();

    @Test
    void aGroupOfPairsIsItsParticipantsWithThoseTheyWereMatchedWith() {
        SubgroupEffects effects = effects(PAIRS, MALE);

        assertThat(effects.groups()).extracting(SubgroupEffects.Group::level).containsExactly("men", "women");
        for (SubgroupEffects.Group group : effects.groups()) {
            isClose(group.effect(), alone(pairsOf(group.level())));
        }
    }

    @Test
    void aGroupOfWeightsIsTheRowsOfBothArms() {
        MatchedSample weights = SENTENCE.by(EntropyBalancing.of(1)).sample();
        SubgroupEffects.Group men = effects(weights, MALE).groups().get(0);
        int[] rows = IntStream.range(0, Y.length)
                .filter(row -> MALE[row].equals("men"))
                .toArray();
        Estimate expected = Estimation.of(weights.among(rows))
                .outcome("y", Arrays.stream(rows).mapToDouble(row -> Y[row]).toArray())
                .with(DIFFERENCE)
                .errors(VarianceEstimators.clustered(
                        Arrays.stream(rows).map(row -> PERSONS[row]).toArray(), "the person"))
                .estimate();

        isClose(men.effect(), expected);
    }

    /** Of two groups the statistic is the squared difference over its variance, in which persons in both count. */
    @Test
    void asksWhetherGroupsDifferAtAll() {
        SubgroupEffects effects = effects(PAIRS, MALE);
        Effect men = effects.groups().get(0).effect();
        Effect women = effects.groups().get(1).effect();
        double variance = men.standardError() * men.standardError()
                + women.standardError() * women.standardError()
                - 2 * men.covariance(women);
        double z = (women.estimate() - men.estimate()) / Math.sqrt(variance);

        SubgroupEffects.Interaction test = effects.interactions().get(0);
        assertThat(men.covariance(women)).isNotZero();
        assertThat(test.degrees()).isEqualTo(1);
        assertThat(test.statistic()).isCloseTo(z * z, within(1e-9));
        assertThat(test.pValue())
                .isCloseTo(2 * new NormalDistribution().cumulativeProbability(-Math.abs(z)), within(1e-9));
    }

    /** R: {@code p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")}. */
    @Test
    void adjustsForTheNumberOfGroupsAsR() {
        assertThat(SubgroupEffects.holm(new double[] {0.01, 0.04, Double.NaN, 0.03, 0.005}))
                .usingComparatorWithPrecision(1e-15)
                .containsExactly(0.03, 0.06, Double.NaN, 0.06, 0.02);
    }

    @Test
    void oneGroupHasNoTest() {
        String[] one = new String[Y.length];
        Arrays.fill(one, "all");
        SubgroupEffects effects = effects(PAIRS, one);

        assertThat(effects.interactions().get(0).pValue()).isNaN();
        assertThat(effects.table()).contains("no test of a difference", "all");
        assertThat(effects.groups().get(0).adjustedP())
                .isCloseTo(effects.groups().get(0).effect().pValue(), within(1e-15));
    }

    @Test
    void numbersStandInTheirOrderAndRowsInNoGroupInNone() {
        String[] tens = IntStream.range(0, Y.length)
                .mapToObj(row -> row % 3 == 0 ? "" : row % 3 == 1 ? "10" : "9")
                .toArray(String[]::new);
        assertThat(effects(PAIRS, tens).groups())
                .extracting(SubgroupEffects.Group::level)
                .containsExactly("9", "10");
    }

    /** Of "10", "9" and "1a" any two compare as words or as numbers, but only one order holds for all three. */
    @Test
    void wordsStandBehindNumbers() {
        String[] levels = {"1a", "10", "9", "b", "9.5"};
        for (int turn = 0; turn < levels.length; turn++) {
            int by = turn;
            String[] turned = IntStream.range(0, Y.length)
                    .mapToObj(row -> levels[(row + by) % levels.length])
                    .toArray(String[]::new);
            assertThat(effects(PAIRS, turned).groups())
                    .extracting(SubgroupEffects.Group::level)
                    .containsExactly("9", "9.5", "10", "1a", "b");
        }
    }

    /** Of four groups in two groupings, what {@link #adjustsForTheNumberOfGroupsAsR} holds to R gives of four p-values at once. */
    @Test
    void groupingsDeclaredTogetherAreAdjustedTogether() {
        String[] area = IntStream.range(0, Y.length)
                .mapToObj(row -> row % 2 == 0 ? "east" : "west")
                .toArray(String[]::new);
        SubgroupEffects bySex = effects(PAIRS, MALE);
        SubgroupEffects byArea = effects(PAIRS, area);
        double[] expected = SubgroupEffects.holm(Stream.of(bySex, byArea)
                .flatMap(of -> of.groups().stream())
                .mapToDouble(group -> group.effect().pValue())
                .toArray());

        List<SubgroupEffects> together = SubgroupEffects.adjustedTogether(List.of(bySex, byArea));

        assertThat(together.stream().flatMap(of -> of.groups().stream()).mapToDouble(SubgroupEffects.Group::adjustedP))
                .containsExactly(Arrays.stream(expected).boxed().toArray(Double[]::new));
        assertThat(together.get(0).table())
                .contains("p (Holm): adjusted over all 4 groups declared, these 2 among them,");
        assertThat(bySex.table()).contains("p (Holm): adjusted over these 2 groups, each outcome and week by itself.");
        assertThat(together.get(0).interactions()).isEqualTo(bySex.interactions());
    }

    /** Two outcomes in two weeks, of two groups: what each combination says alone. */
    @Test
    void eachOutcomeInEachWeekIsOnItsOwn() {
        double[][] outcomes = new double[4][Y.length];
        for (int row = 0; row < Y.length; row++) {
            outcomes[0][row] = Y[row];
            outcomes[1][row] = 3 * Y[row] + row % 5;
            outcomes[2][row] = row % 7;
            outcomes[3][row] = row % 11 - Y[row];
        }
        OutcomeMatrix.Builder both = OutcomeMatrix.builder(
                List.of(
                        new OutcomeMatrix.Column("y", Outcome.Unit.WEEKS),
                        new OutcomeMatrix.Column("z", Outcome.Unit.WEEKS)),
                Y.length,
                0,
                1);
        for (int row = 0; row < Y.length; row++) {
            both.set(0, row, new double[] {outcomes[0][row], outcomes[1][row]});
            both.set(1, row, new double[] {outcomes[2][row], outcomes[3][row]});
        }

        SubgroupEffects together = effects(both.build(), 0, 1);

        assertThat(together.groups()).hasSize(8);
        assertThat(together.interactions()).hasSize(4);
        for (int c = 0; c < 4; c++) {
            String outcome = c < 2 ? "y" : "z";
            String week = "week " + c % 2;
            SubgroupEffects alone = effects(matrix(outcomes[c]), 0);
            List<SubgroupEffects.Group> groups = together.groups().stream()
                    .filter(group -> group.effect().outcome().equals(outcome)
                            && group.effect().when().equals(week))
                    .toList();
            assertThat(groups).extracting(SubgroupEffects.Group::level).containsExactly("men", "women");
            for (int g = 0; g < 2; g++) {
                SubgroupEffects.Group expected = alone.groups().get(g);
                assertThat(groups.get(g).effect().estimate())
                        .isCloseTo(expected.effect().estimate(), within(1e-12));
                assertThat(groups.get(g).effect().standardError())
                        .isCloseTo(expected.effect().standardError(), within(1e-12));
                assertThat(groups.get(g).adjustedP()).isCloseTo(expected.adjustedP(), within(1e-12));
            }
            SubgroupEffects.Interaction test = together.interactions().get(c);
            assertThat(List.of(test.outcome(), test.when())).containsExactly(outcome, week);
            assertThat(test.statistic()).isCloseTo(alone.interactions().get(0).statistic(), within(1e-9));
        }
    }

    @Test
    void readsInLines() {
        for (SubgroupEffects.Reading reading : SubgroupEffects.Reading.values()) {
            assertThat(effects(PAIRS, MALE, reading).toString().length()).isLessThan(80);
            assertThat(effects(PAIRS, MALE, reading).table().lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        }
    }

    @Test
    void refusesGroupsOfNobody() {
        String[] none = new String[Y.length];
        Arrays.fill(none, "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> effects(PAIRS, none))
                .withMessageContaining("by sex nobody who is compared is in a group");
    }

    @Test
    void refusesGroupsOfOtherRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> effects(PAIRS, new String[] {"a"}))
                .withMessageContaining("1 groups for 1500 rows");
    }

    private static SubgroupEffects effects(MatchedSample sample, String[] levels) {
        return effects(sample, levels, SubgroupEffects.Reading.PRE_DECLARED);
    }

    private static SubgroupEffects effects(MatchedSample sample, String[] levels, SubgroupEffects.Reading reading) {
        return SubgroupEffects.of(
                "sex", reading, levels, DIFFERENCE, sample, matrix(Y), new int[] {0}, PERSONS, "now versus later");
    }

    private static SubgroupEffects effects(OutcomeMatrix outcomes, int... weeks) {
        return SubgroupEffects.of(
                "sex",
                SubgroupEffects.Reading.PRE_DECLARED,
                MALE,
                DIFFERENCE,
                PAIRS,
                outcomes,
                weeks,
                PERSONS,
                "now versus later");
    }

    private static OutcomeMatrix matrix(double... outcome) {
        OutcomeMatrix.Builder matrix =
                OutcomeMatrix.builder(List.of(new OutcomeMatrix.Column("y", Outcome.Unit.WEEKS)), Y.length, 0, 0);
        for (int row = 0; row < Y.length; row++) {
            matrix.set(0, row, new double[] {outcome[row]});
        }
        return matrix.build();
    }

    /** The pairs whose treated row is in a group, built afresh. */
    private static MatchedSample pairsOf(String level) {
        MatchedSample.Builder builder = MatchedSample.builder(PAIRS.units());
        for (int set = 0; set < PAIRS.sets(); set++) {
            int focal = PAIRS.focal(set, 0);
            if (MALE[focal].equals(level)) {
                int of = set;
                builder.pair(
                        focal,
                        IntStream.range(0, PAIRS.partners(set))
                                .map(i -> PAIRS.partner(of, i))
                                .toArray());
            } else {
                builder.leave(focal, dk.effekt.matching.Unmatched.NOT_FOLLOWED);
            }
        }
        return builder.build();
    }

    private static Estimate alone(MatchedSample sample) {
        return Estimation.of(sample)
                .outcome("y", Y)
                .with(DIFFERENCE)
                .errors(VarianceEstimators.clustered(PERSONS, "the person"))
                .estimate();
    }

    private static void isClose(Effect effect, Estimate expected) {
        assertThat(effect.estimate()).isCloseTo(expected.coefficient(), within(1e-12));
        assertThat(effect.standardError()).isCloseTo(expected.standardError(), within(1e-12));
    }

    private static SubgroupEffects byHand(Outcome.Unit unit, double scale, SubgroupEffects.Interaction test) {
        Joint joint = new Joint(
                new double[] {0.1 * scale, -0.05 * scale},
                new double[][] {{0.0004 * scale * scale, 0}, {0, 0.0016 * scale * scale}},
                "ATT",
                "given");
        Effect young = new Effect(joint, new double[] {1, 0}, "job", unit, "week 26", 1, 1200, 900);
        Effect old = new Effect(joint, new double[] {0, 1}, "job", unit, "week 26", 1, 80, 70);
        return new SubgroupEffects(
                "age",
                SubgroupEffects.Reading.PRE_DECLARED,
                List.of(
                        new SubgroupEffects.Group("young", young, 0.0012),
                        new SubgroupEffects.Group("old", old, 0.211)),
                2,
                List.of(test),
                List.of("without 'z'"));
    }

    /** Shares are read in points: 10 and 1.96 times 2, -5 and 1.96 times 4. */
    @Test
    void everyGroupIsALineAndTheTestBelow() {
        SubgroupEffects effects =
                byHand(Outcome.Unit.SHARE, 1, new SubgroupEffects.Interaction("job", "week 26", 11.25, 1, 0.0008));

        assertThat(effects.table().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "age (declared before the outcomes were seen)",
                        "job, week 26 n effect 95 % CI p (Holm)",
                        "young 1,200 +10.0 [+6.1, +13.9] 0.001",
                        "old 80 -5.0 [-12.8, +2.8] 0.211",
                        "do they differ? chi-squared 11.25 on 1, p 0.001",
                        "p (Holm): adjusted over these 2 groups, each outcome and week by itself.",
                        "Note: without 'z'.");
        assertThat(effects).hasToString("effects by age, 2 groups, declared before the outcomes were seen");
    }

    @Test
    void weeksAreReadAsWeeks() {
        SubgroupEffects effects = byHand(
                Outcome.Unit.WEEKS, 20, new SubgroupEffects.Interaction("job", "week 26", Double.NaN, 0, Double.NaN));

        assertThat(effects.table().lines().map(line -> line.replaceAll(" +", " ")))
                .contains("young 1,200 +2.0 [+1.2, +2.8] 0.001", "no test of a difference");
    }
}
