package dk.effekt.keyfigures;

import static dk.effekt.keyfigures.FigureAssertions.assertApart;
import static dk.effekt.keyfigures.FigureAssertions.assertMedian;
import static dk.effekt.keyfigures.FigureAssertions.assertShare;
import static dk.effekt.keyfigures.FigureAssertions.assertStates;
import static dk.effekt.keyfigures.FigureAssertions.assertStrangers;
import static dk.effekt.keyfigures.FigureAssertions.assertWeeks;
import static dk.effekt.keyfigures.FigureAssertions.count;
import static dk.effekt.keyfigures.FigureAssertions.isThere;
import static dk.effekt.keyfigures.NaiveCourses.MONTHS;
import static dk.effekt.keyfigures.NaiveCourses.begins;
import static dk.effekt.keyfigures.NaiveCourses.days;
import static dk.effekt.keyfigures.NaiveCourses.finishesIn;
import static dk.effekt.keyfigures.NaiveCourses.isGoingOnIn;
import static dk.effekt.keyfigures.NaiveCourses.isKnown;
import static dk.effekt.keyfigures.NaiveCourses.isUnderWayAfter;
import static dk.effekt.keyfigures.NaiveCourses.lastSunday;
import static dk.effekt.keyfigures.NaiveCourses.place;
import static dk.effekt.keyfigures.NaiveIncidence.aalenJohansen;
import static dk.effekt.keyfigures.NaiveIncidence.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.NaiveTrait;
import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.calendar.CalendarPeriod;
import dk.effekt.calendar.FollowUp;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.keyfigures.KeyFigure.Visibility;
import dk.effekt.register.Grouping;
import dk.effekt.register.Register;
import dk.effekt.register.SpellRule;
import dk.effekt.register.StateGroup;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Each figure beside a model that asks each course and each week of the text by itself. */
class KeyFiguresPropertyTest {

    private static final List<StateGroup> STATUSES =
            List.of(StateGroup.JOB, StateGroup.EDUCATION, StateGroup.BENEFIT, StateGroup.SELF_SUPPORT);

    private static final List<StateGroup> BENEFITS =
            List.of(StateGroup.EDUCATIONAL_ASSISTANCE, StateGroup.CASH_ASSISTANCE);

    private static final EndReasons REASONS =
            EndReasons.named("test").with("completed", "done").with("job", "Got a job");

    /** 3 and 6 months of weeks, and Jobindsats' days: in weeks, and in days. */
    private static final List<Map<FollowUp, ToIntFunction<LocalDate>>> PLACES = List.of(
            Map.of(
                    new FollowUp(3, FollowUp.Rule.WEEKS), last -> place(last) + 13,
                    new FollowUp(6, FollowUp.Rule.WEEKS), last -> place(last) + 26,
                    new FollowUp(1, FollowUp.Rule.JOBINDSATS_DAYS), last -> place(last.plusDays(30))),
            Map.of(
                    new FollowUp(3, FollowUp.Rule.JOBINDSATS_DAYS), last -> place(last.plusDays(92)),
                    new FollowUp(6, FollowUp.Rule.JOBINDSATS_DAYS), last -> place(last.plusDays(182)),
                    new FollowUp(12, FollowUp.Rule.JOBINDSATS_DAYS), last -> place(last.plusDays(365))));

    @Property(tries = 300)
    void whoIsInTheOffer(@ForAll("towns") NaiveCourses town) {
        KeyFigures figures = measure(town, ask());
        for (YearMonth month : MONTHS) {
            assertThat(count(figures, "in the offer", month, "people who took part in the period"))
                    .isEqualTo(town.people(course -> isGoingOnIn(course, month)));
            assertThat(count(figures, "in the offer", month, "courses begun"))
                    .isEqualTo(town.count(course -> begins(course).equals(month)));
            assertThat(count(figures, "in the offer", month, "courses finished"))
                    .isEqualTo(town.count(course -> finishesIn(course, month)));
            assertThat(count(figures, "in the offer", month, "courses under way at the end"))
                    .isEqualTo(town.count(course -> isUnderWayAfter(course, month)));
            assertThat(count(figures, "in the offer", month, "people in them"))
                    .isEqualTo(town.people(course -> isUnderWayAfter(course, month)));
        }
    }

