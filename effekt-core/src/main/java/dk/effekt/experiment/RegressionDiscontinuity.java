package dk.effekt.experiment;

import dk.effekt.table.Formula;
import dk.effekt.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.FastMath;

/**
 * The effect of a rule that changes at a cutoff, such as an age or a length of time on benefit, from those just below and just above
 * it. It is the effect at the cutoff, and says nothing of those far from it.
 *
 * <pre>{@code
 * RegressionDiscontinuity rule = RegressionDiscontinuity.on(people)
 *         .running("age").cutoff(30).treated(Side.BELOW).outcome("job");
 * rule.estimate();
 * rule.density();
 * rule.covariateJumps("male", "benefit_weeks");
 * rule.placeboCutoffs(27, 33);
 * }</pre>
 *
 * <p>The estimate is the jump between two lines, one on either side, fitted with triangular weights 1 − |x − c|/h. Unless said
 * otherwise h is the bandwidth of least squared error (Imbens and Kalyanaraman 2012, Review of Economic Studies 79, 933–959) times n^(−1/20), of n rows, which makes the interval's error of coverage least (Calonico, Cattaneo and Farrell 2020,
 * Econometrics Journal 23, 192–210). The interval is the robust bias-corrected one of Calonico, Cattaneo and Titiunik (2014,
 * Econometrica 82, 2295–2326): the bias is estimated by parabolas over the same bandwidth, so that the corrected jump is that between
 * the parabolas, and its error, by HC3, counts the correction in. Where the outcome bends sharply near the cutoff it
 * is a little too narrow all the same.
 *
 * <p>With {@link #taken}, the jump of the outcome is divided by that in taking part (a fuzzy design; Hahn, Todd and Van der Klaauw
 * 2001): the effect on those at the cutoff who take part because of the rule. Each method gives a new design. Immutable.
 */
public final class RegressionDiscontinuity {

    /** Whom the rule covers. */
    public enum Side {
        /** Those whose running variable is below the cutoff. */
        BELOW,
        /** Those at the cutoff or above. */
        AT_OR_ABOVE
    }

    private static final double STRONG = 10;
    /** A jump in a share that is 0 but for rounding. */
    private static final double NO_JUMP = 1e-9;

    /** Of fewer values on a side, what lies between the last one and the cutoff matters (Kolesár and Rothe 2018). */
    private static final int ENOUGH_VALUES = 10;

    private static final int FEWEST_VALUES = 4;

    private record Rule(String running, double cutoff, Side side, OptionalDouble bandwidth, double donut) {}

    private final Table table;
    private final Rule rule;
    private final String outcome;
    private final Optional<String> taken;

    private RegressionDiscontinuity(Table table, Rule rule, String outcome, Optional<String> taken) {
        this.table = table;
        this.rule = rule;
        this.outcome = outcome;
        this.taken = taken;
    }

    /** A design on the rows of a table. */
    public static RegressionDiscontinuity on(Table table) {
        return new RegressionDiscontinuity(
                table, new Rule("", Double.NaN, Side.AT_OR_ABOVE, OptionalDouble.empty(), 0), "", Optional.empty());
    }

    /** The same with the column of numbers by which the rule goes. */
    public RegressionDiscontinuity running(String column) {
        return with(new Rule(column, rule.cutoff, rule.side, rule.bandwidth, rule.donut));
    }

