package dk.effekt.disclosure;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Other tables that look the same, where one is the other in coarser rows and columns: a person more in a cell of the finer one, one who
 * is in another cell, or two whose columns are exchanged. What changes in the coarser one follows.
 */
final class NestedMoves implements Freedom {

    private final NestedCells cells;
    private final State state;

    NestedMoves(NestedCells cells, State state) {
        this.cells = cells;
        this.state = state;
    }

    @Override
    public long up(int cell, long asked, BitSet used) {
        return walk(cell, asked, 1, used);
    }

    @Override
    public long down(int cell, long asked, BitSet used) {
        return walk(cell, asked, -1, used);
    }

    private long walk(int cell, long asked, int direction, BitSet used) {
        long[] now = cells.counts();
        long gone = 0;
        while (gone < asked) {
            Move move = new Search(cell, now, asked - gone, direction, false).best();
            if (move == null) {
                break;
            }
            for (int gaining : move.gaining()) {
                now[gaining] += direction * move.range();
                used.set(gaining);
            }
            for (int losing : move.losing()) {
                now[losing] -= direction * move.range();
                used.set(losing);
            }
            gone += move.range();
        }
        return gone;
    }

    @Override
    public Optional<Move> cheapest(int cell, long needed) {
        return Optional.ofNullable(new Search(cell, cells.counts(), needed, 1, true).best());
    }

    /** Looks for the best move that gives a cell one more. */
    private final class Search {

        private final int target;
        private final long[] now;
        private final long needed;
        private final int direction;
        private final boolean frees;
        private final int[] change = new int[cells.size()];
        private final int[] changed = new int[64];
        private int count;
        private @Nullable Move best;

        Search(int target, long[] now, long needed, int direction, boolean frees) {
            this.target = target;
            this.now = now;
            this.needed = needed;
            this.direction = direction;
            this.frees = frees;
        }

        @Nullable
        Move best() {
            int[] columns = cells.columnsIn(target);
            for (int row : cells.rowsIn(target)) {
                for (int column : columns) {
                    if (isOpen(row, column)) {
                        from(row, column);
                    }
                    if (isEnough()) {
                        return best;
                    }
                }
            }
            return best;
        }

        private boolean isEnough() {
            return best != null && best.range() == needed && best.cost() == 0;
        }

        private boolean isOpen(int row, int column) {
            int cell = cells.fine(row, column);
            return state.free()[cell] || (frees && state.freeable()[cell]);
        }

        private void from(int row, int column) {
            put(row, column, 1);
            consider();
            for (int other = 0; other < cells.rows() && !isEnough(); other++) {
                for (int beside = 0; beside < cells.columns(); beside++) {
                    if (!isOpen(other, beside) || (other == row && beside == column)) {
                        continue;
                    }
                    put(other, beside, -1);
                    consider();
                    put(other, beside, 1);
                    if (other != row && beside != column && isOpen(row, beside) && isOpen(other, column)) {
                        put(other, beside, 1);
                        put(row, beside, -1);
                        put(other, column, -1);
                        consider();
                        put(row, beside, 1);
                        put(other, column, 1);
                        put(other, beside, -1);
                    }
                }
            }
            put(row, column, -1);
        }

        /** Adds people to a cell of the finer table, and to all in which it is. */
        private void put(int row, int column, int people) {
            add(cells.fine(row, column), people);
            add(cells.fine(row, cells.columns()), people);
            add(cells.fine(cells.rows(), column), people);
            add(cells.fine(cells.rows(), cells.columns()), people);
            add(cells.coarse(row, column), people);
            add(cells.coarse(row, cells.columns()), people);
            add(cells.coarse(cells.rows(), column), people);
            add(cells.coarse(cells.rows(), cells.columns()), people);
        }

        private void add(int cell, int people) {
            int place = 0;
            while (place < count && changed[place] != cell) {
                place++;
            }
            if (place == count) {
                changed[count++] = cell;
            }
            change[cell] += people;
            if (change[cell] == 0) {
                changed[place] = changed[--count];
            }
        }

        private void consider() {
            if (change[target] != 1) {
                return;
            }
            long cost = 0;
            long up = needed;
            long down = needed;
            for (int i = 0; i < count; i++) {
                int cell = changed[i];
                if (!state.free()[cell]) {
                    if (!frees || !state.freeable()[cell]) {
                        return;
                    }
                    cost += cells.count(cell);
                }
                int by = change[cell];
                if (Math.abs(by) > 1) {
                    return;
                }
                long room = now[cell] - state.lowest()[cell];
                if (by < 0) {
                    up = Math.min(up, room);
                } else {
                    down = Math.min(down, room);
                }
            }
            long range = frees ? Math.min(needed, up + down) : direction > 0 ? up : down;
            // What frees nothing has been walked already.
            if (frees ? cost == 0 : range == 0) {
                return;
            }
            int[] gaining = Arrays.stream(changed, 0, count)
                    .filter(c -> change[c] > 0)
                    .sorted()
                    .toArray();
            int[] losing = Arrays.stream(changed, 0, count)
                    .filter(c -> change[c] < 0)
                    .sorted()
                    .toArray();
            Move move = Move.of(gaining, losing, needed, range, cost);
            if (move.isBetterThan(best)) {
                best = move;
            }
        }
    }
}
