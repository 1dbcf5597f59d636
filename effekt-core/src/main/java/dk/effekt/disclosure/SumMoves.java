package dk.effekt.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Other counts that add up likewise: a cell gains one, and in each equation that no longer holds another cell makes up for it, and so on
 * until all hold. Each cell changes by one at most, so that the whole can be done again as often as the cells that lose allow.
 *
 * <p>The search is cut off after so many steps: then a cell is taken to have fewer possible counts than it has, and more is hidden
 * than need be, never less.
 */
final class SumMoves implements Freedom {

    private static final int MOST_STEPS = 4_000;

    /** A cell of an equation, and whether it stands on the left (1) or the right (−1); or one that is to gain or lose. */
    private record Term(int cell, int sign) {}

    private final CountSums sums;
    private final State state;
    private final List<List<Term>> equations = new ArrayList<>();
    /** By cell, the equations that it stands in. */
    private final List<List<Integer>> equationsOf;

    SumMoves(CountSums sums, State state) {
        this.sums = sums;
        this.state = state;
        this.equationsOf = IntStream.range(0, sums.size())
                .mapToObj(cell -> (List<Integer>) new ArrayList<Integer>())
                .toList();
        for (CountSums.Equation equation : sums.equations()) {
            List<Term> terms = new ArrayList<>();
            for (int cell : equation.left()) {
                terms.add(new Term(cell, 1));
            }
            for (int cell : equation.right()) {
                terms.add(new Term(cell, -1));
            }
            terms.forEach(term -> equationsOf.get(term.cell()).add(equations.size()));
            equations.add(terms);
        }
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
        long[] now = IntStream.range(0, sums.size()).mapToLong(sums::count).toArray();
        long gone = 0;
        while (gone < asked) {
            Search search = new Search(now, asked - gone, false);
            Move move = search.from(cell, direction);
            if (move == null) {
                break;
            }
            for (int gaining : move.gaining()) {
                now[gaining] += move.range();
                used.set(gaining);
            }
            for (int losing : move.losing()) {
                now[losing] -= move.range();
                used.set(losing);
            }
            gone += move.range();
        }
        return gone;
    }

    @Override
    public Optional<Move> cheapest(int cell, long needed) {
        long[] now = IntStream.range(0, sums.size()).mapToLong(sums::count).toArray();
        Move best = new Search(now, needed, true).from(cell, 1);
        return best != null ? Optional.of(best) : nearest(cell, needed);
    }

    /** Where the search was cut off: to free what is nearest, until there is a way. */
    private Optional<Move> nearest(int cell, long needed) {
        BitSet seen = new BitSet();
        seen.set(cell);
        List<Integer> ring = List.of(cell);
        while (!ring.isEmpty()) {
            List<Integer> next = new ArrayList<>();
            for (int from : ring) {
                for (int equation : equationsOf.get(from)) {
                    for (Term term : equations.get(equation)) {
                        if (!seen.get(term.cell()) && isFreeable(term.cell())) {
                            seen.set(term.cell());
                            next.add(term.cell());
                        }
                    }
                }
            }
            int[] found = next.stream()
                    .filter(each -> !state.free()[each])
                    .mapToInt(each -> each)
                    .toArray();
            if (found.length > 0) {
                return Optional.of(Move.of(found, new int[0], needed, 0, 0));
            }
            ring = next;
        }
        return Optional.empty();
    }

    private boolean isFreeable(int cell) {
        return state.free()[cell] || state.freeable()[cell];
    }

    /** Looks for a way to change a cell: any with cells that are free, or the cheapest that frees some. */
    private final class Search {

        private final long[] now;
        private final long needed;
        private final boolean frees;
        private final int[] change = new int[sums.size()];
        private final Deque<Integer> changed = new ArrayDeque<>();
        /** By equation, how much the left is more. */
        private final int[] excess = new int[equations.size()];

        private final List<Integer> touched = new ArrayList<>();
        private long cost;
        private int steps;
        private @Nullable Move best;

