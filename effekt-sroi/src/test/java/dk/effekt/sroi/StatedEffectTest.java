package dk.effekt.sroi;

import static dk.effekt.sroi.Basis.PER_PARTICIPANT;
import static dk.effekt.sroi.Kroner.kroner;
import static dk.effekt.sroi.ValueKind.FISCAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.sroi.investment.OutcomeContract;
import dk.effekt.sroi.uncertainty.Plausibility;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers that a controlled design found elsewhere, such as those of a published trial. */
class StatedEffectTest {

    private final Stated count =
            Quantity.stated(2, PER_PARTICIPANT, "trial of 2019").withStandardErrors(1.5);
    private final Stated effect = count.against("239 in the usual service, drawn by lot");
    private final Proxy proxy = kroner(100).per("visit", 2024, "price list");
    private final ValueOutcome outcome = ValueOutcome.of(FISCAL, "Region", "visits", effect, proxy);

    @Test
    void saysAgainstWhom() {
        assertThat(count.isEffect()).isFalse();
        assertThat(effect.isEffect()).isTrue();
        assertThat(effect)
                .hasToString("2.00 (SE 1.50) per participant, stated (trial of 2019) as an effect against 239 in the"
                        + " usual service, drawn by lot");
        assertThat(Quantity.stated(2, PER_PARTICIPANT, "trial of 2019")
                        .against("239 in the usual service, drawn by lot")
                        .withStandardErrors(1.5))
                .isEqualTo(effect);
        assertThatIllegalArgumentException().isThrownBy(() -> count.against(" "));
    }

    @Test
    void whatWouldHaveHappenedAnywayIsNotDeductedTwice() {
        Deduction third = Deduction.of(0.3, "benchmark");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> outcome.withDeadweight(third))
                .withMessage("outcome 'visits': deadweight of 30 % on an effect. What would have happened anyway is out"
                        + " of it already (against 239 in the usual service, drawn by lot); deducting it again would"
                        + " count it twice. Leave deadweight out, or say why it is not:"
                        + " Deduction.of(share, source).because(reason)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> outcome.withAttribution(third))
                .withMessageContaining("What both arms got from others is out of it already");
        assertThat(outcome.withDeadweight(third.because("the trial was of others"))
                        .impact())
                .isEqualTo(2 * 100 * 0.7);
        assertThat(outcome.withDisplacement(third).impact()).isEqualTo(2 * 100 * 0.7);
        assertThat(ValueOutcome.of(FISCAL, "Region", "visits", count, proxy)
                        .withDeadweight(third)
                        .impact())
                .isEqualTo(2 * 100 * 0.7);
    }

    @Test
    void soItIsOnTheOtherSide() {
        assertThat(effect.reversed().isEffect()).isTrue();
        assertThat(count.reversed().isEffect()).isFalse();
        Stated known = Quantity.stated(2, PER_PARTICIPANT, "trial of 2019").against("239 drawn by lot");
        assertThat(known.reversed().isEffect()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueOutcome.of(FISCAL, "Citizen", "visits", effect.reversed(), proxy)
                        .withDeadweight(Deduction.of(0.3, "benchmark")))
                .withMessageContaining("(against 239 in the usual service, drawn by lot)");
    }

    @Test
    void nobodyAsksForADeadweightThatIsOutOfItAlready() {
        Sroi sroi = ValueMap.named("Trial")
                .input("Region", kroner(50).perParticipant())
                .outcome(outcome)
                .evaluate();
        assertThat(Plausibility.of(sroi).notes()).isEmpty();
        assertThat(sroi.summary().replaceAll("\\s+", " "))
                .contains("as an effect against 239 in the usual service, drawn by lot; no deadweight, it is out of the"
                        + " effect already.");
    }

    @Test
    void aFileKeepsAgainstWhom() {
        ValueMap map = ValueMap.named("Trial").outcome(outcome);
        ValueMap back = ValueMap.fromJson(map.toJson());
        assertThat(back.outcomes()).isEqualTo(List.of(outcome));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> back.outcomes().get(0).withDeadweight(Deduction.of(0.1, "x")));
        assertThat(ValueMapSheet.toCsv(map)).contains("against 239 in the usual service");
    }

    @Test
    void aContractOnAllResultsIsNotPaidByAnEffect() {
        OutcomeContract contract = OutcomeContract.between("Fund", "Region")
                .investing(LocalDate.of(2025, 1, 1), 1_000)
                .paying(10, "visit")
                .measuredOn(LocalDate.of(2026, 1, 1))
                .payingForGrossResults(Deduction.of(0.2, "register"));
        assertThat(contract.schedule(count, 100).toString()).isNotBlank();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> contract.schedule(effect, 100))
                .withMessageContaining("but an effect was given");
    }
}
