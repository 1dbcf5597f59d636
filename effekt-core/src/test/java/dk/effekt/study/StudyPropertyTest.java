package dk.effekt.study;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.Town.Person;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.matching.TieRule;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The same protocol on the same data gives the same result, to the bit: JSON holds every digit of every number. */
class StudyPropertyTest {

    @Property(tries = 30)
    void theOrderOfRowsChangesNoNumber(@ForAll long seed, @ForAll Random random, @ForAll TieRule ties) {
        Simulated town = Simulated.of(seed, 200);
        Study study =
                Simulated.study().matcher(NearestNeighbour.of(3).ties(ties)).build();
        List<Person> persons = new ArrayList<>(town.persons());
        List<Participation> participations = new ArrayList<>(town.participations());
        Collections.shuffle(persons, random);
        Collections.shuffle(participations, random);

        StudyResult result = town.estimate(study);
        StudyResult shuffled = new Simulated(persons, participations).estimate(study);

        assertThat(shuffled.toJson()).isEqualTo(result.toJson());
        assertThat(shuffled.summary()).isEqualTo(result.summary());
    }

    /** More persons, and more person-weeks, than a block of work holds. */
    @Test
    void theNumberOfThreadsChangesNoNumber() {
        Simulated town = Simulated.of(7, 10_000);
        Study study = Simulated.study().build();
        Participations participations = Participations.of(town.participations());
        Register register = town.register();
        StudyResult alone = study.estimate(register, participations);

        for (int threads : new int[] {1, 2, 8}) {
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            StudyResult shared;
            String states;
            try {
                shared = study.estimate(register.on(pool), participations);
                states = shared.statesOfControls(StateGroup.JOB, StateGroup.BENEFIT)
                        .table();
            } finally {
                pool.shutdownNow();
            }
            assertThat(shared.toJson()).isEqualTo(alone.toJson());
            assertThat(shared.summary()).isEqualTo(alone.summary());
            assertThat(states)
                    .isEqualTo(alone.statesOfControls(StateGroup.JOB, StateGroup.BENEFIT)
                            .table());
            // The result outlives the pool.
            assertThat(shared.statesOfTreated(StateGroup.BENEFIT).table())
                    .isEqualTo(alone.statesOfTreated(StateGroup.BENEFIT).table());
        }
        assertThat(alone.cohort().size()).isGreaterThan(20_000);
    }

    @Test
    void oneStudyServesManyThreads() throws InterruptedException, ExecutionException {
        Simulated town = Simulated.of(1, 300);
        Study study = Simulated.study().build();
        Register register = town.register();
        Participations participations = Participations.of(town.participations());
        Callable<String> run = () -> study.estimate(register, participations).toJson();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> results = threads.invokeAll(Collections.nCopies(16, run));

            String expected = town.estimate(study).toJson();
            for (Future<String> result : results) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
