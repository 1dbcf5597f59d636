package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectEstimators;
import dk.effekt.effect.WeeklyEstimator;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.OutcomeMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNeighbourTest {

    private static final Units SYNTH = Units.of(
            Synth.treated(),
            PropensityModels.logistic()
                    .fit(Synth.treated(), Synth.covariates())
                    .scores(PropensityScore.Scale.PROBABILITY));

    /**
     * MatchIt 4.7.2: {@code matchit(F, d, method = "nearest", replace = TRUE, ratio = …, caliper = …)}: who is matched with
     * whom, the weighted difference, {@code sandwich::vcovHC(type = "HC1")} and the standardized mean differences.
     */
    @ParameterizedTest
    @CsvSource({
        "nearest_replace, 1, Infinity",
        "nearest_replace_ratio3, 3, Infinity",
        "nearest_replace_caliper02, 1, 0.2"
    })
    void equalsMatchIt(String specification, int matches, double caliper) {
        JsonNode expected = Synth.oracle("matchit_synth.json").path("specs").path(specification);
        NearestNeighbour matcher = NearestNeighbour.of(matches).ties(TieRule.LOWER_SCORE_FIRST);
        MatchedSample sample =
                (caliper < Double.POSITIVE_INFINITY ? matcher.within(Caliper.ofSd(caliper)) : matcher).match(SYNTH);

        List<String> pairs = new ArrayList<>();
        expected.path("pairs").forEach(pair -> pairs.add(pair.textValue()));
        assertThat(setsOf(sample))
                .hasSameElementsAs(pairs.stream().filter(p -> p.contains(":")).toList());
        assertThat(sample.sets())
                .isEqualTo(expected.at("/counts/treated_matched").intValue());
        assertThat(sample.distinctControls())
                .isEqualTo(expected.at("/counts/control_matched").intValue());
        assertThat(sample.effectiveControls())
                .isCloseTo(expected.at("/counts/ess_control").doubleValue(), within(1e-9));

        Effect effect = effectOn(sample, Synth.outcome());
        assertThat(effect.estimate())
                .isCloseTo(expected.at("/estimates/att_weighted_diff").doubleValue(), within(1e-10));
        assertThat(effect.standardError())
                .isCloseTo(expected.at("/estimates/se_HC1").doubleValue(), within(1e-10));

        for (Balance.Row row : Balance.of(Synth.covariates(), sample).rows()) {
            assertThat(row.after().smd())
                    .as(row.covariate())
                    .isCloseTo(
                            expected.path("balance_after")
                                    .path(row.covariate())
                                    .path("Std. Mean Diff.")
                                    .doubleValue(),
                            within(1e-10));
        }
    }

    /** MatchIt 4.7.2: {@code summary(matchit(F, d, method = NULL))$sum.all}. */
    @Test
    void balanceBeforeEqualsMatchIt() {
        JsonNode expected = Synth.oracle("matchit_synth.json").path("balance_before");
        Balance balance = Balance.of(Synth.covariates(), NearestNeighbour.of(1).match(SYNTH));
        assertThat(balance.rows()).hasSize(7);
        for (Balance.Row row : balance.rows()) {
            JsonNode of = expected.path(row.covariate());
            assertThat(row.before().smd())
                    .as(row.covariate())
                    .isCloseTo(of.path("Std. Mean Diff.").doubleValue(), within(1e-12));
            assertThat(row.before().treated())
                    .isCloseTo(of.path("Means Treated").doubleValue(), within(1e-12));
            assertThat(row.before().control())
                    .isCloseTo(of.path("Means Control").doubleValue(), within(1e-12));
        }
    }

    @Test
    void averagesTies() {
        Units units = Units.of(new boolean[] {true, false, false, false, false}, new double[] {5, 4, 6, 6, 9});
        assertThat(controls(NearestNeighbour.of(1).match(units), 0)).containsExactly(1, 2, 3);
        assertThat(controls(NearestNeighbour.of(2).match(units), 0)).containsExactly(1, 2, 3);
        assertThat(controls(NearestNeighbour.of(4).match(units), 0)).containsExactly(1, 2, 3, 4);
        assertThat(controls(
                        NearestNeighbour.of(1).ties(TieRule.LOWER_SCORE_FIRST).match(units), 0))
                .containsExactly(1);
    }

    @Test
    void caliperIsInclusiveAndCountsWhoItCosts() {
        Units units = Units.of(new boolean[] {true, false, true, false}, new double[] {1, 2, 5, 7});
        MatchedSample sample = NearestNeighbour.of(1).within(Caliper.ofScore(1)).match(units);
        assertThat(sample.sets()).isEqualTo(1);
        assertThat(sample.unmatched(Unmatched.OUTSIDE_CALIPER)).isEqualTo(1);
        assertThat(sample.unmatched(Unmatched.NO_CANDIDATE)).isZero();
        assertThat(sample.estimand()).isEqualTo("ATT among the matched");
    }

    @Test
    void strataKeepRowsApart() {
        Units units = Units.of(new boolean[] {true, false, true, false}, new double[] {1, 1, 1, 1})
                .inStrata(new int[] {1, 2, 2, 2});
        MatchedSample sample = NearestNeighbour.of(1).match(units);
        assertThat(sample.unmatched(Unmatched.NO_CANDIDATE)).isEqualTo(1);
        assertThat(sample.focal(0, 0)).isEqualTo(2);
        assertThat(controls(sample, 0)).containsExactly(1, 3);
    }

    @Test
    void saysWhyARowHasNoPartner() {
        Units units = Units.of(
                        new boolean[] {true, true, true, true, true, false, false},
                        new double[] {1, 1.1, 9, 1, 1, 1, 1})
                .inStrata(new int[] {0, 0, 0, 1, 0, 0, 0})
                .discarding(new boolean[] {false, false, false, false, true, false, true});

        MatchedSample sample = NearestNeighbour.of(1)
                .withoutReplacement(MatchingOrder.SMALLEST)
                .within(Caliper.ofScore(0.5))
                .match(units);

        assertThat(controls(sample, 0)).containsExactly(5);
        assertThat(sample.unmatched(1)).contains(Unmatched.NONE_LEFT);
        assertThat(sample.unmatched(2)).contains(Unmatched.OUTSIDE_CALIPER);
        assertThat(sample.unmatched(3)).contains(Unmatched.NO_CANDIDATE);
        assertThat(sample.unmatched(4)).contains(Unmatched.DISCARDED);
    }

    @Test
    void averagesWhatIsNearlyTiedBySquaredDistance() {
        // Squared distances 1, 1.21 and 1.44.
        Units units = Units.of(new boolean[] {true, false, false, false}, new double[] {0, 1, -1.1, 1.2});
        assertThat(controls(NearestNeighbour.of(1).averagingTies(0.2).match(units), 0))
                .containsExactly(1);
        assertThat(controls(NearestNeighbour.of(1).averagingTies(0.22).match(units), 0))
                .containsExactly(1, 2);
        assertThat(controls(NearestNeighbour.of(1).averagingTies(0.45).match(units), 0))
                .containsExactly(1, 2, 3);
    }

    @Test
    void refusesWhatDoesNotApply() {
        NearestNeighbour one = NearestNeighbour.of(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.withoutReplacement().ties(TieRule.AVERAGE))
                .withMessage(
                        "ties cannot be averaged where a row can be used up; with replacement they can, otherwise take "
                                + "LOWER_IDENTITY_FIRST or LOWER_SCORE_FIRST");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.averagingTies(1e-5).reusedAtMost(3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.averagingTies(-1))
                .withMessageContaining("-1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.reusedAtMost(0))
                .withMessage("a row cannot be used at most 0 times; at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NearestNeighbour.ofVariable(1, 4, 5))
                .withMessage("from 1 to 4 matches cannot be 5.0 on average; 1 <= least < average < most is needed");
        assertThatIllegalArgumentException().isThrownBy(() -> NearestNeighbour.ofVariable(1, 4, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> NearestNeighbour.ofVariable(1, 4, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> NearestNeighbour.ofVariable(0, 4, 2));
    }

    @Test
    void namesAllThatUnitsLackAtOnce() {
        Units points = Units.of(new boolean[] {true, false}).withDistance(Points.of("points", 1, new double[] {1, 2}));
        NearestNeighbour method = NearestNeighbour.ofVariable(1, 3, 2)
                .ties(TieRule.LOWER_SCORE_FIRST)
                .withoutReplacement(MatchingOrder.LARGEST)
                .within(Caliper.ofSd(0.2));
        assertThat(method.missingIn(points.estimating(Estimand.ATE)))
                .containsExactly(
                        "scores, for a caliper in their standard deviations",
                        "scores, for giving ties to the lower one",
                        "scores, for an order by them",
                        "scores, for a variable number of matches",
                        "another estimand: the ATE needs a fixed number of matches, with replacement");
        assertThat(NearestNeighbour.of(1).missingIn(Units.of(new boolean[2]).estimating(Estimand.ATO)))
                .containsExactly(
                        "a distance between rows, such as scores",
                        "another estimand: nearest neighbours estimate the ATT, the ATC or the ATE");
        assertThat(NearestNeighbour.of(1).within(Caliper.ofScore(2)).missingIn(points))
                .isEmpty();
        assertThat(NearestNeighbour.of(1)
                        .within(Caliper.ofSd(Double.POSITIVE_INFINITY))
                        .missingIn(points))
                .as("any number of standard deviations is no caliper")
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NearestNeighbour.of(1).match(Units.of(new boolean[2])))
                .withMessage("\"" + NearestNeighbour.of(1).describe()
                        + "\" cannot be done here:\n- a distance between rows, such as scores");
    }

    @Test
    void looksAtEveryPairOfADissimilarityUnlessThereAreTooMany() {
        boolean[] treated = new boolean[100_000];
        Arrays.fill(treated, 0, 50_000, true);
        Units units = Units.of(treated).withDistance(Dissimilarity.of("my own", treated.length, (a, b) -> 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NearestNeighbour.of(1).match(units))
                .withMessage(
                        "the distance 'my own' would have to be asked for 2,500,000,000 pairs, and 2,147,483,648 is the "
                                + "most; put rows into smaller strata, or use scores or points, of which not every pair is looked at");
        Units few = Units.of(new boolean[] {true, false, false})
                .withDistance(Dissimilarity.of("never", 3, (a, b) -> Double.POSITIVE_INFINITY));
        assertThat(NearestNeighbour.of(1).match(few).unmatched(0)).contains(Unmatched.OUTSIDE_CALIPER);
        assertThat(NearestNeighbour.of(1).withoutReplacement().match(few).unmatched(0))
                .contains(Unmatched.OUTSIDE_CALIPER);
    }

    @Test
    void describesAllThatIsAsked() {
        assertThat(NearestNeighbour.of(2).withoutReplacement().describe())
                .isEqualTo(
                        "2 nearest neighbours without replacement, largest score first (smallest for the ATC, by identity "
                                + "without scores), no caliper, ties to the lower identity");
        assertThat(NearestNeighbour.ofVariable(1, 4, 2.5)
                        .reusedAtMost(3, MatchingOrder.CLOSEST)
                        .within(Caliper.ofSd(0.1))
                        .ties(TieRule.LOWER_SCORE_FIRST)
                        .describe())
                .isEqualTo(
                        "1 to 4 nearest neighbours, 2.5 on average, each row used at most 3 times, closest pair first, "
                                + "caliper 0.1 SD of the score, ties to the lower score");
        assertThat(NearestNeighbour.of(1).averagingTies(1e-5).describe())
                .isEqualTo(
                        "1 nearest neighbour with replacement, no caliper, ties averaged within 1.0E-5 of squared distance");
        assertThat(NearestNeighbour.of(1)).hasToString("1 nearest neighbour with replacement");
    }

    private static List<Integer> controls(MatchedSample sample, int set) {
        return IntStream.range(0, sample.partners(set))
                .mapToObj(i -> sample.partner(set, i))
                .toList();
    }

    /** Sets as the oracle writes them; the order of the controls is that of their distance there, and is not compared. */
    private static List<String> setsOf(MatchedSample sample) {
        List<String> sets = new ArrayList<>();
        for (int set = 0; set < sample.sets(); set++) {
            int treated = sample.focal(set, 0);
            List<Integer> byDistance = new ArrayList<>(controls(sample, set));
            byDistance.sort(
                    java.util.Comparator.comparingDouble(row -> SYNTH.scores().between(row, treated)));
            StringBuilder text = new StringBuilder(Synth.id(treated));
            byDistance.forEach(row -> text.append(':').append(Synth.id(row)));
            sets.add(text.toString());
        }
        return sets;
    }

    private static Effect effectOn(MatchedSample sample, double[] values) {
        OutcomeMatrix.Builder outcomes =
                OutcomeMatrix.builder(List.of(new OutcomeMatrix.Column("y", Outcome.Unit.WEEKS)), values.length, 0, 0);
        for (int row = 0; row < values.length; row++) {
            outcomes.set(0, row, new double[] {values[row]});
        }
        int[] persons = IntStream.range(0, values.length).toArray();
        return WeeklyEstimator.of(EffectEstimators.weightedDifference())
                .estimate(sample, outcomes.build(), persons, "treatment")
                .path("y")
                .at(0);
    }
}
