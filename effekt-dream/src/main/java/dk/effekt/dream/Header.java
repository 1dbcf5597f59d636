package dk.effekt.dream;

import dk.effekt.input.Place;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The line that names the columns.
 *
 * @param source the file's name
 * @param line where it stands
 * @param names the names, stripped of spaces
 */
record Header(String source, long line, List<String> names) {

    private static final Pattern PERSON_NUMBER = Pattern.compile("\\d{6}[- ]?\\d{4}|\\d{9}");

    Header {
        names = names.stream().map(String::strip).toList();
    }

    int width() {
        return names.size();
    }

    /** The whole line. */
    Place place() {
        return Place.of(source, line);
    }

    /** A column's name in the header line. */
    Place at(int column) {
        return place().at(name(column));
    }

    /** A column's name or, if it has none, its number from 1. */
    String name(int column) {
        String name = names.get(column);
        return name.isEmpty() ? Integer.toString(column + 1) : name;
    }

    /** Whether it holds a person's number, so that it cannot be a header. */
    boolean looksLikeData() {
        return names.stream().anyMatch(name -> PERSON_NUMBER.matcher(name).matches());
    }

    /** The first names, for a message; numbers that could be a person's are hidden. */
    String shown() {
        int most = 6;
        String shown = String.join(
                ", ",
                names.stream()
                        .limit(most)
                        .map(name -> "'" + Place.mask(name) + "'")
                        .toList());
        return width() > most ? shown + " and " + (width() - most) + " more" : shown;
    }
}
