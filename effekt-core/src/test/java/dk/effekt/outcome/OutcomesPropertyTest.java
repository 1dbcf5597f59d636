package dk.effekt.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Paths beside a model that reads the text letter by letter. */
class OutcomesPropertyTest {

    @Property(tries = 300)
    void aShareIsWhetherTheWeekItselfCounts(
            @ForAll("persons") List<Person> persons,
            @ForAll("groups") StateGroup group,
            @ForAll @IntRange(max = Town.WEEKS - 1) int start,
            @ForAll @IntRange(min = 1, max = 60) int weeks) {
        for (Person person : persons) {
            double[] expected = new double[weeks];
            for (int k = 0; k < weeks; k++) {
                expected[k] = Town.member(group, person, start + k);
            }
            assertThat(path(Outcomes.in(group), persons, person, start, weeks)).isEqualTo(expected);
        }
    }

    @Property(tries = 300)
    void weeksInCountsTheWeeksBeforeEachWeekAndNoneThatItCannotSee(
            @ForAll("persons") List<Person> persons,
            @ForAll("groups") StateGroup group,
            @ForAll @IntRange(max = Town.WEEKS - 1) int start,
            @ForAll @IntRange(min = 1, max = 60) int weeks) {
        for (Person person : persons) {
            double[] expected = new double[weeks];
            for (int k = 0; k < weeks; k++) {
                for (int before = 0; before < k; before++) {
                    expected[k] += Town.member(group, person, start + before);
                }
            }
            assertThat(path(Outcomes.weeksIn(group), persons, person, start, weeks))
                    .isEqualTo(expected);
        }
    }

    private static double[] path(Outcome outcome, List<Person> persons, Person person, int start, int weeks) {
        Register register = Town.register(persons);
        double[] into = new double[weeks];
        Arrays.fill(into, 99);
        outcome.in(register).path(register.timeline(register.find(person.id()).orElseThrow()), Town.week(start), into);
        return into;
    }

    @Provide
    Arbitrary<List<Person>> persons() {
        return Town.persons(3);
    }

    @Provide
    Arbitrary<StateGroup> groups() {
        return Town.groups();
    }
}
