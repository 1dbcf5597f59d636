package dk.effekt.register;

import static dk.effekt.register.Employment.EMPLOYED;
import static dk.effekt.register.Employment.NOT_EMPLOYED;
import static dk.effekt.register.Employment.NOT_OBSERVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StateSetTest {

    private static final StateSet BENEFIT = StateSet.ofCodes("benefit", 130, 890);
    private static final StateSet BLANK = StateSet.of("blank", State.NO_BENEFIT);
    private static final StateSet JOB = BLANK.when(EMPLOYED);
    private static final StateSet SELF_SUPPORT = BLANK.when(NOT_EMPLOYED);

    @ParameterizedTest
    @EnumSource
    void holdsItsCodesWhateverTheEmployment(Employment employment) {
        assertThat(BENEFIT.contains(State.ofCode(130), employment)).isTrue();
        assertThat(BENEFIT.contains(State.ofCode(890), employment)).isTrue();
        assertThat(BENEFIT.contains(State.ofCode(131), employment)).isFalse();
        assertThat(BENEFIT.contains(State.NO_BENEFIT, employment)).isFalse();
        assertThat(BENEFIT.isUnknown(State.ofCode(130), employment)).isFalse();
        assertThat(BENEFIT.usesEmployment()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void cannotTellOfAWeekThatWasNotObserved(Employment employment) {
        StateSet named = StateSet.of("not observed", State.NOT_OBSERVED);
        StateSet empty = BENEFIT.and(BLANK);
        for (StateSet set : new StateSet[] {BENEFIT, BLANK, JOB, named, empty, BENEFIT.or(JOB), BLANK.minus(JOB)}) {
            assertThat(set.contains(State.NOT_OBSERVED, employment))
                    .as(set.name())
                    .isFalse();
            assertThat(set.isUnknown(State.NOT_OBSERVED, employment))
                    .as(set.name())
                    .isTrue();
        }
    }

    @Test
    void tellsTheKindsOfBlankApart() {
        assertThat(BLANK.contains(State.NO_BENEFIT, NOT_EMPLOYED)).isTrue();
        assertThat(BLANK.contains(State.OUT_OF_SCOPE, NOT_EMPLOYED)).isFalse();
        assertThat(BLANK.isUnknown(State.OUT_OF_SCOPE, NOT_EMPLOYED)).isFalse();
    }

    @Test
    void asksForEmploymentWhereItIsToldTo() {
        assertThat(JOB.usesEmployment()).isTrue();
        assertThat(JOB.contains(State.NO_BENEFIT, EMPLOYED)).isTrue();
        assertThat(JOB.contains(State.NO_BENEFIT, NOT_EMPLOYED)).isFalse();
        assertThat(JOB.isUnknown(State.NO_BENEFIT, NOT_EMPLOYED)).isFalse();
        assertThat(JOB.contains(State.ofCode(130), EMPLOYED)).isFalse();
    }

    @Test
    void cannotTellWithoutTheEmploymentItAsksFor() {
        assertThat(JOB.contains(State.NO_BENEFIT, NOT_OBSERVED)).isFalse();
        assertThat(JOB.isUnknown(State.NO_BENEFIT, NOT_OBSERVED)).isTrue();
        assertThat(JOB.isUnknown(State.ofCode(130), NOT_OBSERVED)).isFalse();
    }

    @Test
    void canTellWithoutEmploymentWhatHoldsWithEither() {
        StateSet either = JOB.or(SELF_SUPPORT);
        StateSet both = JOB.and(SELF_SUPPORT);

        assertThat(either.contains(State.NO_BENEFIT, NOT_OBSERVED)).isTrue();
        assertThat(either.isUnknown(State.NO_BENEFIT, NOT_OBSERVED)).isFalse();
        assertThat(either.usesEmployment()).isFalse();
        assertThat(both.contains(State.NO_BENEFIT, NOT_OBSERVED)).isFalse();
        assertThat(both.isUnknown(State.NO_BENEFIT, NOT_OBSERVED)).isFalse();
    }

    @Test
    void canAskWhetherEmploymentWasObservedAtAll() {
        StateSet untold = BLANK.when(NOT_OBSERVED);
        StateSet told = BLANK.minus(untold);

        assertThat(untold.contains(State.NO_BENEFIT, NOT_OBSERVED)).isTrue();
        assertThat(untold.contains(State.NO_BENEFIT, EMPLOYED)).isFalse();
        assertThat(untold.usesEmployment()).isTrue();
        assertThat(told.contains(State.NO_BENEFIT, NOT_OBSERVED)).isFalse();
        assertThat(told.isUnknown(State.NO_BENEFIT, NOT_OBSERVED)).isFalse();
        assertThat(told.contains(State.NO_BENEFIT, EMPLOYED)).isTrue();
        assertThat(told.contains(State.NO_BENEFIT, NOT_EMPLOYED)).isTrue();
    }

    @Test
    void saysInItsNameHowItWasMade() {
        assertThat(BENEFIT.or(JOB)).hasToString("benefit or blank and employed");
        assertThat(BLANK.minus(JOB).name()).isEqualTo("blank but not blank and employed");
        assertThat(SELF_SUPPORT.name()).isEqualTo("blank and not employed");
        assertThat(JOB.named("job").name()).isEqualTo("job");
    }

    @Test
    void isEqualToASetOfTheSameNameAndContent() {
        assertThat(StateSet.ofCodes("benefit", 890, 130, 130))
                .isEqualTo(BENEFIT)
                .hasSameHashCodeAs(BENEFIT);
        assertThat(BENEFIT.named("other")).isNotEqualTo(BENEFIT);
        assertThat(StateSet.ofCodes("benefit", 130)).isNotEqualTo(BENEFIT);
        assertThat(JOB.named("blank")).isNotEqualTo(BLANK);
    }

    @Test
    void isMadeOfCodesOnly() {
        assertThatIllegalArgumentException().isThrownBy(() -> StateSet.ofCodes("benefit", 130, 13));
    }
}
