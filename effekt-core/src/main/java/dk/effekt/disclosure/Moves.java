package dk.effekt.disclosure;

import com.google.common.primitives.Ints;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Other tables that look the same: how far a cell's count can be changed while no cell changes that somebody sees.
 *
 * <p>A move puts a person or two where there were none and takes others away: one person more; one who has another level of one
 * dimension or of two; or two who have the levels of two others crossed, which changes the four corners of a rectangle of inner cells and no
 * total (Giessing and Repsilber 2002). It is made of people, so what comes of it are tables of the same people, however many are
 * linked; it goes as far as the cells that lose allow. A walk is one move after another, and moves go a person at a time, so that
 * each count on the way is one that the tables can have.
 */
final class Moves implements Freedom {

    /** What a move is for. */
    private enum Purpose {
        /** A higher count, with cells that are free. */
        UP,
        /** A lower count, with cells that are free. */
        DOWN,
        /** Both, with cells that are yet to be freed. */
        FREEING
    }

    private final LinkedCells cells;
    private final long[] lowest;
    private final long[] highest;
    private final boolean[] free;
    private final boolean[] freeable;

    /** Moves between cells whose state may change in between. */
    Moves(LinkedCells cells, State state) {
        this.cells = cells;
        this.lowest = state.lowest();
        this.highest = state.highest();
        this.free = state.free();
        this.freeable = state.freeable();
    }

    @Override
    public long up(int target, long asked, BitSet used) {
        return walk(target, asked, Purpose.UP, used);
    }

    @Override
    public long down(int target, long asked, BitSet used) {
        return walk(target, asked, Purpose.DOWN, used);
    }

    private long walk(int target, long asked, Purpose purpose, BitSet used) {
        long[] now = cells.counts();
        long gone = 0;
        while (gone < asked) {
            Move move = new Search(target, now, asked - gone, purpose).best();
            if (move == null) {
                break;
            }
            long step = purpose == Purpose.UP ? move.range() : -move.range();
            for (int cell : move.gaining()) {
                now[cell] += step;
                used.set(cell);
            }
            for (int cell : move.losing()) {
                now[cell] -= step;
                used.set(cell);
            }
            gone += move.range();
        }
        return gone;
    }

    @Override
    public Optional<Move> cheapest(int target, long needed) {
        Move move = new Search(target, cells.counts(), needed, Purpose.FREEING).best();
        if (move == null) {
            throw new IllegalArgumentException(
                    "the tables are not of the same people: nobody can stand in all of them; protect tables of"
                            + " other people apart");
        }
        return Optional.of(move);
    }

    /** Looks for the best move that changes a cell. */
    private final class Search {

        private final int target;
        private final long[] now;
        private final long needed;
        private final Purpose purpose;
        private @Nullable Move best;

        Search(int target, long[] now, long needed, Purpose purpose) {
            this.target = target;
            this.now = now;
            this.needed = needed;
            this.purpose = purpose;
        }

        @Nullable
        Move best() {
            int[] place = cells.place(target);
            int a = place[0];
            int b = place[2];
            if (b >= 0) {
                rectangles(a, place[1], b, place[3]);
                exchanges(a, place[1], b, place[3]);
                exchanges(b, place[3], a, place[1]);
                exchangesOfBoth(a, place[1], b, place[3]);
            } else if (a >= 0) {
                exchanges(a, place[1], -1, -1);
            }
            if (!isEnough()) {
                onePersonMore(place);
            }
            return best;
        }

        /** Whether there can be no better move: all that is needed, for nothing. */
        private boolean isEnough() {
            return best != null && best.range() == needed && best.cost() == 0;
        }

        private void rectangles(int a, int levelOfA, int b, int levelOfB) {
            for (int i = 0; i < cells.levels(a) && !isEnough(); i++) {
                for (int j = 0; i != levelOfA && j < cells.levels(b); j++) {
                    if (j != levelOfB) {
                        consider(
                                new int[] {target, cells.pair(a, i, b, j)},
                                new int[] {cells.pair(a, levelOfA, b, j), cells.pair(a, i, b, levelOfB)});
                    }
                }
            }
        }

        /** Somebody has another level of a dimension, the other levels being the same, of which one may be given. */
        private void exchanges(int of, int level, int given, int levelOfGiven) {
            for (int other = 0; other < cells.levels(of) && !isEnough(); other++) {
                if (other != level) {
                    exchange(new int[] {of}, new int[] {level}, new int[] {other}, given, levelOfGiven);
                }
            }
        }

        /** Somebody has other levels of two dimensions. */
        private void exchangesOfBoth(int a, int levelOfA, int b, int levelOfB) {
            for (int i = 0; i < cells.levels(a); i++) {
                for (int j = 0; i != levelOfA && j < cells.levels(b) && !isEnough(); j++) {
                    if (j != levelOfB) {
                        exchange(new int[] {a, b}, new int[] {levelOfA, levelOfB}, new int[] {i, j}, -1, -1);
                    }
                }
            }
        }

