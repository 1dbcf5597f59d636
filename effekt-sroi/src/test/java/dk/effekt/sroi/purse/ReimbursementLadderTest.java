package dk.effekt.sroi.purse;

import static dk.effekt.sroi.purse.ReimbursementLadder.FOR_EVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.calendar.Week;
import dk.effekt.register.StateGroup;
import dk.effekt.sroi.purse.ReimbursementLadder.Step;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReimbursementLadderTest {

    private final ReimbursementLadder ladder = ReimbursementLadder.since2016();

    @ParameterizedTest
    @CsvSource({
        "1, 1, 0.2",
        "4, 1, 0.2",
        "5, 2, 0.6",
        "26, 2, 0.6",
        "27, 3, 0.7",
        "52, 3, 0.7",
        "53, 4, 0.8",
        "2000, 4, 0.8"
    })
    void theStepFollowsFromTheWeekOnBenefit(int week, int step, double share) {
        assertThat(ladder.step(week)).isEqualTo(step);
        assertThat(ladder.municipalShare(week)).isEqualTo(share);
    }

    @Test
    void stepsBeginWhereTheOneBeforeEnds() {
        assertThat(List.of(ladder.firstWeek(1), ladder.firstWeek(2), ladder.firstWeek(3), ladder.firstWeek(4)))
                .containsExactly(1, 5, 27, 53);
    }

    /** 4·0.2 + 22·0.6 + 26·0.7 = 32.2 in the first year, 4·0.2 + 22·0.6 = 14.0 in its first half, 52·0.8 = 41.6 in later ones. */
    @ParameterizedTest
    @CsvSource({
        "1, 52, 32.2, 19.8",
        "1, 26, 14.0, 12.0",
        "53, 104, 41.6, 10.4",
        "1000, 1051, 41.6, 10.4",
        "4, 5, 0.8, 1.2",
        "1, 104, 73.8, 30.2",
        "52, 53, 1.5, 0.5"
    })
    void municipalityAndStateShareTheWeeks(int from, int through, double municipality, double state) {
        assertThat(ladder.weeksPaidBy(Payer.MUNICIPALITY, from, through)).isCloseTo(municipality, within(1e-12));
        assertThat(ladder.weeksPaidBy(Payer.STATE, from, through)).isCloseTo(state, within(1e-12));
        assertThat(ladder.weeksPaidBy(Payer.REGION, from, through)).isZero();
        assertThat(ladder.weeksPaidBy(Payer.CITIZEN, from, through)).isZero();
        assertThat(ladder.meanShare(from, through)).isCloseTo(municipality / (through - from + 1), within(1e-12));
    }

    @Test
    void meanSharesOfTheFirstYearAndItsFirstHalf() {
        assertThat(ladder.meanShare(1, 52)).isCloseTo(0.6192, within(5e-5));
        assertThat(ladder.meanShare(1, 26)).isCloseTo(0.5385, within(5e-5));
    }

    /** 6,754 kr a month (educational assistance 2024, away from home) is 1,558.62 kr a week. */
    @Test
    void whatAYearOfEducationalAssistanceCosts() {
        double week = 6_754 * 12 / 52.0;
        assertThat(week * ladder.weeksPaidBy(Payer.MUNICIPALITY, 1, 52)).isCloseTo(50_187, within(0.5));
        assertThat(week * ladder.weeksPaidBy(Payer.STATE, 1, 52)).isCloseTo(30_861, within(0.5));
        assertThat(week * ladder.weeksPaidBy(Payer.MUNICIPALITY, 53, 104)).isCloseTo(64_838, within(0.5));
        assertThat(week * ladder.weeksPaidBy(Payer.STATE, 53, 104)).isCloseTo(16_210, within(0.5));
    }

    @Test
    void weeksCountFromJuly2014AndPayFromJanuary2016() {
        assertThat(ladder.countsFrom()).isEqualTo(Week.of(LocalDate.of(2014, 7, 1)));
        assertThat(ladder.inForceFrom().monday()).isEqualTo(LocalDate.of(2016, 1, 4));
        assertThat(ladder).hasToString("refusionstrappen 2016, 4 steps from 2016-W01");
    }

    @Test
    void coversBenefitsThatMunicipalitiesPayAndNeitherGrantsNorEarlyRetirement() {
        assertThat(ladder.covered().parts().stream().map(StateGroup.Part::group))
                .contains("unemployment-benefit", "cash-assistance", "educational-assistance", "sickness-benefit")
                .doesNotContain("education", "early-retirement", "no-registered-benefit", "other");
    }

    @Test
    void saysWhatIsNotVerifiedAndOnlyOfItsOwnParts() {
        assertThat(ladder.notes()).hasSize(2).allMatch(note -> note.contains("not verified"));
        assertThat(ladder.withCovered(StateGroup.BENEFIT)
                        .withEducationAsSelfSupport()
                        .notes())
                .isEmpty();
    }

    @Test
    void printsStepsAndRules() {
        assertThat(ladder.table())
                .contains("weeks on benefit  Municipality  State", "5-26                      60 %   40 %", "53- ")
                .contains("Weeks count from 2014-W27; the steps hold from 2016-W01 on.")
                .contains("Cases from before 2014-W27 are on no step: flexi-job, disability-pension.")
                .contains("Starts over after 52 weeks of no-registered-benefit within 156 weeks.");
        assertThat(ladder.withNewCasesOnly().table()).doesNotContain("are on no step");
        assertThat(ladder.table().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void takesOtherSteps() {
        ReimbursementLadder flat = ladder.named("half and half").withSteps(new Step(FOR_EVER, 0.5));
        assertThat(flat.meanShare(1, 400)).isEqualTo(0.5);
        assertThat(flat.weeksPaidBy(Payer.STATE, 1, FOR_EVER)).isEqualTo(FOR_EVER * 0.5);
        assertThat(flat).hasToString("half and half, 1 steps from 2016-W01");
    }

    @Test
    void payersAreCalledAsInTables() {
        assertThat(Payer.values())
                .extracting(Payer::label)
                .containsExactly("Municipality", "Region", "State", "Citizen");
    }

    @Test
    void refusesWhatIsNoLadder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ladder.withSteps(new Step(4, 0.2)))
                .withMessageContaining("the last must go through week ReimbursementLadder.FOR_EVER");
        assertThatIllegalArgumentException().isThrownBy(() -> ladder.withSteps());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ladder.withSteps(new Step(26, 0.2), new Step(26, 0.4), new Step(FOR_EVER, 0.6)))
                .withMessageContaining("not in the order of their weeks");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Step(4, 20))
                .withMessage("municipal share 20.0; it must be a share from 0 to 1, such as 0.8");
        assertThatIllegalArgumentException().isThrownBy(() -> new Step(4, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Step(0, 0.2));
        assertThatIllegalArgumentException().isThrownBy(() -> ladder.named(" "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ladder.startingIn(Week.of(2016, 2), Week.of(2016, 1)))
                .withMessageContaining("in force from 2016-W01, before weeks count from 2016-W02");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RestartRule(StateGroup.JOB, 53, 52))
                .withMessageContaining("53 weeks within 52");
        assertThatIllegalArgumentException().isThrownBy(() -> new RestartRule(StateGroup.JOB, 0, 52));
        assertThat(new RestartRule(StateGroup.JOB, 1, 1).withinWeeks()).isEqualTo(1);
    }

    @Test
    void refusesWeeksThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ladder.meanShare(0, 52))
                .withMessageContaining("weeks 0 to 52");
        assertThatIllegalArgumentException().isThrownBy(() -> ladder.meanShare(5, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> ladder.step(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ladder.firstWeek(5))
                .withMessage("step 5; refusionstrappen 2016 has steps 1 to 4");
    }
}
