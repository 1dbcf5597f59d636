package dk.effekt.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.effect.SubgroupEffects;
import dk.effekt.effect.SubgroupEffects.Reading;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.outcome.Outcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is decided after the start, and how participants are sorted. */
class CoursesTest {

    private static final Simulated TOWN = Simulated.of(7, 600);
    private static final Participations COURSES = courses();
    private static final StudyResult RESULT = Simulated.study().build().estimate(TOWN.register(), COURSES);

    /** A third of the courses run on, a third end after six weeks, a third after twelve. */
    private static Participations courses() {
        List<Participation> all = new ArrayList<>();
        for (int i = 0; i < TOWN.participations().size(); i++) {
            Participation course = TOWN.participations().get(i);
            all.add(new Participation(
                    course.personId(),
                    course.intervention(),
                    course.start(),
                    i % 3 == 0 ? Optional.empty() : Optional.of(course.start().plusDays(i % 3 * 42L)),
                    i % 3 == 1 ? "job" : ""));
        }
        return Participations.of(all);
    }

    @Test
    void weeksTakenAreNoCause() {
        SubgroupEffects effects = RESULT.byWeeksTaken(COURSES, 8).effects();

        assertThat(effects.reading()).isEqualTo(Reading.NOT_CAUSAL);
        assertThat(effects.groups())
                .extracting(SubgroupEffects.Group::level)
                .containsOnly("below 8", "8 and over", "still running");
        assertThat(effects.table()).contains("not causal: decided after the start");
    }

    /** The last day is one of the course, so that from a Monday 8 weeks end on a Sunday, 55 days later. */
    @ParameterizedTest
    @CsvSource({"54, below 8", "55, 8 and over"})
    void aWeekHasSevenDaysWithTheFirstAndTheLast(int days, String band) {
        Participations all = Participations.of(TOWN.participations().stream()
                .map(course -> new Participation(
                        course.personId(),
                        course.intervention(),
                        course.start(),
                        Optional.of(course.start().plusDays(days)),
                        ""))
                .toList());

        assertThat(RESULT.byWeeksTaken(all, 8).effects().groups())
                .extracting(SubgroupEffects.Group::level)
                .containsOnly(band);
    }

    @Test
    void neitherIsTheReasonForTheEnd() {
        assertThat(RESULT.byEndReason(COURSES).effects().groups())
                .extracting(SubgroupEffects.Group::level)
                .containsOnly("job", "not stated", "still running");
    }

    @Test
    void participantsAreSortedForExploration() {
        SubgroupEffects sorted = RESULT.sorted(Outcomes.onPublicBenefit(), 1, 2).effects();

        assertThat(sorted.reading()).isEqualTo(Reading.EXPLORATORY);
        assertThat(sorted.groups()).extracting(SubgroupEffects.Group::level).containsOnly("1 (least)", "2 (most)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RESULT.sorted(Outcomes.inEducation(), 1, 2))
                .withMessageContaining("education");
    }

    @Test
    void refusesOtherCourses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RESULT.byWeeksTaken(
                        Participations.of(List.of(TOWN.participations().get(0))), 8))
                .withMessageContaining("lack the course of a participant");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RESULT.byWeeksTaken(COURSES, 8, 8))
                .withMessageContaining("ascend");
    }
}
