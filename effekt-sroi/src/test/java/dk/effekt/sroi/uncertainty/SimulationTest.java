package dk.effekt.sroi.uncertainty;

import static dk.effekt.sroi.Basis.PER_PARTICIPANT;
import static dk.effekt.sroi.Basis.TOTAL;
import static dk.effekt.sroi.Distribution.beta;
import static dk.effekt.sroi.Distribution.gamma;
import static dk.effekt.sroi.Distribution.lognormal;
import static dk.effekt.sroi.Distribution.normal;
import static dk.effekt.sroi.Kroner.kroner;
import static dk.effekt.sroi.ValueKind.FISCAL;
import static dk.effekt.sroi.ValueKind.WELLBEING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.effect.Effect;
import dk.effekt.effect.Effects;
import dk.effekt.sroi.Amount;
import dk.effekt.sroi.Cost;
import dk.effekt.sroi.Deduction;
import dk.effekt.sroi.Discounting;
import dk.effekt.sroi.ExampleEffects;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.Sroi;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.ValueOutcome;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final MonteCarlo RUNS = MonteCarlo.seed(42);

    private final Effects effects = ExampleEffects.example();
    private final Effect benefit = effects.path(ExampleEffects.BENEFIT).cumulated(0, 51);
    private final Effect job = effects.path(ExampleEffects.JOB).cumulated(0, 51);
    private final ValueMap map = ValueMap.named("BTU")
            .participants(10)
            .input("Municipality", kroner(gamma(5_000, 500)).perParticipant())
            .input("Fund", Cost.byYear(TOTAL, 3_000, 2_000))
            .outcome(ValueOutcome.of(
                            FISCAL,
                            "Municipality",
                            "Weeks on benefit",
                            Quantity.avoided(benefit),
                            kroner(gamma(1_500, 150)).perWeek(2024, "rates"))
                    .lasting(3, Deduction.of(0.2, "assumed")))
            .outcome(ValueOutcome.of(
                            WELLBEING,
                            "Citizen",
                            "Weeks in job",
                            Quantity.gained(job),
                            kroner(lognormal(200, 60)).perWeek(2024, "survey"))
                    .withDisplacement(Deduction.of(beta(0.3, 0.1), "survey")));

    /** A map without uncertain drop-off is linear in each independent parameter, so that E f(X) = f(E X). */
    @Test
    void meansAreThoseOfTheMap() {
        Simulation drawn = RUNS.simulate(map);
        Sroi sroi = map.evaluate();
        assertMean(drawn.presentValue(), sroi.presentValue());
        assertMean(drawn.inputCost(), sroi.inputCost());
        assertMean(drawn.netPresentValue(), sroi.netPresentValue());
        assertMean(
                drawn.presentValue(WELLBEING).orElseThrow(),
                sroi.value(WELLBEING).orElseThrow().presentValue());
        assertMean(
                drawn.netPresentValue("Citizen"),
                sroi.value("Citizen").orElseThrow().presentValue());
        double flow = -10 * 5_000;
        for (int year = 1; year <= drawn.periods(); year++) {
            flow += sroi.value().kronerByPeriod().get(year - 1);
            flow -= year == 1 ? 3_000 : year == 2 ? 2_000 : 0;
            Simulated net = drawn.cumulated(year, Counting.UNDISCOUNTED);
            assertThat(net.mean()).isCloseTo(flow, within(4 * net.meanError()));
        }
        assertThat(drawn.cumulated(3, Counting.DISCOUNTED).mean())
                .isCloseTo(drawn.netPresentValue().mean(), within(1e-6));
    }

    /** Cov(−benefit, job) = −cov(benefit, job), as the estimation has it. */
    @Test
    void effectsOfOneEstimationAreDrawnTogether() {
        ValueMap both = OneNumber.empty("both", 0)
                .outcome(
                        FISCAL,
                        "a",
                        "benefit",
                        Quantity.avoided(benefit),
                        kroner(1).perWeek(2024, "x"))
                .outcome(WELLBEING, "b", "job", Quantity.gained(job), kroner(1).perWeek(2024, "x"));
        Simulation drawn = RUNS.simulate(both);
        double vb = benefit.covariance(benefit);
        double vj = job.covariance(job);
        double covariance = -benefit.covariance(job);
        assertThat(Math.abs(covariance)).isGreaterThan(0.1 * Math.sqrt(vb * vj));
        // The standard deviation of an sd is sd/√(2n): 0.22 %.
        assertThat(drawn.presentValue(FISCAL).orElseThrow().sd())
                .isCloseTo(Math.sqrt(vb), within(0.01 * Math.sqrt(vb)));
        double sum = Math.sqrt(vb + vj + 2 * covariance);
        assertThat(drawn.presentValue().sd()).isCloseTo(sum, within(0.01 * sum));
    }

    @Test
    void theSameEffectTwiceIsOneNumber() {
        Effect again = effects.path(ExampleEffects.BENEFIT).cumulated(0, 51);
        ValueMap cancelling = OneNumber.empty("cancelling", 0)
                .outcome(
                        FISCAL,
                        "a",
                        "less",
                        Quantity.avoided(benefit),
                        kroner(1).perWeek(2024, "x"))
                .outcome(FISCAL, "b", "more", Quantity.gained(again), kroner(1).perWeek(2024, "x"));
        Simulated net = RUNS.simulate(cancelling).netPresentValue();
        assertThat(net.low()).isCloseTo(0, within(1e-9));
        assertThat(net.high()).isCloseTo(0, within(1e-9));
    }

    @Test
    void nearlyNormalRatiosHaveTheDeltaMethodsInterval() {
        ValueMap normal = ValueMap.named("normal")
                .discounting(Discounting.none())
                .input("Fund", kroner(gamma(1_000, 30)).inTotal())
                .outcome(
                        FISCAL,
                        "a",
                        "b",
                        Quantity.stated(normal(2_000, 100), TOTAL, "x"),
                        kroner(1).per("krone", 2024, "x"));
        Amount expected = normal.evaluate().ratio().orElseThrow();
        Simulated ratio = RUNS.simulate(normal).ratio();
        double tolerance = 0.1 * expected.standardError();
        assertThat(ratio.low()).isCloseTo(expected.ciLow(), within(tolerance));
        assertThat(ratio.high()).isCloseTo(expected.ciHigh(), within(tolerance));
        assertThat(ratio.sd()).isCloseTo(expected.standardError(), within(0.02 * expected.standardError()));
    }

    /** Two years of N(60, 10) each. */
    @Test
    void paysBackByYearAsOftenAsTheNormalDistributionSays() {
        NormalDistribution z = new NormalDistribution();
        assertPaidBack(70, 1, 1 - z.cumulativeProbability(1));
        assertPaidBack(110, 1, 1 - z.cumulativeProbability(5));
        assertPaidBack(110, 2, z.cumulativeProbability(10 / Math.sqrt(200)));
    }

    private static void assertPaidBack(double cost, int year, double expected) {
        ValueMap years = OneNumber.empty("years", cost)
                .outcome(
                        FISCAL,
                        "State",
                        "b",
                        Quantity.statedByYear(TOTAL, "x", 60, 60).withStandardErrors(10, 10),
                        kroner(1).per("krone", 2024, "x"));
        Simulation drawn = RUNS.simulate(years);
        double error = Math.sqrt(expected * (1 - expected) / drawn.draws());
        assertThat(drawn.probabilityPaidBackBy(year, Counting.UNDISCOUNTED)).isCloseTo(expected, within(4 * error));
        assertThat(drawn.probabilityPaidBackBy(year, Counting.DISCOUNTED)).isCloseTo(expected, within(4 * error));
        assertThat(drawn.probabilityPaidBackBy(0, Counting.DISCOUNTED)).isZero();
        assertThat(drawn.probabilityPaidBackBy("State", 0, Counting.DISCOUNTED)).isEqualTo(1);
        assertThat(drawn.probabilityPaidBackBy("Municipality", 2, Counting.DISCOUNTED))
                .isZero();
    }

    /** What is won in one year and lost in the next is not paid back. */
    @Test
    void paidBackMeansForGood() {
        ValueMap undone = OneNumber.empty("undone", 100)
                .outcome(
                        FISCAL,
                        "State",
                        "b",
                        Quantity.statedByYear(TOTAL, "x", 150, -80, 40),
                        kroner(1).per("krone", 2024, "x"));
        Simulation drawn = RUNS.draws(100).simulate(undone);
        assertThat(drawn.probabilityPaidBackBy(1, Counting.UNDISCOUNTED)).isZero();
        assertThat(drawn.probabilityPaidBackBy(2, Counting.UNDISCOUNTED)).isZero();
        assertThat(drawn.probabilityPaidBackBy(3, Counting.UNDISCOUNTED)).isEqualTo(1);
        assertThat(undone.evaluate().paybackMonths().orElseThrow()).isGreaterThan(24);
    }

    /** P(N(1, 1) ≤ 0) = 0.1587 of the draws put in nothing or less. */
    @Test
    void countsWhereARatioIsNotDefined() {
        ValueMap odd = ValueMap.named("odd")
                .input("Fund", kroner(normal(1, 1)).perParticipant())
                .outcome(
                        FISCAL,
                        "a",
                        "b",
                        Quantity.stated(1, PER_PARTICIPANT, "x"),
                        kroner(1).per("krone", 2024, "x"));
        Simulation drawn = RUNS.simulate(odd);
        assertThat(drawn.ratio().undefined() / (double) drawn.draws()).isCloseTo(0.1587, within(0.005));
        assertThat(drawn.ratio().draws() + drawn.ratio().undefined()).isEqualTo(drawn.draws());
        assertThat(drawn.ratio().quantile(0)).isPositive();
        assertThat(drawn.notes()).anyMatch(note -> note.startsWith("Ratio: not defined in "));
        Simulation free = RUNS.draws(100).simulate(OneNumber.map("free", normal(1, 1), 0));
        assertThat(free.ratio().draws()).isZero();
        assertThat(free.ratio().median()).isNaN();
        assertThat(free.summary()).contains("none");
    }

    /** Means of n draws differ between seeds by sd/√n: a sixteenth of the draws makes them four times as far apart. */
    @Test
    void theMonteCarloErrorShrinksWithTheRootOfDraws() {
        ValueMap one = OneNumber.map("one", gamma(1_000, 700), 900);
        double few = spread(one, 1_000);
        double many = spread(one, 16_000);
        assertThat(few).isCloseTo(700 / Math.sqrt(1_000), within(0.25 * few));
        assertThat(few / many).isBetween(3.0, 5.3);
        Simulated net = RUNS.simulate(one).netPresentValue();
        assertThat(net.meanError()).isCloseTo(700 / Math.sqrt(100_000), within(0.05));
        double p = net.probabilityAbove(0);
        assertThat(net.probabilityError(0)).isCloseTo(Math.sqrt(p * (1 - p) / 100_000), within(1e-12));
    }

    private static double spread(ValueMap one, int draws) {
        int seeds = 100;
        double sum = 0;
        for (int seed = 0; seed < seeds; seed++) {
            double off = MonteCarlo.seed(seed)
                            .draws(draws)
                            .simulate(one)
                            .netPresentValue()
                            .mean()
                    - 100;
            sum += off * off;
        }
        return Math.sqrt(sum / seeds);
    }

    @Test
    void bitsDoNotDependOnThreads() {
        MonteCarlo runs = MonteCarlo.seed(3).draws(10_000);
        String alone = runs.simulate(map).toJson();
        double[] values = runs.simulate(map).netPresentValues();
        for (int threads : new int[] {1, 2, 5}) {
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            try {
                Simulation drawn = runs.on(pool).simulate(map);
                assertThat(drawn.toJson()).isEqualTo(alone);
                assertThat(drawn.netPresentValues()).isEqualTo(values);
                assertThat(runs.on(pool).decide(map).toJson())
                        .isEqualTo(runs.decide(map).toJson());
            } finally {
                pool.shutdown();
            }
        }
        assertThat(MonteCarlo.seed(4).draws(10_000).simulate(map).netPresentValues())
                .isNotEqualTo(values);
        // More draws go on where fewer ended.
        assertThat(runs.draws(20_480).simulate(map).netPresentValues()).startsWith(values);
    }

    @Test
    void drawsScenariosByTheirWeights() {
        Scenarios scenarios = Scenarios.of("outcome")
                .with("good", OneNumber.map("a", normal(300, 10), 200))
                .with("bad", OneNumber.map("b", normal(100, 10), 200));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RUNS.simulate(scenarios))
                .withMessageContaining("have no weights");
        Simulation drawn = RUNS.simulate(scenarios.weighted(0.25, 0.75));
        assertThat(drawn.probabilityOfPayingBack()).isCloseTo(0.25, within(4 * Math.sqrt(0.25 * 0.75 / 100_000)));
        assertThat(drawn.netPresentValue().mean())
                .isCloseTo(-50, within(4 * drawn.netPresentValue().meanError()));
    }

    @Test
    void printsInEightyColumns() {
        Simulation drawn = RUNS.draws(1_000).simulate(map);
        assertThat(drawn.summary().lines()).allMatch(line -> line.length() <= 80);
        assertThat(drawn.notes().get(0))
                .isEqualTo(
                        "Drawn (1,000 draws, seed 42): 2 effects, 2 values, 1 deduction, 1 cost; effects jointly normal"
                                + " with their covariance, all else independent.");
        assertThat(drawn.summary()).contains("Not in any interval: numbers without a distribution");
        assertThat(drawn.toString()).hasSizeLessThan(80).startsWith("BTU: NPV ").doesNotContain("\n");
        assertThat(drawn.toCsv().lines()).hasSize(1 + 2 + 3 + 3 + 1 + 8);
        assertThat(drawn.toJson()).contains("\"paidBack\"", "\"seed\" : 42");
    }

    @Test
    void refusesWhatIsNotThere() {
        Simulation drawn = RUNS.draws(100).simulate(map);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drawn.netPresentValue("Municipalty"))
                .withMessage("no payer is called 'Municipalty'; did you mean 'Municipality'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drawn.cumulated(4, Counting.DISCOUNTED))
                .withMessageContaining("it must be from 0, the start, to 3");
        assertThatIllegalArgumentException().isThrownBy(() -> RUNS.draws(99));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drawn.netPresentValue().quantile(1.5));
    }

    private static void assertMean(Simulated drawn, Amount expected) {
        assertThat(drawn.mean()).isCloseTo(expected.value(), within(4 * drawn.meanError() + 1e-9));
    }
}
