package dk.effekt.effect;

import dk.effekt.internal.Lines;
import dk.effekt.internal.Normal;
import dk.effekt.internal.TextTable;
import dk.effekt.matching.MatchedSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.apache.commons.math3.special.Beta;

/**
 * How much hidden bias would explain away what matched pairs show (Rosenbaum 2002, Observational Studies, chapter 4). At Γ, of two
 * alike in all that was measured, one may have up to Γ times the other's odds of being treated, as what was not measured has it.
 * There the p-value is not known, but lies between two bounds; {@link #gamma} is the Γ at which the greater passes 0.05.
 *
 * <pre>{@code
 * RosenbaumBounds.of(matched.sample(), weeksInJob).table()
 * }</pre>
 *
 * <p>The test is one-sided, for higher outcomes of the treated unless {@link #towards} says lower. With p = Γ/(1 + Γ):
 *
 * <ul>
 *   <li>Wilcoxon's signed ranks: of S pairs that differ, T is the sum of the ranks of |d| over those with d above 0, tied ones at
 *       their mean rank; the bounds are the upper tails of a normal distribution with mean p S(S + 1)/2, or (1 − p) in place of p,
 *       and variance p(1 − p) times the sum of all squared ranks, which without ties is S(S + 1)(2S + 1)/6. R's {@code rbounds} takes the latter with ties, too, which is then too wide.
 *   <li>McNemar's test, where all differences are −1, 0 or 1, as those of a 0/1 outcome: of S pairs that differ, T have d = 1; the
 *       bounds are P(B ≥ T) of B binomial with S and p, or 1 − p, exactly.
 * </ul>
 *
 * <p>Of pairs only. Sets of several controls have other tests (Rosenbaum 2007, Biometrics 63, 456–464), which are not offered.
 * Immutable.
 */
public final class RosenbaumBounds {

    /** Where the effect is looked for. */
    public enum Direction {
        /** The treated have higher outcomes. */
        HIGHER,
        /** The treated have lower outcomes, such as fewer weeks of benefit. */
        LOWER
    }

    /**
     * What hidden bias of a strength can do.
     *
     * @param gamma its strength, at least 1
     * @param lowerP least p-value
     * @param upperP greatest p-value: if small, bias of that strength does not explain the effect away
     * @param lowerEstimate least Hodges–Lehmann estimate, in the outcome's unit; NaN of McNemar's test
     * @param upperEstimate greatest Hodges–Lehmann estimate
     */
    public record Bounds(double gamma, double lowerP, double upperP, double lowerEstimate, double upperEstimate) {}

    private static final double[] USUAL = {1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3};
    private static final double LEVEL = 0.05;
    /** So near to a whole number, a rank is that number but for rounding. */
    private static final double ROUNDING = 1e-9;

    private final double[] differences;
    private final SignedRanks ranks;
    private final WalshAverages averages;
    private final Direction direction;

    private RosenbaumBounds(double[] differences, Direction direction) {
        this.differences = differences;
        double sign = direction == Direction.HIGHER ? 1 : -1;
        this.ranks = SignedRanks.of(
                Arrays.stream(differences).map(value -> sign * value).toArray());
        this.averages = WalshAverages.of(differences);
        this.direction = direction;
    }

    /**
     * The bounds of pairs.
     *
     * @param differences of each pair, outcome of the treated less that of the untreated one; finite
     * @throws IllegalArgumentException if one is not finite, or no pair differs
     */
    public static RosenbaumBounds of(double[] differences) {
        for (int pair = 0; pair < differences.length; pair++) {
            if (!Double.isFinite(differences[pair])) {
                throw new IllegalArgumentException("the difference of pair " + pair + " is " + differences[pair]
                        + "; leave out pairs whose outcomes are not known");
            }
        }
        if (Arrays.stream(differences).allMatch(value -> value == 0)) {
            throw new IllegalArgumentException("of " + differences.length
                    + " pairs none differs in the outcome, so there is no effect to explain");
        }
        return new RosenbaumBounds(differences.clone(), Direction.HIGHER);
    }

