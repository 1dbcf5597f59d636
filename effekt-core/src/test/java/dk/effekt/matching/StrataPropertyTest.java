package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.covariate.DesignMatrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every matcher that makes strata. */
class StrataPropertyTest {

    private record Row(boolean treated, double score, double covariate, int stratum, long id) {}

    @Property(tries = 500)
    void theOrderOfRowsDoesNotMatter(
            @ForAll("rows") List<Row> rows,
            @ForAll("matchers") Matcher matcher,
            @ForAll Estimand of,
            @ForAll Random random) {
        Estimand estimand = withStrata(of);
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);

        MatchedSample sample = matcher.match(units(rows).estimating(estimand));
        MatchedSample other = matcher.match(units(shuffled).estimating(estimand));

        assertThat(sets(shuffled, other)).isEqualTo(sets(rows, sample));
        assertThat(weights(shuffled, other)).isEqualTo(weights(rows, sample));
    }

    @Property(tries = 300)
    void theNamesOfStrataDoNotMatter(@ForAll("rows") List<Row> rows, @ForAll("matchers") Matcher matcher) {
        int[] names = {Integer.MAX_VALUE, Integer.MIN_VALUE, 0, -17};
        List<Row> renamed = rows.stream()
                .map(row -> new Row(row.treated(), row.score(), row.covariate(), names[row.stratum()], row.id()))
                .toList();

        assertThat(weights(rows, matcher.match(units(renamed)))).isEqualTo(weights(rows, matcher.match(units(rows))));
    }

    @Property(tries = 300)
    void setsAreDisjointHaveBothArmsAndStayInTheirStratum(
            @ForAll("rows") List<Row> rows, @ForAll("matchers") Matcher matcher) {
        MatchedSample sample = matcher.match(units(rows));

        assertThat(sample.isDisjoint()).isTrue();
        for (List<Integer> set : MatchItAnswer.sets(sample)) {
            assertThat(set.stream().map(row -> rows.get(row).treated()).distinct())
                    .hasSize(2);
            assertThat(set.stream().map(row -> rows.get(row).stratum()).distinct())
                    .hasSize(1);
        }
    }

    @Property(tries = 300)
    void bothArmsWeighAsMuchAsThoseWhoseEffectIsEstimated(
            @ForAll("rows") List<Row> rows, @ForAll("matchers") Matcher matcher, @ForAll Estimand of) {
        Units units = units(rows).estimating(withStrata(of));
        MatchedSample sample = matcher.match(units);

        int wanted = 0;
        for (int row = 0; row < rows.size(); row++) {
            wanted += units.isFocal(row) && sample.unmatched(row).isEmpty() ? 1 : 0;
        }
        double[] weights = sample.weights();
        double treated = 0;
        double untreated = 0;
        for (int row = 0; row < weights.length; row++) {
            treated += units.isTreated(row) ? weights[row] : 0;
            untreated += units.isTreated(row) ? 0 : weights[row];
        }
        assertThat(treated).isCloseTo(wanted, within(1e-9));
        assertThat(untreated).isCloseTo(wanted, within(1e-9));
    }

    /** Where bins do not depend on the untreated, twice as many of them share the weight of the same sets. */
    @Property(tries = 300)
    void twiceTheUntreatedHaveHalfTheWeight(@ForAll("rows") List<Row> rows, @ForAll("fixed") Matcher matcher) {
        List<Row> twice = new ArrayList<>(rows);
        rows.stream()
                .filter(row -> !row.treated())
                .map(row -> new Row(false, row.score(), row.covariate(), row.stratum(), ~row.id()))
                .forEach(twice::add);

        double[] once = matcher.match(units(rows)).weights();
        double[] shared = matcher.match(units(twice)).weights();

        for (int row = 0; row < once.length; row++) {
            assertThat(shared[row]).isCloseTo(rows.get(row).treated() ? once[row] : once[row] / 2, within(1e-12));
        }
    }

    @Property(tries = 300)
    void subclassesFillUpByScoreAndIdentityAlone(
            @ForAll("rows") List<Row> rows, @ForAll @IntRange(min = 1, max = 3) int least, @ForAll Random random) {
        long treated = rows.stream().filter(Row::treated).count();
        Assume.that(Math.min(treated, rows.size() - treated) >= 3L * least);
        Subclassification matcher = Subclassification.of(3).atLeast(least);
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);

        MatchedSample sample = matcher.match(units(rows).inStrata(new int[rows.size()]));

        assertThat(sample.isComplete()).isTrue();
        for (boolean arm : new boolean[] {true, false}) {
            double last = Double.NEGATIVE_INFINITY;
            for (List<Double> scores : scoresOfArm(rows, sample, arm)) {
                assertThat(scores.size()).isGreaterThanOrEqualTo(least);
                assertThat(scores.get(0)).isGreaterThanOrEqualTo(last);
                last = scores.get(scores.size() - 1);
            }
        }
        assertThat(sets(shuffled, matcher.match(units(shuffled).inStrata(new int[rows.size()]))))
                .isEqualTo(sets(rows, sample));
    }

    /** The ascending scores of an arm in each set, the lowest set first. */
    private static List<List<Double>> scoresOfArm(List<Row> rows, MatchedSample sample, boolean treated) {
        return MatchItAnswer.sets(sample).stream()
                .map(set -> set.stream()
                        .map(rows::get)
                        .filter(row -> row.treated() == treated)
                        .map(Row::score)
                        .sorted()
                        .toList())
                .sorted(Comparator.<List<Double>>comparingDouble(scores -> scores.get(0))
                        .thenComparingDouble(scores -> scores.get(scores.size() - 1)))
                .toList();
    }

    /** Strata have no ATO. */
    private static Estimand withStrata(Estimand estimand) {
        return estimand == Estimand.ATO ? Estimand.ATE : estimand;
    }

    private static Units units(List<Row> rows) {
        boolean[] treated = new boolean[rows.size()];
        for (int row = 0; row < treated.length; row++) {
            treated[row] = rows.get(row).treated();
        }
        return Units.of(treated, rows.stream().mapToDouble(Row::score).toArray())
                .withCovariates(DesignMatrix.of(
                        List.of("x"), rows.stream().mapToDouble(Row::covariate).toArray()))
                .inStrata(rows.stream().mapToInt(Row::stratum).toArray())
                .orderedBy(rows.stream().mapToLong(Row::id).toArray());
    }

    private static Set<Set<Long>> sets(List<Row> rows, MatchedSample sample) {
        return MatchItAnswer.sets(sample).stream()
                .map(set -> set.stream().map(row -> rows.get(row).id()).collect(Collectors.toCollection(TreeSet::new)))
                .collect(Collectors.toSet());
    }

    private static Map<Long, Double> weights(List<Row> rows, MatchedSample sample) {
        Map<Long, Double> weights = new HashMap<>();
        double[] ofRows = sample.weights();
        for (int row = 0; row < ofRows.length; row++) {
            weights.put(rows.get(row).id(), ofRows[row]);
        }
        return weights;
    }

    @Provide
    Arbitrary<Matcher> fixed() {
        return Arbitraries.of(
                ExactMatching.INSTANCE,
                CoarsenedExact.of(Coarsening.at(2, 5)),
                CoarsenedExact.of(Coarsening.none()),
                Subclassification.of(3).atLeast(0),
                Subclassification.of(7).atLeast(0));
    }

    @Provide
    Arbitrary<Matcher> matchers() {
        return Arbitraries.oneOf(
                fixed(),
                Arbitraries.of(
                        CoarsenedExact.withDefaults(),
                        CoarsenedExact.of(Coarsening.quantiles(3)),
                        CoarsenedExact.of(Coarsening.automatic(Coarsening.Rule.SCOTT)),
                        QuickFullMatching.withDefaults(),
                        QuickFullMatching.withDefaults().atLeast(1, 2).ofSize(4),
                        QuickFullMatching.withDefaults().within(Caliper.ofScore(1))));
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        return Combinators.combine(
                        Arbitraries.of(true, false, false),
                        Arbitraries.integers().between(0, 12).map(i -> i / 4.0),
                        Arbitraries.integers().between(0, 8).map(i -> (double) i),
                        Arbitraries.of(0, 1, 1, 2, 3),
                        Arbitraries.longs().greaterOrEqual(0))
                .as(Row::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .uniqueElements(Row::id)
                .withoutEdgeCases();
    }
}