    @Property(tries = 300)
    void howLongTheyHaveBeen(@ForAll("towns") NaiveCourses town) {
        KeyFigures figures = measure(town, ask());
        for (YearMonth month : MONTHS) {
            List<Integer> soFar = town.courses().stream()
                    .filter(course -> isUnderWayAfter(course, month))
                    .map(course -> days(course.start(), lastSunday(month)))
                    .toList();
            assertShare(figures, "under way, by weeks so far", month, "under 13 weeks", soFar, d -> d / 7.0 < 13);
            assertShare(
                    figures,
                    "under way, by weeks so far",
                    month,
                    "13 to 25 weeks",
                    soFar,
                    d -> d / 7.0 >= 13 && d / 7.0 < 26);
            assertShare(
                    figures,
                    "under way, by weeks so far",
                    month,
                    "26 to 51 weeks",
                    soFar,
                    d -> d / 7.0 >= 26 && d / 7.0 < 52);
            assertShare(figures, "under way, by weeks so far", month, "52 weeks or more", soFar, d -> d / 7.0 >= 52);
            assertWeeks(figures, "weeks so far", month, "all", soFar);
            assertMedian(figures, "weeks so far", month, soFar);
        }
    }

    @Property(tries = 300)
    void whoFinishesAndWhyAndAfterHowLong(@ForAll("towns") NaiveCourses town) {
        KeyFigures figures = measure(town, ask().reasons(REASONS));
        Map<String, List<String>> words = Map.of(
                "completed", List.of("done", " Done"),
                "job", List.of("got  a job"),
                "not stated", List.of(""),
                "not mapped", List.of("odd", "odder"));
        for (YearMonth month : MONTHS) {
            List<Participation> finished = town.courses().stream()
                    .filter(course -> finishesIn(course, month))
                    .toList();
            words.forEach((reason, list) -> {
                Predicate<Participation> is = course -> list.contains(course.endReason());
                if (isThere(figures, "finished, by reason", reason)) {
                    assertShare(figures, "finished, by reason", month, reason, finished, is);
                    assertWeeks(
                            figures,
                            "weeks of finished courses",
                            month,
                            reason,
                            finished.stream().filter(is).map(this::taken).toList());
                } else {
                    assertThat(finished).noneMatch(is);
                }
            });
            List<Integer> all = finished.stream().map(this::taken).toList();
            assertWeeks(figures, "weeks of finished courses", month, "all", all);
            assertMedian(figures, "weeks of finished courses", month, all);
        }
        long odd = MONTHS.stream()
                .mapToLong(month ->
                        town.count(c -> finishesIn(c, month) && c.endReason().equals("odd")))
                .sum();
        assertThat(figures.warnings().toString().contains("'odd' (" + odd + ")"))
                .isEqualTo(odd > 0);
    }

    @Property(tries = 300)
    void withoutAMappingEachWordStandsForItself(@ForAll("towns") NaiveCourses town) {
        KeyFigures figures = measure(town, ask());
        for (YearMonth month : MONTHS) {
            List<String> finished = town.courses().stream()
                    .filter(course -> finishesIn(course, month))
                    .map(Participation::endReason)
                    .toList();
            for (String word : List.of("done", "got  a job", "odd", "odder", "not stated")) {
                Predicate<String> is = reason -> word.equals("not stated")
                        ? reason.isEmpty()
                        : reason.replaceAll("^ +", "").equals(word);
                if (isThere(figures, "finished, by reason", word)) {
                    assertShare(figures, "finished, by reason", month, word, finished, is);
                } else {
                    assertThat(finished).noneMatch(is);
                }
            }
        }
        assertThat(figures.warnings()).noneMatch(warning -> warning.contains("no mapping"));
    }

    @Property(tries = 300)
    void whoBeginsByTheStateOfTheWeekBefore(@ForAll("towns") NaiveCourses town) {
        KeyFigures figures = measure(
                town, ask().characteristic("benefit", grouping(BENEFITS)).characteristic("status", grouping(STATUSES)));
        for (YearMonth month : MONTHS) {
            List<Participation> begun = town.courses().stream()
                    .filter(course -> begins(course).equals(month))
                    .toList();
            assertStates(figures, "begun, by benefit", month, town, begun, BENEFITS, c -> place(c.start()) - 1);
            assertStates(figures, "begun, by status", month, town, begun, STATUSES, c -> place(c.start()) - 1);
            assertStrangers(figures, "begun, by status", month, town, begun);
        }
    }

