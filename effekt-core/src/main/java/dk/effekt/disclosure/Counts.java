package dk.effekt.disclosure;

/** Counts by the number of their cell, before it is decided what of them may be seen. */
interface Counts {

    /** Whether it was decided before. */
    enum Decision {
        OPEN,
        SHOWN,
        HIDDEN
    }

    /** Number of cells. */
    int size();

    long count(int cell);

    /** Whether it is shown unless it is hidden. */
    boolean isPublished(int cell);

    /** Whether it must not be worked out if it is small, although it is not published. */
    boolean isSecret(int cell);

    /** What is settled, and does not change any more. */
    default Decision decision(int cell) {
        return Decision.OPEN;
    }
}
