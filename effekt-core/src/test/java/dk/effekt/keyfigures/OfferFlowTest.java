package dk.effekt.keyfigures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Days count from Monday 1 January 2024, which is day 0. */
class OfferFlowTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    private static Participation course(long person, String offer, int from, int to) {
        return new Participation(
                person, new Intervention(offer), FIRST.plusDays(from), Optional.of(FIRST.plusDays(to)), "");
    }

    private static Participation running(long person, String offer, int from) {
        return new Participation(person, new Intervention(offer), FIRST.plusDays(from), Optional.empty(), "");
    }

    /** 1 waits 2 weeks, 2 waits 4, 3 shares 14 days, 4 the last day only; 5 has no next and 6 is still in it. */
    private static final List<Participation> COURSES = List.of(
            course(1, "Bridge", 0, 70),
            course(1, "Mentor", 84, 90),
            course(2, "Bridge", 0, 70),
            course(2, "Mentor", 98, 100),
            course(3, "Bridge", 0, 20),
            course(3, "Mentor", 7, 30),
            course(4, "Bridge", 0, 20),
            course(4, "Bridge", 20, 30),
            course(5, "Mentor", 0, 20),
            running(6, "Mentor", 100));

    private static OfferFlow flow(List<Participation> courses) {
        return OfferFlow.of(Participations.of(courses)).protectedBy(SmallCells.unprotected());
    }

    @Test
    void fromWhichOfferToWhichNext() {
        OfferFlow flow = flow(COURSES);

        OfferStep waited = flow.step("Bridge", "Mentor", Next.AFTER_A_WAIT);
        assertThat(waited.courses()).hasValue(2);
        assertThat(waited.meanWeeks()).hasValue(3);
        assertThat(waited.medianWeeks()).hasValue(3);
        OfferStep shared = flow.step("Bridge", "Mentor", Next.OVERLAPPING);
        assertThat(shared.courses()).hasValue(1);
        assertThat(shared.meanWeeks()).hasValue(2);
        OfferStep again = flow.step("Bridge", "Bridge", Next.OVERLAPPING);
        assertThat(again.courses()).hasValue(1);
        assertThat(again.meanWeeks()).hasValue(1 / 7.0);
        assertThat(flow.step("Mentor", "Bridge", Next.AFTER_A_WAIT).courses()).hasValue(0);
        assertThat(flow.withoutNext("Mentor", Next.UNDER_WAY).courses()).hasValue(1);
        assertThat(flow.withoutNext("Mentor", Next.NONE_YET).courses()).hasValue(4);
        assertThat(flow.withoutNext("Bridge", Next.NONE_YET).courses()).hasValue(1);
        assertThat(flow.begun("Bridge")).hasValue(5);
        assertThat(flow.changes()).hasValue(3);
        assertThat(flow.lastStart()).isEqualTo(FIRST.plusDays(100));
    }

    /** The last start is on day 20; ends after it are planned. */
    @Test
    void nothingAfterTheLastStartIsKnown() {
        OfferFlow flow =
                flow(List.of(course(1, "Bridge", 0, 300), course(1, "Mentor", 7, 300), course(2, "Bridge", 20, 300)));

        assertThat(flow.withoutNext("Bridge", Next.UNDER_WAY).courses()).hasValue(1);
        // Days 7 to 20.
        assertThat(flow.step("Bridge", "Mentor", Next.OVERLAPPING).meanWeeks()).hasValue(2);
    }

    @Test
    void ofCoursesThatBeginOnOneDayTheOrderOfParticipationsDecides() {
        OfferFlow flow = flow(List.of(running(1, "Mentor", 0), running(1, "Bridge", 0)));

        assertThat(flow.step("Bridge", "Mentor", Next.OVERLAPPING).courses()).hasValue(1);
        assertThat(flow.withoutNext("Mentor", Next.UNDER_WAY).courses()).hasValue(1);
    }

    @Test
    void theOrderOfTheListIsOfNoAccount() {
        List<Participation> reversed = new ArrayList<>(COURSES);
        Collections.reverse(reversed);

        assertThat(flow(reversed).toJson()).isEqualTo(flow(COURSES).toJson());
    }

    @Test
    void betweenWeeksCountsCoursesThatBeginInThem() {
        OfferFlow flow = flow(COURSES).between(WeekSpan.of(Week.of(2024, 1), 1));

        assertThat(flow.begun("Bridge")).hasValue(4);
        assertThat(flow.begun("Mentor")).hasValue(1);
        assertThat(flow.step("Bridge", "Mentor", Next.AFTER_A_WAIT).courses()).hasValue(2);
        assertThat(flow.table()).contains("courses begun in [2024-W01, 2024-W02)");
        assertThat(flow.toJson()).contains("\"firstWeek\" : \"2024-W01\"", "\"lastWeek\" : \"2024-W01\"");
    }

    @Test
    void betweenThoseWhoAnswerForOffers() {
        OfferFlow flow = flow(List.of(
                        course(1, "Bridge", 0, 6),
                        course(1, "Mentor", 13, 20),
                        course(1, "IPS", 27, 30),
                        course(1, "Other", 37, 40)))
                .byOwner(InterventionCatalogue.of(List.of(
                        Offer.named("Bridge").withOwner("Youth"),
                        Offer.named("Mentor").withOwner("Youth"),
                        Offer.named("IPS"))));

        assertThat(flow.places()).containsExactly("Youth", "no owner named", "not in the catalogue");
        assertThat(flow.step("Youth", "Youth", Next.AFTER_A_WAIT).courses()).hasValue(1);
        assertThat(flow.step("Youth", "no owner named", Next.AFTER_A_WAIT).meanWeeks())
                .hasValue(1);
        assertThat(flow.changes()).hasValue(2);
        assertThat(flow).hasToString("Flow between those who answer for offers, 3 places, UNPROTECTED");
        assertThat(flow.toJson()).contains("\"between\" : \"owners\"");
    }

    /** 20 go from Bridge to Mentor after a week, 3 to IPS; 9 more are in IPS and 9 in Mentor. */
    private static List<Participation> many() {
        List<Participation> courses = new ArrayList<>();
        for (int person = 0; person < 41; person++) {
            if (person < 23) {
                courses.add(course(person, "Bridge", 0, 6));
            }
            courses.add(course(person, person < 20 || person > 31 ? "Mentor" : "IPS", 13, 20));
        }
        return courses;
    }

    @Test
    void smallNumbersAreHidden() {
        OfferFlow flow = OfferFlow.of(Participations.of(many()));

        assertThat(flow.step("Bridge", "IPS", Next.AFTER_A_WAIT))
                .returns(OptionalLong.empty(), OfferStep::courses)
                .returns(true, step -> step.meanWeeks().isEmpty())
                .returns(true, step -> step.medianWeeks().isEmpty())
                .hasToString("from Bridge to IPS, after a wait: .. courses");
        assertThat(flow.table()).contains("..", "counts of 1 to 4 are hidden").doesNotContain("UNPROTECTED");
        assertThat(flow.toCsv()).contains("Bridge,IPS,after_a_wait,,,,hidden,\"counts of 1 to 4");
        assertThat(flow.protectedBy(SmallCells.unprotected()).table()).contains("! UNPROTECTED");
        assertThat(flow.protectedBy(SmallCells.unprotected()).toCsv())
                .contains("Bridge,IPS,after_a_wait,3,1.0,1.0,shown,UNPROTECTED");
    }

    private static final InterventionCatalogue OWNERS = InterventionCatalogue.of(List.of(
            Offer.named("Bridge").withOwner("Youth"),
            Offer.named("Mentor").withOwner("Job centre"),
            Offer.named("IPS").withOwner("Job centre")));

    /** Of 23 who go from Youth to the job centre, 20 go to Mentor: the other 3 would be told. */
    @Test
    void theFlowBetweenOwnersGivesNothingAwayThatTheOneBetweenOffersHides() {
        OfferFlow flow = OfferFlow.of(Participations.of(many()));
        OfferFlow owners = flow.byOwner(OWNERS);

        assertThat(shown(flow, "Mentor") && shown(owners, "Job centre")).isFalse();
        OfferFlow beside = flow.withOwners(OWNERS);
        assertThat(shown(beside, "Mentor")).isFalse();
        assertThat(beside.byOwner(OWNERS)
                        .step("Youth", "Job centre", Next.AFTER_A_WAIT)
                        .courses())
                .hasValue(23);
        assertThat(flow.protectedBy(SmallCells.unprotected())
                        .byOwner(OWNERS)
                        .protectedBy(SmallCells.standard())
                        .toJson())
                .isEqualTo(owners.toJson());
    }

    private static boolean shown(OfferFlow flow, String to) {
        String from = flow.places().contains("Youth") ? "Youth" : "Bridge";
        return flow.step(from, to, Next.AFTER_A_WAIT).courses().isPresent();
    }

    /** Ten waits of two people. */
    @Test
    void aMeanRestsOnPeople() {
        List<Participation> courses = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            courses.add(course(1, "Bridge", 20 * i, 20 * i + 6));
            courses.add(course(2, "Bridge", 20 * i, 20 * i + 6));
        }
        OfferStep step = OfferFlow.of(Participations.of(courses))
                .protectedBy(SmallCells.hidingBelow(3))
                .step("Bridge", "Bridge", Next.AFTER_A_WAIT);

        assertThat(step.meanWeeks()).isEmpty();
    }

    @Test
    void fitsEightyColumnsAndSaysWhatItIs() throws Exception {
        String name = "An offer with a name as long as a municipality may give it, and then some more words";
        OfferFlow flow = flow(List.of(course(1, name, 0, 6), course(1, name, 27, 30), course(2, "B", 50, 60)));

        assertThat(flow.table().lines()).allMatch(line -> line.length() <= 80);
        assertThat(flow.table()).contains("last start in the list 2024-02-20", "only short waits");
        JsonNode json = new ObjectMapper().readTree(flow.toJson());
        assertThat(json.get("effektOfferFlow").asInt()).isEqualTo(1);
        assertThat(json.get("begun").get(name).asInt()).isEqualTo(2);
        assertThat(json.get("steps").get(0).get("next").asText()).isEqualTo("after_a_wait");
        assertThat(json.get("steps").get(0).get("meanWeeks").asDouble()).isEqualTo(3);
        assertThat(flow.toString().length()).isLessThan(80);
    }

    @Test
    void saysWhatIsWrong() {
        OfferFlow flow = flow(COURSES);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> flow.step("Bridg", "Mentor", Next.AFTER_A_WAIT))
                .withMessageContaining("did you mean 'Bridge'?");
        assertThatIllegalArgumentException().isThrownBy(() -> flow.step("Bridge", "Mentor", Next.UNDER_WAY));
        assertThatIllegalArgumentException().isThrownBy(() -> flow.withoutNext("Bridge", Next.OVERLAPPING));
        assertThatIllegalArgumentException().isThrownBy(() -> flow.between(WeekSpan.of(Week.of(2024, 1), 0)));
        assertThatIllegalArgumentException().isThrownBy(() -> flow.protectedBy(SmallCells.roundingTo(5)));
        assertThatIllegalArgumentException().isThrownBy(() -> OfferFlow.of(Participations.of(List.of())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> flow.withOwners(OWNERS).byOwner(InterventionCatalogue.of(List.of())))
                .withMessageContaining("another catalogue");
        assertThatIllegalStateException().isThrownBy(() -> flow.byOwner(OWNERS).withOwners(OWNERS));
    }
}
