package dk.effekt.covariate;

import static dk.effekt.covariate.Covariates.age;
import static dk.effekt.covariate.Covariates.calendarWeek;
import static dk.effekt.covariate.Covariates.currentSpellLength;
import static dk.effekt.covariate.Covariates.historyBlocks;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.municipality;
import static dk.effekt.covariate.Covariates.origin;
import static dk.effekt.covariate.Covariates.sex;
import static dk.effekt.covariate.Covariates.weeksIn;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Covariates beside a model that counts letters. */
class CovariatesPropertyTest {

    @Property(tries = 300)
    void weeksInCountsTheWindowThatEndsBeforeTimeZero(
            @ForAll("persons") List<Person> persons,
            @ForAll("groups") StateGroup group,
            @ForAll @IntRange(min = 1, max = 50) int window,
            @ForAll @IntRange(max = Town.WEEKS) int place) {
        for (Person person : persons) {
            // NaN, as soon as one week is unknown.
            double expected = 0;
            for (int week = place - window; week < place; week++) {
                expected += Town.member(group, person, week);
            }
            assertThat(measure(weeksIn(group, last(window)), persons, person, place))
                    .isEqualTo(Double.valueOf(expected));
        }
        assertThat(weeksIn(group, last(window)).historyWeeks()).isEqualTo(window);
    }

    @Property(tries = 200)
    void historyBlocksCountTheWeeksOfEachBlock(
            @ForAll("persons") List<Person> persons,
            @ForAll("groups") StateGroup group,
            @ForAll @IntRange(max = 3 * Town.WEEKS) int place) {
        List<Person> longLived = persons.stream()
                .map(p -> p.with(p.weeks().repeat(3), p.jobs().repeat(3)))
                .toList();
        List<Covariate> blocks = historyBlocks(group, last(104));
        int before = 0;
        for (Covariate block : blocks) {
            int near = before;
            before += near < 52 ? 4 : 26;
            assertThat(block.historyWeeks()).isEqualTo(before);
            assertThat(block.groups()).containsExactly(group);
            for (Person person : longLived) {
                double expected = 0;
                for (int week = place - before; week < place - near; week++) {
                    expected += Town.member(group, person, week);
                }
                assertThat(measure(block, longLived, person, place))
                        .as(block.name())
                        .isEqualTo(Double.valueOf(expected));
            }
        }
        assertThat(before).isEqualTo(104);
    }

    @Property(tries = 300)
    void currentSpellEndsInTheWeekBeforeTimeZero(
            @ForAll("persons") List<Person> persons,
            @ForAll("groups") StateGroup group,
            @ForAll @IntRange(max = Town.WEEKS) int place) {
        for (Person person : persons) {
            int expected = 0;
            while (Town.member(group, person, place - 1 - expected) == 1) {
                expected++;
            }
            assertThat(measure(currentSpellLength(group), persons, person, place))
                    .isEqualTo(expected);
        }
    }

    @Property(tries = 100)
    void traitsAreThoseOfThePerson(
            @ForAll("persons") List<Person> persons, @ForAll @IntRange(max = Town.WEEKS) int place) {
        for (Person person : persons) {
            double years = person.traits()
                    .birthDate()
                    .map(birth -> (double) ChronoUnit.DAYS.between(
                            birth, Town.FIRST.plusWeeks(place).thursday()))
                    .map(days -> days / 365.25)
                    .orElse(Double.NaN);
            assertThat(measure(age(), persons, person, place)).isEqualTo((Double) years);
            assertThat(sex().level(measure(sex(), persons, person, place)))
                    .isEqualToIgnoringCase(person.traits().sex().name());
            assertThat(origin().level(measure(origin(), persons, person, place)))
                    .isEqualToIgnoringCase(person.traits().origin().name().replace('_', '-'));
            assertThat(municipality().level(measure(municipality(), persons, person, place)))
                    .isEqualTo(Integer.toString(person.traits().municipality()));
            assertThat(measure(calendarWeek(), persons, person, place)).isEqualTo(Town.week(place));
        }
    }

    /** Whatever the register says of week w and later, and of the months after that of week w − 1, the covariates at w stay. */
    @Property(tries = 300)
    void nothingLooksAtTimeZeroOrLater(
            @ForAll("persons") List<Person> persons,
            @ForAll("persons") List<Person> others,
            @ForAll("groups") StateGroup group,
            @ForAll @IntRange(min = 1, max = 50) int window,
            @ForAll @IntRange(min = 1, max = Town.WEEKS - 1) int place) {
        int months = Town.month(place - 1) + 1;
        List<Person> changed = persons.stream()
                .map(p -> p.with(
                        p.weeks().substring(0, place) + others.get(0).weeks().substring(place),
                        p.jobs().substring(0, months) + others.get(0).jobs().substring(months)))
                .toList();

        for (Covariate covariate : List.of(
                age(),
                sex(),
                origin(),
                municipality(),
                calendarWeek(),
                weeksIn(group, last(window)),
                historyBlocks(group, last(8)).get(0),
                historyBlocks(group, last(8)).get(1),
                currentSpellLength(group),
                currentSpellLength())) {
            for (int i = 0; i < persons.size(); i++) {
                assertThat(measure(covariate, changed, changed.get(i), place))
                        .as(covariate.name())
                        .isEqualTo(measure(covariate, persons, persons.get(i), place));
            }
        }
    }

    private static Double measure(Covariate covariate, List<Person> persons, Person person, int place) {
        Register register = Town.register(persons);
        return covariate
                .in(register)
                .at(register.timeline(register.find(person.id()).orElseThrow()), Town.week(place));
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
