package dk.effekt.matching;

/**
 * A distance of one's own. Matchers have to look at every pair of it, so it suits thousands of rows, or small strata. Immutable
 * as far as its function is.
 */
public final class Dissimilarity implements Distance {

    private final String name;
    private final int rows;
    private final Function function;

    /** The distance between two rows. */
    @FunctionalInterface
    public interface Function {

        /** At least 0, the same in both directions, and the same in every call; infinite for rows that must not be matched. */
        double between(int row, int other);
    }

    private Dissimilarity(String name, int rows, Function function) {
        this.name = name;
        this.rows = rows;
        this.function = function;
    }

    /**
     * A distance that a function tells.
     *
     * @param name what the distance is, for the protocol
     * @param rows number of rows
     */
    public static Dissimilarity of(String name, int rows, Function function) {
        return new Dissimilarity(name, rows, function);
    }

    @Override
    public int rows() {
        return rows;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the function's answer is negative or not a number
     */
    @Override
    public double between(int row, int other) {
        double distance = function.between(row, other);
        if (!(distance >= 0)) {
            throw new IllegalArgumentException(
                    "the distance '" + name + "' between rows " + row + " and " + other + " is " + distance);
        }
        return distance;
    }

    @Override
    public Dissimilarity at(int[] some) {
        int[] kept = some.clone();
        return new Dissimilarity(name, kept.length, (row, other) -> function.between(kept[row], kept[other]));
    }

    @Override
    public String describe() {
        return name;
    }

    @Override
    public String toString() {
        return name + " of " + rows + " rows";
    }
}
