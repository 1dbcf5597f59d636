package dk.effekt.cohort;

import static dk.effekt.cohort.HeadToHeadDesign.headToHead;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeadToHeadDesignTest {

    private static final Criterion ON_ASSISTANCE = Criteria.receiving(StateGroup.EDUCATIONAL_ASSISTANCE);

    private static Participation in(String intervention, long id, int week) {
        return new Participation(
                id, new Intervention(intervention), Town.FIRST.plusWeeks(week).monday(), Optional.empty(), "");
    }

    private static Person person(long id, String weeks) {
        return new Person(id, weeks, "", PersonTraits.UNKNOWN);
    }

    @Test
    void eachArmIsTheFirstStartInItsOwn() {
        Register register = Town.register(
                person(1, "U".repeat(20)), // in the course
                person(2, "U".repeat(20)), // in the other
                person(3, "U".repeat(20)), // in both, the course first
                person(4, "U".repeat(20)), // in both, the other first
                person(5, "U".repeat(20)), // in both in one week
                person(6, "U".repeat(6) + ".".repeat(14)), // not on benefit before the start
                person(7, "U".repeat(20))); // in neither
        List<Participation> all = new ArrayList<>(List.of(
                in("course", 1, 5),
                in("course", 1, 9),
                in("other", 2, 7),
                in("course", 3, 4),
                in("other", 3, 8),
                in("other", 4, 3),
                in("course", 4, 6),
                in("course", 5, 5),
                in("other", 5, 5),
                in("course", 6, 10)));
        Participations participations = Participations.of(all);

        Cohort cohort =
                headToHead(participations, "other").assemble(register, participations.in("course"), ON_ASSISTANCE, 0);

        assertThat(IntStream.range(0, cohort.size())
                        .mapToObj(row -> register.personId(cohort.person(row)) + " "
                                + (cohort.week(row) - Town.FIRST.epochWeek()) + " " + cohort.isTreated(row)))
                .containsExactly("4 3 false", "3 4 true", "1 5 true", "2 7 false");
        assertThat(cohort.attrition().steps()).extracting(Attrition.Step::left).containsExactly(6, 5, 3, 3, 2);
    }

    @Test
    void namesItsContrast() {
        HeadToHeadDesign design = headToHead(Participations.of(List.of(in("other", 1, 2))), "other");

        assertThat(design.contrast()).isEqualTo("starting rather than starting 'other'");
        assertThat(design.weeksAlike()).isEqualTo(26);
        assertThat(design).hasToString(design.describe());
    }
}
