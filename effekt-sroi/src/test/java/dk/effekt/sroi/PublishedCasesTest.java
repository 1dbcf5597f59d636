package dk.effekt.sroi;

import static dk.effekt.sroi.Basis.PER_PARTICIPANT;
import static dk.effekt.sroi.Basis.TOTAL;
import static dk.effekt.sroi.Kroner.kroner;
import static dk.effekt.sroi.ValueKind.FISCAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.sroi.investment.InvestmentCase;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/**
 * Published Danish cases as sums with the numbers that are printed; nothing of what lies behind them is known here. That a
 * ratio is found anew shows the arithmetic, not that the savings came.
 */
class PublishedCasesTest {

    private static ValueMap account(String name, double invested, double saved) {
        return ValueMap.named(name)
                .discounting(Discounting.none())
                .input("Municipality", kroner(invested).inTotal())
                .outcome(
                        FISCAL,
                        "Municipality",
                        "saving",
                        Quantity.stated(1, TOTAL, "published"),
                        kroner(saved).per("programme", 2018, "published"));
    }

    /** The ministry's account of 2015 to 2019: net 154.7 million, and 345 million for four municipalities (nordjyske.dk, January 2018). */
    @Test
    void hjoerringAndFourMunicipalities() {
        Sroi one = account("Hjørring", 158e6, 312.7e6).evaluate();
        assertThat(one.netPresentValue().value()).isCloseTo(154.7e6, within(1.0));
        assertThat(one.ratio().orElseThrow().value()).isCloseTo(1.979, within(0.0005));
        Sroi four = account("four", 373e6, 718e6).evaluate();
        assertThat(four.netPresentValue().value()).isCloseTo(345e6, within(1.0));
        Sroi anyway = ValueMap.named("Hjørring, as much anyway as breaks even")
                .discounting(Discounting.none())
                .input("Municipality", kroner(158e6).inTotal())
                .outcome(ValueOutcome.of(
                                FISCAL,
                                "Municipality",
                                "saving",
                                Quantity.stated(312.7e6, TOTAL, "published"),
                                kroner(1).per("krone", 2018, "published"))
                        .withDeadweight(Deduction.of(1 - 158 / 312.7, "break-even")))
                .evaluate();
        assertThat(anyway.netPresentValue().value()).isCloseTo(0, within(1e-6));
    }

    /** 42.8 million kr over five years at a ratio of 9.3 (forecast of 2018) imply what 49 care leavers cost. */
    @Test
    void projektUnikImpliesItsCost() {
        ValueMap map = account("Projekt UNIK", 42.8e6 / 9.3, 42.8e6).participants(49);
        InvestmentCase unik = InvestmentCase.of(map).startingOn(LocalDate.of(2018, 1, 1));
        assertThat(unik.flow().cost().value()).isCloseTo(4.60e6, within(0.005e6));
        assertThat(unik.costPerParticipant().value()).isCloseTo(93_900, within(50.0));
        assertThat(map.evaluate().ratio().orElseThrow().value()).isCloseTo(9.3, within(1e-12));
    }

    /** 20 people with 25,000 kr each are the grant of 500,000 kr; a ratio of 3.2 implies 1.6 million. */
    @Test
    void ungebudgetterAddUpToTheGrant() {
        Sroi sroi = ValueMap.named("Ungebudgetter")
                .participants(20)
                .discounting(Discounting.none())
                .input("Fund", kroner(25_000).perParticipant())
                .outcome(
                        FISCAL,
                        "Municipality",
                        "all",
                        Quantity.stated(1.6e6, TOTAL, "implied"),
                        kroner(1).per("krone", 2018, "implied"))
                .evaluate();
        assertThat(sroi.inputCost().value()).isEqualTo(500_000);
        assertThat(sroi.ratio().orElseThrow().value()).isCloseTo(3.2, within(1e-12));
    }

    /** Halving a caseload costs as much again as the usual one: 1/35 − 1/70 = 1/70. */
    @Test
    void halfTheCasesCostAsMuchAgain() {
        double half = Cost.caseload(kroner(540_000), 35, 12, "assumed").kroner(0);
        double usual = Cost.caseload(kroner(540_000), 70, 12, "assumed").kroner(0);
        assertThat(half - usual).isCloseTo(usual, within(1e-9));
        SuccessShare share = SuccessShare.of(kroner(half - usual), kroner(65_568));
        assertThat(share.additional().value()).isCloseTo(540_000 / 70.0 / 65_568, within(1e-12));
        assertThat(share.against(Deduction.of(0.56 - share.additional().value(), "break-even"))
                        .total()
                        .value())
                .isCloseTo(0.56, within(1e-12));
    }

    /** 59.9 against 46.5 % of 243 and 239 drawn by lot; 72,000 kr over 18 months, a third of it in the second year. */
    @Test
    void halfASecondYearIsAThirdOfEighteenMonths() {
        double error = Math.sqrt(0.599 * 0.401 / 243 + 0.465 * 0.535 / 239);
        Stated more = Quantity.stated(0.599 - 0.465, PER_PARTICIPANT, "JAMA Psychiatry 2019")
                .withStandardErrors(error)
                .against("239 in the usual service, drawn by lot");
        assertThat(more.amount(1) / more.standardError(1)).isCloseTo(2.975, within(0.001));
        Cost first = Cost.caseload(kroner(540_000), 20, 12, "assumed").from(1);
        Cost second = Cost.caseload(kroner(540_000), 20, 6, "assumed").from(2);
        Sroi sroi = ValueMap.named("IPS")
                .discounting(Discounting.constant(0.035))
                .input("Municipality", first)
                .input("Municipality", second)
                .outcome(
                        FISCAL,
                        "All",
                        "saving before IPS",
                        Quantity.statedByYear(PER_PARTICIPANT, "published", 48_000 + 27_000, 24_000 + 13_500)
                                .against("239 in the usual service, drawn by lot"),
                        kroner(1).per("krone", 2016, "published"))
                .evaluate();
        assertThat(sroi.netPresentValue().value()).isCloseTo(48_000 / 1.035 + 24_000 / (1.035 * 1.035), within(1e-8));
        assertThat(sroi.paybackMonths().orElseThrow()).isCloseTo(12 * 27_000 / 75_000.0, within(1e-9));
    }
}
