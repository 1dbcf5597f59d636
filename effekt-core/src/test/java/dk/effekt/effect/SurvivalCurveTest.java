package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SurvivalCurveTest {

    private static final SurvivalCurve CURVE = SurvivalCurve.of(
            new double[] {1, 2, 2, 3, 4, 5, 6, 7, 8},
            new int[] {1, 2, 0, 1, 0, 1, 0, 0, 1},
            new double[] {1, 1, 1, 1, 1, 1, 1, 1, 0});

    @Test
    void rowsCountWhateverTheyWeigh() {
        SurvivalCurve curve =
                SurvivalCurve.of(new double[] {1, 2, 2, 3}, new int[] {1, 2, 1, 0}, new double[] {5, 0.5, 2, 1});

        assertThat(curve.rowsAtRisk()).containsExactly(4, 3, 1);
        assertThat(curve.rowsLeaving(SurvivalCurve.ANY_CAUSE)).containsExactly(1, 2, 0);
        assertThat(curve.rowsLeaving(2)).containsExactly(0, 1, 0);
        assertThat(curve.rowsLeaving(3)).containsExactly(0, 0, 0);
    }

    /** R: {@code survfit(Surv(c(1,2,2,3,4,5,6,7), c(1,1,0,1,0,1,0,0)) ~ 1, conf.type = "log-log")}. */
    @Test
    void theIntervalIsThatOfSurvfit() {
        double[] low = {0.38700001403, 0.31480711371, 0.19549586608, 0.06602977433};
        double[] high = {0.9813929659, 0.9308983171, 0.8522543458, 0.7342253450};
        double[] times = {1, 2, 3, 5};
        for (int i = 0; i < times.length; i++) {
            SurvivalCurve.Interval left =
                    CURVE.incidenceInterval(SurvivalCurve.ANY_CAUSE, times[i]).orElseThrow();
            assertThat(1 - left.high()).isCloseTo(low[i], within(1e-9));
            assertThat(1 - left.low()).isCloseTo(high[i], within(1e-9));
        }
    }

    @Test
    void thereIsNoneWhereNobodyLeftOrAll() {
        SurvivalCurve all = SurvivalCurve.of(new double[] {1, 2}, new int[] {1, 1}, new double[] {1, 1});

        assertThat(all.incidenceInterval(1, 2)).isEmpty();
        assertThat(all.incidenceInterval(1, 0)).isEmpty();
        assertThat(all.incidenceInterval(2, 1)).isEmpty();
    }

    /** R: {@code summary(survfit(Surv(c(1,2,2,3,4,5,6,7), c(1,1,0,1,0,1,0,0)) ~ 1))}, a time without exits being no line. */
    @Test
    void readsAsATableAndALine() {
        assertThat(CURVE.table()).isEqualTo("""
                        time   at risk  exits  still there      SE
                        1.000      8.0    1.0       0.8750  0.1169
                        2.000      7.0    1.0       0.7500  0.1531
                        3.000      5.0    1.0       0.6000  0.1817
                        5.000      3.0    1.0       0.4000  0.2033
                        """);
        assertThat(CURVE).hasToString("8 rows at risk, a weight of 4.0 left by time 7.000");
    }

    /** Of the interval between two exits; a horizon at an exit, at 0 and at the last time. */
    @Test
    void aTimeMayBeAnyThatWasObserved() {
        assertThat(CURVE.survival(0)).isEqualTo(1);
        assertThat(CURVE.survival(2.5)).isCloseTo(0.75, within(1e-15));
        assertThat(CURVE.survival(7)).isCloseTo(0.4, within(1e-15));
        assertThat(CURVE.restrictedMean(0)).isZero();
        // 1 · 1 + 0.875 · 1 + 0.75 · 1
        assertThat(CURVE.restrictedMean(3)).isCloseTo(2.625, within(1e-15));
        // By cause 2 one of eight left at 2; by any cause one at 1, too.
        assertThat(CURVE.timeAfter(2, 3)).isCloseTo(0.125, within(1e-15));
        assertThat(CURVE.timeAfter(SurvivalCurve.ANY_CAUSE, 3)).isCloseTo(2 / 8.0 + 1 / 8.0, within(1e-15));
        assertThat(CURVE.exits(2)).containsExactly(0, 1, 0, 0, 0, 0, 0);
        assertThat(CURVE.exits(9)).containsOnly(0).hasSize(7);
    }

    @Test
    void refusesRowsThatAreNone() {
        double[] two = {1, 2};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SurvivalCurve.of(two, new int[1], two))
                .withMessage("2 times, 1 causes and 2 weights");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SurvivalCurve.of(two, new int[2], new double[3]))
                .withMessage("2 times, 2 causes and 3 weights");
        for (double bad : new double[] {Double.POSITIVE_INFINITY, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SurvivalCurve.of(new double[] {bad, 1}, new int[2], two))
                    .withMessageContaining("the time of row 0 is " + bad);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SurvivalCurve.of(two, new int[2], new double[] {1, bad}))
                    .withMessageContaining("the weight of row 1 is " + bad);
            assertThatIllegalArgumentException().isThrownBy(() -> CURVE.survival(bad));
        }
        assertThat(SurvivalCurve.of(new double[] {0, 1}, new int[] {1, 0}, two).survival(0))
                .isCloseTo(2 / 3.0, within(1e-15));
    }

    /** Without censoring it is the mean of 1, 2, 4 and 5 with the error √(Σ (t − 3)²)/4, and the time after is the rest. */
    @Test
    void errorsOfMeanTimesAreThoseOfAMeanWithoutCensoring() {
        SurvivalCurve all =
                SurvivalCurve.of(new double[] {1, 2, 4, 6}, new int[] {1, 1, 1, 1}, new double[] {1, 1, 1, 1});

        assertThat(all.restrictedMean(5)).isCloseTo(3, within(1e-14));
        assertThat(all.restrictedMeanError(5)).isCloseTo(Math.sqrt(10) / 4, within(1e-14));
        assertThat(all.timeAfter(1, 5)).isCloseTo(2, within(1e-14));
        assertThat(all.timeAfterError(1, 5)).isCloseTo(Math.sqrt(10) / 4, within(1e-14));
    }
}
