package dk.effekt.sroi.purse;

import static dk.effekt.sroi.purse.Life.CASH;
import static dk.effekt.sroi.purse.Life.DAGPENGE;
import static dk.effekt.sroi.purse.Life.EDUCATIONAL;
import static dk.effekt.sroi.purse.Life.FLEXI_JOB;
import static dk.effekt.sroi.purse.Life.GRANT;
import static dk.effekt.sroi.purse.Life.HOLIDAY;
import static dk.effekt.sroi.purse.Life.MATERNITY;
import static dk.effekt.sroi.purse.Life.NOTHING;
import static dk.effekt.sroi.purse.Life.PENSION;
import static dk.effekt.sroi.purse.Life.SHELTERED_JOB;
import static dk.effekt.sroi.purse.Life.SICK;
import static dk.effekt.sroi.purse.Life.SUBSIDISED_JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.calendar.Week;
import dk.effekt.register.State;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Histories worked by hand. 2015, 2020 and 2026 have 53 weeks, the other years met here 52. */
class LadderHistoryTest {

    private static final ReimbursementLadder LADDER = ReimbursementLadder.since2016();

    @Test
    void weeksAddUpFromStepToStep() {
        LadderHistory history = Life.from(2016, 1).then(CASH, 60).history();

        assertWeek(history, Week.of(2016, 1), 1, 1, 0.2);
        assertWeek(history, Week.of(2016, 4), 4, 1, 0.2);
        assertWeek(history, Week.of(2016, 5), 5, 2, 0.6);
        assertWeek(history, Week.of(2016, 26), 26, 2, 0.6);
        assertWeek(history, Week.of(2016, 27), 27, 3, 0.7);
        assertWeek(history, Week.of(2016, 52), 52, 3, 0.7);
        assertWeek(history, Week.of(2017, 1), 53, 4, 0.8);
        assertThat(history.restarts()).isEmpty();
    }

    @Test
    void allCoveredBenefitsAddUpTogether() {
        LadderHistory history = Life.from(2016, 1)
                .then(CASH, 3)
                .then(SICK, 1)
                .then(DAGPENGE, 1)
                .then(EDUCATIONAL, 1)
                .history();

        assertWeek(history, Week.of(2016, 4), 4, 1, 0.2);
        assertWeek(history, Week.of(2016, 5), 5, 2, 0.6);
        assertWeek(history, Week.of(2016, 6), 6, 2, 0.6);
    }

    /** 60 weeks and 51: back in 2018-W08. */
    @Test
    void aPauseOf51WeeksIsTooShort() {
        LadderHistory history = Life.from(2016, 1)
                .then(CASH, 60)
                .then(NOTHING, 51)
                .then(CASH, 1)
                .history();

        assertThat(history.restarts()).isEmpty();
        assertWeek(history, Week.of(2018, 8), 61, 4, 0.8);
    }

    /** The 52nd week of self-support is 2018-W08. */
    @Test
    void aPauseOf52WeeksStartsOver() {
        LadderHistory history = Life.from(2016, 1)
                .then(CASH, 60)
                .then(NOTHING, 52)
                .then(CASH, 5)
                .history();

        assertThat(history.restarts()).containsExactly(Week.of(2018, 8));
        assertThat(history.weeksThrough(Week.of(2018, 7))).isEqualTo(60);
        assertThat(history.weeksThrough(Week.of(2018, 8))).isZero();
        assertWeek(history, Week.of(2018, 9), 1, 1, 0.2);
        assertWeek(history, Week.of(2018, 13), 5, 2, 0.6);
    }

    /** 10 weeks, 26 without, 4 more, 26 without: the last of these is the 66th week from 2016-W01, 2017-W14. */
    @Test
    void piecesWithinThreeYearsMakeUp52Weeks() {
        LadderHistory history = Life.from(2016, 1)
                .then(CASH, 10)
                .then(NOTHING, 26)
                .then(CASH, 4)
                .then(NOTHING, 26)
                .then(CASH, 1)
                .history();

        assertWeek(history, Week.of(2016, 40), 14, 2, 0.6);
        assertThat(history.restarts()).containsExactly(Week.of(2017, 14));
        assertWeek(history, Week.of(2017, 15), 1, 1, 0.2);
    }

    /** From the first week of the first 26 to the last of the last it is 26 + 104 + 26 = 156 weeks. */
    @Test
    void piecesThatJustFitIntoThreeYearsDo() {
        LadderHistory history = Life.from(2016, 1)
                .then(CASH, 10)
                .then(NOTHING, 26)
                .then(CASH, 104)
                .then(NOTHING, 26)
                .then(CASH, 1)
                .history();

        assertThat(history.restarts()).containsExactly(Week.of(2016, 1).plusWeeks(165));
        assertThat(history.weeksThrough(Week.of(2016, 1).plusWeeks(166))).isEqualTo(1);
    }

