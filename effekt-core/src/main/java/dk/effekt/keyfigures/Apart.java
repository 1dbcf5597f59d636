package dk.effekt.keyfigures;

/** Names of those who are counted and in no share, since it cannot be told of them. */
final class Apart {

    static final String UNDER_OBSERVATION = "still under observation";
    static final String NOT_OBSERVED = "not observed";
    static final String NOT_KNOWN = "not known";
    static final String NOT_IN_REGISTER = "not in the register";

    private Apart() {}
}
