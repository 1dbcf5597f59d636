package dk.effekt.effect;

import dk.effekt.matching.MatchedSample;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The rows in use, each as often as it stands in a set if sets are asked for, with the share of its weight that it has there: the
 * rows of MatchIt's {@code get_matches}. A row's influence is spread over them by these shares, as it is proportional to weight.
 */
record Clusters(int[] rows, double[] shares, int[] sets) {

    /** Each row in use once, in no set. */
    static Clusters ofRows(MatchedSample sample) {
        double[] weights = sample.weights();
        int[] rows = IntStream.range(0, weights.length)
                .filter(row -> weights[row] > 0)
                .toArray();
        double[] shares = new double[rows.length];
        Arrays.fill(shares, 1);
        return new Clusters(rows, shares, new int[rows.length]);
    }

    /** Each row as often as it stands in a set. */
    static Clusters ofSets(MatchedSample sample) {
        double[] weights = sample.weights();
        int members = 0;
        for (int set = 0; set < sample.sets(); set++) {
            members += sample.focals(set) + sample.partners(set);
        }
        int[] rows = new int[members];
        double[] shares = new double[members];
        int[] sets = new int[members];
        int at = 0;
        // In a stratum a row stands once, with all its weight; in a pair the focal row has 1, and its partners 1
        // together.
        boolean isStrata = sample.kind() == MatchedSample.Kind.STRATA;
        for (int set = 0; set < sample.sets(); set++) {
            for (int i = 0; i < sample.focals(set); i++, at++) {
                rows[at] = sample.focal(set, i);
                shares[at] = isStrata ? 1 : 1 / weights[rows[at]];
                sets[at] = set;
            }
            for (int i = 0; i < sample.partners(set); i++, at++) {
                rows[at] = sample.partner(set, i);
                shares[at] = isStrata ? 1 : 1 / (sample.partners(set) * weights[rows[at]]);
                sets[at] = set;
            }
        }
        return new Clusters(rows, shares, sets);
    }

    /** The clusters of all rows of a table as those of these. */
    long[] of(long[] clusters) {
        return Arrays.stream(rows).mapToLong(row -> clusters[row]).toArray();
    }

    long[] ofSets() {
        return Arrays.stream(sets).asLongStream().toArray();
    }

    long[] ofUnits() {
        return Arrays.stream(rows).asLongStream().toArray();
    }

    /** The sum over clusters of the squared sum of influences, times G/(G−1); NaN for a single cluster. */
    double variance(double[] influences, int[] cluster) {
        int count = Arrays.stream(cluster).max().orElse(-1) + 1;
        if (count < 2) {
            return Double.NaN;
        }
        double[] sums = new double[count];
        for (int i = 0; i < rows.length; i++) {
            sums[cluster[i]] += shares[i] * influences[rows[i]];
        }
        double variance = 0;
        for (double sum : sums) {
            variance += sum * sum;
        }
        return variance * count / (count - 1);
    }

    /** The factor of rows and coefficients. */
    double factor(SmallSample correction, int parameters) {
        return correction == SmallSample.HC0 ? 1 : (rows.length - 1.0) / (rows.length - parameters);
    }
}
