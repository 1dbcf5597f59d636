package dk.effekt.dream;

/**
 * What the persons of a table go under. A civil registration number has ten digits, the first six of which are a date, with
 * 60 added to the day in a replacement number; there is no check by modulus since 2007.
 */
public enum PersonKey {
    /**
     * A civil registration number or any other key of letters and digits. Ten digits that are no civil registration number are
     * taken for a key and counted.
     */
    ANY,
    /** A civil registration number; a row with another key is refused. */
    CIVIL_REGISTRATION_NUMBER,
    /**
     * A civil registration number, which also says the birth date and the sex where the table does not. Where the table says
     * otherwise, the table holds, and the person is counted. Of no use in a table that says nothing of its persons, such as a
     * list of participations, whose reader throws.
     */
    CIVIL_REGISTRATION_NUMBER_WITH_TRAITS
}
