package dk.effekt.sroi.investment;

import static dk.effekt.sroi.Basis.PER_PARTICIPANT;
import static dk.effekt.sroi.Basis.TOTAL;
import static dk.effekt.sroi.Distribution.gamma;
import static dk.effekt.sroi.Kroner.kroner;
import static dk.effekt.sroi.ValueKind.FISCAL;
import static dk.effekt.sroi.ValueKind.OTHER;
import static dk.effekt.sroi.ValueKind.WELLBEING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.effekt.sroi.Amount;
import dk.effekt.sroi.Cost;
import dk.effekt.sroi.Discounting;
import dk.effekt.sroi.Extrapolation;
import dk.effekt.sroi.Factor;
import dk.effekt.sroi.Proxy;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.Sroi;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.ValueOutcome;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class InvestmentCaseTest {

    private static final Offset<Double> ORE = within(0.005);
    private static final LocalDate NEW_YEAR = LocalDate.of(2025, 1, 1);

    /** 1,000 kr at the start, 300 in the second year; 800 kr a year for three years. */
    private static final ValueMap SMALL = ValueMap.named("Small")
            .discounting(Discounting.constant(0.1))
            .input("Municipality", kroner(1_000).inTotal())
            .input("Fund", kroner(300).inTotal().from(2))
            .outcome(yearly(FISCAL, "Municipality", "benefit", 600))
            .outcome(yearly(FISCAL, "State", "tax", 200));

    private static ValueOutcome yearly(ValueKind kind, String stakeholder, String name, double kroner) {
        return ValueOutcome.of(
                        kind,
                        stakeholder,
                        name,
                        Quantity.stated(1, TOTAL, "example").withStandardErrors(0.1),
                        kroner(kroner).per("unit", 2024, "example"))
                .extrapolated(Extrapolation.constant(2));
    }

    private static ValueMap simple(double cost, double value) {
        return ValueMap.named("Published")
                .discounting(Discounting.none())
                .input("Municipality", kroner(cost).inTotal())
                .outcome(
                        FISCAL,
                        "Municipality",
                        "saving",
                        Quantity.stated(1, TOTAL, "published"),
                        kroner(value).per("programme", 2018, "published"));
    }

    @Test
    void moneyIsLaidOutByYear() {
        CashFlow flow = InvestmentCase.of(SMALL).startingOn(NEW_YEAR).flow();
        assertThat(flow.years()).extracting(CashYear::period).containsExactly(0, 1, 2, 3);
        assertThat(flow.years())
                .extracting(CashYear::from)
                .containsExactly(NEW_YEAR, NEW_YEAR, LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1));
        each(flow, year -> year.cost().value(), 1_000, 0, 300, 0);
        each(flow, year -> year.value().value(), 0, 800, 800, 800);
        each(flow, year -> year.net().value(), -1_000, 800, 500, 800);
        each(flow, year -> year.balance().value(), -1_000, -200, 300, 1_100);
        each(flow, year -> year.presentNet().value(), -1_000, 727.27, 413.22, 601.05);
        each(flow, year -> year.presentBalance().value(), -1_000, -272.73, 140.50, 741.55);
        assertThat(flow.netPresentValue().value()).isCloseTo(741.55, ORE);
        assertThat(flow.ratio().orElseThrow().value()).isCloseTo(1_989.48 / 1_247.93, within(1e-5));
    }

    /** In the second year 500 of 800 kr are to be won back: 0.625 of 365 days, which is the 229th begun. */
    @Test
    void paybackHasADay() {
        CashFlow flow = InvestmentCase.of(SMALL).startingOn(NEW_YEAR).flow();
        assertThat(flow.payback()).hasValue(new Payback(19.5, LocalDate.of(2026, 8, 18)));
        assertThat(flow.discountedPayback().orElseThrow().months())
                .isCloseTo(12 * (1 + 520.661 / 661.157), within(1e-4));
        // Three quarters of 366 days.
        CashFlow leap = InvestmentCase.of(simple(1_500, 1_000).outcome(yearly(FISCAL, "State", "tax", 1_000)))
                .startingOn(LocalDate.of(2023, 7, 1))
                .flow();
        assertThat(leap.payback()).hasValue(new Payback(9, LocalDate.of(2024, 4, 1)));
        assertThat(InvestmentCase.of(simple(100, 99))
                        .startingOn(NEW_YEAR)
                        .flow()
                        .payback())
                .isEmpty();
    }

    @Test
    void paybackIsThatOfTheMap() {
        Sroi sroi = SMALL.evaluate();
        CashFlow flow = InvestmentCase.of(SMALL).startingOn(NEW_YEAR).flow();
        assertThat(flow.payback().orElseThrow().months())
                .isEqualTo(sroi.paybackMonths().orElseThrow());
        assertThat(flow.discountedPayback().orElseThrow().months())
                .isEqualTo(sroi.discountedPaybackMonths().orElseThrow());
    }

    @Test
    void theLowestBalanceIsTheFundingNeeded() {
        CashFlow flow = InvestmentCase.of(SMALL).startingOn(NEW_YEAR).flow();
        assertThat(flow.peakFunding().value()).isEqualTo(1_000);
        assertThat(flow.peakOn()).isEqualTo(NEW_YEAR);
        CashFlow later = InvestmentCase.of(
                        SMALL.input("Fund", Cost.of(kroner(900), TOTAL).from(2)))
                .startingOn(NEW_YEAR)
                .flow();
        assertThat(later.peakFunding().value()).isCloseTo(1_400, ORE);
        assertThat(later.peakOn()).isEqualTo(LocalDate.of(2026, 1, 1));
        CashFlow harm = InvestmentCase.of(ValueMap.named("Harm")
                        .outcome(FISCAL, "State", "loss", Quantity.stated(-1, TOTAL, "x"), unit(70)))
                .startingOn(NEW_YEAR)
                .flow();
        assertThat(harm.peakFunding().value()).isCloseTo(70, ORE);
        assertThat(harm.peakOn()).isEqualTo(LocalDate.of(2025, 12, 31));
    }

    @Test
    void payersAddUp() {
        InvestmentCase plan = InvestmentCase.of(SMALL).startingOn(NEW_YEAR);
        assertThat(plan.payers()).containsExactly("Municipality", "Fund", "State");
        each(plan.flow("Municipality"), year -> year.balance().value(), -1_000, -400, 200, 800);
        each(plan.flow("Fund"), year -> year.balance().value(), 0, 0, -300, -300);
        each(plan.flow("State"), year -> year.balance().value(), 0, 200, 400, 600);
        assertThat(plan.flow("Fund").payback()).isEmpty();
        assertThat(plan.flow("State").payback()).hasValue(new Payback(0, NEW_YEAR));
        assertThat(plan.flow("State").ratio()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.flow("Municpality"))
                .withMessageContaining("did you mean 'Municipality'?");
    }

    /** All years and both payers have the same quantity with an error of a tenth; costs are independent of it. */
    @Test
    void standardErrorsKnowWhatIsTheSame() {
        CashFlow known = InvestmentCase.of(SMALL).startingOn(NEW_YEAR).flow();
        each(known, year -> year.value().standardError(), 0, 80, 80, 80);
        each(known, year -> year.balance().standardError(), 0, 80, 160, 240);
        assertThat(known.peakFunding().standardError()).isZero();
        assertThat(known.netPresentValue().standardError())
                .isCloseTo(80 * (1 / 1.1 + 1 / 1.21 + 1 / 1.331), within(1e-8));
        CashFlow uncertain = InvestmentCase.of(
                        SMALL.input("Fund", kroner(gamma(500, 60)).inTotal()))
                .startingOn(NEW_YEAR)
                .flow();
        each(uncertain, year -> year.balance().standardError(), 60, 100, Math.hypot(60, 160), Math.hypot(60, 240));
        assertThat(uncertain.peakFunding().standardError()).isCloseTo(60, within(1e-8));
    }

    /** One rate in cost and value: a tenth of the difference. */
    @Test
    void whatCostAndValueShareCancels() {
        Factor rate = new Factor("rate", gamma(1, 0.1));
        ValueMap map = ValueMap.named("Shared")
                .input("A", kroner(1_000).inTotal().withFactor(rate))
                .outcome(
                        FISCAL,
                        "A",
                        "x",
                        Quantity.stated(1, TOTAL, "x"),
                        Proxy.byYear("unit", 2024, "x", 800).withFactor(rate));
        CashFlow flow = InvestmentCase.of(map).startingOn(NEW_YEAR).flow();
        assertThat(flow.years().get(1).balance().standardError()).isCloseTo(20, within(1e-8));
    }

    @Test
    void wellbeingIsNoMoney() {
        ValueMap map = SMALL.outcome(yearly(WELLBEING, "Citizen", "life", 9_000))
                .outcome(yearly(OTHER, "Citizen", "wages", 100));
        InvestmentCase fiscal = InvestmentCase.of(map).startingOn(NEW_YEAR);
        assertThat(fiscal.flow().value())
                .isEqualTo(InvestmentCase.of(SMALL).startingOn(NEW_YEAR).flow().value());
        assertThat(fiscal.payers()).doesNotContain("Citizen");
        assertThat(fiscal.table().replaceAll("\\s+", " "))
                .contains("Left out, not in this cash flow: life (Citizen, wellbeing); wages (Citizen, other).");
        InvestmentCase other = InvestmentCase.of(map).including(OTHER).startingOn(NEW_YEAR);
        each(other.flow(), year -> year.value().value(), 0, 900, 900, 900);
        each(other.flow("Citizen"), year -> year.value().value(), 0, 100, 100, 100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InvestmentCase.of(map).including(WELLBEING))
                .withMessageContaining("wellbeing is no money");
        ValueMap life = ValueMap.named("Life").outcome(yearly(WELLBEING, "Citizen", "life", 9_000));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InvestmentCase.of(life).startingOn(NEW_YEAR))
                .withMessageContaining("has no outcome that is [fiscal] value");
    }

    @Test
    void whatMustSucceedTakesTheCostOfOne() {
        InvestmentCase plan = InvestmentCase.of(SMALL.participants(10)).startingOn(NEW_YEAR);
        assertThat(plan.costPerParticipant().value()).isCloseTo(124.793, ORE);
        assertThat(plan.mustSucceed(kroner(500)).additional().value()).isCloseTo(0.249587, within(1e-6));
        ValueMap uncertain =
                SMALL.participants(10).input("Fund", kroner(gamma(500, 60)).inTotal());
        Amount share = InvestmentCase.of(uncertain)
                .startingOn(NEW_YEAR)
                .mustSucceed(kroner(500))
                .additional();
        assertThat(share.standardError()).isCloseTo(6.0 / 500, within(1e-9));
        assertThatIllegalStateException()
                .isThrownBy(() -> InvestmentCase.of(SMALL).startingOn(NEW_YEAR).costPerParticipant())
                .withMessageContaining("add participants(…)");
        ValueMap each = ValueMap.named("Each")
                .input("A", kroner(10).perParticipant())
                .outcome(FISCAL, "A", "x", Quantity.stated(1, PER_PARTICIPANT, "x"), unit(20));
        assertThat(InvestmentCase.of(each)
                        .startingOn(NEW_YEAR)
                        .costPerParticipant()
                        .value())
                .isEqualTo(10);
    }

    @Test
    void fitsEightyColumns() {
        ValueMap large = simple(158e8, 312.7e8)
                .participants(1_700)
                .outcome(yearly(WELLBEING, "Citizen", "a long name of something that matters to those who live it", 1))
                .outcome(yearly(
                        FISCAL, "The municipality of a long name, its committees and its schools", "x", 123_456_789));
        for (ValueMap map : List.of(SMALL, large)) {
            InvestmentCase plan = InvestmentCase.of(map).startingOn(NEW_YEAR);
            assertThat(plan.table().lines())
                    .allMatch(line -> line.length() <= 80)
                    .allMatch(line -> line.equals(line.stripTrailing()));
            assertThat(plan.toString()).hasSizeLessThan(80).doesNotContain("\n");
        }
        assertThat(InvestmentCase.of(large).startingOn(NEW_YEAR).table()).contains("1,000 kroner", "-15,800,000");
        assertThat(InvestmentCase.of(SMALL).startingOn(NEW_YEAR))
                .hasToString("Small from 2025-01-01: NPV 742 kr, paid back on 2026-08-18");
    }

    @Test
    void isWrittenWithAllDigits() throws Exception {
        InvestmentCase plan = InvestmentCase.of(SMALL).startingOn(NEW_YEAR);
        List<String> lines = plan.toCsv().lines().toList();
        assertThat(lines).hasSize(1 + 4 * 4);
        assertThat(lines.get(0)).startsWith("payer,period,from,cost,cost_se,value,value_se,net");
        assertThat(lines.get(3)).startsWith("all payers,2,2026-01-01,300.0,0.0,800.0,");
        JsonNode root = new ObjectMapper().readTree(plan.toJson());
        assertThat(root.get("effektInvestmentCase").intValue()).isEqualTo(1);
        assertThat(root.get("flows")).hasSize(4);
        assertThat(root.at("/flows/0/payback/date").textValue()).isEqualTo("2026-08-18");
        assertThat(root.at("/flows/0/years/3/presentBalance/value").doubleValue())
                .isEqualTo(plan.flow().years().get(3).presentBalance().value());
        assertThat(root.at("/flows/2/payback").isMissingNode()).isTrue();
    }

    private static Proxy unit(double kroner) {
        return kroner(kroner).per("unit", 2024, "example");
    }

    private static void each(CashFlow flow, ToDoubleFunction<CashYear> amount, double... expected) {
        assertThat(flow.years()).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(amount.applyAsDouble(flow.years().get(i)))
                    .as("period " + i)
                    .isCloseTo(expected[i], ORE);
        }
    }
}
