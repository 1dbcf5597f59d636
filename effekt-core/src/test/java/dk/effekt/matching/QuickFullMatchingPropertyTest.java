package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Generalized full matching beside its definition and beside the best of all solutions. */
class QuickFullMatchingPropertyTest {

    @Property(tries = 1000)
    void makesTheSetsOfItsDefinition(@ForAll("units") Units units, @ForAll("matchings") QuickFullMatching matching) {
        assertThat(sets(matching.match(units))).isEqualTo(Set.copyOf(QuickFullModel.sets(units, matching)));
    }

    @Property(tries = 300)
    void pointsOnALineMakeTheSameSetsAsScores(
            @ForAll("units") Units units, @ForAll("matchings") QuickFullMatching matching) {
        assertThat(sets(matching.match(units.withDistance(Points.of("line", 1, scores(units))))))
                .isEqualTo(sets(matching.match(units)));
    }

    @Property(tries = 500)
    void everySetHasItsMinimumAndKeepsTheCaliper(
            @ForAll("units") Units units, @ForAll("matchings") QuickFullMatching matching) {
        MatchedSample sample = matching.match(units);

        for (List<Integer> rows : MatchItAnswer.sets(sample)) {
            assertThat(rows.stream().filter(units::isTreated).count()).isGreaterThanOrEqualTo(matching.treated());
            assertThat(rows.stream().filter(row -> !units.isTreated(row)).count())
                    .isGreaterThanOrEqualTo(matching.untreated());
            assertThat(rows.size()).isGreaterThanOrEqualTo(matching.size());
            assertThat(rows.stream().map(units::stratum).distinct()).hasSize(1);
        }
        assertThat(QuickFullModel.worst(units, MatchItAnswer.sets(sample)))
                .isLessThanOrEqualTo(matching.caliper().width());
        Set<Integer> possible = QuickFullModel.hoods(units, matching).keySet();
        for (int row = 0; row < units.size(); row++) {
            if (units.isFocal(row)
                    && possible.contains(row)
                    && matching.caliper().width() == Double.POSITIVE_INFINITY) {
                assertThat(sample.unmatched(row)).isEmpty();
            }
        }
    }

    /** Sävje, Higgins and Sekhon (2021), Theorem 1. A set around a row reaches as far as its neighbourhood, at least. */
    @Property(tries = 500)
    void noRowsOfASetAreFurtherApartThanFourTimesTheLongestEdge(
            @ForAll("units") Units units, @ForAll("minima") QuickFullMatching matching) {
        double edge = QuickFullModel.hoods(units, matching).entrySet().stream()
                .mapToDouble(hood -> hood.getValue().stream()
                        .mapToDouble(row -> units.scores().between(hood.getKey(), row))
                        .max()
                        .orElseThrow())
                .max()
                .orElse(0);

        assertThat(QuickFullModel.worst(units, MatchItAnswer.sets(matching.match(units))))
                .isLessThanOrEqualTo(4 * edge + 1e-12);
    }

    @Property(tries = 100)
    void isWithinFourTimesTheBest(@ForAll("few") Units units, @ForAll("minima") QuickFullMatching matching) {
        Units together = Units.of(treated(units), scores(units)).orderedBy(ids(units));
        double best = best(together, matching, new ArrayList<>(), 0);
        Assume.that(best < Double.POSITIVE_INFINITY);

        assertThat(QuickFullModel.worst(together, MatchItAnswer.sets(matching.match(together))))
                .isLessThanOrEqualTo(4 * best + 1e-12);
    }

    /** The least worst distance of all ways to put the rows from one on into sets that were begun. */
    private static double best(Units units, QuickFullMatching matching, List<List<Integer>> begun, int row) {
        if (row == units.size()) {
            for (List<Integer> set : begun) {
                long treated = set.stream().filter(units::isTreated).count();
                if (treated < matching.treated()
                        || set.size() - treated < matching.untreated()
                        || set.size() < matching.size()) {
                    return Double.POSITIVE_INFINITY;
                }
            }
            return QuickFullModel.worst(units, begun);
        }
        double best = Double.POSITIVE_INFINITY;
        for (int set = 0; set <= begun.size(); set++) {
            boolean isNew = set == begun.size();
            if (isNew) {
                begun.add(new ArrayList<>());
            }
            begun.get(set).add(row);
            best = Math.min(best, best(units, matching, begun, row + 1));
            begun.get(set).remove(begun.get(set).size() - 1);
            if (isNew) {
                begun.remove(set);
                break;
            }
        }
        return best;
    }

    private static boolean[] treated(Units units) {
        boolean[] treated = new boolean[units.size()];
        IntStream.range(0, treated.length).forEach(row -> treated[row] = units.isTreated(row));
        return treated;
    }

    private static double[] scores(Units units) {
        return IntStream.range(0, units.size())
                .mapToDouble(units.scores()::value)
                .toArray();
    }

    private static long[] ids(Units units) {
        return IntStream.range(0, units.size()).mapToLong(units::id).toArray();
    }

    private static Set<TreeSet<Integer>> sets(MatchedSample sample) {
        return MatchItAnswer.sets(sample).stream().map(TreeSet::new).collect(Collectors.toSet());
    }

    @Provide
    Arbitrary<QuickFullMatching> minima() {
        Arbitrary<Integer> rows = Arbitraries.of(1, 1, 1, 2, 3);
        return Combinators.combine(rows, rows, Arbitraries.of(0, 0, 1, 3))
                .as((treated, untreated, more) -> QuickFullMatching.withDefaults()
                        .atLeast(treated, untreated)
                        .ofSize(treated + untreated + more));
    }

    @Provide
    Arbitrary<QuickFullMatching> matchings() {
        return Combinators.combine(minima(), Arbitraries.of(0.0, 0.25, 0.5, 1.0, 2.5, Double.POSITIVE_INFINITY))
                .as((minima, width) -> minima.within(Caliper.ofScore(width)));
    }

    @Provide
    Arbitrary<Units> units() {
        return units(30);
    }

    @Provide
    Arbitrary<Units> few() {
        return units(7);
    }

    private record Row(boolean treated, double score, int stratum, long id, boolean discarded) {}

    /** Quarters, so that distances are exact; mostly few of them, so that many are tied. */
    private static Arbitrary<Units> units(int most) {
        Arbitrary<Double> scores = Arbitraries.oneOf(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 1 << 20))
                .map(i -> i / 4.0);
        return Combinators.combine(
                        Arbitraries.of(true, false, false),
                        scores,
                        Arbitraries.of(1, 1, 1, 2),
                        Arbitraries.longs(),
                        Arbitraries.of(false, false, false, false, false, true))
                .as(Row::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(most)
                .uniqueElements(Row::id)
                .withoutEdgeCases()
                .map(QuickFullMatchingPropertyTest::unitsOf);
    }

    private static Units unitsOf(List<Row> rows) {
        boolean[] treated = new boolean[rows.size()];
        boolean[] discarded = new boolean[rows.size()];
        for (int row = 0; row < treated.length; row++) {
            treated[row] = rows.get(row).treated();
            discarded[row] = rows.get(row).discarded();
        }
        return Units.of(treated, rows.stream().mapToDouble(Row::score).toArray())
                .inStrata(rows.stream().mapToInt(Row::stratum).toArray())
                .orderedBy(rows.stream().mapToLong(Row::id).toArray())
                .discarding(discarded);
    }
}
