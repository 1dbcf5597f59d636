package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.covariate.DesignMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold of weights of any table whose arms overlap. */
class WeightingPropertyTest {

    /** Each row of the one arm has a like in the other, so that there always is a solution. */
    record Rows(boolean[] treated, double[] a, double[] b, double[] c, Estimand estimand) {

        Rows pick(int size, IntUnaryOperator from) {
            boolean[] flags = new boolean[size];
            for (int i = 0; i < size; i++) {
                flags[i] = treated[from.applyAsInt(i)];
            }
            return new Rows(flags, pick(a, size, from), pick(b, size, from), pick(c, size, from), estimand);
        }

        private static double[] pick(double[] column, int size, IntUnaryOperator from) {
            double[] picked = new double[size];
            Arrays.setAll(picked, i -> column[from.applyAsInt(i)]);
            return picked;
        }

        DesignMatrix covariates() {
            return DesignMatrix.of(List.of("a", "b", "c"), a, b, c);
        }

        Units units() {
            return Units.of(treated)
                    .estimating(estimand)
                    .withCovariates(covariates())
                    .withPropensity(PropensityModels.logistic().fit(treated, covariates()));
        }
    }

    @Provide
    Arbitrary<Rows> rows() {
        return Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.integers().between(40, 120),
                        Arbitraries.of(Estimand.ATT, Estimand.ATC, Estimand.ATE))
                .as((seed, size, estimand) -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    boolean[] treated = new boolean[size];
                    double[] a = new double[size];
                    double[] b = new double[size];
                    double[] c = new double[size];
                    for (int i = 0; i < size; i++) {
                        treated[i] = i < 20 ? i % 2 == 0 : random.nextInt(3) == 0;
                        // The first twenty stand in all corners, in both arms.
                        a[i] = i < 20 ? (i / 2 % 2 == 0 ? -3 : 3) : random.nextDouble() + (treated[i] ? 0.3 : 0);
                        b[i] = i < 20 ? (i / 4 % 2 == 0 ? -3 : 3) : random.nextDouble();
                        c[i] = i < 20 ? i / 8 % 2 : random.nextInt(2);
                    }
                    return new Rows(treated, a, b, c, estimand);
                });
    }

    @Property(tries = 100)
    void entropyBalancingBalancesAndItsWeightsSumToThoseAimedAt(@ForAll("rows") Rows rows) {
        Units units = rows.units();
        double[] weights = EntropyBalancing.of(1).match(units).weights();

        double[][] columns = {rows.a(), rows.b(), rows.c()};
        for (double[] column : columns) {
            double aim = mean(column, units, row -> units.isFocal(row) ? 1 : 0);
            assertThat(mean(column, units, row -> units.isTreated(row) ? weights[row] : 0))
                    .isCloseTo(aim, within(1e-11));
            assertThat(mean(column, units, row -> units.isTreated(row) ? 0 : weights[row]))
                    .isCloseTo(aim, within(1e-11));
        }
        for (boolean arm : new boolean[] {true, false}) {
            double sum = 0;
            for (int row = 0; row < weights.length; row++) {
                assertThat(weights[row]).isPositive();
                sum += units.isTreated(row) == arm ? weights[row] : 0;
            }
            assertThat(sum).isCloseTo(units.focalCount(), within(1e-9));
        }
    }

    /** The score equation of the intercept: weights by the logit of both arms add up alike in the overlap. */
    @Property(tries = 100)
    void overlapWeightsBalanceTheMeansOfTheLogitExactly(@ForAll("rows") Rows rows) {
        Units units = rows.units().estimating(Estimand.ATO);
        double[] weights = InversePropensity.withDefaults().match(units).weights();

        for (double[] column : new double[][] {rows.a(), rows.b(), rows.c()}) {
            assertThat(mean(column, units, row -> units.isTreated(row) ? weights[row] : 0))
                    .isCloseTo(mean(column, units, row -> units.isTreated(row) ? 0 : weights[row]), within(1e-10));
        }
    }

    @Property(tries = 50)
    void theOrderOfRowsIsOfNoConsequenceBeyondRounding(@ForAll("rows") Rows rows, @ForAll long seed) {
        int[] order = shuffled(rows.treated().length, seed);
        Rows moved = rows.pick(order.length, i -> order[i]);
        for (Matcher matcher : List.of(EntropyBalancing.of(1), InversePropensity.withDefaults())) {
            double[] weights = matcher.match(rows.units()).weights();
            double[] ofMoved = matcher.match(moved.units()).weights();
            for (int i = 0; i < order.length; i++) {
                assertThat(ofMoved[i]).isCloseTo(weights[order[i]], within(1e-9 * (1 + weights[order[i]])));
            }
        }
    }

    @Property(tries = 50)
    void theUnitsOfCovariatesAreOfNoConsequence(@ForAll("rows") Rows rows) {
        Rows scaled = new Rows(
                rows.treated(),
                Arrays.stream(rows.a()).map(x -> 1e5 * x + 7e5).toArray(),
                Arrays.stream(rows.b()).map(x -> -1e-4 * x).toArray(),
                Arrays.stream(rows.c()).map(x -> 1 - x).toArray(),
                rows.estimand());
        for (Matcher matcher : List.of(EntropyBalancing.of(1), InversePropensity.withDefaults())) {
            double[] weights = matcher.match(rows.units()).weights();
            double[] ofScaled = matcher.match(scaled.units()).weights();
            for (int i = 0; i < weights.length; i++) {
                assertThat(ofScaled[i]).isCloseTo(weights[i], within(1e-9 * (1 + weights[i])));
            }
        }
    }

    /** Of the ATT: untreated rows that stand there twice share the weight; propensity odds halve, so that they do, too. */
    @Property(tries = 50)
    void untreatedRowsThatStandThereTwiceShareTheirWeight(@ForAll("rows") Rows rows) {
        Rows att = new Rows(rows.treated(), rows.a(), rows.b(), rows.c(), Estimand.ATT);
        int size = att.treated().length;
        int[] untreated = java.util.stream.IntStream.range(0, size)
                .filter(i -> !att.treated()[i])
                .toArray();
        Rows twice = att.pick(size + untreated.length, i -> i < size ? i : untreated[i - size]);

        double[] weights = EntropyBalancing.of(1).match(att.units()).weights();
        double[] ofTwice = EntropyBalancing.of(1).match(twice.units()).weights();
        for (int i = 0; i < size; i++) {
            assertThat(ofTwice[i]).isCloseTo(att.treated()[i] ? 1 : weights[i] / 2, within(1e-9));
        }
        for (int i = 0; i < untreated.length; i++) {
            assertThat(ofTwice[size + i]).isCloseTo(weights[untreated[i]] / 2, within(1e-9));
        }
    }

    /** A row's weight follows its parameters as the derivative says: against new fits of the table with one row left out. */
    @Property(tries = 20)
    void influencesForetellWhatLeavingARowOutDoes(@ForAll("rows") Rows rows) {
        int size = rows.treated().length;
        double[] outcome = new double[4 * size];
        Rows four = rows.pick(4 * size, i -> i % size);
        Arrays.setAll(outcome, i -> four.a()[i] + Math.sin(i % size));
        int left = 25;
        for (Matcher matcher : List.of(EntropyBalancing.of(1), InversePropensity.withDefaults())) {
            MatchedSample sample = matcher.match(four.units());
            Rows without = four.pick(4 * size - 1, i -> i < left ? i : i + 1);
            double[] rest = new double[4 * size - 1];
            Arrays.setAll(rest, i -> outcome[i < left ? i : i + 1]);
            double change = difference(sample, outcome) - difference(matcher.match(without.units()), rest);
            assertThat(influence(sample, outcome, left)).isCloseTo(change, within(0.15 * Math.abs(change) + 2e-4));
        }
    }

    private static double difference(MatchedSample sample, double[] y) {
        double[] weights = sample.weights();
        Units units = sample.units();
        return mean(y, units, row -> units.isTreated(row) ? weights[row] : 0)
                - mean(y, units, row -> units.isTreated(row) ? 0 : weights[row]);
    }

    private static double influence(MatchedSample sample, double[] y, int of) {
        double[] weights = sample.weights();
        Units units = sample.units();
        EstimatedWeights estimated = sample.estimatedWeights().orElseThrow();
        double[] means = {
            mean(y, units, row -> units.isTreated(row) ? 0 : weights[row]),
            mean(y, units, row -> units.isTreated(row) ? weights[row] : 0)
        };
        double[] sums = new double[2];
        for (int row = 0; row < y.length; row++) {
            sums[units.isTreated(row) ? 1 : 0] += weights[row];
        }
        double total = 0;
        for (int row = 0; row < y.length; row++) {
            int arm = units.isTreated(row) ? 1 : 0;
            double slope = (arm == 1 ? 1 : -1) * (y[row] - means[arm]) / sums[arm];
            total += row == of ? slope * weights[row] : 0;
            for (int j = 0; j < estimated.parameters(); j++) {
                total += slope * estimated.derivative(row, j) * estimated.influence(of, j);
            }
        }
        return total;
    }

    @FunctionalInterface
    interface Weight {
        double of(int row);
    }

    private static double mean(double[] values, Units units, Weight weight) {
        double sum = 0;
        double total = 0;
        for (int row = 0; row < units.size(); row++) {
            sum += weight.of(row);
            total += weight.of(row) * values[row];
        }
        return total / sum;
    }

    private static int[] shuffled(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
