package dk.effekt.sroi;

import dk.effekt.internal.Normal;

/** Arguments that several types refuse in the same words. */
final class Checks {

    private Checks() {}

    static String text(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " is blank; write at least a word");
        }
        return value;
    }

    static double finite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " is " + value + "; it must be a finite number");
        }
        return value;
    }

    static double notNegative(String what, double value, String remedy) {
        if (finite(what, value) < 0) {
            throw new IllegalArgumentException(what + " is " + value + ", which is negative; " + remedy);
        }
        return value;
    }

    static double share(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(what + " is " + value + "; it must be a share from 0 to 1, such as 0.1");
        }
        return value;
    }

    static int atLeastOne(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " is " + value + "; it must be at least 1");
        }
        return value;
    }

    static double positive(String what, double value) {
        if (!(finite(what, value) > 0)) {
            throw new IllegalArgumentException(what + " is " + value + "; it must be above 0");
        }
        return value;
    }

    static double deviation(String what, double sd) {
        if (!(sd > 0 && Double.isFinite(sd))) {
            throw new IllegalArgumentException("the standard deviation of " + what + " is " + sd
                    + "; it must be above 0, and a known number is Distribution.fixed(value)");
        }
        return sd;
    }

    static void ascending(String what, double low, double high) {
        if (!(finite("the low end of " + what, low) < finite("the high end of " + what, high))) {
            throw new IllegalArgumentException("the ends of " + what + " are " + low + " and " + high
                    + "; the first must be below the second, and a known number is Distribution.fixed(value)");
        }
    }

    static double probability(double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException("probability " + value + "; it must be above 0 and below 1");
        }
        return value;
    }

    static double standardNormal(double probability) {
        return Normal.quantile(probability(probability));
    }
}
