package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubclassificationTest {

    /**
     * MatchIt: {@code matchit(F, d, method = "subclass", subclass = …, estimand = …, min.n = …)}. From 25 subclasses on some lack
     * rows of an arm, which then move.
     */
    @ParameterizedTest
    @CsvSource({
        "subclass6, 6, ATT, 1",
        "subclass5_ate, 5, ATE, 1",
        "subclass7_atc, 7, ATC, 1",
        "subclass30_ate, 30, ATE, 1",
        "subclass60_atc, 60, ATC, 1",
        "subclass100_att, 100, ATT, 1",
        "subclass90_atc, 90, ATC, 1",
        "subclass60_att_min3, 60, ATT, 3",
        "subclass25_atc_min3, 25, ATC, 3",
        "subclass90_atc_min0, 90, ATC, 0"
    })
    void equalsMatchIt(String specification, int subclasses, Estimand estimand, int least) {
        MatchedSample sample = Subclassification.of(subclasses)
                .atLeast(least)
                .match(MatchItAnswer.scored().estimating(estimand));

        MatchItAnswer.to(specification).isThatOf(sample);
    }

    /**
     * MatchIt on R 4.2.2: {@code matchit(F, d, method = "subclass", subclass = 40)} has a difference of 2.13687. A quantile that is
     * a score comes out a rounding error above it there, so that the row stands in the subclass below; with exact quantiles the
     * difference is 2.13349 ({@code subclass40_att_cut_exactly}).
     */
    @Test
    void aQuantileThatIsAScoreIsExact() {
        MatchedSample sample = Subclassification.of(40).match(MatchItAnswer.scored());

        MatchItAnswer.to("subclass40_att_cut_exactly").isThatOf(sample);
        assertThat(MatchItAnswer.to("subclass40_att").difference()).isEqualTo(2.1368695823999637);
        assertThat(MatchItAnswer.to("subclass40_att_cut_exactly").difference()).isEqualTo(2.133490659096129);
    }

    /**
     * MatchIt: {@code matchit(F, d, method = "subclass", subclass = 90, estimand = "ATE", min.n = 2)} has a difference of
     * 1.34326. It moves rows past subclasses that keep theirs, so that a subclass is no interval of scores any more. With as many
     * rows in each, but in order, the difference is 1.31421 ({@code subclass90_ate_min2_in_order}).
     */
    @Test
    void rowsStayInTheOrderOfScores() {
        MatchedSample sample =
                Subclassification.of(90).atLeast(2).match(MatchItAnswer.scored().estimating(Estimand.ATE));

        MatchItAnswer.to("subclass90_ate_min2_in_order").isThatOf(sample);
        assertThat(MatchItAnswer.to("subclass90_ate_min2").difference()).isEqualTo(1.3432589019429138);
        assertThat(MatchItAnswer.to("subclass90_ate_min2_in_order").difference())
                .isEqualTo(1.3142084019429134);
    }

    @Test
    void balanceEqualsMatchIt() {
        MatchItAnswer.to("subclass6").balanceIsThatOf(Subclassification.of(6).match(MatchItAnswer.scored()));
    }

    /** MatchIt: {@code matchit(F, d, method = "subclass", subclass = 6, distance = d$age %/% 10)}: five subclasses come of it. */
    @Test
    void equalScoresAreNotParted() {
        double[] decades = Synth.covariates().column("age");
        for (int row = 0; row < decades.length; row++) {
            decades[row] = Math.floor(decades[row] / 10);
        }

        MatchItAnswer.to("subclass6_ties").isThatOf(Subclassification.of(6).match(Units.of(Synth.treated(), decades)));
    }

    /** Treated at 1 to 4, untreated at 5 to 8. Quantile at 2.5: all untreated stand in the upper half, so the nearest moves. */
    @Test
    void aSubclassInWantTakesTheNearestRow() {
        Units units = Units.of(
                new boolean[] {true, true, true, true, false, false, false, false},
                new double[] {1, 2, 3, 4, 5, 6, 7, 8});

        assertThat(MatchItAnswer.sets(Subclassification.of(2).match(units)))
                .containsExactly(List.of(0, 1, 4), List.of(2, 3, 5, 6, 7));
    }

    /**
     * Treated at 1 to 8, so that quantiles at 2.75, 4.5 and 6.25 make four subclasses, of which the second lacks untreated. The
     * first can spare one, a step away; the fourth two or three, two steps away, which counts for 1 or 1.5; the third has none to
     * spare, and hands on what it gets.
     */
    @ParameterizedTest
    @CsvSource({"2 0 1 3, 1 1 1 3", "2 0 1 4, 2 1 1 3"})
    void theSideWithMoreToSpareGivesAndTheLowerOneOfTwoAlike(String before, String after) {
        int[] sizes = Stream.of(before.split(" ")).mapToInt(Integer::parseInt).toArray();
        int untreated = IntStream.of(sizes).sum();
        boolean[] treated = new boolean[8 + untreated];
        double[] scores = new double[treated.length];
        for (int row = 0; row < 8; row++) {
            treated[row] = true;
            scores[row] = row + 1;
        }
        int row = 8;
        for (int subclass = 0; subclass < sizes.length; subclass++) {
            for (int i = 0; i < sizes[subclass]; i++) {
                scores[row++] = 2 * subclass + 1.5;
            }
        }

        MatchedSample sample = Subclassification.of(4).match(Units.of(treated, scores));

        assertThat(IntStream.range(0, 4).mapToObj(set -> String.valueOf(sample.partners(set))))
                .containsExactly(after.split(" "));
    }

    @Test
    void ofEqualRowsTheLowerIdentityMoves() {
        Units units = Units.of(new boolean[] {true, true, true, true, false, false}, new double[] {1, 2, 3, 4, 5, 5})
                .orderedBy(new long[] {1, 2, 3, 4, 9, 7});

        assertThat(MatchItAnswer.sets(Subclassification.of(2).match(units)))
                .containsExactly(List.of(0, 1, 5), List.of(2, 3, 4));
    }

    @Test
    void withoutALeastNumberRowsAreLeftOut() {
        Units units = Units.of(new boolean[] {true, true, true, true, false, false}, new double[] {1, 2, 3, 4, 5, 5});

        MatchedSample sample = Subclassification.of(2).atLeast(0).match(units);

        assertThat(MatchItAnswer.sets(sample)).containsExactly(List.of(2, 3, 4, 5));
        assertThat(sample.unmatched(Unmatched.NO_CANDIDATE)).isEqualTo(2);
    }

    @Test
    void strataDivideSubclasses() {
        Units units = Units.of(new boolean[] {true, false, true, false, true, true}, new double[] {1, 1, 1, 1, 2, 2})
                .inStrata(new int[] {5, 5, 3, 3, 3, 5});

        assertThat(Subclassification.of(2).missingIn(units))
                .singleElement()
                .asString()
                .contains("atLeast(0)");
        MatchedSample sample = Subclassification.of(2).atLeast(0).match(units);
        assertThat(MatchItAnswer.sets(sample)).containsExactly(List.of(0, 1), List.of(2, 3));
        assertThat(sample.unmatched(Unmatched.NO_CANDIDATE)).isEqualTo(2);
    }

    @Test
    void refusesTooFewRows() {
        Units units = Units.of(new boolean[] {true, true, true, false}, new double[] {1, 2, 3, 4});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subclassification.of(2).match(units))
                .withMessage(
                        "1 untreated rows are too few for 2 subclasses with 1 each; ask for fewer subclasses, or for"
                                + " atLeast(0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subclassification.of(3).atLeast(2).match(units))
                .withMessageStartingWith("3 treated rows are too few for 3 subclasses with 2 each");
        assertThatIllegalArgumentException().isThrownBy(() -> Subclassification.of(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subclassification.of(5).atLeast(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subclassification.of(2).match(Units.of(new boolean[] {true, false})))
                .withMessageEndingWith("cannot be done here:\n- scores");
    }

    @Test
    void describesItself() {
        assertThat(Subclassification.of(6).describe())
                .isEqualTo("6 subclasses by quantile of the score, at least 1 of each arm in each");
        assertThat(Subclassification.of(6).atLeast(0).describe())
                .isEqualTo("6 subclasses by quantile of the score, those that lack an arm left out");
    }
}
