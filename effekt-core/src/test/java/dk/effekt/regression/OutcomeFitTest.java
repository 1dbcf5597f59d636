package dk.effekt.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.covariate.DesignMatrix;
import dk.effekt.matching.Synth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/**
 * The regression beside {@code lm(y ~ treat + …)} and {@code glm(emp52 ~ treat + …, binomial)} of {@code primitives_synth.json},
 * and the latter iterated until it stands still, of {@code estimation_synth.json}.
 * Its coefficients are read off as means of rows that differ in one covariate, which take no part in the fit.
 */
class OutcomeFitTest {

    /** Relative 1e-10. */
    private static final Percentage EXACT = withinPercentage(1e-8);

    private static final Percentage ONE_IN_A_MILLION = withinPercentage(1e-4);

    private static final JsonNode ORACLE = Synth.oracle("primitives_synth.json");
    private static final int PERSONS = Synth.outcome().length;
    private static final List<String> NAMES = Synth.covariates().names();

    /** The persons, then a row of zeros, then for each covariate a row with a one. */
    private static DesignMatrix withProbes() {
        DesignMatrix x = Synth.covariates();
        double[][] columns = new double[NAMES.size()][];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = Arrays.copyOf(x.column(NAMES.get(c)), PERSONS + 1 + columns.length);
            columns[c][PERSONS + 1 + c] = 1;
        }
        return DesignMatrix.of(NAMES, columns);
    }

    private static final class Fit {
        private final OutcomeFit fit;
        private final OutcomeModel model;
        private final int rows = PERSONS + 1 + NAMES.size();

        Fit(OutcomeModel model, double[] outcome) {
            this.model = model;
            int[] persons = IntStream.range(0, PERSONS).toArray();
            double[] ones = new double[rows];
            Arrays.fill(ones, 1);
            OutcomeDesign design = OutcomeDesign.ofBoth(withProbes(), persons, ones);
            fit = OutcomeFit.of(
                    model,
                    design,
                    persons,
                    Arrays.copyOf(Synth.treated(), rows),
                    ones,
                    Arrays.copyOf(outcome, rows),
                    "persons");
        }

        double coefficient(String name) {
            double base = model.linear(fit.mean(PERSONS, false));
            return switch (name) {
                case "(Intercept)" -> base;
                case "treat" -> model.linear(fit.mean(PERSONS, true)) - base;
                default -> model.linear(fit.mean(PERSONS + 1 + NAMES.indexOf(name), false)) - base;
            };
        }

        /** Influences of the persons on a coefficient. */
        double[] influences(String name) {
            double[] base = onLinear(PERSONS, false);
            if (name.equals("(Intercept)")) {
                return base;
            }
            double[] other =
                    name.equals("treat") ? onLinear(PERSONS, true) : onLinear(PERSONS + 1 + NAMES.indexOf(name), false);
            return IntStream.range(0, PERSONS)
                    .mapToDouble(i -> other[i] - base[i])
                    .toArray();
        }

        private double[] onLinear(int row, boolean treated) {
            double[] shares = new double[rows];
            shares[row] = 1;
            double[] influence = new double[rows];
            fit.addInfluence(shares, treated, influence);
            double slope = model.slope(fit.mean(row, treated));
            return Arrays.stream(influence).limit(PERSONS).map(i -> i / slope).toArray();
        }

        /** With the factor G/(G − 1), as {@code vcovCL(type = "HC0")}. */
        double clustered(String name, long[] cluster) {
            double[] influences = influences(name);
            Map<Long, Double> sums = new HashMap<>();
            for (int person = 0; person < PERSONS; person++) {
                sums.merge(cluster[person], influences[person], Double::sum);
            }
            double squares =
                    sums.values().stream().mapToDouble(sum -> sum * sum).sum();
            return Math.sqrt(squares * sums.size() / (sums.size() - 1));
        }

        double hc0(String name) {
            return Math.sqrt(Arrays.stream(influences(name)).map(i -> i * i).sum());
        }

        double withLeverage(String name, int power) {
            double[] leverage = new double[rows];
            fit.writeLeverage(leverage);
            double[] influences = influences(name);
            return Math.sqrt(IntStream.range(0, PERSONS)
                    .mapToDouble(i -> influences[i] * influences[i] / Math.pow(1 - leverage[i], power))
                    .sum());
        }
    }

    @Test
    void leastSquares() {
        JsonNode expected = ORACLE.get("regression_primitives");
        Fit fit = new Fit(OutcomeModel.LINEAR, Synth.outcome());

        for (String name : names(expected.get("coef"))) {
            isClose(fit.coefficient(name), expected, "coef", name);
            isClose(fit.hc0(name), expected, "HC0", name);
            isClose(fit.hc0(name) * Math.sqrt(1500.0 / (1500 - 9)), expected, "HC1", name);
            isClose(fit.withLeverage(name, 1), expected, "HC2", name);
            isClose(fit.withLeverage(name, 2), expected, "HC3", name);
            double clustered = fit.clustered(name, Synth.municipality());
            isClose(clustered, expected, "CL_municipality_HC0", name);
            isClose(clustered * Math.sqrt(1499.0 / (1500 - 9)), expected, "CL_municipality_HC1", name);
        }
    }

    /** {@code glm(…, control = glm.control(epsilon = 1e-15))} with {@code vcovHC} and {@code vcovCL}. */
    @Test
    void logistic() {
        JsonNode expected = Synth.oracle("estimation_synth.json").get("logit");
        Fit fit = new Fit(OutcomeModel.LOGISTIC, Synth.inWork());

        for (String name : names(expected.get("coef"))) {
            isClose(fit.coefficient(name), expected, "coef", name);
            isClose(fit.hc0(name), expected, "HC0", name);
            isClose(fit.withLeverage(name, 1), expected, "HC2", name);
            isClose(fit.withLeverage(name, 2), expected, "HC3", name);
            isClose(fit.clustered(name, Synth.municipality()), expected, "CL_municipality_HC0", name);
        }
    }

    /**
     * R's {@code glm} stops at epsilon 1e-8. Its coefficients are then right to 1e-12, but its covariance is that of the step
     * before the last: it gives 0.224684375074358 as HC0 of the intercept where 0.224684373717091 is right, and so do we.
     */
    @Test
    void logisticBesideTheDefaultsOfR() {
        JsonNode expected = ORACLE.get("logit_outcome");
        Fit fit = new Fit(OutcomeModel.LOGISTIC, Synth.inWork());

        for (String name : names(expected.get("coef"))) {
            isClose(fit.coefficient(name), expected, "coef", name);
            assertThat(fit.hc0(name)).isCloseTo(expected.get("se_HC0").get(name).asDouble(), ONE_IN_A_MILLION);
            assertThat(fit.clustered(name, Synth.municipality()))
                    .isCloseTo(expected.get("se_CL_municipality_HC0").get(name).asDouble(), ONE_IN_A_MILLION);
        }
        assertThat(fit.hc0("(Intercept)")).isCloseTo(0.224684373717091, EXACT);
        assertThat(expected.get("se_HC0").get("(Intercept)").asDouble()).isEqualTo(0.224684375074358);
    }

    private static List<String> names(JsonNode of) {
        List<String> names = new ArrayList<>();
        of.fieldNames().forEachRemaining(names::add);
        assertThat(names).hasSize(9);
        return names;
    }

    private static void isClose(double actual, JsonNode expected, String of, String name) {
        assertThat(actual)
                .as(of + " " + name)
                .isCloseTo(expected.get(of).get(name).asDouble(), EXACT);
    }

    private static OutcomeFit small(OutcomeModel model, double[] outcome, double[]... columns) {
        int[] rows = IntStream.range(0, outcome.length).toArray();
        double[] ones = new double[outcome.length];
        Arrays.fill(ones, 1);
        List<String> names =
                IntStream.range(0, columns.length).mapToObj(c -> "x" + c).toList();
        OutcomeDesign design = OutcomeDesign.ofArm(DesignMatrix.of(names, columns), rows, ones, "treated rows");
        return OutcomeFit.of(model, design, rows, new boolean[outcome.length], ones, outcome, "treated rows");
    }

    @Test
    void namesWhatHasNoCoefficient() {
        double[] y = {1, 2, 3, 4, 6};
        double[] a = {1, 2, 3, 4, 7};
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> small(OutcomeModel.LINEAR, y, new double[] {1, 2, 3, 4, 7}, new double[] {2, 2, 2, 2, 2}))
                .withMessage("covariate 'x1' (2.0) is the same in all treated rows in use, so the outcome model has no"
                        + " coefficient for it; leave it out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> small(
                        OutcomeModel.LINEAR,
                        y,
                        a,
                        new double[] {0, 1, 0, 1, 1},
                        Arrays.stream(a).map(v -> 3 - 2 * v).toArray()))
                .withMessage(
                        "among the treated rows in use 'x2' follows from the other covariates, so the outcome model"
                                + " has no coefficient for it; leave it out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> small(OutcomeModel.LINEAR, new double[] {1}, new double[][] {{1}, {1}}))
                .withMessageContaining("'x0' (1.0), 'x1' (1.0) are the same");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> small(OutcomeModel.LINEAR, new double[] {1, 2}, new double[] {1, 2}, new double[] {1, 3}))
                .withMessage("the outcome model has 3 coefficients for 2 treated rows in use; leave covariates out");
    }

    @Test
    void namesWhatHasNoSolution() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> small(OutcomeModel.LOGISTIC, new double[] {0, 0, 0, 1, 1}, new double[] {1, 2, 3, 4, 5}))
                .withMessage(
                        "the covariates tell the outcome of some treated rows with certainty, so the logistic model has"
                                + " no solution; leave covariates out, or use a linear model");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> small(OutcomeModel.POISSON, new double[] {0, 0, 0, 3, 2}, new double[] {0, 0, 0, 1, 1}))
                .withMessageContaining("so the Poisson log-linear model has no solution");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> small(OutcomeModel.LOGISTIC, new double[] {1, 1, 1}, new double[] {1, 2, 4}))
                .withMessage(
                        "the outcome of all treated rows in use is 1.0, which a logistic model does not reach; use a"
                                + " linear one");
    }

    /** A saturated log-linear model has the means of the cells, however far the start is from them. */
    @Test
    void poissonReachesMeansFarFromItsStart() {
        OutcomeFit fit =
                small(OutcomeModel.POISSON, new double[] {1, 0, 0, 4000, 0, 1}, new double[] {0, 0, 0, 1, 0, 0});

        assertThat(fit.mean(3, false)).isCloseTo(4000, withinPercentage(1e-10));
        assertThat(fit.mean(0, false)).isCloseTo(0.4, withinPercentage(1e-10));
    }
}