    @Test
    void aWeekMoreBetweenThemPushesOneOut() {
        LadderHistory history = Life.from(2016, 1)
                .then(CASH, 10)
                .then(NOTHING, 26)
                .then(CASH, 105)
                .then(NOTHING, 26)
                .then(CASH, 1)
                .history();

        assertThat(history.restarts()).isEmpty();
        assertWeek(history, Week.of(2016, 1).plusWeeks(167), 116, 4, 0.8);
    }

    /** As in the law's preparatory works, as far as they were read: 24 + 28 weeks lie within three years. */
    @Test
    void aPauseAndThenWork() {
        LadderHistory history = Life.from(2016, 1)
                .then(CASH, 55)
                .then(NOTHING, 24)
                .then(CASH, 14)
                .then(NOTHING, 106)
                .then(CASH, 1)
                .history();

        assertThat(history.weeksThrough(Week.of(2016, 1).plusWeeks(92))).isEqualTo(69);
        assertThat(history.restarts()).containsExactly(Week.of(2016, 1).plusWeeks(93 + 27));
        assertWeek(history, Week.of(2016, 1).plusWeeks(199), 1, 1, 0.2);
    }

    @Test
    void selfSupportBeforeTheFirstBenefitDoesNotCount() {
        LadderHistory history = Life.from(2016, 1)
                .then(NOTHING, 40)
                .then(CASH, 5)
                .then(NOTHING, 51)
                .then(CASH, 1)
                .history();

        assertThat(history.restarts()).isEmpty();
        assertWeek(history, Week.of(2016, 1).plusWeeks(96), 6, 2, 0.6);
    }

    /** 52 weeks of it brought the first restart; of the later 51, none lies before the second count's first week. */
    @Test
    void selfSupportIsSpentByTheRestartThatItBrings() {
        LadderHistory history = Life.from(2016, 1)
                .then(CASH, 10)
                .then(NOTHING, 70)
                .then(CASH, 5)
                .then(NOTHING, 51)
                .then(CASH, 1)
                .history();

        assertThat(history.restarts()).containsExactly(Week.of(2016, 1).plusWeeks(61));
        assertWeek(history, Week.of(2016, 1).plusWeeks(136), 6, 2, 0.6);
    }

    @Test
    void startsOverMoreThanOnce() {
        LadderHistory history = Life.from(2016, 1)
                .then(CASH, 10)
                .then(NOTHING, 52)
                .then(CASH, 5)
                .then(NOTHING, 52)
                .then(CASH, 1)
                .history();

        assertThat(history.restarts())
                .containsExactly(
                        Week.of(2016, 1).plusWeeks(61), Week.of(2016, 1).plusWeeks(118));
        assertWeek(history, Week.of(2016, 1).plusWeeks(119), 1, 1, 0.2);
    }

    /** 20 + 20 weeks of self-support with 40 weeks of SU between. */
    @Test
    void weeksOnAGrantNeitherAddNorSupport() {
        Life life = Life.from(2016, 1)
                .then(CASH, 30)
                .then(NOTHING, 20)
                .then(GRANT, 40)
                .then(NOTHING, 20)
                .then(CASH, 1);

        LadderHistory neither = life.history();
        assertThat(neither.restarts()).isEmpty();
        assertThat(neither.step(Week.of(2016, 1).plusWeeks(60))).isEmpty();
        assertWeek(neither, Week.of(2016, 1).plusWeeks(110), 31, 3, 0.7);

        LadderHistory support = life.on(LADDER.withEducationAsSelfSupport());
        assertThat(support.restarts()).containsExactly(Week.of(2016, 1).plusWeeks(30 + 51));
        assertWeek(support, Week.of(2016, 1).plusWeeks(110), 1, 1, 0.2);
    }

    @Test
    void grantsBetweenDoNotPreventARestart() {
        LadderHistory history = Life.from(2016, 1)
                .then(CASH, 30)
                .then(NOTHING, 26)
                .then(GRANT, 40)
                .then(NOTHING, 26)
                .then(CASH, 1)
                .history();

        assertThat(history.restarts()).containsExactly(Week.of(2016, 1).plusWeeks(121));
    }

    /** What the register tells as a measure on a benefit adds up as the benefit does. */
    @Test
    void aSubsidisedJobIsNoSelfSupport() {
        LadderHistory history = Life.from(2016, 1)
                .then(CASH, 4)
                .then(SUBSIDISED_JOB, 60)
                .then(CASH, 1)
                .history();

        assertWeek(history, Week.of(2016, 5), 5, 2, 0.6);
        assertThat(history.restarts()).isEmpty();
        assertWeek(history, Week.of(2016, 1).plusWeeks(64), 65, 4, 0.8);
    }

