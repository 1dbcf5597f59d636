package dk.effekt.sroi;

import static dk.effekt.sroi.Basis.PER_PARTICIPANT;
import static dk.effekt.sroi.Basis.TOTAL;
import static dk.effekt.sroi.Kroner.kroner;
import static dk.effekt.sroi.ValueKind.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ValueMapTest {

    private final Proxy proxy = kroner(100).per("visit", 2024, "price list");
    private final Stated each = Quantity.stated(2, PER_PARTICIPANT, "log");
    private final Stated total = Quantity.stated(30, TOTAL, "log");

    @Test
    void perParticipantAndTotalsMeetOverTheNumberOfParticipants() {
        ValueMap map = ValueMap.named("m")
                .discounting(Discounting.none())
                .input("Municipality", kroner(50).perParticipant())
                .input("Fund", kroner(1_000).inTotal())
                .outcome(OTHER, "Citizen", "visits", each, proxy)
                .outcome(OTHER, "Citizen", "events", total, proxy);
        assertThatIllegalStateException()
                .isThrownBy(map::evaluate)
                .withMessage(
                        "value map 'm' has numbers per participant and others in total; say how many took part with"
                                + " participants(…) or participantsOf(effect)");
        assertThatIllegalStateException()
                .isThrownBy(ValueMap.named("m")
                        .input("Fund", kroner(1_000).inTotal())
                        .outcome(OTHER, "Citizen", "visits", each, proxy)::evaluate)
                .withMessageContaining("say how many took part");
        Sroi sroi = map.participants(10).evaluate();
        assertThat(sroi.inputCost().value()).isEqualTo(1_500);
        assertThat(sroi.presentValue().value()).isEqualTo(10 * 2 * 100 + 30 * 100);
        assertThat(sroi.netPresentValuePerParticipant().orElseThrow().value()).isEqualTo(350);
    }

    @Test
    void withoutANumberOfParticipantsItStaysWithWhatItHas() {
        Sroi perParticipant = ValueMap.named("m")
                .outcome(OTHER, "Citizen", "visits", each, proxy)
                .evaluate();
        assertThat(perParticipant.basis()).isEqualTo(PER_PARTICIPANT);
        assertThat(perParticipant.netPresentValuePerParticipant()).isPresent();
        Sroi inTotal = ValueMap.named("m")
                .outcome(OTHER, "Citizen", "events", total, proxy)
                .evaluate();
        assertThat(inTotal.basis()).isEqualTo(TOTAL);
        assertThat(inTotal.netPresentValuePerParticipant()).isEmpty();
    }

    @Test
    void aMapIsNeverChanged() {
        ValueMap empty = ValueMap.named("m");
        empty.outcome(OTHER, "Citizen", "visits", each, proxy);
        empty.input("Fund", kroner(1).inTotal());
        assertThat(empty.outcomes()).isEmpty();
        assertThat(empty.inputs()).isEmpty();
        assertThatIllegalStateException().isThrownBy(empty::evaluate).withMessageContaining("has no outcome");
    }

    @Test
    void anOutcomeIsNotCountedTwice() {
        ValueMap map = ValueMap.named("m").outcome(OTHER, "Citizen", "visits", each, proxy);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> map.outcome(OTHER, "Citizen", "visits", total, proxy))
                .withMessage(
                        "outcome 'visits' of 'Citizen' is in the map already; counting it twice would claim too much");
        assertThat(map.outcome(OTHER, "Region", "visits", each, proxy).outcomes())
                .hasSize(2);
    }

    @Test
    void neitherIsAGroupAndANoteStandsOnce() {
        ValueMap map = ValueMap.named("m")
                .group(StakeholderGroup.of("Citizen", 30, 16))
                .note("Equalisation is left out.")
                .note("Prices are of two years.")
                .note("Equalisation is left out.");
        assertThat(map.notes()).containsExactly("Equalisation is left out.", "Prices are of two years.");
        assertThat(map.groups()).containsExactly(StakeholderGroup.of("Citizen", 30, 16));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> map.group(StakeholderGroup.of("Citizen", 31, 16)))
                .withMessage("stakeholder group 'Citizen' is in the map already");
    }

    @Test
    void aStatedNumberUsedTwiceIsOneNumber() {
        Stated uncertain = total.withStandardErrors(3);
        Stated other = Quantity.stated(20, TOTAL, "another log").withStandardErrors(4);
        ValueMap map = ValueMap.named("m").discounting(Discounting.none());
        Sroi same = map.outcome(OTHER, "Citizen", "visits", uncertain, proxy)
                .outcome(OTHER, "Region", "visits", uncertain, proxy)
                .evaluate();
        assertThat(same.presentValue().standardError()).isCloseTo(600, within(1e-9));
        Sroi different = map.outcome(OTHER, "Citizen", "visits", uncertain, proxy)
                .outcome(OTHER, "Region", "visits", other, proxy)
                .evaluate();
        assertThat(different.presentValue().standardError()).isCloseTo(500, within(1e-9));
        assertThat(different.presentValue().ciLow()).isCloseTo(5_000 - 1.959963984540054 * 500, within(1e-9));
        assertThat(different.presentValue().ciHigh()).isCloseTo(5_000 + 1.959963984540054 * 500, within(1e-9));
    }

    @Test
    void yearsExtrapolatedFromOneNumberShareItsError() {
        ValueOutcome outcome = ValueOutcome.of(OTHER, "Citizen", "visits", total.withStandardErrors(3), proxy)
                .lasting(3, Deduction.of(0.5, "assumed"));
        Sroi sroi = ValueMap.named("m")
                .discounting(Discounting.none())
                .outcome(outcome)
                .evaluate();
        assertThat(sroi.presentValue().standardError()).isCloseTo(300 * 1.75, within(1e-9));
        Stated byYear = Quantity.statedByYear(TOTAL, "log", 30, 15).withStandardErrors(3, 4);
        Sroi independent = ValueMap.named("m")
                .discounting(Discounting.none())
                .outcome(OTHER, "Citizen", "visits", byYear, proxy)
                .evaluate();
        assertThat(independent.presentValue().standardError()).isCloseTo(500, within(1e-9));
    }

    @Test
    void payingBackMeansStayingPaidBack() {
        ValueMap map = ValueMap.named("m")
                .discounting(Discounting.none())
                .input("Fund", kroner(100).inTotal());
        Proxy one = kroner(1).per("unit", 2024, "none");
        assertThat(map.outcome(OTHER, "a", "lock-in first", Quantity.statedByYear(TOTAL, "x", -100, 150, 100), one)
                        .evaluate()
                        .paybackMonths())
                .hasValue(24 + 12 * 0.5);
        assertThat(map.outcome(OTHER, "a", "not for long", Quantity.statedByYear(TOTAL, "x", 150, -100, 100), one)
                        .evaluate()
                        .paybackMonths())
                .hasValue(24 + 12 * 0.5);
        assertThat(map.outcome(OTHER, "a", "lost again", Quantity.statedByYear(TOTAL, "x", 150, -100), one)
                        .evaluate()
                        .paybackMonths())
                .isEmpty();
        assertThat(map.outcome(OTHER, "a", "just", Quantity.statedByYear(TOTAL, "x", 60, 40), one)
                        .evaluate()
                        .paybackMonths())
                .hasValue(24);
    }

    @Test
    void withoutInputsThereIsNoRatio() {
        Sroi sroi = ValueMap.named("m")
                .input("Fund", kroner(0).inTotal())
                .outcome(OTHER, "Citizen", "events", total, proxy)
                .evaluate();
        assertThat(sroi.ratio()).isEmpty();
        assertThat(sroi.paybackMonths()).hasValue(0);
        assertThat(sroi.summary()).contains("no inputs");
        assertThat(sroi).hasToString("m: no inputs, NPV 2,899 kr, Finansministeriet 2021, END");
    }

    @Test
    void badArgumentsAreNamed() {
        ValueOutcome outcome = ValueOutcome.of(OTHER, "Citizen", "visits", total, proxy);
        refused(() -> outcome.lasting(-1), "outcome 'visits': duration in years is -1; it must be at least 1");
        refused(() -> outcome.lasting(0), "outcome 'visits': duration in years is 0; it must be at least 1");
        refused(() -> outcome.startingIn(0), "outcome 'visits': start period is 0; it must be at least 1");
        refused(() -> outcome.lasting(1_000), "outcome 'visits': a duration of 1000 years; it may not exceed 200");
        refused(
                () -> ValueOutcome.of(OTHER, "a", "b", Quantity.statedByYear(TOTAL, "x", 1, 2), proxy)
                        .lasting(1),
                "outcome 'b': a duration of 1 year, but the quantity has numbers for 2; none is dropped silently");
        assertThat(outcome.lasting(200).startingIn(200).lastPeriod()).isEqualTo(399);
        refused(
                () -> outcome.startingIn(201),
                "outcome 'visits': start period 201 and duration 1 years; neither may exceed 200");
        assertThat(Extrapolation.constant(200).years()).isEqualTo(200);
        refused(() -> Extrapolation.constant(201), "extrapolation over 201 years; it must be from 0 to 200");
        refused(() -> Extrapolation.constant(-1), "extrapolation over -1 years; it must be from 0 to 200");
        refused(
                () -> StakeholderGroup.of("Citizen", 0, 0),
                "the size of stakeholder group 'Citizen' is 0; it must be at least 1");
        refused(
                () -> StakeholderGroup.of("Citizen", 3, -1),
                "the number involved of 'Citizen' is -1.0, which is negative; leave it out if it is not known");
        refused(
                () -> StakeholderGroup.of("Citizen", 3, 4),
                "stakeholder group 'Citizen' has 3 and 4 involved; those involved are some of the group");
        refused(() -> Deduction.of(20, "x"), "a deduction is 20.0; it must be a share from 0 to 1, such as 0.1");
        refused(() -> Deduction.of(-0.1, "x"), "a deduction is -0.1; it must be a share from 0 to 1, such as 0.1");
        refused(() -> Deduction.of(Double.NaN, "x"), "a deduction is NaN; it must be a share from 0 to 1, such as 0.1");
        refused(() -> Deduction.of(0.1, " "), "the source of a deduction of 0.1 is blank; write at least a word");
        refused(() -> kroner(Double.NaN), "amount of kroner is NaN; it must be a finite number");
        refused(
                () -> kroner(-5).perParticipant(),
                "a cost in kroner is -5.0, which is negative; write what is saved as an outcome");
        refused(
                () -> kroner(-5).per("visit", 2024, "x"),
                "the value of a visit in kroner is -5.0, which is negative; write a harm as a negative quantity instead");
        refused(() -> kroner(5).per("visit", 24, "x"), "price year is 24; it must be from 1900 to 2100");
        refused(() -> kroner(5).per("visit", 2024, ""), "the source of a proxy is blank; write at least a word");
        refused(() -> Quantity.stated(Double.NaN, TOTAL, "x"), "a stated amount is NaN; it must be a finite number");
        refused(
                () -> total.withStandardErrors(-1),
                "a standard error is -1.0, which is negative; it must be at least 0");
        refused(
                () -> total.withStandardErrors(1, 2),
                "1 stated amount with 2 standard errors; there must be an error for each");
        refused(() -> ValueMap.named("m").participants(0), "number of participants is 0; it must be at least 1");
        refused(() -> ValueMap.named(""), "the name of a value map is blank; write at least a word");
        refused(
                () -> ValueMap.named("m").input("", kroner(1).inTotal()),
                "the stakeholder of an input is blank; write at least a word");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
