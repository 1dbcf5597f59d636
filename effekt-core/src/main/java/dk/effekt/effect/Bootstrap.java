package dk.effekt.effect;

import dk.effekt.internal.Blocks;
import dk.effekt.internal.Finite;
import dk.effekt.internal.Interruption;
import dk.effekt.internal.Partition;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.MatchedSample.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.Well19937c;

/**
 * The variance of the whole procedure over resamples (Efron 1979): rows, or all rows of a person together, are drawn with
 * replacement as often as there are, and everything is done again.
 *
 * <p>Each replication draws from a generator of its own, begun with the seed and its number, from rows in the order of their
 * clusters and identities: the same seed gives the same bits for any executor. If a replication fails, as a small arm may lose
 * all its rows, nothing is estimated: leaving it out would shift the variance unseen. Immutable.
 */
public final class Bootstrap implements VarianceEstimator {

    private static final int FEWEST = 2;

    private final int replications;
    private final long seed;
    private final Optional<Clustered.Given> clusters;
    private final Optional<Procedure> procedure;
    private final boolean evenWithReplacement;
    private final Executor executor;

    private Bootstrap(
            int replications,
            long seed,
            Optional<Clustered.Given> clusters,
            Optional<Procedure> procedure,
            boolean evenWithReplacement,
            Executor executor) {
        this.replications = replications;
        this.seed = seed;
        this.clusters = clusters;
        this.procedure = procedure;
        this.evenWithReplacement = evenWithReplacement;
        this.executor = executor;
    }

    /** So many replications on the calling thread, of single rows. */
    static Bootstrap of(int replications, long seed) {
        if (replications < FEWEST) {
            throw new IllegalArgumentException(replications + " replications; at least " + FEWEST + " are needed");
        }
        return new Bootstrap(replications, seed, Optional.empty(), Optional.empty(), false, Runnable::run);
    }

    /**
     * The same, drawing all rows of a cluster together.
     *
     * @param of the cluster of each row, such as the person behind it
     * @param name what a cluster is, such as {@code the person}
     */
    public Bootstrap clusteredOn(long[] of, String name) {
        return new Bootstrap(
                replications,
                seed,
                Optional.of(new Clustered.Given(of.clone(), name)),
                procedure,
                evenWithReplacement,
                executor);
    }

    /** The same, repeating the given procedure. */
    public Bootstrap redoing(Procedure whole) {
        return new Bootstrap(replications, seed, clusters, Optional.of(whole), evenWithReplacement, executor);
    }

    /** The same of rows in another order: clusters go with them, and the procedure gets the numbers that it knows. */
    Bootstrap on(int[] rows) {
        return new Bootstrap(
                replications,
                seed,
                clusters.map(of -> of.on(rows)),
                procedure.map(whole -> drawn -> whole.compare(
                        Arrays.stream(drawn).map(place -> rows[place]).toArray())),
                evenWithReplacement,
                executor);
    }

    /** Whether it was told what to repeat. */
    boolean hasProcedure() {
        return procedure.isPresent();
    }

    /** The same on the threads of an executor and the calling one. */
    public Bootstrap on(Executor threads) {
        return new Bootstrap(replications, seed, clusters, procedure, evenWithReplacement, threads);
    }

    /**
     * The same, also where partners were taken with replacement, for which the bootstrap is known to be wrong in theory (Abadie
     * and Imbens 2008) though it often is near in practice.
     */
    public Bootstrap evenWithReplacement() {
        return new Bootstrap(replications, seed, clusters, procedure, true, executor);
    }

    @Override
    public List<String> missingIn(PotentialMeans means, Measure measure) {
        List<String> missing = new ArrayList<>();
        if (procedure.isEmpty()) {
            missing.add("a bootstrap repeats the whole procedure, which it has to be given with redoing(…)");
        }
        misfit(means.sample()).ifPresent(missing::add);
        if (isInvalidFor(means.sample()) && !evenWithReplacement) {
            missing.add("a bootstrap is not valid for nearest neighbours with replacement, however many rows there are"
                    + " (Abadie and Imbens 2008); use their errors, cluster two ways, or say evenWithReplacement()");
        }
        return missing;
    }

    private Optional<String> misfit(MatchedSample sample) {
        int rows = sample.units().size();
        return clusters.filter(of -> of.clusters().length != rows)
                .map(of -> "clusters of '" + of.name() + "' are of " + of.clusters().length + " rows, and there are "
                        + rows);
    }

    private static boolean isInvalidFor(MatchedSample sample) {
        return sample.kind() == Kind.PAIRS && !sample.isDisjoint();
    }

