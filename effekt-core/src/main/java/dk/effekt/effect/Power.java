package dk.effekt.effect;

import dk.effekt.internal.Normal;
import dk.effekt.internal.TextTable;
import dk.effekt.matching.MinimumDetectable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a comparison could find, asked before the study: how great an effect must be to be found, how many participants that takes,
 * and how likely a given effect would be found.
 *
 * <pre>{@code
 * Power power = Power.ofShare(0.35).controlsPerTreated(3).explained(0.2);
 * power.minimumDetectable(226);
 * power.neededTreated(0.10);
 * power.table(100, 200, 400);
 * }</pre>
 *
 * <p>A two-sided test by the normal approximation, of which only the tail on the side of the effect counts, as in R. With n₁ and n₀
 * effective rows and variances V₁ and V₀ of the outcome with and without treatment, the standard error is √((V₁/n₁ + V₀/n₀)(1 − R²)D),
 * and an effect δ is found with probability Φ(|δ|/SE − z). Of shares V is p(1 − p) in each arm, not pooled: what the estimates of
 * {@link Estimation} have. R's {@code power.prop.test} pools under no effect, and {@code power.t.test} takes quantiles of t in place of
 * z; both say a little less.
 *
 * <ul>
 *   <li>R² is the share of the outcome's variance that the covariates of the regression explain (Bloom 1995).
 *   <li>D = 1 + (m − 1)ρ is the design effect of clusters of m rows with intraclass correlation ρ that are treated as a whole (Kish
 *       1965). Of few clusters the approximation promises too much.
 *   <li>Controls with replacement, k for each treated from N: if all are equally likely, {@code k n₁/(1 + (k n₁ − 1)/N)} is
 *       their expected effective number (Σw)²/Σw², and about the greatest that matching reaches.
 * </ul>
 *
 * Immutable.
 */
public final class Power {

    /** More participants than there are people. */
    private static final int MOST = 1_000_000_000;

    private final OptionalDouble baseline;
    private final double sd;
    private final Plan plan;

    private record Plan(
            double controlsPerTreated, double pool, double designEffect, double explained, double level, double power) {

        /** The standard normal quantile of the test, and that of the power. */
        double quantile() {
            return Normal.quantile(1 - level / 2);
        }

        double multiplier() {
            return quantile() + Normal.quantile(power);
        }

        double controls(double treated) {
            double all = controlsPerTreated * treated;
            return all / (1 + Math.max(0, all - 1) / pool);
        }

        /** By which rows count less, or more, than by themselves. */
        double factor() {
            return designEffect * (1 - explained);
        }
    }

    private Power(OptionalDouble baseline, double sd, Plan plan) {
        this.baseline = baseline;
        this.sd = sd;
        this.plan = plan;
    }

    /**
     * Of a share, in one control per treated, at 5 % and with 80 % power unless said otherwise.
     *
     * @param baseline share with the outcome without treatment, above 0 and below 1
     */
    public static Power ofShare(double baseline) {
        if (!(baseline > 0 && baseline < 1)) {
            throw new IllegalArgumentException("baseline " + baseline + " is no share above 0 and below 1");
        }
        return new Power(OptionalDouble.of(baseline), Math.sqrt(baseline * (1 - baseline)), usual());
    }

