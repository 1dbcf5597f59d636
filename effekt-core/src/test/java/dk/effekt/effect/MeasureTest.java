package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeasureTest {

    /** 0.6 and 0.5: 0.1, log 1.2 and log of 1.5 over 1. */
    @Test
    void comparesTwoMeans() {
        assertThat(Measure.DIFFERENCE.of(0.6, 0.5)).isCloseTo(0.1, within(1e-15));
        assertThat(Measure.RATIO.of(0.6, 0.5)).isCloseTo(Math.log(1.2), within(1e-15));
        assertThat(Measure.ODDS_RATIO.of(0.6, 0.5)).isCloseTo(Math.log(1.5), within(1e-15));
        assertThat(Measure.RATIO.of(6, 5)).isCloseTo(Math.log(1.2), within(1e-15));
        assertThat(Measure.DIFFERENCE.of(-1, 2)).isEqualTo(-3);
        assertThat(Measure.values()).filteredOn(Measure::isRatio).containsExactly(Measure.RATIO, Measure.ODDS_RATIO);
    }

    /** Beside the quotient of small differences. */
    @ParameterizedTest
    @EnumSource(Measure.class)
    void theSlopeIsHowItChangesWithAMean(Measure measure) {
        double step = 1e-6;
        double change = measure.of(0.3 + step, 0.5) - measure.of(0.3 - step, 0.5);

        assertThat(measure.slope(0.3)).isCloseTo(change / (2 * step), within(1e-8));
    }

    @Test
    void refusesMeansWithoutARatio() {
        double[][] noRatio = {{0, 1}, {1, 0}, {-1, 1}, {1, -1}};
        for (double[] means : noRatio) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Measure.RATIO.of(means[0], means[1]))
                    .withMessageContaining("both must be above 0");
        }
        double[][] noOdds = {{0, 0.5}, {0.5, 0}, {1, 0.5}, {0.5, 1}};
        for (double[] means : noOdds) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Measure.ODDS_RATIO.of(means[0], means[1]))
                    .withMessageContaining("both must lie between 0 and 1");
        }
    }
}
