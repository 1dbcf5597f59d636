package dk.effekt.keyfigures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.InterventionCatalogue;
import dk.effekt.intervention.Offer;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.keyfigures.OfferStep.Next;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The flow beside a model that asks each pair of courses, and each day, by itself. */
class OfferFlowPropertyTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final WeekSpan SPAN = WeekSpan.of(Week.of(2024, 2), 6);

    @Property(tries = 300)
    void eachCourseIsInOneStep(@ForAll("lists") List<Participation> courses) {
        OfferFlow flow = OfferFlow.of(Participations.of(courses))
                .protectedBy(SmallCells.unprotected())
                .between(SPAN);
        long counted = 0;
        for (String from : flow.places()) {
            for (String to : flow.places()) {
                for (Next next : List.of(Next.AFTER_A_WAIT, Next.OVERLAPPING)) {
                    OfferStep step = flow.step(from, to, next);
                    List<Integer> days = days(courses, from, to, next);
                    assertThat(step.courses()).hasValue(days.size());
                    counted += days.size();
                    if (!days.isEmpty()) {
                        double sum = days.stream().mapToInt(d -> d).sum();
                        assertThat(step.meanWeeks().orElseThrow()).isCloseTo(sum / days.size() / 7, within(1e-12));
                        assertThat(step.medianWeeks().orElseThrow()).isCloseTo(median(days) / 7, within(1e-12));
                    }
                }
            }
            counted += flow.withoutNext(from, Next.UNDER_WAY).courses().orElseThrow();
            counted += flow.withoutNext(from, Next.NONE_YET).courses().orElseThrow();
        }
        assertThat(counted)
                .isEqualTo(courses.stream().filter(OfferFlowPropertyTest::isIn).count());
    }

    /** What begun, changes and those without a next course are, of all courses and between owners, too. */
    @Property(tries = 300)
    void placesAndThoseWithoutANext(@ForAll("lists") List<Participation> courses, @ForAll boolean byOwner) {
        Function<Participation, String> placeOf = course -> !byOwner
                ? course.intervention().name()
                : switch (course.intervention().name()) {
                    case "A" -> "Youth";
                    case "B" -> "no owner named";
                    default -> "not in the catalogue";
                };
        OfferFlow all = OfferFlow.of(Participations.of(courses)).protectedBy(SmallCells.unprotected());
        OfferFlow flow = byOwner
                ? all.byOwner(InterventionCatalogue.of(List.of(Offer.named("A").withOwner("Youth"), Offer.named("B"))))
                : all;
        LocalDate last = courses.stream()
                .map(Participation::start)
                .sorted()
                .reduce((a, b) -> b)
                .orElseThrow();
        assertThat(flow.lastStart()).isEqualTo(last);
        assertThat(flow.places())
                .isEqualTo(courses.stream().map(placeOf).distinct().sorted().toList());
        long changes = 0;
        for (String from : flow.places()) {
            long underWay = 0;
            long none = 0;
            long begun = 0;
            for (Participation one : courses) {
                if (placeOf.apply(one).equals(from)) {
                    Optional<Participation> follower = next(courses, one);
                    boolean goesOn = one.end().isEmpty() || one.end().get().isAfter(last);
                    begun++;
                    underWay += follower.isEmpty() && goesOn ? 1 : 0;
                    none += follower.isEmpty() && !goesOn ? 1 : 0;
                    changes +=
                            follower.filter(f -> !placeOf.apply(f).equals(from)).isPresent() ? 1 : 0;
                }
            }
            assertThat(flow.begun(from)).hasValue(begun);
            assertThat(flow.withoutNext(from, Next.UNDER_WAY).courses()).hasValue(underWay);
            assertThat(flow.withoutNext(from, Next.NONE_YET).courses()).hasValue(none);
        }
        assertThat(flow.changes()).hasValue(changes);
    }

    private static boolean isIn(Participation course) {
        return SPAN.contains(Week.of(course.start()));
    }

    private static List<Integer> days(List<Participation> courses, String from, String to, Next next) {
        List<Integer> days = new ArrayList<>();
        for (Participation one : courses) {
            Optional<Participation> follower = next(courses, one);
            if (isIn(one)
                    && one.intervention().name().equals(from)
                    && follower.filter(f -> f.intervention().name().equals(to)).isPresent()) {
                int shared = 0;
                int between = 0;
                LocalDate last = courses.stream()
                        .map(Participation::start)
                        .max(LocalDate::compareTo)
                        .orElseThrow();
                for (LocalDate day = one.start(); !day.isAfter(last); day = day.plusDays(1)) {
                    shared += has(one, day) && has(follower.get(), day) ? 1 : 0;
                    between += !has(one, day) && day.isBefore(follower.get().start()) ? 1 : 0;
                }
                boolean overlaps = has(one, follower.get().start());
                if (overlaps == (next == Next.OVERLAPPING)) {
                    days.add(overlaps ? shared : between + 1);
                }
            }
        }
        return days;
    }

    private static boolean has(Participation course, LocalDate day) {
        return !day.isBefore(course.start())
                && (course.end().isEmpty() || !day.isAfter(course.end().get()));
    }

    /** The one after it that has none in between. */
    private static Optional<Participation> next(List<Participation> courses, Participation one) {
        return courses.stream()
                .filter(other -> isAfter(other, one))
                .filter(other ->
                        courses.stream().noneMatch(between -> isAfter(between, one) && isAfter(other, between)))
                .findFirst();
    }

    private static boolean isAfter(Participation other, Participation one) {
        return other.personId() == one.personId()
                && (other.start().isAfter(one.start())
                        || (other.start().equals(one.start()) && other.compareTo(one) > 0));
    }

    private static double median(List<Integer> days) {
        List<Integer> sorted = days.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2.0;
    }

    @Provide
    Arbitrary<List<Participation>> lists() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 4),
                        Arbitraries.of("A", "B", "C"),
                        Arbitraries.integers().between(0, 70),
                        Arbitraries.integers().between(0, 30).optional(0.8))
                .as((id, offer, start, length) -> new Participation(
                        id,
                        new Intervention(offer),
                        FIRST.plusDays(start),
                        length.map(days -> FIRST.plusDays(start + days)),
                        ""))
                .list()
                .ofMinSize(1)
                .ofMaxSize(14)
                .uniqueElements();
    }
}
