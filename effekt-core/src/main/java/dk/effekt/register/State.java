package dk.effekt.register;

/**
 * What the register says of a person in one week: a benefit code, or one of the three kinds of blank.
 *
 * @param code a three-digit benefit code, 100 to 999; or 0, 1 or 2 for the three kinds of blank
 */
public record State(int code) implements Comparable<State> {

    /** Observed, in scope, and without a registered benefit. Not the same as being in work. */
    public static final State NO_BENEFIT = new State(0);

    /** Outside the register's scope: too young, emigrated, old-age pensioner or dead. */
    public static final State OUT_OF_SCOPE = new State(1);

    /** The extract says nothing of this week: no column for it, or beyond its first or last week. */
    public static final State NOT_OBSERVED = new State(2);

    static final int FIRST_CODE = 100;
    static final int LAST_CODE = 999;

    public State {
        if (!isState(code)) {
            throw new IllegalArgumentException("benefit code " + code + " is not from 100 to 999");
        }
    }

    /**
     * The state of receiving the benefit with a code.
     *
     * @throws IllegalArgumentException if the code is not from 100 to 999
     */
    public static State ofCode(int code) {
        if (!isCode(code)) {
            throw new IllegalArgumentException("benefit code " + code + " is not from 100 to 999");
        }
        return new State(code);
    }

    /** Whether a number can be a benefit code: it has three digits. */
    public static boolean isCode(int number) {
        return number >= FIRST_CODE && number <= LAST_CODE;
    }

    static boolean isState(int number) {
        return (number >= 0 && number <= 2) || isCode(number);
    }

    /** Whether this is one of the three kinds of blank. */
    public boolean isBlank() {
        return code < FIRST_CODE;
    }

    @Override
    public int compareTo(State other) {
        return Integer.compare(code, other.code);
    }

    /** The code, or the kind of blank in words. */
    @Override
    public String toString() {
        return switch (code) {
            case 0 -> "no benefit";
            case 1 -> "out of scope";
            case 2 -> "not observed";
            default -> Integer.toString(code);
        };
    }
}
