package dk.effekt.dream;

import dk.effekt.input.DataException;
import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import dk.effekt.internal.Suggest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which column of a file of traits says what.
 *
 * @param values the columns of the traits, by their names, from left to right or as the user states them
 * @param findings what was left out
 */
record TraitColumns(
        Header header,
        int person,
        OptionalInt from,
        OptionalInt to,
        Map<String, Integer> values,
        List<Finding> findings) {

    /** A person's number that has lost its leading zero; a date has eight digits. */
    private static final Pattern NINE_DIGITS = Pattern.compile("\\d{9}");

    /**
     * Finds the columns.
     *
     * @param stated the names of the columns of values; every column that is nothing else if there are none
     * @throws DataException if there is no person column, no value, one that is stated is missing, or there are two of a kind
     */
    static TraitColumns of(FoundColumns<TraitColumn> found, List<String> stated) {
        Header header = found.header();
        int person = found.only(TraitColumn.PERSON).orElseThrow(() -> noPerson(header));
        List<Integer> others = found.except(EnumSet.allOf(TraitColumn.class));
        List<Finding> findings = new ArrayList<>();
        Map<String, Integer> values =
                stated.isEmpty() ? all(header, others, findings) : stated(header, others, stated, findings);
        if (values.isEmpty()) {
            throw Failures.of(
                    Reason.MISSING_COLUMN,
                    header.place(),
                    "no column holds a value; the columns are " + header.shown(),
                    "Add a column for each thing that is known of a person; if the columns run together, separate them by"
                            + " semicolons.");
        }
        return new TraitColumns(
                header, person, found.only(TraitColumn.FROM), found.only(TraitColumn.TO), values, findings);
    }

    /** How the file was understood. */
    String form() {
        String keys = Stream.of(OptionalInt.of(person), from, to)
                .flatMap(column -> column.stream().boxed())
                .map(column -> header.at(column).column())
                .collect(Collectors.joining(", "));
        return "traits by " + keys;
    }

    private static Map<String, Integer> all(Header header, List<Integer> others, List<Finding> findings) {
        Map<String, List<Integer>> byName = new LinkedHashMap<>();
        for (int column : others) {
            String name = header.names().get(column);
            if (name.isEmpty() || mayBeAPerson(name)) {
                findings.add(Finding.leftOut(
                        Reason.UNKNOWN_COLUMN,
                        header.at(column),
                        "the column has no name by which to call a trait, and was not read",
                        "Name it in the header if it is needed."));
            } else {
                byName.computeIfAbsent(ColumnNames.normal(name), n -> new ArrayList<>())
                        .add(column);
            }
        }
        Map<String, Integer> values = new LinkedHashMap<>();
        SingleColumns.of(header, byName, "there is no such trait", findings)
                .values()
                .forEach(column -> values.put(header.names().get(column), column));
        return values;
    }

    private static boolean mayBeAPerson(String name) {
        return !Cells.withoutPersonNumbers(name).equals(name)
                || NINE_DIGITS.matcher(name).find();
    }

    private static Map<String, Integer> stated(
            Header header, List<Integer> others, List<String> stated, List<Finding> findings) {
        Map<String, Integer> values = new LinkedHashMap<>();
        stated.forEach(name -> values.put(name, only(header, others, name)));
        List<Integer> rest =
                others.stream().filter(column -> !values.containsValue(column)).toList();
        if (!rest.isEmpty()) {
            findings.add(new Finding(
                    Finding.Kind.COLUMN_LEFT_OUT,
                    Reason.UNKNOWN_COLUMN,
                    header.at(rest.get(0)),
                    "the column is not among the values that are stated and was not read",
                    "Nothing to do if it is not needed.",
                    rest.size()));
        }
        return values;
    }

    private static int only(Header header, List<Integer> others, String name) {
        List<Integer> fitting = others.stream()
                .filter(column -> ColumnNames.normal(header.names().get(column)).equals(ColumnNames.normal(name)))
                .toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        if (fitting.size() > 1) {
            throw failure(
                    Reason.REPEATED_COLUMN,
                    header.at(fitting.get(1)),
                    name,
                    "is there twice",
                    "Keep one of the columns.");
        }
        List<String> names = others.stream()
                .map(column -> Place.mask(header.names().get(column)))
                .toList();
        throw failure(
                Reason.MISSING_COLUMN,
                header.place(),
                name,
                "is not there"
                        + Suggest.nearest(name, names)
                                .map(nearest -> "; the nearest is '" + nearest + "'")
                                .orElse("; the columns are " + header.shown()),
                "State the whole name of a column that is neither the person nor a date.");
    }

    private static DataException failure(Reason reason, Place place, String name, String fault, String remedy) {
        return Failures.of(reason, place, "column '" + Place.mask(name) + "', stated for values, " + fault, remedy);
    }

    private static DataException noPerson(Header header) {
        return Failures.of(
                Reason.MISSING_COLUMN,
                header.place(),
                header.looksLikeData()
                        ? "the first line holds a person's data where the names of the columns should stand"
                        : "no column holds the person's number; the columns are " + header.shown(),
                "Export with a header line: CPR-nr;Fra;Til;Uddannelse, or say the name of the column:"
                        + " Dream.traits().column(TraitColumn.PERSON, \"…\").");
    }
}
