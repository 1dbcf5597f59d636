package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.effect.Effect;
import dk.effekt.effect.MatchedDifference;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.OutcomeMatrix;
import java.util.ArrayList;
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
        return MatchedDifference.INSTANCE
                .estimate(sample, outcomes.build(), persons, "treatment")
                .path("y")
                .at(0);
    }
}
