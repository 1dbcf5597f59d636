package dk.effekt.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.cohort.Attrition.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttritionTest {

    private static final Attrition ATTRITION = Attrition.startingWith("participations", 2974)
            .then("the person's first", 2860)
            .then("of age", 2860);

    @Test
    void eachStepBeginsWithWhatTheOneBeforeLeft() {
        assertThat(ATTRITION.steps())
                .containsExactly(
                        new Step("participations", 0, 2974),
                        new Step("the person's first", 114, 2860),
                        new Step("of age", 0, 2860));
        assertThat(ATTRITION.left()).isEqualTo(2860);
    }

    @Test
    void refusesStepsThatDoNotAddUp() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Attrition(List.of(new Step("all", 0, 10), new Step("of age", 3, 8))))
                .withMessageContaining("'of age' does not add up");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attrition.startingWith("all", 10).then("of age", 11))
                .withMessageContaining("loses -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attrition.startingWith("all", -1))
                .withMessageContaining("leaves -1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Attrition(List.of()));
    }

    @Test
    void printsATable() {
        assertThat(ATTRITION.table()).isEqualTo("""
                        step                lost   left
                        participations            2,974
                        the person's first   114  2,860
                        of age                    2,860
                        """);
        assertThat(ATTRITION).hasToString("2,860 left of 2,974 participations");
    }

    @Test
    void breaksLongStepsRatherThanTheScreen() {
        String name = "not (on educational-assistance for at least 26 weeks and on unemployment-benefit or on job)";

        String table =
                Attrition.startingWith("participations", 12).then(name, 7).table();

        assertThat(table).isEqualTo("""
                        step                                                         lost  left
                        participations                                                       12
                        not (on educational-assistance for at least 26 weeks and on     5     7
                          unemployment-benefit or on job)
                        """);
    }
}
