package dk.effekt.effect;

import dk.effekt.matching.Match;
import dk.effekt.matching.Matched;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Units;
import dk.effekt.table.Formula;
import dk.effekt.table.Table;
import dk.effekt.table.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An estimation said in one sentence:
 *
 * <pre>{@code
 * Estimate effect = Estimation.of(matched).outcome("y")
 *         .with(EffectEstimators.regressionAdjusted())
 *         .errors(VarianceEstimators.clusteredOnSets())
 *         .estimate();
 * }</pre>
 *
 * What is not said is a difference, and the estimator and standard errors whose intervals held the truth in 93 to 97 of 100
 * studies of each design of {@code docs/coverage.md}, if the comparison passed its gates:
 *
 * <ul>
 *   <li>of pairs without replacement regression adjustment, clustered on the matched set;
 *   <li>of pairs that share rows {@linkplain EffectEstimators#biasCorrected bias correction} with the errors of Abadie and Imbens;
 *   <li>of strata and weights regression adjustment with HC3.
 * </ul>
 *
 * <p>Without covariates it is the weighted difference. Of an estimator that was said, the errors are those of
 * {@link VarianceEstimators} that fit it and the sample best, which may be too wide: {@link Estimate#validity} says what they
 * leave out.
 *
 * <p>Each method gives a new estimation. Immutable.
 */
public final class Estimation {

    private final MatchedSample sample;
    private final Optional<Match> sentence;
    private final Optional<Outcome> outcome;
    private final Optional<EffectEstimator> estimator;
    private final Optional<VarianceEstimator> errors;
    private final Measure measure;
    private final List<String> failedGates;

    private record Outcome(String name, double[] values) {

        Outcome on(int[] rows) {
            return new Outcome(
                    name, Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
        }
    }

    private Estimation(
            MatchedSample sample,
            Optional<Match> sentence,
            Optional<Outcome> outcome,
            Optional<EffectEstimator> estimator,
            Optional<VarianceEstimator> errors,
            Measure measure,
            List<String> failedGates) {
        this.sample = sample;
        this.sentence = sentence;
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
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Measure.DIFFERENCE,
                List.of());
    }

    /** An estimation on a table that was matched; the gates that it failed stand beside each estimate. */
    public static Estimation of(Matched matched) {
        return new Estimation(
                matched.sample(),
                Optional.of(matched.match()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Measure.DIFFERENCE,
                matched.gates().failures());
    }

    /**
     * The same of an outcome.
     *
     * @param name what it is
     * @param values of each row of the table, finite where the row is in use
     */
    public Estimation outcome(String name, double[] values) {
        Outcome newOutcome = new Outcome(name, values.clone());
        return new Estimation(sample, sentence, Optional.of(newOutcome), estimator, errors, measure, failedGates);
    }

    /**
     * The same of a column of the table that was matched.
     *
     * @throws IllegalArgumentException if there is no such column or it holds no numbers, or if this is the estimation of a
     *     sample without a table
     */
    public Estimation outcome(String column) {
        return outcome(column, table().numbers(column));
    }

    /** The same by an estimator. */
    public Estimation with(EffectEstimator newEstimator) {
        return new Estimation(sample, sentence, outcome, Optional.of(newEstimator), errors, measure, failedGates);
    }

    /**
     * The same with standard errors of a kind. A {@link Bootstrap} that was not told what to repeat repeats the whole sentence by
     * which the table was matched.
     */
    public Estimation errors(VarianceEstimator newErrors) {
        return new Estimation(sample, sentence, outcome, estimator, Optional.of(newErrors), measure, failedGates);
    }

    /**
     * The same with standard errors clustered on a column of the table that was matched, such as the person or the municipality.
     *
     * @throws IllegalArgumentException if there is no such column, a value of it is missing, or there is no table
     */
    public Estimation clusteredOn(String column) {
        int[] clusters = Formula.covariates(Term.factor(column)).keys(table()).numbers();
        return errors(VarianceEstimators.clustered(clusters, column));
    }

    /** The same as a difference or a ratio. */
    public Estimation measure(Measure newMeasure) {
        return new Estimation(sample, sentence, outcome, estimator, errors, newMeasure, failedGates);
    }

    /** The same beside what the comparison failed, one line each. */
    public Estimation gates(List<String> newFailedGates) {
        return new Estimation(sample, sentence, outcome, estimator, errors, measure, List.copyOf(newFailedGates));
    }

    /**
     * Estimates the effect. Sums go by the {@linkplain dk.effekt.matching.Units#order order} of identities, so that those of a table in
     * another order round alike. Standard errors of one's own, and estimators that do not say {@link EffectEstimator#on}, get the rows as they
     * stand, as they may know something of each.
     *
     * @throws IllegalArgumentException if no outcome was said, or the estimator or the errors lack something (the message has a
     *     line for each), or the means have no ratio
     */
    public Estimate estimate() {
        Optional<Estimation> ordered = inOrder();
        if (ordered.isPresent()) {
            try {
                return ordered.get().estimateAsRowsStand();
            } catch (IllegalArgumentException e) {
                // Said again below, of the rows by their numbers in the table.
            }
        }
        return estimateAsRowsStand();
    }

    /** The same estimation of the rows in the order of identities; empty if they are, or what it was given does not fit or follow. */
    private Optional<Estimation> inOrder() {
        Units units = sample.units();
        boolean fits = outcome.stream().allMatch(of -> of.values().length == units.size())
                && estimator.stream().allMatch(of -> of.missingIn(sample).isEmpty());
        if (units.isInOrder() || !fits) {
            return Optional.empty();
        }
        int[] order = units.order();
        Optional<EffectEstimator> moved = estimator.flatMap(of -> EffectEstimators.on(of, order));
        Optional<VarianceEstimator> following = errors.flatMap(of -> VarianceEstimators.on(of, order));
        if (estimator.isPresent() != moved.isPresent() || errors.isPresent() != following.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Estimation(
                sample.inOrder(),
                sentence.map(of -> of.on(of.table().take(order))),
                outcome.map(of -> of.on(order)),
                moved,
                following,
                measure,
                failedGates));
    }

    private Estimate estimateAsRowsStand() {
        Outcome of = outcome.orElseThrow(() -> new IllegalArgumentException("no outcome was said; say outcome(…)"));
        EffectEstimator chosen = estimator.orElseGet(() -> EffectEstimators.preferred(sample));
        Optional<VarianceEstimator> judges = errors.map(asked -> repeating(asked, chosen, of));
        List<String> missing = new ArrayList<>(chosen.missingIn(sample));
        // Errors judge means; if those asked for cannot be had, plain ones stand in, so that all that is missing is
        // said at once.
        EffectEstimator possible = missing.isEmpty() ? chosen : EffectEstimators.weightedDifference();
        PotentialMeans means = possible.estimate(sample, of.values());
        judges.ifPresent(asked -> missing.addAll(asked.missingIn(means, measure)));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", missing));
        }
        double coefficient = measure.of(means.treated(), means.control());
        VarianceEstimator judge = judges.orElseGet(() -> VarianceEstimators.preferred(means, measure));
        double variance = judge.variance(means, measure);
        return new Estimate(
                of.name(),
                measure,
                sample.estimand(),
                chosen.describe(),
                means.treated(),
                means.control(),
                coefficient,
                variance >= 0 ? Math.sqrt(variance) : Double.NaN,
                judge.describe(),
                String.join(
                        "; ",
                        Stream.concat(Stream.of(judge.validity(means)), means.notes().stream())
                                .toList()),
                sample.distinctTreated(),
                sample.distinctControls(),
                failedGates);
    }

    /** {@code y by weighted difference of means}. */
    @Override
    public String toString() {
        return outcome.map(Outcome::name).orElse("no outcome yet") + " by "
                + estimator.orElseGet(() -> EffectEstimators.preferred(sample)).describe();
    }

    /** Gives a bootstrap without a procedure the whole way from the table to the comparison. */
    private VarianceEstimator repeating(VarianceEstimator asked, EffectEstimator chosen, Outcome of) {
        if (sentence.isEmpty() || !(asked instanceof Bootstrap bootstrap) || bootstrap.hasProcedure()) {
            return asked;
        }
        Match whole = sentence.get();
        return bootstrap.redoing(rows -> {
            MatchedSample again = whole.on(whole.table().take(rows)).sample();
            EffectEstimator there = chosen.on(rows);
            List<String> missing = there.missingIn(again);
            if (!missing.isEmpty()) {
                throw new IllegalArgumentException(String.join("\n", missing));
            }
            PotentialMeans means = there.estimate(again, of.on(rows).values());
            return measure.of(means.treated(), means.control());
        });
    }

    private Table table() {
        return sentence.map(Match::table)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a sample has no columns; give values, or the table that was matched to Estimation.of"));
    }
}
