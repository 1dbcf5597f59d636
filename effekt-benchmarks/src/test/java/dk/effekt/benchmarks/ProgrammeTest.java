package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.calendar.Week;
import dk.effekt.intervention.Participation;
import dk.effekt.register.Register;
import dk.effekt.register.State;
import dk.effekt.register.Timeline;
import dk.effekt.study.StudyResult;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@link StudyBenchmark} measures does what it should. */
class ProgrammeTest {

    private static final int PERSONS = 1_500;

    private final Programme programme = Programme.of(PERSONS);

    @Test
    void riskSetsAreThoseOfALoopOverAllPersonsAndWeeks() {
        StudyBenchmark benchmark = new StudyBenchmark();
        benchmark.persons = PERSONS;
        benchmark.load();

        List<Participation> starts = programme.participations().in(Programme.OFFER);
        Register register = programme.register();
        Map<Long, Week> startOf =
                starts.stream().collect(Collectors.toMap(Participation::personId, Participation::startWeek));
        Set<Week> weeks = new TreeSet<>();
        startOf.forEach((id, week) -> {
            if (isEligible(register.timeline(register.find(id).orElseThrow()), week.minusWeeks(1))) {
                weeks.add(week);
            }
        });
        long rows = 0;
        for (int person = 0; person < register.size(); person++) {
            Week start = startOf.get(register.personId(person));
            for (Week week : weeks) {
                boolean stillAtRisk = start == null
                        || week.isBefore(start)
                        || week.equals(start) && isEligible(register.timeline(person), start.minusWeeks(1));
                rows += stillAtRisk && isEligible(register.timeline(person), week.minusWeeks(1)) ? 1 : 0;
            }
        }
        assertThat(benchmark.riskSets().size()).isEqualTo(Math.toIntExact(rows)).isGreaterThan(40_000);
    }

    @Test
    void studyIsEstimatedOnMostParticipants() {
        StudyResult result = Programme.study().estimate(programme.register(), programme.participations());
        assertThat(programme.participations().size()).isBetween(PERSONS / 12, PERSONS / 7);
        assertThat(result.sample().sets())
                .isGreaterThan(programme.participations().size() / 3);
        assertThat(result.toJson())
                .isEqualTo(Programme.study()
                        .estimate(programme.register(), programme.participations())
                        .toJson());
    }

    /** Aged 18 to 29 on the Thursday, and on cash assistance. */
    private static boolean isEligible(Timeline timeline, Week week) {
        LocalDate birth =
                timeline.register().traits().birthDate(timeline.person()).orElseThrow();
        LocalDate day = week.thursday();
        return !day.isBefore(birth.plusYears(18))
                && day.isBefore(birth.plusYears(30))
                && timeline.stateAt(week).equals(State.ofCode(130));
    }
}
