package dk.effekt.dream;

import dk.effekt.input.DataException;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import dk.effekt.internal.Suggest;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Under which names the columns go: those that are known or, for a kind of which the user says it, that alone. Immutable.
 *
 * @param <C> the kinds of columns
 */
final class ColumnNames<C extends Enum<C>> {

    private static final int CASE_MAKES_NO_DIFFERENCE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern NO_DIFFERENCE = Pattern.compile("[ ._-]");

    /** A name as it is usually written. */
    private record Known<C>(C kind, String name) {}

    private final Class<C> kinds;
    private final Map<String, Known<C>> known;
    private final Map<C, String> stated;

    private ColumnNames(Class<C> kinds, Map<String, Known<C>> known, Map<C, String> stated) {
        this.kinds = kinds;
        this.known = known;
        this.stated = stated;
    }

    /** The known names of each kind. */
    static <C extends Enum<C>> ColumnNames<C> known(Class<C> kinds, Function<C, List<String>> names) {
        Map<String, Known<C>> known = new LinkedHashMap<>();
        for (C kind : kinds.getEnumConstants()) {
            names.apply(kind).forEach(name -> known.putIfAbsent(normal(name), new Known<>(kind, name)));
        }
        return new ColumnNames<>(kinds, known, new EnumMap<>(kinds));
    }

    /**
     * The same with another name for one kind.
     *
     * @param nameOrExpression a column's whole name, or a regular expression that fits it
     * @throws IllegalArgumentException if it is blank
     */
    ColumnNames<C> with(C kind, String nameOrExpression) {
        if (nameOrExpression.isBlank()) {
            throw new IllegalArgumentException("the name of the column for " + kind + " is blank");
        }
        Map<C, String> more = new EnumMap<>(stated);
        more.put(kind, nameOrExpression);
        return new ColumnNames<>(kinds, known, more);
    }

    /** The kinds of which the user says under which name they go. */
    Collection<C> stated() {
        return stated.keySet();
    }

    /**
     * Which columns of a header are of which kind.
     *
     * @throws DataException if a name that the user states is not there, or fits more than one column or kind
     */
    FoundColumns<C> in(Header header) {
        Map<Integer, C> found = new TreeMap<>();
        stated.forEach((kind, text) -> {
            int column = only(header, kind, text);
            C other = found.put(column, kind);
            if (other != null) {
                throw failure(
                        Reason.REPEATED_COLUMN, header.at(column), kind, text, "is stated for " + other + ", too");
            }
        });
        for (int column = 0; column < header.width(); column++) {
            Known<C> name = known.get(normal(header.names().get(column)));
            if (name != null && !stated.containsKey(name.kind)) {
                found.putIfAbsent(column, name.kind);
            }
        }
        return new FoundColumns<>(header, found);
    }

    /** The known name, of the kinds asked for, that is nearest to one that is not known. */
    Optional<String> nearest(String columnName, Collection<C> among) {
        Map<String, String> names = new TreeMap<>();
        known.forEach((normal, name) -> {
            if (among.contains(name.kind)) {
                names.put(normal, name.name);
            }
        });
        return Suggest.nearest(normal(columnName), names.keySet()).map(names::get);
    }

    /** {@code person 'borger', code 'ydelse'}; empty if nothing is stated. */
    @Override
    public String toString() {
        return stated.entrySet().stream()
                .map(s -> s.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " '" + s.getValue() + "'")
                .collect(Collectors.joining(", "));
    }

    private int only(Header header, C kind, String text) {
        int[] named = columns(header, name -> normal(name).equals(normal(text)));
        int[] all = named.length > 0 ? named : fitting(header, text);
        if (all.length == 0) {
            List<String> names = header.names().stream().map(Place::mask).toList();
            String instead = Suggest.nearest(text, names)
                    .map(name -> "; the nearest is '" + name + "'")
                    .orElse("; the columns are " + header.shown());
            throw failure(Reason.MISSING_COLUMN, header.place(), kind, text, "is not there" + instead);
        }
        if (all.length > 1) {
            String both = "fits " + header.at(all[0]).column() + " and "
                    + header.at(all[1]).column();
            throw failure(Reason.REPEATED_COLUMN, header.at(all[1]), kind, text, both);
        }
        return all[0];
    }

    private static int[] fitting(Header header, String expression) {
        try {
            Pattern pattern = Pattern.compile(expression, CASE_MAKES_NO_DIFFERENCE);
            return columns(header, name -> pattern.matcher(name).matches());
        } catch (PatternSyntaxException e) {
            // A plain name that happens to be no expression, such as "CPR (nr".
            return new int[0];
        }
    }

    private static int[] columns(Header header, Predicate<String> isMeant) {
        return IntStream.range(0, header.width())
                .filter(column -> isMeant.test(header.names().get(column)))
                .toArray();
    }

    private DataException failure(Reason reason, Place place, C kind, String text, String fault) {
        return Failures.of(
                reason,
                place,
                "column '" + text + "', stated for " + kinds.getSimpleName() + "." + kind + ", " + fault,
                "State the whole name of a column, or an expression that fits no other.");
    }

    /** A name without what makes no difference. */
    static String normal(String name) {
        return NO_DIFFERENCE
                .matcher(name.toLowerCase(Locale.ROOT))
                .replaceAll("")
                .replace("æ", "ae")
                .replace("ø", "oe")
                .replace("å", "aa");
    }
}
