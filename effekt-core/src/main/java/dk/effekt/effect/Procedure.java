package dk.effekt.effect;

/** A whole estimation, from the table to the comparison, that can be done again on other rows: what a bootstrap repeats. */
@FunctionalInterface
public interface Procedure {

    /**
     * Estimates propensity score, matches or weights, and effect of the given rows alone.
     *
     * @param rows of the table, some several times, each time to be taken as a row of its own; called by several threads at a time
     * @return the comparison on the scale of estimation: the difference, or the logarithm of the ratio
     */
    double compare(int[] rows);
}
