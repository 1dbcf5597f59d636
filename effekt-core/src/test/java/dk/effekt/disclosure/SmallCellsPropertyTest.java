package dk.effekt.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whoever has all that is published and linear programming cannot narrow a hidden cell further than the rule allows. */
class SmallCellsPropertyTest {

    private static final int TRIES = 250;

    @Property(tries = TRIES)
    void aHiddenCellHasAsManyPossibleCountsAsTheThreshold(
            @ForAll("tables") CountTable table, @ForAll("rules") SmallCells rule) {
        assertSafe(rule, rule.protect(List.of(table)));
    }

    @Property(tries = TRIES)
    void soDoLinkedTables(@ForAll("linked") List<CountTable> tables, @ForAll("rules") SmallCells rule) {
        assertSafe(rule, rule.protect(tables));
    }

    private static void assertSafe(SmallCells rule, List<PublishedTable> tables) {
        assertThat(new Attacker(tables, rule.showsZeroes() ? 1 : 0)
                        .possibleCounts()
                        .values())
                .allSatisfy(possible -> assertThat(possible).isGreaterThanOrEqualTo(rule.size()));
    }

    /** By trying all: not only within bounds, but each a count of some table of whole numbers. */
    @Property(tries = 100)
    void eachOfThemIsPossibleInWholeNumbers(@ForAll("tiny") List<CountTable> tables) {
        SmallCells rule = SmallCells.hidingBelow(3);
        Enumerator all = new Enumerator(rule.protect(tables), 1, 6);

        assertThat(all.countsOfHidden(3))
                .allSatisfy((cell, counts) -> assertThat(counts).hasSizeGreaterThanOrEqualTo(3));
    }

    /** However many tables of the same people there are. */
    @Property(tries = 100)
    void aRoundedCountIsOnlyKnownToRoundToIt(
            @ForAll("linked") List<CountTable> tables, @ForAll @IntRange(min = 2, max = 10) int base) {
        List<PublishedTable> published = SmallCells.roundingTo(base).protect(tables);

        int used = published.get(0).rule().size();
        assertThat(Attacker.ofRounded(published, used).impossibleCounts().values())
                .allMatch(none -> none == 0);
        assertThat(used % base).isZero();
    }

    @Property(tries = TRIES)
    void nothingSmallIsShownAndNothingShownIsChanged(
            @ForAll("linked") List<CountTable> tables, @ForAll("rules") SmallCells rule) {
        List<PublishedTable> published = rule.protect(tables);

        for (int t = 0; t < tables.size(); t++) {
            CountTable table = tables.get(t);
            PublishedTable seen = published.get(t);
            for (int r = 0; r < table.rows().size(); r++) {
                for (int c = 0; c < table.columns().size(); c++) {
                    long count = table.count(r, c);
                    assertThat(rule.allows(count) || seen.isHidden(r, c)).isTrue();
                    assertThat(seen.count(r, c).orElse(count)).isEqualTo(count);
                    assertThat(seen.isHidden(r, c) && count == 0 && rule.showsZeroes())
                            .isFalse();
                }
                if (!table.isList() && table.margins().ofRows()) {
                    long total = table.rowTotal(r);
                    assertThat(rule.allows(total) || seen.rowTotal(r).isEmpty()).isTrue();
                    assertThat(seen.rowTotal(r).orElse(total)).isEqualTo(total);
                }
            }
            assertThat(rule.allows(table.total()) || seen.total().isEmpty()).isTrue();
        }
    }

    @Provide
    Arbitrary<SmallCells> rules() {
        return Arbitraries.of(
                SmallCells.standard(),
                SmallCells.hidingBelow(3),
                SmallCells.hidingBelow(10),
                SmallCells.standard().zeroesToo());
    }

    @Provide
    Arbitrary<CountTable> tables() {
        return Combinators.combine(sizes(6), sizes(6), Arbitraries.of(Margins.values()), richness(), seeds())
                .as((rows, columns, margins, richness, seed) -> people(new int[] {rows, columns}, richness, seed)
                        .crossed(0, 1)
                        .withMargins(margins));
    }

    /** Some of the lists and tables that three dimensions of the same people make. */
    @Provide
    Arbitrary<List<CountTable>> linked() {
        Arbitrary<int[]> sizes = sizes(4).array(int[].class).ofSize(3);
        return Combinators.combine(
                        sizes,
                        Arbitraries.of(Margins.values()),
                        richness(),
                        seeds(),
                        Arbitraries.integers().between(1, 63))
                .as((levels, margins, richness, seed, which) -> {
                    People people = people(levels, richness, seed);
                    List<CountTable> all = List.of(
                            people.list(0),
                            people.crossed(0, 1).withMargins(margins),
                            people.crossed(2, 0),
                            people.list(2),
                            people.crossed(1, 2).withMargins(margins),
                            people.list(1));
                    return IntStream.range(0, all.size())
                            .filter(i -> (which >> i & 1) == 1)
                            .mapToObj(all::get)
                            .toList();
                });
    }

    @Provide
    Arbitrary<List<CountTable>> tiny() {
        return Combinators.combine(
                        Arbitraries.of(List.of(0), List.of(1), List.of(0, 1)),
                        Arbitraries.of(Margins.values()),
                        seeds())
                .as((which, margins, seed) -> {
                    People people = people(new int[] {2, which.equals(List.of(0)) ? 3 : 2, 2}, 2, seed);
                    List<CountTable> all = List.of(people.crossed(0, 1).withMargins(margins), people.crossed(0, 2));
                    return which.stream().map(all::get).toList();
                });
    }

    private static Arbitrary<Integer> sizes(int most) {
        return Arbitraries.integers().between(1, most);
    }

    /** The most that a cell of all dimensions can have. */
    private static Arbitrary<Integer> richness() {
        return Arbitraries.of(1, 3, 8, 30);
    }

    private static Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    private static People people(int[] levels, int richness, long seed) {
        return new People(levels, richness, new Random(seed));
    }

    /** How many people there are with each level of all dimensions. */
    private static final class People {

        private final int[] levels;
        private final long[] counts;

        People(int[] levels, int richness, Random random) {
            this.levels = levels;
            this.counts = new long[Arrays.stream(levels).reduce(1, (a, b) -> a * b)];
            // Many of them none, a few large, as in life.
            Arrays.setAll(
                    counts,
                    i -> random.nextInt(3) == 0 ? 0 : random.nextInt(random.nextInt(richness) + 1) + random.nextInt(2));
        }

        private int level(int cell, int dimension) {
            int rest = cell;
            for (int d = 0; d < dimension; d++) {
                rest /= levels[d];
            }
            return rest % levels[dimension];
        }

        private Dimension dimension(int d) {
            return new Dimension(
                    "d" + d,
                    IntStream.range(0, levels[d]).mapToObj(l -> "l" + l).toList());
        }

        CountTable list(int d) {
            long[] of = new long[levels[d]];
            for (int cell = 0; cell < counts.length; cell++) {
                of[level(cell, d)] += counts[cell];
            }
            return CountTable.list("by " + d, dimension(d), of);
        }

        CountTable crossed(int d, int e) {
            long[][] of = new long[levels[d]][levels[e]];
            for (int cell = 0; cell < counts.length; cell++) {
                of[level(cell, d)][level(cell, e)] += counts[cell];
            }
            return CountTable.of("by " + d + " and " + e, dimension(d), dimension(e), of);
        }
    }
}
