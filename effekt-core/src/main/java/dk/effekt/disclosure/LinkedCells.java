package dk.effekt.disclosure;

import com.google.common.base.Preconditions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cells of tables of the same people, each once, wherever it stands: the total, the levels of each dimension, and the pairs of
 * levels of two dimensions that are crossed in a table. A person with a level of each dimension adds one to the total, to one cell
 * of each dimension and to one of each pair.
 */
final class LinkedCells implements Counts {

    /** Stands for a margin in place of a row or a column. */
    static final int MARGIN = -1;

    private final List<Dimension> dimensions = new ArrayList<>();
    /** For two different dimensions the first cell of their pairs, the lower dimension's level running slowest; else −1. */
    private final int[][] pairStart;

    private final int[] levelStart;
    /** By cell; −1 while it is not known. */
    private final long[] counts;

    private final boolean[] published;
    private final boolean[] inner;
    /** By cell, the levels: dimension and level, and again; −1 where there is none. */
    private final int[][] place;

    LinkedCells(List<CountTable> tables) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (CountTable table : tables) {
            number(table.rows(), numbers);
            if (!table.isList()) {
                number(table.columns(), numbers);
            }
        }
        levelStart = new int[dimensions.size()];
        pairStart = new int[dimensions.size()][dimensions.size()];
        int cells = 1;
        for (int d = 0; d < levelStart.length; d++) {
            levelStart[d] = cells;
            cells += dimensions.get(d).size();
            Arrays.fill(pairStart[d], -1);
        }
        for (CountTable table : tables) {
            if (!table.isList()) {
                int a = dimensions.indexOf(table.rows());
                int b = dimensions.indexOf(table.columns());
                if (pairStart[a][b] < 0) {
                    pairStart[a][b] = cells;
                    pairStart[b][a] = cells;
                    cells += table.rows().size() * table.columns().size();
                }
            }
        }
        counts = new long[cells];
        Arrays.fill(counts, -1);
        published = new boolean[cells];
        inner = new boolean[cells];
        place = new int[cells][];
        place[0] = new int[] {-1, -1, -1, -1};
        tables.forEach(this::take);
    }

    private void number(Dimension dimension, Map<String, Integer> numbers) {
        Integer before = numbers.putIfAbsent(dimension.name(), dimensions.size());
        if (before == null) {
            dimensions.add(dimension);
        } else {
            Preconditions.checkArgument(
                    dimensions.get(before).equals(dimension),
                    "dimension '%s' has other levels in another table of the same people; give it another name, or the same"
                            + " levels in the same order",
                    dimension.name());
        }
    }

    private void take(CountTable table) {
        boolean ofRows = table.margins().ofRows();
        boolean ofColumns = table.margins().ofColumns();
        for (int row = 0; row < table.rows().size(); row++) {
            if (!table.isList()) {
                take(table, row, MARGIN, table.rowTotal(row), ofRows);
            }
            for (int column = 0; column < table.columns().size(); column++) {
                int cell = take(table, row, column, table.count(row, column), true);
                inner[cell] = true;
            }
        }
        for (int column = 0; !table.isList() && column < table.columns().size(); column++) {
            take(table, MARGIN, column, table.columnTotal(column), ofColumns);
        }
        take(table, MARGIN, MARGIN, table.total(), table.isList() ? ofColumns : ofRows || ofColumns);
    }

    private int take(CountTable table, int row, int column, long count, boolean shown) {
        int cell = cell(table, row, column);
        Preconditions.checkArgument(
                counts[cell] < 0 || counts[cell] == count,
                "the tables are not of the same people: %s has another count in '%s' than in a table before it; protect tables of"
                        + " other people apart",
                name(table, row, column),
                table.title());
        counts[cell] = count;
        published[cell] |= shown;
        return cell;
    }

    private static String name(CountTable table, int row, int column) {
        List<String> levels = new ArrayList<>();
        if (row != MARGIN) {
            levels.add(table.rows().name() + " " + table.rows().levels().get(row));
        }
        if (column != MARGIN && !table.isList()) {
            levels.add(table.columns().name() + " " + table.columns().levels().get(column));
        }
        return levels.isEmpty() ? "the total" : String.join(", ", levels);
    }

    /** Which cell stands in a row and a column of a table; {@link #MARGIN} for a total. */
    int cell(CountTable table, int row, int column) {
        int a = dimensions.indexOf(table.rows());
        if (table.isList() || column == MARGIN) {
            return row == MARGIN ? 0 : level(a, row);
        }
        int b = dimensions.indexOf(table.columns());
        return row == MARGIN ? level(b, column) : pair(a, row, b, column);
    }

    @Override
    public int size() {
        return counts.length;
    }

    int dimensions() {
        return levelStart.length;
    }

    int levels(int dimension) {
        return dimensions.get(dimension).size();
    }

    /** The cell of a level. */
    int level(int dimension, int level) {
        int cell = levelStart[dimension] + level;
        if (place[cell] == null) {
            place[cell] = new int[] {dimension, level, -1, -1};
        }
        return cell;
    }

    /** Whether two dimensions are crossed in a table. */
    boolean isCrossed(int a, int b) {
        return a != b && pairStart[a][b] >= 0;
    }

    /** The cell of two levels of dimensions that are crossed. */
    int pair(int a, int levelOfA, int b, int levelOfB) {
        int cell = pairStart[a][b] + (a < b ? levelOfA * levels(b) + levelOfB : levelOfB * levels(a) + levelOfA);
        if (place[cell] == null) {
            place[cell] = new int[] {a, levelOfA, b, levelOfB};
        }
        return cell;
    }

    /** A cell's dimension and level, and its other dimension and level; −1 where it has none. */
    int[] place(int cell) {
        return place[cell];
    }

    @Override
    public long count(int cell) {
        return counts[cell];
    }

    /** All counts, a copy. */
    long[] counts() {
        return counts.clone();
    }

    @Override
    public boolean isPublished(int cell) {
        return published[cell];
    }

    /** A total that is not published could be worked out from others. */
    @Override
    public boolean isSecret(int cell) {
        return true;
    }

    /** Whether it is an inner cell of some table. */
    boolean isInner(int cell) {
        return inner[cell];
    }
}
