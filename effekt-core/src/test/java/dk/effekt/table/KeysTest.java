package dk.effekt.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class KeysTest {

    private static final Table PEOPLE = Table.builder()
            .flag("male", true, false, false, true, true, false)
            .category("origin", "DK", "WEST", "NONWEST", "DK", "WEST", "NONWEST")
            .number("band", 10, 2, 2, 10, 9, 2.5)
            .number("one", 1, 1, 1, 1, 1, 1)
            .build();

    @Test
    void rowsThatAgreeHaveTheSameKeyNumberedByValue() {
        Keys keys = keys("~ male + origin");

        assertThat(keys.numbers()).containsExactly(2, 1, 0, 2, 3, 0);
        assertThat(keys.count()).isEqualTo(4);
        assertThat(keys.label(0)).isEqualTo("male 0, origin NONWEST");
        assertThat(keys.label(3)).isEqualTo("male 1, origin WEST");
        assertThat(keys).hasToString("6 rows under 4 keys of male, origin");
    }

    @Test
    void numbersAreOrderedAsNumbers() {
        assertThat(keys("~ band").numbers()).containsExactly(3, 0, 0, 3, 2, 1);
        assertThat(keys("~ band").label(1)).isEqualTo("band 2.5");
        assertThat(keys("~ factor(band)").numbers()).isEqualTo(keys("~ band").numbers());
    }

    @Test
    void anInteractionNamesItsColumns() {
        assertThat(keys("~ male:origin").numbers())
                .isEqualTo(keys("~ male + origin").numbers());
    }

    @Test
    void aConstantColumnIsNoFault() {
        assertThat(keys("~ one").numbers()).containsOnly(0);
        assertThat(keys("~ one + band").numbers()).isEqualTo(keys("~ band").numbers());
    }

    @Test
    void negativeZeroIsZero() {
        Table table = Table.builder().number("x", 0.0, -0.0, 1).build();

        assertThat(Formula.covariates("~ x").keys(table).numbers()).containsExactly(0, 0, 1);
    }

    @Test
    void whatIsNoKeyIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys("~ male + log(band)"))
                .withMessage("keys are columns as they are; log(band) is none: name band instead");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys("~ 1"))
                .withMessage("the formula names no columns in which rows could agree");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Formula.covariates("~ origin")
                        .keys(PEOPLE.withCategory("origin", "", "WEST", "", "DK", "WEST", "NONWEST")))
                .withMessageContaining("'origin' in 2, first in row 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys("~ male").label(2))
                .withMessage("key 2 is not one of 0 to 1");
    }

    private static Keys keys(String formula) {
        return Formula.covariates(formula).keys(PEOPLE);
    }
}
