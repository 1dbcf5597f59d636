package dk.effekt.effect;

import dk.effekt.effect.Clustered.Given;
import dk.effekt.effect.Clustered.Rows;
import dk.effekt.effect.Clustered.Sets;
import dk.effekt.matching.MatchedSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The standard errors that effekt brings. With ψ the influence of a row on the comparison, h its leverage, n the rows in use (those
 * of weight 0 do not count) and k the number of coefficients, they are those of R's {@code sandwich}.
 */
public final class VarianceEstimators {

    /** Parameters of two means without covariates. */
    private static final int PLAIN_MEANS = 2;

    /** Of fewer, errors come out too small (Cameron, Gelbach and Miller 2008 find so of 5 to 30). */
    private static final int ENOUGH_CLUSTERS = 50;

    /** As in Stata's {@code teffects nnmatch}. */
    private static final int USUAL_NEIGHBOURS = 2;

    private VarianceEstimators() {}

    /** {@code Σ ψ²} (White 1980). */
    public static VarianceEstimator hc0() {
        return Robust.HC0;
    }

    /** {@code Σ ψ² · n/(n − k)} (MacKinnon and White 1985). */
    public static VarianceEstimator hc1() {
        return Robust.HC1;
    }

    /** {@code Σ ψ²/(1 − h)} (MacKinnon and White 1985). */
    public static VarianceEstimator hc2() {
        return Robust.HC2;
    }

    /** {@code Σ ψ²/(1 − h)²} (MacKinnon and White 1985, as Davidson and MacKinnon 1993). */
    public static VarianceEstimator hc3() {
        return Robust.HC3;
    }

    /** Clustered with the factor HC1; see {@link #clustered(long[], String, SmallSample)}. */
    public static VarianceEstimator clustered(long[] clusters, String name) {
        return clustered(clusters, name, SmallSample.HC1);
    }

    /** Clustered with the factor HC1; see {@link #clustered(long[], String, SmallSample)}. */
    public static VarianceEstimator clustered(int[] clusters, String name) {
        return clustered(Arrays.stream(clusters).asLongStream().toArray(), name);
    }

    /**
     * The squares of sums over clusters (Liang and Zeger 1986): {@code sandwich::vcovCL(f, cluster = c, type = …)}. NaN if all
     * rows in use are of one cluster.
     *
     * @param clusters of each row of the table
     * @param name what a cluster is, such as {@code the person}
     */
    public static VarianceEstimator clustered(long[] clusters, String name, SmallSample correction) {
        return new Clustered(new Given(clusters.clone(), name), Optional.empty(), correction);
    }

    /** Clustered on the matched set with the factor HC1; for disjoint sets only. */
    public static VarianceEstimator clusteredOnSets() {
        return clusteredOnSets(SmallSample.HC1);
    }

    /** Clustered on the matched set; for disjoint sets only. */
    public static VarianceEstimator clusteredOnSets(SmallSample correction) {
        return new Clustered(Sets.SETS, Optional.empty(), correction);
    }

    /**
     * Clustered two ways with the factor HC1: the variances of both less that of their intersection (Cameron, Gelbach and Miller
     * 2011), each with its G/(G−1): {@code sandwich::vcovCL(f, cluster = ~ a + b)}. Of few clusters the result may be negative;
     * then there is no standard error.
     *
     * @param first cluster of each row of the table
     * @param firstName what a cluster is, such as {@code the person}
     * @param second cluster of each row, of another kind
     * @param secondName what that is, such as {@code the municipality}
     */
    public static VarianceEstimator twoWay(long[] first, String firstName, long[] second, String secondName) {
        return new Clustered(
                new Given(first.clone(), firstName),
                Optional.of(new Given(second.clone(), secondName)),
                SmallSample.HC1);
    }

    /**
     * Clustered on the matched set and on the row, with the factor HC1. Each row counts as often as it stands in a set, as in
     * {@code vcovCL(lm(y ~ treat, get_matches(m), weights = weights), cluster = ~ subclass + id)}.
     */
    public static VarianceEstimator twoWayOnSetsAndRows() {
        return new Clustered(Sets.SETS, Optional.of(Rows.ROWS), SmallSample.HC1);
    }