    /**
     * Of a mean, in the same way.
     *
     * @param sd standard deviation of the outcome in both arms, finite and above 0
     */
    public static Power ofMean(double sd) {
        if (!(sd > 0 && sd < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("sd " + sd + " is no standard deviation; it is finite and above 0");
        }
        return new Power(OptionalDouble.empty(), sd, usual());
    }

    private static Plan usual() {
        return new Plan(1, Double.POSITIVE_INFINITY, 1, 0, 0.05, 0.8);
    }

    /** The same with so many controls for each treated, finite and above 0; below 1 if several treated share one. */
    public Power controlsPerTreated(double controls) {
        requireAbove0("controls per treated", controls);
        return with(new Plan(controls, plan.pool, plan.designEffect, plan.explained, plan.level, plan.power));
    }

    /** The same with controls taken with replacement from a pool of so many, at least 1. */
    public Power withReplacementFrom(int pool) {
        if (pool < 1) {
            throw new IllegalArgumentException("a pool of " + pool + " has no controls; it has at least 1");
        }
        return with(new Plan(plan.controlsPerTreated, pool, plan.designEffect, plan.explained, plan.level, plan.power));
    }

    /**
     * The same where clusters such as job centres or school classes are treated as a whole.
     *
     * @param rows in a cluster, on average; at least 1
     * @param correlation intraclass correlation of the outcome, from 0 to 1
     */
    public Power inClusters(double rows, double correlation) {
        if (!(rows >= 1 && rows < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("clusters of " + rows + " rows; they have at least 1 on average");
        }
        if (!(correlation >= 0 && correlation <= 1)) {
            throw new IllegalArgumentException("intraclass correlation " + correlation + " does not lie from 0 to 1");
        }
        return with(new Plan(
                plan.controlsPerTreated,
                plan.pool,
                1 + (rows - 1) * correlation,
                plan.explained,
                plan.level,
                plan.power));
    }

    /** The same with covariates that explain a share R² of the outcome's variance, at least 0 and below 1. */
    public Power explained(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("explained share " + share + " does not lie at or above 0 and below 1");
        }
        return with(new Plan(plan.controlsPerTreated, plan.pool, plan.designEffect, share, plan.level, plan.power));
    }

    /** The same for a two-sided test at a level, above 0 and below 1. */
    public Power level(double level) {
        requireShare("level", level);
        return with(new Plan(plan.controlsPerTreated, plan.pool, plan.designEffect, plan.explained, level, plan.power));
    }

    /** The same with another wanted probability of finding the effect, above 0.5 and below 1. */
    public Power wanting(double power) {
        if (!(power > 0.5 && power < 1)) {
            throw new IllegalArgumentException("power " + power + " does not lie above 0.5 and below 1");
        }
        return with(new Plan(plan.controlsPerTreated, plan.pool, plan.designEffect, plan.explained, plan.level, power));
    }

    /** The effective number of controls of so many treated, before clusters and covariates. */
    public double effectiveControls(int treated) {
        requireTreated(treated);
        return plan.controls(treated);
    }

    /**
     * The smallest effect above none that would be found: {@link MinimumDetectable} of the rows to come, at this level and power.
     *
     * @param treated number of treated, at least 1
     * @return difference of means in the outcome's unit, or of shares; infinite if no share is large enough
     */
    public double minimumDetectable(int treated) {
        requireTreated(treated);
        // An effect is found by z²/n, so that another z is another n.
        double z = MinimumDetectable.MULTIPLIER / plan.multiplier();
        double rows = z * z / plan.factor();
        double n1 = treated * rows;
        double n0 = plan.controls(treated) * rows;
        MinimumDetectable found = baseline.isPresent()
                ? MinimumDetectable.ofShare("share", baseline.getAsDouble(), n1, n0)
                : MinimumDetectable.ofMean("mean", sd, n1, n0);
        return found.difference();
    }

    /**
     * How likely an effect would be found.
     *
     * @param treated number of treated, at least 1
     * @param effect difference of means, or of shares, not 0
     * @return from 0 to 1
     */
    public double power(int treated, double effect) {
        requireTreated(treated);
        requireEffect(effect);
        double error = Math.sqrt((variance(effect) / treated + sd * sd / plan.controls(treated)) * plan.factor());
        return Normal.below(Math.abs(effect) / error - plan.quantile());
    }

    /**
     * How many treated it takes to find an effect with the wanted power.
     *
     * @param effect difference of means, or of shares, not 0
     * @return the smallest number; empty if the pool of controls is too small for any number
     */
    public OptionalInt neededTreated(double effect) {
        if (power(MOST, effect) < plan.power) {
            return OptionalInt.empty();
        }
        int low = 1;
        int high = MOST;
        while (low < high) {
            int middle = low + (high - low) / 2;
            if (power(middle, effect) >= plan.power) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return OptionalInt.of(low);
    }

    /** The smallest effect found by each number of treated, as text of lines under 80 columns. */
    public String table(int... treated) {
        return text(List.of(), treated);
    }

    /** The same with the power at an effect. */
    public String table(double effect, int... treated) {
        requireEffect(effect);
        return text(List.of(effect), treated);
    }

    private String text(List<Double> effects, int... treated) {
        List<String> heads = new ArrayList<>(List.of("treated", "effective controls", "smallest effect found"));
        effects.forEach(effect -> heads.add(String.format(Locale.ROOT, "power at %+.4g", effect)));
        TextTable table = TextTable.of(heads.toArray(String[]::new));
        for (int number : treated) {
            List<String> cells = new ArrayList<>(List.of(
                    String.format(Locale.ROOT, "%,d", number),
                    String.format(Locale.ROOT, "%,.1f", effectiveControls(number)),
                    String.format(Locale.ROOT, "%.4g", minimumDetectable(number))));
            effects.forEach(effect -> cells.add(String.format(Locale.ROOT, "%.1f %%", 100 * power(number, effect))));
            table.add(cells.toArray(String[]::new));
        }
        return this + "\n" + table;
    }

    /** {@code share 0.350, 1:3, R2 0.20, at 5 %, power 80 %}; with replacement {@code 1:3 of 5,000}. */
    @Override
    public String toString() {
        String what = baseline.isPresent()
                ? String.format(Locale.ROOT, "share %.3g", baseline.getAsDouble())
                : String.format(Locale.ROOT, "SD %.4g", sd);
        return what
                + String.format(Locale.ROOT, ", 1:%s", trimmed(plan.controlsPerTreated))
                + (Double.isInfinite(plan.pool) ? "" : String.format(Locale.ROOT, " of %,.0f", plan.pool))
                + (plan.designEffect > 1 ? String.format(Locale.ROOT, ", design effect %.2f", plan.designEffect) : "")
                + (plan.explained > 0 ? String.format(Locale.ROOT, ", R2 %.2f", plan.explained) : "")
                + String.format(
                        Locale.ROOT, ", at %s %%, power %s %%", trimmed(100 * plan.level), trimmed(100 * plan.power));
    }

    private static String trimmed(double number) {
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%.0f", number)
                : String.format(Locale.ROOT, "%.2f", number);
    }

    private Power with(Plan newPlan) {
        return new Power(baseline, sd, newPlan);
    }

    /** Of the outcome with treatment. */
    private double variance(double effect) {
        return baseline.isEmpty() ? sd * sd : (baseline.getAsDouble() + effect) * (1 - baseline.getAsDouble() - effect);
    }

    private void requireEffect(double effect) {
        if (!Double.isFinite(effect) || effect == 0) {
            throw new IllegalArgumentException("effect " + effect + " cannot be found; it is finite and not 0");
        }
        double share = baseline.orElse(0.5) + (baseline.isPresent() ? effect : 0);
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("an effect of " + effect + " makes the share " + baseline.orElse(0)
                    + " one of " + share + "; give a difference of shares that leaves it from 0 to 1");
        }
    }

    private static void requireTreated(int treated) {
        if (treated < 1) {
            throw new IllegalArgumentException(treated + " treated; there is at least 1");
        }
    }

    private static void requireAbove0(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " is " + value + "; it is finite and above 0");
        }
    }

    private static void requireShare(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " " + value + " does not lie above 0 and below 1");
        }
    }
}
