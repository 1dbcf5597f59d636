package dk.effekt.covariate;

import static dk.effekt.Town.born;
import static dk.effekt.Town.person;
import static dk.effekt.covariate.Covariates.age;
import static dk.effekt.covariate.Covariates.currentSpellLength;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.municipality;
import static dk.effekt.covariate.Covariates.origin;
import static dk.effekt.covariate.Covariates.sex;
import static dk.effekt.covariate.Covariates.weeksIn;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.Town;
import dk.effekt.register.Register;
import org.junit.jupiter.api.Test;

class CovariatesTest {

    @Test
    void readsLikeThis() {
        Register register = Town.register(person(1, "CC.UUUCC", born("2000-01-04")));

        assertThat(weeksIn(BENEFIT, last(4)).in(register).at(register.timeline(0), Town.week(6)))
                .isEqualTo(3);
        assertThat(currentSpellLength().in(register).at(register.timeline(0), Town.week(6)))
                .isEqualTo(3);
        assertThat(currentSpellLength().in(register).at(register.timeline(0), Town.week(3)))
                .isZero();
        // 18 years, four leap days among them (2000, 2004, 2008, 2012; 2016 is the fifth): 6575 days.
        assertThat(age().in(register).at(register.timeline(0), Town.week(0))).isEqualTo(6575 / 365.25);
    }

    @Test
    void hasNamesForTables() {
        assertThat(age()).hasToString("age");
        assertThat(sex()).hasToString("sex");
        assertThat(origin()).hasToString("origin");
        assertThat(municipality()).hasToString("municipality");
        assertThat(weeksIn(BENEFIT, last(52))).hasToString("weeks in income-replacement, last 52");
        assertThat(currentSpellLength()).hasToString("weeks running in income-replacement");
        assertThat(origin().level(3)).isEqualTo("non-western");
    }

    @Test
    void saysWhatTheRegisterLacks() {
        Register register = Town.register(person(1, "CCCC"));

        assertThat(age().missingIn(register))
                .containsExactly(
                        "'age' needs birth dates, of which the register has none; read an extract with that column");
        assertThat(weeksIn(JOB, last(2)).missingIn(register))
                .singleElement()
                .asString()
                .contains("employment ratio");
        assertThat(currentSpellLength().missingIn(register)).isEmpty();
        assertThat(age().missingIn(Town.register(person(1, "CCCC"), person(2, "CCCC", born("1990-01-01")))))
                .isEmpty();
    }

    @Test
    void aWindowHasAWeek() {
        assertThatIllegalArgumentException().isThrownBy(() -> last(0)).withMessageContaining("window of 0 weeks");
    }
}
