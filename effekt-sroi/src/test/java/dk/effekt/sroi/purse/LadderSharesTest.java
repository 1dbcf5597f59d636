package dk.effekt.sroi.purse;

import static dk.effekt.register.StateGroup.CASH_ASSISTANCE;
import static dk.effekt.sroi.purse.Life.CASH;
import static dk.effekt.sroi.purse.Life.FLEXI_JOB;
import static dk.effekt.sroi.purse.Life.NOTHING;
import static dk.effekt.sroi.purse.Life.SICK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.calendar.Week;
import dk.effekt.cohort.Attrition;
import dk.effekt.cohort.Cohort;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.register.Register;
import dk.effekt.register.State;
import dk.effekt.register.StateGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LadderSharesTest {

    private static final ReimbursementLadder LADDER = ReimbursementLadder.since2016();
    private static final Week FIRST = Week.of(2016, 1);

    /** The first is on cash assistance throughout, the second 10 weeks late and 6 weeks of the 130 sick. */
    private static final Register REGISTER = Life.register(List.of(
            Life.from(2016, 1).then(CASH, 130),
            Life.from(2016, 1).then(NOTHING, 10).then(SICK, 6).then(CASH, 114)));

    private static Participation start(long person, int week) {
        return new Participation(
                person, new Intervention("x"), FIRST.plusWeeks(week).monday(), Optional.empty(), "");
    }

    /** Who starts with the first week on benefit and stays on it costs what the closed form says. */
    @Test
    void constantBenefitIsTheClosedForm() {
        LadderShares shares =
                LadderShares.ofParticipants(LADDER.replay(REGISTER), CASH_ASSISTANCE, 2, List.of(start(1000, 0)));

        assertThat(shares.personWeeks(1)).isEqualTo(52);
        assertThat(shares.meanShare(1)).isCloseTo(LADDER.meanShare(1, 52), within(1e-15));
        assertThat(shares.meanShare(2)).isCloseTo(0.8, within(1e-15));
        assertThat(shares.meanShare(Payer.STATE, 1)).isCloseTo(19.8 / 52, within(1e-15));
        assertThat(shares.meanShare(Payer.REGION, 1)).isZero();
        assertThat(shares.personWeeks(1, 2)).isEqualTo(22);
    }

    /**
     * From week 10 on: the first person's weeks 11 to 62, that is 16, 26 and 10 on steps 2 to 4; the second's cash weeks 7 to 52,
     * that is 20 and 26 on steps 2 and 3.
     */
    @Test
    void weeksOfSeveralAreCountedTogether() {
        LadderShares shares = LadderShares.ofParticipants(
                LADDER.replay(REGISTER), CASH_ASSISTANCE, 1, List.of(start(1000, 10), start(1001, 10)));

        assertThat(shares.starts()).isEqualTo(2);
        assertThat(shares.personWeeks(1)).isEqualTo(52 + 46);
        assertThat(shares.personWeeks(1, 1)).isZero();
        assertThat(shares.meanShare(1)).isCloseTo((36 * 0.6 + 52 * 0.7 + 10 * 0.8) / 98, within(1e-15));
    }

    @Test
    void rowsOfACohortCountTheirWeights() {
        LadderReplay replay = LADDER.replay(REGISTER);
        Cohort cohort = Cohort.of(
                REGISTER,
                new int[] {0, 1},
                new int[] {FIRST.epochWeek() + 10, FIRST.epochWeek() + 10},
                new boolean[] {true, false},
                Attrition.startingWith("starts", 1));
        LadderShares shares = LadderShares.of(replay, CASH_ASSISTANCE, 1, cohort, new double[] {1, 0.5});

        assertThat(shares.personWeeks(1)).isEqualTo(52 + 23);
        assertThat(shares.meanShare(1)).isCloseTo((26 * 0.6 + 39 * 0.7 + 10 * 0.8) / 75, within(1e-15));
        assertThat(LadderShares.of(replay, CASH_ASSISTANCE, 1, cohort, new double[] {0, 2})
                        .meanShare(1))
                .isCloseTo((20 * 0.6 + 26 * 0.7) / 46, within(1e-15));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LadderShares.of(replay, CASH_ASSISTANCE, 1, cohort, new double[] {1}))
                .withMessage("1 weights for 2 rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LadderShares.of(replay, CASH_ASSISTANCE, 1, cohort, new double[] {1, -1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        LadderShares.of(replay, CASH_ASSISTANCE, 1, cohort, new double[] {1, Double.POSITIVE_INFINITY}))
                .withMessage("a weight of Infinity; weights are finite and at least 0");
        LadderReplay other = LADDER.replay(Life.from(2016, 1).then(CASH, 3).register());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LadderShares.of(other, CASH_ASSISTANCE, 1, cohort, new double[] {1, 1}))
                .withMessageContaining("replay that of the cohort");
    }

    /** Five are on cash assistance; without one of them it would rest on four, which is too few to print. */
    @Test
    void rowsWithoutWeightAreNoPersonsThatAShareRestsOn() {
        LadderReplay replay = LADDER.replay(
                Life.register(Collections.nCopies(5, Life.from(2016, 1).then(CASH, 10))));
        int[] weeks = new int[5];
        Arrays.fill(weeks, FIRST.epochWeek());
        Cohort cohort = Cohort.of(
                replay.register(),
                new int[] {0, 1, 2, 3, 4},
                weeks,
                new boolean[] {true, true, true, true, true},
                Attrition.startingWith("starts", 5));

        assertThat(LadderShares.of(replay, CASH_ASSISTANCE, 1, cohort, new double[] {1, 1, 1, 1, 1}))
                .hasToString("weeks on cash-assistance of 5 starts, 1 year: 44.0 %");
        assertThat(LadderShares.of(replay, CASH_ASSISTANCE, 1, cohort, new double[] {1, 1, 0, 1, 1}))
                .hasToString("weeks on cash-assistance of few starts, 1 year: ..");
    }

    /** One climbs the ladder; the other is an old case, on the benefit in the same weeks and on no step. */
    @Test
    void stepsOfOneAreNotThoseOfTheNext() {
        LadderReplay replay = LADDER.replay(Life.register(
                List.of(Life.from(2016, 1).then(CASH, 30), Life.from(2016, 1).then(FLEXI_JOB, 30))));
        LadderShares shares = LadderShares.ofParticipants(
                replay, CASH_ASSISTANCE.or(StateGroup.of("flexi-job")), 1, List.of(start(1000, 0), start(1001, 0)));

        assertThat(shares.personWeeks(1)).isEqualTo(30);
        assertThat(shares.offLadder(1)).isEqualTo(30);
    }

    /**
     * From 2015-W52 two weeks are on no step; the 3rd to the 30th are 2, 22 and 4 weeks on steps 1 to 3, a share of 16.4/28. The
     * register ends 20 weeks into the second year.
     */
    @Test
    void saysWhatIsOnNoStepAndWhatIsNotObserved() {
        Register register = Life.from(2015, 52)
                .then(CASH, 30)
                .then(State.NOT_OBSERVED, 5)
                .then(NOTHING, 37)
                .register();
        LadderShares shares = LadderShares.ofParticipants(
                LADDER.replay(register).protectedBy(SmallCells.unprotected()),
                CASH_ASSISTANCE,
                2,
                List.of(
                        new Participation(
                                1000, new Intervention("x"), Week.of(2015, 52).monday(), Optional.empty(), ""),
                        start(7, 0)));

        assertThat(shares.offLadder(1)).isEqualTo(2);
        assertThat(shares.personWeeks(1)).isEqualTo(28);
        assertThat(shares.notObserved(1)).isEqualTo(5);
        assertThat(shares.notObserved(2)).isEqualTo(32);
        assertThat(shares.meanShare(2)).isNaN();
        assertThat(shares.notInRegister()).isEqualTo(1);
        assertThat(shares.table())
                .contains("1               28        58.6 %  41.4 %           2             5")
                .contains("1 participation is of persons whom the register does not know.")
                .contains("UNPROTECTED")
                .contains("Weeks before 2015-W52 are not known");
        assertThat(shares.table().lines()).allMatch(line -> line.length() <= 80);
        assertThat(shares).hasToString("weeks on cash-assistance of 1 start, 2 years: 58.6 %, -");
    }

    /** Five persons start on cash assistance; one is on it in the second year, two are on it before 2016, and one starts twice. */
    @Test
    void hidesWhatRestsOnFewerThanFivePersons() {
        List<Life> lives = new ArrayList<>();
        List<Participation> starts = new ArrayList<>();
        for (int person = 0; person < 5; person++) {
            Life life = Life.from(2015, 51).then(person < 2 ? CASH : NOTHING, 3).then(CASH, 40);
            lives.add(person == 0 ? life.then(CASH, 30) : life.then(NOTHING, 30));
            starts.add(new Participation(
                    1000 + person, new Intervention("x"), Week.of(2015, 51).monday(), Optional.empty(), ""));
        }
        starts.add(start(1004, 0));
        starts.add(start(77, 0));
        LadderReplay replay = LADDER.replay(Life.register(lives));
        LadderShares shares = LadderShares.ofParticipants(replay, CASH_ASSISTANCE, 2, starts);

        assertThat(shares.table())
                .containsPattern("1 +[0-9]+ +[0-9.]+ % +[0-9.]+ % +\\.\\. +0\n")
                .containsPattern("2 +\\.\\. +\\.\\. +\\.\\. +0 +[0-9]+\n")
                .contains("Few participations are of persons whom the register does not know.")
                .contains(".. is hidden: counts of 1 to 4 are hidden");
        assertThat(shares.toString()).matches("weeks on cash-assistance of 6 starts, 2 years: [0-9.]+ %, \\.\\.");
        assertThat(shares.personWeeks(2)).isPositive();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PayerShares.of(shares))
                .withMessageContaining("the shares of year 2 of weeks on cash-assistance of 6 starts")
                .withMessageContaining("rest on few persons, and a purse prints them");
        PayerShares first = PayerShares.of(LadderShares.ofParticipants(replay, CASH_ASSISTANCE, 1, starts));
        assertThat(first.notes()).anyMatch(note -> note.startsWith("Some weeks of those who started are on no step"));
        // Five starts of one person are one person's weeks.
        List<Participation> oneAlone =
                List.of(start(1000, 0), start(1000, 1), start(1000, 2), start(1000, 3), start(1000, 4));
        assertThat(LadderShares.ofParticipants(replay, CASH_ASSISTANCE, 1, oneAlone))
                .hasToString("weeks on cash-assistance of 5 starts, 1 year: ..");
    }

    /** Of five, one is not observed in 42 weeks, and who knows of her would read it off the table. */
    @Test
    void hidesTheWeeksThatFewAreNotObservedIn() {
        List<Life> lives = new ArrayList<>(
                Collections.nCopies(4, Life.from(2016, 1).then(CASH, 10).then(NOTHING, 42)));
        lives.add(Life.from(2016, 1).then(CASH, 10));
        List<Participation> starts = new ArrayList<>();
        for (int person = 0; person < lives.size(); person++) {
            starts.add(start(1000 + person, 0));
        }
        LadderReplay replay = LADDER.replay(Life.register(lives));

        assertThat(LadderShares.ofParticipants(replay, CASH_ASSISTANCE, 1, starts)
                        .table())
                .containsPattern("1 +50 +44.0 % +56.0 % +0 +\\.\\.\n");
        assertThat(LadderShares.ofParticipants(replay.protectedBy(SmallCells.unprotected()), CASH_ASSISTANCE, 1, starts)
                        .table())
                .containsPattern("1 +50 +44.0 % +56.0 % +0 +42\n");
    }

    @Test
    void refusesWhatCannotBeAsked() {
        LadderReplay replay = LADDER.replay(REGISTER);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LadderShares.ofParticipants(replay, CASH_ASSISTANCE, 0, List.of()))
                .withMessageContaining("ask for 1 to 50");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LadderShares.ofParticipants(replay, CASH_ASSISTANCE, 51, List.of()));
        assertThat(LadderShares.ofParticipants(replay, CASH_ASSISTANCE, 50, List.of())
                        .years())
                .isEqualTo(50);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LadderShares.ofParticipants(replay, StateGroup.JOB, 1, List.of()))
                .withMessageContaining("needs the monthly employment ratio");
        LadderShares shares = LadderShares.ofParticipants(replay, CASH_ASSISTANCE, 1, List.of());
        assertThat(shares.meanShare(1)).isNaN();
        assertThat(shares.table()).doesNotContain("whom the register does not know");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shares.meanShare(2))
                .withMessage("year 2 since the start; there are 1 to 1");
    }
}
