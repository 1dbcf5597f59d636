package dk.effekt.cohort;

import static dk.effekt.Town.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.Town;
import dk.effekt.register.Register;
import org.junit.jupiter.api.Test;

/** A cohort that a design of the caller's own makes. */
class CohortTest {

    private static final Register REGISTER = Town.register(person(1, "CCCC"), person(2, "CCCC"));
    private static final Attrition ONE = Attrition.startingWith("participations", 1);

    @Test
    void holdsCopiesOfItsRows() {
        int[] persons = {0, 1, 1};
        int[] weeks = {5, 5, 6};
        boolean[] treated = {true, false, false};

        Cohort cohort = Cohort.of(REGISTER, persons, weeks, treated, ONE);
        persons[0] = 1;
        weeks[0] = 1;
        treated[0] = false;
        cohort.persons()[0] = 1;
        cohort.treated()[0] = false;

        assertThat(cohort.persons()).containsExactly(0, 1, 1);
        assertThat(cohort.person(2)).isOne();
        assertThat(cohort.week(0)).isEqualTo(5);
        assertThat(cohort.treated()).containsExactly(true, false, false);
        assertThat(cohort.isTreated(0)).isTrue();
        assertThat(cohort).hasToString("cohort of 1 starts against 2 person-weeks");
        assertThat(cohort.attrition()).isSameAs(ONE);
        assertThat(cohort.register()).isSameAs(REGISTER);
    }

    @Test
    void refusesRowsThatDoNotFit() {
        assertRefused("1 persons, 2 weeks and 1 flags", new int[] {0}, new int[] {5, 6}, true);
        assertRefused("1 persons, 1 weeks and 2 flags", new int[] {0}, new int[] {5}, true, false);
        assertRefused("row 0 has person 2", new int[] {2}, new int[] {5}, true);
        assertRefused("row 0 has person -1", new int[] {-1}, new int[] {5}, true);
        assertRefused("row 1 does not come after row 0", new int[] {0, 1}, new int[] {5, 4}, true, false);
        assertRefused("row 1 does not come after row 0", new int[] {1, 0}, new int[] {5, 5}, true, false);
        assertRefused("row 1 does not come after row 0", new int[] {0, 0}, new int[] {5, 5}, true, false);
        assertRefused("2 starts, but 1 left", new int[] {0, 1}, new int[] {5, 5}, true, true);
    }

    private static void assertRefused(String message, int[] persons, int[] weeks, boolean... treated) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cohort.of(REGISTER, persons, weeks, treated, ONE))
                .withMessageContaining(message);
    }
}
