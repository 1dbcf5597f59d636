package dk.effekt.register;

/** A person's legal sex as the register has it. */
public enum Sex {
    UNKNOWN,
    WOMAN,
    MAN
}
