package dk.effekt.effect;

import dk.effekt.matching.MatchedSample;
import dk.effekt.outcome.OutcomeMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The effect in every week by an {@link EffectEstimator}, with standard errors clustered on the person.
 *
 * <p>A week is estimated on the rows whose outcome is observed in it. A matched set counts if its treated and its untreated side are
 * still there; the partners left share the weight. Where some rows are not observed, the number of treated beside each estimate says
 * so, and the estimand's name adds that it is among those observed.
 *
 * <p>A person's influence on an estimate is the sum over the person's rows, and the covariance of two estimates is the sum over
 * persons of the product of the two (Liang and Zeger 1986), with the small-sample factor HC1, G/(G−1) · (n−1)/(n−k) for G persons,
 * n rows and k coefficients: what R's {@code sandwich::vcovCL(lm(y ~ treat, weights = w), cluster = person, type = "HC1")} gives for
 * the weighted difference. Of an estimator that is no regression, and where the estimation of weights is counted in, the factor is
 * G/(G−1). There is no standard error (NaN) for rows of one person alone, nor for as few rows as coefficients.
 */
public final class WeeklyEstimator implements PathEstimator {

    /** Outcomes estimated at a time, so that what rows add to each need not be kept for all. */
    private static final int AT_A_TIME = 8;

    private static final String CLUSTERED = "clustered on the person (HC1)";

    private final EffectEstimator estimator;

    private WeeklyEstimator(EffectEstimator estimator) {
        this.estimator = estimator;
    }

    /** The effect in every week by the given estimator. */
    public static WeeklyEstimator of(EffectEstimator estimator) {
        return new WeeklyEstimator(estimator);
    }

    @Override
    public List<String> missingIn(MatchedSample sample) {
        return estimator.missingIn(sample);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the estimator lacks something, or sizes do not fit
     */
    @Override
    public Effects estimate(MatchedSample sample, OutcomeMatrix outcomes, int[] persons, String contrast) {
        int size = sample.units().size();
        if (persons.length != size || outcomes.rows() != size) {
            throw new IllegalArgumentException(
                    size + " units, " + outcomes.rows() + " rows of outcomes and " + persons.length + " persons");
        }
        List<String> missing = missingIn(sample);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", missing));
        }
        int weeks = outcomes.horizon() - outcomes.firstWeek() + 1;
        int columns = outcomes.outcomes().size() * weeks;
        int[] rows = sample.rowsInUse();
        MatchedSample used = sample.among(rows);
        PersonSums sums =
                new PersonSums(Arrays.stream(rows).map(row -> persons[row]).toArray(), columns);
        EffectPath.Means[] means = new EffectPath.Means[columns];
        Set<String> notes = new TreeSet<>();
        boolean someUnobserved = false;
        for (Map.Entry<BitSet, List<Integer>> part :
                byObserved(outcomes, rows, weeks).entrySet()) {
            int[] observed = part.getKey().stream().toArray();
            MatchedSample there = used.among(observed);
            someUnobserved |= there.distinctTreated() < used.distinctTreated();
            for (int from = 0; from < part.getValue().size(); from += AT_A_TIME) {
                List<Integer> some =
                        part.getValue().subList(from, Math.min(part.getValue().size(), from + AT_A_TIME));
                List<double[]> values = new ArrayList<>();
                for (int column : some) {
                    double[] y = new double[observed.length];
                    Arrays.setAll(
                            y,
                            i -> outcomes.value(
                                    column / weeks, rows[observed[i]], outcomes.firstWeek() + column % weeks));
                    values.add(y);
                }
                estimate(there, observed, some, values, sums, means, notes);
            }
        }
        String estimand = sample.estimand() + " of " + contrast + (someUnobserved ? ", among those observed" : "");
        boolean areWeights = sample.kind() == MatchedSample.Kind.WEIGHTS;
        Joint joint = sums.joint(estimand, areWeights ? CLUSTERED + ", weights taken as known" : CLUSTERED);
        List<EffectPath> paths = new ArrayList<>();
        for (int outcome = 0; outcome < outcomes.outcomes().size(); outcome++) {
            OutcomeMatrix.Column column = outcomes.outcomes().get(outcome);
            paths.add(new EffectPath(
                    joint,
                    outcome * weeks,
                    column,
                    outcomes.firstWeek(),
                    Arrays.copyOfRange(means, outcome * weeks, (outcome + 1) * weeks)));
        }
        return new Effects(paths, joint, List.copyOf(notes));
    }

    /** Estimates outcomes whose rows are observed alike. */
    private void estimate(
            MatchedSample sample,
            int[] rows,
            List<Integer> columns,
            List<double[]> values,
            PersonSums sums,
            EffectPath.Means[] means,
            Set<String> notes) {
        boolean isEmpty = sample.distinctTreated() == 0 || sample.distinctControls() == 0;
        List<PotentialMeans> estimates = isEmpty ? List.of() : estimator.estimateEach(sample, values);
        int controls = sums.controlPersons(sample, rows);
        for (int i = 0; i < columns.size(); i++) {
            int column = columns.get(i);
            if (isEmpty) {
                sums.addNone(column);
                means[column] = new EffectPath.Means(Double.NaN, Double.NaN, 0, 0);
            } else {
                PotentialMeans found = estimates.get(i);
                sums.add(column, found, rows);
                notes.addAll(found.notes());
                means[column] =
                        new EffectPath.Means(found.treated(), found.control(), sample.distinctTreated(), controls);
            }
        }
    }

    /** The outcomes, numbered week after week, by which of the rows in use are observed. */
    private static Map<BitSet, List<Integer>> byObserved(OutcomeMatrix outcomes, int[] rows, int weeks) {
        Map<BitSet, List<Integer>> parts = new LinkedHashMap<>();
        for (int column = 0; column < outcomes.outcomes().size() * weeks; column++) {
            BitSet observed = new BitSet(rows.length);
            for (int i = 0; i < rows.length; i++) {
                double value = outcomes.value(column / weeks, rows[i], outcomes.firstWeek() + column % weeks);
                observed.set(i, !Double.isNaN(value));
            }
            parts.computeIfAbsent(observed, any -> new ArrayList<>()).add(column);
        }
        return parts;
    }

    @Override
    public String describe() {
        return estimator.describe() + ", standard errors " + CLUSTERED;
    }

    @Override
    public String toString() {
        return describe();
    }
}
