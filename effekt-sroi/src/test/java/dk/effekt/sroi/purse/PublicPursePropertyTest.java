package dk.effekt.sroi.purse;

import static dk.effekt.sroi.Kroner.kroner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Deduction;
import dk.effekt.sroi.Discounting;
import dk.effekt.sroi.Distribution;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.Sroi;
import dk.effekt.sroi.ValueMap;
import java.util.List;
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

    /**
     * With W weeks avoided at 1,000 kr and J gained at 7,000, municipality share s, taxes t and u of which it gets g, VAT v, and
     * displacement m: each payer's gain is a W + b J with the coefficients written out here, and the variance of any sum of payers is
     * (Σ a)² Var W + (Σ b)² Var J.
     */
    @Property
    void varianceIsThatOfTheLinearCombination(
            @ForAll @DoubleRange(min = 0, max = 1) double s,
            @ForAll @DoubleRange(min = 0, max = 0.9) double t,
            @ForAll @DoubleRange(min = 0, max = 0.9) double u,
            @ForAll @DoubleRange(min = 0, max = 1) double g,
            @ForAll @DoubleRange(min = 0, max = 0.9) double v,
            @ForAll @DoubleRange(min = 0, max = 0.9) double m,
            @ForAll @DoubleRange(min = 0.1, max = 9) double sdWeeks,
            @ForAll @DoubleRange(min = 0.1, max = 9) double sdJob) {
        PublicPurse purse = PublicPurse.empty()
                .benefit(
                        "weeks",
                        Quantity.stated(Distribution.normal(5, sdWeeks), Basis.PER_PARTICIPANT, "drawn"),
                        BenefitRate.perWeek("x", "any", 2024, 1_000, "drawn"),
                        PayerShares.byYear("drawn", Split.municipalityAndState(s)))
                .work(
                        "work",
                        Quantity.stated(Distribution.normal(2, sdJob), Basis.PER_PARTICIPANT, "drawn"),
                        Wage.perWeek(kroner(7_000), 2024, "drawn"))
                .withDisplacement(Deduction.of(m, "drawn"))
                .taxed(TaxRule.of(t, u, Split.municipalityAndState(g), "drawn").withSpending(v));
        double[][] ofWeeksAndJob = {
            {1_000 * (s - t * g), 7_000 * u * g},
            {1_000 * (1 - s - t * (1 - g) - v * (1 - t)), 7_000 * (u * (1 - g) + v * (1 - u))},
            {-1_000 * (1 - t), 7_000 * (1 - u)}
        };
        Sroi sroi =
                purse.addTo(ValueMap.named("x").discounting(Discounting.none())).evaluate();
        double weeks = 0;
        double job = 0;
        for (int who = 0; who < 3; who++) {
            double[] by = ofWeeksAndJob[who];
            weeks += by[0];
            job += by[1];
            String payer = List.of("Municipality", "State", "Citizen").get(who);
            double expected = (1 - m) * Math.hypot(by[0] * sdWeeks, by[1] * sdJob);
            double error = sroi.value(payer)
                    .map(value -> value.presentValue().standardError())
                    .orElse(0.0);
            assertThat(error).isCloseTo(expected, within(1e-6));
        }
        assertThat(sroi.presentValue().standardError())
                .isCloseTo((1 - m) * Math.hypot(weeks * sdWeeks, job * sdJob), within(1e-6));
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
