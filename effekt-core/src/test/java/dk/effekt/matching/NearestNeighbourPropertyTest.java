package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Nearest neighbours beside a matcher that looks at every pair. */
class NearestNeighbourPropertyTest {

    private record Row(boolean treated, double score, int stratum, long id) {}

    /** Sets by the identity of the treated row; those left out have none. */
    private record Found(Map<Long, TreeSet<Long>> sets, int withoutControls, int outsideCaliper) {}

    @Property(tries = 1000)
    void findsWhatLookingAtEveryPairFinds(
            @ForAll("rows") List<Row> rows,
            @ForAll @IntRange(min = 1, max = 6) int matches,
            @ForAll("widths") double width,
            @ForAll TieRule ties) {
        MatchedSample sample = new NearestNeighbour(matches, Caliper.ofScore(width), ties).match(units(rows));

        assertThat(found(rows, sample)).isEqualTo(byEveryPair(rows, matches, width, ties));
    }

    @Property(tries = 300)
    void averagingTiesNeedsNoOrderOfRows(
            @ForAll("rows") List<Row> rows,
            @ForAll @IntRange(min = 1, max = 6) int matches,
            @ForAll("widths") double width,
            @ForAll Random random) {
        NearestNeighbour matcher = NearestNeighbour.of(matches).within(Caliper.ofScore(width));
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);

        // Without identities: rows are ordered by their place, which is another one now.
        assertThat(found(shuffled, matcher.match(withoutIdentities(shuffled))))
                .isEqualTo(found(rows, matcher.match(withoutIdentities(rows))));
    }

    @Property(tries = 300)
    void theLowerScoreFirstGoesByIdentityAndNotByPlace(
            @ForAll("rows") List<Row> rows,
            @ForAll @IntRange(min = 1, max = 6) int matches,
            @ForAll("widths") double width,
            @ForAll Random random) {
        NearestNeighbour matcher =
                NearestNeighbour.of(matches).within(Caliper.ofScore(width)).ties(TieRule.LOWER_SCORE_FIRST);
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);

        assertThat(found(shuffled, matcher.match(units(shuffled)))).isEqualTo(found(rows, matcher.match(units(rows))));
    }

    @Property(tries = 300)
    void everyTreatedRowIsMatchedOrLeftOutForAReasonAndWeightsAddUp(
            @ForAll("rows") List<Row> rows,
            @ForAll @IntRange(min = 1, max = 6) int matches,
            @ForAll("widths") double width) {
        MatchedSample sample =
                NearestNeighbour.of(matches).within(Caliper.ofScore(width)).match(units(rows));

        assertThat(sample.sets()
                        + sample.unmatched(Unmatched.NO_CANDIDATE)
                        + sample.unmatched(Unmatched.OUTSIDE_CALIPER))
                .isEqualTo(sample.units().treatedCount());
        double[] weights = sample.weights();
        double treated = 0;
        double untreated = 0;
        for (int row = 0; row < weights.length; row++) {
            treated += rows.get(row).treated() ? weights[row] : 0;
            untreated += rows.get(row).treated() ? 0 : weights[row];
        }
        assertThat(treated).isEqualTo(sample.sets());
        assertThat(untreated).isCloseTo(sample.sets(), within(1e-12));
    }

    private static Found byEveryPair(List<Row> rows, int matches, double width, TieRule ties) {
        Map<Long, TreeSet<Long>> sets = new TreeMap<>();
        int without = 0;
        int outside = 0;
        for (Row treated : rows) {
            if (!treated.treated()) {
                continue;
            }
            List<Row> inStratum = rows.stream()
                    .filter(row -> !row.treated() && row.stratum() == treated.stratum())
                    .toList();
            List<Row> near = inStratum.stream()
                    .filter(row -> distance(row, treated) <= width)
                    .sorted(nearestFirst(rows, treated))
                    .toList();
            if (inStratum.isEmpty()) {
                without++;
            } else if (near.isEmpty()) {
                outside++;
            } else {
                double last = distance(near.get(Math.min(matches, near.size()) - 1), treated);
                sets.put(
                        treated.id(),
                        near.stream()
                                .limit(ties == TieRule.AVERAGE ? near.size() : matches)
                                .filter(row -> distance(row, treated) <= last)
                                .map(Row::id)
                                .collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        return new Found(sets, without, outside);
    }

    private static double distance(Row a, Row b) {
        return Math.abs(a.score() - b.score());
    }

    private static Comparator<Row> nearestFirst(List<Row> rows, Row treated) {
        List<Row> order = rows.stream()
                .sorted(Comparator.comparingDouble(Row::score).thenComparingLong(Row::id))
                .toList();
        int place = order.indexOf(treated);
        return Comparator.comparingDouble((Row row) -> distance(row, treated))
                .thenComparing(row -> order.indexOf(row) > place)
                .thenComparingInt(row -> Math.abs(order.indexOf(row) - place));
    }

    private static Units units(List<Row> rows) {
        return withoutIdentities(rows)
                .orderedBy(rows.stream().mapToLong(Row::id).toArray());
    }

    private static Units withoutIdentities(List<Row> rows) {
        boolean[] treated = new boolean[rows.size()];
        IntStream.range(0, treated.length)
                .forEach(row -> treated[row] = rows.get(row).treated());
        return Units.of(treated, rows.stream().mapToDouble(Row::score).toArray())
                .inStrata(rows.stream().mapToInt(Row::stratum).toArray());
    }

    private static Found found(List<Row> rows, MatchedSample sample) {
        Map<Long, TreeSet<Long>> sets = new TreeMap<>();
        for (int set = 0; set < sample.sets(); set++) {
            TreeSet<Long> controls = new TreeSet<>();
            for (int i = 0; i < sample.partners(set); i++) {
                controls.add(rows.get(sample.partner(set, i)).id());
            }
            assertThat(controls).hasSize(sample.partners(set));
            sets.put(rows.get(sample.focal(set, 0)).id(), controls);
        }
        return new Found(sets, sample.unmatched(Unmatched.NO_CANDIDATE), sample.unmatched(Unmatched.OUTSIDE_CALIPER));
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        // Mostly few different scores, so that many are tied.
        Arbitrary<Double> scores = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 6).map(i -> i / 4.0),
                Arbitraries.integers().between(0, 6).map(i -> i / 4.0),
                Arbitraries.doubles().between(0, 1.5));
        Arbitrary<Boolean> treated = Arbitraries.of(true, false, false);
        return Combinators.combine(treated, scores, Arbitraries.integers().between(1, 3), Arbitraries.longs())
                .as(Row::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25)
                .uniqueElements(Row::id)
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<Double> widths() {
        return Arbitraries.of(0.0, 0.25, 0.3, 0.75, 10.0, Double.POSITIVE_INFINITY);
    }
}
