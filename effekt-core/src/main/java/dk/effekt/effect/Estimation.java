package dk.effekt.effect;

import dk.effekt.matching.MatchedSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An estimation said in one sentence:
 *
 * <pre>{@code
 * Estimate effect = Estimation.of(sample).outcome("y", y)
 *         .with(EffectEstimators.regressionAdjusted())
 *         .errors(VarianceEstimators.clusteredOnSets())
 *         .estimate();
 * }</pre>
 *
 * What is not said is the weighted difference, a difference, and the standard errors that fit the sample:
 *
 * <ul>
 *   <li>of pairs clustered on the matched set, of pairs that share rows on set and row;
 *   <li>of strata in which one arm has a single row each (full matching) clustered on the set, of others HC3;
 *   <li>of weights M-estimation if they say how they were estimated, HC3 if not;
 *   <li>of an estimator on strata or weights that is no regression, such as augmented weighting, its influence function.
 * </ul>
 *
 * <p>Each method gives a new estimation. Immutable.
 */
public final class Estimation {

    private final MatchedSample sample;
    private final Optional<Outcome> outcome;
    private final EffectEstimator estimator;
    private final Optional<VarianceEstimator> errors;
    private final Measure measure;
    private final List<String> failedGates;

    private record Outcome(String name, double[] values) {}

    private Estimation(
            MatchedSample sample,
            Optional<Outcome> outcome,
            EffectEstimator estimator,
            Optional<VarianceEstimator> errors,
            Measure measure,
            List<String> failedGates) {
        this.sample = sample;
        this.outcome = outcome;
        this.estimator = estimator;
        this.errors = errors;
        this.measure = measure;
        this.failedGates = failedGates;
    }

    /** An estimation on a sample. */
    public static Estimation of(MatchedSample sample) {
        return new Estimation(
                sample,
                Optional.empty(),
                EffectEstimators.weightedDifference(),
                Optional.empty(),
                Measure.DIFFERENCE,
                List.of());
    }

    /**
     * The same of an outcome.
     *
     * @param name what it is
     * @param values of each row of the table, finite where the row is in use
     */
    public Estimation outcome(String name, double[] values) {
        Outcome newOutcome = new Outcome(name, values.clone());
        return new Estimation(sample, Optional.of(newOutcome), estimator, errors, measure, failedGates);
    }

    /** The same by an estimator. */
    public Estimation with(EffectEstimator newEstimator) {
        return new Estimation(sample, outcome, newEstimator, errors, measure, failedGates);
    }

    /** The same with standard errors of a kind. */
    public Estimation errors(VarianceEstimator newErrors) {
        return new Estimation(sample, outcome, estimator, Optional.of(newErrors), measure, failedGates);
    }

    /** The same as a difference or a ratio. */
    public Estimation measure(Measure newMeasure) {
        return new Estimation(sample, outcome, estimator, errors, newMeasure, failedGates);
    }

    /** The same beside what the comparison failed, one line each. */
    public Estimation gates(List<String> newFailedGates) {
        return new Estimation(sample, outcome, estimator, errors, measure, List.copyOf(newFailedGates));
    }

    /**
     * Estimates the effect.
     *
     * @throws IllegalArgumentException if no outcome was said, or the estimator or the errors lack something (the message has a
     *     line for each), or the means have no ratio
     */
    public Estimate estimate() {
        Outcome of = outcome.orElseThrow(
                () -> new IllegalArgumentException("no outcome was said; say outcome(name, values)"));
        List<String> missing = new ArrayList<>(estimator.missingIn(sample));
        // Errors judge means; if those asked for cannot be had, plain ones stand in, so that all that is missing is
        // said at once.
        EffectEstimator possible = missing.isEmpty() ? estimator : EffectEstimators.weightedDifference();
        PotentialMeans means = possible.estimate(sample, of.values());
        errors.ifPresent(asked -> missing.addAll(asked.missingIn(means, measure)));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", missing));
        }
        double coefficient = measure.of(means.treated(), means.control());
        VarianceEstimator judge = errors.orElseGet(() -> VarianceEstimators.preferred(means, measure));
        double variance = judge.variance(means, measure);
        return new Estimate(
                of.name(),
                measure,
                sample.estimand(),
                estimator.describe(),
                means.treated(),
                means.control(),
                coefficient,
                variance >= 0 ? Math.sqrt(variance) : Double.NaN,
                judge.describe(),
                judge.validity(means),
                sample.distinctTreated(),
                sample.distinctControls(),
                failedGates);
    }

    /** {@code y by weighted difference of means, 226 of 226 treated matched …}. */
    @Override
    public String toString() {
        return outcome.map(Outcome::name).orElse("no outcome yet") + " by " + estimator.describe();
    }
}
