package dk.effekt.sroi;

import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;

/**
 * A row of the value map: a quantity, what a unit of it is worth, how it goes on, and what is deducted.
 *
 * <p>With quantity q(k) in its k-th year, known for n years, proxy p(k), deadweight d, displacement m, attribution a and
 * drop-off o, the value of year k is p(k) (1−d)(1−m)(1−a) q(k) up to n, and p(k) (1−d)(1−m)(1−a) q(n) (1−o)^(k−n)
 * after it. With one number (n = 1) this is the usual value map, where drop-off bites from the second year. Year k falls
 * in period s+k−1, s being the start period.
 *
 * @param kind what kind of value it is; kinds are shown apart
 * @param stakeholder who is better or worse off
 * @param name what changes
 * @param indicator what shows that it has changed; may be empty
 * @param quantity how much of it
 * @param proxy what a unit is worth
 * @param startPeriod 1 for the year that begins with the programme, 2 for the one after it
 * @param extrapolation how it goes on beyond the years that the quantity has numbers for
 * @param deadweight the share that would have happened anyway; needs a reason if the quantity {@linkplain Quantity#isEffect
 *     is an effect}
 * @param displacement the share that was merely moved from others
 * @param attribution the share that others brought about; needs a reason if the quantity is an effect
 */
public record ValueOutcome(
        ValueKind kind,
        String stakeholder,
        String name,
        String indicator,
        Quantity quantity,
        Proxy proxy,
        int startPeriod,
        Extrapolation extrapolation,
        Deduction deadweight,
        Deduction displacement,
        Deduction attribution) {

    public ValueOutcome {
        Checks.text("the stakeholder of an outcome", stakeholder);
        Checks.text("the name of an outcome", name);
        String at = "outcome '" + name + "': ";
        Checks.atLeastOne(at + "start period", startPeriod);
        int years = quantity.years() + extrapolation.years();
        if (startPeriod > Extrapolation.LONGEST_YEARS || years > Extrapolation.LONGEST_YEARS) {
            throw new IllegalArgumentException(at + "start period " + startPeriod + " and duration " + years
                    + " years; neither may exceed " + Extrapolation.LONGEST_YEARS);
        }
        if (quantity instanceof Measured measured) {
            requireSameUnit(at, measured, proxy);
            requireWholeYear(at, measured, years);
        }
        if (quantity.isEffect()) {
            requireReason(at, "deadweight", "What would have happened anyway", quantity, deadweight);
            requireReason(at, "attribution", "What both arms got from others", quantity, attribution);
        }
    }

    /** An outcome from the first period on, for as many years as the quantity has numbers, with nothing deducted. */
    public static ValueOutcome of(ValueKind kind, String stakeholder, String name, Quantity quantity, Proxy proxy) {
        Deduction none = Deduction.NONE;
        return new ValueOutcome(
                kind, stakeholder, name, "", quantity, proxy, 1, Extrapolation.stop(), none, none, none);
    }

    /** The same outcome with what shows that it has changed, such as {@code falls in the log}. */
    public ValueOutcome withIndicator(String newIndicator) {
        return new ValueOutcome(
                kind,
                stakeholder,
                name,
                newIndicator,
                quantity,
                proxy,
                startPeriod,
                extrapolation,
                deadweight,
                displacement,
                attribution);
    }

    /** The same outcome, starting in another period. */
    public ValueOutcome startingIn(int period) {
        return with(period, extrapolation, deadweight, displacement, attribution);
    }

    /** The same outcome, going on beyond the quantity's numbers by a rule. */
    public ValueOutcome extrapolated(Extrapolation rule) {
        return with(startPeriod, rule, deadweight, displacement, attribution);
    }

    /** The same outcome over so many years in all; those beyond the quantity's numbers hold the last one. */
    public ValueOutcome lasting(int years) {
        return lasting(years, Deduction.NONE);
    }

    /**
     * The same outcome over so many years in all, as in the column 'duration' of a value map; those beyond the
     * quantity's numbers hold the last one, less a drop-off a year. Without such years the drop-off has no effect.
     */
    public ValueOutcome lasting(int years, Deduction dropOff) {
        String at = "outcome '" + name + "': ";
        Checks.atLeastOne(at + "duration in years", years);
        if (years < quantity.years()) {
            throw new IllegalArgumentException(at + "a duration of " + Format.count(years, "year")
                    + ", but the quantity has numbers for " + quantity.years() + "; none is dropped silently");
        }
        if (years > Extrapolation.LONGEST_YEARS) {
            throw new IllegalArgumentException(
                    at + "a duration of " + years + " years; it may not exceed " + Extrapolation.LONGEST_YEARS);
        }
        return extrapolated(new Extrapolation(years - quantity.years(), dropOff));
    }

    /**
     * The same outcome with another deadweight.
     *
     * @throws IllegalArgumentException if it is above 0, the quantity is an effect and no reason is given
     */
    public ValueOutcome withDeadweight(Deduction newDeadweight) {
        return with(startPeriod, extrapolation, newDeadweight, displacement, attribution);
    }

    /** The same outcome with another displacement. */
    public ValueOutcome withDisplacement(Deduction newDisplacement) {
        return with(startPeriod, extrapolation, deadweight, newDisplacement, attribution);
    }

    /**
     * The same outcome with another attribution.
     *
     * @throws IllegalArgumentException if it is above 0, the quantity is an effect and no reason is given
     */
    public ValueOutcome withAttribution(Deduction newAttribution) {
        return with(startPeriod, extrapolation, deadweight, displacement, newAttribution);
    }

    /** Number of years in which it has a value. */
    public int durationYears() {
        return quantity.years() + extrapolation.years();
    }

    /** The last period in which it has a value. */
    public int lastPeriod() {
        return startPeriod + durationYears() - 1;
    }

    /** Kroner of the first year, for a participant or in total as the quantity is. */
    double impact() {
        double kept = (1 - deadweight.share()) * (1 - displacement.share()) * (1 - attribution.share());
        return quantity.amount(1) * proxy.kroner(1) * kept;
    }

    /** {@code Weeks on benefit (Municipality, fiscal), 1,559 kr per week, prices of 2024}. */
    @Override
    public String toString() {
        return name + " (" + stakeholder + ", " + kind + "), " + proxy;
    }

    private ValueOutcome with(int period, Extrapolation rule, Deduction anyway, Deduction moved, Deduction others) {
        return new ValueOutcome(
                kind, stakeholder, name, indicator, quantity, proxy, period, rule, anyway, moved, others);
    }

    private static void requireSameUnit(String at, Measured measured, Proxy proxy) {
        boolean perWeek = proxy.unit().equals(Proxy.WEEK);
        boolean perHour = proxy.unit().equals(Proxy.HOUR);
        if (measured.unit() == MeasuredEffect.Unit.WEEKS && !perWeek) {
            throw new IllegalArgumentException(
                    at + "the effect is in weeks, the proxy is per " + proxy.unit() + "; use kroner(…).perWeek(…)");
        }
        if (measured.unit() == MeasuredEffect.Unit.HOURS && !perHour) {
            throw new IllegalArgumentException(
                    at + "the effect is in hours, the proxy is per " + proxy.unit() + "; use kroner(…).perHour(…)");
        }
        if (measured.unit() == MeasuredEffect.Unit.SHARE && (perWeek || perHour)) {
            throw new IllegalArgumentException(at
                    + "the effect is a difference of shares in one week, the proxy is per "
                    + proxy.unit() + "; "
                    + (perWeek ? "sum the weeks with path.cumulated(from, through)" : "measure Outcomes.paidHours()"));
        }
    }

    private static void requireWholeYear(String at, Measured measured, int durationYears) {
        int covered = measured.effects().get(measured.years() - 1).weeksCovered();
        if (durationYears > measured.years()
                && measured.unit() != MeasuredEffect.Unit.SHARE
                && covered != Measured.WEEKS_A_YEAR) {
            throw new IllegalArgumentException(at + "years after the measured ones repeat the last, but it covers "
                    + covered + " weeks and not " + Measured.WEEKS_A_YEAR + "; measure a whole last year, such as "
                    + (measured.unit() == MeasuredEffect.Unit.WEEKS ? "path.cumulated(0, 51)" : "path.at(52)")
                    + ", or let it last "
                    + Format.count(measured.years(), "year"));
        }
    }

    private static void requireReason(String at, String name, String what, Quantity effect, Deduction deduction) {
        if (deduction.share() > 0 && deduction.reason().isEmpty()) {
            boolean isMeasured = effect instanceof Measured;
            String found = (isMeasured ? " on a measured effect. " : " on an effect. ") + what
                    + " is out of it already (" + foundAs(effect) + ")";
            throw new IllegalArgumentException(at + name + " of " + Format.percent(deduction.share(), 3) + found
                    + "; deducting it again would count it twice. Leave " + name
                    + " out, or say why it is not: Deduction.of(share, source).because(reason)");
        }
    }

    private static String foundAs(Quantity effect) {
        if (effect instanceof Measured measured) {
            return measured.effects().get(0).estimand();
        }
        Stated stated = effect instanceof Reversed reversed ? reversed.of() : (Stated) effect;
        return "against " + stated.comparison();
    }
}