    @Property(tries = 300)
    void whoBeginsByWhatIsKnownOnTheSundayBefore(@ForAll("towns") NaiveCourses town, @ForAll("traits") NaiveTrait any) {
        // Rows of the numbers 0 to 3 become those of the persons.
        NaiveTrait trait = new NaiveTrait(any.rows().stream()
                .filter(row -> row.id() < town.persons().size())
                .map(row ->
                        new NaiveTrait.Row(town.persons().get((int) row.id()).id(), row.from(), row.to(), row.value()))
                .toList());
        Register plain = Town.register(town.persons());
        Register register = plain.with(trait.in(plain, "education"));
        KeyFigures figures = ask().characteristic("education")
                .protectedBy(SmallCells.unprotected())
                .measure(register, Participations.of(town.courses()));
        for (YearMonth month : MONTHS) {
            List<Optional<String>> values = town.courses().stream()
                    .filter(course -> begins(course).equals(month))
                    .filter(course -> town.person(course).isPresent())
                    .map(course -> trait.on(
                            course.personId(),
                            Town.FIRST.plusWeeks(place(course.start())).monday().minusDays(1)))
                    .toList();
            List<String> known = values.stream().flatMap(Optional::stream).toList();
            for (String level : register.trait("education").levels()) {
                assertShare(figures, "begun, by education", month, level, known, level::equals);
            }
            assertApart(
                    figures,
                    "begun, by education",
                    month,
                    "not known",
                    values.stream().filter(Optional::isEmpty).count());
            assertStrangers(
                    figures,
                    "begun, by education",
                    month,
                    town,
                    town.courses().stream()
                            .filter(course -> begins(course).equals(month))
                            .toList());
        }
    }

    @Property(tries = 300)
    void whereTheyAreAfterTheEnd(
            @ForAll("towns") NaiveCourses town,
            @ForAll("statuses") List<StateGroup> groups,
            @ForAll @IntRange(min = 0, max = 1) int which) {
        Map<FollowUp, ToIntFunction<LocalDate>> places = PLACES.get(which);
        KeyFigures figures = measure(town, ask().status(grouping(groups), List.copyOf(places.keySet())));
        places.forEach((point, place) -> {
            String name = "status after " + point.months() + (point.months() == 1 ? " month" : " months");
            for (YearMonth month : MONTHS) {
                List<Participation> finished = town.courses().stream()
                        .filter(course -> finishesIn(course, month))
                        .toList();
                List<Participation> inTime = finished.stream()
                        .filter(c -> place.applyAsInt(c.end().orElseThrow()) < Town.WEEKS)
                        .toList();
                assertStates(
                        figures,
                        name,
                        month,
                        town,
                        inTime,
                        groups,
                        c -> place.applyAsInt(c.end().orElseThrow()));
                assertApart(
                        figures,
                        name,
                        month,
                        "still under observation",
                        finished.stream()
                                .filter(c -> town.person(c).isPresent() && !inTime.contains(c))
                                .count());
                assertApart(
                        figures,
                        name,
                        month,
                        "not in the register",
                        finished.stream().filter(c -> town.person(c).isEmpty()).count());
            }
        });
    }

