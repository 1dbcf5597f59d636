package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
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
}
