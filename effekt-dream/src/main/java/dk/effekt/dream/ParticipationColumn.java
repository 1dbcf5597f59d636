package dk.effekt.dream;

import java.util.List;

/**
 * What a column of a participation list says. {@link ParticipationReader#column} says which column it is where it goes
 * under a name that is not known.
 */
public enum ParticipationColumn {
    /** The person's number, as in an extract. */
    PERSON(DreamColumn.PERSON.names()),
    /** The intervention's name. */
    INTERVENTION("Indsats", "Indsatsnavn", "Tilbud", "Tilbudsnavn", "intervention"),
    /** The first day. */
    START("Startdato", "Start", "Fra", "Fradato", "start_date"),
    /** The last day, inclusive; blank while the course runs. */
    END("Slutdato", "Slut", "Til", "Tildato", "end_date", "end"),
    /** Why the course ended: any text. */
    END_REASON("Afslutningsårsag", "Afslutningsarsag", "Slutårsag", "Årsag", "end_reason");

    @SuppressWarnings("ImmutableEnumChecker") // List.of is
    private final List<String> names;

    ParticipationColumn(String... names) {
        this(List.of(names));
    }

    ParticipationColumn(List<String> names) {
        this.names = names;
    }

    /** The names that are known, the usual one first; they are compared as those of {@link DreamColumn#names()}. */
    public List<String> names() {
        return names;
    }
}
