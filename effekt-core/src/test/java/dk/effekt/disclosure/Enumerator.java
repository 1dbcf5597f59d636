package dk.effekt.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Tries all counts from a least to a most in the inner cells that are hidden, and keeps what agrees with all that is published. */
final class Enumerator {

    private final List<PublishedTable> tables;
    private final List<long[][]> inner = new ArrayList<>();
    /** Table, row and column. */
    private final List<int[]> open = new ArrayList<>();

    private final Map<String, Set<Long>> seen = new HashMap<>();
    private final long least;
    private final long most;

    /** @param tables in two dimensions, the rows of all of them by the same */
    Enumerator(List<PublishedTable> tables, long least, long most) {
        this.tables = tables;
        this.least = least;
        this.most = most;
        for (PublishedTable table : tables) {
            long[][] counts = new long[table.rows().size()][table.columns().size()];
            for (int r = 0; r < counts.length; r++) {
                for (int c = 0; c < counts[r].length; c++) {
                    counts[r][c] = table.count(r, c).orElse(0);
                    if (table.isHidden(r, c)) {
                        open.add(new int[] {inner.size(), r, c});
                    }
                }
            }
            inner.add(counts);
        }
    }

    /** The counts that each hidden cell has in some of them, until each has so many. */
    Map<String, Set<Long>> countsOfHidden(int enough) {
        go(0, enough);
        return seen;
    }

    private void go(int next, int enough) {
        if (next == open.size()) {
            if (agrees()) {
                keep();
            }
            return;
        }
        int[] at = open.get(next);
        for (long count = least; count <= most && !hasAll(enough); count++) {
            inner.get(at[0])[at[1]][at[2]] = count;
            if (isPossible(next)) {
                go(next + 1, enough);
            }
        }
    }

    private boolean hasAll(int enough) {
        return !seen.isEmpty() && seen.values().stream().allMatch(counts -> counts.size() >= enough);
    }

    /** Whether the row of the cell that was set last can be so, if it was the last of its row. */
    private boolean isPossible(int last) {
        int[] at = open.get(last);
        boolean isLastOfRow =
                last + 1 == open.size() || open.get(last + 1)[0] != at[0] || open.get(last + 1)[1] != at[1];
        PublishedTable table = tables.get(at[0]);
        return !isLastOfRow
                || fits(
                        row(at[0], at[1]),
                        table.rowTotal(at[1]),
                        table.margins().ofRows());
    }

    private boolean agrees() {
        for (int t = 0; t < tables.size(); t++) {
            PublishedTable table = tables.get(t);
            for (int r = 0; r < table.rows().size(); r++) {
                long total = row(t, r);
                if (!fits(total, table.rowTotal(r), table.margins().ofRows()) || total != row(0, r)) {
                    return false;
                }
            }
            for (int c = 0; c < table.columns().size(); c++) {
                if (!fits(column(t, c), table.columnTotal(c), table.margins().ofColumns())) {
                    return false;
                }
            }
            if (!fits(total(t), table.total(), table.margins() != Margins.NONE)) {
                return false;
            }
        }
        return true;
    }

    private boolean fits(long count, OptionalLong published, boolean isPublished) {
        return published.isPresent() ? count == published.getAsLong() : !isPublished || count >= least;
    }

    private void keep() {
        for (int[] at : open) {
            add(at[0] + ":" + at[1] + "," + at[2], inner.get(at[0])[at[1]][at[2]]);
        }
        for (int t = 0; t < tables.size(); t++) {
            PublishedTable table = tables.get(t);
            for (int r = 0; r < table.rows().size() && table.margins().ofRows(); r++) {
                if (table.rowTotal(r).isEmpty()) {
                    add(t + ":row " + r, row(t, r));
                }
            }
            for (int c = 0; c < table.columns().size() && table.margins().ofColumns(); c++) {
                if (table.columnTotal(c).isEmpty()) {
                    add(t + ":column " + c, column(t, c));
                }
            }
            if (table.total().isEmpty() && table.margins() != Margins.NONE) {
                add("total", total(t));
            }
        }
    }

    private void add(String cell, long count) {
        seen.computeIfAbsent(cell, c -> new TreeSet<>()).add(count);
    }

    private long row(int t, int row) {
        return Arrays.stream(inner.get(t)[row]).sum();
    }

    private long column(int t, int column) {
        return Arrays.stream(inner.get(t)).mapToLong(row -> row[column]).sum();
    }

    private long total(int t) {
        return Arrays.stream(inner.get(t)).flatMapToLong(Arrays::stream).sum();
    }
}
