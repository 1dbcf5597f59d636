package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.matching.NaiveNearest.Found;
import dk.effekt.matching.NaiveNearest.Kind;
import dk.effekt.matching.NaiveNearest.Row;
import dk.effekt.matching.NaiveNearest.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Nearest neighbours beside {@link NaiveNearest}, which looks at every pair, under every combination of options. */
class NearestNeighbourPropertyTest {

    @Property(tries = 1000)
    void findsWhatLookingAtEveryPairFinds(@ForAll("rows") List<Row> rows, @ForAll("settings") Setting setting) {
        assertThat(found(rows, setting.method().match(units(rows, setting))))
                .isEqualTo(NaiveNearest.match(rows, setting));
    }

    @Property(tries = 300)
    void goesByIdentityAndNotByPlace(
            @ForAll("rows") List<Row> rows, @ForAll("settings") Setting setting, @ForAll Random random) {
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);

        assertThat(found(shuffled, setting.method().match(units(shuffled, setting))))
                .isEqualTo(found(rows, setting.method().match(units(rows, setting))));
    }

    @Property(tries = 300)
    void averagingTiesNeedsNoIdentities(
            @ForAll("rows") List<Row> rows,
            @ForAll("settings") Setting setting,
            @ForAll @IntRange(min = 1, max = 6) int matches,
            @ForAll Random random) {
        NearestNeighbour method = NearestNeighbour.of(matches).within(Caliper.ofScore(setting.width()));
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        long[] byPlace = IntStream.range(0, rows.size()).mapToLong(i -> i).toArray();

        assertThat(asSets(found(shuffled, method.match(units(shuffled, setting).orderedBy(byPlace)))))
                .isEqualTo(asSets(found(rows, method.match(units(rows, setting).orderedBy(byPlace)))));
    }

    @Property(tries = 300)
    void everyFocalRowIsMatchedOrLeftOutAndWeightsAddUp(
            @ForAll("rows") List<Row> rows, @ForAll("settings") Setting setting) {
        MatchedSample sample = setting.method().match(units(rows, setting));

        int left = 0;
        for (Unmatched reason : Unmatched.values()) {
            left += sample.unmatched(reason);
        }
        assertThat(sample.sets() + left).isEqualTo(sample.units().focalCount());
        double[] weights = sample.weights();
        for (boolean arm : new boolean[] {true, false}) {
            double sum = 0;
            for (int row = 0; row < weights.length; row++) {
                sum += rows.get(row).treated() == arm ? weights[row] : 0;
            }
            assertThat(sum).isCloseTo(sample.sets(), within(1e-9));
        }
    }

    @Property(tries = 300)
    void nobodyIsUsedBeyondTheCapOrMatchedBeyondACaliperOrKey(
            @ForAll("rows") List<Row> rows, @ForAll("settings") Setting setting) {
        MatchedSample sample = setting.method().match(units(rows, setting));

        int[] uses = new int[rows.size()];
        for (int set = 0; set < sample.sets(); set++) {
            int focal = sample.focal(set, 0);
            List<Integer> partners = new ArrayList<>();
            for (int i = 0; i < sample.partners(set); i++) {
                int partner = sample.partner(set, i);
                partners.add(partner);
                uses[partner]++;
                assertThat(sample.units().mayMatch(focal, partner)).isTrue();
                assertThat(sample.units().distance().orElseThrow().between(focal, partner))
                        .isLessThanOrEqualTo(setting.width());
            }
            assertThat(partners).doesNotHaveDuplicates();
            if (setting.ties() != TieRule.AVERAGE) {
                assertThat(partners).hasSizeLessThanOrEqualTo(setting.most());
            }
        }
        if (setting.uses() > 0) {
            assertThat(Arrays.stream(uses).max().orElse(0)).isLessThanOrEqualTo(setting.uses());
        }
        if (setting.uses() == 1) {
            assertThat(sample.isDisjoint()).isTrue();
        }
    }

    /** A person who is there twice can be used twice. */
    @Property(tries = 300)
    void candidatesThatAreThereTwiceAreAsThoughUsedTwice(
            @ForAll("rows") List<Row> drawn, @ForAll("settings") Setting setting) {
        // Identities that leave one free after each.
        List<Row> rows = new ArrayList<>();
        List<Row> twice = new ArrayList<>();
        for (Row row : drawn) {
            Row own = withId(row, row.id() / 4 * 2);
            if (rows.stream().noneMatch(other -> other.id() == own.id())) {
                rows.add(own);
                twice.add(own);
                if (!setting.estimand().isFocal(row.treated())) {
                    twice.add(withId(own, own.id() + 1));
                }
            }
        }
        NearestNeighbour one = NearestNeighbour.of(1).within(Caliper.ofScore(setting.width()));

        if (setting.estimand() != Estimand.ATE) {
            assertThat(originals(
                            found(twice, one.withoutReplacement(setting.order()).match(units(twice, setting)))))
                    .isEqualTo(originals(
                            found(rows, one.reusedAtMost(2, setting.order()).match(units(rows, setting)))));
            assertThat(asSets(found(twice, one.match(units(twice, setting)))).values())
                    .allSatisfy(partners -> assertThat(partners).hasSizeGreaterThan(1));
        }
        // Both halves of a pair of twins are tied, so that each set has the same persons as before.
        assertThat(asSets(originals(found(twice, one.match(units(twice, setting))))))
                .isEqualTo(asSets(originals(found(rows, one.match(units(rows, setting))))));
    }

    @Property(tries = 200)
    void unitsOfCovariatesDoNotMatterToMahalanobis(
            @ForAll Random random,
            @ForAll @IntRange(min = 20, max = 80) int rows,
            @ForAll("settings") Setting setting) {
        boolean[] treated = new boolean[rows];
        double[][] columns = new double[3][rows];
        double[][] rescaled = new double[3][rows];
        for (int row = 0; row < rows; row++) {
            treated[row] = row % 3 == 0;
            columns[0][row] = random.nextGaussian();
            columns[1][row] = columns[0][row] + random.nextGaussian();
            columns[2][row] = random.nextInt(2);
            rescaled[0][row] = 1e4 * columns[0][row] - 7;
            rescaled[1][row] = -0.003 * columns[1][row];
            rescaled[2][row] = 5 + columns[2][row] / 3;
        }
        columns[2][0] = 1 - columns[2][3];
        rescaled[2][0] = 5 + columns[2][0] / 3;
        List<String> names = List.of("a", "b", "c");
        NearestNeighbour method = setting.uses() == 0
                ? NearestNeighbour.of(setting.most())
                : NearestNeighbour.of(setting.most()).reusedAtMost(setting.uses(), MatchingOrder.CLOSEST);

        Units units = Units.of(treated).withDistance(Distances.mahalanobis(DesignMatrix.of(names, columns), treated));
        Units others = Units.of(treated).withDistance(Distances.mahalanobis(DesignMatrix.of(names, rescaled), treated));

        assertThat(method.match(others).weights()).isEqualTo(method.match(units).weights());
    }

    private static Row withId(Row row, long id) {
        return new Row(
                row.treated(), row.score(), row.other(), row.stratum(), row.key(), row.age(), row.discarded(), id);
    }

    private static Units units(List<Row> rows, Setting setting) {
        boolean[] treated = new boolean[rows.size()];
        boolean[] discarded = new boolean[rows.size()];
        double[] points = new double[2 * rows.size()];
        for (int row = 0; row < treated.length; row++) {
            treated[row] = rows.get(row).treated();
            discarded[row] = rows.get(row).discarded();
            points[2 * row] = rows.get(row).score();
            points[2 * row + 1] = rows.get(row).other();
        }
        Distance distance = switch (setting.kind()) {
            case SCORES ->
                Scores.of("score", rows.stream().mapToDouble(Row::score).toArray());
            case POINTS -> Points.of("points", 2, points);
            case DISSIMILARITY -> Dissimilarity.of("function", rows.size(), Points.of("points", 2, points)::between);
        };
        Units units = Units.of(treated)
                .estimating(setting.estimand())
                .withDistance(distance)
                .withPropensity(PropensityScore.of(
                        "given", rows.stream().mapToDouble(Row::propensity).toArray()))
                .inStrata(rows.stream().mapToInt(Row::stratum).toArray())
                .discarding(discarded)
                .orderedBy(rows.stream().mapToLong(Row::id).toArray());
        if (setting.keysApart()) {
            units = units.apart(rows.stream().mapToInt(Row::key).toArray());
        }
        return setting.ageCaliper() == Double.POSITIVE_INFINITY
                ? units
                : units.within("age", rows.stream().mapToDouble(Row::age).toArray(), setting.ageCaliper());
    }

    private static Found found(List<Row> rows, MatchedSample sample) {
        Found found = new Found(new TreeMap<>(), new TreeMap<>());
        for (int set = 0; set < sample.sets(); set++) {
            List<Long> partners = new ArrayList<>();
            for (int i = 0; i < sample.partners(set); i++) {
                partners.add(rows.get(sample.partner(set, i)).id());
            }
            found.partners().put(rows.get(sample.focal(set, 0)).id(), partners);
        }
        for (int row = 0; row < rows.size(); row++) {
            long id = rows.get(row).id();
            sample.unmatched(row).ifPresent(reason -> found.reasons().put(id, reason));
        }
        return found;
    }

    private static Map<Long, List<Long>> asSets(Found found) {
        return found.partners().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        set -> set.getValue().stream().distinct().sorted().toList()));
    }

    /** Those with even identities in place of their twins. */
    private static Found originals(Found found) {
        Found originals = new Found(new TreeMap<>(), new TreeMap<>(found.reasons()));
        found.partners()
                .forEach((focal, partners) -> originals
                        .partners()
                        .put(
                                focal - Math.floorMod(focal, 2L),
                                partners.stream()
                                        .map(id -> id - Math.floorMod(id, 2L))
                                        .toList()));
        return originals;
    }

    /** Mostly few different scores, so that many are tied; in some lists so few that dozens of rows are the same. */
    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<Double> quarters = Arbitraries.integers().between(0, 6).map(i -> i / 4.0);
        Arbitrary<Double> any = Arbitraries.doubles().between(0, 1.5);
        return Arbitraries.oneOf(
                rowsAt(Arbitraries.oneOf(quarters, quarters, any)), rowsAt(Arbitraries.of(0.25, 0.25, 0.25, 0.5)));
    }

    private static Arbitrary<List<Row>> rowsAt(Arbitrary<Double> coordinates) {
        return Combinators.combine(
                        Arbitraries.of(true, false, false),
                        coordinates,
                        coordinates,
                        Arbitraries.of(1, 1, 1, 1, 2),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(20, 30).map(Integer::doubleValue),
                        Arbitraries.of(false, false, false, false, true),
                        Arbitraries.longs().between(Long.MIN_VALUE / 8, Long.MAX_VALUE / 8))
                .as(Row::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(80)
                .uniqueElements(Row::id)
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<Setting> settings() {
        Arbitrary<int[]> ratios = Arbitraries.of(
                new int[] {1, 1}, new int[] {1, 1}, new int[] {2, 2}, new int[] {5, 5}, new int[] {1, 4}, new int[] {
                    2, 3
                });
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.of(Estimand.ATT, Estimand.ATC, Estimand.ATE),
                        ratios,
                        Arbitraries.of(0.0, 0.25, 0.3, 0.75, 10.0, Double.POSITIVE_INFINITY),
                        Combinators.combine(Arbitraries.of(0, 0, 1, 1, 2), Arbitraries.of(MatchingOrder.class))
                                .as(Map::entry),
                        Combinators.combine(Arbitraries.of(TieRule.class), Arbitraries.of(0, 0.05, 0.3))
                                .as(Map::entry),
                        Arbitraries.of(false, false, true),
                        Arbitraries.of(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0.0, 1.0, 4.0, -3.0))
                .as((kind, estimand, ratio, width, uses, ties, keysApart, age) -> {
                    boolean isAte = estimand == Estimand.ATE;
                    int often = isAte ? 0 : uses.getKey();
                    TieRule rule = ties.getKey();
                    if (rule == TieRule.LOWER_SCORE_FIRST && kind != Kind.SCORES
                            || rule == TieRule.AVERAGE && often > 0) {
                        rule = TieRule.LOWER_IDENTITY_FIRST;
                    }
                    int least = isAte ? ratio[1] : ratio[0];
                    double average = least + (ratio[1] - least) * 0.4;
                    return new Setting(
                            kind,
                            estimand,
                            least,
                            ratio[1],
                            average,
                            width,
                            often,
                            uses.getValue(),
                            rule,
                            rule == TieRule.AVERAGE ? ties.getValue().doubleValue() : 0,
                            keysApart,
                            age);
                });
    }
}
