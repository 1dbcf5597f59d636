package dk.effekt.intervention;

/** Whether the law obliges a municipality to make an offer. */
public enum LegalBasis {
    /** It must (skal-opgave). */
    MANDATORY,
    /** It may (kan-opgave). */
    OPTIONAL
}