    /**
     * Clustered on the matched set and on clusters of one's own, as where a person stands behind several rows.
     *
     * @param clusters of each row of the table
     * @param name what a cluster is, such as {@code the person}
     */
    public static VarianceEstimator twoWayOnSetsAnd(long[] clusters, String name) {
        return new Clustered(Sets.SETS, Optional.of(new Given(clusters.clone(), name)), SmallSample.HC1);
    }

    /** The variance that counts in the estimation of the weights (Stefanski and Boos 2002); without factors of n and k. */
    public static VarianceEstimator mEstimation() {
        return new MEstimation(Optional.empty());
    }

    /**
     * The same with the squares of sums over clusters, and the factor G/(G−1).
     *
     * @param clusters of each row of the table
     * @param name what a cluster is, such as {@code the person}
     */
    public static VarianceEstimator mEstimation(long[] clusters, String name) {
        return new MEstimation(Optional.of(new Given(clusters.clone(), name)));
    }

    /** {@code Σ ψ²} of an estimator that is no regression, such as {@link EffectEstimators#augmented()}. */
    public static VarianceEstimator influenceFunction() {
        return InfluenceFunction.INSTANCE;
    }

    /**
     * The variance of the mean difference of nearest neighbours (Abadie and Imbens 2006), homoscedastic and for the population
     * unless said otherwise: {@code Matching::Match}'s own.
     */
    public static AbadieImbens abadieImbens() {
        return AbadieImbens.homoscedastic();
    }

    /**
     * The variance over resamples, of a procedure that is given with {@link Bootstrap#redoing}.
     *
     * @param replications at least 2; 1,000 for a standard error, more for an interval
     */
    public static Bootstrap bootstrap(int replications, long seed) {
        return Bootstrap.of(replications, seed);
    }

    /** The same errors of the same rows in another order; empty of errors that effekt does not bring. */
    static Optional<VarianceEstimator> on(VarianceEstimator errors, int[] rows) {
        if (errors instanceof Clustered clustered) {
            return Optional.of(clustered.on(rows));
        }
        if (errors instanceof MEstimation estimated) {
            return Optional.of(estimated.on(rows));
        }
        if (errors instanceof Bootstrap bootstrap) {
            return Optional.of(bootstrap.on(rows));
        }
        boolean knowsNoRows =
                errors instanceof Robust || errors instanceof InfluenceFunction || errors instanceof AbadieImbens;
        return knowsNoRows ? Optional.of(errors) : Optional.empty();
    }

    /**
     * What effekt takes if none is asked for, the first of these that applies:
     *
     * <ul>
     *   <li>of pairs, clustered on the set; if they share rows, those of Abadie and Imbens, by two neighbours or homoscedastic, or
     *       on set and row;
     *   <li>of plain means of fifty strata or more, as full matching makes them, clustered on the set;
     *   <li>of plain means of weights, M-estimation if they say how they were estimated;
     *   <li>of what is left, HC3;
     *   <li>of an estimator on strata or weights that is no regression, the influence function;
     *   <li>HC0 where leverages of 1 leave nothing else.
     * </ul>
     *
     * Which of these cover how often stands in {@code docs/coverage.md}.
     */
    static VarianceEstimator preferred(PotentialMeans means, Measure measure) {
        MatchedSample sample = means.sample();
        boolean isPlain = means.parameters() <= PLAIN_MEANS;
        List<VarianceEstimator> candidates = new ArrayList<>();
        if (sample.kind() == MatchedSample.Kind.PAIRS) {
            if (sample.isDisjoint()) {
                candidates.add(clusteredOnSets());
            } else {
                candidates.add(abadieImbens().robust(USUAL_NEIGHBOURS));
                candidates.add(abadieImbens());
                candidates.add(twoWayOnSetsAndRows());
            }
        } else if (isPlain) {
            candidates.add(
                    sample.kind() == MatchedSample.Kind.STRATA && sample.sets() >= ENOUGH_CLUSTERS
                            ? clusteredOnSets()
                            : mEstimation());
        }
        candidates.add(hc3());
        candidates.add(influenceFunction());
        return candidates.stream()
                .filter(candidate -> candidate.missingIn(means, measure).isEmpty())
                .findFirst()
                .orElse(hc0());
    }
}