    /**
     * The bounds of a sample of disjoint pairs.
     *
     * @param outcome of each row, finite where the row is in use
     * @throws IllegalArgumentException if sets have several partners or share rows, or there are weights or strata
     */
    public static RosenbaumBounds of(MatchedSample pairs, double[] outcome) {
        if (outcome.length != pairs.units().size()) {
            throw new IllegalArgumentException(
                    outcome.length + " outcomes for " + pairs.units().size() + " rows");
        }
        if (pairs.kind() != MatchedSample.Kind.PAIRS) {
            throw new IllegalArgumentException("Rosenbaum's bounds are of matched pairs, and the sample is of kind "
                    + pairs.kind() + "; match nearest neighbours one to one, or ask for the EValue");
        }
        if (!pairs.isDisjoint()) {
            throw new IllegalArgumentException("Rosenbaum's bounds take pairs as independent, and these share rows, as"
                    + " partners were taken with replacement; match without replacement, or ask for the EValue");
        }
        double[] differences = new double[pairs.sets()];
        for (int set = 0; set < differences.length; set++) {
            if (pairs.partners(set) > 1) {
                throw new IllegalArgumentException("set " + set + " has " + pairs.partners(set)
                        + " partners, and Rosenbaum's bounds are of pairs; match one to one, or ask for the EValue");
            }
            int focal = pairs.focal(set, 0);
            double difference = outcome[focal] - outcome[pairs.partner(set, 0)];
            differences[set] = pairs.units().isTreated(focal) ? difference : -difference;
        }
        return of(differences);
    }

    /** The same of an effect looked for among higher or lower outcomes. Chosen after the result is seen, it doubles the p-value. */
    public RosenbaumBounds towards(Direction newDirection) {
        return new RosenbaumBounds(differences, newDirection);
    }

    /** Number of pairs. */
    public int pairs() {
        return differences.length;
    }

    /** Number of pairs that differ in the outcome. */
    public int differing() {
        return ranks.size();
    }

    /** T: the sum of ranks, or of McNemar's test the number of pairs, in favour of the effect looked for. */
    public double statistic() {
        return isBinary() ? ranks.positive() : ranks.statistic();
    }

    /** Whether the test is McNemar's. */
    public boolean isBinary() {
        return ranks.isBinary();
    }

    /** The median of all means of two differences and of one with itself; NaN of McNemar's test (Hodges and Lehmann 1963). */
    public double hodgesLehmann() {
        return at(1).lowerEstimate();
    }

    /**
     * Two-sided p-value of Wilcoxon's test without hidden bias, by the normal approximation with corrections for continuity and
     * ties: R's {@code wilcox.test(paired = TRUE, exact = FALSE)}. Of McNemar's test twice the lesser exact tail, at most 1.
     */
    public double pValue() {
        if (isBinary()) {
            int negative = ranks.size() - ranks.positive();
            return Math.min(1, 2 * Math.min(tail(ranks.positive(), 0.5), tail(negative, 0.5)));
        }
        double away = Math.max(0, Math.abs(ranks.statistic() - ranks.total() / 2) - 0.5);
        return Math.min(1, 2 * upperTail(away / Math.sqrt(ranks.squares() / 4)));
    }

