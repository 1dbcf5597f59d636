package dk.effekt.dream;

import dk.effekt.disclosure.Pseudonymizer;

/** How persons are told: by what their numbers are, and what takes the place of these. */
record PersonNumbering(Pseudonymizer pseudonymizer, PersonKey key) {

    static final PersonNumbering STANDARD = new PersonNumbering(Pseudonymizer.standard(), PersonKey.ANY);

    PersonNumbering with(Pseudonymizer other) {
        return new PersonNumbering(other, key);
    }

    /** The same for a table without a place for what the number says of the person. */
    PersonNumbering withoutTraits(PersonKey other) {
        if (other == PersonKey.CIVIL_REGISTRATION_NUMBER_WITH_TRAITS) {
            throw new IllegalArgumentException(
                    "only an extract has a place for birth date and sex; read other files with "
                            + PersonKey.CIVIL_REGISTRATION_NUMBER);
        }
        return with(other);
    }

    PersonNumbering with(PersonKey other) {
        return new PersonNumbering(pseudonymizer, other);
    }

    /** {@code standard key, persons under civil registration number}. */
    @Override
    public String toString() {
        return pseudonymizer
                + switch (key) {
                    case ANY -> "";
                    case CIVIL_REGISTRATION_NUMBER -> ", persons by civil registration number";
                    case CIVIL_REGISTRATION_NUMBER_WITH_TRAITS ->
                        ", persons by civil registration number, which says birth date and sex";
                };
    }
}
