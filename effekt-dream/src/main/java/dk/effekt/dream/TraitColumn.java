package dk.effekt.dream;

import java.util.List;

/**
 * What a column of a file of traits says beside the traits themselves. {@link TraitReader#column} says which column it is where
 * it goes under a name that is not known.
 */
public enum TraitColumn {
    /** The person's number, as in an extract. */
    PERSON(DreamColumn.PERSON.names()),
    /** The first day on which the values hold; blank if they always did. */
    FROM("Gyldig_fra", "Fra", "Fradato", "Startdato", "Start", "Dato", "valid_from", "from", "start_date", "date"),
    /** The last day on which they hold; blank, or 31 December 9999, if they do until the next row begins. */
    TO("Gyldig_til", "Til", "Tildato", "Slutdato", "Slut", "valid_to", "to", "end_date", "end");

    @SuppressWarnings("ImmutableEnumChecker") // List.of is
    private final List<String> names;

    TraitColumn(String... names) {
        this(List.of(names));
    }

    TraitColumn(List<String> names) {
        this.names = names;
    }

    /** The names that are known, the usual one first; they are compared as those of {@link DreamColumn#names()}. */
    public List<String> names() {
        return names;
    }
}