    /** The same with the value from which the rule changes, finite. */
    public RegressionDiscontinuity cutoff(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("cutoff " + value + " is not finite");
        }
        return with(new Rule(rule.running, value, rule.side, rule.bandwidth, rule.donut));
    }

    /** The same with those whom the rule covers: those at the cutoff or above, unless said otherwise. */
    public RegressionDiscontinuity treated(Side side) {
        return with(new Rule(rule.running, rule.cutoff, side, rule.bandwidth, rule.donut));
    }

    /** The same within a given distance of the cutoff, finite and above 0. */
    public RegressionDiscontinuity bandwidth(double distance) {
        if (!(distance > 0 && distance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("bandwidth " + distance + " is not finite and above 0");
        }
        return with(new Rule(rule.running, rule.cutoff, rule.side, OptionalDouble.of(distance), rule.donut));
    }

    /** The same without the rows nearer than a distance, who may have chosen their side; at least 0. */
    public RegressionDiscontinuity donut(double distance) {
        if (!(distance >= 0 && distance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("donut " + distance + " is not finite and at least 0");
        }
        return with(new Rule(rule.running, rule.cutoff, rule.side, rule.bandwidth, distance));
    }

    /** The same of a column of numbers, NaN for whom it is not known. */
    public RegressionDiscontinuity outcome(String column) {
        return new RegressionDiscontinuity(table, rule, column, taken);
    }

    /** The same with the column of 0 and 1 that says who took part, covered by the rule or not. */
    public RegressionDiscontinuity taken(String column) {
        return new RegressionDiscontinuity(table, rule, outcome, Optional.of(column));
    }

    /**
     * Estimates the effect at the cutoff.
     *
     * @throws IllegalArgumentException if something was not said, a column is missing or not of its kind, or there are fewer than
     *     four different values within the bandwidth on a side, or taking part does not jump; the message says which
     */
    public DiscontinuityEffect estimate() {
        requireRule();
        requireOutcome();
        double[] values = table.numbers(outcome);
        if (taken.isEmpty()) {
            return jump(outcome, "effect at the cutoff", values, rule.cutoff, row -> true);
        }
        boolean[] took = Formula.treatment(taken.get()).treated(table);
        double[] part = new double[took.length];
        Arrays.setAll(part, row -> took[row] ? 1 : 0);
        return fuzzy(values, part);
    }

    /**
     * The jumps of columns that the rule cannot change, as they were known before; none should be there. Whoever took part, each is
     * the jump itself, not over that of taking part.
     *
     * @throws IllegalArgumentException as {@link #estimate}
     */
    public List<DiscontinuityEffect> covariateJumps(String... columns) {
        requireRule();
        return Arrays.stream(columns)
                .map(column -> jump(column, "check: no jump", table.numbers(column), rule.cutoff, row -> true))
                .toList();
    }

    /**
     * The jumps of the outcome where no rule changes; none should be there. Each from rows on its own side of the true cutoff.
     *
     * @param cutoffs other than the true one
     * @throws IllegalArgumentException as {@link #estimate}
     */
    public List<DiscontinuityEffect> placeboCutoffs(double... cutoffs) {
        requireRule();
        requireOutcome();
        double[] running = table.numbers(rule.running);
        List<DiscontinuityEffect> jumps = new ArrayList<>();
        for (double cutoff : cutoffs) {
            if (!Double.isFinite(cutoff) || cutoff == rule.cutoff) {
                throw new IllegalArgumentException(
                        "placebo cutoff " + cutoff + " must be finite and another than the true one");
            }
            jumps.add(jump(
                    outcome,
                    "check: no jump",
                    table.numbers(outcome),
                    cutoff,
                    row -> running[row] < rule.cutoff == cutoff < rule.cutoff));
        }
        return jumps;
    }

    /**
     * Whether there are more rows on one side than their density explains. Neither the donut nor the bandwidth counts, which is that of
     * McCrary's rule.
     *
     * @throws IllegalArgumentException if the rule was not said, or there are too few different values on a side
     */
    public DensityJump density() {
        requireRule();
        double[] running = table.numbers(rule.running);
        return DensityJump.of(
                CutoffRows.of(running, rule.cutoff, running, row -> true).x());
    }

    private DiscontinuityEffect jump(
            String name, String estimand, double[] values, double cutoff, IntPredicate wanted) {
        CutoffRows rows = rows(values, cutoff, wanted);
        double bandwidth = bandwidth(rows);
        List<String> warnings = warnings(values, wanted, rows, bandwidth);
        double sign = rule.side == Side.BELOW ? -1 : 1;
        Jump line = Jump.of(rows, bandwidth, 1);
        Jump parabola = Jump.of(rows, bandwidth, 2);
        return new DiscontinuityEffect(
                name,
                estimand,
                cutoff,
                bandwidth,
                sign * line.value,
                sign * parabola.value,
                Math.sqrt(parabola.variance),
                rows.below().within(bandwidth).size(),
                rows.above().within(bandwidth).size(),
                warnings);
    }

    private DiscontinuityEffect fuzzy(double[] values, double[] part) {
        CutoffRows y = rows(values, rule.cutoff, row -> true);
        double[] known = new double[part.length];
        Arrays.setAll(known, row -> Double.isNaN(values[row]) ? Double.NaN : part[row]);
        CutoffRows d = rows(known, rule.cutoff, row -> true);
        double bandwidth = bandwidth(y);
        List<String> warnings = warnings(values, row -> true, y, bandwidth);
        Jump first = Jump.of(d, bandwidth, 2);
        double firstLine = Jump.of(d, bandwidth, 1).value;
        if (Math.abs(first.value) < NO_JUMP || Math.abs(firstLine) < NO_JUMP) {
            throw new IllegalArgumentException(
                    "'" + taken.orElse("") + "' does not jump at the cutoff, so that the rule"
                            + " says nothing of taking part; leave taken(…) out, or widen the bandwidth");
        }
        double strength = first.value * first.value / first.variance;
        if (!(strength >= STRONG)) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "taking part jumps little at the cutoff (F %.1f, below 10): the interval is not to be relied on",
                    strength));
        }
        double effect = Jump.of(y, bandwidth, 2).value / first.value;
        double[] rest = new double[values.length];
        Arrays.setAll(rest, row -> values[row] - effect * part[row]);
        Jump around = Jump.of(rows(rest, rule.cutoff, row -> true), bandwidth, 2);
        return new DiscontinuityEffect(
                outcome,
                "effect on compliers at the cutoff",
                rule.cutoff,
                bandwidth,
                Jump.of(y, bandwidth, 1).value / firstLine,
                effect,
                Math.sqrt(around.variance) / Math.abs(first.value),
                y.below().within(bandwidth).size(),
                y.above().within(bandwidth).size(),
                warnings);
    }

    /** Between two polynomials, from below to above. */
    private record Jump(double value, double variance) {

        static Jump of(CutoffRows rows, double bandwidth, int order) {
            LocalPolynomial below = fit(rows.below(), bandwidth, order);
            LocalPolynomial above = fit(rows.above(), bandwidth, order);
            return new Jump(above.coefficients()[0] - below.coefficients()[0], below.variance() + above.variance());
        }

        private static LocalPolynomial fit(CutoffRows side, double bandwidth, int order) {
            return LocalPolynomial.fit(side.x(), side.y(), LocalPolynomial.triangular(side.x(), bandwidth), order);
        }
    }

    private double bandwidth(CutoffRows rows) {
        return rule.bandwidth.orElseGet(() -> rows.bandwidth() * FastMath.pow(rows.size(), -1.0 / 20));
    }

    private CutoffRows rows(double[] values, double cutoff, IntPredicate wanted) {
        double[] running = table.numbers(rule.running);
        return CutoffRows.of(
                running,
                cutoff,
                values,
                row -> wanted.test(row) && !Double.isNaN(values[row]) && Math.abs(running[row] - cutoff) >= rule.donut);
    }

    private List<String> warnings(double[] values, IntPredicate wanted, CutoffRows rows, double bandwidth) {
        List<String> warnings = new ArrayList<>();
        long unknown = IntStream.range(0, values.length)
                .filter(row -> wanted.test(row) && Double.isNaN(values[row]))
                .count();
        if (unknown > 0) {
            warnings.add(
                    String.format(Locale.ROOT, "of %,d rows the value is not known, and they are left out", unknown));
        }
        for (boolean isBelow : new boolean[] {true, false}) {
            // The farthest row has no weight.
            CutoffRows near = (isBelow ? rows.below() : rows.above()).within(Math.nextDown(bandwidth));
            if (near.values() < FEWEST_VALUES) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "within %.4g %s the cutoff, '%s' has %d different values; at least %d are needed: widen the bandwidth, or"
                                + " measure in finer steps",
                        bandwidth,
                        isBelow ? "below" : "above",
                        rule.running,
                        near.values(),
                        FEWEST_VALUES));
            }
            if (near.values() < ENOUGH_VALUES) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "'%s' has only %d different values within the bandwidth on a side: the lines are drawn on beyond the last"
                                + " of them, and the interval may be too narrow (Kolesár and Rothe 2018)",
                        rule.running,
                        near.values()));
            }
        }
        return warnings;
    }

    private void requireOutcome() {
        if (outcome.isEmpty()) {
            throw new IllegalArgumentException("no outcome was said; say outcome(…)");
        }
    }

    private void requireRule() {
        if (rule.running.isEmpty() || Double.isNaN(rule.cutoff)) {
            throw new IllegalArgumentException("no rule was said; say running(…) and cutoff(…)");
        }
        double[] running = table.numbers(rule.running);
        for (int row = 0; row < running.length; row++) {
            if (Double.isNaN(running[row])) {
                throw new IllegalArgumentException("'" + rule.running + "' is not known in row " + row
                        + "; leave out rows without it: table.where(…)");
            }
        }
        long above =
                Arrays.stream(running).filter(value -> value >= rule.cutoff).count();
        if (above == 0 || above == running.length) {
            throw new IllegalArgumentException(
                    "all rows lie on one side of the cutoff " + rule.cutoff + " of '" + rule.running + "'");
        }
    }

    private RegressionDiscontinuity with(Rule newRule) {
        return new RegressionDiscontinuity(table, newRule, outcome, taken);
    }

    /** {@code job by age below 30}. */
    @Override
    public String toString() {
        return (outcome.isEmpty() ? "no outcome yet" : outcome) + " by "
                + (rule.running.isEmpty() || Double.isNaN(rule.cutoff)
                        ? "no rule yet"
                        : rule.running + (rule.side == Side.BELOW ? " below " : " from ") + rule.cutoff);
    }
}
