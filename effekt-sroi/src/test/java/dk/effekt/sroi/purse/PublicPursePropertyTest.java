package dk.effekt.sroi.purse;

import static dk.effekt.sroi.Kroner.kroner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Quantity;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Whatever the weeks, the rate and the taxes. */
class PublicPursePropertyTest {

    private static final ReimbursementLadder LADDER = ReimbursementLadder.since2016();
    private static final double RELATIVE = 1e-12;

    @Property
    void payersOfABenefitAddUpToIt(
            @ForAll @DoubleRange(min = -60, max = 60) double weeks,
            @ForAll @DoubleRange(min = 0, max = 50_000) double rate,
            @ForAll @IntRange(min = 1, max = 300) int week) {
        PublicPurse purse = benefit(weeks, rate, week);
        for (int period = 1; period <= 2; period++) {
            double sum = 0;
            for (Payer payer : Payer.values()) {
                sum += purse.kroner(payer, period);
            }
            double gross = weeks * rate * (period == 1 ? 1 : 0.5);
            assertThat(sum).isCloseTo(gross, within(RELATIVE * Math.abs(gross)));
        }
    }

    /** Before VAT, what the purses save on a benefit is what the citizen loses, and a wage is shared out. */
    @Property
    void incomeTaxMovesMoneyAndMakesNone(
            @ForAll @DoubleRange(min = -60, max = 60) double weeks,
            @ForAll @DoubleRange(min = 0, max = 1) double onBenefits,
            @ForAll @DoubleRange(min = 0, max = 1) double onWages,
            @ForAll @DoubleRange(min = 0, max = 1) double municipality) {
        PublicPurse purse = benefit(weeks, 1_000, 14)
                .work("work", stated(weeks, 0), Wage.perWeek(kroner(7_000), 2024, "drawn"))
                .taxed(TaxRule.of(onBenefits, onWages, Split.municipalityAndState(municipality), "drawn"));
        double sum = 0;
        for (Payer payer : Payer.values()) {
            sum += purse.kroner(payer);
        }
        assertThat(sum).isCloseTo(weeks * 7_000, within(1e-9 * (1 + Math.abs(weeks)) * 7_000));
    }

    @Property
    void isLinearInWeeks(
            @ForAll @DoubleRange(min = -60, max = 60) double weeks,
            @ForAll @DoubleRange(min = -3, max = 3) double times,
            @ForAll @IntRange(min = 1, max = 300) int week) {
        TaxRule taxes =
                TaxRule.of(0.3, 0.4, Split.municipalityAndState(0.7), "drawn").withSpending(0.2);
        PublicPurse one = benefit(weeks, 1_234, week).taxed(taxes);
        PublicPurse scaled = benefit(times * weeks, 1_234, week).taxed(taxes);
        for (Payer payer : Payer.values()) {
            assertThat(scaled.kroner(payer))
                    .isCloseTo(times * one.kroner(payer), within(1e-9 * (1 + Math.abs(one.kroner(payer)))));
        }
    }

    @Property
    void theOrderOfChangesDoesNotMatter(
            @ForAll @DoubleRange(min = -60, max = 60) double some,
            @ForAll @DoubleRange(min = -60, max = 60) double more) {
        TaxRule taxes =
                TaxRule.of(0.3, 0.4, Split.municipalityAndState(0.7), "drawn").withSpending(0.2);
        PublicPurse benefit = benefit(some, 1_234, 20);
        PublicPurse work =
                PublicPurse.empty().work("work", stated(more, more), Wage.perWeek(kroner(7_000), 2024, "drawn"));
        PublicPurse oneWay = benefit.and(work).taxed(taxes);
        PublicPurse otherWay = work.taxed(taxes).and(benefit);
        for (Payer payer : Payer.values()) {
            assertThat(otherWay.kroner(payer))
                    .isCloseTo(oneWay.kroner(payer), within(1e-9 * (1 + Math.abs(oneWay.kroner(payer)))));
        }
    }

    private static PublicPurse benefit(double weeks, double rate, int week) {
        return PublicPurse.empty()
                .benefit(
                        "weeks",
                        stated(weeks, weeks / 2),
                        BenefitRate.perWeek("x", "any", 2024, rate, "drawn"),
                        PayerShares.onLadder(LADDER, week));
    }

    private static Quantity stated(double... weeks) {
        return Quantity.statedByYear(Basis.PER_PARTICIPANT, "drawn", weeks);
    }
}
