package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.covariate.DesignMatrix;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user reads where treated and untreated are told apart with certainty. */
class SeparationTest {

    static List<PropensityModel> models() {
        return List.of(PropensityModels.logistic(), PropensityModels.probit());
    }

    @ParameterizedTest
    @MethodSource("models")
    void aLevelOfWhichNobodyIsTreatedIsNamed(PropensityModel model) {
        assertRefused(() -> model.fit(ProbitAndRidgeTest.nobodyOfTheWest(), Synth.covariates()))
                .withMessage(
                        "the covariates tell treated from untreated with certainty in 125 of 1,500 rows (0 treated, 125"
                                + " untreated), so the " + model.describe()
                                + " has no solution; the cause: 'originWEST' (treated"
                                + " at most 0, untreated at least 0). Leave it out, match exactly on it, narrow who is"
                                + " eligible, or fit PropensityModels.ridge(0.01), which always has a solution");
    }

    @ParameterizedTest
    @MethodSource("models")
    void aColumnThatTellsAllIsNamedAmongOthers(PropensityModel model) {
        double[] x = {1, 2, 3, 4, 5, 6};
        double[] noise = {1, 5, 2, 4, 3, 3};
        boolean[] treated = {false, false, false, true, true, true};

        assertRefused(() -> model.fit(treated, DesignMatrix.of(List.of("noise", "x"), noise, x)))
                .withMessageContaining("in 6 of 6 rows (3 treated, 3 untreated)")
                .withMessageContaining("the cause: 'x' (treated at least 4, untreated at most 3). Leave");
    }

    /** Neither tells by itself: both arms reach from 0 to 3 in a and in b. */
    @ParameterizedTest
    @MethodSource("models")
    void columnsThatTellTogetherAreNamed(PropensityModel model) {
        double[] a = {0, 1, 2, 3, 0, 1, 2, 3};
        double[] b = {0, 1, 2, 3, 1, 2, 3, 4};
        boolean[] treated = {false, false, false, false, true, true, true, true};

        assertRefused(() -> model.fit(treated, DesignMatrix.of(List.of("a", "b"), a, b)))
                .withMessageContaining("the cause: 'a', 'b' together");
    }

    /** Nobody of the level that has no column of its own is treated, so that all others together tell. */
    @ParameterizedTest
    @MethodSource("models")
    void aReferenceLevelOfWhichNobodyIsTreatedIsToldByTheOthers(PropensityModel model) {
        double[] second = {0, 0, 0, 1, 1, 1, 0, 0, 0};
        double[] third = {0, 0, 0, 0, 0, 0, 1, 1, 1};
        boolean[] treated = {false, false, false, true, false, true, true, false, false};

        assertRefused(() -> model.fit(treated, DesignMatrix.of(List.of("second", "third"), second, third)))
                .withMessageContaining("in 3 of 9 rows (0 treated, 3 untreated)")
                .withMessageContaining("the cause: 'second', 'third' together");
    }

    /** Rows so far out are where a probit's tail ends; a logistic regression then tells what separates them. */
    @Test
    void aProbitThatBreaksDownIsNamedAndNotTheModelThatFoundTheCause() {
        double[] a = {1000, 0, 0, 1, 0, 2, 1, 5};
        double[] b = {3, 0, 3000, 3, 2, 4, 4, 4};
        boolean[] treated = {true, false, true, false, false, true, true, true};

        assertRefused(() -> PropensityModels.probit().fit(treated, DesignMatrix.of(List.of("a", "b"), a, b)))
                .withMessageContaining("so the probit propensity has no solution")
                .withMessageContaining("the cause: 'b' (treated at least 3, untreated at most 3). Leave");
    }

    /** R warns of fitted probabilities of 0 or 1, but the fit exists: the treated and untreated overlap at 5 and 6. */
    @Test
    void rowsFarOutAreNoSeparation() {
        double[] x = {1, 2, 3, 4, 6, 5, 7, 8, 9, 1e4};
        boolean[] treated = {false, false, false, false, false, true, true, true, true, true};

        PropensityScore score = PropensityModels.logistic().fit(treated, DesignMatrix.of(List.of("x"), x));

        double left = 0;
        double leftX = 0;
        for (int row = 0; row < x.length; row++) {
            left += (treated[row] ? 1 : 0) - score.probability(row);
            leftX += ((treated[row] ? 1 : 0) - score.probability(row)) * x[row];
        }
        assertThat(left).isCloseTo(0, within(1e-9));
        assertThat(leftX).isCloseTo(0, within(1e-9));
    }

    /** A code for missing that was read as a number. */
    @Test
    void aColumnThatReachesTooFarOutIsNamed() {
        int n = 5000;
        double[] x = new double[n];
        double[] y = new double[n];
        boolean[] treated = new boolean[n];
        for (int i = 0; i < n; i++) {
            treated[i] = i % 3 == 0;
            x[i] = i % 7;
            y[i] = i == 2 ? 1e12 : i % 11 - (treated[i] ? 0.3 : 0);
        }
        assertRefused(() -> PropensityModels.logistic().fit(treated, DesignMatrix.of(List.of("x", "y"), x, y)))
                .withMessageContaining("'y'");
    }

    private static org.assertj.core.api.ThrowableAssertAlternative<IllegalArgumentException> assertRefused(
            ThrowingCallable fit) {
        return assertThatIllegalArgumentException().isThrownBy(fit);
    }
}
