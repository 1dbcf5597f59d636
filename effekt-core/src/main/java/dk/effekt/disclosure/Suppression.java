package dk.effekt.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Hides small cells, and others until each hidden one has as many possible counts as the threshold: one after another in the order
 * of the tables, each time those with the fewest people in them that make the move possible. In the end, largest first, each that
 * was hidden for another's sake and has become needless is shown again.
 */
final class Suppression {

    private final SmallCells rule;
    private final LinkedCells cells;
    /** What is hidden, and totals that are not published. */
    private final boolean[] free;

    private final Moves moves;
    private final long asked;
    /** By cell that is guarded, the cells whose change showed last what it lacks. */
    private final BitSet[] proofs;

    private Suppression(SmallCells rule, LinkedCells cells) {
        this.rule = rule;
        this.cells = cells;
        this.asked = rule.size() - 1L;
        this.free = new boolean[cells.size()];
        this.proofs = new BitSet[cells.size()];
        Arrays.setAll(proofs, cell -> new BitSet());
        boolean[] freeable = new boolean[cells.size()];
        long[] lowest = new long[cells.size()];
        long[] highest = new long[cells.size()];
        Arrays.fill(highest, Long.MAX_VALUE);
        for (int cell = 0; cell < free.length; cell++) {
            boolean isShownZero = cells.count(cell) == 0 && rule.showsZeroes();
            free[cell] = !cells.isPublished(cell) || isSmall(cell);
            freeable[cell] = !isShownZero;
            // A reader who sees zeroes knows that what is hidden is none.
            lowest[cell] = cells.isPublished(cell) && rule.showsZeroes() ? 1 : 0;
        }
        this.moves = new Moves(cells, lowest, highest, free, freeable);
    }

    static List<PublishedTable> of(SmallCells rule, List<CountTable> tables) {
        LinkedCells cells = new LinkedCells(tables);
        Suppression suppression = new Suppression(rule, cells);
        suppression.hide();
        suppression.showAgain();
        return tables.stream()
                .map(table -> PublishedTable.of(rule, table, (row, column) -> {
                    int cell = cells.cell(table, row, column);
                    return suppression.free[cell] ? OptionalLong.empty() : OptionalLong.of(cells.count(cell));
                }))
                .toList();
    }

    private boolean isSmall(int cell) {
        long count = cells.count(cell);
        return count < rule.size() && (count > 0 || !rule.showsZeroes());
    }

    /** A total that is not published is guarded, too, where it is small: it could be worked out from others. */
    private boolean isGuarded(int cell) {
        return isSmall(cell) || (free[cell] && cells.isPublished(cell));
    }

    private void hide() {
        List<Integer> queue = new ArrayList<>(
                IntStream.range(0, free.length).filter(this::isGuarded).boxed().toList());
        for (int next = 0; next < queue.size(); next++) {
            int cell = queue.get(next);
            for (long lacking = lacking(cell); lacking > 0; lacking = lacking(cell)) {
                Moves.Move move = moves.cheapest(cell, lacking)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "the tables are not of the same people: nobody can stand in all of them; protect tables of"
                                        + " other people apart"));
                free(move.gaining(), queue);
                free(move.losing(), queue);
            }
        }
    }

    private void free(int[] some, List<Integer> queue) {
        for (int cell : some) {
            if (!free[cell]) {
                free[cell] = true;
                queue.add(cell);
            }
        }
    }

    private void showAgain() {
        List<Integer> forOthers = IntStream.range(0, free.length)
                .filter(cell -> free[cell] && cells.isPublished(cell) && !isSmall(cell))
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(cells::count).reversed())
                .toList();
        for (int cell : forOthers) {
            free[cell] = false;
            IntStream.range(0, free.length)
                    .filter(guarded -> proofs[guarded].get(cell) && isGuarded(guarded) && lacking(guarded) > 0)
                    .findFirst()
                    .ifPresent(guarded -> {
                        free[cell] = true;
                        lacking(guarded);
                    });
        }
    }

    /** How many possible counts a cell lacks. */
    private long lacking(int cell) {
        proofs[cell] = new BitSet();
        long up = moves.up(cell, asked, proofs[cell]);
        return asked - up - (up < asked ? moves.down(cell, asked - up, proofs[cell]) : 0);
    }
}
