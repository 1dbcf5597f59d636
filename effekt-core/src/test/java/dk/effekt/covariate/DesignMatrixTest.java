package dk.effekt.covariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DesignMatrixTest {

    @Test
    void copiesItsColumns() {
        double[] age = {20, 30};

        DesignMatrix matrix = DesignMatrix.of(List.of("age", "male"), age, new double[] {0, 1});
        age[0] = 99;
        matrix.column("age")[1] = 99;

        assertThat(matrix.column("age")).containsExactly(20, 30);
        assertThat(matrix.value(1, 1)).isEqualTo(1);
        assertThat(matrix).hasToString("2 rows of 2 columns: age, male");
    }

    @Test
    void mayHaveRowsWithoutColumns() {
        DesignMatrix matrix = DesignMatrix.withoutColumns(3);

        assertThat(matrix.rows()).isEqualTo(3);
        assertThat(matrix.names()).isEmpty();
        assertThat(matrix).hasToString("3 rows of 0 columns");
    }

    @Test
    void standsBesideAnother() {
        DesignMatrix age = DesignMatrix.of(List.of("age"), new double[] {20, 30});
        DesignMatrix more = DesignMatrix.of(List.of("male", "weeks"), new double[] {0, 1}, new double[] {0.5, 7});

        DesignMatrix both = age.and(more);

        assertThat(both.names()).containsExactly("age", "male", "weeks");
        assertThat(both.column("age")).containsExactly(20, 30);
        assertThat(both.column("weeks")).containsExactly(0.5, 7);
        assertThat(DesignMatrix.withoutColumns(2).and(age).names()).containsExactly("age");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> age.and(age))
                .withMessage("two columns have the same name: [age, age]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> age.and(DesignMatrix.withoutColumns(3)))
                .withMessage("columns of 3 rows do not fit beside those of 2");
    }

    /** The dummies of all levels sum to one; R's {@code lm(y ~ age + a + b + c)} gives NA for c. */
    @Test
    void namesColumnsThatTellNothingOfTheirOwn() {
        double[] age = {20, 31, 44, 59, 63};
        double[] a = {1, 0, 0, 1, 0};
        double[] b = {0, 1, 0, 0, 0};
        double[] c = {0, 0, 1, 0, 1};

        DesignMatrix.of(List.of("age", "a", "b"), age, a, b).requireFullRank();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DesignMatrix.of(List.of("age", "a", "b", "c"), age, a, b, c)
                        .requireFullRank())
                .withMessage("covariate 'c' follows from the others; leave it out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DesignMatrix.of(List.of("age", "one", "two"), age, fives(1), fives(2.5))
                        .requireFullRank())
                .withMessage("covariates 'one' (1.0), 'two' (2.5) are the same in all rows; leave them out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DesignMatrix.of(List.of("one", "a", "two", "b", "c"), fives(1), a, fives(2.5), b, c)
                        .requireFullRank())
                .withMessage("covariates 'one' (1.0), 'two' (2.5) are the same in all rows and 'c' follows from the"
                        + " others; leave them out");
    }

    private static double[] fives(double value) {
        double[] column = new double[5];
        Arrays.fill(column, value);
        return column;
    }

    @Test
    void offersTheNearestName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DesignMatrix.of(List.of("age", "male"), new double[1], new double[1])
                        .column("mal"))
                .withMessage("no column 'mal'; did you mean 'male'?");
    }

    @Test
    void refusesColumnsThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DesignMatrix.of(List.of("a"), new double[1], new double[1]))
                .withMessage("1 names for 2 columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DesignMatrix.of(List.of()))
                .withMessage("0 names for 0 columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DesignMatrix.of(List.of("a", "a"), new double[1], new double[1]))
                .withMessageContaining("same name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DesignMatrix.of(List.of("a", "b"), new double[2], new double[3]))
                .withMessage("column 'b' has 3 rows, column 'a' has 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DesignMatrix.of(List.of("a"), new double[] {1, Double.NaN, Double.NaN}))
                .withMessageContaining("column 'a' has no number in 2 of 3 rows, first in row 1");
    }

    /** Some columns are held in fewer bits than others. */
    @Property(tries = 100)
    void everyNumberComesBackToTheBit(@ForAll("columns") double[] column) {
        DesignMatrix matrix = DesignMatrix.of(List.of("before", "x"), new double[column.length], column);

        assertThat(matrix.column("x")).usingComparator(DesignMatrixTest::byBits).isEqualTo(column);
        for (int row = 0; row < column.length; row += Math.max(1, column.length / 100)) {
            assertThat(matrix.value(row, 1)).isEqualTo(column[row]);
        }
        double[] some = new double[9_002];
        matrix.copy(1, 8_000, some, 9_000);
        assertThat(Arrays.copyOf(some, 9_000))
                .usingComparator(DesignMatrixTest::byBits)
                .isEqualTo(Arrays.copyOfRange(column, 8_000, 17_000));
        assertThat(Arrays.copyOfRange(some, 9_000, 9_002)).containsOnly(0);
    }

    @Provide
    Arbitrary<double[]> columns() {
        Arbitrary<Double> whole =
                Arbitraries.integers().between(-40_000, 40_000).map(Integer::doubleValue);
        Arbitrary<Double> small = Arbitraries.integers().between(0, 260).map(Integer::doubleValue);
        Arbitrary<Double> any = Arbitraries.of(-0.0, 0.0, 0.5, 32_767.0, 32_768.0, -32_768.0, -32_769.0, 1e300);
        // Two blocks and a half: one of numbers from −128 to 127, one of small ones, and one of whatever comes.
        return Arbitraries.oneOf(small, whole, any)
                .list()
                .ofSize(40)
                .map(some -> IntStream.range(0, 20_000)
                        .mapToDouble(row ->
                                row < 8_192 ? row % 256 - 128 : row < 16_384 ? row % 261 : some.get(row % some.size()))
                        .toArray());
    }

    private static int byBits(double[] a, double[] b) {
        return Arrays.compare(
                Arrays.stream(a).mapToLong(Double::doubleToRawLongBits).toArray(),
                Arrays.stream(b).mapToLong(Double::doubleToRawLongBits).toArray());
    }
}
