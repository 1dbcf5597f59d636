package dk.effekt.sroi.purse;

import static dk.effekt.register.StateGroup.CASH_ASSISTANCE;
import static dk.effekt.sroi.purse.Payer.MUNICIPALITY;
import static dk.effekt.sroi.purse.Payer.STATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.calendar.Week;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PayerSharesTest {

    private static final Offset<Double> TINY = within(1e-12);

    private final ReimbursementLadder ladder = ReimbursementLadder.since2016();

    /** On cash assistance from the first week that is asked for, which is the ladder's closed form. */
    @Test
    void theRegistersSharesOfAConstantBenefitAreTheLadders() {
        LadderShares register = shares(Life.from(2016, 1).then(Life.CASH, 130), Week.of(2016, 1), 2);
        PayerShares shares = PayerShares.of(register);
        PayerShares closed = PayerShares.onLadder(ladder, 1);
        for (int year = 1; year <= 3; year++) {
            assertThat(shares.share(MUNICIPALITY, year)).isCloseTo(closed.share(MUNICIPALITY, year), TINY);
            assertThat(shares.share(STATE, year)).isCloseTo(closed.share(STATE, year), TINY);
        }
        assertThat(shares.source()).isEqualTo("register, 1 start");
        assertThat(shares.notes()).hasSize(1);
    }

    /** Of 52 weeks from the 11th of 2015 on, 43 lie in 2015, before the ladder is in force; the others are beyond the 53rd. */
    @Test
    void weeksOnNoStepAreSaid() {
        Life early = Life.from(2015, 1).then(Life.CASH, 130);
        PayerShares shares = PayerShares.of(shares(early, Week.of(2015, 11), 1));
        assertThat(shares.share(MUNICIPALITY, 1)).isCloseTo(0.8, TINY);
        assertThat(shares.notes())
                .anyMatch(note -> note.startsWith("43 weeks of those who started are on no step and in no share"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PayerShares.of(shares(early, Week.of(2015, 1), 1)))
                .withMessageContaining("has no week on any step; ask LadderShares for fewer years");
    }

    @Test
    void aYearBeforeTheFirstIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PayerShares.all(STATE, "x").share(STATE, 0))
                .withMessage("year of an outcome is 0; it must be at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> PayerShares.all(STATE, " "));
        assertThatIllegalArgumentException().isThrownBy(() -> PayerShares.onLadder(ladder, 0));
        assertThat(PayerShares.all(Payer.REGION, "made up")).hasToString("made up: Region 100 %");
        assertThat(Split.municipalityAndState(0.6192)).hasToString("Municipality 61.92 %, State 38.08 %");
    }

    private LadderShares shares(Life life, Week start, int years) {
        Participation one = new Participation(1000, new Intervention("x"), start.monday(), Optional.empty(), "");
        return LadderShares.ofParticipants(
                ladder.replay(Life.register(List.of(life))).protectedBy(SmallCells.unprotected()),
                CASH_ASSISTANCE,
                years,
                List.of(one));
    }
}
