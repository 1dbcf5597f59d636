package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.effect.AbadieImbens.Inference;
import dk.effekt.matching.Dissimilarity;
import dk.effekt.matching.Distance;
import dk.effekt.matching.Estimand;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.matching.Points;
import dk.effekt.matching.Scores;
import dk.effekt.matching.Units;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AbadieImbensPropertyTest {

    /** Persons on a lattice, so that ties are many, and a way to match them and to judge the result. */
    record Town(
            int[] across,
            int[] up,
            int[] strata,
            boolean[] treated,
            double[] y,
            Estimand estimand,
            int matches,
            Errors errors) {

        int size() {
            return treated.length;
        }

        double squared(int row, int other) {
            double dx = across[row] - across[other];
            double dy = up[row] - up[other];
            return dx * dx + dy * dy;
        }

        Distance points() {
            double[] coordinates = new double[2 * size()];
            Arrays.setAll(coordinates, i -> i % 2 == 0 ? across[i / 2] : up[i / 2]);
            return Points.of("plan", 2, coordinates);
        }

        Units units() {
            return Units.of(treated).estimating(estimand).inStrata(strata).withDistance(points());
        }

        NearestNeighbour method() {
            return NearestNeighbour.of(matches).averagingTies(errors.tolerance());
        }

        /** The given rows. */
        Town of(List<Integer> rows) {
            boolean[] newTreated = new boolean[rows.size()];
            for (int row = 0; row < newTreated.length; row++) {
                newTreated[row] = treated[rows.get(row)];
            }
            return new Town(
                    pick(across, rows),
                    pick(up, rows),
                    pick(strata, rows),
                    newTreated,
                    rows.stream().mapToDouble(row -> y[row]).toArray(),
                    estimand,
                    matches,
                    errors);
        }

        private static int[] pick(int[] of, List<Integer> rows) {
            return rows.stream().mapToInt(row -> of[row]).toArray();
        }
    }

    /** @param neighbours 0 for the same variance everywhere */
    record Errors(int neighbours, double tolerance, Inference inference) {

        AbadieImbens ours() {
            AbadieImbens ours = VarianceEstimators.abadieImbens();
            return (neighbours > 0 ? ours.robust(neighbours, tolerance) : ours).about(inference);
        }
    }

    @Property(tries = 400)
    void itIsTheFormulaOverAllPairs(@ForAll("towns") Town town) {
        assertSame(variance(town.units(), town), Naive.variance(town));
    }

    @Property(tries = 100)
    void doesNotDependOnHowNeighboursAreSearched(@ForAll("towns") Town town) {
        Distance each = Dissimilarity.of("plan", town.size(), (a, b) -> Math.sqrt(town.squared(a, b)));
        assertSame(variance(town.units().withDistance(each), town), Naive.variance(town));

        Town line = new Town(
                town.across(),
                new int[town.size()],
                town.strata(),
                town.treated(),
                town.y(),
                town.estimand(),
                town.matches(),
                town.errors());
        double[] scores = Arrays.stream(town.across()).asDoubleStream().toArray();
        assertSame(variance(line.units().withDistance(Scores.of("score", scores)), line), Naive.variance(line));
    }

    @Property(tries = 100)
    void doesNotDependOnTheOrderOfRows(@ForAll("towns") Town town, @ForAll Random random) {
        List<Integer> rows = IntStream.range(0, town.size()).boxed().collect(Collectors.toList());
        Collections.shuffle(rows, random);
        Town shuffled = town.of(rows);
        long[] ids = rows.stream().mapToLong(row -> row).toArray();
        assertSame(variance(shuffled.units().orderedBy(ids), shuffled), variance(town.units(), town));
    }

    @Property(tries = 100)
    void everybodyTwiceHalvesTheVarianceOfTheRowsAtHand(@ForAll("towns") Town any) {
        Errors errors = new Errors(0, 0, Inference.SAMPLE);
        Town town = new Town(any.across(), any.up(), any.strata(), any.treated(), any.y(), any.estimand(), 1, errors);
        Town twice = town.of(IntStream.concat(IntStream.range(0, town.size()), IntStream.range(0, town.size()))
                .boxed()
                .toList());
        assertSame(variance(twice.units(), twice), variance(town.units(), town) / 2);
    }

    @Property(tries = 50)
    void whereOutcomesFollowALineBiasCorrectionLeavesNothing(@ForAll("towns") Town town, @ForAll Random random) {
        double[] x = random.doubles(town.size(), 0, 10).toArray();
        double[] y = new double[x.length];
        Arrays.setAll(y, row -> town.treated()[row] ? 5 + 2 * x[row] : 3 + 2 * x[row]);
        Units units = Units.of(town.treated(), x)
                .estimating(town.estimand())
                .withCovariates(DesignMatrix.of(List.of("x"), x));
        // One row alone has no slope.
        Assume.that(count(town.treated(), true) > 1 && count(town.treated(), false) > 1);
        MatchedSample sample = NearestNeighbour.of(2).match(units);

        Estimate estimate = Estimation.of(sample)
                .outcome("y", y)
                .with(EffectEstimators.biasCorrected())
                .errors(VarianceEstimators.abadieImbens())
                .estimate();

        assertThat(estimate.value()).isCloseTo(2, within(1e-9));
        assertThat(estimate.standardError()).isCloseTo(0, within(1e-9));
    }

    /** Of the ATT with replacement, as far as 1,500 samples tell: their variance has a standard error of 3.7 %. */
    @Example
    void isNearTheVarianceOverSamples() {
        int samples = 1500;
        double[] estimates = new double[samples];
        double[] errorsAtHand = new double[samples];
        AbadieImbens homoscedastic = VarianceEstimators.abadieImbens();
        AbadieImbens robust = homoscedastic.robust(2);
        double ofAll = 0;
        double ofEach = 0;
        double atHand = 0;
        for (int s = 0; s < samples; s++) {
            Random random = new Random(4711L + s);
            int n = 240;
            boolean[] treated = new boolean[n];
            double[] x = new double[n];
            double[] y = new double[n];
            double effects = 0;
            int count = 0;
            for (int row = 0; row < n; row++) {
                x[row] = random.nextDouble();
                treated[row] = random.nextDouble() < 0.1 + 0.5 * x[row];
                double effect = treated[row] ? 1 + 3 * x[row] : 0;
                y[row] = 2 * x[row] + effect + random.nextGaussian();
                effects += effect;
                count += treated[row] ? 1 : 0;
            }
            PotentialMeans means = EffectEstimators.weightedDifference()
                    .estimate(NearestNeighbour.of(1).match(Units.of(treated, x)), y);
            estimates[s] = means.treated() - means.control();
            errorsAtHand[s] = estimates[s] - effects / count;
            ofAll += homoscedastic.variance(means, Measure.DIFFERENCE) / samples;
            ofEach += robust.variance(means, Measure.DIFFERENCE) / samples;
            atHand += robust.about(Inference.SAMPLE).variance(means, Measure.DIFFERENCE) / samples;
        }

        assertThat(ofEach / variance(estimates)).isCloseTo(1, within(0.11));
        assertThat(atHand / variance(errorsAtHand)).isCloseTo(1, within(0.11));
        // Half the spread of differences takes that of effects, which have the variance 0.75, for one of outcomes.
        assertThat(ofAll / variance(estimates)).isBetween(1.0, 1.4);
    }

    private static double variance(double[] of) {
        double mean = Arrays.stream(of).sum() / of.length;
        return Arrays.stream(of).map(value -> (value - mean) * (value - mean)).sum() / (of.length - 1);
    }

    /** The definitions, over all pairs of rows. */
    private static final class Naive {

        static double variance(Town town) {
            int n = town.size();
            double[][] shares = new double[n][];
            double[] effects = new double[n];
            int sets = 0;
            double estimate = 0;
            for (int row = 0; row < n; row++) {
                shares[row] = new double[n];
                int focal = row;
                boolean[] found =
                        nearest(town, row, town.matches(), other -> town.treated()[other] != town.treated()[focal]);
                int count = count(found, true);
                if (!town.estimand().isFocal(town.treated()[row]) || count == 0) {
                    continue;
                }
                for (int other = 0; other < n; other++) {
                    if (found[other]) {
                        shares[row][other] = 1.0 / count;
                        effects[row] += effect(town, row, other) / count;
                    }
                }
                sets++;
                estimate += effects[row];
            }
            estimate /= sets;
            double ofSets = 0;
            double ofPairs = 0;
            for (int row = 0; row < n; row++) {
                double total = Arrays.stream(shares[row]).sum();
                ofSets += total > 0 ? Math.pow(effects[row] - estimate, 2) : 0;
                for (int other = 0; other < n; other++) {
                    ofPairs += shares[row][other] * Math.pow(effect(town, row, other) - estimate, 2);
                }
            }
            double sum = town.errors().inference() == Inference.POPULATION ? ofSets : 0;
            for (int row = 0; row < n; row++) {
                double k = 0;
                double squares = 0;
                for (int focal = 0; focal < n; focal++) {
                    k += shares[focal][row];
                    squares += shares[focal][row] * shares[focal][row];
                }
                double isMatched = Arrays.stream(shares[row]).sum() > 0 ? 1 : 0;
                double multiple = town.errors().inference() == Inference.SAMPLE
                        ? (isMatched + k) * (isMatched + k)
                        : k * k - squares + (town.estimand() == Estimand.ATE ? 2 * k : 0);
                if (multiple > 1e-12) {
                    sum += multiple * (town.errors().neighbours() == 0 ? ofPairs / sets / 2 : local(town, row));
                }
            }
            return sum / sets / sets;
        }

        private static double local(Town town, int row) {
            boolean[] found = nearest(
                    town,
                    row,
                    town.errors().neighbours(),
                    other -> other != row && town.treated()[other] == town.treated()[row]);
            if (count(found, true) == 0) {
                return Double.NaN;
            }
            found[row] = true;
            double[] values = IntStream.range(0, found.length)
                    .filter(i -> found[i])
                    .mapToDouble(i -> town.y()[i])
                    .toArray();
            return AbadieImbensPropertyTest.variance(values);
        }

        private static boolean[] nearest(Town town, int row, int wanted, IntPredicate isCandidate) {
            int[] candidates = IntStream.range(0, town.size())
                    .filter(isCandidate)
                    .filter(other -> town.strata()[other] == town.strata()[row])
                    .toArray();
            boolean[] found = new boolean[town.size()];
            double[] squares = Arrays.stream(candidates)
                    .mapToDouble(other -> town.squared(row, other))
                    .sorted()
                    .toArray();
            for (int other : candidates) {
                found[other] = town.squared(row, other)
                        <= squares[Math.min(wanted, squares.length) - 1]
                                + town.errors().tolerance();
            }
            return found;
        }

        private static double effect(Town town, int row, int other) {
            return (town.treated()[row] ? 1 : -1) * (town.y()[row] - town.y()[other]);
        }
    }

    private static double variance(Units units, Town town) {
        MatchedSample sample = town.method().match(units);
        PotentialMeans means = EffectEstimators.weightedDifference().estimate(sample, town.y());
        return town.errors().ours().variance(means, Measure.DIFFERENCE);
    }

    private static void assertSame(double actual, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isCloseTo(expected, within(1e-10 * (1 + Math.abs(expected))));
        }
    }

    private static int count(boolean[] flags, boolean value) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag == value ? 1 : 0;
        }
        return count;
    }

    @Provide
    Arbitrary<Town> towns() {
        return Arbitraries.integers()
                .between(2, 24)
                .flatMap(n -> Combinators.combine(
                                numbers(n, 6),
                                numbers(n, 3),
                                numbers(n, 1),
                                numbers(n, 1),
                                numbers(n, 9),
                                Arbitraries.of(Estimand.ATT, Estimand.ATC, Estimand.ATE),
                                Arbitraries.integers().between(1, 3),
                                errors())
                        .as((across, up, strata, arms, y, estimand, matches, errors) -> {
                            // The first two can be matched.
                            strata[0] = strata[1];
                            arms[0] = 1 - arms[1];
                            boolean[] treated = new boolean[n];
                            for (int row = 0; row < n; row++) {
                                treated[row] = arms[row] == 1;
                            }
                            double[] outcome = Arrays.stream(y).asDoubleStream().toArray();
                            return new Town(across, up, strata, treated, outcome, estimand, matches, errors);
                        }));
    }

    private static Arbitrary<int[]> numbers(int size, int most) {
        return Arbitraries.integers()
                .between(0, most)
                .array(int[].class)
                .ofSize(size)
                .withoutEdgeCases();
    }

    /** Squared distances are whole numbers, which rounding does not take across a tolerance of a half. */
    private static Arbitrary<Errors> errors() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3), Arbitraries.of(0.0, 1.5), Arbitraries.of(Inference.class))
                .as(Errors::new);
    }
}
