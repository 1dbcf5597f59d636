package dk.effekt.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.calendar.Week;
import dk.effekt.register.Register;
import dk.effekt.register.SpellRule;
import dk.effekt.register.StateGroup;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Stays, exits and returns beside models that look at the text week by week, and know spells and months by nothing else. */
class ExitsPropertyTest {

    private static final Map<Integer, Integer> WEEKS_OF_MONTHS = Map.of(1, 4, 2, 9, 3, 13, 6, 26);

    private static final List<StateGroup> APART =
            List.of(StateGroup.JOB, StateGroup.EDUCATION, StateGroup.SICKNESS_BENEFIT, StateGroup.SELF_SUPPORT);

    @Property(tries = 300)
    void aStayIsSoManyWeeksInARow(
            @ForAll("persons") List<Person> persons,
            @ForAll("groups") StateGroup group,
            @ForAll @IntRange(min = 1, max = 9) int weeks,
            @ForAll @IntRange(min = -1, max = Town.WEEKS) int start) {
        Register register = Town.register(persons);
        for (Person person : persons) {
            double[] expected = expected(person, start, List.of(group), start, k -> start + k + weeks, k -> {
                return IntStream.rangeClosed(start, start + k)
                        .anyMatch(first -> IntStream.range(first, first + weeks)
                                .allMatch(place -> Town.member(group, person, place) == 1));
            });
            assertThat(path(Outcomes.sustainedExitTo(group, weeks), register, person, start))
                    .isEqualTo(expected);
        }
    }

    @Property(tries = 300)
    void aFirstExitIsTheFirstGapThatEndsTheSpell(
            @ForAll("persons") List<Person> persons,
            @ForAll("lefts") StateGroup from,
            @ForAll SpellRule rule,
            @ForAll @IntRange(max = 4) int some,
            @ForAll @IntRange(max = Town.WEEKS) int start) {
        List<StateGroup> destinations = APART.subList(0, some);
        FirstExit exit = Outcomes.firstExit(from, destinations.toArray(new StateGroup[0]))
                .by(rule);
        List<StateGroup> groups = IntStream.range(-1, some)
                .mapToObj(i -> i < 0 ? from : destinations.get(i))
                .toList();
        Register register = Town.register(persons);
        for (Person person : persons) {
            int left = IntStream.range(start, Town.WEEKS)
                    .filter(place -> leaves(from, person, place, rule))
                    .findFirst()
                    .orElse(Integer.MAX_VALUE);
            int to = IntStream.range(0, some)
                    .filter(i -> left < Town.WEEKS && Town.member(destinations.get(i), person, left) == 1)
                    .findFirst()
                    .orElse(some);
            List<Outcome> outcomes = exit.outcomes();
            for (int i = 0; i <= some + 1; i++) {
                boolean here = i == to || i == some + 1;
                assertThat(path(outcomes.get(i), register, person, start))
                        .as(outcomes.get(i).name())
                        .isEqualTo(expected(
                                person,
                                start,
                                groups,
                                start - 1,
                                k -> shortestGap(start + k, rule),
                                k -> here && left <= start + k));
            }
        }
    }

    @Property(tries = 300)
    void aFirstArrivalIsWhereAnyoneIsFirst(
            @ForAll("persons") List<Person> persons,
            @ForAll @IntRange(min = 1, max = 4) int some,
            @ForAll @IntRange(min = -1, max = Town.WEEKS) int start) {
        List<StateGroup> groups = APART.subList(0, some);
        List<Outcome> outcomes =
                Outcomes.firstArrival(groups.toArray(new StateGroup[0])).outcomes();
        Register register = Town.register(persons);
        for (Person person : persons) {
            int came = IntStream.range(start, Town.WEEKS)
                    .filter(place -> groups.stream().anyMatch(group -> Town.member(group, person, place) == 1))
                    .findFirst()
                    .orElse(Integer.MAX_VALUE);
            for (int i = 0; i <= some; i++) {
                boolean isNowhere = i == some;
                boolean isHere = !isNowhere && came < Town.WEEKS && Town.member(groups.get(i), person, came) == 1;
                assertThat(path(outcomes.get(i), register, person, start))
                        .as(outcomes.get(i).name())
                        .isEqualTo(expected(
                                person,
                                start,
                                groups,
                                start,
                                k -> start + k + 1,
                                k -> isNowhere ? came > start + k : isHere && came <= start + k));
            }
        }
    }

