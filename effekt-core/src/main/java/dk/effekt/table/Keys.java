package dk.effekt.table;

import dk.effekt.internal.Partition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows that agree in some columns, under a number for each combination of values that occurs: from 0, by the first column's
 * value, then the second's, so that it does not depend on the order of the rows. Immutable.
 */
public final class Keys {

    private final List<String> names;
    private final List<Column.Categories> columns;
    private final int[] keys;
    /** Of each key a row that has it. */
    private final int[] examples;

    private Keys(List<String> names, List<Column.Categories> columns, int[] keys, int[] examples) {
        this.names = names;
        this.columns = columns;
        this.keys = keys;
        this.examples = examples;
    }

    static Keys of(List<Term> terms, Table table) {
        Set<String> names = new LinkedHashSet<>();
        for (Term term : terms) {
            for (Factor factor : term.factors()) {
                if (factor.function() != Factor.Function.NONE && factor.function() != Factor.Function.FACTOR) {
                    throw new IllegalArgumentException("keys are columns as they are; " + factor + " is none: name "
                            + Factor.quoted(factor.column()) + " instead");
                }
                names.add(factor.column());
            }
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException("the formula names no columns in which rows could agree");
        }
        Formula.requireKnown(List.copyOf(names), table);
        List<Column.Categories> columns = new ArrayList<>();
        Partition partition = Partition.of(table.rows());
        for (String name : names) {
            Column.Categories column = table.column(name).coded();
            columns.add(column);
            partition.split(column.codes());
        }
        int[] keys = partition.numbers();
        int[] examples = new int[Arrays.stream(keys).max().orElse(-1) + 1];
        for (int row = keys.length - 1; row >= 0; row--) {
            examples[keys[row]] = row;
        }
        return new Keys(List.copyOf(names), columns, keys, examples);
    }

    /** A copy of the keys, one for each row of the table. */
    public int[] numbers() {
        return keys.clone();
    }

    /** How many different keys there are. */
    public int count() {
        return examples.length;
    }

    /**
     * What a key stands for: {@code male 1, origin DK}.
     *
     * @param key from 0, below {@link #count}
     * @throws IllegalArgumentException if there is no such key
     */
    public String label(int key) {
        if (key < 0 || key >= count()) {
            throw new IllegalArgumentException("key " + key + " is not one of 0 to " + (count() - 1));
        }
        return IntStream.range(0, names.size())
                .mapToObj(c -> names.get(c) + " " + columns.get(c).text(examples[key]))
                .collect(Collectors.joining(", "));
    }

    /** {@code 1,500 rows under 6 keys of male, origin}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%,d rows under %,d keys of %s", keys.length, count(), String.join(", ", names));
    }
}
