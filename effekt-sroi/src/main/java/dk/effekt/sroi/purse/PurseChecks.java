package dk.effekt.sroi.purse;

/** Arguments that several types refuse in the same words. */
final class PurseChecks {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;

    private PurseChecks() {}

    static String text(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " is blank; write at least a word");
        }
        return value;
    }

    static int year(String what, int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException(
                    what + " is " + year + "; it must be from " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        return year;
    }

    static double kroner(String what, double kroner) {
        if (!(kroner >= 0 && kroner < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(what + " is " + kroner + " kr; it must be finite and at least 0");
        }
        return kroner;
    }

    static double share(String what, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(what + " is " + share + "; it must be a share from 0 to 1, such as 0.3");
        }
        return share;
    }

    static int year(int year) {
        if (year < 1) {
            throw new IllegalArgumentException("year " + year + " of an outcome; years count from 1");
        }
        return year;
    }
}
