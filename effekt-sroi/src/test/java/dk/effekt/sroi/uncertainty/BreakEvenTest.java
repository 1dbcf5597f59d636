package dk.effekt.sroi.uncertainty;

import static dk.effekt.sroi.Basis.PER_PARTICIPANT;
import static dk.effekt.sroi.Kroner.kroner;
import static dk.effekt.sroi.ValueKind.FISCAL;
import static dk.effekt.sroi.ValueKind.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.effect.Effect;
import dk.effekt.effect.Effects;
import dk.effekt.sroi.Discounting;
import dk.effekt.sroi.ExampleEffects;
import dk.effekt.sroi.MeasuredEffect;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.SuccessShare;
import dk.effekt.sroi.ValueMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreakEvenTest {

    private final Effects effects = ExampleEffects.example();

    /** Treated have 0.1 less benefit and 0.2 more job a week, over two years. */
    private final ValueMap map = ValueMap.named("BTU")
            .participants(10)
            .discounting(Discounting.none())
            .input("Municipality", kroner(12_000).perParticipant())
            .outcome(
                    FISCAL,
                    "Municipality",
                    "Weeks on benefit",
                    Quantity.avoided(effects.path(ExampleEffects.BENEFIT).cumulated(0, 51)),
                    kroner(967).perWeek(2024, "share of municipality"))
            .outcome(
                    FISCAL,
                    "State",
                    "Weeks on benefit",
                    Quantity.avoided(effects.path(ExampleEffects.BENEFIT).cumulated(0, 51)),
                    kroner(592).perWeek(2024, "share of state"))
            .outcome(
                    FISCAL,
                    "State",
                    "Tax",
                    Quantity.gainedByYear(effects.path(ExampleEffects.JOB)),
                    kroner(300).perWeek(2024, "tax"))
            .outcome(
                    OTHER,
                    "Region",
                    "visits",
                    Quantity.stated(2, PER_PARTICIPANT, "log"),
                    kroner(100).per("visit", 2024, "x"));

    private final double ofBenefit = 5.2 * (967 + 592);
    private final double ofJob = 2 * 10.4 * 300;
    private final double ofVisits = 2 * 100;

    @Test
    void eachMeasuredOutcomeHasItsOwnFactor() {
        BreakEven breakEven = BreakEven.of(map);
        assertThat(breakEven.outcomes())
                .extracting(BreakEven.MeasuredOutcome::outcome)
                .containsExactly(ExampleEffects.BENEFIT, ExampleEffects.JOB);
        BreakEven.MeasuredOutcome benefit = breakEven.outcomes().get(0);
        double factor = (12_000 - ofJob - ofVisits) / ofBenefit;
        assertThat(benefit.factor().orElseThrow()).isCloseTo(factor, within(1e-9));
        assertThat(benefit.unit()).isEqualTo(MeasuredEffect.Unit.WEEKS);
        assertThat(benefit.needed().get(0)).isCloseTo(5.2 * factor, within(1e-9));
        assertThat(breakEven.outcomes().get(1).needed()).hasSize(2);
        assertThat(breakEven.factor().orElseThrow())
                .isCloseTo((12_000 - ofVisits) / (ofBenefit + ofJob), within(1e-9))
                .isCloseTo(map.evaluate().breakEvenFactor().orElseThrow(), within(1e-9));
    }

    /** If a success is 52 weeks off benefit, it is worth 52 · (967 + 592) kroner, and the rest of the cost is to be won. */
    @Test
    void theShareIsCostOverValueOfASuccess() {
        SuccessShare share = BreakEven.of(map).share(ExampleEffects.BENEFIT, 52);
        assertThat(share.value().amount()).isCloseTo(52 * (967 + 592), within(1e-6));
        assertThat(share.cost().amount()).isCloseTo(12_000 - ofJob - ofVisits, within(1e-6));
        assertThat(share.additional().value())
                .isCloseTo((12_000 - ofJob - ofVisits) / (52 * (967 + 592)), within(1e-12))
                .isCloseTo(BreakEven.of(map).outcomes().get(0).needed().get(0) / 52, within(1e-12));
    }

    /** A citizen who loses 500 kroner of each week's saving of 1,500: the effect breaks even at 12,000/(5.2 · 1,000). */
    @Test
    void whatOnePayerLosesOfAnothersGainRestsOnTheSameEffect() {
        Effect weeks = effects.path(ExampleEffects.BENEFIT).cumulated(0, 51);
        ValueMap transfer = OneNumber.empty("transfer", 0)
                .input("Municipality", kroner(12_000).perParticipant())
                .outcome(
                        FISCAL,
                        "Municipality",
                        "weeks",
                        Quantity.avoided(weeks),
                        kroner(1_500).perWeek(2024, "x"))
                .outcome(
                        FISCAL,
                        "Citizen",
                        "weeks",
                        Quantity.gained(weeks),
                        kroner(500).perWeek(2024, "x"));

        List<BreakEven.MeasuredOutcome> outcomes = BreakEven.of(transfer).outcomes();

        assertThat(outcomes).hasSize(1);
        assertThat(outcomes.get(0).factor().orElseThrow())
                .isCloseTo(12_000 / (-weeks.estimate() * 1_000), within(1e-9))
                .isCloseTo(transfer.evaluate().breakEvenFactor().orElseThrow(), within(1e-9));
    }

    @Test
    void whereNothingBreaksEvenThereIsNoFactor() {
        ValueMap harmful = OneNumber.empty("harmful", 0)
                .participants(10)
                .input("Municipality", kroner(1_000).perParticipant())
                .outcome(
                        FISCAL,
                        "a",
                        "weeks",
                        Quantity.gained(effects.path(ExampleEffects.BENEFIT).cumulated(0, 51)),
                        kroner(100).perWeek(2024, "x"));
        BreakEven breakEven = BreakEven.of(harmful);
        assertThat(breakEven.factor()).isEmpty();
        assertThat(breakEven.outcomes().get(0).needed()).isEmpty();
        assertThat(breakEven).hasToString("harmful: no multiple of what was measured breaks even");
        assertThat(breakEven.table()).contains("none");
    }

    @Test
    void printsAndRefuses() {
        BreakEven breakEven = BreakEven.of(map);
        assertThat(breakEven.table().lines()).allMatch(line -> line.length() <= 80);
        assertThat(breakEven.toString()).hasSizeLessThan(80).startsWith("BTU: breaks even at 0.8");
        assertThat(breakEven.toCsv().lines()).hasSize(4);
        assertThat(breakEven.toJson()).contains("\"unit\" : \"weeks\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> breakEven.share("jobb", 1))
                .withMessageContaining("did you mean 'job'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BreakEven.of(OneNumber.map("x", dk.effekt.sroi.Distribution.fixed(3), 2)))
                .withMessageContaining("has no measured outcome");
    }
}
