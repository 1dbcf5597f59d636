package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinimumDetectableTest {

    /** R: {@code z <- qnorm(.975) + qnorm(.8); z * 6 * sqrt(1/226 + 1/191)}. */
    @Test
    void ofAMeanIsAMultipleOfTheStandardErrorOfADifference() {
        MinimumDetectable effect = MinimumDetectable.ofMean("y", 6, sample(226, 191));

        assertThat(MinimumDetectable.MULTIPLIER).isCloseTo(2.801585218112968, within(1e-15));
        assertThat(effect.difference()).isCloseTo(1.6521604131457925, within(1e-12));
        assertThat(effect.ratio()).isNaN();
        assertThat(effect).hasToString("y: difference 1.65 (SD 6.000, effective rows 226.0 and 191.0)");
    }

    /** R: {@code uniroot(function(p) (p-.35)^2 - z^2*(p*(1-p)/226 + .35*.65/226), c(.36,.9), tol=1e-15)$root}. */
    @Test
    void ofAShareIsTheNextThatCanBeTold() {
        MinimumDetectable effect = MinimumDetectable.ofShare("emp52", 0.35, sample(226, 226));

        assertThat(0.35 + effect.difference()).isCloseTo(0.47871530342614738, within(1e-10));
        assertThat(effect.ratio()).isCloseTo(0.47871530342614738 / 0.35, within(1e-10));
        assertThat(effect)
                .hasToString("emp52: difference 0.129, ratio 1.37 (share 0.3500, effective rows 226.0 and 226.0)");
    }

    @Test
    void noShareIsAboveOne() {
        MinimumDetectable effect = MinimumDetectable.ofShare("emp52", 0.9, sample(10, 10));

        assertThat(effect.difference()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(effect.ratio()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    /** CohortMethod's formula in R: {@code exp(sqrt(z^2 / (120 * .25 * .75)))}. */
    @Test
    void ofEventsIsThatOfCohortMethod() {
        assertThat(MinimumDetectable.ofEvents("exit", 120, sample(100, 300)).ratio())
                .isCloseTo(1.8051181076039793, within(1e-12));
        assertThat(MinimumDetectable.ofEvents("exit", 120, sample(100, 300)))
                .hasToString("exit: ratio 1.81 (120 events, effective rows 100.0 and 300.0)");
        assertThat(MinimumDetectable.ofEvents("exit", 0, sample(100, 300)).ratio())
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void refusesWhatHasNoSpread() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MinimumDetectable.ofMean("y", 0, sample(2, 2)))
                .withMessageStartingWith("the standard deviation of 'y' is 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MinimumDetectable.ofMean("y", Double.POSITIVE_INFINITY, sample(2, 2)));
        assertThatIllegalArgumentException().isThrownBy(() -> MinimumDetectable.ofShare("y", 0, sample(2, 2)));
        assertThatIllegalArgumentException().isThrownBy(() -> MinimumDetectable.ofShare("y", 1, sample(2, 2)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MinimumDetectable.ofShare("y", 35, sample(2, 2)))
                .withMessage("the share with 'y' is 35.0; it must lie between 0 and 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MinimumDetectable.ofEvents("y", -1, sample(2, 2)))
                .withMessage("the number of 'y' is -1");
    }

    private static MatchedSample sample(int treatedRows, int controlRows) {
        boolean[] treated = new boolean[treatedRows + controlRows];
        Arrays.fill(treated, 0, treatedRows, true);
        double[] weights = new double[treated.length];
        Arrays.fill(weights, 1);
        return MatchedSample.weighted(Units.of(treated), weights);
    }

    @ParameterizedTest
    @CsvSource({"-1, 10", "10, -1", "NaN, 10", "10, NaN", "Infinity, 10", "10, Infinity"})
    void refusesEffectiveRowsThatCannotBe(double treated, double controls) {
        String message = "effective rows " + treated + " and " + controls + "; each is a finite number of at least 0";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MinimumDetectable.ofMean("weeks", 1, treated, controls))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MinimumDetectable.ofShare("job", 0.3, treated, controls))
                .withMessage(message);
    }

    /** A comparison that came to nothing. */
    @Test
    void noEffectIsFoundOfNobody() {
        assertThat(MinimumDetectable.ofMean("weeks", 1, 0, 10).difference()).isInfinite();
        assertThat(MinimumDetectable.ofShare("job", 0.3, 10, 0).difference()).isInfinite();
    }
}
