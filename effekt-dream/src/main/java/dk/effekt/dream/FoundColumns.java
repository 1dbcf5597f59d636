package dk.effekt.dream;

import dk.effekt.input.Reason;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which columns of a header are of which kind.
 *
 * @param header the header
 * @param kinds the kind of each column that is known, from left to right
 * @param <C> the kinds
 */
record FoundColumns<C extends Enum<C>>(Header header, Map<Integer, C> kinds) {

    /** Whether there is a column of a kind. */
    boolean has(C kind) {
        return kinds.containsValue(kind);
    }

    /** Of some kinds those that have no column. */
    Set<C> absent(Set<C> among) {
        return among.stream().filter(kind -> !has(kind)).collect(Collectors.toSet());
    }

    /** The columns that are of none of some kinds, from left to right. */
    List<Integer> except(Set<C> these) {
        return IntStream.range(0, header.width())
                .filter(column -> !kinds.containsKey(column) || !these.contains(kinds.get(column)))
                .boxed()
                .toList();
    }

    /** All columns of a kind, from left to right. */
    List<Integer> all(C kind) {
        return kinds.entrySet().stream()
                .filter(column -> column.getValue() == kind)
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The column of a kind, if there is one.
     *
     * @throws dk.effekt.input.DataException if there are several
     */
    OptionalInt only(C kind) {
        List<Integer> all = all(kind);
        if (all.size() > 1) {
            String call = ".column(" + kind.getDeclaringClass().getSimpleName() + "." + kind + ", \"…\").";
            throw Failures.of(
                    Reason.REPEATED_COLUMN,
                    header.at(all.get(1)),
                    "a second column for the same thing as "
                            + header.at(all.get(0)).column(),
                    "Keep one of the columns, or say on the reader which is meant: " + call);
        }
        return all.isEmpty() ? OptionalInt.empty() : OptionalInt.of(all.get(0));
    }

    /**
     * The column of a kind that must be there.
     *
     * @param name its usual name
     * @param remedy how to export the table, or to say the name of the column
     * @throws dk.effekt.input.DataException if there is none or there are several
     */
    int required(C kind, String name, String remedy) {
        return only(kind)
                .orElseThrow(() -> Failures.of(
                        Reason.MISSING_COLUMN,
                        header.place(),
                        header.looksLikeData()
                                ? "the first line holds a person's data where the names of the columns should stand"
                                : "there is no column " + name + "; the columns are " + header.shown(),
                        remedy));
    }
}
