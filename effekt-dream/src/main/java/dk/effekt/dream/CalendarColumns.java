package dk.effekt.dream;

import dk.effekt.input.Finding;
import dk.effekt.input.Place;
import dk.effekt.input.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;

/** The columns of one header that stand for one time each, and what is to be reported of them. */
final class CalendarColumns {

    private final Header header;
    private final DreamNames names;
    private final List<Finding> findings;
    /** From left to right. */
    private final Map<ColumnFamily, List<Integer>> columns;

    /** @param findings takes what is left out */
    CalendarColumns(Header header, DreamNames names, List<Finding> findings) {
        this.header = header;
        this.names = names;
        this.findings = findings;
        this.columns = new HashMap<>();
    }

    /** Takes a column; whether it is named as one that stands for a time. */
    boolean add(int column) {
        return names.family(header, column)
                .map(family ->
                        columns.computeIfAbsent(family, f -> new ArrayList<>()).add(column))
                .orElse(false);
    }

    /**
     * The columns of each time in a family, in the order of the calendar. One that is named for a time that there is not is
     * left out.
     *
     * @param time of a name; throws an {@link IllegalArgumentException} if there is no such time
     */
    <K> NavigableMap<K, List<Integer>> of(ColumnFamily family, Function<Matcher, K> time) {
        NavigableMap<K, List<Integer>> byTime = new TreeMap<>();
        for (int column : columns.getOrDefault(family, List.of())) {
            Matcher name = family.match(header.names().get(column));
            if (name.matches()) {
                try {
                    byTime.computeIfAbsent(time.apply(name), t -> new ArrayList<>())
                            .add(column);
                } catch (IllegalArgumentException e) {
                    findings.add(Finding.leftOut(
                            Reason.IMPOSSIBLE_COLUMN,
                            header.at(column),
                            "the column was left out: " + e.getMessage(),
                            "Name the week, month or year that it holds."));
                }
            }
        }
        return byTime;
    }

    /** The times that have one column. */
    <K> NavigableMap<K, Integer> single(Map<K, List<Integer>> byTime, String consequence) {
        return new TreeMap<>(SingleColumns.of(header, byTime, consequence, findings));
    }

    /** {@code 24 months timer_2017_01 to timer_2018_12}. */
    String shown(NavigableMap<?, Integer> byTime, String unit) {
        return Gaps.counted(byTime.size(), unit) + " " + name(byTime.firstEntry()) + " to " + name(byTime.lastEntry());
    }

    private String name(Map.Entry<?, Integer> column) {
        return Place.mask(header.name(column.getValue()));
    }
}