    @Property(tries = 500)
    void whoComesBack(
            @ForAll("towns") NaiveCourses town,
            @ForAll("benefits") StateGroup benefit,
            @ForAll SpellRule rule,
            @ForAll boolean isSoon) {
        // 52 weeks are 12 months, rounded to whole ones.
        int weeks = isSoon ? 9 : 22;
        String figure = isSoon ? "returners within 2 months" : "returners within 5 months";
        KeyFigures figures = measure(town, ask().returners(benefit, isSoon ? 2 : 5, rule));
        for (YearMonth month : MONTHS) {
            long back = 0;
            long away = 0;
            long awaited = 0;
            long unknown = 0;
            for (Person person : town.persons()) {
                for (int left : leavings(town, person, benefit, rule, weeks)) {
                    if (NaiveCourses.monthOf(Town.FIRST.plusWeeks(left).monday())
                            .equals(month)) {
                        int l = left;
                        boolean isFollowed = IntStream.rangeClosed(left, left + weeks)
                                .allMatch(place -> isKnown(person, place, List.of(benefit)));
                        boolean isBack = IntStream.rangeClosed(l + 1, l + weeks)
                                .anyMatch(place -> Town.member(benefit, person, place) == 1);
                        back += isFollowed && isBack ? 1 : 0;
                        away += isFollowed && !isBack ? 1 : 0;
                        boolean knownToTheEnd = IntStream.range(left, Town.WEEKS)
                                .allMatch(place -> isKnown(person, place, List.of(benefit)));
                        awaited += !isFollowed && knownToTheEnd ? 1 : 0;
                        unknown += !isFollowed && !knownToTheEnd ? 1 : 0;
                    }
                }
            }
            KeyFigure row = figures.get(figure, month.toString(), "back on " + benefit);
            assertThat(row.count()).hasValue(back);
            assertThat(row.of()).hasValue(back + away);
            assertThat(count(figures, figure, month, "not back")).isEqualTo(away);
            assertApart(figures, figure, month, "still under observation", awaited);
            assertApart(figures, figure, month, "not observed", unknown);
        }
    }

    /** The weeks in which a person has left the benefit, once each, by each course. */
    private static List<Integer> leavings(
            NaiveCourses town, Person person, StateGroup benefit, SpellRule rule, int weeks) {
        return town.courses().stream()
                .filter(course -> course.personId() == person.id())
                .map(course -> {
                    int start = place(course.start());
                    int latest = course.end().map(day -> place(day) + weeks).orElse(1000);
                    return IntStream.rangeClosed(Math.max(start, 1), Math.min(latest, Town.WEEKS - 1))
                            .filter(place -> IntStream.rangeClosed(start - 1, place)
                                    .allMatch(w -> isKnown(person, w, List.of(benefit))))
                            .filter(place -> Town.member(benefit, person, place - 1) == 1
                                    && Town.member(benefit, person, place) == 0)
                            .filter(place -> hasGone(person, benefit, rule, place))
                            .findFirst();
                })
                .filter(java.util.OptionalInt::isPresent)
                .map(java.util.OptionalInt::getAsInt)
                .distinct()
                .toList();
    }

    /** Whether the weeks from a place on, all known and away, come to a gap that ends the spell. */
    private static boolean hasGone(Person person, StateGroup benefit, SpellRule rule, int place) {
        for (int end = place + 1; end <= Town.WEEKS; end++) {
            if (!isKnown(person, end - 1, List.of(benefit)) || Town.member(benefit, person, end - 1) == 1) {
                return false;
            }
            if (rule.endsIn(Town.week(place), Town.week(end))) {
                return true;
            }
        }
        return false;
    }

    @Property(tries = 300)
    void howSoonTheyComeToJobOrEducation(@ForAll("towns") NaiveCourses one) {
        // Of each person ten, since an estimate rests on no fewer.
        NaiveCourses town = one.tenfold();
        List<StateGroup> destinations = List.of(StateGroup.JOB, StateGroup.EDUCATION);
        KeyFigures figures = measure(town, ask().timeTo(FollowUp.months(3), StateGroup.JOB, StateGroup.EDUCATION));
        for (YearMonth month : MONTHS) {
            List<int[]> seen = new ArrayList<>();
            for (Participation course : town.courses()) {
                if (begins(course).equals(month) && town.person(course).isPresent()) {
                    seen.add(seen(town.person(course).get(), place(course.start()), destinations));
                }
            }
            assertApart(
                    figures,
                    "come to within 3 months",
                    month,
                    "not observed",
                    seen.stream().filter(times -> times[0] < 0).count());
            assertStrangers(
                    figures,
                    "come to within 3 months",
                    month,
                    town,
                    town.courses().stream()
                            .filter(course -> begins(course).equals(month))
                            .toList());
            seen.removeIf(times -> times[0] < 0);
            double[] expected = aalenJohansen(seen, 13, 3);
            for (int i = 0; i < 3; i++) {
                String group = i < 2 ? destinations.get(i).name() : "death, emigration, pension";
                KeyFigure row = figures.get("come to within 3 months", month.toString(), group);
                int cause = i + 1;
                assertThat(row.count())
                        .hasValue(seen.stream()
                                .filter(times -> times[1] == cause && times[0] <= 13)
                                .count());
                assertThat(row.of()).hasValue(seen.size());
                if (Double.isNaN(expected[i])) {
                    assertThat(row.value()).isEmpty();
                } else {
                    assertThat(row.value().orElseThrow()).isCloseTo(expected[i], within(1e-12));
                }
            }
        }
    }

