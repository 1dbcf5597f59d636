package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuickFullMatchingTest {

    private static final QuickFullMatching QUICK = QuickFullMatching.withDefaults();

    /**
     * MatchIt with quickmatch: {@code matchit(F, d, method = "quick", estimand = …, treatment_constraints = c("1" = …, "0" = …),
     * size_constraint = …, seed_method = …)}. There are several solutions; with seeds in the order that quickmatch calls
     * {@code inwards_order} and without ties, effekt's is the same one. In the smallest sets that of MatchIt's default,
     * {@code inwards_updating}, is the same, too.
     */
    @ParameterizedTest
    @CsvSource({
        "quick, ATT, 1, 1, 2",
        "quick_att, ATT, 1, 1, 2",
        "quick_atc, ATC, 1, 1, 2",
        "quick_ate, ATE, 1, 1, 2",
        "quick_1_2_inwards_order, ATT, 1, 2, 3",
        "quick_2_1_inwards_order, ATT, 2, 1, 3",
        "quick_size5_inwards_order, ATT, 1, 1, 5",
        "quick_2_2_size7_inwards_order, ATT, 2, 2, 7"
    })
    void equalsMatchIt(String specification, Estimand estimand, int treated, int untreated, int size) {
        MatchedSample sample = QUICK.atLeast(treated, untreated)
                .ofSize(size)
                .match(MatchItAnswer.scored().estimating(estimand));

        MatchItAnswer answer = MatchItAnswer.to(specification);
        answer.isThatOf(sample);
        assertThat(sample.isComplete()).isTrue();
        if (!specification.equals("quick")) {
            assertThat(worst(sample)).isCloseTo(answer.worst(), within(1e-12));
        }
    }

    /**
     * MatchIt's default counts anew, after each seed, in how many neighbourhoods a row stands, and takes equals in an order that
     * depends on that of the rows. What comes of it is neither better nor worse; effekt's rule is independent of the order of rows.
     */
    @ParameterizedTest
    @CsvSource({
        "quick_1_2, 187, 186, 0.04056045380960743, 0.04056045380960743",
        "quick_2_1, 94, 95, 0.023169898529629918, 0.023169898529629918",
        "quick_size5, 157, 154, 0.04056045380960743, 0.04056045380960743",
        "quick_2_2_size7, 85, 86, 0.09529993685792976, 0.09529993685792976",
        "quick_exact, 211, 211, 0.14657952933130242, 0.14657952933130242",
        "quick_caliper002, 188, 188, 0.001774934108891263, 0.001774934108891263"
    })
    void seedsInMatchItsDefaultOrderMakeOtherSets(
            String specification, int defaultSets, int sets, double defaultWorst, double worst) {
        MatchItAnswer byDefault = MatchItAnswer.to(specification);
        MatchItAnswer inOrder = MatchItAnswer.to(specification + "_inwards_order");

        assertThat(byDefault.sets()).isEqualTo(defaultSets);
        assertThat(inOrder.sets()).isEqualTo(sets);
        assertThat(byDefault.worst()).isEqualTo(defaultWorst);
        assertThat(inOrder.worst()).isEqualTo(worst);
        assertThat(byDefault.difference()).isNotEqualTo(inOrder.difference());
    }

    @Test
    void balanceEqualsMatchIt() {
        MatchItAnswer.to("quick").balanceIsThatOf(QUICK.match(MatchItAnswer.scored()));
    }

    /**
     * MatchIt: {@code matchit(F, d, method = "quick", caliper = …, treatment_constraints = c("1" = …, "0" = …), seed_method =
     * "inwards_order")}.
     */
    @ParameterizedTest
    @CsvSource({
        "quick_caliper002_inwards_order, 0.02, 1, 1",
        "quick_caliper0002_inwards_order, 0.002, 1, 1",
        "quick_2_2_caliper003_inwards_order, 0.03, 2, 2"
    })
    void caliperEqualsMatchIt(String specification, double width, int treated, int untreated) {
        MatchedSample sample =
                QUICK.atLeast(treated, untreated).within(Caliper.ofSd(width)).match(MatchItAnswer.scored());

        MatchItAnswer answer = MatchItAnswer.to(specification);
        answer.isThatOf(sample);
        assertThat(worst(sample)).isCloseTo(answer.worst(), within(1e-12)).isLessThanOrEqualTo(sample.caliper());
        assertThat(sample.unmatched(Unmatched.OUTSIDE_CALIPER)).isEqualTo(226 - sample.distinctTreated());
    }

    /** MatchIt: {@code matchit(F, d, method = "quick", exact = ~ male + origin, seed_method = "inwards_order")}. */
    @Test
    void exactKeysEqualMatchIt() {
        double[] male = Synth.covariates().column("male");
        double[] nonWest = Synth.covariates().column("originNONWEST");
        double[] west = Synth.covariates().column("originWEST");
        int[] keys = new int[male.length];
        for (int row = 0; row < keys.length; row++) {
            keys[row] = (int) (male[row] + 2 * nonWest[row] + 4 * west[row]);
        }

        MatchItAnswer.to("quick_exact_inwards_order")
                .isThatOf(QUICK.match(MatchItAnswer.scored().inStrata(keys)));
    }

    /**
     * MatchIt: {@code matchit(F, d, method = "quick", distance = d$age)}. Ages are tied, and so are distances; quickmatch takes ties
     * as its search finds them, effekt by identity, as the model does that looks at every pair. No rows of a set are more than a
     * year apart in either.
     */
    @Test
    void tiesMakeOtherSetsThanMatchIt() {
        Units units = Units.of(Synth.treated(), Synth.covariates().column("age"));

        MatchedSample sample = QUICK.match(units);

        MatchItAnswer answer = MatchItAnswer.to("quick_ties");
        assertThat(answer.worst()).isEqualTo(1);
        assertThat(answer.difference()).isEqualTo(0.4473331576731212);
        assertThat(worst(sample)).isEqualTo(1);
        assertThat(Set.copyOf(QuickFullModel.sets(units, QUICK)))
                .isEqualTo(MatchItAnswer.sets(sample).stream().map(TreeSet::new).collect(Collectors.toSet()));
    }

    /** Neighbourhoods 0–2, 1–2, 2–1, 3–1: that of 0 and of 3 are in nobody else's; 3 has the lower identity. */
    @Test
    void seedsGoByIdentity() {
        boolean[] treated = {true, true, false, false};
        double[] scores = {0, 4, 3, 7};

        assertThat(MatchItAnswer.sets(QUICK.match(Units.of(treated, scores).orderedBy(new long[] {5, 6, 7, 4}))))
                .containsExactly(List.of(0, 2), List.of(1, 3));
    }

    @Test
    void aStratumThatCannotFillASetIsLeftOut() {
        Units units = Units.of(new boolean[] {true, false, true, false, false, true}, new double[] {1, 2, 3, 4, 5, 6})
                .inStrata(new int[] {1, 1, 2, 2, 2, 3});

        MatchedSample sample = QUICK.atLeast(1, 2).match(units);

        assertThat(MatchItAnswer.sets(sample)).containsExactly(List.of(2, 3, 4));
        assertThat(sample.unmatched(0)).contains(Unmatched.NO_CANDIDATE);
        assertThat(sample.unmatched(5)).contains(Unmatched.NO_CANDIDATE);
    }

    @Test
    void whoWasLeftOutBeforeStandsInNoSet() {
        Units units = Units.of(new boolean[] {true, true, false, false}, new double[] {1, 2, 3, 4})
                .discarding(new boolean[] {false, true, true, false});

        MatchedSample sample = QUICK.match(units);

        assertThat(MatchItAnswer.sets(sample)).containsExactly(List.of(0, 3));
        assertThat(sample.unmatched(1)).contains(Unmatched.DISCARDED);
    }

    @Test
    void needsADistanceThatKeepsTheTriangleInequality() {
        Units bare = Units.of(new boolean[] {true, false});

        assertThat(QUICK.missingIn(bare)).hasSize(1);
        assertThat(QUICK.missingIn(bare.withDistance(Dissimilarity.of("own", 2, (a, b) -> 1))))
                .hasSize(1);
        Units points = bare.withDistance(Points.of("place", 1, new double[] {1, 2}));
        assertThat(QUICK.missingIn(points)).isEmpty();
        assertThat(QUICK.within(Caliper.ofSd(1)).missingIn(points))
                .containsExactly("scores, in whose standard deviations the caliper is measured");
    }

    @Test
    void refusesSetsThatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> QUICK.atLeast(0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QUICK.atLeast(2, 3).ofSize(4))
                .withMessage("sets of 4 rows cannot hold 2 treated and 3 untreated ones");
    }

    @Test
    void describesItself() {
        assertThat(QUICK.describe())
                .isEqualTo("generalized full matching, at least 1 treated and 1 untreated in a set, no caliper, ties by"
                        + " identity");
        assertThat(QUICK.atLeast(1, 2).ofSize(5).within(Caliper.ofSd(0.2)).describe())
                .isEqualTo(
                        "generalized full matching, at least 1 treated and 2 untreated of 5 in a set, caliper 0.2 SD of"
                                + " the score, ties by identity");
    }

    private static double worst(MatchedSample sample) {
        return QuickFullModel.worst(sample.units(), MatchItAnswer.sets(sample));
    }
}
