package dk.effekt.experiment;

import dk.effekt.table.Formula;
import dk.effekt.table.Keys;
import dk.effekt.table.Table;
import dk.effekt.table.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rows of a trial with what was drawn.
 *
 * @param rows of each row the one that it was in the table of the trial
 * @param treated of each row whether it was drawn
 * @param block of each row the number of its block
 * @param unit of each row the number of its cluster, −1 where rows are drawn by themselves
 * @param left how many rows whose outcome is known were left out, as their block has one arm
 */
record TrialRows(Table table, int[] rows, boolean[] treated, int[] block, int[] unit, int left) {

    /** @throws IllegalArgumentException if a column is missing or not of its kind, or clusters were not drawn as a whole in one block */
    static TrialRows of(Table table, String treatment, List<String> blocks, Optional<String> clusters) {
        boolean[] treated = Formula.treatment(treatment).treated(table);
        int[] block = blocks.isEmpty()
                ? new int[table.rows()]
                : keys(table, blocks.toArray(String[]::new)).numbers();
        int[] unit = new int[table.rows()];
        Arrays.fill(unit, -1);
        if (clusters.isPresent()) {
            Keys keys = keys(table, clusters.get());
            unit = keys.numbers();
            int[] first = new int[keys.count()];
            Arrays.fill(first, -1);
            for (int row = 0; row < unit.length; row++) {
                int of = unit[row];
                first[of] = first[of] < 0 ? row : first[of];
                if (treated[row] != treated[first[of]] || block[row] != block[first[of]]) {
                    throw new IllegalArgumentException(keys.label(of) + " has rows of "
                            + (treated[row] != treated[first[of]] ? "both arms" : "several blocks")
                            + "; a cluster is drawn as a whole, within one block");
                }
            }
        }
        int[] rows = IntStream.range(0, unit.length).toArray();
        return new TrialRows(table, rows, treated, block, unit, 0);
    }

    /** The combinations of values of columns. */
    static Keys keys(Table table, String... columns) {
        return Formula.covariates(Stream.of(columns).map(Term::factor).toArray(Term[]::new))
                .keys(table);
    }

    /**
     * The rows wanted whose block has both arms among these.
     *
     * @throws IllegalArgumentException if there are none
     */
    TrialRows compared(boolean[] wanted) {
        int[][] arms = new int[Arrays.stream(block).max().orElse(-1) + 1][2];
        int known = 0;
        for (int row = 0; row < wanted.length; row++) {
            arms[block[row]][treated[row] ? 1 : 0] += wanted[row] ? 1 : 0;
            known += wanted[row] ? 1 : 0;
        }
        int[] kept = IntStream.range(0, wanted.length)
                .filter(row -> wanted[row] && arms[block[row]][0] > 0 && arms[block[row]][1] > 0)
                .toArray();
        if (kept.length == 0) {
            throw new IllegalArgumentException("no block has rows of both arms whose outcome is known");
        }
        return take(kept, known - kept.length);
    }

    /**
     * The same rows in the order of what is in some columns, so that sums over them round alike however the rows of the table stand.
     *
     * @param columns all that count, and are known: rows that are alike in them may change places
     */
    TrialRows inOrderOf(List<String> columns) {
        int[] contents = keys(table, columns.toArray(String[]::new)).numbers();
        return take(
                IntStream.range(0, contents.length)
                        .boxed()
                        .sorted(Comparator.comparingInt(row -> contents[row]))
                        .mapToInt(row -> row)
                        .toArray(),
                left);
    }

    private TrialRows take(int[] kept, int newLeft) {
        boolean[] drawn = new boolean[kept.length];
        for (int i = 0; i < kept.length; i++) {
            drawn[i] = treated[kept[i]];
        }
        return new TrialRows(table.take(kept), pick(rows, kept), drawn, pick(block, kept), pick(unit, kept), newLeft);
    }

    private static int[] pick(int[] values, int[] kept) {
        return Arrays.stream(kept).map(row -> values[row]).toArray();
    }

    /** What was drawn, with an outcome of each row. */
    TrialUnits units(double[] values) {
        return TrialUnits.of(values, treated, block, unit);
    }

    /** A column of zeros and ones for each block but the first. */
    List<double[]> blockColumns() {
        int[] levels = Arrays.stream(block).sorted().distinct().toArray();
        List<double[]> columns = new ArrayList<>();
        for (int level = 1; level < levels.length; level++) {
            int of = levels[level];
            columns.add(Arrays.stream(block).mapToDouble(b -> b == of ? 1 : 0).toArray());
        }
        return columns;
    }

    /** Whether a column has one value in each cluster. */
    boolean isConstantInUnits(double[] column) {
        double[] of = new double[Arrays.stream(unit).max().orElse(0) + 1];
        Arrays.fill(of, Double.NaN);
        for (int row = 0; row < unit.length; row++) {
            if (!Double.isNaN(of[unit[row]]) && of[unit[row]] != column[row]) {
                return false;
            }
            of[unit[row]] = column[row];
        }
        return true;
    }
}
