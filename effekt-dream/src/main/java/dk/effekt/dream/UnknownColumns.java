package dk.effekt.dream;

import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reports the columns that a reader does not know, each with the nearest name that it does. */
final class UnknownColumns {

    private UnknownColumns() {}

    /** One finding for a family of columns that differ in their numbers only, such as {@code branche_2008_01}. */
    static List<Finding> findings(
            Header header, List<Integer> columns, Function<String, Optional<String>> nearestKnown) {
        Map<String, List<Integer>> families = new LinkedHashMap<>();
        for (int column : columns) {
            String family = header.names().get(column).replaceAll("\\d", "#");
            families.computeIfAbsent(family, f -> new ArrayList<>()).add(column);
        }
        return families.values().stream()
                .map(family -> finding(header, family, nearestKnown))
                .toList();
    }

    private static Finding finding(
            Header header, List<Integer> family, Function<String, Optional<String>> nearestKnown) {
        int first = family.get(0);
        // A number in the place of a name is a person's, and like nothing.
        String name = Place.mask(header.names().get(first));
        return new Finding(
                Finding.Kind.COLUMN_LEFT_OUT,
                Reason.UNKNOWN_COLUMN,
                header.at(first),
                "the column is not known and was not read"
                        + nearestKnown
                                .apply(name)
                                .map(known -> "; the nearest name that is known is " + known)
                                .orElse(""),
                "Nothing to do if it is not needed.",
                family.size());
    }
}
