package dk.effekt.dream;

/**
 * Weeks of which a row says that a person had one code.
 *
 * @param from the first, on the epoch-week scale
 * @param to the first after them; {@link #STILL_RUNS} if the row does not say
 * @param code the benefit code, or that of {@link dk.effekt.register.State#NO_BENEFIT}
 * @param line where the row stands; 0 if that is not known
 */
record Stretch(int from, int to, int code, long line) {

    /** Stands for an end that has not come. */
    static final int STILL_RUNS = Integer.MAX_VALUE;
}
