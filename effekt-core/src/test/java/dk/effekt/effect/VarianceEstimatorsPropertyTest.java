package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.matching.Estimand;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Units;
import dk.effekt.regression.OutcomeModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/** Estimators and errors on random tables: against the regression with dense matrices, against each other, and rows permuted. */
class VarianceEstimatorsPropertyTest {

    /** Two covariates, weights of which some are 0, clusters of a few rows, and outcomes that are positive. */
    private static final class Case {
        final int rows;
        final boolean[] treated;
        final double[] weights;
        final double[] outcome;
        final double[][] x;
        final long[] clusters;
        final Estimand estimand;

        Case(Random random) {
            rows = 20 + random.nextInt(20);
            treated = new boolean[rows];
            weights = new double[rows];
            outcome = new double[rows];
            x = new double[2][rows];
            clusters = new long[rows];
            estimand = Estimand.values()[random.nextInt(Estimand.values().length)];
            for (int row = 0; row < rows; row++) {
                treated[row] = row % 2 == 0;
                weights[row] = row >= 12 && random.nextInt(5) == 0 ? 0 : 0.1 + random.nextDouble();
                x[0][row] = random.nextGaussian();
                x[1][row] = 10 + random.nextInt(5) + 0.1 * random.nextDouble();
                outcome[row] = Math.exp(0.3 * x[0][row] + random.nextGaussian());
                clusters[row] = 1000L * random.nextInt(8) - 3;
            }
        }

        private Case(Case of, List<Integer> order) {
            rows = of.rows;
            estimand = of.estimand;
            treated = new boolean[rows];
            weights = new double[rows];
            outcome = new double[rows];
            x = new double[2][rows];
            clusters = new long[rows];
            for (int row = 0; row < rows; row++) {
                int from = order.get(row);
                treated[row] = of.treated[from];
                weights[row] = of.weights[from];
                outcome[row] = of.outcome[from];
                x[0][row] = of.x[0][from];
                x[1][row] = of.x[1][from];
                clusters[row] = of.clusters[from];
            }
        }

