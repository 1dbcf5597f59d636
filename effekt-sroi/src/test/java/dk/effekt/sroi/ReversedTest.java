package dk.effekt.sroi;

import static dk.effekt.sroi.Distribution.triangular;
import static dk.effekt.sroi.Kroner.kroner;
import static dk.effekt.sroi.ValueKind.FISCAL;
import static dk.effekt.sroi.ValueKind.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What one saves, another loses: the same number with its sign turned. */
class ReversedTest {

    private static final Offset<Double> TINY = within(1e-9);

    private final Stated weeks = Quantity.stated(triangular(4, 8, 15), Basis.PER_PARTICIPANT, "caseworkers");
    private final ValueMap map = ValueMap.named("Both sides")
            .discounting(Discounting.none())
            .outcome(FISCAL, "State", "saved", weeks, kroner(1_000).perWeek(2024, "rates"))
            .outcome(OTHER, "Citizen", "lost", weeks.reversed(), kroner(700).perWeek(2024, "rates"));

    /** Triangular: mean 9, variance (4² + 8² + 15² − 4·8 − 4·15 − 8·15)/18. */
    @Test
    void isOneUncertainNumber() {
        double sd = Math.sqrt((16 + 64 + 225 - 32 - 60 - 120) / 18.0);
        assertThat(map.parameters()).hasSize(1);
        assertThat(map.parameters().get(0).name()).isEqualTo("quantity of saved");
        Sroi sroi = map.evaluate();
        assertThat(sroi.presentValue().value()).isCloseTo(300 * 9, TINY);
        assertThat(sroi.presentValue().standardError()).isCloseTo(300 * sd, TINY);
        assertThat(sroi.value("Citizen").orElseThrow().presentValue().value()).isCloseTo(-6_300, TINY);
        assertThat(sroi.value("Citizen").orElseThrow().presentValue().standardError())
                .isCloseTo(700 * sd, TINY);
    }

    @Test
    void isTheSameForAnyValueOfIt() {
        ValueModel model = map.model();
        double[] present = new double[2];
        model.presentValues(new double[] {12.5}, present);
        assertThat(present).containsExactly(12_500, -8_750);
        assertThat(model.derivatives(new double[] {12.5})).hasNumberOfRows(4);
        assertThat(model.derivatives(new double[] {12.5})[1][0]).isCloseTo(1_000, TINY);
        assertThat(model.derivatives(new double[] {12.5})[3][0]).isCloseTo(-700, TINY);
    }

    @Test
    void standsAloneAsTheNumberThatWasStated() {
        ValueMap lost = ValueMap.named("x")
                .discounting(Discounting.none())
                .outcome(OTHER, "Citizen", "lost", weeks.reversed(), kroner(1).perWeek(2024, "x"));
        assertThat(lost.parameters().get(0).distribution()).isEqualTo(triangular(4, 8, 15));
        assertThat(lost.evaluate().presentValue().value()).isCloseTo(-9, TINY);
    }

    @Test
    void turnsBack() {
        assertThat(weeks.reversed().reversed()).isEqualTo(weeks);
        assertThat(weeks.reversed().amount(1)).isCloseTo(-9, TINY);
        assertThat(weeks.reversed().standardError(1))
                .isEqualTo(weeks.standardError(1))
                .isPositive();
        assertThat(weeks.reversed())
                .hasToString("minus 9.00 (triangular, 4.00, 8.00, 15.00) per participant, stated (caseworkers)");
        Stated known = Quantity.statedByYear(Basis.TOTAL, "log", 3, -1);
        assertThat(known.reversed()).isEqualTo(Quantity.statedByYear(Basis.TOTAL, "log", -3, 1));
        Measured measured = Quantity.gainedByYear(ExampleEffects.example().path(ExampleEffects.JOB));
        assertThat(measured.reversed().direction()).isEqualTo(Measured.Direction.AVOIDED);
        assertThat(measured.reversed().amount(1)).isEqualTo(-measured.amount(1));
        assertThat(measured.reversed().reversed()).isEqualTo(measured);
    }

    @Test
    void isWrittenAndReadAsTheSameNumber() {
        ValueMap back = ValueMap.fromJson(map.toJson());
        assertThat(back.outcomes()).isEqualTo(map.outcomes());
        assertThat(back.evaluate().presentValue()).isEqualTo(map.evaluate().presentValue());
        assertThat(back.parameters()).hasSize(1);
        String twice = map.toJson().replace("\"reversed\"", "\"stated\" : {}, \"reversed\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueMap.fromJson(twice))
                .withMessageContaining("under one of 'measured', 'stated' and 'reversed'");
    }
}
