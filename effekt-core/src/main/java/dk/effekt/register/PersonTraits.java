package dk.effekt.register;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known of one person beside the weeks.
 *
 * @param sex legal sex
 * @param birthDate date of birth, if the extract has it
 * @param origin origin
 * @param municipality municipality code, 1 to 9999, or 0 if unknown
 */
public record PersonTraits(Sex sex, Optional<LocalDate> birthDate, Origin origin, int municipality) {

    /** Nothing is known. */
    public static final PersonTraits UNKNOWN = new PersonTraits(Sex.UNKNOWN, Optional.empty(), Origin.UNKNOWN, 0);

    public PersonTraits {
        if (!isMunicipality(municipality)) {
            throw new IllegalArgumentException("municipality " + municipality + " is not from 0 to 9999");
        }
    }

    static boolean isMunicipality(int code) {
        return code >= 0 && code <= 9999;
    }

    /** The same, with what is not known here as another source knows it. */
    public PersonTraits orElse(PersonTraits other) {
        return new PersonTraits(
                sex == Sex.UNKNOWN ? other.sex : sex,
                birthDate.or(() -> other.birthDate),
                origin == Origin.UNKNOWN ? other.origin : origin,
                municipality == 0 ? other.municipality : municipality);
    }
}
