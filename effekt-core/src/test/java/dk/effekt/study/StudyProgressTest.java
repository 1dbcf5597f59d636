package dk.effekt.study;

import static dk.effekt.calendar.FollowUp.months;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.intervention.Participations;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyProgressTest {

    private static final Simulated TOWN = Simulated.of(7, 600);
    private static final Study STUDY = Simulated.study().build();
    private static final StudyResult UNTOLD = TOWN.estimate(STUDY);

    private final List<StudyProgress> heard = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private void hear(StudyProgress progress) {
        heard.add(progress);
        threads.add(Thread.currentThread());
    }

    private static StudyResult estimate(StudyListener listener) {
        return STUDY.estimate(TOWN.register(), Participations.of(TOWN.participations()), listener);
    }

    @Test
    void ofAnEstimateIsToldBeforeEachStepAndAtTheEnd() {
        StudyResult told = estimate(this::hear);

        assertThat(heard).extracting(StudyProgress::done).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(heard).extracting(StudyProgress::steps).containsOnly(7);
        assertThat(heard)
                .extracting(StudyProgress::toString)
                .startsWith("Brobygning til Uddannelse: 0 of 7 done, who can be compared")
                .endsWith("Brobygning til Uddannelse: 7 of 7 done");
        assertThat(threads).containsOnly(Thread.currentThread());
        assertThat(told.toJson()).isEqualTo(UNTOLD.toJson());
        assertThat(told.summary()).isEqualTo(UNTOLD.summary());
    }

    /** Five things to try, twelve other ways to match, and the study without each of its three covariates. */
    @Test
    void ofARefutationIsToldForEachThingThatIsTried() {
        Refutation told = UNTOLD.refute(this::hear);

        assertThat(heard).extracting(StudyProgress::steps).containsOnly(5 + 12 + 3);
        assertThat(heard)
                .extracting(StudyProgress::done)
                .startsWith(0, 1, 2, 3)
                .endsWith(20)
                .isSorted();
        assertThat(heard)
                .extracting(StudyProgress::step)
                .contains("before the start", "3 nearest, caliper 0.1 SD", "without age")
                .doesNotHaveDuplicates();
        assertThat(told.table()).isEqualTo(UNTOLD.refute().table());
        assertThat(heard).hasSize(20 + 1); // nothing is left for the table to do
    }

    @Test
    void comesToTheEndAlsoWhereAStepCannotBeDone() {
        Study early = Simulated.study().followUp(months(1)).build();
        StudyResult few = Simulated.of(11, 60).estimate(early);

        Refutation refutation = few.refute(this::hear);

        assertThat(refutation.placebo()).isEmpty();
        assertThat(heard.get(heard.size() - 1).share()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void anInterruptedThreadBeginsNoFurtherStep(int step) {
        try {
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> estimate(progress -> {
                        hear(progress);
                        if (progress.done() == step) {
                            Thread.currentThread().interrupt();
                        }
                    }))
                    .withMessage("estimating study 'Brobygning til Uddannelse' was interrupted; nothing was kept");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(heard).hasSize(step + 1);
    }

    @Test
    void whatAListenerThrowsReachesTheCaller() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> UNTOLD.refute(progress -> {
                    throw new UnsupportedOperationException();
                }));
    }

    @Test
    void isNeverBeyondItsEnd() {
        assertThat(new StudyProgress("course", "effects", 1, 4).share()).isEqualTo(0.25);
        assertThatIllegalArgumentException().isThrownBy(() -> new StudyProgress("course", "effects", 5, 4));
    }
}
