package dk.effekt.outcome;

import static dk.effekt.outcome.Outcomes.firstArrival;
import static dk.effekt.outcome.Outcomes.firstExit;
import static dk.effekt.outcome.Outcomes.left;
import static dk.effekt.outcome.Outcomes.returnedWithin;
import static dk.effekt.outcome.Outcomes.selfSupporting;
import static dk.effekt.outcome.Outcomes.sustainedExitTo;
import static dk.effekt.register.SpellRule.FULL_CALENDAR_MONTH;
import static dk.effekt.register.SpellRule.GAP_OF_4_WEEKS;
import static dk.effekt.register.SpellRule.NO_GAP;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.CASH_ASSISTANCE;
import static dk.effekt.register.StateGroup.EDUCATION;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static dk.effekt.register.StateGroup.JOB;
import static dk.effekt.register.StateGroup.JOB_OR_EDUCATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExitsTest {

    private static final double UNKNOWN = Double.NaN;

    @Test
    void noBenefitAndNoJobIsSelfSupport() {
        // Place 4 is the first week of June, place 8 of July, of which nothing is known.
        assertThat(path(selfSupporting(), "C..-..G..", "10", 0, 10))
                .containsExactly(0, 0, 0, 0, 1, 1, 0, 1, UNKNOWN, UNKNOWN);
        assertThat(selfSupporting().name()).isEqualTo("self-support");
        assertThat(selfSupporting().aim()).isEqualTo(Outcome.Aim.MORE);
    }

    @Nested
    class Arrivals {

        private final List<Outcome> outcomes = firstArrival(JOB, EDUCATION).outcomes();

        @Test
        void whereAnyoneWasFirstStaysSo() {
            // From place 4 on it is June, when the person is employed.
            assertThat(path(outcomes.get(0), "CCGC...", "01", 0, 7)).containsExactly(0, 0, 0, 0, 0, 0, 0);
            assertThat(path(outcomes.get(1), "CCGC...", "01", 0, 7)).containsExactly(0, 0, 1, 1, 1, 1, 1);
            assertThat(path(outcomes.get(2), "CCGC...", "01", 0, 7)).containsExactly(1, 1, 0, 0, 0, 0, 0);
            assertThat(path(outcomes.get(0), "CCGC...", "01", 3, 4)).containsExactly(0, 1, 1, 1);
        }

        @Test
        void nothingIsObservedPastAnUnknownWeek() {
            assertThat(path(firstArrival(EDUCATION).nowhere(), "GC?C", "", 0, 4))
                    .containsExactly(0, 0, UNKNOWN, UNKNOWN);
        }

        @Test
        void saysWhatItIs() {
            assertThat(outcomes)
                    .extracting(Outcome::name)
                    .containsExactly(
                            "came-to-job-before-education",
                            "came-to-education-before-job",
                            "not-come-to-job-or-education");
            assertThat(outcomes)
                    .extracting(Outcome::aim)
                    .containsExactly(Outcome.Aim.MORE, Outcome.Aim.MORE, Outcome.Aim.LESS);
            assertThat(firstArrival(JOB).outcomes().get(0)).hasToString("came-to-job");
            assertThat(firstArrival(JOB, EDUCATION)).hasToString("first arrival at job or education");
        }

        @Test
        void refusesDestinationsThatCannotBeToldApart() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> firstArrival())
                    .withMessageContaining("at least one");
            assertThatIllegalArgumentException().isThrownBy(() -> firstArrival(JOB, JOB));
            assertThat(firstArrival(EDUCATION, EDUCATION.or(CASH_ASSISTANCE))
                            .outcomes()
                            .get(0)
                            .missingIn(Town.register(Town.person(1, "C".repeat(4)))))
                    .singleElement()
                    .asString()
                    .contains("at once");
        }
    }

    @Nested
    class Sustained {

        @Test
        void aStayCountsFromItsFirstWeekIfItLastsLongEnough() {
            assertThat(path(sustainedExitTo(EDUCATION, 2), "CGCGGC....", 0, 7)).containsExactly(0, 0, 0, 1, 1, 1, 1);
        }

        @Test
        void isNotObservedWhereItWouldLookBeyondTheExtract() {
            assertThat(path(sustainedExitTo(EDUCATION, 3), "CGGCGGG", 0, 6)).containsExactly(0, 0, 0, 0, 1, UNKNOWN);
            assertThat(path(sustainedExitTo(EDUCATION, 3), "GGGCCCC", 0, 6)).containsExactly(1, 1, 1, 1, 1, UNKNOWN);
        }

        @Test
        void isNotObservedPastAnUnknownWeekEvenOfThoseWhoHaveEntered() {
            assertThat(path(sustainedExitTo(EDUCATION, 2), "GGC?GGGG", 0, 4)).containsExactly(1, 1, UNKNOWN, UNKNOWN);
        }

        @Test
        void ofAStayFromBeforeTheStartOnlyTheRestCounts() {
            assertThat(path(sustainedExitTo(EDUCATION, 3), "GGGGC...", 1, 2)).containsExactly(1, 1);
            assertThat(path(sustainedExitTo(EDUCATION, 3), "GGGGC...", 2, 2)).containsExactly(0, 0);
        }

        @Test
        void whoStaysIsNoMoreObservedThanWhoLeavesWhereEmploymentIsUnknown() {
            assertThat(path(sustainedExitTo(JOB, 2), "CCCCCC", "1?", 0, 4)).containsExactly(0, 0, 0, UNKNOWN);
            assertThat(path(sustainedExitTo(JOB, 2), "C.....", "1?", 0, 4)).containsExactly(0, 1, 1, UNKNOWN);
        }

        @Test
        void saysWhatItIs() {
            Outcome outcome = sustainedExitTo(JOB, 26);

            assertThat(outcome).hasToString("sustained-job-26-weeks");
            assertThat(outcome.name()).isEqualTo("sustained-job-26-weeks");
            assertThat(sustainedExitTo(JOB, 1).name()).isEqualTo("sustained-job-1-week");
            assertThat(outcome.unit()).isEqualTo(Outcome.Unit.SHARE);
            assertThat(outcome.aim()).isEqualTo(Outcome.Aim.MORE);
            assertThat(outcome.groups()).containsExactly(JOB);
            assertThat(outcome.missingIn(Town.register(Town.person(1, "C"))))
                    .singleElement()
                    .asString()
                    .contains("employment ratio");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sustainedExitTo(JOB, 0))
                    .withMessage("a stay of 0 weeks in 'job'; ask for 1 or more");
        }
    }

    @Nested
    class First {

        private final FirstExit exit = firstExit(EDUCATIONAL_ASSISTANCE, EDUCATION, CASH_ASSISTANCE);

        @Test
        void goesWhereThePersonIsInTheFirstWeekAway() {
            List<Outcome> all = exit.by(GAP_OF_4_WEEKS).outcomes();
            String weeks = "UU..UUGGCCCCUUUU";

            assertThat(path(all.get(0), weeks, 1, 13)).containsExactly(0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, UNKNOWN);
            assertThat(path(all.get(1), weeks, 1, 13)).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, UNKNOWN);
            assertThat(path(all.get(2), weeks, 1, 13)).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, UNKNOWN);
            assertThat(path(all.get(3), weeks, 1, 13)).containsExactly(0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, UNKNOWN);
        }

        @Test
        void withoutAGapToBridgeTheFirstWeekAwayIsAnother() {
            List<Outcome> all = exit.by(NO_GAP).outcomes();

            assertThat(path(all.get(0), "UU..UUGG", 1, 8)).containsExactly(0, 0, 0, 0, 0, 0, 0, UNKNOWN);
            assertThat(path(all.get(2), "UU..UUGG", 1, 8)).containsExactly(0, 1, 1, 1, 1, 1, 1, UNKNOWN);
        }

        @Test
        void aFullCalendarMonthIsSettledWhenItIsOver() {
            // Away for the last week of May and all of June; from June's second week on July would have to be seen.
            assertThat(path(exit.left(), "UUU.....", 1, 5)).containsExactly(0, 0, 1, 1, UNKNOWN);
            assertThat(path(exit.left(), "UUU....", 1, 3)).containsExactly(UNKNOWN, UNKNOWN, UNKNOWN);
            assertThat(path(exit.left(), "UUU.....UUUUU", 1, 4)).containsExactly(0, 0, 1, 1);
            assertThat(path(exit.left(), "UUU....UUUUUU", 1, 4)).containsExactly(0, 0, 0, 0);
        }

        @Test
        void whoIsGoneInTheWeekOfTheStartHasLeftInIt() {
            FirstExit byFour = exit.by(GAP_OF_4_WEEKS);

            assertThat(path(byFour.left(), "UUGGGGGG", 2, 2)).containsExactly(1, 1);
            assertThat(path(byFour.left(), "UUGGGGGG", 3, 2)).containsExactly(0, 0);
            assertThat(path(byFour.left(), "GGGUGGGG", 1, 4)).containsExactly(0, 0, 0, 1);
        }

        @Test
        void nothingIsKnownWithoutTheWeekBeforeTheStart() {
            FirstExit noGap = exit.by(NO_GAP);

            assertThat(path(noGap.left(), "UU..", 0, 2)).containsExactly(UNKNOWN, UNKNOWN);
            assertThat(path(noGap.left(), "?U..", 1, 2)).containsExactly(UNKNOWN, UNKNOWN);
            assertThat(path(noGap.left(), "?U..", 2, 2)).containsExactly(1, 1);
            assertThat(path(noGap.left(), "UU..", 9, 2)).containsExactly(UNKNOWN, UNKNOWN);
        }

        @Test
        void theDeadAndThoseAbroadAreElsewhereAndStayCounted() {
            List<Outcome> all = exit.by(GAP_OF_4_WEEKS).outcomes();

            for (String weeks : List.of("UUD-----", "UUE-----", "UU------")) {
                assertThat(path(all.get(0), weeks, 1, 4)).as(weeks).containsExactly(0, 0, 0, 0);
                assertThat(path(all.get(2), weeks, 1, 4)).as(weeks).containsExactly(0, 1, 1, 1);
            }
        }

        @Test
        void nothingIsObservedPastAnUnknownWeekEvenOfThoseWhoHaveLeft() {
            assertThat(path(exit.by(NO_GAP).left(), "UU..?U", 1, 4)).containsExactly(0, 1, 1, UNKNOWN);
        }

        @Test
        void whoStaysIsNoMoreObservedThanWhoLeavesWhereEmploymentIsUnknown() {
            FirstExit toJob = firstExit(CASH_ASSISTANCE, JOB).by(NO_GAP);

            for (Outcome outcome : toJob.outcomes()) {
                assertThat(path(outcome, "CCCCCC", "1?", 1, 4))
                        .as(outcome.name())
                        .containsExactly(0, 0, 0, UNKNOWN);
            }
            assertThat(path(toJob.outcomes().get(0), "CC....", "1?", 1, 4)).containsExactly(0, 1, 1, UNKNOWN);
            assertThat(path(left(CASH_ASSISTANCE), "CCCCCCCCCCCCC", "1?", 1, 4)).containsExactly(0, 0, 0, 0);
        }

        @Test
        void aDestinationMayHoldTheGroupThatIsLeft() {
            Outcome toAnother =
                    firstExit(CASH_ASSISTANCE, BENEFIT).by(NO_GAP).outcomes().get(0);

            assertThat(path(toAnother, "CCSC", 1, 3)).containsExactly(0, 1, 1);
        }

        @Test
        void hasNamesThatSayTheRule() {
            assertThat(firstExit(BENEFIT, JOB, EDUCATION).outcomes())
                    .extracting(Outcome::name)
                    .containsExactly(
                            "left-income-replacement-for-job-by-full-calendar-month",
                            "left-income-replacement-for-education-by-full-calendar-month",
                            "left-income-replacement-for-other-by-full-calendar-month",
                            "left-income-replacement-by-full-calendar-month");
            assertThat(firstExit(BENEFIT, JOB).by(GAP_OF_4_WEEKS).left())
                    .hasToString("left-income-replacement-by-gap-of-4-weeks");
            assertThat(firstExit(BENEFIT, JOB, EDUCATION))
                    .hasToString(
                            "first exit from income-replacement to job, education or other, by full calendar month");
            assertThat(firstExit(BENEFIT).by(NO_GAP)).hasToString("first exit from income-replacement, by no gap");
            assertThat(firstExit(BENEFIT).outcomes()).hasSize(2);
        }

        @Test
        void saysWhatItIs() {
            assertThat(exit.rule()).isEqualTo(FULL_CALENDAR_MONTH);
            assertThat(exit.outcomes()).extracting(Outcome::unit).containsOnly(Outcome.Unit.SHARE);
            assertThat(exit.outcomes()).extracting(Outcome::aim).containsOnly(Outcome.Aim.MORE);
            assertThat(exit.left().groups()).containsExactly(EDUCATIONAL_ASSISTANCE, EDUCATION, CASH_ASSISTANCE);
            assertThat(exit.left().missingIn(Town.register(Town.person(1, "C"))))
                    .isEmpty();
            assertThat(left(BENEFIT)).isEqualTo(firstExit(BENEFIT).left());
        }

        @Test
        void saysWhatIsMissing() {
            Register register = Town.register(new Person(1, "CCCCC", "11", PersonTraits.UNKNOWN));

            assertThat(firstExit(BENEFIT, JOB, JOB_OR_EDUCATION).left().missingIn(register))
                    .containsExactly("a week can be in the destinations 'job' and 'job-or-education' at once; ask for"
                            + " destinations that exclude each other");
            assertThat(firstExit(BENEFIT, StateGroup.of("jub")).left().missingIn(register))
                    .singleElement()
                    .asString()
                    .contains("'jub'");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> firstExit(BENEFIT, JOB, JOB))
                    .withMessageContaining("need different names");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> firstExit(BENEFIT, JOB.named("other")))
                    .withMessageContaining("none of them 'other'");
        }
    }

    @Nested
    class Returners {

        private final Outcome withinAMonth = returnedWithin(1, EDUCATIONAL_ASSISTANCE, GAP_OF_4_WEEKS);

        @Test
        void comeBackAfterAFinishedSpell() {
            assertThat(path(withinAMonth, "UU....UU.U", 1, 10)).containsExactly(0, 0, 0, 0, 0, 1, 1, 1, 1, UNKNOWN);
        }

        @Test
        void aGapThatTheRuleBridgesIsNoReturn() {
            assertThat(path(withinAMonth, "UU...UUU", 1, 5)).containsExactly(0, 0, 0, 0, 0);
            assertThat(path(returnedWithin(1, EDUCATIONAL_ASSISTANCE, NO_GAP), "UU...UUU", 1, 5))
                    .containsExactly(0, 0, 0, 0, 1);
        }

        @Test
        void whoComesBackTooLateIsNone() {
            assertThat(path(withinAMonth, "UU.....UU", 1, 8)).containsExactly(0, 0, 0, 0, 0, 0, 0, 0);
        }

        @Test
        void mayComeBackToALaterSpell() {
            assertThat(path(withinAMonth, "UU.....UU....U", 1, 13))
                    .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
        }

        @Test
        void aSpellThatEndedBeforeTheStartIsNotFinishedSince() {
            assertThat(path(withinAMonth, "UU....UU", 2, 5)).containsExactly(0, 0, 0, 0, 1);
            assertThat(path(withinAMonth, "UU....UU", 3, 5)).containsExactly(0, 0, 0, 0, 0);
        }

        @Test
        void areNotObservedPastAnUnknownWeek() {
            assertThat(path(withinAMonth, "UU..?.UU", 1, 4)).containsExactly(0, 0, 0, UNKNOWN);
            assertThat(path(withinAMonth, "?U....UU", 1, 2)).containsExactly(UNKNOWN, UNKNOWN);
            assertThat(path(withinAMonth, "U....UU", 0, 2)).containsExactly(UNKNOWN, UNKNOWN);
        }

        @Test
        void oneYearIs52Weeks() {
            Outcome withinAYear = returnedWithin(12, CASH_ASSISTANCE);

            assertThat(path(withinAYear, "C" + ".".repeat(52) + "C", 1, 53)[52]).isOne();
            assertThat(path(withinAYear, "C" + ".".repeat(53) + "C", 1, 54)[53]).isZero();
        }

        @Test
        void saysWhatItIs() {
            Outcome outcome = returnedWithin(12, CASH_ASSISTANCE);

            assertThat(outcome).hasToString("back-on-cash-assistance-within-12-months-by-full-calendar-month");
            assertThat(withinAMonth.name())
                    .isEqualTo("back-on-educational-assistance-within-1-month-by-gap-of-4-weeks");
            assertThat(outcome.unit()).isEqualTo(Outcome.Unit.SHARE);
            assertThat(outcome.aim()).isEqualTo(Outcome.Aim.LESS);
            assertThat(outcome.groups()).containsExactly(CASH_ASSISTANCE);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> returnedWithin(0, CASH_ASSISTANCE))
                    .withMessageContaining("0 months");
        }
    }

    private static double[] path(Outcome outcome, String weeks, int start, int length) {
        return path(outcome, weeks, "", start, length);
    }

    private static double[] path(Outcome outcome, String weeks, String jobs, int start, int length) {
        Register register = Town.register(new Person(1, weeks, jobs, PersonTraits.UNKNOWN));
        double[] into = new double[length];
        outcome.in(register).path(register.timeline(0), Town.week(start), into);
        return into;
    }
}