    @Test
    void otherPublicSupportNeitherAddsNorSupports() {
        for (State other : new State[] {SHELTERED_JOB, MATERNITY, HOLIDAY, State.OUT_OF_SCOPE, State.NOT_OBSERVED}) {
            LadderHistory history = Life.from(2016, 1)
                    .then(CASH, 60)
                    .then(other, 60)
                    .then(CASH, 1)
                    .history();

            assertThat(history.restarts()).as("%s", other).isEmpty();
            assertThat(history.step(Week.of(2017, 30))).isEmpty();
            assertWeek(history, Week.of(2016, 1).plusWeeks(120), 61, 4, 0.8);
        }
    }

    /** From 2014-W20 to 2014-W39, 13 weeks of them from W27 on. */
    @Test
    void weeksBeforeJuly2014DoNotCount() {
        LadderHistory history =
                Life.from(2014, 20).then(CASH, 20).then(NOTHING, 200).history();

        assertThat(history.weeksThrough(Week.of(2014, 26))).isZero();
        assertThat(history.weeksThrough(Week.of(2014, 27))).isEqualTo(1);
        assertThat(history.weeksThrough(Week.of(2014, 39))).isEqualTo(13);
        assertThat(history.restarts()).containsExactly(Week.of(2014, 39).plusWeeks(52));
    }

    /** The 26th week is the last that does not count. */
    @Test
    void whoseBenefitEndsAsWeeksBeginToCountIsNotOnTheLadder() {
        Life life = Life.from(2014, 1).then(CASH, 26).then(NOTHING, 60);

        assertThat(life.history()).hasToString("person 0 on refusionstrappen 2016: spells 0, restarts 0");
        assertThat(LADDER.replay(life.register()).persons()).isZero();
        assertThat(LADDER.replay(Life.from(2014, 1).then(CASH, 27).register()).persons())
                .isEqualTo(1);
    }

    @Test
    void selfSupportBeforeJuly2014DoesNotCount() {
        LadderHistory history = Life.from(2013, 1)
                .then(CASH, 20)
                .then(NOTHING, 52 + 26 - 20 + 40)
                .then(CASH, 1)
                .history();

        assertThat(history.restarts()).isEmpty();
        assertThat(history.weeksThrough(Week.of(2014, 27).plusWeeks(40))).isEqualTo(1);
    }

    /** 2015-W40 to W53 are 14 weeks; the 26th is 2016-W12. */
    @Test
    void weeksBefore2016CountAndAreOnNoStep() {
        LadderHistory history = Life.from(2015, 40).then(CASH, 40).history();

        assertThat(history.weeksThrough(Week.of(2015, 53))).isEqualTo(14);
        assertThat(history.step(Week.of(2015, 53))).isEmpty();
        assertThat(history.municipalShare(Week.of(2015, 53))).isEmpty();
        assertWeek(history, Week.of(2016, 1), 15, 2, 0.6);
        assertWeek(history, Week.of(2016, 12), 26, 2, 0.6);
        assertWeek(history, Week.of(2016, 13), 27, 3, 0.7);
    }

    /** 52 weeks of self-support from 2014-W31 on end in 2015-W30. */
    @Test
    void theCountCanStartOverBefore2016() {
        LadderHistory history = Life.from(2014, 27)
                .then(CASH, 4)
                .then(NOTHING, 52)
                .then(CASH, 30)
                .history();

        assertThat(history.restarts()).containsExactly(Week.of(2015, 30));
        assertThat(history.weeksThrough(Week.of(2015, 53))).isEqualTo(23);
        assertWeek(history, Week.of(2016, 1), 24, 2, 0.6);
    }

    @Test
    void aWeek53CountsAsAnyOther() {
        LadderHistory history = Life.from(2020, 50)
                .then(CASH, 7)
                .then(NOTHING, 52)
                .then(CASH, 1)
                .history();

        assertWeek(history, Week.of(2020, 53), 4, 1, 0.2);
        assertWeek(history, Week.of(2021, 1), 5, 2, 0.6);
        assertThat(history.restarts()).containsExactly(Week.of(2022, 3));
    }

    /** 2020-W20 to W53 are 34 weeks, 18 more end in 2021-W18. */
    @Test
    void aYearOf53WeeksHoldsAWeekOfSelfSupportMore() {
        LadderHistory history = Life.from(2020, 1)
                .then(CASH, 19)
                .then(NOTHING, 60)
                .then(CASH, 1)
                .history();

        assertThat(history.restarts()).containsExactly(Week.of(2021, 18));
    }

