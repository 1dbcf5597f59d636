package dk.effekt;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.register.Codebook;
import dk.effekt.register.CodebookEntry;
import dk.effekt.register.MonthlySeries;
import dk.effekt.register.Origin;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.RegisterBuilder;
import dk.effekt.register.ScopeRule;
import dk.effekt.register.Sex;
import dk.effekt.register.State;
import dk.effekt.register.StateGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Small registers written as text, one letter a week, from {@link #FIRST} on: {@code U} educational assistance, {@code C}
 * cash assistance, {@code S} sickness benefit, {@code G} education grant, {@code .} no benefit, {@code -} out of scope,
 * {@code ?} not observed. The naive models of the property tests read the text, never the register.
 */
public final class Town {

    /** Its Thursday is 4 January; that of the 40th week lies in October. */
    public static final Week FIRST = Week.of(2018, 1);

    public static final int WEEKS = 40;
    public static final int MONTHS = 10;

    public static final Codebook CODEBOOK = Codebook.of(
            "town 1",
            List.of(
                    entry(0, "no-registered-benefit"),
                    entry(130, "income-replacement", "cash-assistance"),
                    entry(651, "education"),
                    entry(730, "income-replacement", "educational-assistance"),
                    entry(890, "income-replacement", "sickness-benefit")));

    private static final Map<Character, State> STATES = Map.of(
            'C', State.ofCode(130),
            'G', State.ofCode(651),
            'U', State.ofCode(730),
            'S', State.ofCode(890),
            '.', State.NO_BENEFIT,
            '-', State.OUT_OF_SCOPE,
            '?', State.NOT_OBSERVED);

    private static final Map<String, String> LETTERS = Map.of(
            "income-replacement", "CUS",
            "cash-assistance", "C",
            "educational-assistance", "U",
            "sickness-benefit", "S",
            "education", "G",
            "no-registered-benefit", ".");

    private Town() {}

    /**
     * A person.
     *
     * @param weeks a letter for each week; all of a register have as many
     * @param jobs for each month from January 2018 {@code 1} if employed; blank beyond its end
     */
    public record Person(long id, String weeks, String jobs, PersonTraits traits) {

        public Person with(String newWeeks, String newJobs) {
            return new Person(id, newWeeks, newJobs, traits);
        }
    }

    /** A person of whom nothing is known but the weeks. */
    public static Person person(long id, String weeks) {
        return new Person(id, weeks, "", PersonTraits.UNKNOWN);
    }

    public static Person person(long id, String weeks, PersonTraits traits) {
        return new Person(id, weeks, "", traits);
    }

    public static PersonTraits born(String date) {
        return new PersonTraits(Sex.UNKNOWN, Optional.of(LocalDate.parse(date)), Origin.UNKNOWN, 0);
    }

    /** A register without employment ratios. */
    public static Register register(Person... persons) {
        return register(0, Arrays.asList(persons));
    }

    /** A register in which the employment ratio was observed in so many months from January 2018 on. */
    public static Register register(int monthsObserved, List<Person> persons) {
        int weeks = persons.isEmpty() ? WEEKS : persons.get(0).weeks().length();
        RegisterBuilder builder =
                Register.builder(WeekSpan.of(FIRST, weeks), CODEBOOK).scope(ScopeRule.EVERY_BLANK_IN_SCOPE);
        builder.observed(
                MonthlySeries.EMPLOYMENT_RATIO,
                IntStream.range(0, monthsObserved)
                        .mapToObj(FIRST.month()::plusMonths)
                        .toList());
        for (Person person : persons) {
            builder.begin(person.id(), person.traits(), 0);
            for (int week = 0; week < weeks; week++) {
                if (week == 0 || person.weeks().charAt(week) != person.weeks().charAt(week - 1)) {
                    builder.from(
                            FIRST.epochWeek() + week, STATES.get(person.weeks().charAt(week)));
                }
            }
            for (int month = 0; month < Math.min(monthsObserved, person.jobs().length()); month++) {
                if (person.jobs().charAt(month) == '1') {
                    builder.monthly(
                            MonthlySeries.EMPLOYMENT_RATIO, FIRST.month().plusMonths(month), 0.4);
                }
            }
            builder.end();
        }
        return builder.build("town.csv", "test");
    }

    /** The epoch week at a place in the text. */
    public static int week(int place) {
        return FIRST.epochWeek() + place;
    }

    /** Whether a week lies in a group, by the text: 1, 0, or NaN if that cannot be told. */
    public static double member(StateGroup group, Person person, int place, int monthsObserved) {
        if (place < 0 || place >= person.weeks().length() || person.weeks().charAt(place) == '?') {
            return Double.NaN;
        }
        double best = 0;
        for (StateGroup.Part part : group.parts()) {
            double member = LETTERS.get(part.group()).indexOf(person.weeks().charAt(place)) < 0
                    ? 0
                    : part.employment()
                            .map(wanted -> {
                                int month = FIRST.plusWeeks(place).month().getMonthValue() - 1;
                                boolean employed = month < person.jobs().length()
                                        && person.jobs().charAt(month) == '1';
                                return month >= monthsObserved
                                        ? Double.NaN
                                        : employed == wanted.name().equals("EMPLOYED") ? 1.0 : 0.0;
                            })
                            .orElse(1.0);
            // 1 whatever else; unknown unless another part says 1.
            best = member == 1 || best == 1 ? 1 : member + best;
        }
        return best;
    }

    public static Participation start(long id, int place) {
        return start(id, FIRST.plusWeeks(place).monday());
    }

    public static Participation start(long id, LocalDate day) {
        return new Participation(id, new Intervention("course"), day, Optional.empty(), "");
    }

    /** Up to so many persons of {@link #WEEKS} weeks, with leap-day birthdays among theirs. */
    public static Arbitrary<List<Person>> persons(int most) {
        Arbitrary<String> run = Combinators.combine(
                        Arbitraries.of("U", "U", "U", "C", "S", "G", ".", ".", "-", "?"),
                        Arbitraries.integers().between(1, 14))
                .as(String::repeat);
        Arbitrary<String> weeks =
                run.list().ofSize(WEEKS).map(runs -> String.join("", runs).substring(0, WEEKS));
        Arbitrary<String> jobs = Arbitraries.strings().withChars("01").ofLength(MONTHS);
        Arbitrary<Optional<LocalDate>> births = Arbitraries.oneOf(
                Arbitraries.of(
                        Optional.empty(),
                        Optional.of(LocalDate.of(2000, 2, 29)),
                        Optional.of(LocalDate.of(1988, 2, 29))),
                Combinators.combine(
                                Arbitraries.of(2000, 1988),
                                Arbitraries.integers().between(1, 365))
                        .as((year, day) -> Optional.of(LocalDate.ofYearDay(year, day))));
        Arbitrary<PersonTraits> traits = Combinators.combine(
                        Arbitraries.of(Sex.class),
                        births,
                        Arbitraries.of(Origin.class),
                        Arbitraries.of(0, 101, 147, 851))
                .as(PersonTraits::new);
        Arbitrary<Person> person =
                Combinators.combine(Arbitraries.longs(), weeks, jobs, traits).as(Person::new);
        return person.list()
                .ofMinSize(1)
                .ofMaxSize(most)
                .uniqueElements(Person::id)
                .withoutEdgeCases();
    }

    /** The persons in the order of the register. */
    public static List<Person> sorted(List<Person> persons) {
        List<Person> sorted = new ArrayList<>(persons);
        sorted.sort((a, b) -> Long.compare(a.id(), b.id()));
        return sorted;
    }

    private static CodebookEntry entry(int code, String... groups) {
        return new CodebookEntry(
                code,
                code,
                Optional.empty(),
                Optional.empty(),
                "da",
                "en",
                Set.of(groups),
                CodebookEntry.Evidence.UNVERIFIED,
                "test");
    }
}
