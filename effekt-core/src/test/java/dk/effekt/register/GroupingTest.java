package dk.effekt.register;

import static dk.effekt.register.Fixtures.CODEBOOK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupingTest {

    private static final StateSet NONE = StateSet.of("none", State.NO_BENEFIT);
    private static final StateSet SICK = StateSet.ofCodes("sick", 890, 893);
    private static final Grouping TWO = Grouping.of("two", "page 4", List.of(NONE, SICK));
    private static final Grouping THREE = TWO.withRest("other");

    @Test
    void saysWhichClassAWeekIsIn() {
        assertThat(classOf(TWO, State.NO_BENEFIT)).contains("none");
        assertThat(classOf(TWO, State.ofCode(893))).contains("sick");
        assertThat(classOf(TWO, State.ofCode(130))).isEmpty();
        assertThat(TWO).hasToString("two: none, sick");
        assertThat(TWO.source()).isEqualTo("page 4");
    }

    @Test
    void theRestIsEveryOtherCodeAndNoBlank() {
        for (int code = 100; code <= 999; code++) {
            assertThat(classOf(THREE, State.ofCode(code)))
                    .as("code %d", code)
                    .contains(code == 890 || code == 893 ? "sick" : "other");
        }
        assertThat(classOf(THREE, State.NO_BENEFIT)).contains("none");
        assertThat(classOf(THREE, State.OUT_OF_SCOPE)).isEmpty();
        assertThat(classOf(THREE, State.NOT_OBSERVED)).isEmpty();
        assertThat(THREE).hasToString("two: none, sick, other (every other code)");
    }

    @Test
    void showsWhatIsInTheRestOnlyBecauseTheCodebookDoesNotKnowIt() {
        Grouping apart = THREE.unknownApart(CODEBOOK);

        assertThat(classOf(apart, State.ofCode(130))).contains("other");
        assertThat(classOf(apart, State.ofCode(555))).contains(Grouping.UNKNOWN_CODE);
        assertThat(classOf(apart, State.ofCode(893))).contains("sick");
        assertThat(classOf(apart, State.NOT_OBSERVED)).isEmpty();
        assertThat(apart).hasToString("two: none, sick, other (every other code), unknown-code");
    }

    @Test
    void aListedCodeStaysInItsClassEvenIfTheCodebookLacksIt() {
        Grouping apart = THREE.unknownApart(Codebook.of("empty", List.of()));

        assertThat(classOf(apart, State.ofCode(890))).contains("sick");
        assertThat(classOf(apart, State.ofCode(130))).contains(Grouping.UNKNOWN_CODE);
    }

    @Test
    void cannotTellWithoutTheEmploymentWhereClassesAskForIt() {
        Grouping jobs = Grouping.of(
                "jobs",
                "page 4",
                List.of(
                        NONE.when(Employment.EMPLOYED).named("job"),
                        NONE.when(Employment.NOT_EMPLOYED).named("no job")));

        assertThat(jobs.of(State.NO_BENEFIT, Employment.EMPLOYED)).contains("job");
        assertThat(jobs.of(State.NO_BENEFIT, Employment.NOT_EMPLOYED)).contains("no job");
        assertThat(jobs.of(State.NO_BENEFIT, Employment.NOT_OBSERVED)).isEmpty();
        assertThat(jobs.usesEmployment()).isTrue();
        assertThat(THREE.usesEmployment()).isFalse();
    }

    @Test
    void handsOutItsClassesByName() {
        assertThat(TWO.set("sick")).isEqualTo(SICK);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TWO.set("sik"))
                .withMessage("grouping 'two' has no class 'sik'; did you mean 'sick'?");
    }

    @Test
    void hasClassesThatExcludeEachOther() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Grouping.of("two", "", List.of(SICK, StateSet.ofCodes("ill", 893, 894))))
                .withMessageContaining("in the classes 'sick' and 'ill' of grouping 'two' at once");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Grouping.of("two", "", List.of(SICK, StateSet.ofCodes("sick", 130))))
                .withMessageContaining("classes of different names, not [sick, sick]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Grouping.of("two", "", List.of()))
                .withMessageContaining("needs classes");
    }

    @Test
    void hasOneRestAtMost() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> THREE.withRest("more"))
                .withMessage("the rest of grouping 'two' is 'other' already");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TWO.unknownApart(CODEBOOK))
                .withMessageContaining("no class for the rest");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Grouping("two", "", List.of(SICK), Optional.of("sock")))
                .withMessage("grouping 'two' has no class 'sock'; did you mean 'sick'? to take the rest");
    }

    private static Optional<String> classOf(Grouping grouping, State state) {
        return grouping.of(state, Employment.NOT_OBSERVED);
    }
}
