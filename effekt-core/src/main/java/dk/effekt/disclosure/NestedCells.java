package dk.effekt.disclosure;

import com.google.common.base.Preconditions;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The cells of a table and of a coarser one of the same people, in which each row and each column is the sum of some: those of the finer
 * table first, each by row and column with its totals last.
 */
final class NestedCells implements Counts {

    /** A table in the order of its cells. */
    private record Grid(CountTable table, int start) {

        int rows() {
            return table.rows().size();
        }

        int columns() {
            return table.columns().size();
        }

        int size() {
            return (rows() + 1) * (columns() + 1);
        }

        /** With the number of rows or columns for a total. */
        int cell(int row, int column) {
            return start + row * (columns() + 1) + column;
        }

        long count(int cell) {
            int row = (cell - start) / (columns() + 1);
            int column = (cell - start) % (columns() + 1);
            if (row == rows()) {
                return column == columns() ? table.total() : table.columnTotal(column);
            }
            return column == columns() ? table.rowTotal(row) : table.count(row, column);
        }
    }

    private final Grid fine;
    private final Grid coarse;
    private final int[] rowOf;
    private final int[] columnOf;
    private final long[] counts;
    /** What is seen of the finer table, if that is decided. */
    private final Optional<PublishedTable> seen;

    NestedCells(
            CountTable finer,
            Optional<PublishedTable> seen,
            CountTable coarser,
            IntUnaryOperator rowOf,
            IntUnaryOperator columnOf) {
        this.seen = seen;
        this.fine = new Grid(finer, 0);
        this.coarse = new Grid(coarser, fine.size());
        this.rowOf = IntStream.concat(IntStream.range(0, fine.rows()).map(rowOf), IntStream.of(coarse.rows()))
                .toArray();
        this.columnOf = IntStream.concat(
                        IntStream.range(0, fine.columns()).map(columnOf), IntStream.of(coarse.columns()))
                .toArray();
        this.counts = IntStream.range(0, fine.size() + coarse.size())
                .mapToLong(cell -> cell < coarse.start() ? fine.count(cell) : coarse.count(cell))
                .toArray();
        long[] sums = new long[coarse.size()];
        for (int row = 0; row < fine.rows(); row++) {
            for (int column = 0; column < fine.columns(); column++) {
                sums[coarse(row, column) - coarse.start()] += finer.count(row, column);
            }
        }
        for (int row = 0; row < coarse.rows(); row++) {
            for (int column = 0; column < coarse.columns(); column++) {
                Preconditions.checkArgument(
                        sums[coarse.cell(row, column) - coarse.start()] == coarser.count(row, column),
                        "'%s' is not '%s' in coarser rows and columns: row '%s' has another sum",
                        coarser.title(),
                        finer.title(),
                        coarser.rows().levels().get(row));
            }
        }
    }

    private static boolean isHidden(PublishedTable seen, int row, int column) {
        boolean isTotal = row == seen.rows().size();
        if (column == seen.columns().size()) {
            return (isTotal ? seen.total() : seen.rowTotal(row)).isEmpty();
        }
        return (isTotal ? seen.columnTotal(column) : seen.count(row, column)).isEmpty();
    }

    @Override
    public int size() {
        return counts.length;
    }

    @Override
    public long count(int cell) {
        return counts[cell];
    }

    long[] counts() {
        return counts.clone();
    }

    @Override
    public boolean isPublished(int cell) {
        return true;
    }

    @Override
    public boolean isSecret(int cell) {
        return true;
    }

    @Override
    public Decision decision(int cell) {
        if (seen.isEmpty() || cell >= coarse.start()) {
            return Decision.OPEN;
        }
        return isHidden(seen.get(), cell / (fine.columns() + 1), cell % (fine.columns() + 1))
                ? Decision.HIDDEN
                : Decision.SHOWN;
    }

    int rows() {
        return fine.rows();
    }

    int columns() {
        return fine.columns();
    }

    /** The cell of the finer table; the number of rows or columns stands for a total. */
    int fine(int row, int column) {
        return fine.cell(row, column);
    }

    /** The cell of a table by its own rows and columns, {@link LinkedCells#MARGIN} for a total. */
    int cell(CountTable table, int row, int column) {
        Grid grid = table.equals(fine.table()) ? fine : coarse;
        return grid.cell(
                row == LinkedCells.MARGIN ? grid.rows() : row, column == LinkedCells.MARGIN ? grid.columns() : column);
    }

    /** The cell of the coarser table in which a cell of the finer one is. */
    int coarse(int row, int column) {
        return coarse.cell(rowOf[row], columnOf[column]);
    }

    /** Rows of the finer table that a cell of either may have in it; all for a total. */
    int[] rowsIn(int cell) {
        return cell < coarse.start()
                ? among(
                        cell / (fine.columns() + 1),
                        fine.rows(),
                        IntStream.range(0, fine.rows()).toArray())
                : among((cell - coarse.start()) / (coarse.columns() + 1), coarse.rows(), withoutTotal(rowOf));
    }

    int[] columnsIn(int cell) {
        return cell < coarse.start()
                ? among(
                        cell % (fine.columns() + 1),
                        fine.columns(),
                        IntStream.range(0, fine.columns()).toArray())
                : among((cell - coarse.start()) % (coarse.columns() + 1), coarse.columns(), withoutTotal(columnOf));
    }

    private static int[] withoutTotal(int[] of) {
        return Arrays.copyOf(of, of.length - 1);
    }

    private static int[] among(int place, int total, int[] of) {
        return IntStream.range(0, of.length)
                .filter(i -> place == total || of[i] == place)
                .toArray();
    }
}
