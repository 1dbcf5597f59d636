package dk.effekt.disclosure;

/** Which totals of a {@link CountTable} are published. What is not published needs no protection of its own, and gives none away. */
public enum Margins {
    /** No totals. */
    NONE,
    /** The total of each row, and of all; none with a list. */
    ROWS,
    /** The total of each column, and of all. */
    COLUMNS,
    /** All totals. */
    BOTH;

    boolean ofRows() {
        return this == ROWS || this == BOTH;
    }

    boolean ofColumns() {
        return this == COLUMNS || this == BOTH;
    }
}
