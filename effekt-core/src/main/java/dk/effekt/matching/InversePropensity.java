package dk.effekt.matching;

import dk.effekt.internal.Missing;
import dk.effekt.protocol.Clause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Weights by the propensity score e, which make both arms look like those whose effect is asked for (Li, Morgan and Zaslavsky
 * 2018, table 1):
 *
 * <table>
 *   <caption>The weight of a row</caption>
 *   <tr><th>estimand</th><th>treated</th><th>untreated</th></tr>
 *   <tr><td>{@link Estimand#ATT}</td><td>1</td><td>e / (1 − e)</td></tr>
 *   <tr><td>{@link Estimand#ATC}</td><td>(1 − e) / e</td><td>1</td></tr>
 *   <tr><td>{@link Estimand#ATE}</td><td>1 / e</td><td>1 / (1 − e)</td></tr>
 *   <tr><td>{@link Estimand#ATO}</td><td>1 − e</td><td>e</td></tr>
 * </table>
 *
 * <p>Only the proportions of weights within an arm matter, as estimators divide by their sums (Hájek 1971), so there is nothing
 * to stabilise. Rows that were discarded, or trimmed here, weigh nothing.
 *
 * @param lowest the score below which rows are trimmed; 0 for none
 * @param highest the score above which rows are trimmed; 1 for none
 * @param quantile the quantile of weights to which higher ones are lowered; 1 for none
 */
public record InversePropensity(double lowest, double highest, double quantile) implements Matcher {

    public InversePropensity {
        if (!(lowest >= 0 && lowest < highest && highest <= 1)) {
            throw new IllegalArgumentException("scores from " + lowest + " to " + highest
                    + " are no range of probabilities; give one such as 0.1 to 0.9");
        }
        if (!(quantile > 0 && quantile <= 1)) {
            throw new IllegalArgumentException(
                    "the quantile " + quantile + " is not above 0 and at most 1; give one such as 0.99");
        }
    }

    /** Neither trimmed nor truncated. */
    public static InversePropensity withDefaults() {
        return new InversePropensity(0, 1, 1);
    }

    /**
     * The same without rows whose score lies outside a range, for which there is hardly anyone to compare with; 0.1 to 0.9 after
     * Crump, Hotz, Imbens and Mitnik (2009). Those of them whose effect is asked for are counted as {@link Unmatched#DISCARDED}, and
     * the estimand's name says that some were left out.
     *
     * @param newLowest inclusive
     * @param newHighest inclusive
     */
    public InversePropensity trimmedTo(double newLowest, double newHighest) {
        return new InversePropensity(newLowest, newHighest, quantile);
    }

    /**
     * The same with high weights lowered to a quantile, as WeightIt's {@code trim}: the quantile (R's type 3) is that of the arm that
     * is not 1 throughout, or, where both are weighed, of both arms together. It trades bias for variance; the estimand keeps its
     * name.
     *
     * @param newQuantile above 0, at most 1
     */
    public InversePropensity truncatedAt(double newQuantile) {
        return new InversePropensity(lowest, highest, newQuantile);
    }

    @Override
    public List<String> missingIn(Units units) {
        List<String> missing = new ArrayList<>();
        if (units.propensity().isEmpty()) {
            missing.add("a propensity score: give one by Units.withPropensity");
        }
        Weighing.addUnheeded(units, missing);
        return missing;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the units have no score, or keep rows apart by strata, antiexact keys or calipers, which
     *     weights cannot heed, or if no row of an arm is left
     */
    @Override
    public MatchedSample match(Units units) {
        Missing.requireNone(describe(), missingIn(units));
        PropensityScore score = units.propensity().orElseThrow();
        boolean[] outside = new boolean[units.size()];
        for (int row = 0; row < outside.length; row++) {
            outside[row] = score.probability(row) < lowest || score.probability(row) > highest;
        }
        Units kept = units.discarding(outside);
        Weighing.requireBothArms(
                kept, isTrimmed() ? "with a score from " + lowest + " to " + highest : "that is not discarded");
        double[] weights = new double[units.size()];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = kept.isDiscarded(row)
                    ? 0
                    : weight(kept.estimand(), kept.isTreated(row), score.probability(row), score.complement(row));
        }
        double cap = cap(kept, weights);
        boolean[] varies = new boolean[weights.length];
        for (int row = 0; row < weights.length; row++) {
            varies[row] = isWeighed(kept, row) && weights[row] <= cap;
            weights[row] = isWeighed(kept, row) ? Math.min(weights[row], cap) : weights[row];
        }
        return score.estimation()
                .map(estimation -> MatchedSample.weighted(
                        kept, weights, new Derived(kept, score, estimation, varies, isTrimmed(), quantile < 1)))
                .orElseGet(() -> MatchedSample.weighted(kept, weights));
    }

    @Override
    public String describe() {
        return "inverse propensity weights"
                + (isTrimmed() ? ", scores from " + lowest + " to " + highest : "")
                + (quantile < 1 ? ", weights truncated at their " + quantile + " quantile" : "");
    }

    private boolean isTrimmed() {
        return lowest > 0 || highest < 1;
    }

    private static double weight(Estimand estimand, boolean isTreated, double e, double complement) {
        return switch (estimand) {
            case ATT -> isTreated ? 1 : e / complement;
            case ATC -> isTreated ? complement / e : 1;
            case ATE -> 1 / (isTreated ? e : complement);
            case ATO -> isTreated ? complement : e;
        };
    }

    /** Whether the weight of a row depends on its score. */
    private static boolean isWeighed(Units units, int row) {
        return !units.isDiscarded(row)
                && switch (units.estimand()) {
                    case ATT -> !units.isTreated(row);
                    case ATC -> units.isTreated(row);
                    case ATE, ATO -> true;
                };
    }

    private double cap(Units units, double[] weights) {
        if (quantile == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double[] sorted = new double[weights.length];
        int size = 0;
        for (int row = 0; row < weights.length; row++) {
            if (isWeighed(units, row)) {
                sorted[size++] = weights[row];
            }
        }
        Arrays.sort(sorted, 0, size);
        // Type 3: the nearest order statistic, the even one of two as near (Hyndman and Fan 1996).
        int rank = (int) Math.rint(size * quantile);
        return sorted[Math.max(rank, 1) - 1];
    }

    /** The chain rule from the score to the weight. */
    private record Derived(
            Units units,
            PropensityScore score,
            EstimatedWeights estimation,
            boolean[] varies,
            boolean isTrimmed,
            boolean isTruncated)
            implements EstimatedWeights {

        @Override
        public int parameters() {
            return estimation.parameters();
        }

        @Override
        public double derivative(int row, int parameter) {
            return varies[row] ? slope(row) * estimation.derivative(row, parameter) : 0;
        }

        @Override
        public double influence(int row, int parameter) {
            return estimation.influence(row, parameter);
        }

        @Override
        public String describe() {
            String what = isTrimmed ? isTruncated ? "trimming and truncation" : "trimming" : "truncation";
            return estimation.describe()
                    + (isTrimmed || isTruncated ? ", the limits of " + what + " taken as known" : "");
        }

        private double slope(int row) {
            double e = score.probability(row);
            double complement = score.complement(row);
            return switch (units.estimand()) {
                case ATT -> 1 / (complement * complement);
                case ATC -> -1 / (e * e);
                case ATE -> units.isTreated(row) ? -1 / (e * e) : 1 / (complement * complement);
                case ATO -> units.isTreated(row) ? -1 : 1;
            };
        }
    }

    @Override
    public Optional<Clause> clause() {
        return Optional.of(Clause.of("inverse-propensity")
                .with("lowest", lowest)
                .with("highest", highest)
                .with("quantile", quantile));
    }
}
