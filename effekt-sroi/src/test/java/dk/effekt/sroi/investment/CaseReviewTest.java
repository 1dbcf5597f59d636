package dk.effekt.sroi.investment;

import static dk.effekt.sroi.Basis.PER_PARTICIPANT;
import static dk.effekt.sroi.Basis.TOTAL;
import static dk.effekt.sroi.Distribution.gamma;
import static dk.effekt.sroi.Kroner.kroner;
import static dk.effekt.sroi.ValueKind.FISCAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.effekt.sroi.Deduction;
import dk.effekt.sroi.Discounting;
import dk.effekt.sroi.ExampleEffects;
import dk.effekt.sroi.Extrapolation;
import dk.effekt.sroi.Factor;
import dk.effekt.sroi.Proxy;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.ValueOutcome;
import dk.effekt.sroi.investment.CaseReview.Rest;
import dk.effekt.sroi.investment.MeasuredYear.Standing;
import java.time.LocalDate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CaseReviewTest {

    private static final Offset<Double> ORE = within(0.005);
    private static final LocalDate NEW_YEAR = LocalDate.of(2025, 1, 1);
    private static final String WEEKS = "Weeks on benefit";
    private static final Quantity SIX = Quantity.stated(6, PER_PARTICIPANT, "ambition");

    /** 1.5 million for 100 persons, 6 weeks a year each for three years, 600 kr of a week to one payer and 400 to another. */
    private static ValueMap map(Quantity planned, Factor price) {
        return ValueMap.named("Bridge")
                .participants(100)
                .discounting(Discounting.none())
                .input("Municipality", kroner(15_000).perParticipant())
                .outcome(row("Municipality", planned, 600, price))
                .outcome(row("State", planned, 400, price));
    }

    private static ValueOutcome row(String payer, Quantity planned, double kroner, Factor price) {
        return ValueOutcome.of(
                        FISCAL,
                        payer,
                        WEEKS,
                        planned,
                        kroner(kroner).perWeek(2024, "example").withFactor(price))
                .extrapolated(Extrapolation.constant(2));
    }

    private static InvestmentCase plan() {
        return InvestmentCase.of(map(SIX, Factor.NONE)).startingOn(NEW_YEAR);
    }

    private static Quantity measured(double weeks, double standardError) {
        return Quantity.stated(weeks, PER_PARTICIPANT, "evaluation").withStandardErrors(standardError);
    }

    @Test
    void measuredYearsStandInPlaceOfPlannedOnes() {
        CaseReview.Builder four = CaseReview.of(plan()).measured(WEEKS, measured(4, 0.5));
        assertThat(plan().netPresentValue().value()).isCloseTo(300_000, ORE);
        assertThat(plan().flow().payback()).hasValue(new Payback(30, LocalDate.of(2027, 7, 3)));

        CaseReview asPlanned = four.rest(Rest.AS_PLANNED);
        assertThat(asPlanned.netPresentValue().value()).isCloseTo(100_000, ORE);
        assertThat(asPlanned.netPresentValue().standardError()).isCloseTo(50_000, ORE);
        assertThat(asPlanned.flow().payback().orElseThrow().months()).isCloseTo(24 + 12 * 5 / 6.0, within(1e-9));
        assertThat(asPlanned.flow("State").value().value()).isCloseTo(160_000 + 2 * 240_000, ORE);

        CaseReview scaled = four.rest(Rest.SCALED);
        assertThat(scaled.netPresentValue().value()).isCloseTo(-300_000, ORE);
        assertThat(scaled.netPresentValue().standardError()).isCloseTo(150_000, ORE);
        assertThat(scaled.flow().payback()).isEmpty();

        CaseReview none = four.rest(Rest.NONE);
        assertThat(none.netPresentValue().value()).isCloseTo(-1_100_000, ORE);
        assertThat(none).hasToString("Bridge, reviewed: NPV -1,100,000 kr (planned 300,000 kr)");
    }

    /** All years of the plan have one number: what scales it has it in the denominator too. */
    @Test
    void whatPlanAndMeasurementShareIsOneParameter() {
        Quantity uncertain = Quantity.stated(6, PER_PARTICIPANT, "ambition").withStandardErrors(1);
        CaseReview.Builder four = CaseReview.of(
                        InvestmentCase.of(map(uncertain, Factor.NONE)).startingOn(NEW_YEAR))
                .measured(WEEKS, measured(4, 0.5));
        assertThat(four.rest(Rest.AS_PLANNED).netPresentValue().standardError())
                .isCloseTo(Math.hypot(50_000, 200_000), ORE);
        assertThat(four.rest(Rest.SCALED).netPresentValue().standardError()).isCloseTo(150_000, ORE);

        Factor price = new Factor("price of a week", gamma(1, 0.1));
        CaseReview priced = CaseReview.of(InvestmentCase.of(map(SIX, price)).startingOn(NEW_YEAR))
                .measured(WEEKS, measured(4, 0.5))
                .rest(Rest.AS_PLANNED);
        assertThat(priced.netPresentValue().standardError()).isCloseTo(Math.hypot(50_000, 160_000), ORE);
    }

    @Test
    void thePlanLiesWithinTheIntervalOrDoesNot() {
        assertThat(standing(measured(4, 0.5))).isEqualTo(Standing.WORSE);
        assertThat(standing(measured(4, 1.1))).isEqualTo(Standing.AS_PLANNED);
        assertThat(standing(measured(8, 1.1))).isEqualTo(Standing.AS_PLANNED);
        assertThat(standing(measured(8, 0.5))).isEqualTo(Standing.BETTER);
        assertThat(standing(Quantity.stated(4, PER_PARTICIPANT, "list"))).isEqualTo(Standing.NO_INTERVAL);
    }

    private static Standing standing(Quantity measured) {
        return CaseReview.of(plan())
                .measured(WEEKS, measured)
                .rest(Rest.SCALED)
                .years()
                .get(0)
                .standing();
    }

    /** A measured effect has deadweight out of it, so that it is taken out of the plan before they are compared. */
    @Test
    void planAndMeasurementAreBothNet() {
        ValueMap map = ValueMap.named("Net")
                .discounting(Discounting.none())
                .participants(10)
                .outcome(row("Municipality", Quantity.statedByYear(TOTAL, "x", 80, 40), 100, Factor.NONE)
                        .startingIn(2)
                        .extrapolated(Extrapolation.dropOff(0.5, "assumed", 1))
                        .withDeadweight(Deduction.of(0.25, "x"))
                        .withDisplacement(Deduction.of(0.1, "x")));
        CaseReview review = CaseReview.of(InvestmentCase.of(map).startingOn(NEW_YEAR))
                .measured(WEEKS, Quantity.statedByYear(PER_PARTICIPANT, "y", 3, 3, 2))
                .rest(Rest.NONE);
        assertThat(review.years()).extracting(MeasuredYear::planned).containsExactly(60.0, 30.0, 15.0);
        assertThat(review.years()).extracting(MeasuredYear::measured).containsExactly(30.0, 30.0, 20.0);
        assertThat(review.years().get(0).from()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(review.flow().value().value()).isCloseTo(0.9 * 100 * 80, ORE);
        assertThat(review.plan().flow().value().value()).isCloseTo(0.75 * 0.9 * 100 * 140, ORE);
    }

    @Test
    void effectsOfAStudyFollowTheCase() {
        Quantity effect = Quantity.avoidedByYear(ExampleEffects.example().path(ExampleEffects.BENEFIT));
        CaseReview review = CaseReview.of(plan()).measured(WEEKS, effect).rest(Rest.SCALED);
        assertThat(review.netPresentValue().value()).isCloseTo(3 * 520_000 - 1_500_000, ORE);
        assertThat(review.netPresentValue().standardError())
                .isCloseTo(3 * 100_000 * effect.standardError(1), within(1e-3));
        Quantity partOfAYear =
                Quantity.avoidedByYear(ExampleEffects.constant(ExampleEffects.BENEFITS, ExampleEffects.JOBS, 0, 77)
                        .path(ExampleEffects.BENEFIT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CaseReview.of(plan()).measured(WEEKS, partOfAYear))
                .withMessageContaining("year 2 is measured over 26 weeks");
    }

    @Test
    void refusesWhatCannotBeHeldAgainstThePlan() {
        CaseReview.Builder none = CaseReview.of(plan());
        refused(() -> none.measured("Weeks on benefits", measured(4, 1)), "did you mean 'Weeks on benefit'?");
        refused(() -> none.rest(Rest.SCALED), "nothing was measured");
        refused(() -> none.measured(WEEKS, measured(4, 1)).measured(WEEKS, measured(4, 1)), "is measured already");
        refused(
                () -> none.measured(WEEKS, Quantity.statedByYear(PER_PARTICIPANT, "x", 1, 2, 3, 4)),
                "planned for 3 years, but measured for 4");
        ValueMap different =
                map(SIX, Factor.NONE).outcome(row("Region", Quantity.stated(5, PER_PARTICIPANT, "x"), 1, Factor.NONE));
        refused(
                () -> CaseReview.of(InvestmentCase.of(different).startingOn(NEW_YEAR))
                        .measured(WEEKS, measured(4, 1)),
                "planned differently for Municipality and Region");
        InvestmentCase nothing = InvestmentCase.of(map(Quantity.stated(0, PER_PARTICIPANT, "lock-in"), Factor.NONE))
                .startingOn(NEW_YEAR);
        refused(
                () -> CaseReview.of(nothing).measured(WEEKS, measured(4, 1)).rest(Rest.SCALED),
                "no scale for the rest");
        ValueMap each = ValueMap.named("Each").outcome(row("State", SIX, 1, Factor.NONE));
        refused(
                () -> CaseReview.of(InvestmentCase.of(each).startingOn(NEW_YEAR))
                        .measured(WEEKS, Quantity.stated(4, TOTAL, "x"))
                        .rest(Rest.NONE),
                "must say how many take part");
    }

    @Test
    void fitsEightyColumnsAndIsWritten() throws Exception {
        CaseReview review =
                CaseReview.of(plan()).measured(WEEKS, measured(4, 0.5)).rest(Rest.SCALED);
        assertThat(review.table().lines())
                .allMatch(line -> line.length() <= 80)
                .allMatch(line -> line.equals(line.stripTrailing()));
        assertThat(review.table()).contains("worse", "never", "2027-07-03");
        assertThat(review.toCsv().lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("Weeks on benefit,1,2025-01-01,6.0,4.0,0.5,");
        JsonNode root = new ObjectMapper().readTree(review.toJson());
        assertThat(root.get("effektCaseReview").intValue()).isEqualTo(1);
        assertThat(root.at("/measured/0/standing").textValue()).isEqualTo("worse");
        assertThat(root.at("/reviewed/0/netPresentValue/value").doubleValue())
                .isEqualTo(review.netPresentValue().value());
        assertThat(review.years().get(0))
                .hasToString("Weeks on benefit, year 1: planned 6.00, measured 4.00 [3.02, 4.98], worse");
    }

    /** A price that the plan has from year to year is that of the same year of what was measured. */
    @Test
    void pricesOfAYearAreItsOwn() {
        ValueMap map = ValueMap.named("Prices")
                .discounting(Discounting.none())
                .outcome(
                        FISCAL,
                        "Municipality",
                        WEEKS,
                        Quantity.statedByYear(TOTAL, "x", 5, 5),
                        Proxy.byYear("week", 2024, "x", 100, 200));
        CaseReview review = CaseReview.of(InvestmentCase.of(map).startingOn(NEW_YEAR))
                .measured(WEEKS, Quantity.statedByYear(TOTAL, "y", 4, 3))
                .rest(Rest.AS_PLANNED);
        assertThat(review.flow().value().value()).isCloseTo(400 + 600, ORE);
    }

    private static void refused(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(message);
    }
}