    /**
     * The bounds at a strength of hidden bias.
     *
     * @param gamma finite, at least 1
     */
    public Bounds at(double gamma) {
        if (!(gamma >= 1 && gamma < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("gamma " + gamma + " is no ratio of odds; it is finite and at least 1");
        }
        double most = gamma / (1 + gamma);
        double least = 1 / (1 + gamma);
        return new Bounds(
                gamma,
                pValue(least),
                pValue(most),
                isBinary() ? Double.NaN : estimate(most),
                isBinary() ? Double.NaN : estimate(least));
    }

    /** The Γ at which the greatest one-sided p-value passes 0.05; empty if it is above without any hidden bias. */
    public OptionalDouble gamma() {
        return gamma(LEVEL);
    }

    /**
     * The same at another level, such as 0.025 for what a two-sided test at 5 % is.
     *
     * @param level above 0 and below 0.5
     */
    public OptionalDouble gamma(double level) {
        if (!(level > 0 && level < 0.5)) {
            throw new IllegalArgumentException("level " + level + " is not above 0 and below 0.5");
        }
        if (pValue(0.5) > level) {
            return OptionalDouble.empty();
        }
        double p = isBinary() ? binomialShare(level) : normalShare(level);
        return OptionalDouble.of(Math.max(1, p / (1 - p)));
    }

    /** The bounds at the usual strengths, as text of lines under 80 columns. */
    public String table() {
        List<String> heads = new ArrayList<>(List.of("Gamma", "least p", "greatest p"));
        if (!isBinary()) {
            heads.addAll(List.of("estimate from", "to"));
        }
        TextTable table = TextTable.of(heads.toArray(String[]::new));
        for (double gamma : USUAL) {
            Bounds bounds = at(gamma);
            List<String> cells = new ArrayList<>(
                    List.of(String.format(Locale.ROOT, "%.2f", gamma), p(bounds.lowerP()), p(bounds.upperP())));
            if (!isBinary()) {
                cells.add(String.format(Locale.ROOT, "%+.4g", bounds.lowerEstimate()));
                cells.add(String.format(Locale.ROOT, "%+.4g", bounds.upperEstimate()));
            }
            table.add(cells.toArray(String[]::new));
        }
        String last = gamma().isEmpty()
                ? "The p-value is above 0.05 without any hidden bias."
                : String.format(
                        Locale.ROOT,
                        "The effect could be hidden bias alone (p above 0.05) if, of two persons alike in all that was"
                                + " measured, one had %.2f times the odds of being treated.",
                        gamma().getAsDouble());
        return what() + "\n" + table + String.join("\n", Lines.of(last, TextTable.WIDTH, "")) + "\n";
    }

    /** {@code Rosenbaum bounds of 226 pairs: p 0.0059, above 0.05 from gamma 1.14}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Rosenbaum bounds of %,d pairs: p %s, above 0.05 %s",
                pairs(),
                p(pValue(0.5)),
                gamma().isEmpty()
                        ? "without hidden bias"
                        : String.format(Locale.ROOT, "from gamma %.2f", gamma().getAsDouble()));
    }

    private String what() {
        return String.format(
                Locale.ROOT,
                "%s for %s outcomes, one-sided: %,d of %,d pairs differ",
                isBinary() ? "McNemar's test" : "Wilcoxon's signed ranks",
                direction == Direction.HIGHER ? "higher" : "lower",
                differing(),
                pairs());
    }

    private static String p(double value) {
        return String.format(Locale.ROOT, value < 1e-4 ? "%.1e" : "%.4f", value);
    }

    /** One-sided, if a pair differs in favour of the effect with probability p. */
    private double pValue(double p) {
        return isBinary()
                ? tail(ranks.positive(), p)
                : upperTail((ranks.statistic() - p * ranks.total()) / Math.sqrt(p * (1 - p) * ranks.squares()));
    }

    /** P(B ≥ count), itself and not as what the lower tail leaves of 1. */
    private double tail(int count, double p) {
        return count == 0 ? 1 : Beta.regularizedBeta(p, count, ranks.size() - count + 1.0);
    }

    private static double upperTail(double z) {
        return Normal.below(-z);
    }

    /** The p at which (T − p M)² = z² p(1 − p) V, with T above p M. */
    private double normalShare(double level) {
        double z = Normal.quantile(1 - level);
        double total = ranks.total();
        double spread = z * z * ranks.squares();
        double half = ranks.statistic() * total + spread / 2;
        double square = total * total + spread;
        return (half - Math.sqrt(half * half - square * ranks.statistic() * ranks.statistic())) / square;
    }

    /** The p at which P(B ≥ T) is the level: the lower limit of Clopper and Pearson (1934), by halving. */
    private double binomialShare(double level) {
        double low = 0.5;
        double high = 1;
        for (double middle = 0.75; low < middle && middle < high; middle = low + (high - low) / 2) {
            if (tail(ranks.positive(), middle) > level) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    /**
     * The effect without which T would be what hidden bias alone makes it: a share p of all means of two differences lies above
     * it (Rosenbaum 2002, chapter 4).
     */
    private double estimate(double share) {
        double at = (1 - share) * averages.count();
        double whole = Math.rint(at);
        boolean isWhole = Math.abs(at - whole) < ROUNDING * averages.count();
        if (isWhole && whole >= 1 && whole < averages.count()) {
            return (averages.ordered((long) whole) + averages.ordered((long) whole + 1)) / 2;
        }
        return averages.ordered((long) Math.max(1, Math.ceil(at)));
    }
}
