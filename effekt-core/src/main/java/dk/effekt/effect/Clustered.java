package dk.effekt.effect;

import dk.effekt.internal.Partition;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.MatchedSample.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The variance of rows that are independent only between clusters (Liang and Zeger 1986), or between the clusters of two kinds
 * (Cameron, Gelbach and Miller 2011: the variances of both less that of their intersection).
 */
record Clustered(Dimension first, Optional<Dimension> second, SmallSample correction) implements VarianceEstimator {

    /** What rows are clustered on. */
    sealed interface Dimension {}

    /** Clusters of each row of the table. */
    record Given(long[] clusters, String name) implements Dimension {

        /** The same of rows in another order; of so many only, as others are refused. */
        Given on(int[] rows) {
            return clusters.length == rows.length
                    ? new Given(
                            Arrays.stream(rows).mapToLong(row -> clusters[row]).toArray(), name)
                    : this;
        }
    }

    /** The matched sets. */
    enum Sets implements Dimension {
        SETS;

        @Override
        public String toString() {
            return "the matched set";
        }
    }

    /** The rows themselves. */
    enum Rows implements Dimension {
        ROWS;

        @Override
        public String toString() {
            return "the row";
        }
    }

    Clustered on(int[] rows) {
        return new Clustered(on(first, rows), second.map(dimension -> on(dimension, rows)), correction);
    }

    private static Dimension on(Dimension dimension, int[] rows) {
        return dimension instanceof Given given ? given.on(rows) : dimension;
    }

    private boolean hasSets() {
        return first == Sets.SETS;
    }

    private static String text(Dimension dimension) {
        return dimension instanceof Given given ? given.name() : dimension.toString();
    }

    @Override
    public List<String> missingIn(PotentialMeans means, Measure measure) {
        List<String> missing = new ArrayList<>();
        MatchedSample sample = means.sample();
        if (hasSets() && sample.kind() == Kind.WEIGHTS) {
            missing.add("errors clustered on the matched set need matched sets, and the sample has weights only");
        } else if (hasSets() && second.isEmpty() && !sample.isDisjoint()) {
            missing.add("errors clustered on the matched set need disjoint sets, and these share rows, as partners were"
                    + " taken with replacement; cluster two ways, on set and row");
        }
        requireFits(first, sample, missing);
        second.ifPresent(dimension -> requireFits(dimension, sample, missing));
        requireSeveral(first, sample, missing);
        second.ifPresent(dimension -> requireSeveral(dimension, sample, missing));
        int rows = Influences.count(sample);
        if (correction == SmallSample.HC1 && rows <= means.parameters()) {
            missing.add("the factor HC1 needs more rows in use than coefficients; there are " + rows + " and "
                    + means.parameters());
        }
        return missing;
    }

    private static void requireFits(Dimension dimension, MatchedSample sample, List<String> missing) {
        if (dimension instanceof Given given
                && given.clusters().length != sample.units().size()) {
            missing.add("clusters of '" + given.name() + "' are of " + given.clusters().length + " rows, and there are "
                    + sample.units().size());
        }
    }

    private static void requireSeveral(Dimension dimension, MatchedSample sample, List<String> missing) {
        if (dimension instanceof Given given
                && given.clusters().length == sample.units().size()) {
            long clusters = Arrays.stream(sample.rowsInUse())
                    .mapToLong(row -> given.clusters()[row])
                    .distinct()
                    .count();
            if (clusters < 2) {
                missing.add("errors clustered on '" + given.name()
                        + "' need two clusters or more among the rows in use, and there "
                        + (clusters == 1 ? "is one" : "are none") + "; cluster on something finer");
            }
        }
    }

    @Override
    public double variance(PotentialMeans means, Measure measure) {
        double[] influences = Influences.on(means, measure);
        Clusters clusters = hasSets() ? Clusters.ofSets(means.sample()) : Clusters.ofRows(means.sample());
        int[] a = Partition.ranks(codes(clusters, first));
        double variance = clusters.variance(influences, a);
        if (second.isPresent()) {
            int[] b = Partition.ranks(codes(clusters, second.get()));
            Partition both = Partition.by(a);
            both.split(b);
            variance += clusters.variance(influences, b) - clusters.variance(influences, both.numbers());
        }
        return variance * clusters.factor(correction, means.parameters());
    }

    private static long[] codes(Clusters clusters, Dimension dimension) {
        if (dimension instanceof Given given) {
            return clusters.of(given.clusters());
        }
        return dimension == Sets.SETS ? clusters.ofSets() : clusters.ofUnits();
    }

    @Override
    public String describe() {
        return "clustered on " + text(first)
                + second.map(b -> " and " + text(b)).orElse("") + " (" + correction + ")";
    }

    @Override
    public String validity(PotentialMeans means) {
        MatchedSample sample = means.sample();
        if (second.isPresent()) {
            return "allows for rows that share either (Cameron, Gelbach and Miller 2011)"
                    + (Influences.overlaps(sample)
                            ? ", as MatchIt advises with replacement; no theory covers it there, as it does the errors of Abadie"
                                    + " and Imbens (2006)"
                            : "");
        }
        if (hasSets()) {
            return sample.kind() == Kind.PAIRS
                    ? "valid for matching without replacement, whether the regression is right or not (Abadie and Spiess 2022)"
                    : "valid if there are many sets, independent of each other (Liang and Zeger 1986), as MatchIt advises after"
                            + " full matching";
        }
        return "valid if there are many clusters, independent of each other (Liang and Zeger 1986); takes the "
                + (sample.kind() == Kind.WEIGHTS ? "weights" : "matching") + " as given";
    }
}
