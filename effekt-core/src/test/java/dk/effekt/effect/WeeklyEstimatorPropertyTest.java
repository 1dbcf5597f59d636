package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Units;
import dk.effekt.matching.Unmatched;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.OutcomeMatrix;
import dk.effekt.outcome.OutcomeMatrix.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.DiagonalMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The estimator beside the regression that it claims to be, with dense matrices: coefficients (X'WX)⁻¹X'Wy, and the sandwich
 * of {@code vcovCL(…, type = "HC1")} with the scores of each person summed.
 */
class WeeklyEstimatorPropertyTest {

    private static final List<Column> OUTCOMES =
            List.of(new Column("a", Outcome.Unit.SHARE), new Column("b", Outcome.Unit.WEEKS));

    private static final int FIRST = 1;
    private static final int HORIZON = 3;

    /** Random sets with shared controls, few persons behind many rows, so that many stand in both arms. */
    private static final class Case {

        final MatchedSample sample;
        final int[] persons;
        final double[][][] values;
        final OutcomeMatrix outcomes;

        Case(Random random, double shareUnobserved) {
            int treated = 1 + random.nextInt(6);
            int untreated = 1 + random.nextInt(8);
            int rows = treated + untreated;
            boolean[] flags = new boolean[rows];
            Arrays.fill(flags, 0, treated, true);
            MatchedSample.Builder builder = MatchedSample.builder(Units.of(flags, new double[rows]));
            for (int row = 0; row < treated; row++) {
                int[] controls =
                        random.ints(random.nextInt(4), treated, rows).distinct().toArray();
                if (controls.length > 0) {
                    builder.pair(row, controls);
                } else {
                    builder.leave(row, Unmatched.OUTSIDE_CALIPER);
                }
            }
            sample = builder.build();
            int town = 2 + random.nextInt(12);
            persons = random.ints(rows, 0, town).toArray();
            values = new double[OUTCOMES.size()][rows][HORIZON - FIRST + 1];
            OutcomeMatrix.Builder matrix = OutcomeMatrix.builder(OUTCOMES, rows, FIRST, HORIZON);
            for (int o = 0; o < OUTCOMES.size(); o++) {
                for (int row = 0; row < rows; row++) {
                    for (int k = 0; k < values[o][row].length; k++) {
                        boolean unobserved = random.nextDouble() < shareUnobserved;
                        double value = o == 0 ? random.nextInt(2) : 10 * random.nextGaussian();
                        values[o][row][k] = unobserved ? Double.NaN : value;
                    }
                    matrix.set(o, row, values[o][row]);
                }
            }
            outcomes = matrix.build();
        }

        Effects effects() {
            return WeeklyEstimator.of(EffectEstimators.weightedDifference())
                    .estimate(sample, outcomes, persons, "now versus later");
        }
    }

    /** Weighted least squares of one outcome in one week. */
    private static final class Regression {

        int sets;
        double intercept = Double.NaN;
        double coefficient = Double.NaN;
        /** Per person the sum of the rows of (X'WX)⁻¹X'W·residual that belong to treatment; with the root of HC1's factor. */
        final double[] influence;

        int rows;
        int clusters;
        final boolean isOfOne;

        Regression(Case of, int outcome, int k) {
            double[] y = Arrays.stream(of.values[outcome])
                    .mapToDouble(path -> path[k])
                    .toArray();
            double[] weights = new double[y.length];
            for (int set = 0; set < of.sample.sets(); set++) {
                int[] observed = IntStream.range(0, of.sample.partners(set))
                        .map(withSet(of.sample, set))
                        .filter(row -> !Double.isNaN(y[row]))
                        .toArray();
                if (!Double.isNaN(y[of.sample.focal(set, 0)]) && observed.length > 0) {
                    sets++;
                    weights[of.sample.focal(set, 0)] = 1;
                    Arrays.stream(observed).forEach(row -> weights[row] += 1.0 / observed.length);
                }
            }
            int[] used =
                    IntStream.range(0, y.length).filter(row -> weights[row] > 0).toArray();
            rows = used.length;
            clusters = (int)
                    Arrays.stream(used).map(row -> of.persons[row]).distinct().count();
            // Of one person in an arm nothing tells how others vary.
            isOfOne = IntStream.of(0, 1)
                    .anyMatch(arm -> Arrays.stream(used)
                                    .filter(row -> of.sample.units().isTreated(row) == (arm == 1))
                                    .map(row -> of.persons[row])
                                    .distinct()
                                    .count()
                            < 2);
            influence = new double[Arrays.stream(of.persons).max().orElse(0) + 1];
            if (rows == 0) {
                return;
            }
            RealMatrix x = new Array2DRowRealMatrix(rows, 2);
            RealMatrix w = new DiagonalMatrix(
                    Arrays.stream(used).mapToDouble(row -> weights[row]).toArray());
            double[] observed = Arrays.stream(used).mapToDouble(row -> y[row]).toArray();
            for (int i = 0; i < rows; i++) {
                x.setRow(i, new double[] {1, of.sample.units().isTreated(used[i]) ? 1 : 0});
            }
            RealMatrix bread = MatrixUtils.inverse(x.transpose().multiply(w).multiply(x));
            RealMatrix project = bread.multiply(x.transpose()).multiply(w);
            double[] beta = project.operate(observed);
            intercept = beta[0];
            coefficient = beta[1];
            double[] fitted = x.operate(beta);
            double hc1 = (double) clusters / (clusters - 1) * (rows - 1) / (rows - 2);
            for (int i = 0; i < rows; i++) {
                influence[of.persons[used[i]]] += Math.sqrt(hc1) * project.getEntry(1, i) * (observed[i] - fitted[i]);
            }
        }

        private static IntUnaryOperator withSet(MatchedSample sample, int set) {
            return i -> sample.partner(set, i);
        }

        boolean hasError() {
            return rows > 2 && !isOfOne;
        }

        double covariance(Regression other) {
            return IntStream.range(0, influence.length)
                    .mapToDouble(person -> influence[person] * other.influence[person])
                    .sum();
        }
    }

    @Property(tries = 500)
    void isTheWeightedRegressionWithErrorsClusteredOnThePerson(
            @ForAll Random random, @ForAll @IntRange(max = 1) int sometimesUnobserved) {
        Case of = new Case(random, 0.25 * sometimesUnobserved);
        Effects effects = of.effects();

        for (int o = 0; o < OUTCOMES.size(); o++) {
            EffectPath path = effects.path(OUTCOMES.get(o).name());
            for (int week = FIRST; week <= HORIZON; week++) {
                Regression expected = new Regression(of, o, week - FIRST);
                assertThat(path.means(week).treatedUnits()).isEqualTo(expected.sets);
                assertSame(path.at(week).estimate(), expected.coefficient);
                assertSame(path.means(week).control(), expected.intercept);
                assertSame(path.means(week).treated(), expected.intercept + expected.coefficient);
                assertSame(
                        path.at(week).standardError(),
                        expected.hasError() ? Math.sqrt(expected.covariance(expected)) : Double.NaN);
            }
        }
    }

    @Property(tries = 300)
    void theCovarianceOfTwoEffectsIsThatOfTheirRegressions(
            @ForAll Random random, @ForAll @IntRange(max = 1) int sometimesUnobserved) {
        Case of = new Case(random, 0.1 * sometimesUnobserved);
        Effects effects = of.effects();
        List<Effect> all = new ArrayList<>();
        List<Regression> expected = new ArrayList<>();
        for (int o = 0; o < OUTCOMES.size(); o++) {
            for (int week = FIRST; week <= HORIZON; week++) {
                all.add(effects.path(OUTCOMES.get(o).name()).at(week));
                expected.add(new Regression(of, o, week - FIRST));
            }
        }

        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < all.size(); j++) {
                boolean known = expected.get(i).hasError() && expected.get(j).hasError();
                assertSame(
                        all.get(i).covariance(all.get(j)),
                        known ? expected.get(i).covariance(expected.get(j)) : Double.NaN);
            }
        }
    }

    @Property(tries = 300)
    void theCumulatedEffectIsThatOnTheSumOfTheWeeks(@ForAll Random random) {
        Case of = new Case(random, 0);
        OutcomeMatrix.Builder sums =
                OutcomeMatrix.builder(List.of(new Column("sum", Outcome.Unit.WEEKS)), of.persons.length, 0, 0);
        for (int row = 0; row < of.persons.length; row++) {
            sums.set(0, row, new double[] {Arrays.stream(of.values[0][row]).sum()});
        }

        Effect cumulated = of.effects().path("a").cumulated(FIRST, HORIZON);
        Effect expected = WeeklyEstimator.of(EffectEstimators.weightedDifference())
                .estimate(of.sample, sums.build(), of.persons, "now versus later")
                .path("sum")
                .at(0);

        assertSame(cumulated.estimate(), expected.estimate());
        assertSame(cumulated.standardError(), expected.standardError());
        assertThat(cumulated.weeksCovered()).isEqualTo(3);
        assertThat(cumulated.unit()).isEqualTo(Outcome.Unit.WEEKS);
    }

    @Property(tries = 200)
    void theEstimandIsThatOfThoseObserved(@ForAll Random random, @ForAll @IntRange(max = 1) int sometimesUnobserved) {
        Case of = new Case(random, 0.25 * sometimesUnobserved);
        boolean whole = true;
        for (int o = 0; o < OUTCOMES.size(); o++) {
            for (int k = 0; k <= HORIZON - FIRST; k++) {
                whole &= new Regression(of, o, k).sets == of.sample.sets();
            }
        }

        assertThat(of.effects().estimand())
                .isEqualTo((of.sample.isComplete() ? "ATT" : "ATT among the matched") + " of now versus later"
                        + (whole ? "" : ", among those observed"));
    }

    /** Equal, or both unknown; small beside the values, of which the largest are about 30. */
    private static void assertSame(double actual, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isCloseTo(expected, within(1e-7 + 1e-9 * Math.abs(expected)));
        }
    }
}
