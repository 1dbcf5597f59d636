package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * The duals of an assignment prove that nothing is cheaper, by linear programming duality alone: the sum of all duals is at most what
 * any assignment costs, and what this one costs.
 */
class OptimalAssignmentPropertyTest {

    @Property(tries = 300)
    void dualsProveThatNothingIsCheaper(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 60) int rows,
            @ForAll @IntRange(min = 1, max = 60) int columns,
            @ForAll @IntRange(min = 1, max = 100) int percentOfPairs,
            @ForAll @IntRange(min = 1, max = 10_000) int costs) {
        Table table = new Table(random, rows, columns, percentOfPairs, costs);
        OptimalAssignment assignment = OptimalAssignment.of(table);

        long cost = 0;
        long duals = 0;
        for (int row = 0; row < rows; row++) {
            int column = assignment.columnOf(row);
            cost += column < 0 ? table.priceOfNone(row) : table.cost(row, column);
            duals += assignment.dualOfRow(row);
            assertThat(assignment.dualOfRow(row)).isLessThanOrEqualTo(table.priceOfNone(row));
            assertThat(column < 0 || assignment.rowOf(column) == row).isTrue();
            for (int i = 0; i < table.columns[row].length; i++) {
                assertThat(assignment.dualOfRow(row) + assignment.dualOfColumn(table.columns[row][i]))
                        .isLessThanOrEqualTo(table.costs[row][i]);
            }
        }
        for (int column = 0; column < columns; column++) {
            assertThat(assignment.dualOfColumn(column)).isNotPositive();
            duals += assignment.dualOfColumn(column);
        }
        assertThat(cost).isEqualTo(duals);
    }

    /** Candidates that are found when they are asked for: the duals hold for those, too, that were never looked at. */
    @Property(tries = 200)
    void dualsHoldForPairsNeverLookedAt(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 120) int rows,
            @ForAll @IntRange(min = 1, max = 250) int columns,
            @ForAll @IntRange(min = 1, max = 3) int matches,
            @ForAll boolean isLine) {
        int all = rows + columns;
        double[] coordinates = random.doubles(all * (isLine ? 1L : 2L)).toArray();
        boolean[] treated = new boolean[all];
        Arrays.fill(treated, 0, rows, true);
        Units units = isLine
                ? Units.of(treated, coordinates)
                : Units.of(treated).withDistance(Points.of("place", 2, coordinates));
        int[] left = IntStream.range(0, rows).toArray();
        int[] right = IntStream.range(rows, all).toArray();
        OptimalGaps gaps = new OptimalGaps(units, left, right, random.nextBoolean() ? 0.3 : 9);
        OptimalNearest nearest = new OptimalNearest(units, gaps, left, right, matches);
        OptimalAssignment assignment = OptimalAssignment.of(nearest);
        double scale = OptimalAssignment.scale(gaps.longest(), OptimalAssignment.bits((long) rows * matches));

        for (int row = 0; row < rows * matches; row++) {
            long u = assignment.dualOfRow(row);
            assertThat(u).isLessThanOrEqualTo(nearest.priceOfNone(row));
            if (assignment.columnOf(row) < 0) {
                assertThat(u).isEqualTo(nearest.priceOfNone(row));
            }
            for (int column = 0; column < columns; column++) {
                double key = gaps.key(row / matches, column);
                if (gaps.allows(row / matches, column, key)) {
                    long reduced = (long) Math.rint(gaps.length(key) * scale) - u - assignment.dualOfColumn(column);
                    assertThat(reduced).isNotNegative();
                    assertThat(reduced == 0 || assignment.columnOf(row) != column)
                            .isTrue();
                }
            }
        }
        for (int column = 0; column < columns; column++) {
            assertThat(assignment.dualOfColumn(column)).isNotPositive();
            assertThat(assignment.dualOfColumn(column) == 0 || assignment.rowOf(column) >= 0)
                    .isTrue();
        }
    }

    /** Random costs of some pairs. */
    private static final class Table implements OptimalAssignment.Candidates {

        private final int columnCount;
        private final int[][] columns;
        private final long[][] costs;
        private final long[] prices;

        Table(Random random, int rows, int columnCount, int percentOfPairs, int most) {
            this.columnCount = columnCount;
            columns = new int[rows][];
            costs = new long[rows][];
            prices = random.longs(rows, 0, 2L * most).toArray();
            for (int row = 0; row < rows; row++) {
                columns[row] = IntStream.range(0, columnCount)
                        .filter(column -> random.nextInt(100) < percentOfPairs)
                        .toArray();
                costs[row] = random.longs(columns[row].length, 0, most).sorted().toArray();
                for (int i = columns[row].length - 1; i > 0; i--) {
                    int other = random.nextInt(i + 1);
                    int column = columns[row][i];
                    columns[row][i] = columns[row][other];
                    columns[row][other] = column;
                }
            }
        }

        long cost(int row, int column) {
            for (int i = 0; i < columns[row].length; i++) {
                if (columns[row][i] == column) {
                    return costs[row][i];
                }
            }
            throw new AssertionError("row " + row + " may not have column " + column);
        }

        @Override
        public int rows() {
            return prices.length;
        }

        @Override
        public int columns() {
            return columnCount;
        }

        @Override
        public long priceOfNone(int row) {
            return prices[row];
        }

        @Override
        public int[] columnsOf(int row) {
            return columns[row];
        }

        @Override
        public long[] costsOf(int row) {
            return costs[row];
        }

        @Override
        public boolean more(int row) {
            return false;
        }
    }
}
