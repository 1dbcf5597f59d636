package dk.effekt.dream;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.disclosure.Pseudonymizer;
import dk.effekt.register.MonthlySeries;
import dk.effekt.register.Origin;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.RegisterBuilder;
import dk.effekt.register.Sex;
import dk.effekt.register.State;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
     * @param months what is said of the months, over and over again; only a wide table says it
     */
    record Person(String number, PersonTraits traits, int[] codes, List<Month> months) {

        Month month(int month) {
            return months.get(month % months.size());
        }

        boolean hasNoCode() {
            return Arrays.stream(codes).allMatch(code -> code == 0);
        }

        @Override
        public String toString() {
            return number + " " + traits + " " + Arrays.toString(codes);
        }
    }

    /**
     * What is said of a person's month.
     *
     * @param hours in hundredths, negative if blank
     * @param industry may be blank
     */
    record Month(int hours, String industry) {}

    /** The months of its weeks. */
    List<YearMonth> months() {
        YearMonth last = week(weeks - 1).month();
        return Stream.iterate(first.month(), month -> !month.isAfter(last), month -> month.plusMonths(1))
                .toList();
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
                .map(p -> new Person(p.number(), p.traits(), Arrays.copyOfRange(p.codes(), from, to), p.months()))
                .toList();
        return new AnyExtract(week(from), to - from, Set.of(), cut);
    }

    /** Nobody's municipality is known. */
    AnyExtract withoutMunicipalities() {
        List<Person> unknown = persons.stream()
                .map(p -> new Person(
                        p.number(),
                        new PersonTraits(
                                p.traits().sex(),
                                p.traits().birthDate(),
                                p.traits().origin(),
                                0),
                        p.codes(),
                        p.months()))
                .toList();
        return new AnyExtract(first, weeks, missing, unknown);
    }

    /** The register of a wide table, told week by week and month by month, and by no reader. */
    Register wideRegister() {
        RegisterBuilder builder = Register.builder(span(), DreamCodebook.standard())
                .observed(MonthlySeries.PAID_HOURS, months())
                .traits(List.of("industry"));
        for (Person person : persons) {
            tellWeeks(person, builder);
            for (int m = 0; m < months().size(); m++) {
                YearMonth month = months().get(m);
                if (person.month(m).hours() >= 0) {
                    builder.monthly(
                            MonthlySeries.PAID_HOURS, month, person.month(m).hours() / 100.0);
                }
                builder.trait("industry", month.atDay(1), person.month(m).industry());
            }
            builder.trait("industry", week(weeks - 1).month().plusMonths(1).atDay(1), "");
            builder.end();
        }
        return builder.build("memory", "weeks and months");
    }

    /**
     * The register of a long or period table, told week by week.
     *
     * @param named for each person's number the first week of a row that names the municipality
     */
    Register register(Map<String, Week> named) {
        RegisterBuilder builder =
                Register.builder(span(), DreamCodebook.standard()).traits(List.of("municipality"));
        for (Person person : persons) {
            tellWeeks(person, builder);
            if (named.containsKey(person.number())) {
                LocalDate monday = named.get(person.number()).monday();
                builder.trait(
                        "municipality", monday, Integer.toString(person.traits().municipality()));
            }
            builder.end();
        }
        return builder.build("memory", "weeks");
    }

    private void tellWeeks(Person person, RegisterBuilder builder) {
        builder.begin(Pseudonymizer.standard().pseudonym(person.number()), person.traits(), 0);
        for (int w = 0; w < weeks; w++) {
            State state = missing.contains(w) ? State.NOT_OBSERVED : new State(person.codes()[w]);
            builder.from(week(w).epochWeek(), state);
        }
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
        Arbitrary<Month> ofMonth = Combinators.combine(
                        Arbitraries.integers().between(-1, 20_000), Arbitraries.of("", "471100", "84.1", "A"))
                .as(Month::new);
        return Combinators.combine(
                        traits(), courses, ofMonth.list().ofMinSize(1).ofMaxSize(6))
                .as((traits, course, months) -> new Person("", traits, course, months))
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
                        persons.get(i).codes(),
                        persons.get(i).months()))
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
