package dk.effekt.covariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.Town;
import dk.effekt.register.Register;
import org.junit.jupiter.api.Test;

class DaysSinceBirthdayTest {

    /** Monday of the town's first week: 4 May 2020. */
    private final Register register = Town.register(
            Town.person(1, "UU", Town.born("1990-05-04")),
            Town.person(2, "UU", Town.born("1990-05-14")),
            Town.person(3, "UU"));

    @Test
    void countsFromTheBirthdayToTheMonday() {
        assertThat(days(0)).isZero();
        assertThat(days(1)).isEqualTo(-10);
        assertThat(days(2)).isNaN();
    }

    @Test
    void refusesBirthdaysThatNobodyHas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Covariates.daysSinceBirthday(-1))
                .withMessageContaining("0 to 120");
    }

    private double days(int person) {
        return Covariates.daysSinceBirthday(30).in(register).at(register.timeline(person), Town.week(0));
    }
}