        Case permuted(Random random) {
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, rows).boxed().toList());
            Collections.shuffle(order, random);
            return new Case(this, order);
        }

        MatchedSample sample() {
            Units units = Units.of(treated)
                    .estimating(estimand)
                    .withCovariates(DesignMatrix.of(List.of("a", "b"), x[0], x[1]));
            return MatchedSample.weighted(units, weights);
        }

        PotentialMeans means(EffectEstimator estimator) {
            return estimator.estimate(sample(), outcome);
        }
    }

    private static final List<EffectEstimator> REGRESSIONS = List.of(
            EffectEstimators.weightedDifference(),
            EffectEstimators.regressionAdjusted(),
            EffectEstimators.ancova(),
            EffectEstimators.regressionAdjusted(OutcomeModel.POISSON),
            EffectEstimators.ancova(OutcomeModel.POISSON));

    private static double variance(VarianceEstimator errors, PotentialMeans means) {
        assertThat(errors.missingIn(means, Measure.DIFFERENCE)).isEmpty();
        return errors.variance(means, Measure.DIFFERENCE);
    }

    private static org.assertj.core.data.Offset<Double> near(double value) {
        return within(1e-10 * Math.abs(value) + 1e-14);
    }

    /** (X'WX)⁻¹X'Wy with a column of treatment, and HC0 to HC3 of its coefficient. */
    @Property(tries = 100)
    void ancovaAndDifferenceAreCoefficientsOfTreatment(@ForAll long seed) {
        Case of = new Case(new Random(seed));
        for (boolean adjusted : new boolean[] {false, true}) {
            EffectEstimator estimator = adjusted ? EffectEstimators.ancova() : EffectEstimators.weightedDifference();
            PotentialMeans means = of.means(estimator);
            double[] weights = of.sample().normalizedWeights();
            int[] used = IntStream.range(0, of.rows).filter(r -> weights[r] > 0).toArray();
            int k = adjusted ? 4 : 2;
            RealMatrix x = new Array2DRowRealMatrix(used.length, k);
            RealMatrix xw = new Array2DRowRealMatrix(used.length, k);
            double[] y = new double[used.length];
            for (int i = 0; i < used.length; i++) {
                double[] row = {1, of.treated[used[i]] ? 1 : 0, of.x[0][used[i]], of.x[1][used[i]]};
                y[i] = of.outcome[used[i]];
                for (int j = 0; j < k; j++) {
                    x.setEntry(i, j, row[j]);
                    xw.setEntry(i, j, row[j] * weights[used[i]]);
                }
            }
            RealMatrix bread =
                    new LUDecomposition(xw.transpose().multiply(x)).getSolver().getInverse();
            RealMatrix hat = bread.multiply(xw.transpose());
            double[] beta = hat.operate(y);
            double[] fitted = x.operate(beta);
            double[] sums = new double[4];
            for (int i = 0; i < used.length; i++) {
                double influence = hat.getEntry(1, i) * (y[i] - fitted[i]);
                double left = 1 - x.getRowVector(i).dotProduct(hat.getColumnVector(i));
                sums[0] += influence * influence;
                sums[2] += influence * influence / left;
                sums[3] += influence * influence / left / left;
            }
            sums[1] = sums[0] * used.length / (used.length - k);

            assertThat(means.treated() - means.control()).isCloseTo(beta[1], within(1e-9 * (1 + Math.abs(beta[1]))));
            assertThat(means.parameters()).isEqualTo(k);
            List<VarianceEstimator> errors = List.of(
                    VarianceEstimators.hc0(),
                    VarianceEstimators.hc1(),
                    VarianceEstimators.hc2(),
                    VarianceEstimators.hc3());
            for (int type = 0; type < 4; type++) {
                assertThat(variance(errors.get(type), means)).isCloseTo(sums[type], within(1e-8 * sums[type]));
            }
        }
    }

    /** HC0 of a difference of means: the sum of w²(y − mean)² over (Σw)² in both arms. */
    @Property(tries = 50)
    void hc0OfTheDifferenceInClosedForm(@ForAll long seed) {
        Case of = new Case(new Random(seed));
        double expected = 0;
        for (boolean arm : new boolean[] {true, false}) {
            int[] rows = IntStream.range(0, of.rows)
                    .filter(r -> of.treated[r] == arm)
                    .toArray();
            double total = Arrays.stream(rows).mapToDouble(r -> of.weights[r]).sum();
            double mean = Arrays.stream(rows)
                            .mapToDouble(r -> of.weights[r] * of.outcome[r])
                            .sum()
                    / total;
            expected += Arrays.stream(rows)
                    .mapToDouble(r -> Math.pow(of.weights[r] * (of.outcome[r] - mean) / total, 2))
                    .sum();
        }
        PotentialMeans means = of.means(EffectEstimators.weightedDifference());
        assertThat(variance(VarianceEstimators.hc0(), means)).isCloseTo(expected, near(expected));
    }

    @Property(tries = 50)
    void clustersOfOneRowEachAreHc1(@ForAll long seed) {
        Case of = new Case(new Random(seed));
        long[] own = LongStream.range(0, of.rows).map(row -> 5 - 2 * row).toArray();
        int used = (int) Arrays.stream(of.weights).filter(w -> w > 0).count();
        for (EffectEstimator estimator : REGRESSIONS) {
            PotentialMeans means = of.means(estimator);
            double hc0 = variance(VarianceEstimators.hc0(), means);
            double hc1 = variance(VarianceEstimators.hc1(), means);

            assertThat(variance(VarianceEstimators.clustered(own, "the row"), means))
                    .isCloseTo(hc1, near(hc1));
            double clustered = variance(VarianceEstimators.clustered(own, "the row", SmallSample.HC0), means);
            assertThat(clustered * (used - 1) / used).isCloseTo(hc0, near(hc0));
        }
    }

    @Property(tries = 50)
    void twoWaysThatAreOneWay(@ForAll long seed) {
        Case of = new Case(new Random(seed));
        long[] renamed = Arrays.stream(of.clusters).map(c -> 7 - c).toArray();
        for (EffectEstimator estimator : REGRESSIONS) {
            PotentialMeans means = of.means(estimator);
            double oneWay = variance(VarianceEstimators.clustered(of.clusters, "the town"), means);

            assertThat(variance(VarianceEstimators.twoWay(of.clusters, "a", renamed, "b"), means))
                    .isCloseTo(oneWay, near(oneWay));
        }
    }

    @Property(tries = 50)
    void permutedRowsChangeNothing(@ForAll long seed) {
        Random random = new Random(seed);
        Case of = new Case(random);
        Case permuted = of.permuted(random);
        for (EffectEstimator estimator : REGRESSIONS) {
            PotentialMeans means = of.means(estimator);
            PotentialMeans other = permuted.means(estimator);
            assertThat(other.treated()).isCloseTo(means.treated(), near(means.treated()));
            assertThat(other.control()).isCloseTo(means.control(), near(means.control()));
            double hc3 = variance(VarianceEstimators.hc3(), means);
            assertThat(variance(VarianceEstimators.hc3(), other)).isCloseTo(hc3, near(hc3));
            double clustered = variance(VarianceEstimators.clustered(of.clusters, "the town"), means);
            assertThat(variance(VarianceEstimators.clustered(permuted.clusters, "the town"), other))
                    .isCloseTo(clustered, near(clustered));
        }
    }

    /** Rows of weight 0 might as well not be there, but for their numbers. */
    @Property(tries = 50)
    void rowsOfWeightZeroDoNotCount(@ForAll long seed) {
        Case of = new Case(new Random(seed));
        Case changed = new Case(new Random(seed));
        for (int row = 0; row < of.rows; row++) {
            if (of.weights[row] == 0) {
                changed.outcome[row] = Double.NaN;
                changed.x[0][row] = 1e6;
                changed.clusters[row] = 99;
            }
        }
        for (EffectEstimator estimator : REGRESSIONS) {
            PotentialMeans means = of.means(estimator);
            PotentialMeans other = changed.means(estimator);
            assertThat(other.treated()).isEqualTo(means.treated());
            assertThat(other.control()).isEqualTo(means.control());
            assertThat(variance(VarianceEstimators.hc3(), other)).isEqualTo(variance(VarianceEstimators.hc3(), means));
            assertThat(variance(VarianceEstimators.clustered(changed.clusters, "the town"), other))
                    .isEqualTo(variance(VarianceEstimators.clustered(of.clusters, "the town"), means));
        }
    }

    /** The variance of a logarithm is that of the number over its square, to first order exactly so. */
    @Property(tries = 50)
    void ratiosByTheDeltaMethod(@ForAll long seed) {
        Case of = new Case(new Random(seed));
        PotentialMeans means = of.means(EffectEstimators.weightedDifference());
        double treated = 0;
        double control = 0;
        for (int row = 0; row < of.rows; row++) {
            treated += Math.pow(means.treatedInfluence(row) / means.treated(), 2);
            control += Math.pow(means.controlInfluence(row) / means.control(), 2);
        }
        assertThat(VarianceEstimators.hc0().variance(means, Measure.RATIO))
                .isCloseTo(treated + control, near(treated + control));
    }
}
