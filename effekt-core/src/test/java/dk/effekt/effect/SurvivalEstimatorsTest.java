package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.matching.InversePropensity;
import dk.effekt.matching.Match;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Synth;
import dk.effekt.matching.Units;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Beside R's survival 3.5-3, on times of exit made of synth.csv; the script is src/test/R/survival_synth.R. */
class SurvivalEstimatorsTest {

    private static final JsonNode ORACLE = Synth.oracle("survival_synth.json");
    private static final double[] TIMES = doubles(ORACLE.at("/columns/time"));
    private static final int[] CAUSES = Arrays.stream(doubles(ORACLE.at("/columns/cause")))
            .mapToInt(cause -> (int) cause)
            .toArray();
    private static final double[] WEIGHTS = doubles(ORACLE.at("/columns/weight"));
    private static final double[] WEEKS = doubles(ORACLE.path("weeks"));
    private static final double[] HORIZONS = doubles(ORACLE.path("horizons"));
    private static final boolean[] TREATED = treated();

    /** R: {@code survfit(Surv(time, status) ~ 1, arm, weights = w, cluster = person, robust = TRUE)} at all its times. */
    @Test
    void curvesAreThoseOfSurvfit() {
        for (boolean isWeighted : new boolean[] {false, true}) {
            for (String arm : List.of("control", "treated")) {
                JsonNode expected = ORACLE.path(isWeighted ? "km_weighted" : "km_unweighted")
                        .path(arm);
                SurvivalCurve curve = curve(arm, isWeighted);
                assertThat(curve.times()).containsExactly(doubles(expected.path("time")));
                assertThat(curve.atRisk()).containsExactly(doubles(expected.path("n_risk")), within(1e-9));
                assertThat(curve.exits(SurvivalCurve.ANY_CAUSE))
                        .containsExactly(doubles(expected.path("n_event")), within(1e-9));
                double[] survival = doubles(expected.path("surv"));
                double[] errors = doubles(expected.path("std_err_surv"));
                for (int at = 0; at < survival.length; at++) {
                    double time = curve.times()[at];
                    assertThat(curve.survival(time)).isCloseTo(survival[at], within(1e-12));
                    assertThat(curve.survivalError(time)).isCloseTo(errors[at], within(1e-12));
                }
            }
        }
    }

    /** R: {@code survfit(Surv(time, factor(cause, 0:2)) ~ 1, arm, weights = w, id = person)} at all its times. */
    @Test
    void incidencesAreThoseOfSurvfit() {
        for (boolean isWeighted : new boolean[] {false, true}) {
            for (String arm : List.of("control", "treated")) {
                JsonNode expected = ORACLE.path(isWeighted ? "incidence_curve_weighted" : "incidence_curve_unweighted")
                        .path(arm);
                SurvivalCurve curve = curve(arm, isWeighted);
                for (int cause = 1; cause <= 2; cause++) {
                    double[] times = doubles(expected.path("time"));
                    double[] incidences = doubles(expected.path("incidence_" + cause));
                    double[] errors = doubles(expected.path("se_" + cause));
                    for (int at = 0; at < times.length; at++) {
                        assertThat(curve.incidence(cause, times[at])).isCloseTo(incidences[at], within(1e-12));
                        assertThat(curve.incidenceError(cause, times[at])).isCloseTo(errors[at], within(1e-12));
                    }
                }
            }
        }
    }

    /** R: differences of the above at five weeks, standard errors from {@code residuals(fit, type = "pstate")} of both arms. */
    @Test
    void differencesOfSharesAreThoseOfSurvfit() {
        for (boolean isWeighted : new boolean[] {false, true}) {
            JsonNode survival = ORACLE.path(isWeighted ? "at_weeks_weighted" : "at_weeks_unweighted")
                    .path("difference");
            JsonNode incidence =
                    ORACLE.path(isWeighted ? "incidence_difference_weighted" : "incidence_difference_unweighted");
            for (int i = 0; i < WEEKS.length; i++) {
                double week = WEEKS[i];
                PotentialMeans stay = SurvivalEstimators.survival(CAUSES, week).estimate(sample(isWeighted), TIMES);
                assertThat(stay.treated() - stay.control()).isCloseTo(at(survival, "surv", i), within(1e-12));
                assertThat(error(stay)).isCloseTo(at(survival, "se_ij", i), within(1e-12));
                for (int cause = 1; cause <= 2; cause++) {
                    PotentialMeans left =
                            SurvivalEstimators.incidence(CAUSES, cause, week).estimate(sample(isWeighted), TIMES);
                    assertThat(left.treated() - left.control())
                            .isCloseTo(at(incidence, "incidence_" + cause, i), within(1e-12));
                    assertThat(error(left)).isCloseTo(at(incidence, "se_" + cause, i), within(1e-12));
                }
            }
        }
    }

