package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.covariate.DesignMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.DoubleRange;

/** Balance beside its definitions, and what must not change it. */
class BalancePropertyTest {

    private record Row(boolean treated, double value, double weight, int set) {}

    /** F(v) = share of an arm's weight at values up to v, looked at for every value. */
    @Property(tries = 500)
    void distributionsAreThoseOfTheDefinition(@ForAll("rows") List<Row> rows) {
        Balance.Row row = balance(weighted(rows), rows);

        double[] values =
                rows.stream().mapToDouble(Row::value).distinct().sorted().toArray();
        if (row.type() == Balance.Type.NUMERIC) {
            double[] before = distances(rows, values, false);
            double[] after = distances(rows, values, true);
            assertThat(row.before().ecdfMax())
                    .isCloseTo(Arrays.stream(before).max().orElseThrow(), within(1e-12));
            assertThat(row.before().ecdfMean())
                    .isCloseTo(Arrays.stream(before).average().orElseThrow(), within(1e-12));
            assertThat(row.after().ecdfMax())
                    .isCloseTo(Arrays.stream(after).max().orElseThrow(), within(1e-12));
            assertThat(row.after().ecdfMean())
                    .isCloseTo(Arrays.stream(after).average().orElseThrow(), within(1e-12));
        }
    }

    /**
     * Over a common denominator all distances of whole weights are whole numbers: the model counts in these, value by value, so
     * that the bits are the same, however the values lie.
     */
    @Property(tries = 300)
    void distributionsOfManyRowsAreExact(@ForAll("columns") double[] x, @ForAll Random random) {
        boolean[] treated = new boolean[x.length];
        double[] weights = new double[x.length];
        for (int row = 0; row < x.length; row++) {
            treated[row] = row < 2 || row > 3 && random.nextInt(5) == 0;
            weights[row] = row < 4 ? 1 : random.nextInt(3);
        }
        Balance.Row row = Balance.of(
                        DesignMatrix.of(List.of("x"), x), MatchedSample.weighted(Units.of(treated), weights))
                .rows()
                .get(0);

        double[] ones = new double[x.length];
        Arrays.fill(ones, 1);
        assertExact(row.before(), x, treated, ones);
        assertExact(row.after(), x, treated, weights);
    }

    private static void assertExact(Balance.Comparison actual, double[] x, boolean[] treated, double[] weights) {
        TreeMap<Double, long[]> byValue = new TreeMap<>();
        long[] all = new long[2];
        for (int row = 0; row < x.length; row++) {
            int arm = treated[row] ? 1 : 0;
            byValue.computeIfAbsent(x[row] + 0.0, value -> new long[2])[arm] += (long) weights[row];
            all[arm] += (long) weights[row];
        }
        long[] upTo = new long[2];
        long sum = 0;
        long most = 0;
        for (long[] at : byValue.values()) {
            upTo[0] += at[0];
            upTo[1] += at[1];
            long apart = Math.abs(upTo[1] * all[0] - upTo[0] * all[1]);
            sum += apart;
            most = Math.max(most, apart);
        }
        double one = all[0] * all[1];
        assertThat(actual.ecdfMean()).isEqualTo((double) sum / byValue.size() / one);
        assertThat(actual.ecdfMax()).isEqualTo(most / one);
    }