    @Property(tries = 300)
    void nothingDependsOnTheOrderOfTheList(@ForAll("towns") NaiveCourses town) {
        List<Participation> reversed = new ArrayList<>(town.courses());
        java.util.Collections.reverse(reversed);
        KeyFiguresBuilder all = all();

        assertThat(all.measure(Town.register(town.persons()), Participations.of(reversed))
                        .rows())
                .isEqualTo(all.measure(Town.register(town.persons()), Participations.of(town.courses()))
                        .rows());
    }

    /** Of 1 to 3: that towns of this size have small numbers is what they are good for here. */
    @Property(tries = 300)
    void noSmallCountIsShown(@ForAll("towns") NaiveCourses town) {
        KeyFigures figures = all().protectedBy(SmallCells.hidingBelow(3))
                .measure(Town.register(town.persons()), Participations.of(town.courses()));

        assertThat(figures.rows())
                .noneMatch(row -> row.count().isPresent()
                        && row.count().getAsLong() > 0
                        && row.count().getAsLong() < 3);
        assertThat(figures.rows())
                .filteredOn(row -> row.visibility() == Visibility.HIDDEN)
                .allMatch(row ->
                        row.value().isEmpty() && row.of().isEmpty() && row.low().isEmpty());
        for (int i = 1; i < MONTHS.size(); i++) {
            String before = MONTHS.get(i - 1).toString();
            String month = MONTHS.get(i).toString();
            long hidden = java.util.stream.Stream.of(
                            figures.get("in the offer", before, "courses under way at the end"),
                            figures.get("in the offer", month, "courses under way at the end"),
                            figures.get("in the offer", month, "courses begun"),
                            figures.get("in the offer", month, "courses finished"))
                    .filter(row -> row.visibility() == Visibility.HIDDEN)
                    .count();
            assertThat(hidden).as("one of four that add up").isNotEqualTo(1);
        }
    }

    private static KeyFiguresBuilder ask() {
        return KeyFigures.of("course")
                .by(CalendarPeriod.MONTH)
                .between(WeekSpan.of(Town.FIRST, dk.effekt.calendar.Week.of(2021, 9)))
                .protectedBy(SmallCells.unprotected());
    }

    private static KeyFiguresBuilder all() {
        return ask().reasons(REASONS)
                .characteristic("benefit", grouping(BENEFITS))
                .status(grouping(STATUSES), FollowUp.months(1))
                .returners(StateGroup.BENEFIT, 2)
                .timeTo(FollowUp.months(3), StateGroup.JOB);
    }

    private static KeyFigures measure(NaiveCourses town, KeyFiguresBuilder asked) {
        return asked.measure(Town.register(town.persons()), Participations.of(town.courses()));
    }

    private static Grouping grouping(List<StateGroup> groups) {
        return Grouping.of(
                "test", "test", groups.stream().map(g -> g.in(Town.CODEBOOK)).toList());
    }

    private int taken(Participation course) {
        return days(course.start(), course.end().orElseThrow());
    }

    @Provide
    Arbitrary<NaiveCourses> towns() {
        return NaiveCourses.arbitrary();
    }

    @Provide
    Arbitrary<NaiveTrait> traits() {
        return NaiveTrait.arbitrary(List.of(0L, 1L, 2L, 3L), "none", "short", "long");
    }

    @Provide
    Arbitrary<List<StateGroup>> statuses() {
        return Arbitraries.of(STATUSES, BENEFITS);
    }

    @Provide
    Arbitrary<StateGroup> benefits() {
        return Arbitraries.of(StateGroup.BENEFIT, StateGroup.EDUCATIONAL_ASSISTANCE, StateGroup.JOB);
    }
}