        Search(long[] now, long needed, boolean frees) {
            this.now = now;
            this.needed = needed;
            this.frees = frees;
        }

        @Nullable
        Move from(int cell, int direction) {
            if (frees || hasRoom(cell, direction)) {
                change(cell, direction);
            }
            return best;
        }

        private void change(int cell, int by) {
            long paid = ownCost(cell);
            int before = touched.size();
            cost += paid;
            change[cell] = by;
            changed.addLast(cell);
            for (int equation : equationsOf.get(cell)) {
                excess[equation] += by * sign(equation, cell);
                touched.add(equation);
            }
            balance();
            for (int equation : equationsOf.get(cell)) {
                excess[equation] -= by * sign(equation, cell);
            }
            touched.subList(before, touched.size()).clear();
            changed.removeLast();
            change[cell] = 0;
            cost -= paid;
        }

        private int sign(int equation, int cell) {
            for (Term term : equations.get(equation)) {
                if (term.cell() == cell) {
                    return term.sign();
                }
            }
            throw new AssertionError("equation " + equation + " without cell " + cell);
        }

        private void balance() {
            List<Term> fewest = null;
            for (int equation : touched) {
                if (excess[equation] != 0 && (fewest == null || fewest.size() > 1)) {
                    List<Term> terms = makingUp(equation);
                    fewest = fewest == null || terms.size() < fewest.size() ? terms : fewest;
                    if (fewest.isEmpty()) {
                        return;
                    }
                }
            }
            if (fewest == null) {
                keep();
                return;
            }
            for (Term term : fewest.stream().sorted(cheapestFirst()).toList()) {
                if (isDone(term)) {
                    return;
                }
                steps++;
                change(term.cell(), term.sign());
            }
        }

        /** The cells that can make up for what an equation has too much on a side, and how they would change. */
        private List<Term> makingUp(int equation) {
            int surplus = Integer.signum(excess[equation]);
            List<Term> makingUp = new ArrayList<>();
            for (Term term : equations.get(equation)) {
                int by = -surplus * term.sign();
                if (change[term.cell()] == 0 && isOpen(term.cell(), by)) {
                    makingUp.add(new Term(term.cell(), by));
                }
            }
            return makingUp;
        }

        private Comparator<Term> cheapestFirst() {
            return Comparator.<Term>comparingLong(term -> ownCost(term.cell()))
                    .thenComparingInt(term -> equationsOf.get(term.cell()).size())
                    .thenComparingLong(term -> -now[term.cell()])
                    .thenComparingInt(Term::cell);
        }

        private boolean isDone(Term next) {
            return steps >= MOST_STEPS
                    || (best != null && (!frees || (best.range() > 0 && cost + ownCost(next.cell()) >= best.price())));
        }

        private long ownCost(int cell) {
            return state.free()[cell] ? 0 : sums.count(cell);
        }

        private boolean isOpen(int cell, int by) {
            return state.free()[cell] ? frees || hasRoom(cell, by) : frees && state.freeable()[cell];
        }

        private boolean hasRoom(int cell, int by) {
            return by > 0 ? now[cell] < state.highest()[cell] : now[cell] > state.lowest()[cell];
        }

        private void keep() {
            if (frees && cost == 0) {
                // What frees nothing has been walked already.
                return;
            }
            int[] gaining =
                    changed.stream().filter(c -> change[c] > 0).mapToInt(c -> c).toArray();
            int[] losing =
                    changed.stream().filter(c -> change[c] < 0).mapToInt(c -> c).toArray();
            long range = room(gaining, losing);
            if (frees) {
                range = Math.min(needed, range + room(losing, gaining));
            }
            Move move = Move.of(gaining, losing, needed, range, cost);
            if (move.isBetterThan(best)) {
                best = move;
            }
        }

        private long room(int[] gaining, int[] losing) {
            long room = needed;
            for (int cell : gaining) {
                room = Math.min(room, state.highest()[cell] - now[cell]);
            }
            for (int cell : losing) {
                room = Math.min(room, now[cell] - state.lowest()[cell]);
            }
            return room;
        }
    }
}
