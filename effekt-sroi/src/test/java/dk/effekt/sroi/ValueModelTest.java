package dk.effekt.sroi;

import static dk.effekt.sroi.Basis.PER_PARTICIPANT;
import static dk.effekt.sroi.Distribution.beta;
import static dk.effekt.sroi.Distribution.gamma;
import static dk.effekt.sroi.Distribution.normal;
import static dk.effekt.sroi.Distribution.triangular;
import static dk.effekt.sroi.Distribution.uniform;
import static dk.effekt.sroi.Kroner.kroner;
import static dk.effekt.sroi.ValueKind.FISCAL;
import static dk.effekt.sroi.ValueKind.OTHER;
import static dk.effekt.sroi.ValueKind.WELLBEING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.effect.Effect;
import dk.effekt.effect.Effects;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueModelTest {

    private final Effects effects = ExampleEffects.example();
    private final Effect benefit = effects.path(ExampleEffects.BENEFIT).cumulated(0, 51);
    private final Effect job = effects.path(ExampleEffects.JOB).cumulated(0, 51);
    private final Stated visits = Quantity.stated(triangular(1, 2, 6), PER_PARTICIPANT, "log");
    private final ValueMap map = ValueMap.named("BTU")
            .participants(10)
            .discounting(Discounting.constant(0.04))
            .input("Municipality", kroner(gamma(5_000, 500)).perParticipant().from(1))
            .input("Fund", kroner(10_000).inTotal())
            .outcome(ValueOutcome.of(
                            FISCAL,
                            "Municipality",
                            "Weeks on benefit",
                            Quantity.avoided(benefit),
                            kroner(gamma(1_500, 150)).perWeek(2024, "rates"))
                    .lasting(3, Deduction.of(uniform(0.1, 0.5), "assumed")))
            .outcome(ValueOutcome.of(
                            WELLBEING, "Citizen", "Visits", visits, kroner(100).per("visit", 2024, "price list"))
                    .startingIn(2)
                    .withDeadweight(Deduction.of(beta(0.2, 0.05), "survey")));

    @Test
    void namesWhatIsUncertain() {
        assertThat(map.parameters())
                .extracting(Parameter::name)
                .containsExactly(
                        "effect on public-benefit, weeks 0 to 51",
                        "quantity of Visits",
                        "value of a week, prices of 2024 (rates)",
                        "drop-off (assumed)",
                        "deadweight (survey)",
                        "cost of Municipality, 5,000 kr");
        assertThat(map.parameters().get(2))
                .hasToString("value of a week, prices of 2024 (rates): 1,500 (SD 150, gamma)");
        assertThat(map.evaluate().notes())
                .anyMatch(note -> note.contains(
                        ", and over the stated distributions of 1 value, 1 deduction, 1 drop-off, 1 cost; all else"));
        assertThat(map.model()).hasToString("BTU: 6 uncertain parameters, 1 effect; 4 rows, 3 periods");
    }

    @Test
    void isTheSameForManyDrawsAtATime() {
        ManyDraws.assertSameBits(map.model());
        ManyDraws.assertSameBits(map.discounting(Discounting.none())
                .outcome(ValueOutcome.of(
                                FISCAL,
                                "State",
                                "Known",
                                Quantity.statedByYear(PER_PARTICIPANT, "log", 7, -2),
                                kroner(90).per("visit", 2024, "price list"))
                        .extrapolated(Extrapolation.dropOff(Deduction.of(0.1, "assumed"), 3))
                        .withDisplacement(Deduction.of(0.25, "survey")))
                .model());
        ManyDraws.assertSameBits(ValueMap.named("only the cost is uncertain")
                .input("Fund", kroner(gamma(5_000, 500)).perParticipant())
                .outcome(
                        OTHER,
                        "a",
                        "b",
                        Quantity.stated(7, PER_PARTICIPANT, "log"),
                        kroner(1).perWeek(2024, "x"))
                .model());
        ValueModel model = map.model();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.presentValues(0, new double[5][1], 1, new double[1]))
                .withMessage("5 parameters; there must be 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.kronerByPeriod(0, new double[6][1], 1, new double[3][1]))
                .withMessage("3 periods with the start; there must be 4");
    }

    @Test
    void isTheMapAtOtherValues() {
        ValueModel model = map.model();
        double[] present = new double[model.rows()];
        double[] x = {-4, 3, 1_800, 0.25, 0.1, 6_000};
        model.presentValues(x, present);
        double first = 10 * 4 * 1_800 / 1.04;
        assertThat(present[0]).isCloseTo(first * (1 + 0.75 / 1.04 + 0.75 * 0.75 / (1.04 * 1.04)), within(1e-6));
        assertThat(present[1]).isCloseTo(10 * 3 * 100 * 0.9 / (1.04 * 1.04), within(1e-9));
        assertThat(present[2]).isCloseTo(10 * 6_000 / 1.04, within(1e-9));
        assertThat(present[3]).isEqualTo(10_000);
        double[] byPeriod = new double[model.rows() * 4];
        model.kronerByPeriod(x, byPeriod);
        double[] expected = {
            0, 72_000, 54_000, 40_500,
            0, 0, 2_700, 0,
            0, 60_000, 0, 0,
            10_000, 0, 0, 0
        };
        assertThat(byPeriod).containsExactly(expected, within(1e-9));
        assertThat(model.factor(0)).isEqualTo(1);
        assertThat(model.factor(2)).isCloseTo(1 / (1.04 * 1.04), within(1e-15));
    }

    @Test
    void atTheMeansItIsTheResult() {
        ValueModel model = map.model();
        double[] present = new double[model.rows()];
        model.presentValues(model.means(), present);
        Sroi sroi = map.evaluate();
        for (int i = 0; i < 2; i++) {
            assertThat(present[i])
                    .isCloseTo(sroi.outcomes().get(i).presentValue().value(), within(1e-9));
            assertThat(present[2 + i])
                    .isCloseTo(sroi.inputs().get(i).presentValue().value(), within(1e-9));
        }
    }

    @Test
    void effectsOfOneEstimationAreJoint() {
        ValueMap joint = map.outcome(
                OTHER,
                "Citizen",
                "Weeks in job",
                Quantity.gained(job),
                kroner(10).perWeek(2024, "x"));
        ValueModel model = joint.model();
        assertThat(model.effects()).hasSize(2);
        assertThat(model.covariance(0, 1)).isEqualTo(benefit.covariance(job)).isNotZero();
        assertThat(model.covariance(0, 0)).isEqualTo(benefit.covariance(benefit));
        assertThat(model.covariance(1, 2)).isZero();
        assertThat(model.covariance(2, 2)).isCloseTo((1 + 4 + 36 - 2 - 6 - 12) / 18.0, within(1e-12));
        assertThat(model.covariance(2, 0)).isZero();
        assertThat(model.covariance(3, 3)).isEqualTo(150 * 150);
        assertThat(model.covariance(0, 3)).isZero();
    }

    @Test
    void whatIsTheSameIsOneParameter() {
        Proxy perWeek = kroner(gamma(1_500, 150)).perWeek(2024, "rates");
        Proxy again = kroner(gamma(1_500, 150)).perWeek(2024, "rates");
        Proxy other = kroner(gamma(1_500, 150)).perWeek(2024, "other rates");
        Quantity four = Quantity.stated(4, PER_PARTICIPANT, "log");
        ValueMap one =
                ValueMap.named("one").discounting(Discounting.none()).outcome(FISCAL, "a", "weeks", four, perWeek);
        assertThat(standardError(one.outcome(FISCAL, "b", "weeks", four, again)))
                .isCloseTo(2 * 4 * 150, within(1e-9));
        assertThat(standardError(one.outcome(FISCAL, "b", "weeks", four, other)))
                .isCloseTo(Math.sqrt(2) * 4 * 150, within(1e-9));
    }

    @Test
    void payersShareTheFactorOfOneRate() {
        Factor rate = new Factor("weekly rate", gamma(1_559, 100));
        Proxy municipality =
                Proxy.byYear("week", 2024, "62 %, then 80 %", 967, 1_247).withFactor(rate);
        Proxy state = Proxy.byYear("week", 2024, "38 %, then 20 %", 592, 312).withFactor(rate);
        Quantity weeks = Quantity.statedByYear(PER_PARTICIPANT, "log", 4, 3);
        ValueMap shared = ValueMap.named("payers")
                .discounting(Discounting.none())
                .outcome(FISCAL, "Municipality", "weeks", weeks, municipality)
                .outcome(FISCAL, "State", "weeks", weeks, state);
        Sroi sroi = shared.evaluate();
        assertThat(sroi.value("Municipality").orElseThrow().kronerByPeriod()).containsExactly(4.0 * 967, 3.0 * 1_247);
        assertThat(sroi.presentValue().value()).isEqualTo(7 * 1_559);
        assertThat(sroi.presentValue().standardError()).isCloseTo(7 * 100, within(1e-9));
        assertThat(shared.parameters()).extracting(Parameter::name).containsExactly("weekly rate");
        assertThat(rate).hasToString("weekly rate: 1,559 (SD 100, gamma)");
        assertThat(new Factor("", gamma(1_559, 100))).hasToString("1,559 (SD 100, gamma)");
        // 100 of 1,559 is 6.414 %.
        assertThat(municipality)
                .hasToString("967, 1,247 kr (SD 6.414 %, gamma, 'weekly rate') per week, prices of 2024");
        ValueMap contradictory = shared.outcome(
                FISCAL, "Region", "weeks", weeks, state.withFactor(new Factor("weekly rate", gamma(1_559, 200))));
        assertThatIllegalStateException()
                .isThrownBy(contradictory::evaluate)
                .withMessageContaining("the uncertain factor 'weekly rate' is 1,559 (SD 100, gamma) in one place and"
                        + " 1,559 (SD 200, gamma) in another");
    }

    @Test
    void parametersOfOneNameAreNumbered() {
        ValueMap three = ValueMap.named("three clinics");
        for (String who : List.of("a", "b", "c")) {
            Stated own = Quantity.stated(normal(4, 1), PER_PARTICIPANT, "log of " + who);
            three = three.outcome(OTHER, who, "visits", own, kroner(1).per("visit", 2024, "x"));
        }
        assertThat(three.parameters())
                .extracting(Parameter::name)
                .containsExactly("quantity of visits", "quantity of visits (2)", "quantity of visits (3)");
    }

    /** Product rule: Var(q p (1−d)) ≈ (p (1−d))² Vq + (q (1−d))² Vp + (q p)² Vd. */
    @Test
    void standardErrorsFollowTheProductRule() {
        ValueOutcome outcome = ValueOutcome.of(
                        OTHER,
                        "a",
                        "b",
                        Quantity.stated(normal(20, 3), PER_PARTICIPANT, "log"),
                        kroner(gamma(50, 7)).per("unit", 2024, "x"))
                .withDisplacement(Deduction.of(beta(0.3, 0.1), "survey"));
        ValueMap one = ValueMap.named("one").discounting(Discounting.none()).outcome(outcome);
        double expected = Math.sqrt(Math.pow(50 * 0.7 * 3, 2) + Math.pow(20 * 0.7 * 7, 2) + Math.pow(20 * 50 * 0.1, 2));
        assertThat(standardError(one)).isCloseTo(expected, within(1e-9));
    }

    /** Var(V/C) ≈ (V/C)² (Vv/V² + Vc/C²) for independent V and C. */
    @Test
    void theRatiosErrorCarriesThatOfTheInputs() {
        Sroi sroi = ValueMap.named("one")
                .discounting(Discounting.none())
                .input("Fund", kroner(gamma(1_000, 100)).perParticipant())
                .outcome(
                        OTHER,
                        "a",
                        "b",
                        Quantity.stated(normal(30, 6), PER_PARTICIPANT, "log"),
                        kroner(100).per("unit", 2024, "x"))
                .evaluate();
        assertThat(sroi.ratio().orElseThrow().standardError())
                .isCloseTo(3 * Math.sqrt(0.2 * 0.2 + 0.1 * 0.1), within(1e-12));
        assertThat(sroi.netPresentValue().standardError()).isCloseTo(Math.hypot(600, 100), within(1e-9));
        assertThat(sroi.inputCost()).isEqualTo(new Amount(1_000, 100, Amount.Unit.KRONER));
    }

    @Test
    void refusesArraysOfAnotherSize() {
        ValueModel model = map.model();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.presentValues(new double[5], new double[4]))
                .withMessage("5 parameter values; there must be 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.presentValues(new double[6], new double[5]))
                .withMessage("5 present values; there must be 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.kronerByPeriod(new double[6], new double[4]))
                .withMessage("4 kroner by period; there must be 16");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.kronerByPeriod(new double[7], new double[16]))
                .withMessage("7 parameter values; there must be 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.kronerByPeriod(0, new double[7][1], 1, new double[4][1]))
                .withMessage("7 parameters; there must be 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.derivatives(new double[7]))
                .withMessage("7 parameter values; there must be 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.standardError(new double[7]))
                .withMessage("7 derivatives; there must be 6");
    }

    private static double standardError(ValueMap map) {
        return map.evaluate().presentValue().standardError();
    }
}
