package dk.effekt.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.effekt.cohort.Attrition;
import dk.effekt.disclosure.AnonymousResult;
import dk.effekt.disclosure.Consent;
import dk.effekt.disclosure.ConsentScope;
import dk.effekt.disclosure.Consented;
import dk.effekt.disclosure.Consents;
import dk.effekt.disclosure.Reachable;
import dk.effekt.disclosure.Retention;
import dk.effekt.disclosure.RetentionPolicy;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.intervention.Participations;
import dk.effekt.table.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What remains of a study when its persons are let go, and of the persons when they are left out. */
class AnonymousStudyTest {

    private static final Simulated TOWN = Simulated.of(4711, 300);
    private static final StudyResult RESULT = TOWN.estimate(Simulated.study().build());
    private static final Set<Long> PERSONS =
            TOWN.persons().stream().map(person -> person.id()).collect(Collectors.toSet());
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 1);

    @Test
    void aResultKnowsItsPersonsUntilItIsDue() {
        List<RetentionPolicy.Holding> holdings =
                List.of(new RetentionPolicy.Holding("course", TODAY.minusMonths(12), RESULT));

        Retention before = RetentionPolicy.months(12).apply(TODAY.minusDays(1), holdings);
        Retention after = RetentionPolicy.months(12).apply(TODAY, holdings);

        assertThat(Reachable.from(before).longs()).containsAnyElementsOf(PERSONS);
        assertThat(Reachable.from(after).longs()).doesNotContainAnyElementsOf(PERSONS);
        AnonymousResult remains = after.anonymous().get(0).result();
        assertNobodyIn(PERSONS, remains.text() + remains.json() + remains + after + after.table());
    }

    @Test
    void theAnonymousFormKeepsProtocolAttritionAndEffects() throws JsonProcessingException {
        AnonymousResult remains = RESULT.anonymous();
        JsonNode json = new ObjectMapper().readTree(remains.json());
        JsonNode whole = new ObjectMapper().readTree(RESULT.toJson());

        assertThat(json.path("protocol")).isEqualTo(whole.path("protocol"));
        assertThat(json.path("effects").size()).isEqualTo(whole.path("effects").size());
        assertThat(json.path("effects").get(4).path("estimate"))
                .isEqualTo(whole.path("effects").get(4).path("estimate"));
        assertThat(remains.text())
                .contains(RESULT.study().protocol().lines().findFirst().orElseThrow());
        assertThat(remains.text().lines()).allMatch(line -> line.length() <= 80);
    }

    /** No count of few, and no mean that stands for few. */
    @Test
    void noSmallCountIsInTheAnonymousForm() throws JsonProcessingException {
        for (int size : new int[] {40, 60, 90, 300}) {
            StudyResult result =
                    Simulated.of(size, size).estimate(Simulated.study().build());
            JsonNode json = new ObjectMapper().readTree(result.anonymous().json());

            for (JsonNode step : json.path("attrition")) {
                assertNotSmall(step.path("lost"));
                assertNotSmall(step.path("left"));
            }
            for (JsonNode effect : json.path("effects")) {
                assertNotSmall(effect.path("treated"));
                assertNotSmall(effect.path("controls"));
                assertThat(effect.path("treated").isNull())
                        .isEqualTo(effect.path("estimate").isNull());
                double n = effect.path("treated").asDouble();
                if (!effect.path("treatedMean").isNull()) {
                    double counted = n * effect.path("treatedMean").asDouble();
                    assertThat(counted < 0.5 || counted > 4.49).as("%s", effect).isTrue();
                }
            }
        }
    }

    @Test
    void roundedAttritionAddsUp() throws JsonProcessingException {
        JsonNode steps = new ObjectMapper()
                .readTree(RESULT.anonymous(SmallCells.roundingTo(10)).json())
                .path("attrition");
        for (int i = 0; i < steps.size(); i++) {
            assertThat(steps.get(i).path("lost").asInt() % 10).isZero();
            assertThat(steps.get(i).path("left").asInt() % 10).isZero();
            if (i > 0) {
                assertThat(steps.get(i - 1).path("left").asInt()
                                - steps.get(i).path("lost").asInt())
                        .isEqualTo(steps.get(i).path("left").asInt());
            }
        }
    }

    /** Whoever has what was lost and what is left cannot take one from the other. */
    @Test
    void attritionDoesNotAddUpToWhatIsHidden() throws JsonProcessingException {
        int small = 0;
        for (int size : new int[] {40, 60, 90, 300}) {
            StudyResult result =
                    Simulated.of(size, size).estimate(Simulated.study().build());
            List<Attrition.Step> steps = result.attrition().steps();
            JsonNode json =
                    new ObjectMapper().readTree(result.anonymous().json()).path("attrition");
            for (int i = 1; i < steps.size(); i++) {
                if (steps.get(i).lost() > 0 && steps.get(i).lost() < 5) {
                    small++;
                    assertThat(json.get(i).path("lost").isNull()).isTrue();
                    for (int before = 0; before < i; before++) {
                        assertThat(json.get(before).path("left").isNull()).isTrue();
                    }
                }
            }
        }
        assertThat(small).isPositive();
    }

    private static void assertNotSmall(JsonNode count) {
        assertThat(count.isNull() || count.asInt() == 0 || count.asInt() >= 5)
                .as("%s", count)
                .isTrue();
    }

    @Test
    void nobodyWhoWithdrewIsInAResult() {
        Set<Long> withdrew =
                TOWN.persons().stream().limit(60).map(person -> person.id()).collect(Collectors.toSet());
        Consents consents = Consents.of(TOWN.persons().stream()
                .map(person -> Consent.given(person.id(), TODAY.minusYears(1)))
                .map(consent -> withdrew.contains(consent.personId()) ? consent.withdrawnOn(TODAY) : consent)
                .toList());

        Consented left = consents.apply(
                TODAY, ConsentScope.PARTICIPANTS, TOWN.register(), Participations.of(TOWN.participations()));
        StudyResult result = Simulated.study().build().estimate(left.register(), left.participations());

        Reachable reachable = Reachable.from(result);
        assertThat(reachable.size()).isGreaterThan(100);
        assertThat(reachable.longs()).doesNotContainAnyElementsOf(withdrew);
        assertNobodyIn(PERSONS, result.toJson() + result.summary() + result + left);
        assertThat(left).hasToString("240 persons on 2026-02-01; left out: 0 without consent, 60 withdrawn");
    }

    @Test
    void rowsForResearchLeadToNobody() {
        Table rows = RESULT.forResearch();

        assertThat(rows.rows()).isEqualTo(RESULT.sample().rowsInUse().length);
        assertThat(rows.names())
                .startsWith("row", "treated", "weight")
                .contains("age", "job-or-education after 3 months")
                .noneMatch(name -> name.contains("person") || name.contains("birth") || name.contains("week of"));
        assertThat(Reachable.from(rows).longs()).doesNotContainAnyElementsOf(PERSONS);
        assertNobodyIn(PERSONS, rows.toCsv() + rows + rows.head());
    }

    /** Whatever the order of persons in the register, the rows are the same: they are in the order of their own values. */
    @Test
    void theirOrderIsThatOfTheirValues() {
        Table rows = RESULT.forResearch();
        List<double[]> columns =
                rows.names().stream().skip(1).map(rows::numbers).toList();

        for (int row = 1; row < rows.rows(); row++) {
            int at = row;
            double first = columns.stream()
                    .mapToDouble(column -> Double.compare(column[at - 1], column[at]))
                    .filter(difference -> difference != 0)
                    .findFirst()
                    .orElse(0);
            assertThat(first).isLessThanOrEqualTo(0);
        }
        assertThat(rows.numbers("row"))
                .containsExactly(
                        IntStream.rangeClosed(1, rows.rows()).asDoubleStream().toArray());
    }

    private static void assertNobodyIn(Set<Long> persons, String text) {
        assertThat(persons).noneMatch(id -> text.contains(Long.toString(id)));
    }
}
