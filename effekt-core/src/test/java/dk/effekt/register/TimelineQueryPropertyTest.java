package dk.effekt.register;

import static dk.effekt.register.RegisterPropertyTest.SETS;
import static dk.effekt.register.RegisterPropertyTest.forEachPerson;
import static dk.effekt.register.RegisterPropertyTest.membership;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.register.NaivePerson.Frame;
import dk.effekt.register.RegisterPropertyTest.Delivery;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Entries, shares and spells beside {@link NaivePerson}s whose weeks are walked one by one. */
class TimelineQueryPropertyTest {

    @Property(tries = 300)
    void findsTheFirstOfSoManyWeeksInARow(
            @ForAll("deliveries") Delivery delivery,
            @ForAll @IntRange(min = -20, max = 120) int from,
            @ForAll @IntRange(min = 1, max = 14) int weeks) {
        forEachPerson(delivery, (timeline, person) -> {
            Week start = Week.of(delivery.frame().mondayOf(from));
            for (StateSet set : SETS) {
                Optional<Week> expected = IntStream.range(
                                from, Math.max(from, delivery.frame().weeks()))
                        .filter(week -> IntStream.range(week, week + weeks)
                                .allMatch(w -> membership(set, person, w, delivery.frame()) == 1))
                        .mapToObj(week -> Week.of(delivery.frame().mondayOf(week)))
                        .findFirst();

                assertThat(timeline.firstSustainedEntry(set, start, weeks)).isEqualTo(expected);
                assertThat(timeline.firstSustainedEntry(set, start.epochWeek(), weeks))
                        .isEqualTo(expected.map(Week::epochWeek).orElse(Timeline.NEVER));
                if (weeks == 1) {
                    assertThat(timeline.firstEntry(set, start)).isEqualTo(expected);
                    assertThat(timeline.firstEntry(set, start.epochWeek()))
                            .isEqualTo(timeline.firstSustainedEntry(set, start.epochWeek(), 1));
                }
            }
        });
    }

    @Property(tries = 300)
    void sharesAreThoseOfTheWeeksKnown(
            @ForAll("deliveries") Delivery delivery,
            @ForAll @IntRange(min = -20, max = 120) int from,
            @ForAll @IntRange(max = 100) int length) {
        forEachPerson(delivery, (timeline, person) -> {
            WeekSpan within = WeekSpan.of(Week.of(delivery.frame().mondayOf(from)), length);
            for (StateSet set : SETS) {
                double[] known = IntStream.range(from, from + length)
                        .mapToDouble(week -> membership(set, person, week, delivery.frame()))
                        .filter(member -> !Double.isNaN(member))
                        .toArray();
                double in = 0;
                for (double member : known) {
                    in += member;
                }

                assertThat(timeline.weeksKnown(set, within)).isEqualTo(known.length);
                assertThat(timeline.shareIn(set, within)).isEqualTo((Double) (in / known.length));
                assertThat(timeline.weeksInIfAllKnown(
                                set, within.start().epochWeek(), within.end().epochWeek()))
                        .isEqualTo(known.length == length ? (Double) in : (Double) Double.NaN);
            }
        });
    }

    @Property(tries = 300)
    void countsTheWeeksThatFollowAWeekInAnotherSet(
            @ForAll("deliveries") Delivery delivery,
            @ForAll @IntRange(min = -20, max = 120) int from,
            @ForAll @IntRange(max = 100) int length) {
        forEachPerson(delivery, (timeline, person) -> {
            WeekSpan within = WeekSpan.of(Week.of(delivery.frame().mondayOf(from)), length);
            for (StateSet origin : SETS) {
                for (StateSet destination : SETS) {
                    long expected = IntStream.range(from, from + length)
                            .filter(week -> membership(origin, person, week - 1, delivery.frame()) == 1
                                    && membership(destination, person, week, delivery.frame()) == 1)
                            .count();

                    assertThat(timeline.transitions(origin, destination, within))
                            .as("%s to %s in %s of %s", origin, destination, within, person)
                            .isEqualTo((int) expected);
                }
            }
        });
    }

