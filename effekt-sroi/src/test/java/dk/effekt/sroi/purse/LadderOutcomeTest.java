package dk.effekt.sroi.purse;

import static dk.effekt.sroi.purse.Life.CASH;
import static dk.effekt.sroi.purse.Life.FLEXI_JOB;
import static dk.effekt.sroi.purse.Life.NOTHING;
import static dk.effekt.sroi.purse.Life.SICK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.calendar.FollowUp;
import dk.effekt.calendar.Week;
import dk.effekt.cohort.Criteria;
import dk.effekt.covariate.Covariate;
import dk.effekt.covariate.Covariates;
import dk.effekt.outcome.Outcome;
import dk.effekt.register.Register;
import dk.effekt.register.State;
import dk.effekt.register.StateGroup;
import dk.effekt.sroi.purse.ReimbursementLadder.Step;
import dk.effekt.study.ProtocolVocabulary;
import dk.effekt.study.Study;
import org.junit.jupiter.api.Test;

class LadderOutcomeTest {

    private static final ReimbursementLadder LADDER = ReimbursementLadder.since2016();
    private static final StateGroup SICKNESS = StateGroup.SICKNESS_BENEFIT;

    /** 3 weeks of cash assistance, 4 sick, of which the first is the person's 4th and the others 5 to 7. */
    @Test
    void theStepIsThatOfAllBenefitsAndTheWeekThatOfOne() {
        Register register = Life.from(2016, 1)
                .then(CASH, 3)
                .then(SICK, 4)
                .then(CASH, 1)
                .then(NOTHING, 2)
                .register();

        assertThat(path(LADDER.at(1, SICKNESS), register, 2, 7)).containsExactly(0, 1, 0, 0, 0, 0, 0);
        assertThat(path(LADDER.at(2, SICKNESS), register, 2, 7)).containsExactly(0, 0, 1, 1, 1, 0, 0);
        assertThat(path(LADDER.at(3, SICKNESS), register, 2, 7)).containsOnly(0);
        assertThat(path(LADDER.at(1, StateGroup.CASH_ASSISTANCE), register, 2, 7))
                .containsExactly(1, 0, 0, 0, 0, 0, 0);
        assertThat(path(LADDER.at(2, StateGroup.CASH_ASSISTANCE), register, 2, 7))
                .containsExactly(0, 0, 0, 0, 0, 1, 0);
    }

    @Test
    void weeksBefore2016AndOldCasesAreOffTheLadder() {
        Register early = Life.from(2015, 52).then(CASH, 4).register();
        assertThat(path(LADDER.offLadder(StateGroup.CASH_ASSISTANCE), early, 0, 4))
                .containsExactly(1, 1, 0, 0);

        Register old = Life.from(2014, 1).then(FLEXI_JOB, 120).register();
        assertThat(path(LADDER.offLadder(StateGroup.of("flexi-job")), old, 110, 4))
                .containsExactly(1, 1, 1, 1);
        assertThat(path(LADDER.at(4, StateGroup.of("flexi-job")), old, 110, 4)).containsExactly(0, 0, 0, 0);
    }

    @Test
    void aWeekThatIsNotObservedIsNot() {
        Register register = Life.from(2016, 1)
                .then(CASH, 2)
                .then(State.NOT_OBSERVED, 1)
                .then(CASH, 1)
                .register();

        assertThat(path(LADDER.at(1, StateGroup.CASH_ASSISTANCE), register, 0, 6))
                .containsExactly(1, 1, Double.NaN, 1, Double.NaN, Double.NaN);
    }

