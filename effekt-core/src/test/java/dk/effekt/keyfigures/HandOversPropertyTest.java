package dk.effekt.keyfigures;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.register.StateGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Limits beside a model that writes more weeks of the benefit at the end of the text, one by one. */
class HandOversPropertyTest {

    private static final int KNOWN = 30;

    @Property(tries = 300)
    void theLimitIsUsedUpWhenTheTextHasSoManyLetters(
            @ForAll("texts") List<String> texts,
            @ForAll @IntRange(min = 1, max = 12) int limit,
            @ForAll @IntRange(min = 0, max = 8) int more,
            @ForAll @IntRange(min = 0, max = 6) int weekday) {
        LocalDate day = Town.FIRST.plusWeeks(KNOWN).monday().plusDays(weekday);
        List<Person> persons = new ArrayList<>();
        List<Participation> courses = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            persons.add(Town.person(i, texts.get(i) + ".".repeat(Town.WEEKS - KNOWN)));
            courses.add(Town.start(i, 0));
        }
        HandOvers ahead = HandOvers.on(day)
                .months(3)
                .limit(StateGroup.SICKNESS_BENEFIT, limit, "a rule")
                .limitWithin(StateGroup.SICKNESS_BENEFIT, limit, limit + more, "a rule")
                .protectedBy(SmallCells.unprotected())
                .inCourse("course", Town.register(persons), Participations.of(courses));
        for (int kind = 0; kind < 2; kind++) {
            int window = kind == 0 ? limit : limit + more;
            String name = ahead.expected().get(kind);
            int passed = 0;
            List<List<Long>> months = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (Person person : persons) {
                String text = person.weeks().substring(0, KNOWN);
                // All letters of the last weeks are known, or the spell begins in what is known.
                if (!text.endsWith("S")
                        || (kind == 1 && text.substring(KNOWN - window).contains("?"))) {
                    continue;
                }
                String run = text.substring(Math.max(text.lastIndexOf('.'), text.lastIndexOf('?')) + 1);
                if (kind == 0 && run.length() < limit && text.lastIndexOf('?') >= text.lastIndexOf('.')) {
                    continue;
                }
                LocalDate first = firstDay(text, limit, window);
                if (first.isBefore(day)) {
                    passed++;
                }
                for (int month = 0; month < 3; month++) {
                    if (!first.isBefore(day.plusMonths(month)) && first.isBefore(day.plusMonths(month + 1))) {
                        months.get(month).add(person.id());
                    }
                }
            }
            assertThat(ahead.passed(name)).hasValue(passed);
            for (int month = 1; month <= 3; month++) {
                assertThat(ahead.persons(name, month)).isEqualTo(months.get(month - 1));
                assertThat(ahead.count(name, month))
                        .hasValue(months.get(month - 1).size());
            }
        }
    }

    /** Each person whose course runs on the day stands in one place, by what the text has in the week before it. */
    @Property(tries = 300)
    void eachPersonStandsInOnePlace(
            @ForAll("towns") NaiveCourses town,
            @ForAll @IntRange(min = 1, max = Town.WEEKS + 3) int weeks,
            @ForAll @IntRange(min = 0, max = 6) int weekday,
            @ForAll @IntRange(min = 1, max = 24) int months) {
        LocalDate day = Town.FIRST.monday().plusDays(7L * weeks + weekday);
        Map<String, Long> expected = new TreeMap<>();
        for (long id : town.courses().stream()
                .filter(course -> isInside(course, day))
                .mapToLong(Participation::personId)
                .distinct()
                .toArray()) {
            Optional<Person> person =
                    town.persons().stream().filter(one -> one.id() == id).findFirst();
            expected.merge(
                    person.map(one -> placeOf(one, weeks, day, months)).orElse("not in the register"), 1L, Long::sum);
        }
        HandOvers ahead = HandOvers.on(day)
                .months(months)
                .birthday(30)
                .protectedBy(SmallCells.unprotected())
                .inCourse("course", Town.register(town.persons()), Participations.of(town.courses()));

        Map<String, Long> counted = new TreeMap<>();
        ahead.toCsv().lines().skip(1).forEach(line -> {
            String[] cells = line.split(",", -1);
            if (!cells[2].equals("0")) {
                counted.put(cells[1], Long.valueOf(cells[2]));
            }
        });
        assertThat(counted).isEqualTo(expected);
        assertThat(ahead.people().orElseThrow()
                        + ahead.outOfScope().orElseThrow()
                        + ahead.notInRegister().orElseThrow())
                .isEqualTo(expected.values().stream().mapToLong(n -> n).sum());
    }

    private static boolean isInside(Participation course, LocalDate day) {
        return course.start().compareTo(day) <= 0
                && course.end().map(last -> last.compareTo(day) >= 0).orElse(true);
    }

    /** Days from the day on, one by one, until the birthday or the end of the last month. */
    private static String placeOf(Person person, int weeks, LocalDate day, int months) {
        if ("DE-".indexOf(person.weeks().charAt(Math.min(weeks, Town.WEEKS) - 1)) >= 0) {
            return "out of scope";
        }
        if (person.traits().birthDate().isEmpty()) {
            return "not known";
        }
        LocalDate birthday = person.traits().birthDate().get().plusYears(30);
        if (birthday.isBefore(day)) {
            return "before";
        }
        int month = 1;
        for (LocalDate at = day; month <= months; at = at.plusDays(1)) {
            month += at.equals(day.plusMonths(month)) ? 1 : 0;
            if (at.equals(birthday) && month <= months) {
                return "month " + month;
            }
        }
        return "later or not expected";
    }

    /** Those on a benefit in the week before are all, and nobody else. */
    @Property(tries = 300)
    void orOfThoseOnABenefit(
            @ForAll("towns") NaiveCourses town, @ForAll @IntRange(min = 1, max = Town.WEEKS) int weeks) {
        HandOvers ahead = HandOvers.on(Town.FIRST.plusWeeks(weeks).monday())
                .birthday(30)
                .protectedBy(SmallCells.unprotected())
                .receiving(StateGroup.BENEFIT, Town.register(town.persons()));

        assertThat(ahead.people())
                .hasValue(town.persons().stream()
                        .filter(person -> "UCS".indexOf(person.weeks().charAt(weeks - 1)) >= 0)
                        .count());
        assertThat(ahead.outOfScope()).hasValue(0);
        assertThat(ahead.notInRegister()).hasValue(0);
    }

    @Provide
    Arbitrary<NaiveCourses> towns() {
        return NaiveCourses.arbitrary();
    }

    /** The Monday after the first text, of those from a week ago on, whose last letters hold so many. */
    private static LocalDate firstDay(String known, int limit, int window) {
        String text = known.substring(0, KNOWN - 1);
        while (text.substring(Math.max(0, text.length() - window))
                        .chars()
                        .filter(c -> c == 'S')
                        .count()
                < limit) {
            text += "S";
        }
        return Town.FIRST.plusWeeks(text.length()).monday();
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.strings()
                .withChars("SSSSSS.?")
                .ofLength(KNOWN)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }
}
