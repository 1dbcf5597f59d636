package dk.effekt.internal;

/** Stops numbers that are none at the door: what comes in as NaN or infinite would come out so, far from its cause. */
public final class Finite {

    private Finite() {}

    /**
     * A number that is one.
     *
     * @param what it is, for the message: {@code "time"}
     * @throws IllegalArgumentException if it is NaN or infinite
     */
    public static double of(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " is " + value + "; it must be a finite number");
        }
        return value;
    }

    /**
     * Numbers that are some.
     *
     * @param what each of them is, for the message: {@code "the weight"}
     * @throws IllegalArgumentException if one is NaN or infinite; the message names the first
     */
    public static double[] all(String what, double... values) {
        for (int row = 0; row < values.length; row++) {
            require(what, values, row);
        }
        return values;
    }

    /** The same of some rows. */
    public static void at(int[] rows, String what, double... values) {
        for (int row : rows) {
            require(what, values, row);
        }
    }

    private static void require(String what, double[] values, int row) {
        if (!Double.isFinite(values[row])) {
            throw new IllegalArgumentException(
                    what + " of row " + row + " is " + values[row] + "; it must be a finite number");
        }
    }
}
