package dk.effekt.effect;

import dk.effekt.matching.Estimand;
import dk.effekt.matching.MatchedSample;
import dk.effekt.outcome.OutcomeMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The mean of the matched treated minus the weighted mean of those they are compared with, with standard errors clustered on
 * the person.
 *
 * <p>It is the coefficient of treatment in a weighted regression of the outcome on a constant and treatment, and its variance is
 * that of Liang and Zeger (1986) with the small-sample factor HC1, G/(G−1) · (n−1)/(n−2) for G persons and n rows: what R's
 * {@code sandwich::vcovCL(lm(y ~ treat, weights = w), cluster = person, type = "HC1")} gives. With two groups it has a closed
 * form: a row's influence is its weight times its deviation from the mean of its arm, divided by the arm's weight; a person's
 * is the sum over the rows; the covariance of two estimates is the sum over persons of the product of the two.
 *
 * <p>There is no standard error (NaN) for rows of one person alone, nor for fewer than three rows.
 *
 * <p>A set counts in a week if the treated row is observed and at least one untreated row is; the observed untreated rows then
 * share the weight. Where a set counts in no week up to the horizon, or only in some, the number of treated beside each
 * estimate says so, and the estimand's name adds that it is among those observed.
 */
public final class MatchedDifference implements PathEstimator {

    /** The estimator; it has no options. */
    public static final MatchedDifference INSTANCE = new MatchedDifference();

    private static final String CLUSTERED = "clustered on the person (HC1)";

    private MatchedDifference() {}

    @Override
    public Effects estimate(MatchedSample sample, OutcomeMatrix outcomes, int[] persons, String contrast) {
        if (persons.length != sample.units().size()
                || outcomes.rows() != sample.units().size()) {
            throw new IllegalArgumentException(sample.units().size() + " units, " + outcomes.rows()
                    + " rows of outcomes and " + persons.length + " persons");
        }
        if (sample.kind() != MatchedSample.Kind.PAIRS || sample.units().estimand() != Estimand.ATT) {
            throw new IllegalArgumentException("a path of weekly differences is of pairs for the ATT; this sample is "
                    + sample.kind() + " for the " + sample.units().estimand()
                    + ": match nearest neighbours or optimal pairs");
        }
        Rows rows = Rows.of(sample, persons);
        int weeks = outcomes.horizon() - outcomes.firstWeek() + 1;
        int size = outcomes.outcomes().size() * weeks;
        double[] estimates = new double[size];
        double[][] influences = new double[size][];
        EffectPath.Means[] means = new EffectPath.Means[size];
        boolean someUnobserved = false;
        for (int outcome = 0; outcome < outcomes.outcomes().size(); outcome++) {
            for (int k = 0; k < weeks; k++) {
                int at = outcome * weeks + k;
                Week week = new Week(rows, sample, outcomes, outcome, outcomes.firstWeek() + k);
                estimates[at] = week.treatedMean - week.controlMean;
                influences[at] = week.influence();
                means[at] = week.means();
                someUnobserved |= week.treatedCount < sample.sets();
            }
        }
        String estimand = sample.estimand() + " of " + contrast + (someUnobserved ? ", among those observed" : "");
        Joint joint = new Joint(estimates, covariance(influences, rows.clusters()), estimand, CLUSTERED);
        List<EffectPath> paths = new ArrayList<>();
        for (int outcome = 0; outcome < outcomes.outcomes().size(); outcome++) {
            OutcomeMatrix.Column column = outcomes.outcomes().get(outcome);
            paths.add(new EffectPath(
                    joint,
                    outcome * weeks,
                    column.name(),
                    column.unit(),
                    outcomes.firstWeek(),
                    Arrays.copyOfRange(means, outcome * weeks, (outcome + 1) * weeks)));
        }
        return new Effects(paths, joint);
    }

    @Override
    public String describe() {
        return "difference of matched means, standard errors " + CLUSTERED;
    }

