package dk.effekt.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Beside a naive reader of what is small enough to try all counts that there may be: it knows what is shown, how that adds up, and what
 * a hidden count is at least.
 */
class AllCountsTriedPropertyTest {

    private static final int TRIES = 150;
    private static final int THRESHOLD = 3;

    /**
     * A count that is a sum of counts, some of them taken off.
     *
     * @param of how often each of the finest counts is in it
     * @param least what a reader knows that it is at least
     * @param isKept whether it is to have as many possible counts as the threshold where it is not shown
     */
    private record Sum(int[] of, long count, boolean isShown, long least, boolean isKept) {

        long from(long[] finest) {
            long sum = 0;
            for (int i = 0; i < of.length; i++) {
                sum += of[i] * finest[i];
            }
            return sum;
        }

        Sum shown() {
            return new Sum(of, count, true, least, isKept);
        }
    }

    /** The fewest counts that one of the sums to be kept can have; none if all are shown. */
    private static int fewestPossible(List<Sum> sums, int finest) {
        List<Set<Long>> seen = new ArrayList<>();
        sums.forEach(sum -> seen.add(new TreeSet<>()));
        tryAll(sums, new long[finest], 0, seen);
        return IntStream.range(0, sums.size())
                .filter(i -> sums.get(i).isKept() && !sums.get(i).isShown())
                .map(i -> seen.get(i).size())
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** The finest counts are the first sums. A count that changes by one at a time need not change by more than the threshold. */
    private static void tryAll(List<Sum> sums, long[] finest, int next, List<Set<Long>> seen) {
        if (next == finest.length) {
            for (Sum sum : sums) {
                long count = sum.from(finest);
                if (sum.isShown() ? count != sum.count() : count < sum.least()) {
                    return;
                }
            }
            for (int i = 0; i < sums.size(); i++) {
                seen.get(i).add(sums.get(i).from(finest));
            }
            return;
        }
        Sum own = sums.get(next);
        long reach = own.isShown() ? 0 : THRESHOLD - 1;
        for (long count = Math.max(own.least(), own.count() - reach); count <= own.count() + reach; count++) {
            finest[next] = count;
            tryAll(sums, finest, next + 1, seen);
        }
    }

    private static void assertKept(SmallCells rule, List<Sum> sums, int finest) {
        assertThat(fewestPossible(sums, finest)).isGreaterThanOrEqualTo(THRESHOLD);
        assertThat(sums).allMatch(sum -> !sum.isKept() || !sum.isShown() || rule.allows(sum.count()));
    }

    /** Whatever was hidden for another's sake would, if it were shown, give one away. */
    private static void assertNoneIsNeedless(SmallCells rule, List<Sum> sums, int finest) {
        for (int i = 0; i < sums.size(); i++) {
            Sum sum = sums.get(i);
            if (sum.isKept() && !sum.isShown() && rule.allows(sum.count())) {
                List<Sum> more = new ArrayList<>(sums);
                more.set(i, sum.shown());
                assertThat(fewestPossible(more, finest)).isLessThan(THRESHOLD);
            }
        }
    }

    /** The counts of a table, inner ones first, as sums of those of a finer one, or of its own. */
    private static List<Sum> sums(
            CountTable table, PublishedTable seen, int[] finer, IntUnaryOperator rowOf, IntUnaryOperator columnOf) {
        int rows = table.rows().size();
        int columns = table.columns().size();
        List<Sum> inner = new ArrayList<>();
        List<Sum> totals = new ArrayList<>();
        for (int row = 0; row <= rows; row++) {
            for (int column = 0; column <= columns; column++) {
                if (table.isList() && column == columns) {
                    continue;
                }
                int r = row;
                int c = column;
                int[] of = IntStream.range(0, finer[0] * finer[1])
                        .map(i -> (r == rows || rowOf.applyAsInt(i / finer[1]) == r)
                                        && (c == columns || columnOf.applyAsInt(i % finer[1]) == c)
                                ? 1
                                : 0)
                        .toArray();
                boolean isPublished = (r < rows && c < columns)
                        || (r < rows
                                ? table.margins().ofRows()
                                : table.margins().ofColumns())
                        || (r == rows && c == columns && table.margins().ofRows());
                long least = isPublished && seen.rule().showsZeroes() ? 1 : 0;
                long count = count(table, r, c);
                OptionalLong shown = shown(seen, r, c);
                assertThat(shown.orElse(count)).isEqualTo(count);
                // A small total that is not published is not to be worked out either.
                boolean isKept = isPublished || !seen.rule().allows(count);
                (r < rows && c < columns ? inner : totals)
                        .add(new Sum(of, count, shown.isPresent(), shown.isPresent() ? 0 : least, isKept));
            }
        }
        inner.addAll(totals);
        return inner;
    }

    private static long count(CountTable table, int row, int column) {
        if (row == table.rows().size()) {
            return column == table.columns().size() ? table.total() : table.columnTotal(column);
        }
        return column == table.columns().size() ? table.rowTotal(row) : table.count(row, column);
    }

    private static OptionalLong shown(PublishedTable seen, int row, int column) {
        if (row == seen.rows().size()) {
            return column == seen.columns().size() ? seen.total() : seen.columnTotal(column);
        }
        return column == seen.columns().size() ? seen.rowTotal(row) : seen.count(row, column);
    }

    private static List<Sum> sums(CountTable table, PublishedTable seen) {
        int[] size = {table.rows().size(), table.columns().size()};
        return sums(table, seen, size, row -> row, column -> column);
    }

    @Property(tries = TRIES)
    void aListHidesAsMuchAsItMustAndNoMore(
            @ForAll("seeds") long seed, @ForAll("rules") SmallCells rule, @ForAll Margins margins) {
        Random random = new Random(seed);
        long[] counts = counts(random, 1 + random.nextInt(4));
        CountTable list =
                CountTable.list("list", levels("a", counts.length), counts).withMargins(margins);

        List<Sum> sums = sums(list, rule.protect(list));

        assertKept(rule, sums, counts.length);
        assertNoneIsNeedless(rule, sums, counts.length);
    }

    @Property(tries = TRIES)
    void aTableHidesAsMuchAsItMust(
            @ForAll("seeds") long seed, @ForAll("rules") SmallCells rule, @ForAll Margins margins) {
        CountTable table =
                table(new Random(seed), 1 + Math.floorMod(seed, 3), 2).withMargins(margins);
        int finest = 2 * table.rows().size();

        assertKept(rule, sums(table, rule.protect(table)), finest);
    }

    @Property(tries = TRIES)
    void soDoATableAndOneInCoarserRows(@ForAll("seeds") long seed) {
        SmallCells rule = SmallCells.hidingBelow(THRESHOLD);
        Random random = new Random(seed);
        int rows = 2 + random.nextInt(2);
        int[] owner = IntStream.range(0, rows).map(row -> random.nextInt(2)).toArray();
        CountTable fine = table(random, rows, 2);
        long[][] added = new long[2][2];
        for (int row = 0; row < rows; row++) {
            added[owner[row]][0] += fine.count(row, 0);
            added[owner[row]][1] += fine.count(row, 1);
        }
        CountTable coarse = CountTable.of("coarse", levels("owner", 2), fine.columns(), added);

        List<PublishedTable> both = rule.protectNested(fine, coarse, row -> owner[row], column -> column);

        List<Sum> sums = sums(fine, both.get(0));
        sums.addAll(sums(coarse, both.get(1), new int[] {rows, 2}, row -> owner[row], column -> column));
        assertKept(rule, sums, 2 * rows);
    }

    /** Whoever has groups of some, and of all, has two lists of which one adds the other up. */
    @Property(tries = TRIES)
    void inOneColumnTheyHideNoMoreThanThat(@ForAll("seeds") long seed) {
        SmallCells rule = SmallCells.hidingBelow(THRESHOLD);
        Random random = new Random(seed);
        int rows = 2 + random.nextInt(3);
        int[] owner = IntStream.range(0, rows).map(row -> random.nextInt(2)).toArray();
        CountTable fine = table(random, rows, 1);
        long[][] added = new long[2][1];
        for (int row = 0; row < rows; row++) {
            added[owner[row]][0] += fine.count(row, 0);
        }
        CountTable coarse = CountTable.of("coarse", levels("owner", 2), fine.columns(), added);

        List<PublishedTable> both = rule.protectNested(fine, coarse, row -> owner[row], column -> column);

        List<Sum> sums = sums(fine, both.get(0));
        sums.addAll(sums(coarse, both.get(1), new int[] {rows, 1}, row -> owner[row], column -> column));
        assertKept(rule, sums, rows);
        assertNoneIsNeedless(rule, sums, rows);
    }

    /** By a and b, and by a and c: of each level of a there are as many in both. A list by b is linked to the former. */
    @Property(tries = TRIES)
    void soDoTablesOfTheSamePeople(
            @ForAll("seeds") long seed,
            @ForAll("rules") SmallCells rule,
            @ForAll Margins ofFirst,
            @ForAll Margins ofSecond,
            @ForAll boolean hasList,
            @ForAll boolean isTurned) {
        Random random = new Random(seed);
        CountTable first = table(random, 2, 2).withMargins(ofFirst);
        long[][] counts = new long[2][2];
        for (int row = 0; row < 2; row++) {
            counts[row][0] = random.nextInt((int) first.rowTotal(row) + 1);
            counts[row][1] = first.rowTotal(row) - counts[row][0];
        }
        CountTable second =
                CountTable.of("second", levels("a", 2), levels("c", 2), counts).withMargins(ofSecond);
        List<CountTable> tables = new ArrayList<>(List.of(first, isTurned ? turned(second) : second));
        if (hasList) {
            tables.add(CountTable.list("list", levels("b", 2), first.columnTotal(0), first.columnTotal(1)));
        }

        List<PublishedTable> seen = new ArrayList<>(rule.protect(tables));
        seen.set(1, isTurned ? turned(seen.get(1), second) : seen.get(1));

        // The finest: those by a and b, and the first column of those by a and c, of which the second is the rest of
        // the row.
        List<Sum> sums = new ArrayList<>();
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < 2; column++) {
                int[] of = new int[6];
                of[2 * row + column] = 1;
                sums.add(linked(of, first.count(row, column), seen.get(0).count(row, column), true, rule));
            }
        }
        int[][] second0 = {{0, 0, 0, 0, 1, 0}, {0, 0, 0, 0, 0, 1}};
        int[][] second1 = {{1, 1, 0, 0, -1, 0}, {0, 0, 1, 1, 0, -1}};
        int[][][] ofSeconds = {second0, second1};
        for (int column = 0; column < 2; column++) {
            for (int row = 0; row < 2; row++) {
                sums.add(linked(
                        ofSeconds[column][row],
                        second.count(row, column),
                        seen.get(1).count(row, column),
                        true,
                        rule));
            }
        }
        int[][] rows = {{1, 1, 0, 0, 0, 0}, {0, 0, 1, 1, 0, 0}};
        int[][] columns = {{1, 0, 1, 0, 0, 0}, {0, 1, 0, 1, 0, 0}};
        int[][] others = {{0, 0, 0, 0, 1, 1}, {1, 1, 1, 1, -1, -1}};
        for (int level = 0; level < 2; level++) {
            OptionalLong row = seen.get(0).rowTotal(level).isPresent()
                    ? seen.get(0).rowTotal(level)
                    : seen.get(1).rowTotal(level);
            sums.add(linked(rows[level], first.rowTotal(level), row, ofFirst.ofRows() || ofSecond.ofRows(), rule));
            OptionalLong column =
                    hasList ? seen.get(2).count(level, 0) : seen.get(0).columnTotal(level);
            sums.add(linked(columns[level], first.columnTotal(level), column, ofFirst.ofColumns() || hasList, rule));
            sums.add(linked(
                    others[level],
                    second.columnTotal(level),
                    seen.get(1).columnTotal(level),
                    ofSecond.ofColumns(),
                    rule));
        }
        OptionalLong total = seen.stream()
                .map(PublishedTable::total)
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.empty());
        boolean isTotal = hasList || ofFirst != Margins.NONE || ofSecond != Margins.NONE;
        sums.add(linked(new int[] {1, 1, 1, 1, 0, 0}, first.total(), total, isTotal, rule));
        assertKept(rule, sums, 6);
    }

    private static CountTable turned(CountTable table) {
        long[][] counts = new long[table.columns().size()][table.rows().size()];
        for (int row = 0; row < table.rows().size(); row++) {
            for (int column = 0; column < counts.length; column++) {
                counts[column][row] = table.count(row, column);
            }
        }
        Margins margins = switch (table.margins()) {
            case ROWS -> Margins.COLUMNS;
            case COLUMNS -> Margins.ROWS;
            case NONE, BOTH -> table.margins();
        };
        return CountTable.of(table.title(), table.columns(), table.rows(), counts)
                .withMargins(margins);
    }

    private static PublishedTable turned(PublishedTable seen, CountTable table) {
        return PublishedTable.of(seen.rule(), table, (row, column) -> {
            if (row == LinkedCells.MARGIN) {
                return column == LinkedCells.MARGIN ? seen.total() : seen.rowTotal(column);
            }
            return column == LinkedCells.MARGIN ? seen.columnTotal(row) : seen.count(column, row);
        });
    }

    private static Sum linked(int[] of, long count, OptionalLong seen, boolean isPublished, SmallCells rule) {
        assertThat(seen.orElse(count)).isEqualTo(count);
        long least = seen.isEmpty() && isPublished && rule.showsZeroes() ? 1 : 0;
        return new Sum(of, count, seen.isPresent(), least, isPublished || !rule.allows(count));
    }

    /** Under way at first, begun and finished in each of two periods, some of these with a job: of no more than a number that is known. */
    @Property(tries = TRIES)
    void sumsThatNoTableHasHideAsMuchAsTheyMustAndNoMore(@ForAll("seeds") long seed, @ForAll("rules") SmallCells rule) {
        Random random = new Random(seed);
        long[] counts = counts(random, 5);
        long before = counts[0];
        long[] begun = {counts[1], counts[2]};
        long[] finished = {Math.min(counts[3], before + begun[0]), 0};
        finished[1] = Math.min(counts[4], before + begun[0] - finished[0] + begun[1]);
        long job = finished[0] == 0 ? 0 : random.nextInt((int) finished[0] + 1);
        // The finest: before, begun, begun, finished, finished, with a job.
        long[] finest = {before, begun[0], begun[1], finished[0], finished[1], job};
        int[][] of = {
            {1, 0, 0, 0, 0, 0},
            {0, 1, 0, 0, 0, 0},
            {0, 0, 1, 0, 0, 0},
            {0, 0, 0, 1, 0, 0},
            {0, 0, 0, 0, 1, 0},
            {0, 0, 0, 0, 0, 1},
            {1, 1, 0, -1, 0, 0},
            {1, 1, 1, -1, -1, 0}
        };
        CountSums.Builder builder = CountSums.builder();
        List<Integer> cells = new ArrayList<>();
        for (int[] one : of) {
            cells.add(builder.published(new Sum(one, 0, true, 0, true).from(finest)));
        }
        builder.equal(List.of(cells.get(0), cells.get(1)), List.of(cells.get(3), cells.get(6)));
        builder.equal(List.of(cells.get(6), cells.get(2)), List.of(cells.get(4), cells.get(7)));
        builder.atMost(List.of(cells.get(5)), List.of(cells.get(3)));

        List<OptionalLong> seen = rule.protect(builder.build());

        List<Sum> sums = new ArrayList<>();
        for (int i = 0; i < of.length; i++) {
            long count = new Sum(of[i], 0, true, 0, true).from(finest);
            boolean isShown = seen.get(i).isPresent();
            assertThat(seen.get(i).orElse(count)).isEqualTo(count);
            sums.add(new Sum(of[i], count, isShown, isShown || !rule.showsZeroes() ? 0 : 1, true));
        }
        sums.add(new Sum(new int[] {0, 0, 0, 1, 0, -1}, finished[0] - job, false, 0, false));
        assertKept(rule, sums, finest.length);
        assertNoneIsNeedless(rule, sums, finest.length);
    }

    /** Many of them none or small, some larger. */
    private static long[] counts(Random random, int size) {
        return IntStream.range(0, size)
                .mapToLong(i -> random.nextInt(4) == 0 ? 5 + random.nextInt(20) : random.nextInt(5))
                .toArray();
    }

    private static CountTable table(Random random, int rows, int columns) {
        long[][] counts = new long[rows][];
        for (int row = 0; row < rows; row++) {
            counts[row] = counts(random, columns);
        }
        return CountTable.of("table", levels("a", rows), levels("b", columns), counts);
    }

    private static Dimension levels(String name, int size) {
        return new Dimension(
                name, IntStream.range(0, size).mapToObj(Integer::toString).toList());
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    @Provide
    Arbitrary<SmallCells> rules() {
        return Arbitraries.of(
                SmallCells.hidingBelow(THRESHOLD),
                SmallCells.hidingBelow(THRESHOLD).zeroesToo());
    }
}
