package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.covariate.DesignMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BalanceTest {

    /** Treated are rows 0 to 2, of which 2 is left out; 3 to 5 are not, of which 5 is left out. */
    private static final Units UNITS =
            Units.of(new boolean[] {true, true, true, false, false, false}, new double[] {1, 2, 3, 4, 5, 6});

    private static final MatchedSample SAMPLE = MatchedSample.builder(UNITS)
            .pair(0, 3, 4)
            .pair(1, 4)
            .leave(2, Unmatched.OUTSIDE_CALIPER)
            .build();

    @Test
    void aNumberIsMeasuredInStandardDeviationsOfAllTreated() {
        DesignMatrix age = DesignMatrix.of(List.of("age"), new double[] {20, 24, 31, 22, 26, 60});

        Balance.Row row = Balance.of(age, SAMPLE).rows().get(0);

        // Treated: mean 25, squares 25 + 1 + 36, over n − 1 = 2: SD √31. Weights after: 1, 1, 0 and 0.5, 1.5, 0.
        assertThat(row.before().treated()).isCloseTo(25, within(1e-14));
        assertThat(row.before().control()).isCloseTo(36, within(1e-14));
        assertThat(row.before().smd()).isCloseTo(-11 / Math.sqrt(31), within(1e-14));
        assertThat(row.after().treated()).isCloseTo(22, within(1e-14));
        assertThat(row.after().control()).isCloseTo(25, within(1e-14));
        assertThat(row.after().smd()).isCloseTo(-3 / Math.sqrt(31), within(1e-14));
    }

    @Test
    void zerosAndOnesAreMeasuredInTheirOwnStandardDeviation() {
        DesignMatrix male = DesignMatrix.of(List.of("male"), new double[] {1, 0, 0, 0, 1, 1});

        Balance.Row row = Balance.of(male, SAMPLE).rows().get(0);

        // p = 1/3 among all treated: √(1/3 · 2/3).
        double sd = Math.sqrt(2) / 3;
        assertThat(row.before().smd()).isCloseTo((1 / 3.0 - 2 / 3.0) / sd, within(1e-14));
        assertThat(row.after().smd()).isCloseTo((0.5 - 0.75) / sd, within(1e-14));
    }

    @Test
    void whereAllTreatedAreAlikeOnlyEqualMeansAreBalanced() {
        DesignMatrix x = DesignMatrix.of(
                List.of("same", "other"), new double[] {7, 7, 7, 7, 7, 9}, new double[] {7, 7, 7, 8, 7, 7});

        Balance balance = Balance.of(x, SAMPLE);

        assertThat(balance.rows().get(0).after().smd()).isZero();
        assertThat(balance.rows().get(0).before().smd()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(balance.rows().get(1).after().smd()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(balance.passes()).isFalse();
    }

    @Test
    void passesUpToATenth() {
        assertThat(balance(0.1, -0.02).passes()).isTrue();
        assertThat(balance(0.02, -0.1).passes()).isTrue();
        assertThat(balance(0.02, -0.1001).passes()).isFalse();
        assertThat(balance(0.02, -0.1001).worstAfter()).isEqualTo(0.1001);
        assertThat(balance().passes()).isTrue();
        assertThat(balance().worstAfter()).isZero();
    }

    /** One treated row has no spread: what cannot be measured has not passed. */
    @Test
    void whatCannotBeMeasuredHasNotPassed() {
        Units one = Units.of(new boolean[] {true, false}, new double[] {1, 2});
        MatchedSample sample = MatchedSample.builder(one).pair(0, 1).build();

        Balance balance = Balance.of(DesignMatrix.of(List.of("age"), new double[] {20, 21}), sample);

        assertThat(balance.rows().get(0).after().smd()).isNaN();
        assertThat(balance.passes()).isFalse();
        assertThat(balance).hasToString("1 covariates, worst SMD after matching NaN (FAILS 0.1)");
    }

    @Test
    void printsTheWorstFirst() {
        assertThat(balance(0.01, -0.3, Double.NaN).table()).isEqualTo("""
                        covariate  treated  control    SMD  matched  control  SMD after
                        x2           1.000    2.000  0.500    1.000    2.000        NaN
                        x1           1.000    2.000  0.500    1.000    2.000     -0.300
                        x0           1.000    2.000  0.500    1.000    2.000      0.010
                        Differences of means over the SD of all treated; NaN where there is no spread
                          or nobody to measure.
                        3 of 4 treated (effective 3.0), 5 of 1,200 untreated (effective 4.5).
                        """);
        assertThat(balance(0.01, -0.031)).hasToString("2 covariates, worst SMD after matching 0.031 (passes 0.1)");
    }

    @Test
    void printsTheScoreFirst() {
        Balance balance = Balance.of(DesignMatrix.of(List.of("age"), new double[] {20, 24, 31, 22, 26, 60}), SAMPLE);

        // Scores 1, 2, 3 against 4, 5, 6, then 1, 2 against (4 + 5) / 2 and 5; the SD of 1, 2, 3 is 1.
        assertThat(balance.score().orElseThrow().covariate()).isEqualTo("score");
        assertThat(balance.table().lines().skip(1).limit(2))
                .containsExactly(
                        "score        2.000    5.000  -3.000    1.500    4.750     -3.250",
                        "age         25.000   36.000  -1.976   22.000   25.000     -0.539");
        assertThat(balance.worst().orElseThrow().covariate()).isEqualTo("age");
    }

    @Test
    void printsTheColumnsAskedFor() {
        DesignMatrix x = DesignMatrix.of(
                List.of("age", "male"), new double[] {20, 24, 31, 22, 26, 60}, new double[] {1, 0, 0, 0, 1, 1});

        assertThat(Balance.of(x, SAMPLE)
                        .table(
                                BalanceColumn.VARIANCE_RATIO_AFTER,
                                BalanceColumn.ECDF_MAX_AFTER,
                                BalanceColumn.PAIR_DISTANCE))
                .startsWith("covariate  VR after  KS after  in pairs\n");
    }

    @Test
    void breaksLongNamesRatherThanTheScreen() {
        Balance balance = balance(List.of(row("weeks in educational-assistance, last 104", 0)));

        assertThat(balance.table()).startsWith("""
                        covariate               treated  control    SMD  matched  control  SMD after
                        weeks in educational-     1.000    2.000  0.500    1.000    2.000      0.000
                          assistance, last 104
                        """);
    }

    /** 42 columns up to 0.5: the threshold of 0.1 is in column 0.1 / 0.5 · 41 = 8.2. */
    @Test
    void plotsDifferencesAgainstTheThreshold() {
        assertThat(balance(0.05, -0.3, Double.NaN).lovePlot()).isEqualTo("""
                        x0                            •   |                                o   0.050
                        x1                                |                •               o  -0.300
                        x2                                |                                o     NaN
                                                  +-------+--------------------------------+
                                                  0       0.1                           0.50
                        Absolute differences: o before, • after matching; the value is that after.
                        """);
    }

    @Test
    void plotsTheLargestDifferenceBeforeMatchingFirst() {
        DesignMatrix x = DesignMatrix.of(
                List.of("near", "far"), new double[] {1, 2, 3, 1, 2, 4}, new double[] {1, 2, 3, 7, 8, 9});

        assertThat(Balance.of(x, SAMPLE).lovePlot().lines().limit(3).map(line -> line.split(" ")[0]))
                .containsExactly("score", "far", "near");
    }

    @Test
    void plotsWhatIsInfiniteAtTheEdge() {
        Balance balance = balance(List.of(row("weeks in educational-assistance, last 104", Double.POSITIVE_INFINITY)));

        assertThat(balance.lovePlot()).startsWith("""
                        weeks in educational-             |                                • Infinity
                          assistance, last 104            |
                        """);
        assertThat(balance.lovePlot().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void refusesAnotherNumberOfRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Balance.of(DesignMatrix.withoutColumns(5), SAMPLE))
                .withMessage("5 rows of covariates for 6 units");
        assertThat(Balance.of(DesignMatrix.withoutColumns(6), SAMPLE).rows()).isEmpty();
    }

    @Test
    void pairsAreFarApartThoughMeansAreEqual() {
        Units units = Units.of(new boolean[] {true, true, false, false});
        MatchedSample sample =
                MatchedSample.builder(units).pair(0, 2).pair(1, 3).build();

        Balance.Row row = Balance.of(DesignMatrix.of(List.of("x"), new double[] {0, 2, 2, 0}), sample)
                .rows()
                .get(0);

        // MatchIt 4.7.2 shows 2 here, the distance itself, as it standardizes only where means differ; the SD is √2.
        assertThat(row.after().smd()).isZero();
        assertThat(row.pairDistance()).isCloseTo(Math.sqrt(2), within(1e-15));
    }

    @Test
    void rowsWithoutSetsHaveNoPairs() {
        Balance balance = Balance.of(
                DesignMatrix.of(List.of("age"), new double[] {20, 24, 31, 22, 26, 60}),
                MatchedSample.weighted(UNITS, new double[] {1, 1, 1, 2, 1, 0}));

        assertThat(balance.rows().get(0).pairDistance()).isNaN();
        assertThat(balance.rows().get(0).after().control()).isCloseTo(70 / 3.0, within(1e-14));
        assertThat(balance.sizes()).hasToString("3 of 3 treated (effective 3.0), 2 of 3 untreated (effective 1.8)");
    }

    @Test
    void namesTheWorstSubgroup() {
        DesignMatrix age = DesignMatrix.of(List.of("age"), new double[] {20, 24, 31, 20, 24, 60});
        Units units = UNITS.discarding(new boolean[6]);
        MatchedSample sample =
                MatchedSample.builder(units).pair(0, 3).pair(1, 4).pair(2, 5).build();

        SubgroupBalance balance = Balance.bySubgroup(age, sample, "area", new int[] {12, 12, 9, 12, 12, 9});

        assertThat(balance.groups()).extracting(SubgroupBalance.Group::value).containsExactly("9", "12");
        assertThat(balance.worst().value()).isEqualTo("9");
        assertThat(balance.passes()).isFalse();
        // One treated row in area 9 has no spread; in area 12 both arms are 20 and 24.
        assertThat(balance.table()).isEqualTo("""
                        area: worst covariate  treated  control    SMD  SMD after
                        9: age                       1        1    NaN        NaN  FAILS
                        12: age                      2        2  0.000      0.000
                        """);
        assertThat(balance).hasToString("area: 1 of 2 pass 0.1, worst 9 with SMD NaN after matching");
    }

    @Test
    void allSubgroupsPassTheWorstOfThemFirst() {
        Units units = Units.of(new boolean[] {true, true, true, true, false, false, false, false});
        MatchedSample sample = MatchedSample.builder(units)
                .pair(0, 4)
                .pair(1, 5)
                .pair(2, 6)
                .pair(3, 7)
                .build();
        double[] ages = {20, 30, 20, 30, 20, 30, 20.5, 30.5};

        SubgroupBalance balance = Balance.bySubgroup(
                DesignMatrix.of(List.of("age"), ages), sample, "area", new int[] {1, 1, 2, 2, 1, 1, 2, 2});

        assertThat(balance.passes()).isTrue();
        assertThat(balance.worst().value()).isEqualTo("2");
        assertThat(balance.table().lines().skip(1))
                .extracting(line -> line.split(":")[0])
                .containsExactly("2", "1");
        assertThat(balance).hasToString("area: 2 of 2 pass 0.1, worst 2 with SMD 0.071 after matching");
    }

    /** The pair of rows 1 and 3 is of no area; rows 0 and 2 are 5 apart, and no other number may come in. */
    @Test
    void pairsAcrossSubgroupsAreOfNone() {
        Units units = Units.of(new boolean[] {true, true, false, false, true, true});
        MatchedSample sample = MatchedSample.builder(units)
                .pair(0, 2)
                .pair(1, 3)
                .leave(4, Unmatched.OUTSIDE_CALIPER)
                .leave(5, Unmatched.OUTSIDE_CALIPER)
                .build();
        DesignMatrix x = DesignMatrix.of(List.of("x"), new double[] {10, 70, 15, 90, 20, 30});

        SubgroupBalance balance = Balance.bySubgroup(x, sample, "area", new int[] {1, 1, 1, 2, 1, 2});

        double sd = Math.sqrt(
                (Math.pow(10 - 100 / 3.0, 2) + Math.pow(70 - 100 / 3.0, 2) + Math.pow(20 - 100 / 3.0, 2)) / 2);
        assertThat(balance.groups().get(0).balance().rows().get(0).pairDistance())
                .isCloseTo(5 / sd, within(1e-14));
        assertThat(balance.groups().get(1).balance().rows().get(0).pairDistance())
                .isNaN();
    }

    @Test
    void refusesAnotherNumberOfGroups() {
        DesignMatrix none = DesignMatrix.withoutColumns(6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Balance.bySubgroup(none, SAMPLE, "area", new String[] {"a"}))
                .withMessage("1 groups of 'area' for 6 rows");
    }

    private static Balance balance(double... smdAfter) {
        List<Balance.Row> rows = new ArrayList<>();
        for (double smd : smdAfter) {
            rows.add(row("x" + rows.size(), smd));
        }
        return balance(rows);
    }

    private static Balance balance(List<Balance.Row> rows) {
        return new Balance(
                SmdConvention.TREATED,
                BinaryDifference.STANDARDIZED,
                new Balance.Sizes(4, 1200, 3, 5, 3, 4.5),
                Optional.empty(),
                rows);
    }

    private static Balance.Row row(String name, double smdAfter) {
        return new Balance.Row(
                name,
                Balance.Type.NUMERIC,
                new Balance.Comparison(1, 2, 0.5, 1, 0.1, 0.2),
                new Balance.Comparison(1, 2, smdAfter, 1, 0.1, 0.2),
                Double.NaN,
                0);
    }

    /** The mean of 0.1, 0.2 and 0.3 in thirds is not quite 0.2. */
    @Test
    void meansThatDifferByRoundingAloneAreEqualWhereNothingSpreads() {
        Units units = Units.of(new boolean[] {true, true, false, false, false});
        MatchedSample sample = MatchedSample.weighted(units, new double[] {1, 1, 1 / 3.0, 1 / 3.0, 1 / 3.0});
        double sum = (0.1 + 0.2 + 0.3) / 3;
        assertThat(sum).isNotEqualTo(0.2);

        Balance balance = Balance.of(DesignMatrix.of(List.of("x"), new double[] {0.2, 0.2, 0.1, 0.2, 0.3}), sample);

        assertThat(balance.rows().get(0).before().smd()).isZero();
        assertThat(balance.rows().get(0).after().smd()).isZero();
    }

    /** Whole numbers are counted, others sorted, and these in parts where there are millions; distribution functions know no scale. */
    @Test
    void distributionFunctionsAreThoseOfTheHalvesToo() {
        int rows = 2_200_000;
        boolean[] treated = new boolean[rows];
        double[] whole = new double[rows];
        double[] halves = new double[rows];
        double[] weights = new double[rows];
        for (int row = 0; row < rows; row++) {
            // Multiplication by an odd number goes through all remainders in a scattered order.
            whole[row] = row * 7_919L % 1_000;
            halves[row] = whole[row] / 2 - 100;
            treated[row] = row % 1_000 == 0 || whole[row] == 999;
            weights[row] = row % 3;
        }

        List<Balance.Row> balance = Balance.of(
                        DesignMatrix.of(List.of("whole", "halves"), whole, halves),
                        MatchedSample.weighted(Units.of(treated), weights))
                .rows();

        assertThat(balance.get(0).before().ecdfMax()).isGreaterThan(0.4);
        assertThat(balance.get(1).before().ecdfMax())
                .isEqualTo(balance.get(0).before().ecdfMax());
        assertThat(balance.get(1).before().ecdfMean())
                .isCloseTo(balance.get(0).before().ecdfMean(), within(1e-14));
        assertThat(balance.get(1).after().ecdfMax())
                .isEqualTo(balance.get(0).after().ecdfMax());
        assertThat(balance.get(1).after().ecdfMean())
                .isCloseTo(balance.get(0).after().ecdfMean(), within(1e-14));
    }

    @Test
    void threadsChangeNothing() throws InterruptedException {
        Random random = new Random(20_261_126);
        int rows = 500;
        boolean[] treated = new boolean[rows];
        Integer[] groups = new Integer[rows];
        double[] weights = new double[rows];
        double[][] columns = new double[12][rows];
        List<String> names = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            treated[row] = random.nextInt(4) == 0;
            weights[row] = random.nextDouble();
            groups[row] = random.nextInt(3);
        }
        for (double[] column : columns) {
            names.add("x" + names.size());
            boolean isWhole = names.size() % 2 == 0;
            Arrays.setAll(column, row -> isWhole ? random.nextInt(names.size()) : random.nextGaussian());
        }
        DesignMatrix covariates = DesignMatrix.of(names, columns);
        MatchedSample sample = MatchedSample.weighted(Units.of(treated, columns[0]), weights);
        ExecutorService pool = Executors.newFixedThreadPool(3);

        Balance onThreads = Balance.of(covariates.on(pool), sample);
        SubgroupBalance groupsOnThreads = SubgroupBalance.of(covariates.on(pool), sample, "group", List.of(groups));

        assertThat(onThreads).isEqualTo(Balance.of(covariates, sample));
        assertThat(groupsOnThreads).isEqualTo(SubgroupBalance.of(covariates, sample, "group", List.of(groups)));
        pool.shutdown();
        assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }
}
