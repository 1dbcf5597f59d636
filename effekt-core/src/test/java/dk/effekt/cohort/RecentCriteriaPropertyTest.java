package dk.effekt.cohort;

import static dk.effekt.cohort.Criteria.age;
import static dk.effekt.cohort.Criteria.not;
import static dk.effekt.cohort.Criteria.notInLast;
import static dk.effekt.cohort.Criteria.notYetIn;
import static dk.effekt.cohort.Criteria.receivedAtLeast;
import static dk.effekt.cohort.Criteria.receivedAtMost;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.cohort.Criteria.receivingAtMost;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.register.WeekSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Criteria that look back, beside a model that walks the weeks of the text, or the days of a participation, one by one. */
class RecentCriteriaPropertyTest {

    @Property(tries = 400)
    void aNewSpellIsOneWhoseBeginningIsSeen(
            @ForAll("persons") List<Person> persons,
            @ForAll("groups") StateGroup group,
            @ForAll @IntRange(min = 1, max = 20) int atMost) {
        for (Person person : persons) {
            assertHolds(persons, person, receivingAtMost(group, atMost), place -> {
                int running = 0;
                while (member(group, person, place - running) == 1) {
                    running++;
                }
                return running >= 1 && running <= atMost && member(group, person, place - running) == 0;
            });
        }
    }

    @Property(tries = 500)
    void atLeastSoManyOfTheLastWeeksAreKnownToBeInTheGroup(
            @ForAll("persons") List<Person> persons,
            @ForAll("groups") StateGroup group,
            @ForAll @IntRange(min = 1, max = 60) int ofLast,
            @ForAll @IntRange(max = 59) int some) {
        int atLeast = 1 + some % ofLast;
        for (Person person : persons) {
            assertHolds(
                    persons,
                    person,
                    receivedAtLeast(group, atLeast, ofLast),
                    place -> IntStream.rangeClosed(place - ofLast + 1, place)
                                    .filter(week -> member(group, person, week) == 1)
                                    .count()
                            >= atLeast);
        }
    }

    @Property(tries = 500)
    void atMostSoManyOfTheLastWeeksCanBeInTheGroup(
            @ForAll("persons") List<Person> persons,
            @ForAll("groups") StateGroup group,
            @ForAll @IntRange(min = 1, max = 60) int ofLast,
            @ForAll @IntRange(max = 59) int some) {
        int atMost = some % ofLast;
        for (Person person : persons) {
            assertHolds(
                    persons,
                    person,
                    receivedAtMost(group, atMost, ofLast),
                    place -> IntStream.rangeClosed(place - ofLast + 1, place)
                                    .filter(week -> member(group, person, week) != 0)
                                    .count()
                            <= atMost);
        }
    }

    @Property(tries = 300)
    void aShiftedCriterionIsThatOfAnEarlierWeek(
            @ForAll("persons") List<Person> persons,
            @ForAll("groups") StateGroup group,
            @ForAll @IntRange(min = 1, max = 60) int weeks) {
        for (Criterion criterion :
                List.of(not(receiving(group)), receiving(group).and(age(18, 30)))) {
            for (Person person : persons) {
                WeekSet unshifted = weeks(persons, criterion, person);

                assertHolds(
                        persons, person, criterion.shift(weeks), place -> unshifted.contains(Town.week(place - weeks)));
            }
        }
    }

    @Property(tries = 400)
    void noDayOfTheWeeksLookedAtIsInTheIntervention(
            @ForAll("persons") List<Person> persons,
            @ForAll @IntRange(min = 1, max = 60) int lastWeeks,
            @ForAll long seed) {
        List<Participation> list = participations(persons, new Random(seed));
        Participations participations = Participations.of(list);
        for (Person person : persons) {
            List<Participation> own = list.stream()
                    .filter(p -> p.personId() == person.id()
                            && p.intervention().name().equals("course"))
                    .toList();

            assertHolds(
                    persons,
                    person,
                    notInLast(lastWeeks, participations, "course"),
                    place -> IntStream.rangeClosed(7 * (place - lastWeeks + 1), 7 * place + 6)
                            .mapToObj(Town.FIRST.monday()::plusDays)
                            .noneMatch(day -> own.stream().anyMatch(p -> runsOn(p, day))));
            assertHolds(
                    persons,
                    person,
                    notYetIn(participations, "course"),
                    place -> own.stream()
                            .noneMatch(p -> p.start()
                                    .isBefore(Town.FIRST.plusWeeks(place + 1).monday())));
        }
    }

    private static boolean runsOn(Participation participation, LocalDate day) {
        return !day.isBefore(participation.start())
                && participation.end().map(end -> !day.isAfter(end)).orElse(true);
    }

    /** Some of the persons and a stranger, in two interventions, around the register's weeks. */
    private static List<Participation> participations(List<Person> persons, Random random) {
        List<Participation> all = new ArrayList<>();
        all.add(participation(persons.get(0).id(), "course", random));
        all.add(participation(random.nextLong(), "course", random));
        for (Person person : persons) {
            for (int i = random.nextInt(4); i > 0; i--) {
                all.add(participation(person.id(), random.nextInt(3) == 0 ? "other" : "course", random));
            }
        }
        return all;
    }

    private static Participation participation(long id, String intervention, Random random) {
        LocalDate start = Town.FIRST.monday().plusDays(random.nextInt(7 * Town.WEEKS + 300) - 200L);
        Optional<LocalDate> end = random.nextInt(5) == 0
                ? Optional.empty()
                : Optional.of(start.plusDays(random.nextInt(random.nextBoolean() ? 10 : 120)));
        return new Participation(id, new Intervention(intervention), start, end, "");
    }

    private static void assertHolds(List<Person> persons, Person person, Criterion criterion, IntPredicate model) {
        WeekSet weeks = weeks(persons, criterion, person);
        for (int place = -70; place < Town.WEEKS + 70; place++) {
            boolean inRegister = place >= 0 && place < Town.WEEKS;
            assertThat(weeks.contains(Town.week(place)))
                    .as("%s in week %d of %s", criterion.name(), place, person)
                    .isEqualTo(inRegister && model.test(place));
        }
    }

    private static WeekSet weeks(List<Person> persons, Criterion criterion, Person person) {
        Register register = Town.register(persons);
        return criterion
                .in(register)
                .weeks(register.timeline(register.find(person.id()).orElseThrow()));
    }

    private static double member(StateGroup group, Person person, int place) {
        return Town.member(group, person, place);
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
