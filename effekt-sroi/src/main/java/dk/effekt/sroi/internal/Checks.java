package dk.effekt.sroi.internal;

import dk.effekt.internal.Finite;
import dk.effekt.internal.Normal;

/** Arguments that several types refuse in the same words. */
public final class Checks {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;

    private Checks() {}

    /** A name or a description with at least one letter. */
    public static String text(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " is blank; write at least a word");
        }
        return value;
    }

    /** A finite number of at least zero; {@code remedy} says how to mend a negative one. */
    public static double notNegative(String what, double value, String remedy) {
        if (Finite.of(what, value) < 0) {
            throw new IllegalArgumentException(what + " is " + value + ", which is negative; " + remedy);
        }
        return value;
    }

    /** A share from 0 to 1. */
    public static double share(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(what + " is " + value + "; it must be a share from 0 to 1, such as 0.1");
        }
        return value;
    }

    /** A count of one or more. */
    public static int atLeastOne(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " is " + value + "; it must be at least 1");
        }
        return value;
    }

    /** A finite number above zero. */
    public static double positive(String what, double value) {
        if (!(Finite.of(what, value) > 0)) {
            throw new IllegalArgumentException(what + " is " + value + "; it must be above 0");
        }
        return value;
    }

    /** A year of the calendar. */
    public static int year(String what, int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException(
                    what + " is " + year + "; it must be from " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        return year;
    }

    /** A standard deviation: above zero and finite. */
    public static double deviation(String what, double sd) {
        if (!(sd > 0 && Double.isFinite(sd))) {
            throw new IllegalArgumentException("the standard deviation of " + what + " is " + sd
                    + "; it must be above 0, and a known number is Distribution.fixed(value)");
        }
        return sd;
    }

    /** Two finite ends of an interval, the first below the second. */
    public static void ascending(String what, double low, double high) {
        if (!(Finite.of("the low end of " + what, low) < Finite.of("the high end of " + what, high))) {
            throw new IllegalArgumentException("the ends of " + what + " are " + low + " and " + high
                    + "; the first must be below the second, and a known number is Distribution.fixed(value)");
        }
    }

    /** A probability strictly between 0 and 1, of which a distribution has a quantile. */
    public static double probability(double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException("probability " + value + "; it must be above 0 and below 1");
        }
        return value;
    }

    /** The quantile of the standard normal distribution at a probability between 0 and 1. */
    public static double standardNormal(double probability) {
        return Normal.quantile(probability(probability));
    }
}