    /** R: {@code summary(fit, rmean = h)$table}, standard errors from {@code residuals(type = "rmst")} and {@code "sojourn"}. */
    @Test
    void differencesOfMeanTimesAreThoseOfSurvfit() {
        for (boolean isWeighted : new boolean[] {false, true}) {
            JsonNode survival = ORACLE.path(isWeighted ? "at_weeks_weighted" : "at_weeks_unweighted")
                    .path("difference");
            JsonNode lost = ORACLE.path(isWeighted ? "time_lost_weighted" : "time_lost_unweighted")
                    .path("difference");
            for (int i = 0; i < HORIZONS.length; i++) {
                PotentialMeans mean =
                        SurvivalEstimators.restrictedMean(CAUSES, HORIZONS[i]).estimate(sample(isWeighted), TIMES);
                assertThat(mean.treated() - mean.control()).isCloseTo(at(survival, "rmean", i), within(1e-11));
                assertThat(error(mean)).isCloseTo(at(survival, "rmean_se_ij", i), within(1e-11));
                for (int cause = 1; cause <= 2; cause++) {
                    PotentialMeans after = SurvivalEstimators.timeAfter(CAUSES, cause, HORIZONS[i])
                            .estimate(sample(isWeighted), TIMES);
                    assertThat(after.treated() - after.control())
                            .isCloseTo(at(lost, "lost_" + cause, i), within(1e-11));
                    assertThat(error(after)).isCloseTo(at(lost, "se_" + cause, i), within(1e-11));
                }
            }
        }
    }

