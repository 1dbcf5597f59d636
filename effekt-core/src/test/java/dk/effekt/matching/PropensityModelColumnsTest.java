package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dk.effekt.covariate.DesignMatrix;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PropensityModelColumnsTest {

    private static final boolean[] TREATED = {true, false, true, false, false, true, false, true};
    private static final double[] A = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final double[] B = {2, 7, 1, 8, 2, 8, 1, 8};

    /** R: {@code glm} gives NA to each column that those before it tell. */
    @Test
    void namesTheColumnsThatThoseBeforeThemTell() {
        assertRefused(
                "covariates 'twice a', 'minus b' follow from the others; leave them out",
                List.of("a", "twice a", "b", "minus b"),
                A,
                times(2, A),
                B,
                times(-1, B));
        assertRefused("covariate 'copy' follows from the others; leave it out", List.of("a", "copy", "b"), A, A, B);
        assertRefused(
                "covariate 'sum' follows from the others; leave it out",
                List.of("a", "b", "sum"),
                A,
                B,
                plus(A, times(2, B)));
        assertRefused(
                "covariate 'b' follows from the others; leave it out",
                List.of("a", "sum", "b"),
                A,
                plus(A, times(2, B)),
                B);
    }

    @Test
    void aColumnThatIsNearlyAnotherIsStillOneOfItsOwn() {
        double[] nearly = plus(A, times(1e-3, B));

        PropensityScore model =
                PropensityModels.logistic().fit(TREATED, DesignMatrix.of(List.of("a", "nearly"), A, nearly));

        // a·x + n·(a + b/1000) is the model of a and b.
        PropensityScore plain = PropensityModels.logistic().fit(TREATED, DesignMatrix.of(List.of("a", "b"), A, B));
        assertThat(model.coefficients().get("nearly"))
                .isCloseTo(1000 * plain.coefficients().get("b"), withinPercentage(1e-4));
    }

    @Test
    void constantAndCollinearColumnsAreNamedAllAtOnce() {
        List<String> names = List.of("one", "a", "zero", "twice a", "b");
        double[][] columns = {new double[8], A, new double[8], times(2, A), B};
        Arrays.fill(columns[0], 1);

        assertRefused(
                PropensityModels.probit(),
                "covariates 'one' (1.0), 'zero' (0.0) are the same in all rows and 'twice a' follows from the others;"
                        + " leave them out",
                names,
                columns);
        assertRefused(
                PropensityModels.ridge(1),
                "covariates 'one' (1.0), 'zero' (0.0) are the same in all rows; leave them out",
                names,
                columns);
    }

    private static void assertRefused(String message, List<String> names, double[]... columns) {
        assertRefused(PropensityModels.logistic(), message, names, columns);
    }

    private static void assertRefused(PropensityModel model, String message, List<String> names, double[]... columns) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.fit(TREATED, DesignMatrix.of(names, columns)))
                .withMessage(message);
    }

    @Test
    void scalesAreOfNoConsequence() {
        PropensityScore plain = PropensityModels.logistic().fit(TREATED, DesignMatrix.of(List.of("a", "b"), A, B));
        PropensityScore scaled = PropensityModels.logistic()
                .fit(TREATED, DesignMatrix.of(List.of("a", "b"), times(1e6, A), times(-1e-6, B)));

        assertThat(scaled.coefficients().get("a"))
                .isCloseTo(plain.coefficients().get("a") / 1e6, within(1e-18));
        assertThat(scaled.scores(PropensityScore.Scale.LOG_ODDS))
                .containsExactly(plain.scores(PropensityScore.Scale.LOG_ODDS), within(1e-12));
        assertThat(plain.iterations()).isBetween(2, 10);
        assertThat(plain)
                .hasToString("logistic propensity, 2 covariates, 8 rows, " + plain.iterations() + " iterations");
    }

    @Test
    void withoutColumnsEveryoneIsEquallyLikely() {
        PropensityScore model = PropensityModels.logistic()
                .fit(new boolean[] {true, false, false, false}, DesignMatrix.withoutColumns(4));

        assertThat(model.coefficients()).containsOnlyKeys("(Intercept)");
        assertThat(model.scores(PropensityScore.Scale.PROBABILITY))
                .containsExactly(new double[] {.25, .25, .25, .25}, within(1e-15));
        assertThat(model.scores(PropensityScore.Scale.LOG_ODDS))
                .containsOnly(model.coefficients().get("(Intercept)"));
    }

    @Test
    void refusesAnotherNumberOfRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PropensityModels.logistic().fit(new boolean[3], DesignMatrix.withoutColumns(4)))
                .withMessage("3 treatment flags for 4 rows of covariates");
    }

    private static double[] plus(double[] a, double[] b) {
        double[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }

    private static double[] times(double factor, double[] column) {
        double[] product = column.clone();
        for (int i = 0; i < product.length; i++) {
            product[i] *= factor;
        }
        return product;
    }
}
