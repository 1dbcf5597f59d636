package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** That it is MatchIt's is shown by the {@code discard} specifications of {@link NearestMatchItTest}. */
class CommonSupportTest {

    private static final boolean[] TREATED = {true, true, true, false, false, false};
    private static final double[] SCORES = {0.2, 0.5, 0.9, 0.1, 0.5, 0.9};

    @Test
    void isFromTheLowestToTheHighestScoreOfTheOtherArmBothIncluded() {
        assertThat(CommonSupport.BOTH.outside(TREATED, SCORES))
                .containsExactly(false, false, false, true, false, false);
        assertThat(CommonSupport.TREATED.outside(TREATED, SCORES)).containsOnly(false);
        assertThat(CommonSupport.CONTROL.outside(TREATED, SCORES))
                .containsExactly(false, false, false, true, false, false);
        double[] further = {0.05, 0.5, 1, 0.1, 0.5, 0.9};
        assertThat(CommonSupport.TREATED.outside(TREATED, further))
                .containsExactly(true, false, true, false, false, false);
        assertThat(CommonSupport.CONTROL.outside(TREATED, further)).containsOnly(false);
        double[] alike = {0.2, 0.5, 0.9, 0.2, 0.5, 0.9};
        assertThat(CommonSupport.BOTH.outside(TREATED, alike)).containsOnly(false);
    }

    @Test
    void needsBothArms() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CommonSupport.BOTH.outside(new boolean[6], SCORES))
                .withMessageContaining("both treated and untreated");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CommonSupport.BOTH.outside(new boolean[] {true, true}, new double[] {1, 2}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CommonSupport.BOTH.outside(new boolean[5], SCORES))
                .withMessage("6 scores for 5 rows");
    }
}