    @Test
    void saysWhatItIs() {
        Outcome outcome = LADDER.at(2, SICKNESS);

        assertThat(outcome).hasToString("sickness-benefit-at-step-2");
        assertThat(outcome.unit()).isEqualTo(Outcome.Unit.SHARE);
        assertThat(outcome.aim()).isEqualTo(Outcome.Aim.LESS);
        assertThat(outcome.aimingAt(Outcome.Aim.MORE).aim()).isEqualTo(Outcome.Aim.MORE);
        assertThat(outcome.groups())
                .containsExactly(
                        SICKNESS,
                        LADDER.covered(),
                        LADDER.restart().selfSupport(),
                        StateGroup.of("flexi-job"),
                        StateGroup.of("disability-pension"));
        assertThat(LADDER.outcomes(SICKNESS))
                .extracting(Outcome::name)
                .containsExactly(
                        "sickness-benefit-at-step-1",
                        "sickness-benefit-at-step-2",
                        "sickness-benefit-at-step-3",
                        "sickness-benefit-at-step-4",
                        "sickness-benefit-off-the-ladder");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LADDER.at(0, SICKNESS))
                .withMessageContaining("has steps 1 to 4");
        assertThatIllegalArgumentException().isThrownBy(() -> LADDER.at(5, SICKNESS));
    }

    @Test
    void isWrittenIntoAProtocolAndReadFromIt() {
        ProtocolVocabulary vocabulary = ReimbursementLadder.addedTo(ProtocolVocabulary.effekt());
        ReimbursementLadder own = LADDER.named("own")
                .withSteps(new Step(10, 1 / 3.0), new Step(ReimbursementLadder.FOR_EVER, 0.5))
                .startingIn(Week.of(2015, 53), Week.of(2018, 1))
                .withCovered(StateGroup.BENEFIT)
                .withNewCasesOnly()
                .withRestart(new RestartRule(StateGroup.JOB, 26, 52));
        Study study = Study.named("weeks on the ladder")
                .participantsOf("an offer")
                .eligible(Criteria.age(18, 30))
                .exactlyOn(Covariates.sex(), Covariates.bands(LADDER.weeksBefore(), 4, 26, 52))
                .matchedOn(own.weeksBefore())
                .followUp(FollowUp.months(12))
                .outcomes(LADDER.outcomes(SICKNESS))
                .outcomes(LADDER.outcomes(StateGroup.CASH_ASSISTANCE))
                .outcomes(own.withEducationAsSelfSupport()
                        .at(2, StateGroup.BENEFIT)
                        .aimingAt(Outcome.Aim.MORE))
                .build();

        Study read = Study.fromJson(study.toJson(), vocabulary);

        assertThat(read.outcomes()).isEqualTo(study.outcomes());
        assertThat(read.matchedOn()).isEqualTo(study.matchedOn());
        assertThat(read.toJson()).isEqualTo(study.toJson());
        assertThat(read.hash()).isEqualTo(study.hash());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Study.fromJson(study.toJson().replace("0.2,", ""), vocabulary))
                .withMessageContaining("4 throughWeeks and 3 municipalShares");
        assertThatIllegalArgumentException().isThrownBy(() -> ReimbursementLadder.addedTo(vocabulary));
    }

    @Test
    void weeksBeforeTheStartCanBeMatchedOn() {
        Register register = Life.from(2016, 1)
                .then(CASH, 10)
                .then(NOTHING, 52)
                .then(SICK, 3)
                .register();
        Covariate.Measure weeks = LADDER.weeksBefore().in(register);
        int first = Week.of(2016, 1).epochWeek();

        assertThat(weeks.at(register.timeline(0), first)).isNaN();
        assertThat(weeks.at(register.timeline(0), first + 1)).isEqualTo(1);
        assertThat(weeks.at(register.timeline(0), first + 10)).isEqualTo(10);
        assertThat(weeks.at(register.timeline(0), first + 61)).isEqualTo(10);
        assertThat(weeks.at(register.timeline(0), first + 62)).isZero();
        assertThat(weeks.at(register.timeline(0), first + 65)).isEqualTo(3);
        assertThat(weeks.at(register.timeline(0), first + 66)).isNaN();
        // Who starts in the register's first week has no week before it, and is counted out.
        assertThat(LADDER.weeksBefore().historyWeeks()).isEqualTo(1);
        assertThat(LADDER.weeksBefore().groups()).hasSize(4).contains(LADDER.covered());
        assertThat(LADDER.weeksBefore()).hasToString("weeks on the ladder");
    }

    private static double[] path(Outcome outcome, Register register, int start, int weeks) {
        double[] path = new double[weeks];
        outcome.in(register).path(register.timeline(0), register.span().start().epochWeek() + start, path);
        return path;
    }
}
