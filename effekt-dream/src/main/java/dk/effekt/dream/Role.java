package dk.effekt.dream;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a column says of a person or a participation, by the names it goes under. */
enum Role {
    PERSON("PNR", "pnr|cpr|cprnr|cprnummer|personnr|personnummer|personid"),
    SEX("KOEN", "koen|kon|sex|gender"),
    BIRTH_DATE("FOEDSELSDATO", "foedselsdato|fodselsdato|foeddato|foeddag|birthdate|dateofbirth"),
    ORIGIN("HERKOMST", "herkomst|ietype|origin"),
    MUNICIPALITY("KOMMUNE", "kommune|kom|kommunenr|kommunekode|municipality"),
    INTERVENTION("Indsats", "indsats|indsatsnavn|tilbud|tilbudsnavn|intervention"),
    START("Startdato", "startdato|start|fra|fradato|startdate"),
    END("Slutdato", "slutdato|slut|til|tildato|enddate|end"),
    END_REASON("Afslutningsårsag", "afslutningsaarsag|afslutningsarsag|slutaarsag|aarsag|endreason");

    private final String example;
    private final Pattern names;

    Role(String example, String names) {
        this.example = example;
        this.names = Pattern.compile(names);
    }

    /** The name to offer where the column is missing. */
    String example() {
        return example;
    }

    /** The role of a column by its whole name: case, spaces, hyphens, underscores and dots make no difference. */
    static Optional<Role> of(String columnName) {
        String normal = columnName
                .toLowerCase(Locale.ROOT)
                .replaceAll("[ ._-]", "")
                .replace("æ", "ae")
                .replace("ø", "oe")
                .replace("å", "aa");
        for (Role role : values()) {
            if (role.names.matcher(normal).matches()) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
