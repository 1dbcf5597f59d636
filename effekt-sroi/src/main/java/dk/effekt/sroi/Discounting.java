package dk.effekt.sroi;

import dk.effekt.protocol.Language;
import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;
import java.util.List;

/**
 * How much a krone of a later year counts today: rates by year, and the moment within the year at which its value
 * counts. The factor is the product over the years passed of 1/(1+r), each at the rate of its own bracket (stepped
 * forward): 40 years at Finansministeriet's rates are 1/(1.035^35 · 1.025^5). Taking one bracket's rate all the way
 * would make year 36 worth more than year 35.
 *
 * @param name what it is called in results
 * @param steps the rates, in order; the last goes on for ever
 * @param timing the moment within the year
 */
public record Discounting(String name, List<Step> steps, Timing timing) {

    /** The moment at which the value of a year counts; the sources for SROI and cost-benefit use all three. */
    public enum Timing {
        /** At the end of the year: that of year 1 is divided by 1+r once. Common in SROI calculators. */
        END(0, "year 1 is discounted one year", "år 1 tilbagediskonteres ét år"),
        /** At its start: that of year 1 is not discounted. */
        YEAR_0(1, "year 1 is not discounted", "år 1 tilbagediskonteres ikke"),
        /** In its middle: that of year 1 is discounted half a year, as in New Zealand's CBAx practice. */
        MID(0.5, "year 1 is discounted half a year", "år 1 tilbagediskonteres et halvt år");

        private final double yearsEarlier;
        private final String english;
        private final String danish;

        Timing(double yearsEarlier, String english, String danish) {
            this.yearsEarlier = yearsEarlier;
            this.english = english;
            this.danish = danish;
        }
    }

    /**
     * A rate and how long it holds.
     *
     * @param throughYear the last year with this rate, counted from 1
     * @param rate a share a year, 0 or more and below 1
     */
    public record Step(int throughYear, double rate) {

        public Step {
            Checks.atLeastOne("the last year of a discount rate", throughYear);
            if (!(rate >= 0 && rate < 1)) {
                throw new IllegalArgumentException(
                        "discount rate " + rate + "; it must be a share from 0 to below 1, such as 0.035");
            }
        }
    }

    private static final List<Step> FINANSMINISTERIET =
            List.of(new Step(35, 0.035), new Step(70, 0.025), new Step(Integer.MAX_VALUE, 0.015));

    public Discounting {
        Checks.text("the name of the discounting", name);
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.get(steps.size() - 1).throughYear() != Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "discount rates " + steps + "; the last must hold through year Integer.MAX_VALUE");
        }
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).throughYear() <= steps.get(i - 1).throughYear()) {
                throw new IllegalArgumentException("discount rates " + steps + " are not in the order of their years");
            }
        }
    }

    /** One rate for all years, counted at the end of each year. */
    public static Discounting constant(double rate) {
        Step step = new Step(Integer.MAX_VALUE, rate);
        return new Discounting(Format.percent(rate, 3) + " a year", List.of(step), Timing.END);
    }

    /** A krone of any year counts the same. */
    public static Discounting none() {
        return new Discounting("undiscounted", constant(0).steps(), Timing.END);
    }

    /**
     * The real social discount rate of the Danish Ministry of Finance, in force since 7 January 2021: 3.5 % in years 1
     * to 35, 2.5 % in years 36 to 70 (documentation note of that date) and 1.5 % after them, counted at the end of each
     * year. The last step is not verified, and that the steps are taken forward is inferred; both bear on years after
     * the 35th only.
     */
    public static Discounting finansministeriet() {
        return new Discounting("Finansministeriet 2021", FINANSMINISTERIET, Timing.END);
    }

    /** The same rates, counted at another moment of the year. */
    public Discounting at(Timing newTiming) {
        return new Discounting(name, steps, newTiming);
    }

    /**
     * What a krone of a year counts today.
     *
     * @param year counted from 1
     */
    public double factor(int year) {
        double passed = Checks.atLeastOne("year", year) - timing.yearsEarlier;
        double factor = 1;
        double from = 0;
        for (Step step : steps) {
            double years = Math.min(passed, step.throughYear()) - from;
            if (years <= 0) {
                break;
            }
            factor *= StrictMath.pow(1 + step.rate(), -years);
            from = step.throughYear();
        }
        return factor;
    }

    /** The convention in words, such as {@code 3.5 % a year, END (year 1 is discounted one year)}. */
    public String describe() {
        return describe(Language.ENGLISH);
    }

    /** The same in a language. A name that was given stays as it is. */
    public String describe(Language in) {
        boolean official = steps.equals(FINANSMINISTERIET);
        StringBuilder text = new StringBuilder(in.either(name, danish()));
        if (steps.size() > 1) {
            for (int i = 0; i < steps.size(); i++) {
                Step step = steps.get(i);
                text.append(i == 0 ? ": " : ", ").append(in.numeral(Format.percent(step.rate(), 3)));
                text.append(
                        i < steps.size() - 1
                                ? in.either(" through year ", " til og med år ") + step.throughYear()
                                : in.either(" after", " derefter"));
            }
            text.append(official ? in.either(" (last step not verified)", " (sidste trin er ikke bekræftet)") : "");
            text.append(in.either(", stepped forward", ", år for år efter hvert års egen rente"));
        }
        return text + in.either(", " + timing + " (", " (") + in.either(timing.english, timing.danish) + ")";
    }

    /** What effekt itself calls one rate, or none. */
    private String danish() {
        if (equals(none().at(timing))) {
            return "ikke tilbagediskonteret";
        }
        double rate = steps.get(0).rate();
        return steps.size() == 1 && equals(constant(rate).at(timing))
                ? Language.DANISH.numeral(Format.percent(rate, 3)) + " om året"
                : name;
    }

    /** {@code Finansministeriet 2021, END}. */
    @Override
    public String toString() {
        return name + ", " + timing;
    }
}
