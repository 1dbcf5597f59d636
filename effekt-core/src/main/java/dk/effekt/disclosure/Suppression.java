package dk.effekt.disclosure;

import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Hides small cells, and others until each hidden one has as many possible counts as the threshold: one after another in the order
 * of the tables, each time those with the fewest people in them that make the move possible. In the end, largest first, each that
 * was hidden for another's sake and has become needless is shown again.
 */
final class Suppression {

    private final SmallCells rule;
    private final Counts cells;
    /** What is hidden, and what is not published. */
    private final boolean[] free;
    /** By cell, the cells that are hidden where it is. */
    private final int[][] followers;

    private final Freedom freedom;
    private final long asked;
    /** By cell that is guarded, the cells whose change showed last what it lacks. */
    private final BitSet[] proofs;

    private Suppression(SmallCells rule, Counts cells, int[][] followers, Function<Freedom.State, Freedom> freedomIn) {
        this.rule = rule;
        this.cells = cells;
        this.followers = followers;
        this.asked = rule.size() - 1L;
        this.free = new boolean[cells.size()];
        this.proofs = new BitSet[cells.size()];
        Arrays.setAll(proofs, cell -> new BitSet());
        boolean[] freeable = new boolean[cells.size()];
        long[] lowest = new long[cells.size()];
        long[] highest = new long[cells.size()];
        Arrays.fill(highest, Long.MAX_VALUE);
        for (int cell = 0; cell < free.length; cell++) {
            free[cell] = switch (cells.decision(cell)) {
                case OPEN -> !cells.isPublished(cell) || isSmall(cell);
                case SHOWN -> false;
                case HIDDEN -> true;
            };
            freeable[cell] = !isShownZero(cell) && cells.decision(cell) == Counts.Decision.OPEN;
            // A reader who sees zeroes knows that what is hidden is none.
            lowest[cell] = cells.isPublished(cell) && rule.showsZeroes() ? 1 : 0;
        }
        this.freedom = freedomIn.apply(new Freedom.State(lowest, highest, free, freeable));
    }

    static List<PublishedTable> of(SmallCells rule, List<CountTable> tables) {
        LinkedCells cells = new LinkedCells(tables);
        return seen(rule, cells, state -> new Moves(cells, state), tables, cells::cell);
    }

    static List<PublishedTable> of(SmallCells rule, NestedCells cells, List<CountTable> tables) {
        return seen(rule, cells, state -> new NestedMoves(cells, state), tables, cells::cell);
    }

    /** Where a cell of a table stands among all. */
    private interface Place {

        int of(CountTable table, int row, int column);
    }

    private static List<PublishedTable> seen(
            SmallCells rule,
            Counts cells,
            Function<Freedom.State, Freedom> freedomIn,
            List<CountTable> tables,
            Place place) {
        Suppression suppression = new Suppression(rule, cells, new int[cells.size()][0], freedomIn);
        suppression.hide();
        suppression.showAgain();
        return tables.stream()
                .map(table ->
                        PublishedTable.of(rule, table, (row, column) -> suppression.seen(place.of(table, row, column))))
                .toList();
    }

    private OptionalLong seen(int cell) {
        return free[cell] ? OptionalLong.empty() : OptionalLong.of(cells.count(cell));
    }

    static List<OptionalLong> of(SmallCells rule, CountSums sums) {
        int[][] followers =
                IntStream.range(0, sums.size()).mapToObj(sums::followers).toArray(int[][]::new);
        Suppression suppression = new Suppression(rule, sums.counts(), followers, state -> new SumMoves(sums, state));
        suppression.hide();
        suppression.showAgain();
        boolean[] hidden = suppression.free.clone();
        IntStream.range(0, hidden.length)
                .filter(cell -> suppression.free[cell] && sums.isPublished(cell))
                .forEach(cell -> suppression.hideFollowers(cell, hidden));
        return IntStream.range(0, hidden.length)
                .mapToObj(cell -> hidden[cell] ? OptionalLong.empty() : OptionalLong.of(sums.count(cell)))
                .toList();
    }

    /** With the zeroes among them: whoever sees that all of it is hidden does not know what of it is none. */
    private void hideFollowers(int cell, boolean[] hidden) {
        for (int follower : followers[cell]) {
            if (!hidden[follower]) {
                hidden[follower] = true;
                hideFollowers(follower, hidden);
            }
        }
    }

    private boolean isShownZero(int cell) {
        return cells.count(cell) == 0 && rule.showsZeroes();
    }

    private boolean isSmall(int cell) {
        long count = cells.count(cell);
        return count < rule.size() && (count > 0 || !rule.showsZeroes());
    }

    private boolean isGuarded(int cell) {
        return cells.isPublished(cell) ? free[cell] : isSmall(cell) && cells.isSecret(cell);
    }

    private void hide() {
        List<Integer> queue = new ArrayList<>(
                IntStream.range(0, free.length).filter(this::isGuarded).boxed().toList());
        List.copyOf(queue).forEach(cell -> free(followers[cell], queue));
        for (int next = 0; next < queue.size(); next++) {
            int cell = queue.get(next);
            long lacking = lacking(cell);
            while (lacking > 0) {
                Optional<Freedom.Move> move = freedom.cheapest(cell, lacking);
                move.ifPresent(to -> free(to.gaining(), queue));
                move.ifPresent(to -> free(to.losing(), queue));
                lacking = move.isPresent() ? lacking(cell) : 0;
            }
        }
    }

    private void free(int[] some, List<Integer> queue) {
        for (int cell : some) {
            if (!free[cell] && !isShownZero(cell)) {
                free[cell] = true;
                queue.add(cell);
                free(followers[cell], queue);
            }
        }
    }

    private void showAgain() {
        List<Integer> forOthers = IntStream.range(0, free.length)
                .filter(this::isForOthers)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(cells::count).reversed())
                .toList();
        for (int cell : forOthers) {
            List<Integer> together = together(cell);
            if (free[cell] && together.stream().allMatch(this::isForOthers) && !isLed(together)) {
                together.forEach(each -> free[each] = false);
                IntStream.range(0, free.length)
                        .filter(guarded -> together.stream().anyMatch(proofs[guarded]::get)
                                && isGuarded(guarded)
                                && lacking(guarded) > 0)
                        .findFirst()
                        .ifPresent(guarded -> {
                            together.forEach(each -> free[each] = true);
                            lacking(guarded);
                        });
            }
        }
    }

    private boolean isForOthers(int cell) {
        return free[cell] && cells.isPublished(cell) && !isSmall(cell) && cells.decision(cell) == Counts.Decision.OPEN;
    }

    /** A cell and those that follow it and that it follows. */
    private List<Integer> together(int cell) {
        return IntStream.concat(
                        IntStream.of(cell),
                        Arrays.stream(followers[cell]).filter(other -> Ints.contains(followers[other], cell)))
                .boxed()
                .toList();
    }

    /** Whether some of them must be hidden, as they follow another that is. */
    private boolean isLed(List<Integer> some) {
        return IntStream.range(0, free.length)
                .filter(leader -> free[leader] && cells.isPublished(leader) && !some.contains(leader))
                .anyMatch(leader -> some.stream().anyMatch(cell -> Ints.contains(followers[leader], cell)));
    }

    /** How many possible counts a cell lacks. */
    private long lacking(int cell) {
        proofs[cell] = new BitSet();
        long up = freedom.up(cell, asked, proofs[cell]);
        return asked - up - (up < asked ? freedom.down(cell, asked - up, proofs[cell]) : 0);
    }
}
