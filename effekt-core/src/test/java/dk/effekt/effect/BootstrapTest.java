package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Units;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private static final int ROWS = 60;
    private static final double[] Y =
            new Random(1).doubles(ROWS).map(v -> 10 * v * v).toArray();
    private static final boolean[] TREATED = new boolean[ROWS];

    static {
        Arrays.fill(TREATED, 0, ROWS / 2, true);
    }

    private static MatchedSample everybody() {
        double[] ones = new double[ROWS];
        Arrays.fill(ones, 1);
        return MatchedSample.weighted(Units.of(TREATED), ones);
    }

    /** The mean of all, whatever the arms: of a bootstrap of rows its variance is known. */
    private static double mean(int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> Y[row]).sum() / rows.length;
    }

    private static PotentialMeans means(MatchedSample sample) {
        return EffectEstimators.weightedDifference().estimate(sample, Y);
    }

    /** The variance of a mean of n draws from n values is Σ(y − mean)²/n². */
    @Test
    void isTheVarianceOverAllResamples() {
        double mean = Arrays.stream(Y).average().orElseThrow();
        double expected = Arrays.stream(Y).map(y -> (y - mean) * (y - mean)).sum() / ROWS / ROWS;

        double variance = VarianceEstimators.bootstrap(20_000, 7)
                .redoing(BootstrapTest::mean)
                .variance(means(everybody()), Measure.DIFFERENCE);

        // The standard error of a variance over 20,000 replications is 1 %.
        assertThat(variance).isCloseTo(expected, withinPercentage(4));
    }

    /** Rows of a cluster are drawn together: of clusters of two equal values, twice the variance. */
    @Test
    void drawsClustersWhole() {
        long[] pair = IntStream.range(0, ROWS).mapToLong(row -> 100 - row / 2).toArray();
        Bootstrap bootstrap = VarianceEstimators.bootstrap(50, 7).clusteredOn(pair, "the person");
        bootstrap
                .redoing(rows -> {
                    assertThat(rows).hasSize(ROWS);
                    Map<Integer, Long> counts = Arrays.stream(rows)
                            .boxed()
                            .collect(Collectors.groupingBy(row -> row, Collectors.counting()));
                    for (int row = 0; row < ROWS; row += 2) {
                        assertThat(counts.get(row)).isEqualTo(counts.get(row + 1));
                    }
                    return 0;
                })
                .replicates(everybody());
        assertThat(bootstrap).hasToString("bootstrap of the person, 50 replications, seed 7");
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        Bootstrap bootstrap = VarianceEstimators.bootstrap(200, 42).redoing(BootstrapTest::mean);
        double[] alone = bootstrap.replicates(everybody());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            assertThat(bootstrap.on(threads).replicates(everybody())).isEqualTo(alone);
        } finally {
            threads.shutdown();
        }
        assertThat(VarianceEstimators.bootstrap(200, 43)
                        .redoing(BootstrapTest::mean)
                        .replicates(everybody()))
                .isNotEqualTo(alone);
        assertThat(Arrays.stream(alone).distinct().count()).isGreaterThan(190);
    }

    /** Rows are drawn by their identities, so that the order of the table does not matter. */
    @Test
    void permutedRowsGiveTheSameResamples() {
        long[] ids =
                IntStream.range(0, ROWS).mapToLong(row -> (row * 7L) % ROWS).toArray();
        Map<Integer, long[]> first = new ConcurrentHashMap<>();
        double[] ones = new double[ROWS];
        Arrays.fill(ones, 1);
        MatchedSample sample = MatchedSample.weighted(Units.of(TREATED), ones);
        MatchedSample permuted = MatchedSample.weighted(Units.of(TREATED).orderedBy(ids), ones);
        Bootstrap bootstrap = VarianceEstimators.bootstrap(3, 5);
        TreeMap<Integer, List<Long>> drawn = new TreeMap<>();
        bootstrap
                .redoing(rows -> {
                    first.put(first.size(), Arrays.stream(rows).asLongStream().toArray());
                    return 0;
                })
                .replicates(sample);
        bootstrap
                .redoing(rows -> {
                    drawn.put(
                            drawn.size(),
                            Arrays.stream(rows).mapToObj(row -> ids[row]).toList());
                    return 0;
                })
                .replicates(permuted);
        drawn.forEach((replication, of) -> assertThat(of)
                .isEqualTo(Arrays.stream(first.get(replication)).boxed().toList()));
    }

    @Test
    void isRefusedForNeighboursWithReplacement() {
        MatchedSample shared = MatchedSample.builder(Units.of(new boolean[] {true, true, false}))
                .pair(0, 2)
                .pair(1, 2)
                .build();
        PotentialMeans means = EffectEstimators.weightedDifference().estimate(shared, new double[] {1, 2, 3});
        Bootstrap bootstrap = VarianceEstimators.bootstrap(10, 1).redoing(rows -> 0);

        assertThat(bootstrap.missingIn(means, Measure.DIFFERENCE))
                .containsExactly(
                        "a bootstrap is not valid for nearest neighbours with replacement, however many rows there"
                                + " are (Abadie and Imbens 2008); use their errors, cluster two ways, or say evenWithReplacement()");
        assertThat(bootstrap.evenWithReplacement().missingIn(means, Measure.DIFFERENCE))
                .isEmpty();
        assertThat(bootstrap.evenWithReplacement().validity(means))
                .isEqualTo(
                        "not valid for nearest neighbours with replacement (Abadie and Imbens 2008); asked for all the same");
    }

    @Test
    void saysWhatIsMissingOrFailed() {
        assertThat(VarianceEstimators.bootstrap(10, 1)
                        .clusteredOn(new long[3], "the person")
                        .missingIn(means(everybody()), Measure.DIFFERENCE))
                .containsExactly(
                        "a bootstrap repeats the whole procedure, which it has to be given with redoing(…)",
                        "clusters of 'the person' are of 3 rows, and there are 60");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VarianceEstimators.bootstrap(10, 1)
                        .clusteredOn(new long[3], "the person")
                        .redoing(rows -> 0)
                        .replicates(everybody()))
                .withMessage("clusters of 'the person' are of 3 rows, and there are 60");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VarianceEstimators.bootstrap(1, 1))
                .withMessage("1 replications; at least 2 are needed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VarianceEstimators.bootstrap(10, 1)
                        .redoing(rows -> {
                            throw new IllegalArgumentException("no treated row is left");
                        })
                        .replicates(everybody()))
                .withMessage("replication 1 of 10 of the bootstrap failed: no treated row is left");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VarianceEstimators.bootstrap(10, 1)
                        .redoing(rows -> Double.NaN)
                        .replicates(everybody()))
                .withMessage("replication 1 of 10 of the bootstrap failed: the comparison is NaN");
    }

    /** R: {@code quantile(c(3, 1, 4, 1, 5), c(0, 0.025, 0.5, 0.9, 1))} is 1.0 1.0 3.0 4.6 5.0. */
    @Test
    void percentilesAreThoseOfR() {
        double[] values = {3, 1, 4, 1, 5};
        assertThat(Bootstrap.percentile(values, 0)).isEqualTo(1);
        assertThat(Bootstrap.percentile(values, 0.025)).isEqualTo(1);
        assertThat(Bootstrap.percentile(values, 0.5)).isEqualTo(3);
        assertThat(Bootstrap.percentile(values, 0.9)).isCloseTo(4.6, within(1e-14));
        assertThat(Bootstrap.percentile(values, 1)).isEqualTo(5);
        assertThatIllegalArgumentException().isThrownBy(() -> Bootstrap.percentile(values, 2.5));
    }
}
