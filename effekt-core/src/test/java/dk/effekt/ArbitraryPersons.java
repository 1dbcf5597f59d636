package dk.effekt;

import dk.effekt.Town.Person;
import dk.effekt.register.Origin;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Sex;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Persons of a {@link Town} as jqwik makes them. */
final class ArbitraryPersons {

    private ArbitraryPersons() {}

    static Arbitrary<List<Person>> upTo(int most) {
        Arbitrary<String> jobs = Arbitraries.strings().withChars("10.").ofLength(Town.MONTHS);
        Arbitrary<List<Person>> persons = Combinators.combine(Arbitraries.longs(), lives(), jobs, traits())
                .as(Person::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(most)
                .uniqueElements(Person::id)
                .withoutEdgeCases();
        return Combinators.combine(persons, monthsObserved())
                .as((list, observed) -> list.stream()
                        .map(p -> p.with(p.weeks(), masked(p.jobs(), observed)))
                        .toList());
    }

    /** More than a third of the spells last one week; one life in eight ends, another has a stay abroad. */
    private static Arbitrary<String> lives() {
        Arbitrary<Integer> lengths = Arbitraries.oneOf(
                Arbitraries.just(1),
                Arbitraries.integers().between(1, 14),
                Arbitraries.integers().between(1, 14));
        Arbitrary<String> life = Combinators.combine(
                        Arbitraries.of("U", "U", "U", "C", "S", "G", "E", ".", ".", ".", "-", "?"), lengths)
                .as(String::repeat)
                .list()
                .ofSize(Town.WEEKS)
                .map(runs -> String.join("", runs).substring(0, Town.WEEKS));
        Arbitrary<Integer> places = Arbitraries.integers().between(0, Town.WEEKS - 1);
        return Arbitraries.frequencyOf(
                Tuple.of(6, life),
                Tuple.of(
                        1, Combinators.combine(life, places).as((weeks, place) -> exit(weeks, 'D', place, Town.WEEKS))),
                Tuple.of(
                        1,
                        Combinators.combine(life, places, places)
                                .as((weeks, a, b) -> exit(weeks, 'E', Math.min(a, b), Math.max(a, b) + 1))));
    }

    /** Out of scope after the week of the exit, until the person comes back. */
    private static String exit(String weeks, char letter, int from, int to) {
        return weeks.substring(0, from) + letter + "-".repeat(to - from - 1) + weeks.substring(to);
    }

    /** For each month whether the employment ratio was observed: in none, in all, or in some. */
    private static Arbitrary<List<Boolean>> monthsObserved() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(Collections.nCopies(Town.MONTHS, false))),
                Tuple.of(1, Arbitraries.just(Collections.nCopies(Town.MONTHS, true))),
                Tuple.of(3, Arbitraries.of(true, true, false).list().ofSize(Town.MONTHS)));
    }

    private static String masked(String jobs, List<Boolean> observed) {
        StringBuilder masked = new StringBuilder();
        for (int month = 0; month < jobs.length(); month++) {
            masked.append(observed.get(month) ? jobs.charAt(month) : '?');
        }
        return masked.toString();
    }

    /** Born on leap days, or so that the 18th or 30th birthday lies about the register's weeks, or on an unknown day. */
    private static Arbitrary<PersonTraits> traits() {
        Arbitrary<Optional<LocalDate>> births = Arbitraries.oneOf(
                Arbitraries.of(
                        Optional.empty(),
                        Optional.of(LocalDate.of(2000, 2, 29)),
                        Optional.of(LocalDate.of(1988, 2, 29))),
                Combinators.combine(
                                Arbitraries.of(2002, 1990),
                                Arbitraries.integers().between(1, 365))
                        .as((year, day) -> Optional.of(LocalDate.ofYearDay(year, day))));
        return Combinators.combine(
                        Arbitraries.of(Sex.class),
                        births,
                        Arbitraries.of(Origin.class),
                        Arbitraries.of(0, 101, 147, 851))
                .as(PersonTraits::new);
    }
}
