package dk.effekt.dream;

import dk.effekt.input.Finding;
import dk.effekt.input.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps what has one column and leaves out what has several, since nothing says which is right. */
final class SingleColumns {

    private SingleColumns() {}

    /**
     * What has one column.
     *
     * @param columns the columns of each thing, from left to right; one or more
     * @param consequence of leaving it out
     * @param findings takes what was left out
     */
    static <K> Map<K, Integer> of(
            Header header, Map<K, List<Integer>> columns, String consequence, List<Finding> findings) {
        Map<K, Integer> single = new LinkedHashMap<>();
        columns.forEach((thing, all) -> {
            if (all.size() == 1) {
                single.put(thing, all.get(0));
            } else {
                findings.add(repeated(header, all, consequence));
            }
        });
        return single;
    }

    /** Several columns for one thing. */
    static Finding repeated(Header header, List<Integer> columns, String consequence) {
        String numbers = columns.stream().map(c -> Integer.toString(c + 1)).collect(Collectors.joining(" and "));
        return new Finding(
                Finding.Kind.COLUMN_LEFT_OUT,
                Reason.REPEATED_COLUMN,
                header.at(columns.get(0)),
                "columns " + numbers + " say the same thing; none was read, and " + consequence,
                "Keep one of the columns.",
                columns.size());
    }
}
