package dk.effekt.register;

import static dk.effekt.register.Fixtures.CODEBOOK;
import static dk.effekt.register.Fixtures.build;
import static dk.effekt.register.Fixtures.builder;
import static dk.effekt.register.Fixtures.entry;
import static dk.effekt.register.Fixtures.month;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static dk.effekt.register.StateGroup.JOB;
import static dk.effekt.register.StateGroup.JOB_OR_EDUCATION;
import static dk.effekt.register.StateGroup.SELF_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.protocol.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateGroupTest {

    @Test
    void isAGroupOfTheCodebookUnderItsName() {
        assertThat(StateGroup.CASH_ASSISTANCE.in(CODEBOOK)).isEqualTo(CODEBOOK.group("cash-assistance"));
        assertThat(StateGroup.CASH_ASSISTANCE.usesEmployment()).isFalse();
        assertThat(StateGroup.CASH_ASSISTANCE).hasToString("cash-assistance");
    }

    @Test
    void saysWhereSomebodyIs() {
        StateGroup either = StateGroup.CASH_ASSISTANCE.or(SELF_SUPPORT).named("settled");

        assertThat(JOB.inWords(Language.DANISH)).isEqualTo("i job");
        assertThat(EDUCATIONAL_ASSISTANCE.inWords(Language.ENGLISH)).isEqualTo("on educational assistance");
        assertThat(either.inWords(Language.ENGLISH))
                .isEqualTo("on cash assistance or without a registered benefit and not employed");
        assertThat(either.inWords(Language.DANISH))
                .isEqualTo("på kontanthjælp eller uden registreret ydelse og ikke i beskæftigelse");
        assertThat(StateGroup.of("ours").inWords(Language.DANISH)).isEqualTo("i “ours”");
    }

    @Test
    void jobIsABlankWeekWithEmployment() {
        StateSet job = JOB.in(CODEBOOK);

        assertThat(job.name()).isEqualTo("job");
        assertThat(job.contains(State.NO_BENEFIT, Employment.EMPLOYED)).isTrue();
        assertThat(job.contains(State.NO_BENEFIT, Employment.NOT_EMPLOYED)).isFalse();
        assertThat(job.contains(State.ofCode(130), Employment.EMPLOYED)).isFalse();
        assertThat(job.isUnknown(State.NO_BENEFIT, Employment.NOT_OBSERVED)).isTrue();
    }

    @Test
    void selfSupportIsABlankWeekWithoutEmployment() {
        StateSet selfSupport = SELF_SUPPORT.in(CODEBOOK);

        assertThat(selfSupport.contains(State.NO_BENEFIT, Employment.NOT_EMPLOYED))
                .isTrue();
        assertThat(selfSupport.contains(State.NO_BENEFIT, Employment.EMPLOYED)).isFalse();
        assertThat(selfSupport.contains(State.OUT_OF_SCOPE, Employment.NOT_EMPLOYED))
                .isFalse();
    }

    @Test
    void jobOrSelfSupportNeedsNoEmploymentToBeKnown() {
        StateSet offBenefit = JOB.or(SELF_SUPPORT).in(CODEBOOK);

        assertThat(offBenefit.name()).isEqualTo("job-or-self-support");
        assertThat(offBenefit.contains(State.NO_BENEFIT, Employment.NOT_OBSERVED))
                .isTrue();
    }

    @Test
    void jobOrEducationIsEither() {
        StateSet either = JOB_OR_EDUCATION.in(CODEBOOK);

        assertThat(either.name()).isEqualTo("job-or-education");
        assertThat(either.contains(State.ofCode(651), Employment.NOT_OBSERVED)).isTrue();
        assertThat(either.contains(State.NO_BENEFIT, Employment.EMPLOYED)).isTrue();
        assertThat(either.contains(State.NO_BENEFIT, Employment.NOT_EMPLOYED)).isFalse();
        assertThat(JOB_OR_EDUCATION.usesEmployment()).isTrue();
    }

    @Test
    void refusesACodebookThatLacksTheGroup() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EDUCATIONAL_ASSISTANCE.in(CODEBOOK))
                .withMessageContaining("codebook test 1 has no group 'educational-assistance'");
    }

    @Test
    void worksWithACodebookOfOnesOwn() {
        Codebook own = Codebook.of("own", List.of(entry(500, 510, "youth-scheme")));

        assertThat(StateGroup.of("youth-scheme").in(own).contains(State.ofCode(505), Employment.EMPLOYED))
                .isTrue();
    }

    @Test
    void saysAtOnceAllThatARegisterLacks() {
        Codebook own = Codebook.of("own", List.of(entry(500, 510, "educations")));
        Register register =
                Register.builder(WeekSpan.of(Week.of(2020, 1), 5), own).build("dream.csv", "test");

        assertThat(JOB_OR_EDUCATION.missingIn(register))
                .containsExactly(
                        "'job-or-education' needs a group that codebook own lacks: 'no-registered-benefit'; "
                                + "it has educations",
                        "'job-or-education' needs a group that codebook own lacks: 'education'; "
                                + "did you mean 'educations'?",
                        "'job-or-education' needs the monthly employment ratio, which the register lacks; "
                                + "read an extract with columns grad_YYYY_MM");
    }

    @Test
    void lacksNothingInARegisterWithItsGroupsAndEmployment() {
        Register register =
                build(builder("2020-W01", 5).observed(MonthlySeries.EMPLOYMENT_RATIO, List.of(month("2020-01"))));

        assertThat(JOB_OR_EDUCATION.missingIn(register)).isEmpty();
        assertThat(JOB.missingIn(build(builder("2020-W01", 5)))).hasSize(1);
        assertThat(StateGroup.CASH_ASSISTANCE.missingIn(build(builder("2020-W01", 5))))
                .isEmpty();
    }

    @Test
    void hasAtLeastOnePart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StateGroup("nothing", List.of()))
                .withMessage("state group 'nothing' has no parts");
    }
}
