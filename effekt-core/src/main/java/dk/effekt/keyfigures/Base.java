package dk.effekt.keyfigures;

/** Whom a breakdown divides: its total is a number that stands elsewhere, too. */
enum Base {
    BEGUN,
    FINISHED,
    UNDER_WAY,
    /** Those of this figure alone. */
    OWN
}
