package dk.effekt.sroi.purse;

import static dk.effekt.sroi.purse.Life.CASH;
import static dk.effekt.sroi.purse.Life.FLEXI_JOB;
import static dk.effekt.sroi.purse.Life.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.register.Codebook;
import dk.effekt.register.Register;
import dk.effekt.register.State;
import dk.effekt.register.StateGroup;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderReplayTest {

    private static final ReimbursementLadder LADDER = ReimbursementLadder.since2016();

    /** 10 weeks before 2016 and 50 in it; 30 weeks; nothing. The first has 4 − 4 weeks left on step 1: it came with 10. */
    @Test
    void addsUpPersonWeeksByStep() {
        LadderReplay replay = LADDER.replay(Life.register(List.of(
                        Life.from(2015, 44).then(CASH, 60),
                        Life.from(2015, 44).then(NOTHING, 10).then(CASH, 30).then(NOTHING, 20),
                        Life.from(2015, 44).then(NOTHING, 60))))
                .protectedBy(SmallCells.unprotected());

        assertThat(replay.persons()).isEqualTo(2);
        assertThat(replay.personWeeks(1)).isEqualTo(4);
        assertThat(replay.personWeeks(2)).isEqualTo(16 + 22);
        assertThat(replay.personWeeks(3)).isEqualTo(26 + 4);
        assertThat(replay.personWeeks(4)).isEqualTo(8);
        assertThat(replay.restarts()).isZero();
        assertThat(replay.table()).contains("before 2016-W01                           10", "2 persons on it");
        assertThat(replay.table()).contains("UNPROTECTED: small counts are shown; not to be published.");
        assertThat(replay.table().lines()).allMatch(line -> line.length() <= 80);
        assertThat(replay).hasToString("refusionstrappen 2016 replayed for 2 persons, 2015-W44 to 2016-W50");
    }

    @Test
    void saysThatARegisterStartsTooLate() {
        assertThat(LADDER.replay(Life.from(2017, 1).then(CASH, 60).register()).notes())
                .first()
                .asString()
                .isEqualTo("Weeks before 2017-W01 are not known, and they count from 2014-W27: persons may stand higher"
                        + " on the ladder than shown here, or may have started over when nothing here shows it.");
        assertThat(LADDER.replay(Life.from(2014, 27).then(CASH, 60).register()).notes())
                .isEqualTo(LADDER.notes());
    }

    @Test
    void saysHowManyHaveUnknownWeeksOrAreOldCases() {
        LadderReplay replay = LADDER.replay(Life.register(List.of(
                        Life.from(2014, 1)
                                .then(CASH, 50)
                                .then(State.NOT_OBSERVED, 10)
                                .then(CASH, 60),
                        Life.from(2014, 1).then(State.NOT_OBSERVED, 10).then(CASH, 110),
                        Life.from(2014, 1).then(FLEXI_JOB, 120),
                        Life.from(2014, 1).then(CASH, 40).then(FLEXI_JOB, 80))))
                .protectedBy(SmallCells.unprotected());

        assertThat(replay.notes())
                .startsWith(
                        "1 person has weeks of which it is not known what they were; these weeks neither add nor count as"
                                + " self-support.",
                        "1 person is taken for an old case, being in flexi-job or disability-pension before 2014-W27; such"
                                + " weeks are on no step.");
        assertThat(LADDER.replay(Life.from(2016, 1).then(FLEXI_JOB, 9).register())
                        .notes())
                .anySatisfy(note -> assertThat(note).contains("in the register's first week"));
    }

    /** Six are on steps 1 and 2, four of them on step 3, and one is an old case. */
    @Test
    void hidesWhatRestsOnFewerThanFive() {
        List<Life> lives = new ArrayList<>();
        for (int person = 0; person < 6; person++) {
            lives.add(
                    person < 4
                            ? Life.from(2014, 1).then(NOTHING, 105).then(CASH, 30)
                            : Life.from(2014, 1)
                                    .then(NOTHING, 105)
                                    .then(CASH, 20)
                                    .then(NOTHING, 10));
        }
        lives.add(Life.from(2014, 1).then(FLEXI_JOB, 135));
        LadderReplay replay = LADDER.replay(Life.register(lives));

        assertThat(replay.table())
                .containsPattern("1-4 +20 % +24\n")
                .containsPattern("5-26 +60 % +" + (4 * 22 + 2 * 16) + "\n")
                .containsPattern("27-52 +70 % +\\.\\.\n")
                .containsPattern("53- +80 % +0\n")
                .contains("6 persons on it, 0 restarts")
                .contains(".. is hidden: counts of 1 to 4 are hidden, and others that would give them away.")
                .contains("Few persons are taken for an old case");
        assertThat(replay.table().lines()).allMatch(line -> line.length() <= 80);
        assertThat(replay.protectedBy(SmallCells.hidingBelow(7)).table())
                .contains(".. persons on it")
                .containsPattern("1-4 +20 % +\\.\\.\n");
        assertThat(replay.protectedBy(SmallCells.hidingBelow(7)))
                .hasToString("refusionstrappen 2016 replayed for few persons, 2014-W01 to 2016-W30");
        assertThat(replay.protectedBy(SmallCells.unprotected()).table())
                .containsPattern("27-52 +70 % +16\n")
                .contains("UNPROTECTED");
        assertThat(replay.personWeeks(3)).isEqualTo(16);
    }

    @Test
    void refusesARegisterWithoutTheGroups() {
        Register bare = Register.builder(WeekSpan.of(Week.of(2016, 1), 10), Codebook.of("bare", List.of()))
                .build("test", "made up");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LADDER.replay(bare))
                .withMessageContaining("needs a group that codebook bare lacks");
        assertThat(LADDER.missingIn(bare)).doesNotHaveDuplicates().hasSize(15);
        assertThat(LADDER.missingIn(Life.from(2016, 1).then(CASH, 1).register()))
                .isEmpty();
    }

    @Test
    void refusesSelfSupportThatIsCovered() {
        Register register = Life.from(2016, 1).then(CASH, 10).register();

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> LADDER.withSelfSupport(StateGroup.CASH_ASSISTANCE).replay(register))
                .withMessage("a week can be in 'on-the-ladder' and in 'cash-assistance' at once;"
                        + " what is covered cannot be self-support");
    }
}
