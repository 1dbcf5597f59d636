package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.covariate.DesignMatrix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProbitAndRidgeTest {

    private static final JsonNode R = Synth.oracle("propensity_synth.json");

    /**
     * R: {@code glm(F, binomial("probit"), control = glm.control(epsilon = 1e-15, maxit = 100))}, which stops 1.2e-10 early as its
     * deviance is flat there, followed by five steps of Newton's method.
     */
    @Test
    void probitEqualsConvergedGlm() {
        PropensityScore score = PropensityModels.probit().fit(Synth.treated(), Synth.covariates());

        assertCoefficients(score.coefficients(), R.path("probit").path("coef"), 1e-12);
        assertCoefficients(score.coefficients(), R.path("probit").path("coef_glm_epsilon_1e15"), 2e-10);
        assertThat(deviance(score)).isCloseTo(R.path("probit").path("deviance").doubleValue(), within(1e-9));
        for (int row = 0; row < 10; row++) {
            assertThat(score.probability(row))
                    .isCloseTo(R.path("probit").path("ps_first10").get(row).doubleValue(), within(1e-13));
        }
        assertThat(score.model()).isEqualTo("probit propensity");
    }

    /**
     * R: {@code glm(F, binomial("probit"))} with its default epsilon of 1e-8, which stops 1.6e-7 short of where it was going.
     */
    @Test
    void probitEqualsGlmAsFarAsThatConverges() {
        JsonNode loose = Synth.oracle("matchit_synth.json").path("propensity_probit");
        PropensityScore score = PropensityModels.probit().fit(Synth.treated(), Synth.covariates());

        assertCoefficients(score.coefficients(), loose.path("coef"), 1e-6);
        assertThat(deviance(score)).isCloseTo(loose.path("deviance").doubleValue(), within(1e-9));
    }

    /** R: {@code deviance(glm(F, binomial, …))}, converged. */
    @Test
    void logisticHasTheDevianceOfGlm() {
        PropensityScore score = PropensityModels.logistic().fit(Synth.treated(), Synth.covariates());

        assertThat(deviance(score)).isCloseTo(R.path("logit").path("deviance").doubleValue(), within(1e-9));
        assertThat(deviance(score))
                .isCloseTo(
                        Synth.oracle("primitives_synth.json")
                                .path("synth_glm_converged_deviance")
                                .doubleValue(),
                        within(1e-9));
    }

    @Test
    void aProbitHasItsOwnScaleAndLogOddsOfItsProbabilities() {
        PropensityScore score = PropensityModels.probit().fit(Synth.treated(), Synth.covariates());
        double[] linear = score.scores(PropensityScore.Scale.LINEAR_PREDICTOR);
        double[] odds = score.scores(PropensityScore.Scale.LOG_ODDS);

        for (int row = 0; row < linear.length; row += 50) {
            double p = score.probability(row);
            assertThat(odds[row]).isCloseTo(Math.log(p / (1 - p)), within(1e-13));
            assertThat(Math.signum(linear[row])).isEqualTo(Math.signum(p - 0.5));
        }
    }

    /** R: {@code glmnet(X, treat, "binomial", alpha = 0, lambda = λ, thresh = 1e-22)}. */
    @Test
    void ridgeEqualsGlmnet() {
        assertThat(R.path("ridge")).hasSize(3);
        for (JsonNode expected : R.path("ridge")) {
            PropensityScore score = PropensityModels.ridge(
                            expected.path("lambda").doubleValue())
                    .fit(Synth.treated(), Synth.covariates());
            assertCoefficients(score.coefficients(), expected.path("coef"), 1e-12);
        }
    }

    /** The conditions of Karush, Kuhn and Tucker for the objective in the Javadoc: mean of z (t − p) is λβ, of t − p is 0. */
    @Test
    void ridgeMeetsTheConditionsOfItsMinimum() {
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8};
        boolean[] treated = {true, false, true, false, false, true, false, true};
        PropensityScore score = PropensityModels.ridge(0.3).fit(treated, DesignMatrix.of(List.of("x"), x));
        double sd = Math.sqrt(63 / 12.0);
        double beta = score.coefficients().get("x") * sd;

        double left = 0;
        double leftZ = 0;
        for (int row = 0; row < 8; row++) {
            double residual = (treated[row] ? 1 : 0) - score.probability(row);
            left += residual / 8;
            leftZ += residual * (x[row] - 4.5) / sd / 8;
        }
        assertThat(left).isCloseTo(0, within(1e-15));
        assertThat(leftZ).isCloseTo(0.3 * beta, within(1e-15));
        assertThat(score.model()).isEqualTo("ridge logistic propensity, penalty 0.3");
    }

    /** R: {@code glmnet(X, ifelse(origin == "WEST", 0, treat), "binomial", alpha = 0, lambda = 0.01)}. */
    @Test
    void ridgeSolvesWhatIsSeparated() {
        PropensityScore score = PropensityModels.ridge(0.01).fit(nobodyOfTheWest(), Synth.covariates());

        assertCoefficients(score.coefficients(), R.path("ridge_separated").path("coef"), 1e-12);
    }

    /** Of a column and its copy each gets half of the effect that one would get with half the penalty. */
    @Test
    void ridgeSharesBetweenColumnsThatAreTheSame() {
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8};
        boolean[] treated = {true, false, true, false, false, true, false, true};
        PropensityScore both = PropensityModels.ridge(0.2).fit(treated, DesignMatrix.of(List.of("x", "copy"), x, x));
        PropensityScore one = PropensityModels.ridge(0.1).fit(treated, DesignMatrix.of(List.of("x"), x));

        double half = one.coefficients().get("x") / 2;
        assertThat(both.coefficients().get("x")).isCloseTo(half, withinPercentage(1e-9));
        assertThat(both.coefficients().get("copy")).isCloseTo(half, withinPercentage(1e-9));
    }

    @Test
    void aPenaltyIsAboveZero() {
        for (double penalty : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PropensityModels.ridge(penalty))
                    .withMessageContaining("penalty " + penalty)
                    .withMessageContaining("PropensityModels.logistic()");
        }
    }

    /**
     * R: {@code nlm} on the likelihood itself, and {@code glm(t ~ x, binomial("probit"))}. Scoring that starts, as this does, from
     * the same probability for all but halves no step ends at a deviance of 1494.
     */
    @Test
    void stepsThatOvershootAreHalved() {
        int n = 400;
        double[] x = new double[n];
        boolean[] treated = new boolean[n];
        for (int i = 0; i < n; i++) {
            x[i] = i < 4 ? 1000 * (i + 1) : i % 20;
            treated[i] = i < 3 || i % 20 > 16 || i == 10;
        }
        PropensityScore score = PropensityModels.probit().fit(treated, DesignMatrix.of(List.of("x"), x));

        JsonNode expected = R.path("probit_far");
        double[] found = {
            score.coefficients().get("(Intercept)"), score.coefficients().get("x")
        };
        for (int j = 0; j < 2; j++) {
            assertThat(found[j]).isCloseTo(expected.path("coef").get(j).doubleValue(), withinPercentage(1e-3));
            assertThat(found[j]).isCloseTo(expected.path("coef_glm").get(j).doubleValue(), withinPercentage(1e-5));
        }
        assertThat(deviance(treated, score)).isCloseTo(expected.path("deviance").doubleValue(), within(1e-8));
    }

    /**
     * Where x tells the arms apart, coefficients grow until a penalty of next to nothing holds them, which no number does here. Of
     * eight values one that is alone lies √7 standard deviations (over n) from their mean.
     */
    @Test
    void namesTheFarthestCovariateWhereAFitDoesNotSettle() {
        DesignMatrix x = DesignMatrix.of(
                List.of("x", "income"), new double[] {1, 2, 3, 4, 5, 6, 2.5, 7}, new double[] {1, 2, 3, 4, 5, 6, 7, 1e12
                });
        boolean[] treated = {false, false, false, true, true, true, false, true};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PropensityModels.ridge(1e-300).fit(treated, x))
                .withMessageContaining("did not settle")
                .withMessageContaining("farthest 'income' by 2.64575 standard deviations")
                .withMessageEndingWith("a larger penalty");
    }

    static boolean[] nobodyOfTheWest() {
        boolean[] treated = Synth.treated();
        double[] west = Synth.covariates().column("originWEST");
        for (int row = 0; row < treated.length; row++) {
            treated[row] &= west[row] == 0;
        }
        return treated;
    }

    private static double deviance(PropensityScore score) {
        return deviance(Synth.treated(), score);
    }

    private static double deviance(boolean[] treated, PropensityScore score) {
        double sum = 0;
        for (int row = 0; row < treated.length; row++) {
            sum -= 2 * Math.log(treated[row] ? score.probability(row) : 1 - score.probability(row));
        }
        return sum;
    }

    private static void assertCoefficients(Map<String, Double> found, JsonNode expected, double tolerance) {
        assertThat(found).hasSize(expected.size());
        expected.properties()
                .forEach(e -> assertThat(found.get(e.getKey()))
                        .as(e.getKey())
                        .isCloseTo(e.getValue().doubleValue(), within(tolerance)));
    }
}
