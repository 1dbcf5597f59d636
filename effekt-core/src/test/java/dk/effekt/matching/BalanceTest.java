package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.covariate.DesignMatrix;
import java.util.ArrayList;
import java.util.List;
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
        assertThat(row.treatedBefore()).isCloseTo(25, within(1e-14));
        assertThat(row.controlBefore()).isCloseTo(36, within(1e-14));
        assertThat(row.smdBefore()).isCloseTo(-11 / Math.sqrt(31), within(1e-14));
        assertThat(row.treatedAfter()).isCloseTo(22, within(1e-14));
        assertThat(row.controlAfter()).isCloseTo(25, within(1e-14));
        assertThat(row.smdAfter()).isCloseTo(-3 / Math.sqrt(31), within(1e-14));
    }

    @Test
    void zerosAndOnesAreMeasuredInTheirOwnStandardDeviation() {
        DesignMatrix male = DesignMatrix.of(List.of("male"), new double[] {1, 0, 0, 0, 1, 1});

        Balance.Row row = Balance.of(male, SAMPLE).rows().get(0);

        // p = 1/3 among all treated: √(1/3 · 2/3).
        double sd = Math.sqrt(2) / 3;
        assertThat(row.smdBefore()).isCloseTo((1 / 3.0 - 2 / 3.0) / sd, within(1e-14));
        assertThat(row.smdAfter()).isCloseTo((0.5 - 0.75) / sd, within(1e-14));
    }

    @Test
    void whereAllTreatedAreAlikeOnlyEqualMeansAreBalanced() {
        DesignMatrix x = DesignMatrix.of(
                List.of("same", "other"), new double[] {7, 7, 7, 7, 7, 9}, new double[] {7, 7, 7, 8, 7, 7});

        Balance balance = Balance.of(x, SAMPLE);

        assertThat(balance.rows().get(0).smdAfter()).isZero();
        assertThat(balance.rows().get(0).smdBefore()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(balance.rows().get(1).smdAfter()).isEqualTo(Double.NEGATIVE_INFINITY);
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

        assertThat(balance.rows().get(0).smdAfter()).isNaN();
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
                        """);
        assertThat(balance(0.01, -0.031)).hasToString("2 covariates, worst SMD after matching 0.031 (passes 0.1)");
    }

    @Test
    void breaksLongNamesRatherThanTheScreen() {
        Balance balance =
                new Balance(List.of(new Balance.Row("weeks in educational-assistance, last 104", 1, 2, 0.5, 1, 2, 0)));

        assertThat(balance.table()).isEqualTo("""
                        covariate               treated  control    SMD  matched  control  SMD after
                        weeks in educational-     1.000    2.000  0.500    1.000    2.000      0.000
                          assistance, last 104
                        """);
    }

    @Test
    void refusesAnotherNumberOfRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Balance.of(DesignMatrix.withoutColumns(5), SAMPLE))
                .withMessage("5 rows of covariates for 6 units");
        assertThat(Balance.of(DesignMatrix.withoutColumns(6), SAMPLE).rows()).isEmpty();
    }

    private static Balance balance(double... smdAfter) {
        List<Balance.Row> rows = new ArrayList<>();
        for (double smd : smdAfter) {
            rows.add(new Balance.Row("x" + rows.size(), 1, 2, 0.5, 1, 2, smd));
        }
        return new Balance(rows);
    }
}
