package dk.effekt.keyfigures;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.register.StateGroup;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A town and the courses of its people, asked day by day and week by week of the texts. */
record NaiveCourses(List<Person> persons, List<Participation> courses) {

    /** From May 2020 to February 2021. */
    static final List<YearMonth> MONTHS =
            IntStream.range(0, 10).mapToObj(YearMonth.of(2020, 5)::plusMonths).toList();

    private static final long STRANGER = 4_711;

    static Arbitrary<NaiveCourses> arbitrary() {
        return arbitrary(4, 8);
    }

    static Arbitrary<NaiveCourses> arbitrary(int people, int mostCourses) {
        return Town.persons(people).filter(NaiveCourses::hasEmployment).flatMap(persons -> {
            List<Long> ids = Stream.concat(persons.stream().map(Person::id), Stream.of(STRANGER))
                    .toList();
            return Combinators.combine(
                            Arbitraries.of(ids),
                            Arbitraries.integers().between(-40, 7 * Town.WEEKS + 20),
                            Arbitraries.integers().between(0, 130).optional(0.8),
                            Arbitraries.of("done", " Done", "got  a job", "", "odd", "odder"))
                    .as((id, start, length, reason) -> {
                        LocalDate day = Town.FIRST.monday().plusDays(start);
                        return new Participation(
                                id, new Intervention("course"), day, length.map(day::plusDays), reason);
                    })
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(mostCourses)
                    .uniqueElements()
                    .map(courses -> new NaiveCourses(persons, courses));
        });
    }

    /** Ten of each person, with the same courses. */
    NaiveCourses tenfold() {
        List<Person> people = new ArrayList<>();
        List<Participation> all = new ArrayList<>();
        for (int i = 0; i < persons.size(); i++) {
            Person person = persons.get(i);
            for (int copy = 0; copy < 10; copy++) {
                long id = 10L * i + copy;
                people.add(new Person(id, person.weeks(), person.jobs(), person.traits()));
                courses.stream()
                        .filter(course -> course.personId() == person.id())
                        .map(c -> new Participation(id, c.intervention(), c.start(), c.end(), c.endReason()))
                        .forEach(all::add);
            }
        }
        courses.stream().filter(course -> person(course).isEmpty()).forEach(all::add);
        return new NaiveCourses(people, all);
    }

    private static boolean hasEmployment(List<Person> persons) {
        return persons.get(0).jobs().chars().anyMatch(month -> month != '?');
    }

    long count(Predicate<Participation> which) {
        return courses.stream().filter(which).count();
    }

    long people(Predicate<Participation> which) {
        return courses.stream()
                .filter(which)
                .map(Participation::personId)
                .distinct()
                .count();
    }

    Optional<Person> person(Participation course) {
        return persons.stream().filter(p -> p.id() == course.personId()).findFirst();
    }

    static YearMonth begins(Participation course) {
        return monthOf(course.start());
    }

    static boolean finishesIn(Participation course, YearMonth month) {
        return course.end().filter(day -> monthOf(day).equals(month)).isPresent();
    }

    static boolean isUnderWayAfter(Participation course, YearMonth month) {
        return !begins(course).isAfter(month)
                && course.end().map(day -> monthOf(day).isAfter(month)).orElse(true);
    }

    static boolean isGoingOnIn(Participation course, YearMonth month) {
        return !begins(course).isAfter(month)
                && course.end().map(day -> !monthOf(day).isBefore(month)).orElse(true);
    }

    /** The Sunday of the last week whose Thursday lies in the month. */
    static LocalDate lastSunday(YearMonth month) {
        return month.atEndOfMonth()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.THURSDAY))
                .plusDays(3);
    }

    static int days(LocalDate first, LocalDate last) {
        return (int) ChronoUnit.DAYS.between(first, last) + 1;
    }

    static YearMonth monthOf(LocalDate day) {
        return YearMonth.from(
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusDays(3));
    }

    /** The place, in the text, of the week that a day lies in. */
    static int place(LocalDate day) {
        return Math.floorDiv((int) ChronoUnit.DAYS.between(Town.FIRST.monday(), day), 7);
    }

    static boolean isKnown(Person person, int place, Collection<StateGroup> groups) {
        return place >= 0
                && place < Town.WEEKS
                && person.weeks().charAt(place) != '?'
                && (groups.stream().noneMatch(StateGroup::usesEmployment)
                        || person.jobs().charAt(Town.month(place)) != '?');
    }

    /** The one group that a week lies in; their number if none. */
    static int groupOf(Person person, int place, List<StateGroup> groups) {
        return IntStream.range(0, groups.size())
                .filter(i -> Town.member(groups.get(i), person, place) == 1)
                .findFirst()
                .orElse(groups.size());
    }
}
