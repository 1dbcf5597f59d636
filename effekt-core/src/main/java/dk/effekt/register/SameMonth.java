package dk.effekt.register;

/** What becomes of two rows of paid hours for one person and month. */
public enum SameMonth {
    /** Rows that say the same are one; rows that differ refuse the person, since nothing says which is right. */
    ONE_ROW,
    /** The rows are of different jobs: their hours are added, also where they are the same. */
    ADD
}