    /** All pairs of a treated and an untreated row of one stratum, looked at one by one. */
    @Property(tries = 500)
    void distancesInStrataAreThoseOfAllPairs(@ForAll("rows") List<Row> rows) {
        MatchedSample sample = strata(rows);
        int[] set = sample.setOfRow();
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < rows.size(); j++) {
                if (rows.get(i).treated() && !rows.get(j).treated() && set[i] >= 0 && set[i] == set[j]) {
                    sum += Math.abs(rows.get(i).value() - rows.get(j).value());
                    pairs++;
                }
            }
        }
        double sd = sdOfTreated(rows);
        double expected = pairs == 0 ? Double.NaN : sum == 0 ? 0 : sum / pairs / sd;

        double actual = balance(sample, rows).pairDistance();

        if (Double.isFinite(expected)) {
            assertThat(actual).isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
        } else {
            assertThat(actual).isEqualTo(Double.valueOf(expected));
        }
    }

    /** Before matching the bits are the same, after it sums are taken in another order. */
    @Property(tries = 300)
    void theOrderOfRowsDoesNotMatter(@ForAll("rows") List<Row> rows, @ForAll Random random) {
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        Balance.Row first = balance(weighted(rows), rows);
        Balance.Row second = balance(weighted(shuffled), shuffled);

        if (first.type() == Balance.Type.NUMERIC) {
            assertThat(second.before().ecdfMax()).isEqualTo(first.before().ecdfMax());
            assertThat(second.before().ecdfMean()).isCloseTo(first.before().ecdfMean(), within(1e-15));
        }
        assertSame(second, first);
    }

    @Property(tries = 300)
    void aPoolTwiceAsLargeIsAsFarAway(@ForAll("rows") List<Row> rows) {
        List<Row> doubled = new ArrayList<>(rows);
        rows.stream().filter(row -> !row.treated()).forEach(doubled::add);
        Balance.Row first = balance(weighted(rows), rows);
        Balance.Row second = balance(weighted(doubled), doubled);

        assertNear(second.before().smd(), first.before().smd());
        assertNear(second.after().smd(), first.after().smd());
        assertNear(second.before().ecdfMax(), first.before().ecdfMax());
        assertNear(second.after().ecdfMean(), first.after().ecdfMean());
    }

    @Property(tries = 300)
    void theUnitDoesNotMatter(
            @ForAll("rows") List<Row> rows,
            @ForAll @DoubleRange(min = 0.25, max = 1000) double scale,
            @ForAll @DoubleRange(min = -100, max = 100) double shift) {
        List<Row> rescaled = rows.stream()
                .map(row -> new Row(row.treated(), shift + scale * row.value(), row.weight(), row.set()))
                .toList();
        Balance.Row first = balance(strata(rows), rows);
        Balance.Row second = balance(strata(rescaled), rescaled);

        // Zeros and ones in another unit are numbers like others, with another standard deviation.
        if (first.type() == second.type()) {
            assertNear(second.before().smd(), first.before().smd());
            assertNear(second.after().smd(), first.after().smd());
            assertNear(second.after().varianceRatio(), first.after().varianceRatio());
            assertNear(second.pairDistance(), first.pairDistance());
            assertNear(second.after().ecdfMax(), first.after().ecdfMax());
        }
    }

    /** Also those whose sums round: ten times a tenth is not one. */
    @Property(tries = 300)
    void aConstantIsBalanced(@ForAll("rows") List<Row> rows, @ForAll double constant) {
        List<Row> same = rows.stream()
                .map(row -> new Row(row.treated(), constant, row.weight(), row.set()))
                .toList();
        Balance.Row row = balance(weighted(same), same);

        assertThat(row.before().smd()).isZero();
        assertThat(row.before().treated()).isEqualTo(constant);
        assertThat(row.before().ecdfMax()).isZero();
        assertThat(row.after().smd()).isZero();
        assertThat(row.after().control()).isEqualTo(constant);
        assertThat(row.shift()).isZero();
    }

    @Property(tries = 300)
    void groupsAreMeasuredByThemselves(@ForAll("rows") List<Row> rows) {
        int[] groups = rows.stream().mapToInt(Row::set).toArray();
        MatchedSample sample = weighted(rows);
        SubgroupBalance bySet = Balance.bySubgroup(matrix(rows), sample, "set", groups);

        int[] found = IntStream.of(groups).distinct().sorted().toArray();
        assertThat(bySet.groups()).hasSize(found.length);
        for (int g = 0; g < found.length; g++) {
            int group = found[g];
            List<Row> of = rows.stream().filter(row -> row.set() == group).toList();
            Balance alone = Balance.of(matrix(of), weighted(of));
            Balance within = bySet.groups().get(g).balance();
            assertThat(within.sizes()).isEqualTo(alone.sizes());
            // What is zeros and ones in a group only, is measured as the whole column is.
            if (within.rows().get(0).type() == alone.rows().get(0).type()) {
                assertThat(within.rows()).isEqualTo(alone.rows());
            }
        }
    }

    /** Weights carry each arm to all rows that have one: the mean of these by weight, less their mean by heads. */
    @Property(tries = 300)
    void theShiftOfAllIsThatOfTheRowsInUseFromAllRows(@ForAll("rows") List<Row> rows) {
        double[] weights = rows.stream()
                .mapToDouble(row -> isFirstOfItsArm(rows, row) ? 1 : row.weight())
                .toArray();
        double[] values = rows.stream().mapToDouble(Row::value).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double used = IntStream.range(0, values.length)
                .filter(row -> weights[row] > 0)
                .mapToDouble(row -> values[row])
                .average()
                .orElseThrow();
        boolean isBinary = Arrays.stream(values).allMatch(x -> x == 0 || x == 1);
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        double sd = Math.sqrt(isBinary ? mean * (1 - mean) : squares / (values.length - 1));

        double shift = balance(MatchedSample.weighted(units(rows).estimating(Estimand.ATE), weights), rows)
                .shift();

        if (Arrays.stream(values).distinct().count() == 1) {
            assertThat(shift).isZero();
        } else {
            assertNear(shift, (used - mean) / sd);
        }
    }

    private static boolean isFirstOfItsArm(List<Row> rows, Row row) {
        return rows.stream()
                        .filter(other -> other.treated() == row.treated())
                        .findFirst()
                        .orElseThrow()
                == row;
    }

    /** Few and many rows; counts, amounts, ties of both zeros, outliers and constants. */
    @Provide
    Arbitrary<double[]> columns() {
        Arbitrary<Double> counts = Arbitraries.integers().between(-3, 60).map(Integer::doubleValue);
        Arbitrary<Double> amounts =
                Arbitraries.integers().between(-100_000, 100_000).map(Integer::doubleValue);
        Arbitrary<Double> numbers = Arbitraries.doubles().between(-50, 50).ofScale(3);
        Arbitrary<Double> outliers =
                Arbitraries.frequencyOf(Tuple.of(99, numbers), Tuple.of(1, Arbitraries.just(-1e13)));
        return Arbitraries.of(
                        counts,
                        amounts,
                        numbers,
                        outliers,
                        Arbitraries.of(-0.0, 0.0, 0.1, 2.0),
                        Arbitraries.just(0.1),
                        Arbitraries.just(7.0))
                .flatMap(values -> Arbitraries.of(4, 5, 48, 49, 300)
                        .flatMap(size -> values.array(double[].class).ofSize(size)));
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<Double> values = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 1).map(Integer::doubleValue),
                Arbitraries.integers().between(-5, 5).map(Integer::doubleValue),
                Arbitraries.doubles().between(-50, 50).ofScale(3));
        Arbitrary<Row> row = Combinators.combine(
                        Arbitraries.of(true, false),
                        values,
                        Arbitraries.of(0.0, 0.5, 1.0, 3.0),
                        Arbitraries.integers().between(0, 3))
                .as(Row::new);
        return row.list()
                .ofMinSize(4)
                .ofMaxSize(40)
                .filter(rows -> rows.stream().filter(Row::treated).count() > 1
                        && rows.stream().filter(r -> !r.treated()).count() > 1);
    }

    private static double[] distances(List<Row> rows, double[] values, boolean isWeighted) {
        return Arrays.stream(values)
                .map(value -> Math.abs(upTo(rows, value, true, isWeighted) - upTo(rows, value, false, isWeighted)))
                .toArray();
    }

    private static double upTo(List<Row> rows, double value, boolean treated, boolean isWeighted) {
        double total = 0;
        double upTo = 0;
        for (Row row : rows) {
            if (row.treated() == treated) {
                double weight = isWeighted ? weight(row) : 1;
                total += weight;
                upTo += row.value() <= value ? weight : 0;
            }
        }
        return upTo / total;
    }

    private static double sdOfTreated(List<Row> rows) {
        double[] treated =
                rows.stream().filter(Row::treated).mapToDouble(Row::value).toArray();
        double mean = Arrays.stream(treated).average().orElseThrow();
        boolean isBinary = rows.stream().allMatch(row -> row.value() == 0 || row.value() == 1);
        boolean isConstant = Arrays.stream(treated).distinct().count() == 1;
        double squares =
                Arrays.stream(treated).map(x -> (x - mean) * (x - mean)).sum();
        return isConstant ? 0 : Math.sqrt(isBinary ? mean * (1 - mean) : squares / (treated.length - 1));
    }

    /** No arm is without weight. */
    private static double weight(Row row) {
        return row.weight() + 0.25;
    }

    private static MatchedSample weighted(List<Row> rows) {
        return MatchedSample.weighted(
                units(rows),
                rows.stream().mapToDouble(BalancePropertyTest::weight).toArray());
    }

    /** Sets that have rows of both arms. */
    private static MatchedSample strata(List<Row> rows) {
        MatchedSample.Builder builder = MatchedSample.builder(units(rows));
        for (int set = 0; set <= 3; set++) {
            int[] treated = in(rows, set, true);
            int[] control = in(rows, set, false);
            if (treated.length > 0 && control.length > 0) {
                builder.stratum(treated, control);
            } else {
                for (int row : treated) {
                    builder.leave(row, Unmatched.OUTSIDE_CALIPER);
                }
            }
        }
        return builder.build();
    }

    private static int[] in(List<Row> rows, int set, boolean treated) {
        return IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).set() == set && rows.get(i).treated() == treated)
                .toArray();
    }

    private static Units units(List<Row> rows) {
        boolean[] treated = new boolean[rows.size()];
        for (int i = 0; i < treated.length; i++) {
            treated[i] = rows.get(i).treated();
        }
        return Units.of(treated);
    }

    private static DesignMatrix matrix(List<Row> rows) {
        return DesignMatrix.of(
                List.of("x"), rows.stream().mapToDouble(Row::value).toArray());
    }

    private static Balance.Row balance(MatchedSample sample, List<Row> rows) {
        return Balance.of(matrix(rows), sample).rows().get(0);
    }

    private static void assertSame(Balance.Row actual, Balance.Row expected) {
        for (BalanceColumn column : BalanceColumn.values()) {
            assertNear(column.of(actual), column.of(expected));
        }
    }

    private static void assertNear(double actual, double expected) {
        if (Double.isFinite(expected)) {
            assertThat(actual).isCloseTo(expected, within(1e-8 * Math.max(1, Math.abs(expected))));
        } else {
            assertThat(actual).isEqualTo(Double.valueOf(expected));
        }
    }
}
