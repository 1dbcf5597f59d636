package dk.effekt.sroi;

import static dk.effekt.sroi.Basis.PER_PARTICIPANT;
import static dk.effekt.sroi.Basis.TOTAL;
import static dk.effekt.sroi.Distribution.gamma;
import static dk.effekt.sroi.Kroner.kroner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CostTest {

    private final Proxy one = kroner(1).per("unit", 2024, "none");

    @Test
    void aCostFallsAtTheStartUnlessItSaysWhen() {
        assertThat(kroner(28_000).perParticipant()).hasToString("28,000 kr per participant");
        assertThat(kroner(gamma(28_000, 3_000)).perParticipant().from(2).derivedFrom("offer of 2024"))
                .hasToString("28,000 kr (SD 3,000, gamma) per participant in period 2 (offer of 2024)");
        assertThat(Cost.byYear(TOTAL, 100, 0, 50)).hasToString("100, 0, 50 kr in total in periods 1 to 3");
    }

    @Test
    void costsInTimeAreDiscountedAsValuesAre() {
        Sroi sroi = ValueMap.named("m")
                .discounting(Discounting.constant(0.25))
                .input("Fund", kroner(1_000).inTotal())
                .input("Municipality", Cost.byYear(TOTAL, 500, 0, 250))
                .outcome(ValueKind.OTHER, "a", "b", Quantity.statedByYear(TOTAL, "x", 2_000), one)
                .evaluate();
        assertThat(sroi.periods()).isEqualTo(3);
        assertThat(sroi.inputs().get(1).presentValue().value()).isCloseTo(500 / 1.25 + 250 / 1.953125, within(1e-9));
        assertThat(sroi.inputs().get(1).byPeriod()).extracting(Amount::value).containsExactly(0.0, 500.0, 0.0, 250.0);
        assertThat(sroi.inputCost().value()).isCloseTo(1_000 + 400 + 128, within(1e-9));
        assertThat(sroi.netPresentValue().value()).isCloseTo(1_600 - 1_528, within(1e-9));
        assertThat(sroi.summary().replaceAll("\\s+", " "))
                .contains("Inputs at the start are not discounted; others are discounted as values of their period")
                .contains("500, 0, 250 kr in total in periods 1 to 3");
    }

    /** 100 at the start and 50 at the beginning of period 2, 120 a year: even at 10 months, again after 12 + 3. */
    @Test
    void paybackWaitsForCostsThatComeLater() {
        Sroi sroi = ValueMap.named("m")
                .discounting(Discounting.none())
                .input("Fund", kroner(100).inTotal())
                .input("Fund", kroner(50).inTotal().from(2))
                .outcome(ValueKind.OTHER, "a", "b", Quantity.statedByYear(TOTAL, "x", 120, 120), one)
                .evaluate();
        assertThat(sroi.paybackMonths().orElseThrow()).isCloseTo(12 + 12 * 30 / 120.0, within(1e-9));
    }

    /**
     * At 25 % a year: −100, and 0.8·120 within the first year; then −0.64·50, which leaves −36, and 0.64·240 = 153.6 within the
     * second: 12 + 12·36/153.6 months.
     */
    @Test
    void discountedPaybackDiscountsCostsAsValues() {
        Sroi sroi = ValueMap.named("m")
                .discounting(Discounting.constant(0.25))
                .input("Fund", kroner(100).inTotal())
                .input("Fund", kroner(50).inTotal().from(2))
                .outcome(ValueKind.OTHER, "a", "b", Quantity.statedByYear(TOTAL, "x", 120, 240), one)
                .evaluate();
        assertThat(sroi.discountedPaybackMonths().orElseThrow()).isCloseTo(14.8125, within(1e-9));
    }

    @Test
    void aWeekTimesMeanWeeks() {
        Cost cost = Cost.perWeek(kroner(gamma(1_200, 100)), 21.5, "invoices of 2024");
        assertThat(cost.kroner(0)).isEqualTo(25_800);
        assertThat(cost.basis()).isEqualTo(PER_PARTICIPANT);
        assertThat(cost.derivation()).isEqualTo("1,200 kr (SD 100, gamma) a week for 21.5 weeks, invoices of 2024");
        Sroi sroi = ValueMap.named("m")
                .input("Municipality", cost)
                .outcome(ValueKind.OTHER, "a", "b", Quantity.stated(1, PER_PARTICIPANT, "x"), one)
                .evaluate();
        assertThat(sroi.inputCost().standardError()).isCloseTo(2_150, within(1e-9));
    }

    @Test
    void weeksOfAListAreAPersonsOverHerFinishedCourses() {
        Intervention mentor = new Intervention("Mentor");
        LocalDate monday = LocalDate.of(2024, 1, 1);
        Participations list = Participations.of(List.of(
                new Participation(1, mentor, monday, Optional.of(monday.plusDays(27)), ""),
                new Participation(1, mentor, monday.plusDays(70), Optional.of(monday.plusDays(83)), ""),
                new Participation(2, mentor, monday, Optional.of(monday.plusDays(13)), ""),
                new Participation(3, mentor, monday, Optional.empty(), "")));
        Cost cost = Cost.perWeek(kroner(1_000), list, "Mentor", "invoices");
        assertThat(cost.kroner(0)).isEqualTo(1_000 * (4 + 2 + 2) / 2.0);
        assertThat(cost.derivation())
                .isEqualTo(
                        "1,000 kr a week for 4 weeks, 2 persons in Mentor, 1 running participation left out; invoices");
    }

    /** 540,000 kr a year / 30 persons · 6/12 of a year. */
    @Test
    void aCaseload() {
        Cost cost = Cost.caseload(kroner(540_000), 30, 6, "payroll 2024");
        assertThat(cost.kroner(0)).isCloseTo(9_000, within(1e-9));
        assertThat(cost)
                .hasToString(
                        "9,000 kr per participant (540,000 kr a year shared by 30 persons for 6 months, payroll 2024)");
    }

    @Test
    void refusesWhatIsNoCost() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cost.perWeek(kroner(1), 0, "x"))
                .withMessage("mean weeks of participation is 0.0; it must be above 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cost.caseload(kroner(1), 20, -1, "x"))
                .withMessage("months of a participant is -1.0; it must be above 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kroner(1).inTotal().from(-1))
                .withMessage("first period of a cost is -1; it must be from 0 (the start) to 200");
        assertThat(kroner(1).inTotal().from(200).lastPeriod()).isEqualTo(200);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kroner(1).inTotal().from(201));
        assertThat(Cost.byYear(TOTAL, new double[200]).lastPeriod()).isEqualTo(200);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cost.byYear(TOTAL, new double[201]))
                .withMessage("201 amounts of a cost; there must be 1 to 200");
        assertThatIllegalArgumentException().isThrownBy(() -> Cost.byYear(TOTAL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kroner(Distribution.uniform(-1, 3)).inTotal())
                .withMessageContaining("it must not go below 0");
    }
}
