package dk.effekt.sroi.uncertainty;

import static dk.effekt.sroi.Basis.PER_PARTICIPANT;
import static dk.effekt.sroi.Basis.TOTAL;
import static dk.effekt.sroi.Distribution.beta;
import static dk.effekt.sroi.Distribution.gamma;
import static dk.effekt.sroi.Distribution.lognormal;
import static dk.effekt.sroi.Distribution.normal;
import static dk.effekt.sroi.Distribution.triangular;
import static dk.effekt.sroi.Distribution.uniform;
import static dk.effekt.sroi.Kroner.kroner;
import static dk.effekt.sroi.ValueKind.FISCAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.effect.Effect;
import dk.effekt.effect.Effects;
import dk.effekt.sroi.Deduction;
import dk.effekt.sroi.Discounting;
import dk.effekt.sroi.Distribution;
import dk.effekt.sroi.ExampleEffects;
import dk.effekt.sroi.Extrapolation;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.ValueOutcome;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTest {

    private static final MonteCarlo RUNS = MonteCarlo.seed(42);
    private static final NormalDistribution Z = new NormalDistribution();

    /** With net value N(μ, σ²) against nothing: EVPI = σ φ(μ/σ) − |μ| Φ(−|μ|/σ), P(best) = Φ(μ/σ). */
    @ParameterizedTest
    @CsvSource({
        "0, 1000, 398.9423, 0.5",
        "500, 1000, 197.7966, 0.691462",
        "-500, 1000, 197.7966, 0.308538",
        "10000, 40000, 11453.788, 0.598706"
    })
    void isTheClosedFormOfANormal(double mean, double sd, double evpi, double best) {
        Decision decision = RUNS.decide(OneNumber.map("one", normal(mean + 50_000, sd), 50_000));
        assertThat(decision.evpi()).isCloseTo(evpi, within(4 * decision.evpiError()));
        assertThat(decision.evpiError()).isLessThan(0.01 * sd);
        assertThat(decision.evppi().get(0).value()).isCloseTo(evpi, within(5e-4 * Math.max(1, evpi / 1_000)));
        Decision.Option option = decision.options().get(1);
        assertThat(option.probabilityBest()).isCloseTo(best, within(4 * Math.sqrt(best * (1 - best) / 100_000)));
        assertThat(option.expected()).isCloseTo(mean, within(4 * option.expectedError()));
        assertThat(decision.best().expectedLoss()).isEqualTo(decision.evpi());
    }

    /** Of two independent normals, one alone decides with its own spread. */
    @Test
    void knowingOnePartIsTheClosedFormOfThatPart() {
        ValueMap map = OneNumber.map("two", normal(1_000, 300), 900)
                .outcome(
                        FISCAL,
                        "State",
                        "other",
                        Quantity.stated(normal(0, 400), TOTAL, "test"),
                        kroner(1).per("krone", 2024, "test"));
        Decision decision = RUNS.decide(map);
        assertThat(information(decision, "quantity of value of two")).isCloseTo(closedForm(100, 300), within(1e-6));
        assertThat(information(decision, "quantity of other")).isCloseTo(closedForm(100, 400), within(1e-6));
        assertThat(decision.evppi().get(0).parameter().name()).isEqualTo("quantity of other");
        assertThat(decision.evpi()).isCloseTo(closedForm(100, 500), within(4 * decision.evpiError()));
    }

    /** Given one effect, the others move with it: the spread that counts is |cov(net, effect)|/sd(effect). */
    @Test
    void knowingAnEffectTellsOfTheOthers() {
        Effects effects = ExampleEffects.example();
        Effect benefit = effects.path(ExampleEffects.BENEFIT).cumulated(0, 51);
        Effect job = effects.path(ExampleEffects.JOB).cumulated(0, 51);
        ValueMap map = ValueMap.named("joint")
                .discounting(Discounting.none())
                .input("Municipality", kroner(12_000).perParticipant())
                .outcome(
                        FISCAL,
                        "a",
                        "benefit",
                        Quantity.avoided(benefit),
                        kroner(1_000).perWeek(2024, "x"))
                .outcome(FISCAL, "b", "job", Quantity.gained(job), kroner(500).perWeek(2024, "x"));
        double mean = -1_000 * benefit.estimate() + 500 * job.estimate() - 12_000;
        double withBenefit = -1_000 * benefit.covariance(benefit) + 500 * job.covariance(benefit);
        double variance = 1e6 * benefit.covariance(benefit)
                + 25e4 * job.covariance(job)
                - 2 * 1_000 * 500 * benefit.covariance(job);
        Decision decision = RUNS.decide(map);
        assertThat(information(decision, "effect on public-benefit, weeks 0 to 51"))
                .isCloseTo(closedForm(mean, Math.abs(withBenefit) / benefit.standardError()), within(1e-6));
        assertThat(decision.evppiOfEffects().orElseThrow())
                .isCloseTo(closedForm(mean, Math.sqrt(variance)), within(1e-6));
        assertThat(decision.evpi()).isCloseTo(closedForm(mean, Math.sqrt(variance)), within(4 * decision.evpiError()));
    }

    /** Where one parameter is all, knowing it is knowing everything; the draws know nothing of hinges and integrals. */
    @Test
    void theOnlyParameterIsWorthAsMuchAsAll() {
        Distribution[] values = {
            uniform(0, 2_200), triangular(0, 500, 2_600), gamma(1_000, 600), lognormal(1_000, 800), normal(1_000, 400)
        };
        for (Distribution value : values) {
            Decision decision = RUNS.decide(OneNumber.map("one", value, 1_050));
            assertThat(decision.evppi().get(0).value())
                    .as(value.toString())
                    .isCloseTo(decision.evpi(), within(4 * decision.evpiError()));
        }
        ValueMap share = OneNumber.empty("share", 800)
                .outcome(ValueOutcome.of(
                                FISCAL,
                                "State",
                                "b",
                                Quantity.stated(1_000, TOTAL, "test"),
                                kroner(1).per("krone", 2024, "test"))
                        .withDeadweight(Deduction.of(beta(0.2, 0.1), "survey")));
        Decision decision = RUNS.decide(share);
        assertThat(decision.evppi().get(0).value()).isCloseTo(decision.evpi(), within(4 * decision.evpiError()));
    }

    /** A drop-off is taken several times, and the mean of its powers is not the power of its mean. */
    @Test
    void dropOffsAreIntegrated() {
        ValueMap map = OneNumber.empty("fading", 2_520)
                .outcome(ValueOutcome.of(
                                FISCAL,
                                "State",
                                "b",
                                Quantity.stated(1_000, TOTAL, "test"),
                                kroner(1).per("krone", 2024, "test"))
                        .extrapolated(Extrapolation.dropOff(Deduction.of(beta(0.3, 0.15), "survey"), 3)));
        Decision decision = RUNS.decide(map);
        // Moments of 1 − Beta(a, b): (b/(a+b)) · ((b+1)/(a+b+1)) · …
        double n = 0.3 * 0.7 / (0.15 * 0.15) - 1;
        double expected = 1_000 - 2_520;
        double power = 1;
        for (int k = 0; k < 3; k++) {
            power *= (0.7 * n + k) / (n + k);
            expected += 1_000 * power;
        }
        assertThat(expected).isGreaterThan(map.evaluate().netPresentValue().value() + 10);
        Decision.Option option = decision.options().get(1);
        assertThat(option.expected()).isCloseTo(expected, within(4 * option.expectedError()));
        assertThat(new ConditionalMeans(Options.of(map)).expected()[1]).isCloseTo(expected, within(0.01));
        // The integral over the kink is by 64 points.
        assertThat(decision.evppi().get(0).value())
                .isCloseTo(decision.evpi(), within(4 * decision.evpiError() + 0.01 * decision.evpi()));
    }

    /** X and Y independent N(0, 100²) and nothing: E max(0, X, Y) = 100 ∫ (1 − Φ(z)²) dz over z > 0; P(both below 0) = 1/4. */
    @Test
    void choosesAmongSeveral() {
        ValueMap a = OneNumber.map("a", normal(1_000, 100), 1_000);
        ValueMap b = OneNumber.map("b", normal(2_000, 100), 2_000);
        Decision decision = RUNS.decide(a, b);
        double sum = 0;
        for (double z = 0.0005; z < 10; z += 0.001) {
            sum += 0.001 * (1 - Math.pow(Z.cumulativeProbability(z), 2));
        }
        assertThat(decision.options().get(0).expectedLoss()).isCloseTo(100 * sum, within(4 * decision.evpiError() + 1));
        assertThat(decision.options()).extracting(Decision.Option::name).containsExactly("do nothing", "a", "b");
        assertThat(decision.options().get(0).probabilityBest()).isCloseTo(0.25, within(0.006));
        assertThat(decision.options().get(1).probabilityBest()).isCloseTo(0.375, within(0.0065));
    }

    /** b is a and 10 kroner more in every draw, because what they share is drawn once. */
    @Test
    void whatIsTheSameInSeveralOptionsIsDrawnOnce() {
        ValueMap a = sharing("a", 500);
        ValueMap b = sharing("b", 490);
        Decision decision = RUNS.decide(a, b);
        assertThat(decision.options().get(1).probabilityBest()).isZero();
        assertThat(decision.options().get(2).expected()
                        - decision.options().get(1).expected())
                .isCloseTo(10, within(1e-6));
        assertThat(decision.evppi()).hasSize(1);
        ValueMap other = ValueMap.named("c")
                .outcome(
                        FISCAL,
                        "State",
                        "visits",
                        Quantity.stated(normal(7, 2), PER_PARTICIPANT, "log"),
                        kroner(100).per("visit", 2024, "x"));
        assertThat(RUNS.draws(1_000).decide(a, other).evppi())
                .extracting(one -> one.parameter().name())
                .containsExactlyInAnyOrder("quantity of visits", "quantity of visits [c]");
    }

    private static ValueMap sharing(String name, double cost) {
        return ValueMap.named(name)
                .discounting(Discounting.none())
                .input("Municipality", kroner(cost).perParticipant())
                .outcome(
                        FISCAL,
                        "State",
                        "visits",
                        Quantity.stated(normal(5, 2), PER_PARTICIPANT, "log"),
                        kroner(100).per("visit", 2024, "x"));
    }

    /** EVPI · (100/1.04 + 50/1.04²). */
    @Test
    void populationsAddUpDiscounted() {
        Decision decision = RUNS.draws(1_000).decide(sharing("a", 500));
        assertThat(decision.evpiOfPopulation(Discounting.constant(0.04), 100, 50))
                .isCloseTo(decision.evpi() * (100 / 1.04 + 50 / (1.04 * 1.04)), within(1e-6));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decision.evpiOfPopulation(Discounting.none(), 10, -1))
                .withMessageContaining("decisions in year 2 are -1.0");
    }

    @Test
    void printsInEightyColumns() {
        Decision decision = RUNS.draws(1_000).decide(sharing("a", 500), sharing("b", 490));
        assertThat(decision.table().lines()).allMatch(line -> line.length() <= 80);
        assertThat(decision.table()).contains("perfect information on", "* highest mean", "Shared: 1 parameter");
        assertThat(decision.toString()).hasSizeLessThan(80).startsWith("b: mean NPV ");
        assertThat(decision.toCsv().lines()).hasSize(4);
        assertThat(decision.toJson()).contains("\"evppi\"", "\"best\" : \"b\"");
    }

    @Test
    void refusesOptionsThatCannotBeCompared() {
        assertThatIllegalArgumentException().isThrownBy(RUNS::decide).withMessageContaining("give at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RUNS.decide(sharing("a", 1), sharing("a", 2)))
                .withMessageContaining("two options are called 'a'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RUNS.decide(sharing("a", 1), OneNumber.map("b", normal(1, 1), 1)))
                .withMessageContaining("option 'b' is in total, 'a' is per participant");
    }

    private static double closedForm(double mean, double sd) {
        double far = Math.abs(mean);
        return sd * Z.density(far / sd) - far * Z.cumulativeProbability(-far / sd);
    }

    private static double information(Decision decision, String parameter) {
        return decision.evppi().stream()
                .filter(one -> one.parameter().name().equals(parameter))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
