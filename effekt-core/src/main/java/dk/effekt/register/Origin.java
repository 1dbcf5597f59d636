package dk.effekt.register;

/** A person's origin in the three groups that Danish statistics publish. */
public enum Origin {
    UNKNOWN,
    DANISH,
    WESTERN,
    NON_WESTERN
}
