package dk.effekt.sroi;

import dk.effekt.outcome.Outcome;

/**
 * A row of the value map: a quantity, what a unit of it is worth, how long it lasts, and what is deducted.
 *
 * <p>With quantity q(k) in its k-th year, proxy p, deadweight d, displacement m, attribution a and drop-off o, and
 * numbers for the first n of D years, the value of year k is p (1−d)(1−m)(1−a) q(k) up to n, and p (1−d)(1−m)(1−a) q(n)
 * (1−o)^(k−n) after it. With one number (n = 1) this is the usual value map, where drop-off bites from the second year.
 * Year k falls in period s+k−1, s being the start period.
 *
 * @param stakeholder who is better or worse off
 * @param name what changes
 * @param quantity how much of it
 * @param proxy what a unit is worth
 * @param startPeriod 1 for the year that begins with the programme, 2 for the one after it
 * @param durationYears how many years it lasts, at least as many as the quantity has numbers
 * @param dropOff the share that is lost a year, beyond the years that the quantity has numbers for
 * @param deadweight the share that would have happened anyway; none if the quantity is measured
 * @param displacement the share that was merely moved from others
 * @param attribution the share that others brought about; needs a reason if the quantity is measured
 */
public record ValueOutcome(
        String stakeholder,
        String name,
        Quantity quantity,
        Proxy proxy,
        int startPeriod,
        int durationYears,
        Deduction dropOff,
        Deduction deadweight,
        Deduction displacement,
        Deduction attribution) {

    private static final int LONGEST_YEARS = 200;

    public ValueOutcome {
        Checks.text("the stakeholder of an outcome", stakeholder);
        Checks.text("the name of an outcome", name);
        String at = "outcome '" + name + "': ";
        Checks.atLeastOne(at + "start period", startPeriod);
        Checks.atLeastOne(at + "duration in years", durationYears);
        if (durationYears < quantity.years()) {
            throw new IllegalArgumentException(at + "a duration of " + Format.count(durationYears, "year")
                    + ", but the quantity has numbers for " + quantity.years() + "; none is dropped silently");
        }
        if (startPeriod > LONGEST_YEARS || durationYears > LONGEST_YEARS) {
            throw new IllegalArgumentException(at + "start period " + startPeriod + " and duration " + durationYears
                    + " years; neither may exceed " + LONGEST_YEARS);
        }
        if (quantity instanceof Measured measured) {
            requireSameUnit(at, measured, proxy);
            requireWholeYear(at, measured, durationYears);
            requireNotCountedTwice(at, measured, deadweight, attribution);
        }
    }

    /** An outcome from the first period on, for as many years as the quantity has numbers, with nothing deducted. */
    public static ValueOutcome of(String stakeholder, String name, Quantity quantity, Proxy proxy) {
        Deduction none = Deduction.NONE;
        return new ValueOutcome(stakeholder, name, quantity, proxy, 1, quantity.years(), none, none, none, none);
    }

    /** The same outcome, starting in another period. */
    public ValueOutcome startingIn(int period) {
        return with(period, durationYears, dropOff, deadweight, displacement, attribution);
    }

    /**
     * The same outcome over so many years; those beyond the quantity's numbers hold the last one, less the drop-off.
     */
    public ValueOutcome lasting(int years) {
        return with(startPeriod, years, dropOff, deadweight, displacement, attribution);
    }

    /** The same outcome with another drop-off a year. */
    public ValueOutcome withDropOff(Deduction newDropOff) {
        return with(startPeriod, durationYears, newDropOff, deadweight, displacement, attribution);
    }

    /**
     * The same outcome with another deadweight.
     *
     * @throws IllegalArgumentException if it is above 0 and the quantity is measured
     */
    public ValueOutcome withDeadweight(Deduction newDeadweight) {
        return with(startPeriod, durationYears, dropOff, newDeadweight, displacement, attribution);
    }

    /** The same outcome with another displacement. */
    public ValueOutcome withDisplacement(Deduction newDisplacement) {
        return with(startPeriod, durationYears, dropOff, deadweight, newDisplacement, attribution);
    }

    /**
     * The same outcome with another attribution.
     *
     * @throws IllegalArgumentException if it is above 0, the quantity is measured and no reason is given
     */
    public ValueOutcome withAttribution(Deduction newAttribution) {
        return with(startPeriod, durationYears, dropOff, deadweight, displacement, newAttribution);
    }

    /** Number of last years that rest on the drop-off rule instead of a number. */
    public int extrapolatedYears() {
        return durationYears - quantity.years();
    }

    /** The last period in which it has a value. */
    public int lastPeriod() {
        return startPeriod + durationYears - 1;
    }

    /** Kroner for each unit of {@link #quantityYear} in the k-th year, counted from 1. */
    double kronerPerUnit(int k) {
        double claimed = deadweight.kept() * displacement.kept() * attribution.kept();
        return proxy.value().amount() * claimed * StrictMath.pow(dropOff.kept(), k - quantityYear(k));
    }

    /** The year of the quantity that the k-th year rests on. */
    int quantityYear(int k) {
        return Math.min(k, quantity.years());
    }

    /** {@code Weeks on benefit (Municipality), 1,559 kr per week, prices of 2024}. */
    @Override
    public String toString() {
        return name + " (" + stakeholder + "), " + proxy;
    }

    private ValueOutcome with(
            int period, int years, Deduction drop, Deduction anyway, Deduction moved, Deduction others) {
        return new ValueOutcome(stakeholder, name, quantity, proxy, period, years, drop, anyway, moved, others);
    }

    private static void requireSameUnit(String at, Measured measured, Proxy proxy) {
        boolean perWeek = proxy.unit().equals(Proxy.WEEK);
        boolean perHour = proxy.unit().equals(Proxy.HOUR);
        if (measured.unit() == Outcome.Unit.WEEKS && !perWeek) {
            throw new IllegalArgumentException(
                    at + "the effect is in weeks, the proxy is per " + proxy.unit() + "; use kroner(…).perWeek(…)");
        }
        if (measured.unit() == Outcome.Unit.HOURS && !perHour) {
            throw new IllegalArgumentException(
                    at + "the effect is in hours, the proxy is per " + proxy.unit() + "; use kroner(…).perHour(…)");
        }
        if (measured.unit() == Outcome.Unit.SHARE && (perWeek || perHour)) {
            throw new IllegalArgumentException(at
                    + "the effect is a difference of shares in one week, the proxy is per "
                    + proxy.unit() + "; "
                    + (perWeek ? "sum the weeks with path.cumulated(from, through)" : "measure Outcomes.paidHours()"));
        }
    }

    private static void requireWholeYear(String at, Measured measured, int durationYears) {
        int covered = measured.effects().get(measured.years() - 1).weeksCovered();
        if (durationYears > measured.years()
                && measured.unit() != Outcome.Unit.SHARE
                && covered != Measured.WEEKS_A_YEAR) {
            throw new IllegalArgumentException(at + "years after the measured ones repeat the last, but it covers "
                    + covered + " weeks and not " + Measured.WEEKS_A_YEAR + "; measure a whole last year, such as "
                    + (measured.unit() == Outcome.Unit.WEEKS ? "path.cumulated(0, 51)" : "path.at(52)")
                    + ", or let it last "
                    + Format.count(measured.years(), "year"));
        }
    }

    private static void requireNotCountedTwice(
            String at, Measured measured, Deduction deadweight, Deduction attribution) {
        String estimand = measured.effects().get(0).estimand();
        if (deadweight.share() > 0) {
            throw new IllegalArgumentException(at + "deadweight of " + Format.percent(deadweight.share())
                    + " on a measured effect. What would have happened anyway is out of it already (" + estimand
                    + "); deducting it again would count it twice. Leave deadweight out");
        }
        if (attribution.share() > 0 && attribution.reason().isEmpty()) {
            throw new IllegalArgumentException(at + "attribution of " + Format.percent(attribution.share())
                    + " on a measured effect. What both arms got from others is out of it already (" + estimand
                    + "). If others still brought about a part, say why: Deduction.of(share, source).because(reason)");
        }
    }
}
