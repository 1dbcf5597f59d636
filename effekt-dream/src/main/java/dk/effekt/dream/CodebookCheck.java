package dk.effekt.dream;

import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import dk.effekt.register.CodebookEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Looks at the rows of a code table together: what cannot be meant is refused, what may be is noted. */
final class CodebookCheck {

    private record Held(CodebookEntry entry, Place place) {}

    private final List<Held> rows = new ArrayList<>();

    /** Takes a row, unless it contradicts one before. */
    void add(CodebookEntry entry, Place place) throws RefusedRow {
        for (Held before : rows) {
            if (entry.sharesCode(before.entry)) {
                int code = Math.max(entry.first(), before.entry.first());
                String holds = (code == 0 ? "the blank" : "code " + code) + ", which line " + before.place.line();
                if (entry.overlaps(before.entry)) {
                    throw new RefusedRow(Finding.refused(
                            Reason.CONTRADICTORY,
                            place.at("code"),
                            "the row holds " + holds + " holds too",
                            "Keep one of the rows, or end one before the other begins; only a single code may lie inside"
                                    + " a range."));
                }
                if (!entry.groups().equals(before.entry.groups())) {
                    throw new RefusedRow(Finding.refused(
                            Reason.CONTRADICTORY,
                            place.at("group"),
                            "the row gives other groups to " + holds + " holds at another time",
                            "Give both rows the same groups and classes: effekt asks for a code whatever the week."));
                }
            }
        }
        rows.add(new Held(entry, place));
    }

    /** What should be looked at, once all rows are there. */
    List<Finding> notes(Place header, CodebookGroups groups) {
        List<Finding> notes = new ArrayList<>(missing(header));
        Tally misspelt = new Tally();
        for (Held row : rows) {
            Set<String> names = row.entry.groups();
            if (names.isEmpty()) {
                notes.add(Finding.noted(
                        Reason.MISSING_GROUP,
                        row.place.at("group"),
                        "the row is in no group, so nothing that asks for groups finds it",
                        "Name a group or a class.",
                        1));
            }
            for (String name : names) {
                groups.meant(name, names)
                        .ifPresent(meant -> misspelt.count(
                                Reason.UNKNOWN_GROUP,
                                row.place.at("group"),
                                "group '" + Place.mask(name) + "' is not known, but '" + meant + "' is",
                                "Correct it, unless it is a group of your own."));
            }
            notes.addAll(gapsBefore(row));
        }
        misspelt.report(notes::add);
        return notes;
    }

    private List<Finding> missing(Place header) {
        Set<String> present =
                rows.stream().flatMap(row -> row.entry.groups().stream()).collect(Collectors.toSet());
        return CodebookGroups.asked().entrySet().stream()
                .filter(asked -> !present.contains(asked.getKey()))
                .map(asked -> Finding.noted(
                        Reason.MISSING_GROUP,
                        header.at("class"),
                        "no row is in the group '" + asked.getKey() + "': " + asked.getValue(),
                        "Add it to the class of its codes, unless you do without.",
                        1))
                .toList();
    }

    /** The days before a row since an earlier one, of which no row speaks: one note for each row that ends there. */
    private List<Finding> gapsBefore(Held row) {
        return IntStream.rangeClosed(row.entry.first(), row.entry.last())
                .mapToObj(code -> before(row, code))
                .flatMap(Optional::stream)
                .distinct()
                .filter(before -> end(before).plusDays(1).isBefore(start(row)))
                .map(before -> Finding.noted(
                        Reason.MISSING_PERIOD,
                        row.place.at("valid_from"),
                        "from " + end(before).plusDays(1) + " to " + start(row).minusDays(1)
                                + ", between line " + before.place.line()
                                + " and this one, no row holds the code; it is in its groups then, too",
                        "Let the periods meet, unless the code was out of use.",
                        1))
                .toList();
    }

    /** The last row for a code that ends before another begins. */
    private Optional<Held> before(Held row, int code) {
        return rows.stream()
                .filter(other -> other.entry.sharesCode(row.entry) && other.entry.endsBefore(row.entry))
                .filter(other -> other.entry.first() <= code && code <= other.entry.last())
                .max(Comparator.comparing(CodebookCheck::end));
    }

    private static LocalDate start(Held row) {
        return row.entry.validFrom().orElse(LocalDate.MIN);
    }

    private static LocalDate end(Held row) {
        return row.entry.validTo().orElse(LocalDate.MAX);
    }
}