    /**
     * Person after person: every sum runs in their order, and the sums of a row are taken side by side, so that none waits for
     * the one before it.
     */
    private static double[][] covariance(double[][] influences, int clusters) {
        int size = influences.length;
        double[][] covariance = new double[size][size];
        if (clusters == 0) {
            // The sum of nothing is no variance of zero.
            Arrays.stream(covariance).forEach(row -> Arrays.fill(row, Double.NaN));
        }
        double[] of = new double[size];
        for (int cluster = 0; cluster < clusters; cluster++) {
            for (int a = 0; a < size; a++) {
                of[a] = influences[a][cluster];
            }
            for (int a = 0; a < size; a++) {
                for (int b = 0; b <= a; b++) {
                    covariance[a][b] += of[a] * of[b];
                }
            }
        }
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < a; b++) {
                covariance[b][a] = covariance[a][b];
            }
        }
        return covariance;
    }

    /** The rows of a matched sample, numbered afresh, and the persons behind them. */
    private record Rows(int[] row, int[] cluster, int clusters, int[] slotOf) {

        static Rows of(MatchedSample sample, int[] persons) {
            double[] weights = sample.weights();
            int[] slotOf = new int[weights.length];
            int[] row = new int[weights.length];
            int size = 0;
            for (int i = 0; i < weights.length; i++) {
                slotOf[i] = weights[i] > 0 ? size : -1;
                if (weights[i] > 0) {
                    row[size++] = i;
                }
            }
            row = Arrays.copyOf(row, size);
            int[] distinct =
                    Arrays.stream(row).map(r -> persons[r]).sorted().distinct().toArray();
            int[] cluster = Arrays.stream(row)
                    .map(r -> Arrays.binarySearch(distinct, persons[r]))
                    .toArray();
            return new Rows(row, cluster, distinct.length, slotOf);
        }
    }

    /** One outcome in one week: weights of the rows observed, the means of the two arms, and each person's influence. */
    private static final class Week {

        private final Rows rows;
        private final MatchedSample sample;
        private final double[] weights;
        private final double[] values;
        private double treatedMean;
        private double controlMean;
        private int treatedCount;

        Week(Rows rows, MatchedSample sample, OutcomeMatrix outcomes, int outcome, int week) {
            this.rows = rows;
            this.sample = sample;
            this.values = new double[rows.row().length];
            for (int slot = 0; slot < values.length; slot++) {
                values[slot] = outcomes.value(outcome, rows.row()[slot], week);
            }
            this.weights = new double[values.length];
            weigh();
            average();
        }

        private void weigh() {
            for (int set = 0; set < sample.sets(); set++) {
                int treated = rows.slotOf()[sample.focal(set, 0)];
                int observed = 0;
                for (int i = 0; i < sample.partners(set); i++) {
                    observed += Double.isNaN(values[rows.slotOf()[sample.partner(set, i)]]) ? 0 : 1;
                }
                if (Double.isNaN(values[treated]) || observed == 0) {
                    continue;
                }
                weights[treated] = 1;
                treatedCount++;
                for (int i = 0; i < sample.partners(set); i++) {
                    int control = rows.slotOf()[sample.partner(set, i)];
                    weights[control] += Double.isNaN(values[control]) ? 0 : 1.0 / observed;
                }
            }
        }

        private boolean isTreated(int slot) {
            return sample.units().isTreated(rows.row()[slot]);
        }

        private void average() {
            double controlWeight = 0;
            for (int slot = 0; slot < values.length; slot++) {
                if (weights[slot] > 0) {
                    if (isTreated(slot)) {
                        treatedMean += values[slot];
                    } else {
                        controlMean += weights[slot] * values[slot];
                        controlWeight += weights[slot];
                    }
                }
            }
            treatedMean /= treatedCount;
            controlMean /= controlWeight;
        }

        double[] influence() {
            double[] influence = new double[rows.clusters()];
            boolean[] present = new boolean[rows.clusters()];
            int n = 0;
            for (int slot = 0; slot < values.length; slot++) {
                if (weights[slot] > 0) {
                    double deviation = values[slot] - (isTreated(slot) ? treatedMean : controlMean);
                    influence[rows.cluster()[slot]] +=
                            (isTreated(slot) ? 1 : -1) * weights[slot] * deviation / treatedCount;
                    present[rows.cluster()[slot]] = true;
                    n++;
                }
            }
            int clusters = 0;
            for (boolean p : present) {
                clusters += p ? 1 : 0;
            }
            double factor = clusters > 1 && n > 2
                    ? Math.sqrt((double) clusters / (clusters - 1) * (n - 1) / (n - 2))
                    : Double.NaN;
            for (int i = 0; i < influence.length; i++) {
                influence[i] *= factor;
            }
            return influence;
        }

        EffectPath.Means means() {
            boolean[] control = new boolean[rows.clusters()];
            int persons = 0;
            for (int slot = 0; slot < values.length; slot++) {
                int cluster = rows.cluster()[slot];
                if (weights[slot] > 0 && !isTreated(slot) && !control[cluster]) {
                    control[cluster] = true;
                    persons++;
                }
            }
            return new EffectPath.Means(treatedMean, controlMean, treatedCount, persons);
        }
    }
}
