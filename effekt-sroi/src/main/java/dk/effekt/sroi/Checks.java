package dk.effekt.sroi;

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
}