    @Override
    public double variance(PotentialMeans means, Measure measure) {
        double[] replicates = replicates(means.sample());
        double mean = 0;
        for (double replicate : replicates) {
            mean += replicate;
        }
        mean /= replicates.length;
        double squares = 0;
        for (double replicate : replicates) {
            squares += (replicate - mean) * (replicate - mean);
        }
        return squares / (replicates.length - 1);
    }

    /**
     * The comparisons of all replications, in their order, for intervals of one's own.
     *
     * @throws IllegalArgumentException if there is no procedure, clusters are of other rows, or a replication fails; the message
     *     names it
     */
    public double[] replicates(MatchedSample sample) {
        Procedure whole = procedure.orElseThrow(
                () -> new IllegalArgumentException("there is no procedure to repeat; give one with redoing(…)"));
        misfit(sample).ifPresent(message -> {
            throw new IllegalArgumentException(message);
        });
        int[][] blocks = blocks(sample);
        List<Double> results =
                Blocks.map(executor, replications, 1, (replication, end) -> replicate(whole, blocks, replication));
        return results.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The rows of each cluster, clusters in the order of their codes, rows in that of their identities. */
    private int[][] blocks(MatchedSample sample) {
        int[] rows = IntStream.range(0, sample.units().size()).toArray();
        long[] identities =
                Arrays.stream(rows).mapToLong(row -> sample.units().id(row)).toArray();
        int[] ordered = Arrays.stream(grouped(Partition.ranks(identities), rows))
                .flatMapToInt(Arrays::stream)
                .toArray();
        return clusters.map(of -> grouped(Partition.ranks(of.clusters()), ordered))
                .orElseGet(() ->
                        Arrays.stream(ordered).mapToObj(row -> new int[] {row}).toArray(int[][]::new));
    }

    /** The rows of each number, in the order given. */
    private static int[][] grouped(int[] numbers, int[] rows) {
        int[] sizes = new int[Arrays.stream(numbers).max().orElse(-1) + 1];
        for (int number : numbers) {
            sizes[number]++;
        }
        int[][] groups = new int[sizes.length][];
        Arrays.setAll(groups, group -> new int[sizes[group]]);
        int[] filled = new int[sizes.length];
        for (int row : rows) {
            groups[numbers[row]][filled[numbers[row]]++] = row;
        }
        return groups;
    }

    private double replicate(Procedure whole, int[][] blocks, int replication) {
        Interruption.check("the bootstrap");
        Well19937c random = new Well19937c(new int[] {(int) (seed >>> Integer.SIZE), (int) seed, replication});
        int[][] drawn = new int[blocks.length][];
        Arrays.setAll(drawn, i -> blocks[random.nextInt(blocks.length)]);
        int[] rows = Arrays.stream(drawn).flatMapToInt(Arrays::stream).toArray();
        try {
            double result = whole.compare(rows);
            if (Double.isFinite(result)) {
                return result;
            }
            throw new IllegalArgumentException("the comparison is " + result);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "replication " + (replication + 1) + " of " + replications + " of the bootstrap failed: "
                            + e.getMessage(),
                    e);
        }
    }

    /**
     * The share of replicates between which an interval lies (Efron's percentile interval), by linear interpolation: type 7 of
     * Hyndman and Fan (1996), R's default.
     *
     * @param replicates of a bootstrap, finite
     * @param probability 0 to 1, such as 0.025 for the lower limit of a 95 % interval
     */
    public static double percentile(double[] replicates, double probability) {
        if (!(probability >= 0 && probability <= 1) || replicates.length == 0) {
            throw new IllegalArgumentException(
                    "probability " + probability + " of " + replicates.length + " replicates; it lies between 0 and 1");
        }
        double[] sorted = Finite.all("the replicate", replicates).clone();
        Arrays.sort(sorted);
        double at = (sorted.length - 1) * probability;
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    @Override
    public String describe() {
        return String.format(
                Locale.ROOT,
                "bootstrap of %s, %,d replications, seed %d",
                clusters.map(Clustered.Given::name).orElse("rows"),
                replications,
                seed);
    }

    @Override
    public String validity(PotentialMeans means) {
        if (isInvalidFor(means.sample())) {
            return "not valid for nearest neighbours with replacement (Abadie and Imbens 2008); asked for all the same";
        }
        return switch (means.sample().kind()) {
            case PAIRS ->
                "repeats score, matching and estimate (Efron 1979); simulations support it for matching without replacement (Austin"
                        + " and Small 2014), no theory does";
            case STRATA, WEIGHTS ->
                "repeats score, " + (means.sample().kind() == Kind.STRATA ? "strata" : "weights")
                        + " and estimate (Efron 1979); valid for estimates that are smooth in the data";
        };
    }

    @Override
    public String toString() {
        return describe();
    }
}
