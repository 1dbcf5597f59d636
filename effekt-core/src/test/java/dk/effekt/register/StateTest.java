package dk.effekt.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateTest {

    @ParameterizedTest
    @ValueSource(ints = {100, 121, 999})
    void isABenefitCodeOfThreeDigits(int code) {
        assertThat(State.ofCode(code).code()).isEqualTo(code);
        assertThat(State.ofCode(code).isBlank()).isFalse();
        assertThat(State.ofCode(code)).hasToString(Integer.toString(code));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 2, 3, 99, 1000})
    void isNotMadeOfAnotherNumber(int number) {
        assertThat(State.isCode(number)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> State.ofCode(number))
                .withMessage("benefit code " + number + " is not from 100 to 999");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3, 99, 1000})
    void hasNoFurtherKindOfBlank(int number) {
        assertThatIllegalArgumentException().isThrownBy(() -> new State(number));
    }

    @Test
    void keepsTheThreeKindsOfBlankApart() {
        assertThat(State.NO_BENEFIT).isNotEqualTo(State.OUT_OF_SCOPE).isNotEqualTo(State.NOT_OBSERVED);
        assertThat(State.OUT_OF_SCOPE).isNotEqualTo(State.NOT_OBSERVED);
        assertThat(State.NO_BENEFIT.isBlank()).isTrue();
        assertThat(State.OUT_OF_SCOPE.isBlank()).isTrue();
        assertThat(State.NOT_OBSERVED.isBlank()).isTrue();
        assertThat(State.NO_BENEFIT).hasToString("no benefit");
        assertThat(State.OUT_OF_SCOPE).hasToString("out of scope");
        assertThat(State.NOT_OBSERVED).hasToString("not observed");
    }

    @Test
    void isOrderedByItsCode() {
        assertThat(State.ofCode(130)).isLessThan(State.ofCode(131)).isGreaterThan(State.NOT_OBSERVED);
    }
}