    @Property(tries = 400)
    void makesSpellsByARule(@ForAll("deliveries") Delivery delivery, @ForAll SpellRule rule) {
        forEachPerson(delivery, (timeline, person) -> {
            for (StateSet set : SETS) {
                assertThat(timeline.spells(set, rule).spans())
                        .as("%s by %s of %s", set, rule, person)
                        .isEqualTo(spells(set, rule, person, delivery.frame()));
            }
        });
    }

    @Property(tries = 300)
    void countsTheSpellsWithAWeekInAWindow(
            @ForAll("deliveries") Delivery delivery,
            @ForAll SpellRule rule,
            @ForAll @IntRange(min = -20, max = 120) int from,
            @ForAll @IntRange(max = 60) int length) {
        forEachPerson(delivery, (timeline, person) -> {
            WeekSpan within = WeekSpan.of(Week.of(delivery.frame().mondayOf(from)), length);
            for (StateSet set : SETS) {
                long expected = spells(set, rule, person, delivery.frame()).stream()
                        .filter(spell -> !spell.intersect(within).isEmpty())
                        .count();

                assertThat(timeline.spellCount(set, rule, within)).isEqualTo((int) expected);
            }
        });
    }

    /** A full month without the benefit is never shorter than four weeks: each rule splits where the next one does. */
    @Property(tries = 300)
    void aMoreForgivingRuleJoinsSpellsAndSplitsNone(@ForAll("deliveries") Delivery delivery) {
        forEachPerson(delivery, (timeline, person) -> {
            for (StateSet set : SETS) {
                WeekSet noGap = timeline.spells(set, SpellRule.NO_GAP);
                WeekSet fourWeeks = timeline.spells(set, SpellRule.GAP_OF_4_WEEKS);
                WeekSet month = timeline.spells(set, SpellRule.FULL_CALENDAR_MONTH);

                assertThat(noGap).isEqualTo(timeline.weeks(set));
                assertThat(noGap.minus(fourWeeks)).isEqualTo(WeekSet.EMPTY);
                assertThat(fourWeeks.minus(month)).isEqualTo(WeekSet.EMPTY);
            }
        });
    }

    private static List<WeekSpan> spells(StateSet set, SpellRule rule, NaivePerson person, Frame frame) {
        List<WeekSpan> all = new ArrayList<>();
        int start = -1;
        int last = -1;
        boolean unknownSince = false;
        for (int week = 0; week <= frame.weeks(); week++) {
            double member = week == frame.weeks() ? Double.NaN : membership(set, person, week, frame);
            if (member == 1 && (start < 0 || unknownSince || ends(rule, last + 1, week, frame))) {
                if (start >= 0) {
                    all.add(span(start, last + 1, frame));
                }
                start = week;
            }
            last = member == 1 ? week : last;
            unknownSince = member != 1 && (unknownSince || Double.isNaN(member));
        }
        if (start >= 0) {
            all.add(span(start, last + 1, frame));
        }
        return all;
    }

    private static WeekSpan span(int start, int end, Frame frame) {
        return WeekSpan.of(Week.of(frame.mondayOf(start)), end - start);
    }

    private static boolean ends(SpellRule rule, int start, int end, Frame frame) {
        return switch (rule) {
            case NO_GAP -> end > start;
            case GAP_OF_4_WEEKS -> end - start > 3;
            case FULL_CALENDAR_MONTH ->
                IntStream.range(start, end)
                        .mapToObj(frame::monthOf)
                        .anyMatch(month -> holdsAllThursdays(month, frame.mondayOf(start), frame.mondayOf(end)));
        };
    }

    private static boolean holdsAllThursdays(YearMonth month, LocalDate start, LocalDate end) {
        return IntStream.rangeClosed(1, month.lengthOfMonth())
                .mapToObj(month::atDay)
                .filter(day -> day.getDayOfWeek() == DayOfWeek.THURSDAY)
                .allMatch(day -> !day.isBefore(start) && day.isBefore(end));
    }

    @Provide
    Arbitrary<Delivery> deliveries() {
        return Arbitraries.randomValue(RegisterPropertyTest::delivery);
    }
}
