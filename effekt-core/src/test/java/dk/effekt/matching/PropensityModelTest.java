package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.covariate.DesignMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PropensityModelTest {

    /** R: {@code glm(treat ~ age + male + origin + benefit_weeks + emp_share + prev_act, binomial(link='logit'))}. */
    @Test
    void equalsGlm() {
        JsonNode expected =
                Synth.oracle("matchit_synth.json").path("propensity").path("coef");
        Map<String, Double> coefficients = PropensityModels.logistic()
                .fit(Synth.treated(), Synth.covariates())
                .coefficients();
        assertThat(coefficients).hasSize(expected.size());
        expected.properties()
                .forEach(e -> assertThat(coefficients.get(e.getKey()))
                        .as(e.getKey())
                        .isCloseTo(e.getValue().doubleValue(), within(1e-9)));
    }

    /** R: the same with {@code control = glm.control(epsilon = 1e-15, maxit = 100)}. */
    @Test
    void equalsConvergedGlmToTheLastDigits() {
        JsonNode expected = Synth.oracle("primitives_synth.json").path("synth_glm_converged");
        PropensityScore model = PropensityModels.logistic().fit(Synth.treated(), Synth.covariates());
        assertThat(expected.size()).isEqualTo(8);
        expected.properties()
                .forEach(e -> assertThat(model.coefficients().get(e.getKey()))
                        .as(e.getKey())
                        .isCloseTo(e.getValue().doubleValue(), within(1e-12)));
    }

    @Test
    void scoreIsTheProbabilityOfTheLogOdds() {
        PropensityScore model = PropensityModels.logistic().fit(Synth.treated(), Synth.covariates());
        double[] logOdds = model.scores(PropensityScore.Scale.LOG_ODDS);
        double[] probabilities = model.scores(PropensityScore.Scale.PROBABILITY);
        for (int row = 0; row < logOdds.length; row++) {
            assertThat(probabilities[row]).isCloseTo(1 / (1 + Math.exp(-logOdds[row])), within(1e-15));
        }
        // The score equation of the intercept: fitted probabilities sum to the number of treated.
        assertThat(Arrays.stream(probabilities).sum()).isCloseTo(226, within(1e-9));
    }

    @Test
    void withoutCovariatesGivesTheShareOfTreated() {
        PropensityScore model = PropensityModels.logistic()
                .fit(new boolean[] {true, false, false, false}, DesignMatrix.of(List.of("x"), new double[] {1, 1, 2, 0
                }));
        assertThat(model.coefficients().get("x")).isCloseTo(0, within(1e-9));
        assertThat(model.coefficients().get("(Intercept)")).isCloseTo(Math.log(1 / 3.0), within(1e-9));
    }

    @Test
    void namesAConstantColumn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PropensityModels.logistic()
                        .fit(
                                new boolean[] {true, false, true},
                                DesignMatrix.of(
                                        List.of("age", "year"), new double[] {1, 2, 4}, new double[] {7, 7, 7})))
                .withMessage("covariate 'year' (7.0) is the same in all rows; leave it out");
    }

    @Test
    void namesACollinearColumn() {
        SplittableRandom random = new SplittableRandom(1);
        double[] a = random.doubles(50).toArray();
        double[] b = random.doubles(50).toArray();
        double[] sum = new double[50];
        boolean[] treated = new boolean[50];
        for (int i = 0; i < 50; i++) {
            sum[i] = a[i] + 2 * b[i];
            treated[i] = random.nextBoolean();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        PropensityModels.logistic().fit(treated, DesignMatrix.of(List.of("a", "b", "sum"), a, b, sum)))
                .withMessage("covariate 'sum' follows from the others; leave it out");
    }

    @Test
    void namesTheCovariateThatSeparates() {
        double[] x = {1, 2, 3, 4, 5, 6};
        double[] noise = {1, 5, 2, 4, 3, 3};
        boolean[] treated = {false, false, false, true, true, true};
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        PropensityModels.logistic().fit(treated, DesignMatrix.of(List.of("noise", "x"), noise, x)))
                .withMessageContaining("with certainty")
                .withMessageContaining("'x'");
    }

    @Test
    void needsBothArms() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PropensityModels.logistic()
                        .fit(new boolean[] {true, true}, DesignMatrix.of(List.of("x"), new double[] {1, 2})))
                .withMessageContaining("2 are treated");
    }
}
