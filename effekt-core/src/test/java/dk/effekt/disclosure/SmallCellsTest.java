package dk.effekt.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectEstimators;
import dk.effekt.effect.WeeklyEstimator;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Units;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.OutcomeMatrix;
import dk.effekt.protocol.Language;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallCellsTest {

    private static final Dimension AGE = Dimension.of("age", "18-24", "25-29", "30 and over");
    private static final Dimension SEX = Dimension.of("sex", "women", "men");
    private static final SmallCells RULE = SmallCells.standard();

    private static CountTable ages(long... counts) {
        return CountTable.list("participants", AGE, counts);
    }

    /** Where so many lie in cells that are hidden together, each of k cells has sum − k + 1 possible counts. */
    @ParameterizedTest
    @CsvSource({
        "3, 20, 50, '.. .. 50 73'",
        "3, 50, 20, '.. 50 .. 73'",
        "3, 4, 50, '.. .. 50 57'", // 3 + 4 − 2 + 1 = 6
        "1, 1, 50, '.. .. .. 52'", // 1 + 1 − 2 + 1 = 1
        "1, 5, 50, '.. .. 50 56'", // 1 + 5 − 2 + 1 = 5
        "4, 0, 50, '.. 0 .. 54'",
        "4, 0, 0, '.. 0 0 ..'",
        "0, 0, 0, '0 0 0 0'",
        "5, 6, 7, '5 6 7 18'",
        "1, 1, 1, '.. .. .. ..'"
    })
    void hidesTheSmallestOthersThatMakeItPossible(long a, long b, long c, String seen) {
        PublishedTable published = RULE.protect(ages(a, b, c));

        String cells = String.join(
                " ",
                published
                        .table()
                        .lines()
                        .skip(2)
                        .limit(4)
                        .map(line -> line.replaceAll(".* ", ""))
                        .toList());
        assertThat(cells).isEqualTo(seen);
    }

    /** One small cell among equals: the corners of a rectangle, ties by position; no total. */
    @Test
    void hidesTheCornersOfARectangle() {
        Dimension three = Dimension.of("offer", "a", "b", "c");
        PublishedTable published = RULE.protect(CountTable.of(
                "starts", AGE, three, new long[][] {{2, 10, 10}, {10, 10, 10}, {10, 10, 10}}));

        assertThat(published.hidden()).isEqualTo(4);
        assertThat(published.isHidden(0, 0)).isTrue();
        assertThat(published.isHidden(1, 1)).isTrue();
        assertThat(published.isHidden(0, 1)).isTrue();
        assertThat(published.isHidden(1, 0)).isTrue();
    }

    /**
     * A row of 3 in two cells of at least 1 is 1 and 2 or 2 and 1, two counts where three are asked: all rows and columns are hidden. Of 6 in
     * four cells each may be 1, 2 or 3, and the total stays.
     */
    @Test
    void aTotalStaysWhereItLeavesEnoughToItsCells() {
        PublishedTable published = SmallCells.hidingBelow(3)
                .protect(CountTable.of(
                        "starts", SEX, Dimension.of("age", "18-24", "25-29"), new long[][] {{1, 2}, {2, 1}}));

        assertThat(published.hidden()).isEqualTo(8);
        assertThat(published.total()).hasValue(6);
    }

    /**
     * The row of 5 is hidden, as its cells, 1 to 4, have four counts; and that of 24, which less 20 is 4. Of 9 in three cells there is plenty,
     * so that 20 and the total are shown, whatever was hidden on the way.
     */
    @Test
    void whatHasBecomeNeedlessIsShownAgain() {
        PublishedTable published = RULE.protect(CountTable.of(
                        "starts", SEX, Dimension.of("age", "18-24", "25-29"), new long[][] {{1, 4}, {20, 4}})
                .withMargins(Margins.ROWS));

        assertThat(published.count(1, 0)).hasValue(20);
        assertThat(published.total()).hasValue(29);
        assertThat(published.hidden()).isEqualTo(5);
    }

    /**
     * To 2, half up, 1 and 1 become 2 and 2, of 1 to 2 each, and 0 and 2 are 0 and 1 to 2: there are 2 in all, and each of the former is 1.
     * To 4 the former are 0 to 1, and one of the latter 2 to 5, with the same end. To 8 all are 0 to 3.
     */
    @Test
    void theBaseIsDoubledUntilTablesDoNotNarrowEachOther() {
        CountTable byAge = CountTable.list("by age", Dimension.of("age", "18-24", "25-29"), 1, 1);
        CountTable bySex = CountTable.list("by sex", SEX, 0, 2);

        assertThat(SmallCells.roundingTo(2).protect(List.of(byAge, bySex)))
                .extracting(PublishedTable::rule)
                .containsExactly(SmallCells.roundingTo(8), SmallCells.roundingTo(8));
        assertThat(SmallCells.roundingTo(2).protect(byAge).rule()).isEqualTo(SmallCells.roundingTo(2));
        // 500 and 500 are 500 to 1,499 each, of 499 and 501 one is at most 499: nobody doubles a thousand.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmallCells.roundingTo(1000)
                        .protect(List.of(
                                CountTable.list("by age", Dimension.of("age", "18-24", "25-29"), 500, 500),
                                CountTable.list("by sex", SEX, 499, 501))))
                .withMessageContaining("rounded to multiples of 1000, the tables still tell more together");
    }

    @Test
    void hidesWhatTablesHaveInCommonInAllOfThem() {
        CountTable bySex = CountTable.of("by age and sex", AGE, SEX, new long[][] {{1, 2}, {30, 20}, {25, 25}});
        List<PublishedTable> published = RULE.protect(List.of(bySex, ages(3, 50, 50)));

        for (int row = 0; row < 3; row++) {
            assertThat(published.get(0).rowTotal(row).isEmpty())
                    .isEqualTo(published.get(1).isHidden(row, 0));
        }
        assertThat(published.get(1).isHidden(0, 0)).isTrue();
        assertThat(published.get(1).hidden()).isEqualTo(2);
        assertThat(new Attacker(published, 1).possibleCounts().values()).allMatch(possible -> possible >= 5);
    }

    /** Shares of what is hidden are hidden; others are of published counts. */
    @Test
    void sharesAreMadeOfPublishedCounts() {
        PublishedTable published = RULE.protect(ages(3, 20, 50));

        assertThat(published.shareOfTotal(0, 0)).isEmpty();
        assertThat(published.shareOfTotal(2, 0).getAsDouble()).isCloseTo(50 / 73.0, within(1e-15));
        PublishedTable rounded = SmallCells.roundingTo(5).protect(ages(3, 21, 50));
        assertThat(rounded.shareOfTotal(0, 0).getAsDouble()).isCloseTo(5 / 75.0, within(1e-15));
        assertThat(RULE.protect(ages(0, 0, 0)).shareOfTotal(0, 0)).isEmpty();
    }

    @Test
    void roundsAndAddsUpWhatWasRounded() {
        PublishedTable published = SmallCells.roundingTo(5).protect(CountTable.of("starts", AGE, SEX, new long[][] {
            {2, 3}, {7, 8}, {12, 13}
        }));

        assertThat(published.count(0, 0)).hasValue(0);
        assertThat(published.count(0, 1)).hasValue(5);
        assertThat(published.rowTotal(1)).hasValue(15);
        assertThat(published.columnTotal(0)).hasValue(15);
        assertThat(published.total()).hasValue(45);
        assertThat(SmallCells.roundingTo(4).protect(ages(2, 1, 5)).table()).contains("18-24              4");
    }

    @Test
    void saysInCapitalsWhatIsNotProtected() throws JsonProcessingException {
        PublishedTable published = SmallCells.unprotected().protect(ages(3, 20, 50));

        assertThat(published.count(0, 0)).hasValue(3);
        assertThat(published.table()).contains("UNPROTECTED: small counts are shown; not to be published");
        assertThat(published.toCsv()).contains("UNPROTECTED");
        assertThat(published).hasToString("participants, 3 × 1, UNPROTECTED");
        assertThat(json(published).path("rule").path("protected").asBoolean()).isFalse();
    }

    @Test
    void printsTheRuleBelowTheTable() {
        assertThat(RULE.protect(CountTable.of("Participants", AGE, SEX, new long[][] {{3, 40}, {1200, 60}, {25, 15}}))
                        .table())
                .isEqualTo("""
                        Participants
                        age          women  men  total
                        18-24           ..   ..     43
                        25-29        1,200   60  1,260
                        30 and over     ..   ..     40
                        total        1,228  115  1,343
                        .. is hidden: counts of 1 to 4 are hidden, and others that would give them
                          away
                        """);
    }

    @Test
    void writesValuesThatAProgramCanRead() {
        assertThat(RULE.protect(CountTable.list("starts, all", SEX, 3, 20)).toCsv())
                .isEqualTo("""
                        table,sex,persons,status,rule
                        "starts, all",women,,hidden,"counts of 1 to 4 are hidden, and others that would give them away"
                        "starts, all",men,,hidden,"counts of 1 to 4 are hidden, and others that would give them away"
                        "starts, all",total,23,shown,"counts of 1 to 4 are hidden, and others that would give them away"
                        """);
    }

    @Test
    void writesJsonWithTheRuleInIt() throws JsonProcessingException {
        JsonNode json =
                json(RULE.protect(CountTable.of("starts", AGE, SEX, new long[][] {{3, 40}, {1200, 60}, {25, 15}})
                        .withMargins(Margins.ROWS)));

        assertThat(json.path("rule").path("kind").asText()).isEqualTo("hiding");
        assertThat(json.path("rule").path("threshold").asInt()).isEqualTo(5);
        assertThat(json.path("cells").get(0).get(0).isNull()).isTrue();
        assertThat(json.path("cells").get(1).get(0).asInt()).isEqualTo(1200);
        assertThat(json.path("rowTotals").get(0).asInt()).isEqualTo(43);
        assertThat(json.has("columnTotals")).isFalse();
        assertThat(json.path("total").asInt()).isEqualTo(1343);
    }

    private static JsonNode json(PublishedTable table) throws JsonProcessingException {
        return new ObjectMapper().readTree(table.toJson());
    }

    /** With the totals of the columns alone there is nothing to be subtracted from in a row. */
    @Test
    void marginsThatAreNotPublishedNeedNoProtection() {
        CountTable table = CountTable.of("starts", AGE, SEX, new long[][] {{3, 40}, {1200, 60}, {25, 15}});

        assertThat(RULE.protect(table.withMargins(Margins.NONE)).hidden()).isEqualTo(1);
        assertThat(RULE.protect(table.withMargins(Margins.COLUMNS)).hidden()).isEqualTo(2);
        assertThat(RULE.protect(table.withMargins(Margins.NONE)).rowTotal(0)).isEmpty();
        assertThat(RULE.protect(table.withMargins(Margins.NONE)).table()).doesNotContain("total");
    }

    @Test
    void zeroesAreHiddenOnlyWhenAsked() {
        assertThat(RULE.protect(ages(0, 20, 50)).hidden()).isZero();
        assertThat(RULE.zeroesToo().protect(ages(0, 20, 50)).isHidden(0, 0)).isTrue();
        assertThat(RULE.allows(0)).isTrue();
        assertThat(RULE.zeroesToo().allows(0)).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> SmallCells.unprotected().zeroesToo())
                .withMessageContaining("hidingBelow");
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false", "4, false", "5, true"})
    void saysOnHowManyAFigureMayRest(long persons, boolean isAllowed) {
        assertThat(RULE.allows(persons)).isEqualTo(isAllowed);
        assertThat(SmallCells.roundingTo(5).allows(persons)).isEqualTo(isAllowed);
        assertThat(SmallCells.unprotected().allows(persons)).isTrue();
    }

    /** Both arms, of which either may be the smaller. */
    @ParameterizedTest
    @CsvSource({"5, 5, true", "4, 5, false", "5, 4, false"})
    void anEffectMayBeShownWhereBothArmsAreLargeEnough(int treated, int controls, boolean isAllowed) {
        int rows = treated + controls;
        boolean[] isTreated = new boolean[rows];
        Arrays.fill(isTreated, 0, treated, true);
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        OutcomeMatrix.Builder job =
                OutcomeMatrix.builder(List.of(new OutcomeMatrix.Column("job", Outcome.Unit.SHARE)), rows, 0, 0);
        for (int row = 0; row < rows; row++) {
            job.set(0, row, new double[] {row % 2});
        }
        Effect effect = WeeklyEstimator.of(EffectEstimators.weightedDifference())
                .estimate(
                        MatchedSample.weighted(Units.of(isTreated), ones),
                        job.build(),
                        IntStream.range(0, rows).toArray(),
                        "now versus later")
                .path("job")
                .at(0);

        assertThat(RULE.allows(effect)).isEqualTo(isAllowed);
    }

    @Test
    void rulesAreTheSameIfTheyHideOrRoundTheSame() {
        assertThat(SmallCells.standard())
                .isEqualTo(SmallCells.hidingBelow(5))
                .hasSameHashCodeAs(SmallCells.hidingBelow(5))
                .isNotEqualTo(SmallCells.hidingBelow(6))
                .isNotEqualTo(SmallCells.roundingTo(5))
                .isNotEqualTo("5");
        assertThat(SmallCells.hidingBelow(2))
                .hasToString("counts of 1 to 1 are hidden, and others that would give them away");
        assertThat(SmallCells.hidingBelow(5).describe(Language.DANISH))
                .isEqualTo("antal fra 1 til 4 er skjult, og andre, der ville røbe dem");
        assertThat(SmallCells.hidingBelow(1000).zeroesToo())
                .hasToString("counts below 1000 are hidden, and others that would give them away");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmallCells.roundingTo(1001))
                .withMessageContaining("base 1001 is not from 2 to 1000");
    }

    @Test
    void refusesTablesOfOtherPeople() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RULE.protect(List.of(ages(10, 20, 30), CountTable.list("by sex", SEX, 30, 31))))
                .withMessageContaining("not of the same people: the total has another count in 'by sex'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RULE.protect(List.of(
                        ages(10, 20, 30), CountTable.list("other ages", Dimension.of("age", "young", "old"), 30, 30))))
                .withMessageContaining("'age' has other levels");
        assertThat(RULE.protect(List.of())).isEmpty();
        CountTable offers = CountTable.of("offers", AGE, SEX, new long[][] {{5, 5}, {10, 10}, {15, 15}});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RULE.protect(List.of(offers, ages(10, 21, 29))))
                .withMessageContaining("age 25-29 has another count in 'participants'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RULE.protect(List.of(offers, CountTable.of("others", AGE, SEX, new long[][] {
                    {5, 5}, {11, 9}, {14, 16}
                }))))
                .withMessageContaining("age 25-29, sex women has another count in 'others'");
        // Women are young and the young take a, but all who take a are men.
        Dimension age = Dimension.of("age", "young", "old");
        Dimension offer = Dimension.of("offer", "a", "b");
        long[][] same = {{2, 0}, {0, 2}};
        long[][] crossed = {{0, 2}, {2, 0}};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RULE.protect(List.of(
                        CountTable.of("by age", SEX, age, same),
                        CountTable.of("by offer", age, offer, same),
                        CountTable.of("by both", SEX, offer, crossed))))
                .withMessageContaining("nobody can stand in all of them");
    }

    @Test
    void refusesTablesOfAnotherShape() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ages(1, 2))
                .withMessageContaining("2 rows of counts for the 3 levels of 'age'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CountTable.of("x", SEX, AGE, new long[][] {{1, 2, 3}, {1, 2}}))
                .withMessageContaining("2 counts in row 'men'; it has 3 columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ages(1, -2, 3))
                .withMessageContaining("a count of -2 in row '25-29'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ages(1, Integer.MAX_VALUE + 1L, 3))
                .withMessageContaining("from 0 to 2147483647");
        assertThat(ages(0, Integer.MAX_VALUE, 1).total()).isEqualTo(2_147_483_648L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CountTable.of("x", SEX, SEX, new long[2][2]))
                .withMessageContaining("'sex' twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmallCells.hidingBelow(1))
                .withMessageContaining("threshold 1 is not from 2 to 1000");
    }

    @Test
    void levelsHaveNamesOfTheirOwn() {
        assertThat(AGE).hasToString("age: 18-24, 25-29, 30 and over");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dimension.of("sex", "women", "Total"))
                .withMessageContaining("'Total'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dimension.of(" ", "women"))
                .withMessage("the dimension has no name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dimension.of("sex"))
                .withMessage("dimension 'sex' has no level");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dimension.of("sex", "women", ""))
                .withMessageContaining("a level without a name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dimension.of("sex", "women", "women"))
                .withMessageContaining("a level twice");
    }
}
