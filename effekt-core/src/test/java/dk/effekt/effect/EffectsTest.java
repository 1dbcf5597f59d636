package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Units;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.OutcomeMatrix;
import dk.effekt.outcome.OutcomeMatrix.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.MultivariateNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

/** What holds of several outcomes together. */
class EffectsTest {

    private static final int WEEKS = 5;
    private static final int TREATED = 300;
    private static final List<String> FOUR = List.of("a", "b", "c", "d");

    private static Effects effects(double[] estimates, double[][] covariance, List<String> outcomes) {
        Joint joint = new Joint(estimates, covariance, "ATT", "given");
        EffectPath.Means[] means = new EffectPath.Means[estimates.length / outcomes.size()];
        Arrays.fill(means, new EffectPath.Means(0.5, 0.5, 50, 50));
        List<EffectPath> paths = IntStream.range(0, outcomes.size())
                .mapToObj(o -> new EffectPath(
                        joint, o * means.length, new Column(outcomes.get(o), Outcome.Unit.SHARE), 0, means))
                .toList();
        return new Effects(paths, joint, List.of());
    }

    /** Weeks of an outcome have the correlation 0.8 to the power of their distance, outcomes one that is given. */
    private static double[][] covariance(double between) {
        int size = FOUR.size() * WEEKS;
        double[][] covariance = new double[size][size];
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                double outcomes = a / WEEKS == b / WEEKS ? 1 : between;
                covariance[a][b] = 0.01 * outcomes * Math.pow(0.8, Math.abs(a % WEEKS - b % WEEKS));
            }
        }
        return covariance;
    }

    /** Of n independent estimates the largest deviation stays below c with probability (2Φ(c) − 1)ⁿ (Šidák 1967). */
    @Test
    void bandsOfIndependentEstimatesHaveAClosedForm() {
        double[][] covariance = new double[20][20];
        IntStream.range(0, 20).forEach(i -> covariance[i][i] = 0.04);
        Effects effects = effects(new double[20], covariance, FOUR);

        double each = Math.pow(0.95, 1.0 / 20);
        double expected = new NormalDistribution().inverseCumulativeProbability((1 + each) / 2);
        assertThat(effects.bands())
                .hasSize(4)
                .allSatisfy(band -> assertThat(band.criticalValue()).isCloseTo(expected, within(0.04)));
        assertThat(effects.bands().get(3).high(4))
                .isCloseTo(0.2 * effects.bands().get(3).criticalValue(), within(1e-12));
    }

    @Test
    void theBandOfASingleOutcomeIsItsOwn() {
        Effects one = effects(new double[20], covariance(0), List.of("a"));

        assertThat(one.bands().get(0).criticalValue())
                .isEqualTo(one.path("a").band().criticalValue());
    }

    @Test
    void readInALine() {
        Effects effects = effects(new double[20], covariance(0), FOUR);

        assertThat(effects).hasToString("effects on 4 outcomes, ATT");
        assertThat(effects.estimand()).isEqualTo("ATT");
        assertThat(effects.standardErrorMethod()).isEqualTo("given");
        assertThat(effects.notes()).isEmpty();
        assertThat(effects.paths()).extracting(EffectPath::outcome).isEqualTo(FOUR);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> effects.path("e"))
                .withMessageContaining("no effect on outcome 'e'");
    }

    /** Four times the same path needs no wider a band. */
    @Test
    void outcomesThatAreTheSameCountOnce() {
        Effects same = effects(new double[20], covariance(1), FOUR);

        assertThat(same.bands().get(0).criticalValue())
                .isCloseTo(same.path("a").band().criticalValue(), within(0.03));
    }

    /** 2.8 standard errors in one week of the second: beyond its own limit, about 2.4, and below that of all, about 2.9. */
    @Test
    void namesTheOutcomesThatLeaveZeroOut() {
        double[] estimates = new double[20];
        estimates[7] = 0.28;
        Effects near = effects(estimates, covariance(0), FOUR);
        assertThat(near.path("b").band().excludesZero()).isTrue();
        assertThat(near.leavingZeroOut()).isEmpty();

        double[] far = estimates.clone();
        far[7] = 0.32;
        assertThat(effects(far, covariance(0), FOUR).leavingZeroOut()).containsExactly("b");
    }

    /** No estimates at all, as of an outcome that is observed in no week, change nothing. */
    @Test
    void whatIsNotObservedTakesNoPart() {
        double[][] covariance = covariance(0);
        for (int at = 15; at < 20; at++) {
            Arrays.fill(covariance[at], Double.NaN);
        }
        Effects effects = effects(new double[20], covariance, FOUR);

        assertThat(effects.bands().get(3).criticalValue())
                .isEqualTo(effects.bands().get(0).criticalValue())
                .isFinite();
        assertThat(effects.leavingZeroOut()).isEmpty();
    }

    /** Estimates are drawn around zero with the covariance that is given: of 20,000, 5 % have a standard error of 0.15 points. */
    @Test
    void holdsAllOutcomesAtOnceIn95Of100() {
        for (double between : new double[] {0, 0.6, -0.3}) {
            double[][] covariance = covariance(between);
            Effects effects = effects(new double[20], covariance, FOUR);
            double together = effects.bands().get(0).high(0);
            double alone = effects.path("a").band().high(0);
            MultivariateNormalDistribution normal =
                    new MultivariateNormalDistribution(new Well19937c(7), new double[20], covariance);
            int beyond = 0;
            int beyondAlone = 0;
            for (double[] drawn : normal.sample(20_000)) {
                double largest = Arrays.stream(drawn).map(Math::abs).max().orElseThrow();
                beyond += largest > together ? 1 : 0;
                beyondAlone += largest > alone ? 1 : 0;
            }
            assertThat(beyond / 20_000.0).as("correlation " + between).isCloseTo(0.05, within(0.006));
            assertThat(beyondAlone / 20_000.0).as("each alone").isGreaterThan(0.12);
        }
    }

    /**
     * 1,000 studies without an effect, of 300 treated and 600 others, in four outcomes of five weeks. The bands are those of the true
     * correlation, to which the estimated one comes close, so that they need be drawn but once; 5 % have a standard error of 0.7 points. By
     * its own band some path of four leaves zero out in 18.5 %, with one of 1.2.
     */
    @Test
    void ringsInOneOfTwentyStudiesWhereThereIsNothing() {
        SplittableRandom random = new SplittableRandom(20);
        MatchedSample.Builder pairs = MatchedSample.builder(Units.of(treated()));
        for (int row = 0; row < TREATED; row++) {
            pairs.pair(row, TREATED + 2 * row, TREATED + 2 * row + 1);
        }
        MatchedSample sample = pairs.build();
        int[] persons = IntStream.range(0, 3 * TREATED).toArray();
        Effects truth = effects(new double[20], covariance(0), FOUR);
        double together = truth.bands().get(0).criticalValue();
        double alone = truth.path("a").band().criticalValue();
        int ringing = 0;
        int ringingAlone = 0;
        for (int study = 0; study < 1_000; study++) {
            Effects effects = WeeklyEstimator.of(EffectEstimators.weightedDifference())
                    .estimate(sample, drawn(random), persons, "now versus later");
            double largest = effects.paths().stream()
                    .flatMap(path -> path.weeks().stream())
                    .mapToDouble(week -> Math.abs(week.estimate()) / week.standardError())
                    .max()
                    .orElseThrow();
            ringing += largest > together ? 1 : 0;
            ringingAlone += largest > alone ? 1 : 0;
            if (study < 5) {
                assertThat(effects.bands().get(0).criticalValue()).isCloseTo(together, within(0.05));
                assertThat(effects.leavingZeroOut().isEmpty())
                        .isEqualTo(largest <= effects.bands().get(0).criticalValue());
            }
        }
        assertThat(ringing / 1_000.0).isCloseTo(0.05, within(0.021));
        assertThat(ringingAlone / 1_000.0).isCloseTo(0.185, within(0.037));
    }

    private static boolean[] treated() {
        boolean[] treated = new boolean[3 * TREATED];
        Arrays.fill(treated, 0, TREATED, true);
        return treated;
    }

    private static OutcomeMatrix drawn(SplittableRandom random) {
        List<Column> columns = new ArrayList<>();
        FOUR.forEach(name -> columns.add(new Column(name, Outcome.Unit.SHARE)));
        OutcomeMatrix.Builder outcomes = OutcomeMatrix.builder(columns, 3 * TREATED, 0, WEEKS - 1);
        for (int row = 0; row < 3 * TREATED; row++) {
            for (int outcome = 0; outcome < FOUR.size(); outcome++) {
                double[] weeks = new double[WEEKS];
                int state = random.nextInt(2);
                for (int week = 0; week < WEEKS; week++) {
                    state = random.nextInt(5) == 0 ? random.nextInt(2) : state;
                    weeks[week] = state;
                }
                outcomes.set(outcome, row, weeks);
            }
        }
        return outcomes.build();
    }
}
