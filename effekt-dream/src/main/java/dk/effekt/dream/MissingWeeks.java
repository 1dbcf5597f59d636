package dk.effekt.dream;

/** What becomes of a week between the first and the last of which a file says nothing. */
public enum MissingWeeks {
    /** The file is not read: a column or a delivery was lost, and nothing says what stood in it. */
    STOP,
    /** The week counts as not observed, for every person; it is never taken for a week without benefit. */
    NOT_OBSERVED
}
