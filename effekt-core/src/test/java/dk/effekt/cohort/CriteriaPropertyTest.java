package dk.effekt.cohort;

import static dk.effekt.cohort.Criteria.age;
import static dk.effekt.cohort.Criteria.municipality;
import static dk.effekt.cohort.Criteria.not;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.cohort.Criteria.receivingFor;
import static dk.effekt.cohort.Criteria.sex;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.register.Register;
import dk.effekt.register.Sex;
import dk.effekt.register.StateGroup;
import dk.effekt.register.WeekSet;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every criterion beside a model that asks the text of every week, one week at a time. */
class CriteriaPropertyTest {

    private interface Model {
        boolean holds(Person person, int place);
    }

    private record Modelled(Criterion criterion, Model model) {
        @Override
        public String toString() {
            return criterion.name();
        }
    }

    @Property(tries = 300)
    void aCriterionHoldsInTheWeeksOfItsModel(@ForAll("persons") List<Person> persons, @ForAll("criteria") Modelled m) {
        assertHolds(persons, m.criterion(), m.model());
    }

    @Property(tries = 300)
    void andOrAndNotAreThoseOfLogic(
            @ForAll("persons") List<Person> persons,
            @ForAll("criteria") Modelled a,
            @ForAll("criteria") Modelled b,
            @ForAll("criteria") Modelled c) {
        Criterion criterion = a.criterion()
                .and(not(b.criterion()))
                .or(c.criterion())
                .and(not(a.criterion().and(c.criterion())));

        assertHolds(persons, criterion, (person, place) -> {
            boolean ofA = a.model().holds(person, place);
            boolean ofB = b.model().holds(person, place);
            boolean ofC = c.model().holds(person, place);
            return (ofA && !ofB || ofC) && !(ofA && ofC);
        });
    }

    @Property(tries = 100)
    void conjunctsTogetherAreTheWhole(
            @ForAll("persons") List<Person> persons,
            @ForAll("criteria") Modelled a,
            @ForAll("criteria") Modelled b,
            @ForAll("criteria") Modelled c) {
        Criterion whole = a.criterion().and(b.criterion().and(c.criterion()));

        assertThat(whole.conjuncts()).containsExactly(a.criterion(), b.criterion(), c.criterion());
        assertHolds(
                persons,
                whole,
                (person, place) -> whole.conjuncts().stream()
                        .allMatch(conjunct -> weeks(persons, conjunct, person).contains(Town.week(place))));
    }

    private static void assertHolds(List<Person> persons, Criterion criterion, Model model) {
        for (Person person : persons) {
            WeekSet weeks = weeks(persons, criterion, person);
            // Beyond the register's weeks on both sides, too: nothing holds there.
            for (int place = -60; place < Town.WEEKS + 60; place++) {
                boolean inRegister = place >= 0 && place < Town.WEEKS;
                assertThat(weeks.contains(Town.week(place)))
                        .as("%s in week %d of %s", criterion.name(), place, person)
                        .isEqualTo(inRegister && model.holds(person, place));
            }
        }
    }

    private static WeekSet weeks(List<Person> persons, Criterion criterion, Person person) {
        Register register = Town.register(persons);
        return criterion
                .in(register)
                .weeks(register.timeline(register.find(person.id()).orElseThrow()));
    }

    @Provide
    Arbitrary<List<Person>> persons() {
        return Town.persons(3);
    }

    @Provide
    Arbitrary<Modelled> criteria() {
        Arbitrary<StateGroup> groups = Town.groups();
        return Arbitraries.oneOf(
                Combinators.combine(
                                Arbitraries.integers().between(16, 31),
                                Arbitraries.integers().between(1, 13))
                        .as((from, years) -> new Modelled(
                                age(from, from + years),
                                (person, place) -> person.traits()
                                        .birthDate()
                                        .map(birth -> ageOn(
                                                birth,
                                                Town.FIRST.plusWeeks(place).thursday()))
                                        .filter(age -> age >= from && age < from + years)
                                        .isPresent())),
                Arbitraries.of(Sex.class)
                        .map(sex -> new Modelled(
                                sex(sex), (person, place) -> person.traits().sex() == sex)),
                Arbitraries.of(0, 101, 147, 851)
                        .array(int[].class)
                        .ofMinSize(1)
                        .ofMaxSize(3)
                        .map(codes -> new Modelled(
                                municipality(codes),
                                (person, place) -> Arrays.stream(codes)
                                        .anyMatch(code -> person.traits().municipality() == code))),
                groups.map(group -> new Modelled(receiving(group), (person, place) -> isIn(group, person, place))),
                Combinators.combine(groups, Arbitraries.integers().between(1, 20))
                        .as((group, atLeast) -> new Modelled(receivingFor(group, atLeast), (person, place) -> {
                            for (int back = 0; back < atLeast; back++) {
                                if (!isIn(group, person, place - back)) {
                                    return false;
                                }
                            }
                            return true;
                        })));
    }

    private static boolean isIn(StateGroup group, Person person, int place) {
        return Town.member(group, person, place) == 1;
    }

    /** Birthdays counted one by one; without a 29 February, a year's last day of February stands for it. */
    private static int ageOn(LocalDate birth, LocalDate day) {
        int age = -1;
        for (int year = birth.getYear(); year <= day.getYear(); year++) {
            boolean noLeapDay = birth.getMonthValue() == 2
                    && birth.getDayOfMonth() == 29
                    && !LocalDate.of(year, 1, 1).isLeapYear();
            LocalDate birthday = LocalDate.of(year, birth.getMonthValue(), noLeapDay ? 28 : birth.getDayOfMonth());
            age += birthday.isAfter(day) ? 0 : 1;
        }
        return age;
    }
}
