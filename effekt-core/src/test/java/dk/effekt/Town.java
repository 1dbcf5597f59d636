package dk.effekt;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.register.Codebook;
import dk.effekt.register.CodebookEntry;
import dk.effekt.register.Employment;
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
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Small registers written as text, one letter a week, from {@link #FIRST} on: {@code U} educational assistance, {@code C}
 * cash assistance, {@code S} sickness benefit, {@code G} education grant, {@code E} emigrated, {@code D} dead, {@code .} no
 * benefit, {@code -} out of scope, {@code ?} not observed. The naive models of the property tests read the text, never the
 * register.
 */
public final class Town {

    /** Its Thursday is 7 May; May and June have four weeks, July five, and the year has a week 53. */
    public static final Week FIRST = Week.of(2020, 19);

    /** To the middle of March. */
    public static final int WEEKS = 46;

    public static final int MONTHS = 11;

    /** The place of 2020-W53. */
    public static final int WEEK_53 = 34;

    public static final Codebook CODEBOOK = Codebook.of(
            "town 1",
            List.of(
                    entry(0, "no-registered-benefit"),
                    entry(130, "income-replacement", "cash-assistance"),
                    entry(651, "education"),
                    entry(730, "income-replacement", "educational-assistance"),
                    entry(890, "income-replacement", "sickness-benefit"),
                    entry(997, "censoring"),
                    entry(999, "censoring")));

    private static final Map<Character, State> STATES = Map.of(
            'C', State.ofCode(130),
            'G', State.ofCode(651),
            'U', State.ofCode(730),
            'S', State.ofCode(890),
            'E', State.ofCode(997),
            'D', State.ofCode(999),
            '.', State.NO_BENEFIT,
            '-', State.OUT_OF_SCOPE,
            '?', State.NOT_OBSERVED);

    private static final Map<String, String> LETTERS = Map.of(
            "income-replacement", "CUS",
            "cash-assistance", "C",
            "educational-assistance", "U",
            "sickness-benefit", "S",
            "education", "G",
            "censoring", "ED",
            "no-registered-benefit", ".");

    private Town() {}

    /**
     * A person.
     *
     * @param weeks a letter for each week; all of a register have as many
     * @param jobs for each month from May 2020 {@code 1} if employed, {@code 0} if the employment ratio is zero, {@code .} if
     *     it is blank, {@code ?} if it is not observed of anybody; not observed beyond its end
     */
    public record Person(long id, String weeks, String jobs, PersonTraits traits) {

        public Person with(String newWeeks, String newJobs) {
            return new Person(id, newWeeks, newJobs, traits);
        }

        char week(int place) {
            return place < 0 || place >= weeks.length() ? '?' : weeks.charAt(place);
        }

        char job(int month) {
            return month < jobs.length() ? jobs.charAt(month) : '?';
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

    public static Register register(Person... persons) {
        return register(Arrays.asList(persons));
    }

    /** A register in which the employment ratio was observed in the months that the persons, all alike, have. */
    public static Register register(List<Person> persons) {
        int weeks = persons.isEmpty() ? WEEKS : persons.get(0).weeks().length();
        int months = persons.stream().mapToInt(p -> p.jobs().length()).max().orElse(0);
        int[] observed = IntStream.range(0, months)
                .filter(month -> persons.stream().anyMatch(p -> p.job(month) != '?'))
                .toArray();
        RegisterBuilder builder = Register.builder(WeekSpan.of(FIRST, weeks), CODEBOOK)
                .scope(ScopeRule.EVERY_BLANK_IN_SCOPE)
                .observed(
                        MonthlySeries.EMPLOYMENT_RATIO,
                        IntStream.of(observed)
                                .mapToObj(FIRST.month()::plusMonths)
                                .toList());
        for (Person person : persons) {
            builder.begin(person.id(), person.traits(), 0);
            for (int week = 0; week < weeks; week++) {
                if (week == 0 || person.week(week) != person.week(week - 1)) {
                    builder.from(week(week), STATES.get(person.week(week)));
                }
            }
            for (int month : observed) {
                sayJob(builder, FIRST.month().plusMonths(month), person.job(month));
            }
            builder.end();
        }
        return builder.build("town.csv", "test");
    }

    private static void sayJob(RegisterBuilder builder, YearMonth month, char job) {
        switch (job) {
            case '1' -> builder.monthly(MonthlySeries.EMPLOYMENT_RATIO, month, 0.4);
            case '0' -> builder.monthly(MonthlySeries.EMPLOYMENT_RATIO, month, 0);
            case '.' -> {}
            default -> throw new IllegalArgumentException(month + " is observed of some and not of others");
        }
    }

    /** The epoch week at a place in the text. */
    public static int week(int place) {
        return FIRST.epochWeek() + place;
    }

    /** The number of the month, in the jobs, of the week at a place. */
    public static int month(int place) {
        return Math.toIntExact(FIRST.month().until(FIRST.plusWeeks(place).month(), ChronoUnit.MONTHS));
    }

    /** Whether a week lies in a group, by the text: 1, 0, or NaN if that cannot be told. */
    public static double member(StateGroup group, Person person, int place) {
        char state = person.week(place);
        if (state == '?') {
            return Double.NaN;
        }
        boolean ifEmployed = lies(group, state, Employment.EMPLOYED);
        boolean ifNot = lies(group, state, Employment.NOT_EMPLOYED);
        boolean untold = person.job(month(place)) == '?';
        if (untold && ifEmployed != ifNot) {
            return Double.NaN;
        }
        return (person.job(month(place)) == '1' ? ifEmployed : ifNot) ? 1 : 0;
    }

    private static boolean lies(StateGroup group, char state, Employment employment) {
        return group.parts().stream()
                .anyMatch(part -> LETTERS.get(part.group()).indexOf(state) >= 0
                        && part.employment().orElse(employment) == employment);
    }

    public static Participation start(long id, int place) {
        return start(id, FIRST.plusWeeks(place).monday());
    }

    public static Participation start(long id, LocalDate day) {
        return new Participation(id, new Intervention("course"), day, Optional.empty(), "");
    }

    /** Groups that ask for a code, for employment, for its absence, for either, and for a code or employment. */
    public static Arbitrary<StateGroup> groups() {
        return Arbitraries.of(
                StateGroup.BENEFIT,
                StateGroup.EDUCATIONAL_ASSISTANCE,
                StateGroup.EDUCATION,
                StateGroup.of("censoring"),
                StateGroup.JOB,
                StateGroup.SELF_SUPPORT,
                StateGroup.JOB.or(StateGroup.SELF_SUPPORT),
                StateGroup.JOB_OR_EDUCATION);
    }

    /** Up to so many persons of {@link #WEEKS} weeks. {@code TownPropertyTest} holds the cases that are sure to occur. */
    public static Arbitrary<List<Person>> persons(int most) {
        return ArbitraryPersons.upTo(most);
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
