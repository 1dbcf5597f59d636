package dk.effekt;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.Town.Person;
import dk.effekt.calendar.Week;
import dk.effekt.register.Employment;
import dk.effekt.register.MonthlySeries;
import dk.effekt.register.Register;
import dk.effekt.register.State;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import dk.effekt.register.Timeline;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import org.junit.jupiter.api.Test;

/** The other property tests prove what occurs in the towns. That all of this occurs is proved here. */
class TownPropertyTest {

    private static final int W53 = Town.WEEK_53;
    private static final StateSet JOB = StateGroup.JOB.in(Town.CODEBOOK);

    @Test
    void theWeeksHoldAWeek53() {
        assertThat(Town.FIRST.plusWeeks(W53)).isEqualTo(Week.of(2020, 53));
        assertThat(Town.FIRST.plusWeeks(W53 + 1)).isEqualTo(Week.of(2021, 1));
        assertThat(W53).isBetween(1, Town.WEEKS - 2);
        assertThat(Town.month(Town.WEEKS - 1)).isEqualTo(Town.MONTHS - 1);
    }

    /** The rarest, week 53 alone, occurs in about 8 registers of 100, so that none in 100 is no accident. */
    @Property(tries = 500)
    @StatisticsReport(StatisticsReportMode.OFF)
    void everyCaseOccurs(@ForAll("persons") List<Person> persons) {
        Register register = Town.register(persons);
        cases().forEach((name, occurs) -> Statistics.label(name)
                .collect(IntStream.range(0, register.size())
                        .mapToObj(register::timeline)
                        .anyMatch(occurs))
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 1)));
    }

    private static Map<String, Predicate<Timeline>> cases() {
        Map<String, Predicate<Timeline>> cases = new TreeMap<>();
        cases.put("no benefit in week 53", t -> at(t, W53).equals(State.NO_BENEFIT));
        cases.put("out of scope in week 53", t -> at(t, W53).equals(State.OUT_OF_SCOPE));
        cases.put("not observed in week 53", t -> at(t, W53).equals(State.NOT_OBSERVED));
        cases.put("a code in week 53", t -> !at(t, W53).isBlank());
        cases.put("a spell across week 53", t -> sameAt(t, W53 - 1, W53) && sameAt(t, W53, W53 + 1));
        cases.put("a spell from week 53 on", t -> !sameAt(t, W53 - 1, W53) && sameAt(t, W53, W53 + 1));
        cases.put("a spell up to week 53", t -> sameAt(t, W53 - 1, W53) && !sameAt(t, W53, W53 + 1));
        cases.put("week 53 alone", t -> !sameAt(t, W53 - 1, W53) && !sameAt(t, W53, W53 + 1));
        cases.put("a spell of one week of a code", t -> oneWeek(t, state -> !state.isBlank()));
        for (State blank : List.of(State.NO_BENEFIT, State.OUT_OF_SCOPE, State.NOT_OBSERVED)) {
            cases.put("a single week " + blank, t -> oneWeek(t, blank::equals));
        }
        cases.put("dead, then out of scope to the end", t -> leaves(t, 999, Town.WEEKS - 1));
        cases.put("emigrated, then out of scope", t -> leaves(t, 997, 0));
        cases.put(
                "back from abroad",
                t -> places().anyMatch(p -> at(t, p).code() == 997)
                        && at(t, Town.WEEKS - 1).code() > 99
                        && at(t, Town.WEEKS - 1).code() < 997);
        cases.put("employed", t -> places().anyMatch(p -> employment(t, p) == Employment.EMPLOYED));
        cases.put("an employment ratio of zero", t -> months().anyMatch(m -> ratio(t, m) == 0));
        cases.put(
                "a blank employment ratio",
                t -> places().anyMatch(p ->
                        employment(t, p) == Employment.NOT_EMPLOYED && Double.isNaN(ratio(t, Town.month(p)))));
        cases.put(
                "employment not observed in some months",
                t -> t.register().has(MonthlySeries.EMPLOYMENT_RATIO)
                        && places().anyMatch(p -> employment(t, p) == Employment.NOT_OBSERVED));
        cases.put("no employment at all", t -> !t.register().has(MonthlySeries.EMPLOYMENT_RATIO));
        cases.put(
                "a job begins within a spell",
                t -> places().anyMatch(p -> p > 0
                        && at(t, p).equals(State.NO_BENEFIT)
                        && sameAt(t, p - 1, p)
                        && employment(t, p) == Employment.EMPLOYED
                        && employment(t, p - 1) != Employment.EMPLOYED));
        cases.put(
                "perhaps in a job",
                t -> places().anyMatch(p -> at(t, p).equals(State.NO_BENEFIT) && t.isUnknown(JOB, Town.week(p))));
        cases.put("certainly in a job", t -> places().anyMatch(p -> t.isIn(JOB, Town.week(p))));
        cases.put(
                "born on a leap day",
                t -> birth(t).isPresent()
                        && birth(t).get().getMonthValue() == 2
                        && birth(t).get().getDayOfMonth() == 29);
        cases.put("of an unknown age", t -> birth(t).isEmpty());
        cases.put("18 years old on a day of the weeks", t -> turns(t, 18));
        cases.put("30 years old on a day of the weeks", t -> turns(t, 30));
        return cases;
    }

    private static IntStream places() {
        return IntStream.range(0, Town.WEEKS);
    }

    private static IntStream months() {
        return IntStream.range(0, Town.MONTHS);
    }

    private static State at(Timeline timeline, int place) {
        return timeline.stateAt(Town.FIRST.plusWeeks(place));
    }

    private static boolean sameAt(Timeline timeline, int a, int b) {
        return at(timeline, a).equals(at(timeline, b));
    }

    private static boolean oneWeek(Timeline timeline, Predicate<State> states) {
        return timeline.spells().stream().anyMatch(spell -> spell.weeks() == 1 && states.test(spell.state()));
    }

    /** Has a code, then at least one week out of scope, up to a place or beyond it. */
    private static boolean leaves(Timeline timeline, int code, int to) {
        return IntStream.range(1, Town.WEEKS)
                .anyMatch(p -> at(timeline, p - 1).code() == code
                        && IntStream.rangeClosed(p, Math.max(p, to))
                                .allMatch(q -> at(timeline, q).equals(State.OUT_OF_SCOPE)));
    }

    private static Employment employment(Timeline timeline, int place) {
        return timeline.employmentAt(Town.FIRST.plusWeeks(place));
    }

    private static double ratio(Timeline timeline, int month) {
        return timeline.monthly(
                        MonthlySeries.EMPLOYMENT_RATIO, Town.FIRST.month().plusMonths(month))
                .orElse(Double.NaN);
    }

    private static Optional<LocalDate> birth(Timeline timeline) {
        return timeline.register().traits().birthDate(timeline.person());
    }

    private static boolean turns(Timeline timeline, int years) {
        return birth(timeline)
                .map(birth -> Week.of(birth.plusYears(years)))
                .filter(timeline.register().span()::contains)
                .isPresent();
    }

    @Provide
    Arbitrary<List<Person>> persons() {
        return Town.persons(3);
    }
}
