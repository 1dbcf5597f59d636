package dk.effekt.matching;

/**
 * How far apart the rows of {@link Units} are: along a line ({@link Scores}), in a space ({@link Points}), or as somebody says
 * ({@link Dissimilarity}). Matchers search the first two without looking at every pair.
 */
public sealed interface Distance permits Scores, Points, Dissimilarity {

    /** Number of rows. */
    int rows();

    /** The distance between two rows, counted from 0: at least 0, and the same in both directions. */
    double between(int row, int other);

    /**
     * The same distance of rows in another order.
     *
     * @param rows of each new row the one that it is here
     */
    Distance at(int[] rows);

    /** What it is, in few words for the protocol: {@code propensity score}, {@code Mahalanobis distance}. */
    String describe();
}