    @Test
    void oldCasesAreOnNoStepAndNewOnesAre() {
        LadderHistory old = Life.from(2014, 1)
                .then(FLEXI_JOB, 200)
                .then(SICK, 5)
                .then(FLEXI_JOB, 10)
                .history();
        assertThat(old.weeksThrough(Week.of(2016, 1))).isZero();
        assertThat(old.step(Week.of(2016, 1))).isEmpty();
        assertWeek(old, Week.of(2014, 1).plusWeeks(200), 1, 1, 0.2);
        assertThat(old.step(Week.of(2014, 1).plusWeeks(210))).isEmpty();
        assertThat(old.weeksThrough(Week.of(2014, 1).plusWeeks(210))).isEqualTo(5);

        LadderHistory fresh =
                Life.from(2014, 1).then(CASH, 110).then(FLEXI_JOB, 10).history();
        assertWeek(fresh, Week.of(2014, 1).plusWeeks(110), 85, 4, 0.8);
    }

    /** Who was referred to a flexi-job before is a new case where a pension is concerned. */
    @Test
    void eachBenefitHasItsOwnOldCases() {
        LadderHistory history =
                Life.from(2014, 1).then(FLEXI_JOB, 150).then(PENSION, 10).history();

        assertWeek(history, Week.of(2014, 1).plusWeeks(150), 1, 1, 0.2);
    }

    @Test
    void oldCasesCanBeTakenForNewOnes() {
        LadderHistory history = Life.from(2014, 1).then(FLEXI_JOB, 200).on(LADDER.withNewCasesOnly());

        assertWeek(history, Week.of(2016, 1), 80, 4, 0.8);
    }

    /** The register does not know of weeks before 2017, and of a pension not since when. */
    @Test
    void aRegisterThatStartsLateCountsWhatItHas() {
        LadderHistory history = Life.from(2017, 1).then(CASH, 10).history();
        assertWeek(history, Week.of(2017, 1), 1, 1, 0.2);

        LadderHistory pensioner = Life.from(2017, 1).then(PENSION, 10).history();
        assertThat(pensioner.step(Week.of(2017, 1))).isEmpty();
        assertWeek(Life.from(2017, 1).then(CASH, 1).then(PENSION, 10).history(), Week.of(2017, 2), 2, 1, 0.2);
    }

    @Test
    void nobodyOnBenefitIsOnNoStep() {
        LadderHistory history = Life.from(2016, 1).then(NOTHING, 60).history();

        assertThat(history.weeksThrough(Week.of(2017, 1))).isZero();
        assertThat(history.step(Week.of(2017, 1))).isEmpty();
        assertThat(history.restarts()).isEmpty();
        assertThat(history.explain()).contains("no covered benefit since 2014-W27");
    }

    @Test
    void nothingIsKnownOutsideTheRegister() {
        LadderHistory history = Life.from(2016, 1).then(CASH, 10).history();

        assertThat(history.step(Week.of(2015, 53))).isEmpty();
        assertThat(history.step(Week.of(2016, 11))).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.weeksThrough(Week.of(2016, 11)))
                .withMessageContaining("week 2016-W11 is not in the register");
    }

    @Test
    void explainsItselfLineByLine() {
        LadderHistory history = Life.from(2015, 52)
                .then(CASH, 8)
                .then(NOTHING, 52)
                .then(DAGPENGE, 2)
                .history();

        assertThat(history.explain()).isEqualTo("""
                person 1000 on refusionstrappen 2016
                weeks                  on benefit      step  Municipality
                2015-W52 to 2015-W53          1-2  none yet
                2016-W01 to 2016-W02          3-4         1          20 %
                2016-W03 to 2016-W06          5-8         2          60 %
                2017-W06: starts over           0
                2017-W07 to 2017-W08          1-2         1          20 %
                """);
        assertThat(history).hasToString("person 0 on refusionstrappen 2016: spells 2, restarts 1");
    }

    @Test
    void namesThePseudonymWhereItExplainsItselfAndNowhereElse() {
        LadderHistory second = LADDER.replay(Life.register(List.of(
                        Life.from(2016, 1).then(CASH, 3), Life.from(2016, 1).then(SICK, 2))))
                .history(1);

        assertThat(second.person()).isEqualTo(1);
        assertThat(second.ladder()).isSameAs(LADDER);
        assertThat(second.explain()).startsWith("person 1001 on refusionstrappen 2016\n");
        assertThat(second).hasToString("person 1 on refusionstrappen 2016: spells 1, restarts 0");
    }

    private static void assertWeek(LadderHistory history, Week week, int weeks, int step, double share) {
        assertThat(history.weeksThrough(week)).as("weeks through %s", week).isEqualTo(weeks);
        assertThat(history.step(week)).as("step in %s", week).hasValue(step);
        assertThat(history.municipalShare(week)).as("share in %s", week).hasValue(share);
    }
}
