package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.register.Register;
import dk.effekt.register.StateSet;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The default finds what was planted and nothing where nothing was: a small version of {@link DesignCoverage}. */
class DesignCoverageTest {

    private static final long SEED = 3;
    private static final int STUDIES = 24;
    private static final int WEEK_26 = 2;

    private static DesignCoverage run(DesignScenario scenario) {
        return DesignCoverage.run(scenario, DesignTruth.of(scenario, SEED, 10), STUDIES, SEED, 2);
    }

    /** Of 24 intervals that hold the truth with probability 0.95 each, 18 or more do with probability 0.9998. */
    @Test
    void theDefaultFindsThePlantedEffectWhereStartsAreSelectedOnHistory() {
        DesignCoverage coverage = run(DesignScenario.HISTORY);
        DesignCoverage.Line line = coverage.line(DesignAnalysis.DEFAULT, WEEK_26);

        assertThat(line.week()).isEqualTo(26);
        assertThat(line.studies()).isEqualTo(STUDIES);
        assertThat(line.coverage()).isGreaterThanOrEqualTo(18.0 / STUDIES);
        assertThat(coverage.checks().bandHolds()).isGreaterThanOrEqualTo(18.0 / STUDIES);
    }

    /** Otherwise a table of good coverage would say nothing. */
    @Test
    void comparingWhoEverStartsWithWhoNeverDoesFindsHarmWhereThereIsNone() {
        DesignCoverage.Line line = run(DesignScenario.NOTHING).line(DesignAnalysis.EVER_OR_NEVER, WEEK_26);

        assertThat(line.truth()).isZero();
        assertThat(line.bias()).isLessThan(-0.1);
        assertThat(line.coverage()).isLessThan(0.1);
    }

    /** Where a start changes no chance, lives with it and without it are the same. */
    @ParameterizedTest
    @EnumSource(names = {"NOTHING", "HIDDEN"})
    void theTruthIsNothingWhereNothingIsDone(DesignScenario scenario) {
        assertThat(DesignTruth.of(scenario, SEED, 1).effects()).hasSize(53).containsOnly(0);
    }

    /**
     * In the week of the start, by hand: all that differs is whether the person leaves at once, with the chance or half of it. The
     * chances of all starters are known, so that the truth is their mean, within four standard errors of what was lived.
     */
    @Test
    void theTruthOfTheFirstWeekIsHalfTheMeanChanceOfLeaving() {
        double chances = 0;
        int starters = 0;
        for (int town = 1; town <= 10; town++) {
            for (SimulatedLife life :
                    SimulatedTown.of(DesignScenario.EFFECT, SEED, -town).lives()) {
                if (life.start() != SimulatedLife.NEVER) {
                    chances += DesignScenario.EFFECT.chanceOfJob(life, life.start());
                    starters++;
                }
            }
        }
        double expected = -chances / 2 / starters;
        DesignTruth truth = DesignTruth.of(DesignScenario.EFFECT, SEED, 10);

        assertThat(truth.effects()[0]).isCloseTo(expected, within(4 * Math.sqrt(-expected / (20.0 * starters))));
        assertThat(truth.starters()).isCloseTo(starters / 10.0, within(1e-9));
        assertThat(truth.effects()[13]).isLessThan(-0.05);
        assertThat(truth.effects()[52]).isGreaterThan(0.03);
    }

    /** Those who are told wait: without the offer some would be in a job before the week of the start. */
    @Test
    void anticipationCostsJobsBeforeTheStart() {
        assertThat(DesignTruth.of(DesignScenario.ANTICIPATION, SEED, 4).effects()[0])
                .isLessThan(-0.05);
    }

    /** The register says what was lived. */
    @Test
    void theRegisterHasTheWeeksThatWereLived() {
        SimulatedTown town = SimulatedTown.of(DesignScenario.ANTICIPATION, SEED, 0);
        Register register = town.register();
        StateSet job = SimulatedTown.JOB.in(register.codebook());
        int first = register.span().start().epochWeek();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int look = 0; look < 500; look++) {
            int person = random.nextInt(town.lives().size());
            int week = random.nextInt(SimulatedLife.WEEKS);
            assertThat(register.timeline(person).isIn(job, first + week))
                    .isEqualTo(town.lives().get(person).isInJob(week));
        }
        assertThat(town.participations().in(SimulatedTown.OFFER))
                .hasSizeBetween(80, 400)
                .allSatisfy(one -> assertThat(one.startWeek().epochWeek() - first)
                        .isBetween(SimulatedLife.FIRST_START, SimulatedLife.LAST_START));
    }

    @Test
    void threadsChangeNothing() {
        DesignTruth truth = DesignTruth.of(DesignScenario.EFFECT, SEED, 1);

        assertThat(DesignCoverage.run(DesignScenario.EFFECT, truth, 4, SEED, 1).lines())
                .isEqualTo(DesignCoverage.run(DesignScenario.EFFECT, truth, 4, SEED, 3)
                        .lines());
    }

    @Test
    void printsTablesForDocuments() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DesignCoverage.print(
                List.of(DesignScenario.HIDDEN), 2, SEED, 1, new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("2 studies of each scenario, seed 3.")
                .contains("| hidden | second opinion (AIPW) | 26 | +0.0 | ")
                .contains("| hidden | ever against never | 13 | +0.0 | -")
                .contains("- hidden: ");
    }
}
