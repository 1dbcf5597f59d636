package dk.effekt.intervention;

/** Who runs an offer. */
public enum Provision {
    /** The municipality itself. */
    INTERNAL,
    /** Another on its behalf, such as a private provider. */
    EXTERNAL
}
