package dk.effekt.matching;

import dk.effekt.covariate.DesignMatrix;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How alike treated and untreated are in each covariate, before matching or weighting and after it. “Before” are all rows, those
 * discarded among them; “after” are the rows in use with their weights.
 *
 * <p>The statistics are those of MatchIt's {@code summary} and, for weights, cobalt's {@code bal.tab}, with three differences.
 * Where all rows that the difference is measured by have the same value, there is no spread to measure by: equal means are
 * balanced, others infinitely apart (MatchIt takes another standard deviation). Pair distances are standardized where the means
 * are equal, too (MatchIt does not). And they are given for subclasses, of which MatchIt gives none. Squares and products of
 * covariates are balanced if they are: give them as columns.
 *
 * @param convention by what differences are divided
 * @param binary how columns of zeros and ones are compared
 * @param sizes the rows that are compared
 * @param score the score by which rows were matched or weighted; empty if there is none
 * @param rows one for each covariate, in the order of the design matrix
 */
public record Balance(
        SmdConvention convention, BinaryDifference binary, Sizes sizes, Optional<Row> score, List<Row> rows) {

    /** Beyond this absolute standardized mean difference a covariate counts as out of balance (Stuart 2010). */
    public static final double THRESHOLD = 0.1;

    private static final BalanceColumn[] USUAL = {
        BalanceColumn.TREATED_BEFORE,
        BalanceColumn.CONTROL_BEFORE,
        BalanceColumn.SMD_BEFORE,
        BalanceColumn.TREATED_AFTER,
        BalanceColumn.CONTROL_AFTER,
        BalanceColumn.SMD_AFTER
    };

    /** What a column holds. */
    public enum Type {
        /** Zeros and ones only. */
        BINARY,
        /** Other numbers. */
        NUMERIC
    }

    /**
     * The two arms in one covariate.
     *
     * @param treated mean of the treated rows, weighted after matching
     * @param control mean of the untreated rows, weighted after matching
     * @param smd difference of these two over the standard deviation that the convention names
     * @param varianceRatio variance of the treated over that of the untreated rows, each Σw(x−x̄)² · Σw / ((Σw)² − Σw²); NaN for
     *     a binary column, whose variance follows from its mean, and where no untreated row differs
     * @param ecdfMean mean, over the different values of all rows, of the absolute difference of the arms' weighted distribution
     *     functions
     * @param ecdfMax the largest such difference, the statistic of Kolmogorov and Smirnov
     */
    public record Comparison(
            double treated, double control, double smd, double varianceRatio, double ecdfMean, double ecdfMax) {}

    /**
     * One covariate.
     *
     * @param covariate its name
     * @param type what it holds
     * @param before all rows
     * @param after the rows in use, weighted
     * @param pairDistance mean absolute difference over all pairs of a treated and an untreated row of one set, over the same
     *     standard deviation as the means (Stuart and Green 2008); NaN without sets
     * @param shift how far those whose effect is estimated are from those whose effect was asked for: the mean of focal rows in
     *     use minus that of all focal rows, over the standard deviation of these (Stuart et al. 2011); NaN for the
     *     overlap, which is nobody in particular
     */
    public record Row(
            String covariate, Type type, Comparison before, Comparison after, double pairDistance, double shift) {}

    /**
     * The rows that are compared.
     *
     * @param treated all treated rows
     * @param control all untreated rows
     * @param treatedUsed different treated rows in use
     * @param controlUsed different untreated rows in use
     * @param treatedEffective effective number of treated rows, (Σw)² / Σw² (Kish 1965)
     * @param controlEffective effective number of untreated rows
     */
    public record Sizes(
            int treated,
            int control,
            int treatedUsed,
            int controlUsed,
            double treatedEffective,
            double controlEffective) {

        /** {@code 226 of 226 treated (effective 226.0), 191 of 1,274 untreated (effective 158.7)}. */
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,d of %,d treated (effective %,.1f), %,d of %,d untreated (effective %,.1f)",
                    treatedUsed,
                    treated,
                    treatedEffective,
                    controlUsed,
                    control,
                    controlEffective);
        }
    }

    public Balance {
        rows = List.copyOf(rows);
    }

    /** The balance of a sample, by the convention of its estimand. */
    public static Balance of(DesignMatrix covariates, MatchedSample sample) {
        return of(covariates, sample, SmdConvention.of(sample.units().estimand()), BinaryDifference.STANDARDIZED);
    }

    /**
     * The balance of a sample.
     *
     * @throws IllegalArgumentException if the covariates have another number of rows
     */
    public static Balance of(
            DesignMatrix covariates, MatchedSample sample, SmdConvention convention, BinaryDifference binary) {
        return BalanceMeasurement.whole(covariates, sample, convention, binary);
    }

    /**
     * The balance within each group of rows, by the convention of the estimand.
     *
     * @param name of what makes the groups, such as {@code municipality}
     * @param groups that of each row
     */
    public static SubgroupBalance bySubgroup(
            DesignMatrix covariates, MatchedSample sample, String name, String[] groups) {
        return SubgroupBalance.of(covariates, sample, name, Arrays.asList(groups));
    }

    /** The same for groups that are numbers. */
    public static SubgroupBalance bySubgroup(DesignMatrix covariates, MatchedSample sample, String name, int[] groups) {
        return SubgroupBalance.of(
                covariates, sample, name, Arrays.stream(groups).boxed().toList());
    }

    /** The covariate with the largest absolute standardized mean difference after matching; empty without covariates. */
    public Optional<Row> worst() {
        return rows.stream()
                .max(Comparator.comparingDouble(
                        (Row row) -> Math.abs(row.after().smd())));
    }

    /** The largest absolute standardized mean difference of a covariate after matching; 0 without covariates. */
    public double worstAfter() {
        return worst().map(row -> Math.abs(row.after().smd())).orElse(0.0);
    }

    /** Whether no covariate is out of balance after matching; what cannot be measured has not passed. */
    public boolean passes() {
        return worstAfter() <= THRESHOLD;
    }

    /** The means and their differences before and after, the score first, then the worst covariate after matching. */
    public String table() {
        return table(USUAL);
    }

    /** The same of the columns named. They fit a screen of 80 columns as long as there are no more than six or seven. */
    public String table(BalanceColumn... columns) {
        return BalanceText.table(this, List.of(columns));
    }

    /**
     * The absolute differences before ({@code o}) and after ({@code •}) as a plot of text, the threshold marked, the largest
     * before first (Love 2004).
     */
    public String lovePlot() {
        return BalanceText.lovePlot(this);
    }

    /** One line: {@code 12 covariates, worst SMD after matching 0.031 (passes 0.1)}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d covariates, worst SMD after matching %.3f (%s %.1f)",
                rows.size(),
                worstAfter(),
                passes() ? "passes" : "FAILS",
                THRESHOLD);
    }

    /** The score, if any, then the covariates. */
    Stream<Row> all() {
        return Stream.concat(score.stream(), rows.stream());
    }
}
