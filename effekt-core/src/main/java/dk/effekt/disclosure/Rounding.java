package dk.effekt.disclosure;

import com.google.common.base.Preconditions;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Rounds inner counts, and adds the totals up from what was rounded. One table tells nothing but the rounding interval of each of its
 * cells. Tables of the same people could tell more, since their true totals are the same: if each cell of one is as low as it can
 * be and each of another as high, both are known. The base is doubled until every count of every interval is possible.
 */
final class Rounding {

    private Rounding() {}

    static List<PublishedTable> of(SmallCells rule, List<CountTable> tables) {
        SmallCells safe = tables.size() > 1 ? safe(rule, new LinkedCells(tables)) : rule;
        return tables.stream().map(table -> rounded(safe, table)).toList();
    }

    private static SmallCells safe(SmallCells rule, LinkedCells cells) {
        int base = rule.size();
        while (!isSafe(base, cells)) {
            base *= 2;
            Preconditions.checkArgument(
                    base <= SmallCells.LARGEST,
                    "rounded to multiples of %s, the tables still tell more together than each by itself; hide small counts"
                            + " instead, or publish fewer tables",
                    base / 2);
        }
        return SmallCells.roundingTo(base);
    }

    private static boolean isSafe(int base, LinkedCells cells) {
        long[] lowest = new long[cells.size()];
        long[] highest = new long[cells.size()];
        boolean[] free = new boolean[cells.size()];
        Arrays.fill(highest, Long.MAX_VALUE);
        Arrays.fill(free, true);
        for (int cell = 0; cell < free.length; cell++) {
            if (cells.isInner(cell)) {
                long rounded = rounded(cells.count(cell), base);
                lowest[cell] = Math.max(0, rounded - base / 2);
                highest[cell] = rounded + (base - 1) / 2;
            }
        }
        Moves moves = new Moves(cells, new Freedom.State(lowest, highest, free, free));
        return IntStream.range(0, free.length).filter(cells::isInner).allMatch(cell -> {
            long above = highest[cell] - cells.count(cell);
            long below = cells.count(cell) - lowest[cell];
            return moves.up(cell, above, new BitSet()) == above && moves.down(cell, below, new BitSet()) == below;
        });
    }

    private static PublishedTable rounded(SmallCells rule, CountTable table) {
        return PublishedTable.of(rule, table, (row, column) -> {
            long sum = 0;
            for (int r = 0; r < table.rows().size(); r++) {
                for (int c = 0; c < table.columns().size(); c++) {
                    boolean isIn =
                            (row == LinkedCells.MARGIN || row == r) && (column == LinkedCells.MARGIN || column == c);
                    sum += isIn ? rounded(table.count(r, c), rule.size()) : 0;
                }
            }
            return OptionalLong.of(sum);
        });
    }

    /** The nearest multiple, half up. */
    static long rounded(long count, int base) {
        return (2 * count + base) / (2L * base) * base;
    }
}
