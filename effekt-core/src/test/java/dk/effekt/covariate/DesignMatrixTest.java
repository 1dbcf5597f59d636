package dk.effekt.covariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
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
}
