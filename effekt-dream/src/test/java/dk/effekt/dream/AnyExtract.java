package dk.effekt.dream;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.disclosure.Pseudonymizer;
import dk.effekt.register.Origin;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.RegisterBuilder;
import dk.effekt.register.Sex;
import dk.effekt.register.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * What an extract says, week by week, whatever form it takes in a file.
 *
 * @param first the first week
 * @param weeks how many there are
 * @param missing weeks, counted from the first, that the extract lacks; neither the first nor the last
 * @param persons the persons
 */
record AnyExtract(Week first, int weeks, Set<Integer> missing, List<Person> persons) {

    private static final List<Integer> CODES = List.of(0, 0, 111, 130, 140, 651, 890, 997, 998);

    /**
     * A person.
     *
     * @param number the person's number
     * @param traits what is known beside the weeks
     * @param codes a benefit code for each week, or 0
     */
    record Person(String number, PersonTraits traits, int[] codes) {

        boolean hasNoCode() {
            return Arrays.stream(codes).allMatch(code -> code == 0);
        }

        @Override
        public String toString() {
            return number + " " + traits + " " + Arrays.toString(codes);
        }
    }

    WeekSpan span() {
        return WeekSpan.of(first, weeks);
    }

    Week week(int week) {
        return first.plusWeeks(week);
    }

    AnyExtract withoutMissing() {
        return new AnyExtract(first, weeks, Set.of(), persons);
    }

    /** Its weeks from one to just before another, counted from the first, with the same persons. */
    AnyExtract between(int from, int to) {
        List<Person> cut = persons.stream()
                .map(p -> new Person(p.number(), p.traits(), Arrays.copyOfRange(p.codes(), from, to)))
                .toList();
        return new AnyExtract(week(from), to - from, Set.of(), cut);
    }

    /** The register, told week by week and by no reader. */
    Register register() {
        RegisterBuilder builder = Register.builder(span(), DreamCodebook.standard());
        for (Person person : persons) {
            builder.begin(Pseudonymizer.standard().pseudonym(person.number()), person.traits(), 0);
            for (int w = 0; w < weeks; w++) {
                State state = missing.contains(w) ? State.NOT_OBSERVED : new State(person.codes()[w]);
                builder.from(week(w).epochWeek(), state);
            }
            builder.end();
        }
        return builder.build("memory", "weeks");
    }

    static Arbitrary<AnyExtract> extracts() {
        Arbitrary<Week> firsts = Arbitraries.integers()
                .between(Week.of(1991, 32).epochWeek(), Week.of(2024, 1).epochWeek())
                .map(Week::ofEpochWeek);
        return Combinators.combine(firsts, Arbitraries.integers().between(1, 120))
                .flatAs((first, weeks) -> Combinators.combine(missing(weeks), persons(weeks))
                        .as((missing, persons) -> new AnyExtract(first, weeks, missing, persons)));
    }

    private static Arbitrary<Set<Integer>> missing(int weeks) {
        return weeks < 3
                ? Arbitraries.just(Set.of())
                : Arbitraries.integers()
                        .between(1, weeks - 2)
                        .set()
                        .ofMaxSize(4)
                        .map(HashSet::new);
    }

    private static Arbitrary<List<Person>> persons(int weeks) {
        Arbitrary<int[]> runs = Combinators.combine(Arbitraries.integers().between(1, 30), Arbitraries.of(CODES))
                .as((length, code) -> new int[] {length, code});
        Arbitrary<int[]> courses = runs.list().ofMaxSize(20).map(all -> course(weeks, all));
        return Combinators.combine(traits(), courses)
                .as((traits, course) -> new Person("", traits, course))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(AnyExtract::numbered);
    }

    /** One run of a code after another, and no code after the last. */
    private static int[] course(int weeks, List<int[]> runs) {
        int[] codes = new int[weeks];
        int week = 0;
        for (int[] run : runs) {
            int end = Math.min(weeks, week + run[0]);
            Arrays.fill(codes, week, end, run[1]);
            week = end;
        }
        return codes;
    }

    private static Arbitrary<PersonTraits> traits() {
        Arbitrary<Optional<LocalDate>> births = Arbitraries.integers()
                .between(0, 30_000)
                .map(day -> LocalDate.of(1930, 1, 1).plusDays(day))
                .optional();
        return Combinators.combine(
                        Arbitraries.of(Sex.class), births, Arbitraries.of(Origin.class), Arbitraries.of(0, 101, 860))
                .as(PersonTraits::new);
    }

    private static List<Person> numbered(List<Person> persons) {
        return IntStream.range(0, persons.size())
                .mapToObj(i -> new Person(
                        String.format(Locale.ROOT, "61%08d", i),
                        persons.get(i).traits(),
                        persons.get(i).codes()))
                .toList();
    }

    /** The cells for what is known of a person beside the weeks, as of {@code KOEN;FOEDSELSDATO;HERKOMST;KOMMUNE}. */
    static String traitCells(PersonTraits traits) {
        List<String> cells = new ArrayList<>();
        cells.add(traits.sex() == Sex.UNKNOWN ? "" : traits.sex() == Sex.MAN ? "M" : "K");
        cells.add(traits.birthDate().map(LocalDate::toString).orElse(""));
        cells.add(
                switch (traits.origin()) {
                    case UNKNOWN -> "";
                    case DANISH -> "Dansk";
                    case WESTERN -> "Vestlig";
                    case NON_WESTERN -> "Ikke-vestlig";
                });
        cells.add(traits.municipality() == 0 ? "" : Integer.toString(traits.municipality()));
        return String.join(";", cells);
    }
}