    @Property(tries = 300)
    void aReturnIsASpellSoonAfterOneThatEnded(
            @ForAll("persons") List<Person> persons,
            @ForAll("lefts") StateGroup benefit,
            @ForAll SpellRule rule,
            @ForAll("months") int months,
            @ForAll @IntRange(max = Town.WEEKS) int start) {
        Outcome returned = Outcomes.returnedWithin(months, benefit, rule);
        Outcome left = Outcomes.firstExit(benefit).by(rule).left();
        Register register = Town.register(persons);
        for (Person person : persons) {
            double[] expected = expected(person, start, List.of(benefit), start - 1, k -> start + k + 1, k -> {
                return IntStream.rangeClosed(start, start + k)
                        .filter(place -> leaves(benefit, person, place, rule))
                        .anyMatch(place -> returnsAfter(benefit, person, place) <= start + k
                                && returnsAfter(benefit, person, place) - place <= WEEKS_OF_MONTHS.get(months));
            });
            double[] path = path(returned, register, person, start);
            double[] leavers = path(left, register, person, start);
            assertThat(path).isEqualTo(expected);
            for (int k = 0; k < path.length; k++) {
                assertThat(path[k] > leavers[k])
                        .as("nobody comes back who has not left")
                        .isFalse();
            }
        }
    }

    /** A path over all weeks: NaN unless all weeks from the given one to before the end are known. */
    private static double[] expected(
            Person person,
            int start,
            List<StateGroup> groups,
            int knownFrom,
            IntUnaryOperator knownTo,
            IntPredicate holds) {
        double[] path = new double[Town.WEEKS];
        for (int k = 0; k < path.length; k++) {
            boolean isKnown =
                    IntStream.range(knownFrom, knownTo.applyAsInt(k)).allMatch(place -> isKnown(person, groups, place));
            path[k] = !isKnown ? Double.NaN : holds.test(k) ? 1 : 0;
        }
        return path;
    }

    private static boolean isKnown(Person person, List<StateGroup> groups, int place) {
        return place >= 0
                && place < Town.WEEKS
                && person.weeks().charAt(place) != '?'
                && (groups.stream().noneMatch(StateGroup::usesEmployment)
                        || person.jobs().charAt(Town.month(place)) != '?');
    }

    private static boolean leaves(StateGroup from, Person person, int place, SpellRule rule) {
        return Town.member(from, person, place - 1) == 1
                && Town.member(from, person, place) == 0
                && ends(place, endOfGap(from, person, place), rule);
    }

    private static int endOfGap(StateGroup from, Person person, int place) {
        int end = place;
        while (Town.member(from, person, end) == 0) {
            end++;
        }
        return end;
    }

    private static int returnsAfter(StateGroup from, Person person, int place) {
        int end = endOfGap(from, person, place);
        return Town.member(from, person, end) == 1 ? end : 10_000;
    }

    private static int shortestGap(int place, SpellRule rule) {
        int end = place;
        while (!ends(place, end, rule)) {
            end++;
        }
        return end;
    }

    private static boolean ends(int from, int to, SpellRule rule) {
        return switch (rule) {
            case NO_GAP -> to - from >= 1;
            case GAP_OF_4_WEEKS -> to - from >= 4;
            case FULL_CALENDAR_MONTH ->
                IntStream.range(from, to)
                        .mapToObj(ExitsPropertyTest::month)
                        .anyMatch(month -> IntStream.range(from - 6, to + 6)
                                .filter(place -> month(place).equals(month))
                                .allMatch(place -> place >= from && place < to));
        };
    }

    private static YearMonth month(int place) {
        return Week.ofEpochWeek(Town.week(place)).month();
    }

    private static double[] path(Outcome outcome, Register register, Person person, int start) {
        double[] into = new double[Town.WEEKS];
        Arrays.fill(into, 99);
        outcome.in(register).path(register.timeline(register.find(person.id()).orElseThrow()), Town.week(start), into);
        return into;
    }

    @Provide
    Arbitrary<List<Person>> persons() {
        return Town.persons(2);
    }

    @Provide
    Arbitrary<StateGroup> groups() {
        return Town.groups();
    }

    @Provide
    Arbitrary<StateGroup> lefts() {
        return Arbitraries.of(
                StateGroup.BENEFIT, StateGroup.EDUCATIONAL_ASSISTANCE, StateGroup.EDUCATION, StateGroup.JOB);
    }

    @Provide
    Arbitrary<Integer> months() {
        return Arbitraries.of(1, 2, 3, 6);
    }
}