        private void exchange(int[] of, int[] levels, int[] others, int given, int levelOfGiven) {
            int[] gaining = alone(of, levels);
            int[] losing = alone(of, others);
            if (move(gaining, losing) == null) {
                return;
            }
            for (int d = 0; d < cells.dimensions(); d++) {
                if (Ints.contains(of, d) || crossed(of, levels, d, 0).length == 0) {
                    continue;
                }
                int first = d == given ? levelOfGiven : 0;
                int end = d == given ? levelOfGiven + 1 : cells.levels(d);
                Move best = null;
                for (int l = first; l < end; l++) {
                    Move one = move(crossed(of, levels, d, l), crossed(of, others, d, l));
                    best = one != null && one.isBetterThan(best) ? one : best;
                }
                if (best == null) {
                    return;
                }
                gaining = Ints.concat(gaining, best.gaining());
                losing = Ints.concat(losing, best.losing());
            }
            consider(gaining, losing);
        }

        /** The cells of levels of one dimension, or of two and their pair. */
        private int[] alone(int[] of, int[] levels) {
            int[] alone = {cells.level(of[0], levels[0])};
            return of.length == 1
                    ? alone
                    : Ints.concat(
                            alone,
                            new int[] {cells.level(of[1], levels[1]), cells.pair(of[0], levels[0], of[1], levels[1])});
        }

        /** The pairs of those levels with that of another dimension. */
        private int[] crossed(int[] of, int[] levels, int dimension, int level) {
            return IntStream.range(0, of.length)
                    .filter(k -> cells.isCrossed(of[k], dimension))
                    .map(k -> cells.pair(of[k], levels[k], dimension, level))
                    .toArray();
        }

        private void onePersonMore(int[] place) {
            int[] levels =
                    IntStream.generate(() -> -1).limit(cells.dimensions()).toArray();
            for (int i = 0; i < place.length && place[i] >= 0; i += 2) {
                levels[place[i]] = place[i + 1];
            }
            if (move(new int[] {0}, new int[0]) != null && complete(levels, 0)) {
                int[] gaining = {0};
                for (int d = 0; d < levels.length; d++) {
                    gaining = Ints.concat(gaining, cellsOf(d, levels[d], levels, d));
                }
                consider(gaining, new int[0]);
            }
        }

        /** Finds the levels that are not given, the cheapest first, and others where those cannot be together. */
        private boolean complete(int[] levels, int dimension) {
            if (dimension == levels.length) {
                return true;
            }
            if (levels[dimension] >= 0) {
                return complete(levels, dimension + 1);
            }
            record Option(int level, Move move) {}
            List<Option> options = IntStream.range(0, cells.levels(dimension))
                    .boxed()
                    .flatMap(level ->
                            Optional.ofNullable(move(cellsOf(dimension, level, levels, levels.length), new int[0]))
                                    .map(move -> new Option(level, move))
                                    .stream())
                    .sorted(Comparator.comparing(Option::move, Move.CHEAPEST_FIRST))
                    .toList();
            for (Option option : options) {
                levels[dimension] = option.level();
                if (complete(levels, dimension + 1)) {
                    return true;
                }
            }
            levels[dimension] = -1;
            return false;
        }

        /** The cells of a level, alone and with the levels that are known of dimensions before a limit. */
        private int[] cellsOf(int dimension, int level, int[] levels, int limit) {
            int[] of = {cells.level(dimension, level)};
            for (int d = 0; d < limit; d++) {
                if (levels[d] >= 0 && cells.isCrossed(dimension, d)) {
                    of = Ints.concat(of, new int[] {cells.pair(dimension, level, d, levels[d])});
                }
            }
            return of;
        }

        private void consider(int[] gaining, int[] losing) {
            Move move = move(gaining, losing);
            // What frees nothing has been walked already.
            if (move != null && (purpose != Purpose.FREEING || move.cost() > 0) && move.isBetterThan(best)) {
                best = move;
            }
        }

        /** The move, or null if it is of no use. */
        private @Nullable Move move(int[] gaining, int[] losing) {
            long cost = 0;
            for (int[] some : List.of(gaining, losing)) {
                for (int cell : some) {
                    if (!free[cell]) {
                        if (purpose != Purpose.FREEING || !freeable[cell]) {
                            return null;
                        }
                        cost += cells.count(cell);
                    }
                }
            }
            long range = switch (purpose) {
                case UP -> room(gaining, losing);
                case DOWN -> room(losing, gaining);
                case FREEING -> Math.min(needed, room(gaining, losing) + room(losing, gaining));
            };
            if (range == 0 && purpose != Purpose.FREEING) {
                return null;
            }
            return Move.of(gaining, losing, needed, range, cost);
        }

        private long room(int[] gaining, int[] losing) {
            long room = needed;
            for (int cell : gaining) {
                room = Math.min(room, highest[cell] - now[cell]);
            }
            for (int cell : losing) {
                room = Math.min(room, now[cell] - lowest[cell]);
            }
            return room;
        }
    }
}
