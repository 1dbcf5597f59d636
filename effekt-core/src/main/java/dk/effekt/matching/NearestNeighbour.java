package dk.effekt.matching;

import dk.effekt.internal.Missing;
import dk.effekt.protocol.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Nearest-neighbour matching: each focal row is compared with those of the other arm that are nearest to it, within strata and
 * whatever else {@link Units#mayMatch} asks, and within a caliper.
 *
 * <p>Unless said otherwise a candidate may be used any number of times (with replacement) and ties are averaged, which depends
 * on no order. Where candidates can be used up, focal rows choose in turn, in a named order, greedily: nobody's choice looks at
 * what the others need.
 *
 * <pre>{@code
 * NearestNeighbour.of(5).within(Caliper.ofSd(0.2))                  // Matching: Match(M = 5, distance.tolerance = 0)
 * NearestNeighbour.of(1).averagingTies(1e-5)                        // Matching: Match(M = 1)
 * NearestNeighbour.of(2).withoutReplacement()                       // MatchIt: matchit(ratio = 2)
 * NearestNeighbour.ofVariable(1, 4, 2).withoutReplacement(CLOSEST)  // MatchIt: ratio = 2, min.controls = 1, max.controls = 4
 * NearestNeighbour.of(1).reusedAtMost(3)                            // MatchIt: reuse.max = 3
 * }</pre>
 *
 * <p>On {@link Scores} it costs one sort, on {@link Points} a tree and some steps for each focal row; on a
 * {@link Dissimilarity} every pair is looked at, which is refused where there are more than two thousand million. Immutable.
 */
public final class NearestNeighbour implements Matcher {

    private static final int ANY_NUMBER = 0;

    private final MatchRatio ratio;
    private final Caliper caliper;
    /** How often a candidate may be used. */
    private final int uses;

    private final Optional<MatchingOrder> order;
    private final Optional<TieRule> ties;
    private final double tolerance;

    private NearestNeighbour(
            MatchRatio ratio,
            Caliper caliper,
            int uses,
            Optional<MatchingOrder> order,
            Optional<TieRule> ties,
            double tolerance) {
        if (uses != ANY_NUMBER && ties.isPresent() && ties.get() == TieRule.AVERAGE) {
            throw new IllegalArgumentException(
                    "ties cannot be averaged where a row can be used up; with replacement they can, "
                            + "otherwise take " + TieRule.LOWER_IDENTITY_FIRST.name() + " or "
                            + TieRule.LOWER_SCORE_FIRST.name());
        }
        this.ratio = ratio;
        this.caliper = caliper;
        this.uses = uses;
        this.order = order;
        this.ties = ties;
        this.tolerance = tolerance;
    }

    /**
     * So many nearest neighbours, with replacement, without caliper, ties averaged.
     *
     * @param matches how many a focal row is compared with, at least 1; fewer where no more may be matched with it
     */
    public static NearestNeighbour of(int matches) {
        return of(MatchRatio.fixed(matches));
    }

    /**
     * More neighbours for those who have more of them: of the focal rows with the smallest scores (for the ATC, the largest), as
     * many as possible are compared with the most, the others with the least, and at most one with a number between, so that
     * the average is met (Ming and Rosenbaum 2000, page 119; MatchIt's {@code min.controls}, {@code max.controls} and
     * {@code ratio}). Who gets how many is settled before matching, over all focal rows, whatever a caliper or stratum leaves.
     *
     * @param least at least 1
     * @param most above the average
     * @param average above the least
     */
    public static NearestNeighbour ofVariable(int least, int most, double average) {
        return of(new MatchRatio(least, most, average));
    }

    private static NearestNeighbour of(MatchRatio ratio) {
        return new NearestNeighbour(ratio, Caliper.NONE, ANY_NUMBER, Optional.empty(), Optional.empty(), 0);
    }

    /** The same with a caliper on the distance; those on scores or covariates beside it are {@link Units#within}. */
    public NearestNeighbour within(Caliper newCaliper) {
        return new NearestNeighbour(ratio, newCaliper, uses, order, ties, tolerance);
    }

    /**
     * The same with another tie rule. Unless one is said, ties are averaged, or go to the lower identity where rows can be used
     * up.
     *
     * @throws IllegalArgumentException for {@link TieRule#AVERAGE} where rows can be used up
     */
    public NearestNeighbour ties(TieRule newTies) {
        return new NearestNeighbour(ratio, caliper, uses, order, Optional.of(newTies), 0);
    }

    /**
     * The same, averaging ties and what is nearly tied: a candidate is taken if its squared distance is above that of the last
     * match wanted by no more than the tolerance. That is the rule of {@code Matching::Match}, whose {@code
     * distance.tolerance} is 0.00001 unless said otherwise; its distances are {@link Distances#inverseVariance} unless
     * {@code Weight} says otherwise.
     *
     * @param squaredDistance the tolerance, at least 0
     */
    public NearestNeighbour averagingTies(double squaredDistance) {
        if (!(squaredDistance >= 0 && squaredDistance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tolerance " + squaredDistance
                    + " is not a difference of squared distances; it is finite and at least 0");
        }
        return new NearestNeighbour(ratio, caliper, uses, order, Optional.of(TieRule.AVERAGE), squaredDistance);
    }

    /**
     * The same without replacement: each candidate is used once. Focal rows choose in the order of their scores, the largest
     * first, or the smallest first for the ATC; where they have none, in that of their identities. That is MatchIt's order.
     */
    public NearestNeighbour withoutReplacement() {
        return reusedAtMost(1);
    }

    /** The same without replacement, in another order. */
    public NearestNeighbour withoutReplacement(MatchingOrder newOrder) {
        return reusedAtMost(1, newOrder);
    }

    /**
     * The same with each candidate used a few times at most (MatchIt's {@code reuse.max}), never twice for the same focal row.
     *
     * @param times at least 1
     */
    public NearestNeighbour reusedAtMost(int times) {
        return reusedAtMost(times, Optional.empty());
    }

    /** The same, in another order. */
    public NearestNeighbour reusedAtMost(int times, MatchingOrder newOrder) {
        return reusedAtMost(times, Optional.of(newOrder));
    }

    private NearestNeighbour reusedAtMost(int times, Optional<MatchingOrder> newOrder) {
        if (times < 1) {
            throw new IllegalArgumentException("a row cannot be used at most " + times + " times; at least 1");
        }
        return new NearestNeighbour(ratio, caliper, times, newOrder, ties, tolerance);
    }

    @Override
    public List<String> missingIn(Units units) {
        List<String> missing = new ArrayList<>();
        if (units.distance().isEmpty()) {
            missing.add("a distance between rows, such as scores");
        } else if (!units.hasScores()) {
            if (caliper.isInSd()) {
                missing.add("scores, for a caliper in their standard deviations");
            }
            if (ties() == TieRule.LOWER_SCORE_FIRST) {
                missing.add("scores, for giving ties to the lower one");
            }
            if (units.propensity().isEmpty()) {
                if (order.isPresent() && order.get().isByScore()) {
                    missing.add("scores, for an order by them");
                }
                if (ratio.isVariable()) {
                    missing.add("scores, for a variable number of matches");
                }
            }
        }
        if (units.estimand() == Estimand.ATO) {
            missing.add("another estimand: nearest neighbours estimate the ATT, the ATC or the ATE");
        }
        if (units.estimand() == Estimand.ATE && (isGreedy() || ratio.isVariable())) {
            missing.add("another estimand: the ATE needs a fixed number of matches, with replacement");
        }
        return missing;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if something is missing, or too many pairs would have to be looked at
     */
    @Override
    public MatchedSample match(Units units) {
        Missing.requireNone(describe(), missingIn(units));
        return new NearestSets(units, this).match();
    }

    /** How many partners are wanted. */
    MatchRatio ratio() {
        return ratio;
    }

    Caliper caliper() {
        return caliper;
    }

    /** Whether candidates can be used up. */
    boolean isGreedy() {
        return uses != ANY_NUMBER;
    }

    int uses() {
        return uses;
    }

    MatchingOrder order(Units units) {
        boolean hasScores = units.hasScores() || units.propensity().isPresent();
        MatchingOrder usual = units.estimand() == Estimand.ATC ? MatchingOrder.SMALLEST : MatchingOrder.LARGEST;
        return order.orElse(hasScores ? usual : MatchingOrder.DATA);
    }

    TieRule ties() {
        return ties.orElse(isGreedy() ? TieRule.LOWER_IDENTITY_FIRST : TieRule.AVERAGE);
    }

    double tolerance() {
        return tolerance;
    }

    @Override
    public String describe() {
        StringBuilder text = new StringBuilder(toString());
        if (isGreedy()) {
            text.append(", ")
                    .append(order.map(MatchingOrder::toString)
                            .orElse("largest score first (smallest for the ATC, by identity without scores)"));
        }
        text.append(", ").append(caliper).append(", ties ").append(ties());
        if (tolerance > 0) {
            text.append(" within ").append(tolerance).append(" of squared distance");
        }
        return text.toString();
    }

    @Override
    public Optional<Clause> clause() {
        Clause clause = Clause.of("nearest-neighbour");
        clause = ratio.isVariable()
                ? clause.with("least", ratio.least()).with("most", ratio.most()).with("average", ratio.average())
                : clause.with("matches", ratio.least());
        clause = caliper.addTo(clause);
        clause = isGreedy() ? clause.with("uses", uses) : clause;
        clause = order.isPresent() ? clause.with("order", order.get()) : clause;
        clause = tolerance > 0
                ? clause.with("tieTolerance", tolerance)
                : ties.isPresent() ? clause.with("ties", ties.get()) : clause;
        return Optional.of(clause);
    }

    /** {@code 5 nearest neighbours with replacement}. */
    @Override
    public String toString() {
        return ratio
                + (uses == 1
                        ? " without replacement"
                        : isGreedy() ? ", each row used at most " + uses + " times" : " with replacement");
    }
}
