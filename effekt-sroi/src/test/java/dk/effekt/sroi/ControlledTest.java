package dk.effekt.sroi;

import static dk.effekt.sroi.Kroner.kroner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ControlledTest {

    private final Proxy price = kroner(1_000).per("point", 2024, "example");
    private final Measured gained = new Measured(
            List.of(MeasuredEffect.controlled(
                    "Grip", "a year", 0, 2, 0.5, "difference in change, survey of 2024", "HC2", Map.of())),
            Measured.Direction.GAINED);

    @Test
    void whatWouldHaveHappenedAnywayIsOutOfIt() {
        ValueOutcome row = ValueOutcome.of(ValueKind.OTHER, "Citizen", "Grip", gained, price);
        Deduction share = Deduction.of(0.1, "survey");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row.withDeadweight(share))
                .withMessageContaining("out of it already (difference in change, survey of 2024)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row.withAttribution(share))
                .withMessageContaining("because(reason)");
        assertThat(row.withDeadweight(share.because("the survey was elsewhere"))
                        .deadweight()
                        .share())
                .isEqualTo(0.1);
        assertThat(gained).hasToString("gained 2.00 (a year, SE 0.5000) per participant, measured");
    }

    /** 10 participants at 1,000 kr: 2,000·10, and 500·10. */
    @Test
    void itIsWorthItsNumberTimesTheValueAndSurvivesAFile() {
        ValueMap map = ValueMap.named("m")
                .participants(10)
                .discounting(Discounting.none())
                .outcome(ValueOutcome.of(ValueKind.OTHER, "Citizen", "Grip", gained, price));
        Amount value = map.evaluate().presentValue();
        assertThat(value.value()).isEqualTo(20_000);
        assertThat(value.standardError()).isCloseTo(5_000, within(1e-9));
        assertThat(map.evaluate().notes()).noneMatch(note -> note.startsWith("Scaling"));
        assertThat(ValueMap.fromJson(map.toJson()).evaluate().presentValue()).isEqualTo(value);
    }

    @Test
    void effectsOfEqualErrorFromElsewhereAreNotTakenForOne() {
        MeasuredEffect one = effect("One", 1, Map.of());
        MeasuredEffect other = effect("Other", 1, Map.of());
        assertThat(one).isNotEqualTo(other).isEqualTo(effect("One", 1, Map.of()));
        assertThat(one.covariance(other)).isZero();
        assertThat(one.covariance(one)).isEqualTo(0.25);
    }

    /** 0.3·0.2 − 0.1·0.2 of the two persons in both. */
    @Test
    void influencesOfTheSamePersonsGiveTheCovariance() {
        MeasuredEffect one = effect("One", 1, Map.of(7L, 0.3, 8L, -0.1, 9L, 0.2));
        MeasuredEffect other = effect("Other", 1, Map.of(7L, 0.2, 8L, 0.2, 10L, 0.3));
        assertThat(one.covariance(other)).isCloseTo(0.04, within(1e-15));
        assertThat(other.covariance(one)).isEqualTo(one.covariance(other));
        // 0.3² + 0.4² is all of 0.5².
        assertThat(effect("One", 1, Map.of(7L, 0.3, 8L, 0.4)).standardError()).isEqualTo(0.5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> effect("One", 1, Map.of(7L, 0.6)))
                .withMessageContaining("sum to 0.36, the variance is 0.25; they may not sum to more");
    }

    @Test
    void anErrorOfNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeasuredEffect.controlled("Grip", "a year", 0, 2, 0, "survey", "HC2", Map.of()))
                .withMessage("the standard error of the effect on 'Grip' is 0.0; it must be above 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeasuredEffect.controlled("Grip", "a year", 0, 2, 1, " ", "HC2", Map.of()))
                .withMessageContaining("design");
        assertThat(new Measured(List.of(effect("a", 2, Map.of())), Measured.Direction.AVOIDED).amount(1))
                .isEqualTo(-2);
    }

    private static MeasuredEffect effect(String outcome, double estimate, Map<Long, Double> influences) {
        return MeasuredEffect.controlled(outcome, "a year", 20, estimate, 0.5, "trial", "HC2", influences);
    }
}
