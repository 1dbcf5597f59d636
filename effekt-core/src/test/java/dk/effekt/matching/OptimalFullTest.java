package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptimalFullTest {

    private static final JsonNode ORACLE = Synth.oracle("optimal_synth.json").path("specs");

    /**
     * MatchIt 4.7.2 and optmatch 0.10.8.9002: {@code matchit(F, d, method = "full", estimand = …, caliper = …, tol = 1e-9)}: same number
     * of sets, rows, effective rows and same total distance.
     */
    @ParameterizedTest
    @CsvSource({
        "full_exact, ATT, Infinity",
        "full_ate, ATE, Infinity",
        "full_atc, ATC, Infinity",
        "full_caliper, ATT, 0.2"
    })
    void equalsMatchItAtItsFinestTolerance(String specification, Estimand estimand, double caliper) {
        Units units = Optimal.synth().estimating(estimand);
        MatchedSample sample =
                OptimalFull.create().within(Caliper.ofSd(caliper)).match(units);

        JsonNode expected = ORACLE.path(specification);
        assertThat(Optimal.total(sample)).isCloseTo(expected.path("total").doubleValue(), within(1e-9));
        assertThat(sample.sets()).isEqualTo(expected.path("sets").intValue());
        assertThat(sample.distinctTreated()).isEqualTo(expected.path("treated").intValue());
        assertThat(sample.distinctControls())
                .isEqualTo(expected.path("untreated").intValue());
        assertThat(sample.effectiveTreated())
                .isCloseTo(expected.path("ess_treated").doubleValue(), within(1e-6));
        assertThat(sample.effectiveControls())
                .isCloseTo(expected.path("ess_untreated").doubleValue(), within(1e-6));
        assertThat(sample.kind()).isEqualTo(MatchedSample.Kind.STRATA);
    }

    /** The same where the line of the scores cannot be followed: all pairs are looked at. */
    @Test
    void findsTheSameOptimumWithoutFollowingTheLine() {
        Units units = Optimal.synth().within("age", new double[1500], 1);
        MatchedSample sample = OptimalFull.create().match(units);
        assertThat(Optimal.total(sample))
                .isCloseTo(ORACLE.at("/full_exact/total").doubleValue(), within(1e-9));
        assertThat(OptimalFull.create().plan(units).pairs()).isEqualTo(226L * 1274);
    }

    /** MatchIt 4.7.2: {@code matchit(F, d, method = "full", exact = ~ male + origin, tol = 1e-9)}. */
    @Test
    void keepsToStrata() {
        MatchedSample sample = OptimalFull.create().match(Optimal.synth().inStrata(Optimal.maleAndOrigin()));
        assertThat(Optimal.total(sample))
                .isCloseTo(ORACLE.at("/full_strata/total").doubleValue(), within(1e-9));
        assertThat(sample.effectiveControls())
                .isCloseTo(ORACLE.at("/full_strata/ess_untreated").doubleValue(), within(1e-6));
    }

    /** optmatch 0.10.8.9002: {@code fullmatch(match_on(g) + caliper(match_on(g), …), tol = 1e-9)}. */
    @ParameterizedTest
    @CsvSource({"points_full, Infinity", "points_full_caliper, 0.4"})
    void equalsOptmatchInASpace(String specification, double caliper) {
        Units units = Optimal.synth().withDistance(Optimal.space());
        MatchedSample sample =
                OptimalFull.create().within(Caliper.ofScore(caliper)).match(units);
        JsonNode expected = ORACLE.path(specification);
        assertThat(Optimal.total(sample)).isCloseTo(expected.path("total").doubleValue(), within(1e-9));
        assertThat(sample.distinctTreated()).isEqualTo(expected.path("treated").intValue());
        assertThat(sample.distinctControls())
                .isEqualTo(expected.path("untreated").intValue());
    }

    /**
     * MatchIt 4.7.2, {@code matchit(F, d, method = "full")}: by default optmatch rounds distances to a tolerance of 1e-3 in all, so that its
     * 215 sets have a total distance 8.5 % above the least, which effekt finds in 213 sets, as MatchIt does with {@code tol = 1e-9}.
     */
    @Test
    void isNearerThanMatchItByDefault() {
        assertThat(ORACLE.at("/full/total").doubleValue()).isCloseTo(1.2037992042837, within(1e-9));
        assertThat(ORACLE.at("/full/sets").intValue())
                .isEqualTo(Synth.oracle("matchit_synth.json")
                        .at("/specs/full/counts/n_subclass")
                        .intValue());
        MatchedSample sample = OptimalFull.create().match(Optimal.synth());
        assertThat(Optimal.total(sample)).isCloseTo(1.1091128607914, within(1e-9));
        assertThat(sample.sets()).isEqualTo(213);
    }

    /**
     * MatchIt's {@code Std. Pair Dist.} of the score, the mean over the pairs of treated and untreated members of sets divided by the
     * standard deviation of the treated: with 1,285 pairs in 215 sets (1,500 rows less a set each) it gives MatchIt's total.
     */
    @Test
    void theTotalOfTheOracleIsThatOfItsBalanceTable() {
        Units units = Optimal.synth();
        double[] scores = new double[226];
        int size = 0;
        for (int row = 0; row < units.size(); row++) {
            if (units.isTreated(row)) {
                scores[size++] = units.scores().value(row);
            }
        }
        double mean = Synth.oracle("matchit_synth.json")
                .at("/specs/full/balance_after/distance/Std. Pair Dist.")
                .doubleValue();
        assertThat(mean * Scores.of("of treated", scores).sd() * (1500 - 215))
                .isCloseTo(ORACLE.at("/full/total").doubleValue(), within(1e-9));
    }

    /** optmatch 0.10.8.9002: {@code fullmatch(match_on(g), min.controls = 1/2, max.controls = 8, tol = 1e-9)}. */
    @Test
    void keepsSetsSmallAsOptmatchDoes() {
        MatchedSample sample =
                OptimalFull.create().withAtMost(8, 2).match(Optimal.synth().withDistance(Optimal.space()));
        JsonNode expected = ORACLE.path("points_bounded");
        assertThat(Optimal.total(sample)).isCloseTo(expected.path("total").doubleValue(), within(1e-9));
        assertThat(sample.distinctTreated()).isEqualTo(expected.path("treated").intValue());
        assertThat(sample.distinctControls())
                .isEqualTo(expected.path("untreated").intValue());
        for (int set = 0; set < sample.sets(); set++) {
            assertThat(sample.partners(set)).isLessThanOrEqualTo(8);
            assertThat(sample.focals(set)).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void setsAreStarsAndEveryRowStandsInOne() {
        Units units = Units.of(
                new boolean[] {true, true, true, false, false, false, false},
                new double[] {1, 1.2, 9, 1.1, 8, 8.5, 10});
        MatchedSample sample = OptimalFull.create().match(units);
        assertThat(Optimal.sets(sample))
                .map(List::copyOf)
                .containsExactly(List.of(0L, 1L, 3L), List.of(2L, 4L, 5L, 6L));
        assertThat(sample.weights())
                .containsExactly(new double[] {1, 1, 1, 2, 1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-15));
        assertThat(OptimalFull.create().match(units.estimating(Estimand.ATE)).weights())
                .containsExactly(new double[] {1.5, 1.5, 4, 3, 4 / 3.0, 4 / 3.0, 4 / 3.0}, within(1e-15));
    }

    @Test
    void theMembersOfAStarComeNearestFirst() {
        MatchedSample sample = OptimalFull.create()
                .match(Units.of(
                        new boolean[] {true, true, true, false, false, false, false},
                        new double[] {1, 1.2, 9, 1.15, 8, 8.5, 10.5}));
        assertThat(MatchItAnswer.sets(sample)).containsExactly(List.of(1, 0, 3), List.of(2, 5, 4, 6));
    }

    @Test
    void leavesOutWithAReasonWhoHasNobody() {
        Units units = Units.of(new boolean[] {true, true, true, true, false, false}, new double[] {0, 10, 1, 0, 0.5, 0})
                .inStrata(new int[] {1, 1, 1, 2, 1, 1})
                .discarding(new boolean[] {false, false, true, false, false, false});
        MatchedSample sample = OptimalFull.create().within(Caliper.ofScore(2)).match(units);
        assertThat(sample.unmatched(0)).isEmpty();
        assertThat(sample.unmatched(1)).contains(Unmatched.OUTSIDE_CALIPER);
        assertThat(sample.unmatched(2)).contains(Unmatched.DISCARDED);
        assertThat(sample.unmatched(3)).contains(Unmatched.NO_CANDIDATE);
        assertThat(Optimal.sets(sample)).map(List::copyOf).containsExactly(List.of(0L, 4L, 5L));
    }

    @Test
    void predictsItsCostAndRefusesWhatIsAboveTheBound() {
        Units units = Optimal.synth().withDistance(Optimal.space());
        Prediction plan = OptimalFull.create().plan(units);
        assertThat(plan.pairs()).isEqualTo(226L * 1274);
        // Counted: only pairs that save something are kept.
        assertThat(plan.arcs()).isBetween(1274L, 50_000L);
        assertThat(OptimalFull.create().withMostArcs(plan.arcs()).match(units).sets())
                .isEqualTo(226);
        assertThatThrownBy(
                        () -> OptimalFull.create().withMostArcs(plan.arcs() - 1).match(units))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("optimal full matching")
                .hasMessageContaining("withMostArcs");
        assertThatThrownBy(() -> OptimalFull.create().withMostPairs(287_923).match(units))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("287,924 pairs")
                .hasMessageContaining("withMostPairs");
        assertThat(OptimalFull.create().withMostPairs(287_923).plan(units).arcs())
                .isEqualTo(287_924);
    }

    /** Five untreated rows, each in at most one pair, search among two treated ones, which three of them may share. */
    @Test
    void predictsABoundedMatchingFromTheArmThatNeedsFewerSearches() {
        boolean[] treated = {true, true, false, false, false, false, false};
        Units units = Units.of(treated, new double[] {0, 9, 1, 2, 3, 4, 5});
        assertThat(OptimalFull.create().withAtMost(3, 1).plan(units))
                .isEqualTo(new Prediction(1, 10, 20, 20 * 12 + (5 + 2) * 120, 10 + 5 * 20));
        // Both treated rows search, as six searches are as many as three untreated rows need.
        assertThat(OptimalFull.create()
                        .withAtMost(3, 2)
                        .plan(Units.of(new boolean[] {true, true, false, false, false}, new double[] {0, 9, 1, 2, 3})))
                .isEqualTo(new Prediction(1, 6, 12, 12 * 12 + (6 + 3) * 120, 6 + 6 * 12));
        // A row that may be in one pair only has no second arc.
        assertThat(OptimalFull.create().withAtMost(1, 1).plan(units))
                .isEqualTo(new Prediction(1, 10, 10, 10 * 12 + (2 + 5) * 120, 10 + 2 * 10));
    }

    @Test
    void leavesOutWithAReasonAlsoWhereTreatedRowsAreMore() {
        Units units = Units.of(new boolean[] {true, true, true, false}, new double[] {0, 1, 10, 0.5});
        MatchedSample sample = OptimalFull.create().within(Caliper.ofScore(2)).match(units);
        assertThat(sample.unmatched(2)).contains(Unmatched.OUTSIDE_CALIPER);
        MatchedSample bounded = OptimalFull.create().withAtMost(1, 1).match(units);
        assertThat(bounded.unmatched(2)).contains(Unmatched.NONE_LEFT);
    }

    @Test
    void refusesBoundsBelowOneAndUnitsThatLackSomething() {
        OptimalFull any = OptimalFull.create();
        for (ThrowingCallable below : List.<ThrowingCallable>of(
                () -> any.withAtMost(0, 1),
                () -> any.withAtMost(1, 0),
                () -> any.withMostPairs(0),
                () -> any.withMostArcs(-1))) {
            assertThatThrownBy(below)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("most(Untreated|Treated|Pairs) 0 is below 1|mostArcs -1 is below 1");
        }
        Units units = Units.of(new boolean[] {true, false});
        String lacking = "\"" + any.describe() + "\" cannot be done here:\n- a distance";
        assertThatThrownBy(() -> any.plan(units))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(lacking);
        assertThatThrownBy(() -> any.match(units))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(lacking);
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(OptimalFull.create()
                        .missingIn(Units.of(new boolean[] {true, false}).estimating(Estimand.ATO)))
                .containsExactly("a distance", "an estimand of sets, ATT, ATC or ATE, rather than ATO");
    }

    @Test
    void stopsWhenInterrupted() {
        Units units = Optimal.synth();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> OptimalFull.create().match(units)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void describesItself() {
        assertThat(OptimalFull.create().describe()).isEqualTo("optimal full matching, no caliper");
        assertThat(OptimalFull.create().withAtMost(8, 2).describe())
                .isEqualTo("optimal full matching, at most 8 untreated a set, at most 2 treated a set, no caliper");
    }
}
