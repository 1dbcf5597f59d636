package dk.effekt.disclosure;

/** Of whom consent is required. */
public enum ConsentScope {
    /** Of those who took part in something; the law permits to follow the others. */
    PARTICIPANTS,
    /** Of everybody. */
    EVERYBODY
}