    /** Whoever is not there any more left by any cause, and for all the time that is not spent there. */
    @Test
    void byAnyCauseIsTheRestOfThoseStillThere() {
        PotentialMeans stay = SurvivalEstimators.survival(CAUSES, 26).estimate(sample(true), TIMES);
        PotentialMeans left = SurvivalEstimators.incidence(CAUSES, SurvivalCurve.ANY_CAUSE, 26)
                .estimate(sample(true), TIMES);
        assertThat(left.treated()).isCloseTo(1 - stay.treated(), within(1e-12));
        assertThat(left.control()).isCloseTo(1 - stay.control(), within(1e-12));
        assertThat(error(left)).isCloseTo(error(stay), within(1e-12));

        PotentialMeans mean = SurvivalEstimators.restrictedMean(CAUSES, 26).estimate(sample(true), TIMES);
        EffectEstimator after = SurvivalEstimators.timeAfter(CAUSES, SurvivalCurve.ANY_CAUSE, 26);
        assertThat(after.estimate(sample(true), TIMES).treated()).isCloseTo(26 - mean.treated(), within(1e-11));
        assertThat(after.describe()).isEqualTo("mean time after leaving by any cause until 26");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SurvivalEstimators.incidence(new int[3], SurvivalCurve.ANY_CAUSE, 26))
                .withMessageContaining("no row left by any cause");
    }

    @Test
    void everybodyLeavesInTheEnd() {
        SurvivalCurve curve =
                SurvivalCurve.of(new double[] {1, 2, 2, 4}, new int[] {1, 1, 0, 2}, new double[] {1, 1, 1, 1});

        assertThat(curve.survival(0.5)).isEqualTo(1);
        assertThat(curve.survival(2)).isCloseTo(0.75 * 2 / 3, within(1e-15));
        assertThat(curve.survival(9)).isCloseTo(0, within(1e-15));
        assertThat(curve.survivalError(9)).isCloseTo(0, within(1e-15));
        assertThat(curve.incidence(1, 9) + curve.incidence(2, 9)).isCloseTo(1, within(1e-15));
        // 1 until 1, three quarters until 2, a half until 4.
        assertThat(curve.restrictedMean(9)).isCloseTo(1 + 0.75 + 1, within(1e-15));
        assertThat(curve.incidence(3, 9)).isZero();
    }

    @Test
    void refusesWhatIsNotObserved() {
        SurvivalCurve curve = SurvivalCurve.of(new double[] {1, 5}, new int[] {1, 0}, new double[] {1, 1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> curve.survival(6))
                .withMessage("time 6.0 is not observed: rows are followed to 5.0, when some were still there");
        assertThatIllegalArgumentException().isThrownBy(() -> curve.restrictedMean(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SurvivalCurve.of(new double[] {-1}, new int[] {1}, new double[] {1}))
                .withMessageContaining("row 0 is -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SurvivalCurve.of(new double[] {1}, new int[] {-1}, new double[] {1}))
                .withMessageContaining("row 0 is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SurvivalCurve.of(new double[] {1}, new int[] {1}, new double[] {0}))
                .withMessageContaining("no row has a weight");
        for (double weight : new double[] {-1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SurvivalCurve.of(new double[] {1}, new int[] {1}, new double[] {weight}))
                    .withMessageContaining("the weight of row 0 is " + weight);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> curve.exits(-1))
                .withMessageContaining("whole numbers from 1");
        assertThatIllegalArgumentException().isThrownBy(() -> curve.incidence(-1, 5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SurvivalEstimators.incidence(CAUSES, 3, 26))
                .withMessageContaining("cause 3")
                .withMessageContaining("[0, 1, 2]");
        assertThat(SurvivalEstimators.survival(new int[3], 26).missingIn(sample(true)))
                .containsExactly("causes of exit for 1500 rows; there are 3");
    }

    /** The causes of exit go with the rows that a bootstrap draws: as if every drawn table were estimated by itself. */
    @Test
    void aBootstrapTakesTheCausesAlong() {
        Match sentence = Match.on(Synth.table().withNumber("time", TIMES), "treat ~ age + male")
                .by(InversePropensity.withDefaults());
        Bootstrap drawn = VarianceEstimators.bootstrap(10, 7);
        double[] expected = drawn.redoing(rows -> {
                    MatchedSample again =
                            sentence.on(sentence.table().take(rows)).sample();
                    int[] causes = Arrays.stream(rows).map(row -> CAUSES[row]).toArray();
                    double[] times =
                            Arrays.stream(rows).mapToDouble(row -> TIMES[row]).toArray();
                    PotentialMeans means =
                            SurvivalEstimators.restrictedMean(causes, 26).estimate(again, times);
                    return means.treated() - means.control();
                })
                .replicates(sentence.sample());
        double mean = Arrays.stream(expected).average().orElseThrow();
        double variance =
                Arrays.stream(expected).map(x -> (x - mean) * (x - mean)).sum() / (expected.length - 1);

        Estimate estimate = Estimation.of(sentence.fit())
                .outcome("time")
                .with(SurvivalEstimators.restrictedMean(CAUSES, 26))
                .errors(drawn)
                .estimate();

        assertThat(estimate.standardError()).isCloseTo(Math.sqrt(variance), within(1e-12));
    }

    @Test
    void saysWhatItEstimates() {
        assertThat(SurvivalEstimators.restrictedMean(CAUSES, 52).describe()).isEqualTo("restricted mean time until 52");
        assertThat(SurvivalEstimators.incidence(CAUSES, 2, 26).describe())
                .isEqualTo("share that left by cause 2 until time 26 (Aalen-Johansen)");
        assertThat(curve("treated", false).toString()).startsWith("226 rows at risk");
        assertThat(curve("treated", false).table().lines()).allMatch(line -> line.length() <= 80);
    }

    private static double error(PotentialMeans means) {
        double squares = 0;
        for (int row = 0; row < TIMES.length; row++) {
            double influence = means.treatedInfluence(row) - means.controlInfluence(row);
            squares += influence * influence;
        }
        return Math.sqrt(squares);
    }

    private static SurvivalCurve curve(String arm, boolean isWeighted) {
        double[] weights = new double[TIMES.length];
        Arrays.setAll(weights, row -> TREATED[row] == arm.equals("treated") ? isWeighted ? WEIGHTS[row] : 1 : 0);
        return SurvivalCurve.of(TIMES, CAUSES, weights);
    }

    private static MatchedSample sample(boolean isWeighted) {
        double[] ones = new double[TIMES.length];
        Arrays.fill(ones, 1);
        return MatchedSample.weighted(Units.of(TREATED), isWeighted ? WEIGHTS : ones);
    }

    private static boolean[] treated() {
        double[] flags = Synth.table().numbers("treat");
        boolean[] treated = new boolean[flags.length];
        for (int row = 0; row < treated.length; row++) {
            treated[row] = flags[row] == 1;
        }
        return treated;
    }

    private static double at(JsonNode node, String field, int index) {
        return node.path(field).path(index).doubleValue();
    }

    private static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        Arrays.setAll(values, i -> array.get(i).doubleValue());
        return values;
    }
}
