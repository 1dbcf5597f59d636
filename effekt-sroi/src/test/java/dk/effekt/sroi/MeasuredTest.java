package dk.effekt.sroi;

import static dk.effekt.sroi.ExampleEffects.BENEFIT;
import static dk.effekt.sroi.ExampleEffects.JOB;
import static dk.effekt.sroi.Kroner.kroner;
import static dk.effekt.sroi.ValueKind.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.effect.Effect;
import dk.effekt.effect.Effects;
import java.util.Arrays;
import java.util.Locale;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MeasuredTest {

    private static final Offset<Double> TINY = within(1e-9);

    private final Effects effects = ExampleEffects.example();
    private final Effect benefit = effects.path(BENEFIT).cumulated(0, 51);
    private final Effect job = effects.path(JOB).cumulated(0, 51);
    private final Proxy perWeek = kroner(1_500).perWeek(2024, "rates of 2024");
    private final ValueOutcome offBenefit =
            ValueOutcome.of(OTHER, "Municipality", "Weeks on benefit", Quantity.avoided(benefit), perWeek);

    @Test
    void fewerWeeksOnBenefitAreWeeksAvoided() {
        double effect = 52 * ExampleEffects.closedForm(ExampleEffects.BENEFITS)[0];
        assertThat(effect).isNegative();
        assertThat(MeasuredEffect.of(benefit))
                .hasToString(String.format(
                        Locale.ROOT,
                        "public-benefit, weeks 0 to 51: %.2f (SE %.2f)",
                        effect,
                        52 * se(ExampleEffects.BENEFITS)));
        assertThat(Quantity.avoided(benefit).amount(1)).isCloseTo(-effect, TINY);
        assertThat(Quantity.gained(benefit).amount(1)).isCloseTo(effect, TINY);
        Sroi sroi = ValueMap.named("BTU").outcome(offBenefit).evaluate();
        assertThat(sroi.value().kronerByPeriod().get(0)).isCloseTo(-effect * 1_500, within(1e-6));
        assertThat(sroi.basis()).isEqualTo(Basis.PER_PARTICIPANT);
    }

    @Test
    void aHarmPassesThrough() {
        Sroi sroi = ValueMap.named("BTU")
                .input("Municipality", kroner(100).perParticipant())
                .outcome(OTHER, "Municipality", "more benefit", Quantity.gained(benefit), perWeek)
                .evaluate();
        assertThat(sroi.presentValue().value()).isNegative();
        assertThat(sroi.paybackMonths()).isEmpty();
        assertThat(sroi.breakEvenFactor()).isEmpty();
    }

    @Test
    void oneEstimationsOutcomesAreNotIndependent() {
        double a = 1_500;
        double b = 900;
        Sroi sroi = ValueMap.named("BTU")
                .discounting(Discounting.none())
                .input("Municipality", kroner(5_000).perParticipant())
                .outcome(offBenefit)
                .outcome(
                        OTHER,
                        "State",
                        "Weeks in job",
                        Quantity.gained(job),
                        kroner(b).perWeek(2024, "tax"))
                .evaluate();
        double[] worth = new double[ExampleEffects.JOBS.length];
        Arrays.setAll(worth, row -> 52 * (b * ExampleEffects.JOBS[row] - a * ExampleEffects.BENEFITS[row]));
        double[] expected = ExampleEffects.closedForm(worth);
        assertThat(sroi.presentValue().value()).isCloseTo(expected[0], within(1e-6));
        assertThat(sroi.presentValue().standardError()).isCloseTo(expected[1], within(1e-6));
        assertThat(sroi.netPresentValue().standardError()).isCloseTo(expected[1], within(1e-6));
        assertThat(sroi.ratio().orElseThrow().standardError()).isCloseTo(expected[1] / 5_000, TINY);
        double independent = Math.hypot(52 * a * se(ExampleEffects.BENEFITS), 52 * b * se(ExampleEffects.JOBS));
        assertThat(Math.abs(expected[1] / independent - 1)).isGreaterThan(0.05);
    }

    @Test
    void effectsOfDifferentEstimationsAreIndependent() {
        Effect other = ExampleEffects.example().path(BENEFIT).cumulated(0, 51);
        Sroi sroi = ValueMap.named("two")
                .discounting(Discounting.none())
                .outcome(offBenefit)
                .outcome(OTHER, "Region", "Weeks on benefit", Quantity.avoided(other), perWeek)
                .evaluate();
        assertThat(sroi.presentValue().standardError())
                .isCloseTo(Math.sqrt(2) * 1_500 * benefit.standardError(), within(1e-6));
    }

    @Test
    void yearsOfAPathStandInTheirOwnYear() {
        Effects path = ExampleEffects.constant(ExampleEffects.BENEFITS, ExampleEffects.JOBS, 1, 78);
        Measured byYear = Quantity.avoidedByYear(path.path(BENEFIT));
        assertThat(byYear.effects())
                .extracting(MeasuredEffect::when)
                .containsExactly("weeks 1 to 52", "weeks 53 to 78");
        assertThat(byYear.effects()).extracting(MeasuredEffect::weeksCovered).containsExactly(52, 26);
        Sroi sroi = ValueMap.named("BTU")
                .discounting(Discounting.constant(0.035))
                .outcome(OTHER, "Municipality", "Weeks on benefit", byYear, perWeek)
                .evaluate();
        double weekly = -ExampleEffects.closedForm(ExampleEffects.BENEFITS)[0];
        assertThat(sroi.presentValue().value())
                .isCloseTo(1_500 * weekly * (52 / 1.035 + 26 / Math.pow(1.035, 2)), within(1e-6));
        assertThat(sroi.presentValue().standardError())
                .isCloseTo(1_500 * se(ExampleEffects.BENEFITS) * (52 / 1.035 + 26 / Math.pow(1.035, 2)), within(1e-6));
        assertThat(sroi.notes()).noneMatch(note -> note.startsWith("Extrapolation") || note.startsWith("Years"));
    }

    @Test
    void yearsBeyondTheObservedAreExtrapolatedByANamedRule() {
        ValueOutcome longer = offBenefit.extrapolated(Extrapolation.dropOff(0.3, "assumed", 2));
        Sroi sroi = ValueMap.named("BTU").outcome(longer).evaluate();
        double first = sroi.value().kronerByPeriod().get(0);
        assertThat(sroi.value().kronerByPeriod()).containsExactly(first, first * 0.7, first * Math.pow(0.7, 2));
        assertThat(sroi.notes())
                .contains("Extrapolation: 'Weeks on benefit' is measured for 1 year; years 2 to 3 lie beyond what was"
                        + " observed and repeat the last, with a drop-off of 30 % (assumed) a year.");
        Sroi measuredTwice = ValueMap.named("BTU")
                .outcome(OTHER, "Municipality", "x", Quantity.avoidedByYear(effects.path(BENEFIT)), perWeek)
                .evaluate();
        assertThat(measuredTwice.notes()).noneMatch(note -> note.startsWith("Extrapolation"));
    }

    @Test
    void partOfAYearIsNotRepeatedAsAYear() {
        Quantity eighteenMonths = Quantity.avoided(effects.path(BENEFIT).cumulated(0, 77));
        ValueOutcome once = ValueOutcome.of(OTHER, "Municipality", "Weeks on benefit", eighteenMonths, perWeek);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> once.lasting(2))
                .withMessageContaining("it covers 78 weeks and not 52");
        assertThat(ValueMap.named("BTU").outcome(once).evaluate().notes())
                .anyMatch(note -> note.startsWith("Years: 'Weeks on benefit' sums weeks 0 to 77 and counts all"));
        Quantity counted = Quantity.gained(effects.path(ExampleEffects.WEEKS).at(77));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueOutcome.of(OTHER, "Citizen", "Work", counted, perWeek)
                        .lasting(2))
                .withMessageContaining("it covers 77 weeks and not 52");
    }

    @Test
    void deadweightIsRefusedBecauseItIsOutOfTheEffectAlready() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> offBenefit.withDeadweight(Deduction.of(0.2, "benchmark")))
                .withMessage(
                        "outcome 'Weeks on benefit': deadweight of 20 % on a measured effect. What would have happened"
                                + " anyway is out of it already (ATT of starting now versus not yet); deducting it again would"
                                + " count it twice. Leave deadweight out, or say why it is not: Deduction.of(share, source).because(reason)");
        assertThat(offBenefit.withDeadweight(Deduction.of(0, ""))).isEqualTo(offBenefit);
        ValueOutcome given = offBenefit.withDeadweight(
                Deduction.of(0.2, "benchmark").because("the measured programme was a stronger one"));
        Sroi sroi = ValueMap.named("BTU").outcome(given).evaluate();
        Sroi whole = ValueMap.named("BTU").outcome(offBenefit).evaluate();
        assertThat(sroi.presentValue().value())
                .isCloseTo(0.8 * whole.presentValue().value(), TINY);
        assertThat(sroi.summary().replaceAll("\\s+", " "))
                .contains("Deadweight 20 % (benchmark), because the measured programme was a stronger one.")
                .doesNotContain("no deadweight");
    }

    @Test
    void attributionNeedsAReasonThatIsPrinted() {
        Deduction others = Deduction.of(0.1, "case workers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> offBenefit.withAttribution(others))
                .withMessageContaining("say why it is not: Deduction.of(share, source).because(reason)");
        ValueOutcome given = offBenefit.withAttribution(others.because("a fund paid for the mentors of one arm"));
        String summary = ValueMap.named("BTU").outcome(given).evaluate().summary();
        assertThat(summary.replaceAll("\\s+", " "))
                .contains("Attribution to others 10 % (case workers), because a fund paid for the mentors of one arm.");
    }

    @Test
    void displacementIsAllowed() {
        ValueOutcome moved = offBenefit.withDisplacement(Deduction.of(0.25, "survey"));
        double whole = ValueMap.named("a")
                .outcome(offBenefit)
                .evaluate()
                .presentValue()
                .value();
        assertThat(ValueMap.named("a").outcome(moved).evaluate().presentValue().value())
                .isCloseTo(0.75 * whole, TINY);
    }

    @Test
    void theProxyMustFitTheUnit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueOutcome.of(
                        OTHER,
                        "Municipality",
                        "Benefit",
                        Quantity.avoided(benefit),
                        kroner(6_754).per("month", 2024, "rates")))
                .withMessage(
                        "outcome 'Benefit': the effect is in weeks, the proxy is per month; use kroner(…).perWeek(…)");
        Measured share = Quantity.gained(effects.path(JOB).at(51));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueOutcome.of(OTHER, "Citizen", "Job", share, perWeek))
                .withMessageContaining("sum the weeks with path.cumulated(from, through)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.gained(job, effects.path(JOB).at(103)))
                .withMessageContaining("is in SHARE, that of the first year in WEEKS");
        ValueOutcome person =
                ValueOutcome.of(OTHER, "Citizen", "Job", share, kroner(20_000).per("person in job", 2024, "x"));
        assertThat(person.lasting(3).extrapolation().years()).isEqualTo(2);
    }

    @Test
    void hoursArePricedByTheHour() {
        Proxy perHour = kroner(150).perHour(2024, "wage statistics");
        Measured hours = Quantity.gained(effects.path(ExampleEffects.HOURS).at(52));
        Sroi sroi = ValueMap.named("BTU")
                .discounting(Discounting.none())
                .outcome(OTHER, "Citizen", "Paid work", hours, perHour)
                .evaluate();
        double[] worth =
                Arrays.stream(ExampleEffects.JOBS).map(job -> 150_000 * job).toArray();
        assertThat(sroi.presentValue().value()).isCloseTo(ExampleEffects.closedForm(worth)[0], within(1e-6));
        assertThat(sroi.presentValue().standardError()).isCloseTo(se(worth), within(1e-6));
        assertThat(ValueOutcome.of(OTHER, "Citizen", "Paid work", hours, perHour)
                        .lasting(2))
                .hasToString("Paid work (Citizen, other), 150 kr per hour, prices of 2024");
    }

    @Test
    void hoursTakeNoOtherPriceAndNothingElseTakesTheirs() {
        Proxy perHour = kroner(150).perHour(2024, "wage statistics");
        Measured hours = Quantity.gained(effects.path(ExampleEffects.HOURS).at(77));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueOutcome.of(OTHER, "Citizen", "Work", hours, perWeek))
                .withMessage("outcome 'Work': the effect is in hours, the proxy is per week; use kroner(…).perHour(…)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueOutcome.of(OTHER, "Citizen", "Work", Quantity.gained(job), perHour))
                .withMessageContaining("the effect is in weeks, the proxy is per hour");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueOutcome.of(
                        OTHER,
                        "Citizen",
                        "Work",
                        Quantity.gained(effects.path(JOB).at(51)),
                        perHour))
                .withMessageContaining("the proxy is per hour; measure Outcomes.paidHours()");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueOutcome.of(OTHER, "Citizen", "Work", hours, perHour)
                        .lasting(2))
                .withMessageContaining("it covers 77 weeks and not 52; measure a whole last year, such as path.at(52)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.gainedByYear(effects.path(ExampleEffects.HOURS)))
                .withMessageContaining("measured in HOURS since the start already");
    }

    @Test
    void anEffectThatCouldNotBeEstimatedIsRefused() {
        double[] unobserved = new double[10];
        Arrays.fill(unobserved, Double.NaN);
        Effects none = ExampleEffects.constant(unobserved, ExampleEffects.JOBS, 0, 51);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.avoided(none.path(BENEFIT).cumulated(0, 51)))
                .withMessage("the effect on 'public-benefit', weeks 0 to 51 is NaN; it must be a finite number");
        assertThatIllegalArgumentException().isThrownBy(Quantity::gained);
    }

    @Test
    void theBreakEvenFactorTakesNetPresentValueToNothing() {
        ValueMap map = ValueMap.named("BTU")
                .participantsOf(benefit)
                .input("Municipality", kroner(3_000).perParticipant())
                .outcome(offBenefit)
                .outcome(
                        OTHER,
                        "Citizen",
                        "Training",
                        Quantity.stated(1, Basis.PER_PARTICIPANT, "plan"),
                        kroner(500).per("course", 2024, "price list"));
        Sroi sroi = map.evaluate();
        double measured = sroi.outcomes().get(0).presentValue().value();
        double stated = sroi.outcomes().get(1).presentValue().value();
        double factor = sroi.breakEvenFactor().orElseThrow();
        assertThat(factor * measured + stated).isCloseTo(sroi.inputCost().value(), within(1e-6));
        assertThat(sroi.map().participants()).hasValue(5);
        assertThat(sroi.summary().replaceAll(" +", " "))
                .contains(String.format(Locale.ROOT, "break-even factor %.2f\n", factor));
        assertThat(sroi.summary().replaceAll("-\\s+", "-").replaceAll("\\s+", " "))
                .contains("5 participants (those measured on 'public-benefit', weeks 0 to 51)");
    }

    /** What is stated pays for everything by itself: 1·500 of 500. */
    @Test
    void noEffectIsNeededWhereTheRestPaysForAll() {
        Sroi sroi = ValueMap.named("BTU")
                .discounting(Discounting.none())
                .input("Municipality", kroner(500).perParticipant())
                .outcome(offBenefit)
                .outcome(
                        OTHER,
                        "Citizen",
                        "Training",
                        Quantity.stated(1, Basis.PER_PARTICIPANT, "plan"),
                        kroner(500).per("course", 2024, "price list"))
                .evaluate();
        assertThat(sroi.breakEvenFactor().orElseThrow()).isCloseTo(0, TINY);
    }

    /** All participants alike, and all those they are compared with: 0.5 − 0.75, in 52 weeks. */
    @Test
    void anEffectWithoutErrorIsTakenAsKnown() {
        double[] alike = {0.5, 0.75, 0.5, 0.75};
        Effect sure = ExampleEffects.constant(alike, alike, 0, 51).path(BENEFIT).cumulated(0, 51);
        assertThat(sure.standardError()).isZero();
        ValueMap map = ValueMap.named("BTU")
                .discounting(Discounting.none())
                .outcome(OTHER, "Municipality", "Weeks on benefit", Quantity.avoided(sure), perWeek);
        assertThat(map.parameters()).isEmpty();
        assertThat(map.evaluate().presentValue()).isEqualTo(new Amount(13 * 1_500, 0, Amount.Unit.KRONER));
    }

    private static double se(double[] rows) {
        return ExampleEffects.closedForm(rows)[1];
    }
}
