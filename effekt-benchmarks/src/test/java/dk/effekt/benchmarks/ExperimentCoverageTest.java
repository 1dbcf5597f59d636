package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.benchmarks.Experiment.Case;
import dk.effekt.benchmarks.ExperimentTown.Entrant;
import dk.effekt.register.Register;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each design finds what was planted: a small version of {@link ExperimentCoverage}. */
class ExperimentCoverageTest {

    private static final long SEED = 5;
    private static final int STUDIES = 6;

    /** Within four of its errors, which are those of the mean over the towns. */
    @ParameterizedTest
    @EnumSource
    void findsWhatWasPlanted(Experiment experiment) {
        ExperimentCoverage.Line line = ExperimentCoverage.run(experiment, Case.EFFECT, STUDIES, SEED, 2);

        assertThat(line.truth()).isGreaterThan(0.05);
        assertThat(line.bias()).isCloseTo(0, within(4 * line.sd() / Math.sqrt(STUDIES)));
    }

    /** Of those who have a programme, by hand: what is added to the chance of one week is added to the share that has left after it. */
    @ParameterizedTest
    @EnumSource(names = {"LOTTERY", "AGE_RULE"})
    void oneWeekGainsWhatIsAddedToItsChance(Experiment experiment) {
        ExperimentTown town = ExperimentTown.of(experiment, Case.EFFECT, SEED, 0);
        Entrant covered = new Entrant(3, 25, 50, true, true, false, 0);

        assertThat(town.gained(covered, 1)).isCloseTo(0.02, within(1e-12));
        assertThat(town.gained(new Entrant(3, 35, 50, false, true, false, 0), 26))
                .isZero();
    }

    /** As many have left as the chances say, within four standard errors. */
    @Test
    void livesFollowTheChances() {
        List<Entrant> persons =
                ExperimentTown.of(Experiment.THREAT, Case.NOTHING, SEED, 0).persons();
        double expected = 0;
        double variance = 0;
        int left = 0;
        for (Entrant person : persons) {
            double still = 1;
            for (int week = person.entry() + 1; week <= person.entry() + 12; week++) {
                still *= 1 - ExperimentTown.chance(person, week);
            }
            expected += 1 - still;
            variance += still * (1 - still);
            left += person.left() <= person.entry() + 12 ? 1 : 0;
        }

        assertThat((double) left).isCloseTo(expected, within(4 * Math.sqrt(variance)));
    }

    @Test
    void theRegisterHasTheWeeksThatWereLived() {
        ExperimentTown town = ExperimentTown.of(Experiment.WHOLE_MUNICIPALITY, Case.EFFECT, SEED, 0);
        Register register = town.register();
        int first = register.span().start().epochWeek();

        for (int number = 0; number < 200; number++) {
            Entrant person = town.persons().get(number);
            assertThat(register.timeline(number)
                            .isIn(ExperimentTown.OPEN.in(register.codebook()), first + person.left() - 1))
                    .isTrue();
            assertThat(register.timeline(number)
                            .isIn(ExperimentTown.JOB.in(register.codebook()), first + person.entry() - 1))
                    .isTrue();
        }
    }

    @Test
    void threadsChangeNothing() {
        assertThat(ExperimentCoverage.run(Experiment.LOTTERY, Case.BROKEN, 4, SEED, 3))
                .isEqualTo(ExperimentCoverage.run(Experiment.LOTTERY, Case.BROKEN, 4, SEED, 1));
    }
}
