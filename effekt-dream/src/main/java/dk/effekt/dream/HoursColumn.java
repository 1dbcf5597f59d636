package dk.effekt.dream;

import java.util.List;

/**
 * What a column of a file of paid hours says. {@link HoursReader#column} says which column it is where it goes under a name that
 * is not known. No source confirms the names that are.
 */
public enum HoursColumn {
    /** The person's number, as in an extract. */
    PERSON(DreamColumn.PERSON.names()),
    /** The month's year, of four digits, where the month stands by itself. */
    YEAR("Aar", "År", "year"),
    /** The month: its number where there is a column for the year; otherwise with the year, or a date in it. */
    MONTH("Maaned", "Måned", "Aar_maaned", "År_måned", "Dato", "Periode", "month", "date"),
    /** The hours of that month. */
    HOURS("Timer", "Loentimer", "Løntimer", "hours");

    @SuppressWarnings("ImmutableEnumChecker") // List.of is
    private final List<String> names;

    HoursColumn(String... names) {
        this(List.of(names));
    }

    HoursColumn(List<String> names) {
        this.names = names;
    }

    /** The names that are known, the usual one first; they are compared as those of {@link DreamColumn#names()}. */
    public List<String> names() {
        return names;
    }
}
