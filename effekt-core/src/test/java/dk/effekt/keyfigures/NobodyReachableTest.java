package dk.effekt.keyfigures;

import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.EDUCATION;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.disclosure.AnonymousResult;
import dk.effekt.disclosure.Identifiable;
import dk.effekt.disclosure.Reachable;
import dk.effekt.disclosure.Retention;
import dk.effekt.disclosure.RetentionPolicy;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.register.Grouping;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Who can be found in memory by whoever holds a result. Pseudonyms are large, so that no count is one of them. */
class NobodyReachableTest {

    private static final long FIRST = 777_000_001;
    private static final LocalDate DAY = Town.FIRST.plusWeeks(30).monday();
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 1);
    private static final Set<Long> PERSONS =
            LongStream.range(FIRST, FIRST + 40).boxed().collect(Collectors.toSet());

    private static final Register REGISTER = Town.register(PERSONS.stream()
            .map(id -> new Person(
                    id,
                    "U".repeat((int) (20 + id % 20)) + "G".repeat((int) (26 - id % 20)),
                    "1".repeat(Town.MONTHS),
                    Town.born("1990-12-1" + id % 10)))
            .toList());

    private static final Participations PARTICIPATIONS = participations();

    private static Participations participations() {
        List<Participation> courses = new ArrayList<>();
        for (long id : PERSONS) {
            courses.add(new Participation(
                    id, new Intervention("course"), DAY.minusDays(100), Optional.of(DAY.minusDays(id % 9)), "done"));
            courses.add(Town.start(id, DAY.minusDays(3)));
        }
        return Participations.of(courses);
    }

    private static Set<Long> reached(Object from) {
        Reachable reachable = Reachable.from(from);
        assertThat(reachable.size()).as("the way was gone").isGreaterThan(10);
        return reachable.longs();
    }

    private static void assertNobodyIn(AnonymousResult remains) {
        assertThat(PERSONS).noneMatch(id -> (remains + remains.text() + remains.json()).contains(Long.toString(id)));
    }

    @Test
    void keyFiguresHoldNumbersOfMany() {
        KeyFigures figures = KeyFigures.of("course")
                .reasons(EndReasons.named("test").with("completed", "gennemført"))
                .characteristic("benefit", Grouping.of("benefit", "test", List.of(BENEFIT.in(Town.CODEBOOK))))
                .status(Grouping.of("benefit", "test", List.of(BENEFIT.in(Town.CODEBOOK))), months(1))
                .returners(BENEFIT, 2)
                .timeTo(months(1), EDUCATION)
                .protectedBy(SmallCells.unprotected())
                .measure(REGISTER, PARTICIPATIONS);
        figures.toJson();
        figures.table();

        assertThat(reached(figures)).doesNotContainAnyElementsOf(PERSONS);
        assertThat(reached(figures.protectedBy(SmallCells.standard()))).doesNotContainAnyElementsOf(PERSONS);
    }

    @Test
    void whatWasStartedAndSavedHoldsNumbersOfMany() {
        StartedAndSaved saved =
                StartedAndSaved.of("course").weeks(10).benefit(BENEFIT).measure(REGISTER, PARTICIPATIONS);
        saved.table();

        assertThat(reached(saved)).doesNotContainAnyElementsOf(PERSONS);
    }

    @Test
    void aFlowHoldsTheListUntilItIsDue() {
        OfferFlow flow = OfferFlow.of(PARTICIPATIONS).protectedBy(SmallCells.unprotected());
        flow.table();

        assertThat(reached(flow)).containsAnyElementsOf(PERSONS);
        AnonymousResult remains = letGo(flow);
        assertThat(remains.text()).contains("Flow between offers", "to course, after a wait", ".. is hidden");
        assertThat(remains.json()).contains("effektOfferFlow").doesNotContain("UNPROTECTED");
    }

    @Test
    void handOversHoldThosePersonsUntilTheyAreDue() {
        HandOvers ahead = HandOvers.on(DAY)
                .birthday(30)
                .limit(StateGroup.EDUCATIONAL_ASSISTANCE, 52, "a rule")
                .protectedBy(SmallCells.unprotected())
                .inCourse("course", REGISTER, PARTICIPATIONS);

        assertThat(ahead.persons("birthday 30", 1)).hasSize(40);
        assertThat(reached(ahead)).containsAnyElementsOf(PERSONS);
        AnonymousResult remains = letGo(ahead);
        assertThat(remains).hasToString("Hand-overs of people in a course of course, anonymous");
        assertThat(remains.text()).contains("month 1", "40", "is hidden");
        assertThat(remains.json()).contains("\"month 1\" : 40").doesNotContain("UNPROTECTED");
    }

    /** Under the rule asked for, or the standard one where that hides nothing. */
    @Test
    void theAnonymousFormKeepsTheRuleAskedFor() {
        HandOversBuilder asked = HandOvers.on(Town.FIRST.plusWeeks(22).monday()).limit(BENEFIT, 22, "a rule");

        HandOvers strict = asked.receiving(BENEFIT, REGISTER);
        HandOvers lenient = asked.protectedBy(SmallCells.hidingBelow(2)).receiving(BENEFIT, REGISTER);
        HandOvers open = asked.protectedBy(SmallCells.unprotected()).receiving(BENEFIT, REGISTER);

        assertThat(strict.anonymous().json()).isEqualTo(strict.toJson());
        assertThat(lenient.anonymous().json()).isEqualTo(lenient.toJson());
        assertThat(open.anonymous()).isEqualTo(strict.anonymous());
    }

    private static AnonymousResult letGo(Identifiable result) {
        List<RetentionPolicy.Holding> holdings =
                List.of(new RetentionPolicy.Holding("held", TODAY.minusMonths(12), result));
        assertThat(reached(RetentionPolicy.months(12).apply(TODAY.minusDays(1), holdings)))
                .containsAnyElementsOf(PERSONS);
        Retention after = RetentionPolicy.months(12).apply(TODAY, holdings);
        assertThat(Reachable.from(after).longs()).doesNotContainAnyElementsOf(PERSONS);
        AnonymousResult remains = after.anonymous().get(0).result();
        assertNobodyIn(remains);
        return remains;
    }
}
