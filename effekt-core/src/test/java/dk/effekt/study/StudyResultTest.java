package dk.effekt.study;

import static dk.effekt.calendar.FollowUp.jobindsatsDays;
import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.age;
import static dk.effekt.cohort.Criteria.not;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.cohort.Criteria.receivingFor;
import static dk.effekt.covariate.Covariates.currentSpellLength;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.municipality;
import static dk.effekt.covariate.Covariates.origin;
import static dk.effekt.covariate.Covariates.weeksIn;
import static dk.effekt.outcome.Outcomes.inJob;
import static dk.effekt.outcome.Outcomes.inJobOrEducation;
import static dk.effekt.outcome.Outcomes.onPublicBenefit;
import static dk.effekt.outcome.Outcomes.paidHours;
import static dk.effekt.outcome.Outcomes.weeksOfPaidWork;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.EDUCATION;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static dk.effekt.register.StateGroup.JOB;
import static dk.effekt.register.StateGroup.SICKNESS_BENEFIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.effekt.Town;
import dk.effekt.cohort.Attrition;
import dk.effekt.covariate.Covariates;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.input.Findings;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.matching.Balance;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.outcome.FirstExit;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.Outcomes;
import dk.effekt.register.PaidHoursBuilder;
import dk.effekt.register.SameMonth;
import dk.effekt.register.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StudyResultTest {

    private static final Simulated TOWN = Simulated.of(4711, 300);
    private static final StudyResult RESULT = TOWN.estimate(Simulated.study().build());

    @Test
    void accountsForEveryParticipation() {
        Attrition attrition = RESULT.attrition();

        assertThat(attrition.steps())
                .extracting(Attrition.Step::name)
                .containsExactly(
                        "participations",
                        "the person's first",
                        "person in the register",
                        "start in the register's weeks, after 10 weeks of history",
                        "age 18–30",
                        "on educational-assistance",
                        "someone to compare with in the stratum",
                        "within the caliper");
        assertThat(attrition.steps().get(0).left())
                .isEqualTo((int) TOWN.participations().stream().distinct().count());
        assertThat(attrition.left()).isEqualTo(RESULT.sample().sets()).isPositive();
    }

    @Test
    void answersForOutcomesAndPointsOfTheStudyOnly() {
        Effect effect = RESULT.effect(inJobOrEducation(), 3);

        assertThat(effect.when()).isEqualTo("week 13");
        assertThat(effect.estimate())
                .isEqualTo(RESULT.path(inJobOrEducation()).at(13).estimate());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RESULT.effect(inJobOrEducation(), 2))
                .withMessage(
                        "the study does not follow up after 2 months but at [1 month (week 4), 3 months (week 13)]; "
                                + "ask path(outcome).at(week)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RESULT.path(inJob()))
                .withMessageStartingWith("no effect on outcome 'job'");
        assertThat(RESULT.gates().failures()).hasSize(1);
        assertThat(RESULT)
                .hasToString("Brobygning til Uddannelse: 3 outcomes to week 13, "
                        + RESULT.attrition().left() + " matched, 1 GATE FAILED");
    }

    @Test
    void namesWhatItWasMadeFrom() {
        assertThat(RESULT.provenance().protocol()).isEqualTo(RESULT.study().hash());
        assertThat(RESULT.provenance().register()).isEqualTo(TOWN.register().fingerprint());
        assertThat(RESULT.provenance().codebook()).isEqualTo("town 1");
        assertThat(RESULT.provenance().library()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(RESULT.provenance().isComplete()).isTrue();
        assertThat(RESULT.provenance().registerReport().rowsKept()).isEqualTo(300);
    }

    @Test
    void listsTheCodesInUseThatNoSourceConfirms() throws JsonProcessingException {
        // No row of the town's codebook has a source. Cash assistance and sickness benefit are income replacement,
        // too, but nobody here receives them.
        assertThat(RESULT.provenance().unverified())
                .containsExactly(
                        Map.entry("educational-assistance", Set.of(State.ofCode(730))),
                        Map.entry("no-registered-benefit", Set.of(State.NO_BENEFIT)),
                        Map.entry("education", Set.of(State.ofCode(651))),
                        Map.entry("income-replacement", Set.of(State.ofCode(730))));
        assertThat(unbroken(RESULT.summary()))
                .contains("Codes in use that no source confirms: educational-assistance 730; no-registered-benefit"
                        + " blank; education 651; income-replacement 730.");
        assertThat(new ObjectMapper().readTree(RESULT.toJson()).at("/provenance/unverifiedCodes"))
                .hasToString("{\"educational-assistance\":[730],\"no-registered-benefit\":[0],"
                        + "\"education\":[651],\"income-replacement\":[730]}");
    }

    @Test
    void ofNeighbouringCodesOnlyTheFirstAndTheLastAreWritten() {
        Set<State> states = IntStream.of(138, 131, 130, 132, 134, 139)
                .mapToObj(State::ofCode)
                .collect(Collectors.toSet());

        assertThat(ResultText.codes(Map.of("cash-assistance", states)))
                .isEqualTo("cash-assistance 130-132, 134, 138-139");
        assertThat(ResultText.codes(Map.of("none", Set.of(State.NO_BENEFIT)))).isEqualTo("none blank");
    }

    @Test
    void jsonHasTheDocumentedFieldsForEveryOutcomeAndWeek() throws JsonProcessingException {
        JsonNode effects = new ObjectMapper().readTree(RESULT.toJson()).path("effects");

        assertThat(effects).hasSize(3 * 14);
        int at = 0;
        for (EffectPath path : RESULT.effects().paths()) {
            for (Effect effect : path.weeks()) {
                JsonNode node = effects.get(at++);
                List<String> fields = new ArrayList<>();
                node.fieldNames().forEachRemaining(fields::add);
                assertThat(fields)
                        .containsExactly(
                                "outcome",
                                "unit",
                                "week",
                                "estimate",
                                "standardError",
                                "ciLow",
                                "ciHigh",
                                "treated",
                                "controls",
                                "treatedMean",
                                "controlMean");
                int week = node.path("week").intValue();
                assertThat("week " + week).isEqualTo(effect.when());
                assertThat(node.path("outcome").textValue()).isEqualTo(path.outcome());
                assertThat(node.path("unit").textValue())
                        .isEqualTo(path.outcome().startsWith("weeks") ? "weeks" : "share");
                assertThat(node.path("estimate").doubleValue()).isEqualTo(effect.estimate());
                assertThat(node.path("standardError").doubleValue()).isEqualTo(effect.standardError());
                assertThat(node.path("ciLow").doubleValue()).isEqualTo(effect.ciLow());
                assertThat(node.path("ciHigh").doubleValue()).isEqualTo(effect.ciHigh());
                assertThat(node.path("treated").intValue()).isEqualTo(effect.treated());
                assertThat(node.path("controls").intValue()).isEqualTo(effect.controls());
                assertThat(node.path("treatedMean").doubleValue())
                        .isEqualTo(path.means(week).treated());
                assertThat(node.path("controlMean").doubleValue())
                        .isEqualTo(path.means(week).control());
            }
        }
    }

    @Test
    void jsonHasTheProtocolAndWhatTheResultRestsOn() throws JsonProcessingException {
        JsonNode json = new ObjectMapper().readTree(RESULT.toJson());

        assertThat(json.path("study").textValue()).isEqualTo("Brobygning til Uddannelse");
        assertThat(json.path("intervention").textValue()).isEqualTo("course");
        assertThat(json.path("protocol").textValue()).isEqualTo(RESULT.study().protocol());
        assertThat(json.path("estimand").textValue()).isEqualTo(RESULT.effects().estimand());
        assertThat(json.path("standardErrorMethod").textValue()).isEqualTo("clustered on the person (HC1)");
        JsonNode provenance = json.path("provenance");
        assertThat(provenance.path("protocolSha256").textValue())
                .isEqualTo(RESULT.study().hash());
        assertThat(provenance.path("registerSha256").textValue())
                .isEqualTo(TOWN.register().fingerprint());
        assertThat(provenance.path("codebook").textValue()).isEqualTo("town 1");
        assertThat(provenance.path("register").path("rowsRead").intValue()).isEqualTo(300);
        assertThat(provenance.path("register").path("rowsKept").intValue()).isEqualTo(300);
        assertThat(provenance.path("register").path("source").textValue()).isEqualTo("town.csv");
        assertThat(provenance.path("participations").path("complete").booleanValue())
                .isTrue();
        assertThat(json.path("attrition")).hasSize(8);
        assertThat(json.path("attrition").get(7).path("left").intValue())
                .isEqualTo(RESULT.attrition().left());
        assertThat(json.path("balance")).hasSize(3);
        Balance.Row age = RESULT.balance().rows().get(0);
        assertThat(json.path("balance").get(0).path("covariate").textValue()).isEqualTo("age");
        assertThat(json.path("balance").get(0).path("smdAfter").doubleValue())
                .isEqualTo(age.after().smd());
    }

    @Test
    void aNumberThatDoesNotExistIsNullInJson() throws JsonProcessingException {
        StudyResult beyond =
                TOWN.estimate(Simulated.study().followUp(months(18)).build());
        JsonNode effects = new ObjectMapper().readTree(beyond.toJson()).path("effects");

        JsonNode last = effects.get(effects.size() - 1);
        assertThat(last.path("week").intValue()).isEqualTo(78);
        for (String field : List.of("estimate", "standardError", "ciLow", "ciHigh", "treatedMean", "controlMean")) {
            assertThat(last.get(field).isNull()).as(field).isTrue();
        }
        assertThat(last.path("treated").intValue()).isZero();
        assertThat(last.path("controls").intValue()).isZero();
    }

    @Test
    void textFitsAScreenOfEightyColumnsWithNamesAsTheyAre() {
        StudyResult result = TOWN.estimate(Study.named("Brobygning til Uddannelse, forløb for unge uden uddannelse")
                .participantsOf("course")
                .eligible(age(18, 31)
                        .and(receivingFor(EDUCATIONAL_ASSISTANCE, 2))
                        .and(not(receiving(SICKNESS_BENEFIT).or(receiving(JOB)))))
                .exactlyOn(Covariates.sex(), municipality())
                .matchedOn(
                        Covariates.age(),
                        origin(),
                        weeksIn(EDUCATIONAL_ASSISTANCE, last(10)),
                        weeksIn(JOB, last(10)),
                        currentSpellLength(EDUCATIONAL_ASSISTANCE))
                .followUp(months(1, 3, 6, 12, 18))
                .outcomes(
                        inJobOrEducation(),
                        weeksOfPaidWork(),
                        onPublicBenefit(),
                        Outcomes.weeksIn(EDUCATIONAL_ASSISTANCE),
                        Outcomes.weeksIn(BENEFIT))
                .build());

        assertFits(result.summary());
        assertFits(result.effectTable());
        assertFits(result.balance().table());
        assertFits(result.attrition().table());
        // Broken, but whole.
        assertThat(unbroken(result.summary())).contains(unbroken(result.study().protocol()));
        assertThat(unbroken(result.effectTable()))
                .contains(
                        "among those observed. Standard errors clustered on the person (HC1); follow-up rule: weeks.");
    }

    @Test
    void theTableShowsEachOutcomeAtEachPoint() {
        String table = RESULT.effectTable();
        EffectPath path = RESULT.path(onPublicBenefit());
        String row = table.lines()
                .filter(line -> line.startsWith("public-benefit") && line.contains(" 3 mo w13 "))
                .findFirst()
                .orElseThrow();

        assertThat(row)
                .contains(
                        String.format(Locale.ROOT, "%.1f", 100 * path.means(13).treated()),
                        String.format(Locale.ROOT, "%+.1f", 100 * path.at(13).estimate()),
                        String.format(
                                Locale.ROOT,
                                "[%+.1f, %+.1f]",
                                100 * path.at(13).ciLow(),
                                100 * path.at(13).ciHigh()));
        assertThat(table.lines().filter(line -> line.contains(" mo w"))).hasSize(6);
        assertThat(RESULT.gates().failures().isEmpty()).isEqualTo(!table.startsWith("GATE FAILED"));
    }

    @Test
    void hoursAreHoursInTextAndJson() throws JsonProcessingException {
        PaidHoursBuilder hours = PaidHoursBuilder.of(SameMonth.ONE_ROW, Findings.none());
        for (int month = 0; month < 12; month++) {
            int at = month;
            long weeks = IntStream.range(0, Simulated.WEEKS)
                    .filter(week -> Town.month(week) == at)
                    .count();
            for (Town.Person person : TOWN.persons()) {
                hours.add(person.id(), Town.FIRST.month().plusMonths(month), 4 * weeks, 0);
            }
        }
        StudyResult result = Simulated.study()
                .outcomes(paidHours())
                .build()
                .estimate(hours.build(TOWN.register(), "hours.csv", "test"), Participations.of(TOWN.participations()));

        assertThat(unbroken(result.effectTable())).contains("weeks in weeks, hours in hours per participant.");
        assertThat(RESULT.effectTable()).contains("weeks in weeks per participant.");
        // Everybody has four hours in each week.
        assertThat(result.path(paidHours()).means(13).treated()).isCloseTo(52, within(1e-9));
        assertThat(result.path(paidHours()).at(13).estimate()).isCloseTo(0, within(1e-9));
        List<String> units = new ArrayList<>();
        new ObjectMapper()
                .readTree(result.toJson())
                .get("effects")
                .forEach(effect -> units.add(effect.get("unit").asText()));
        assertThat(units).containsOnly("share", "weeks", "hours");
    }

    @Test
    void theEffectsOnEachDestinationAddUpToThatOnLeaving() {
        FirstExit exit = Outcomes.firstExit(EDUCATIONAL_ASSISTANCE, JOB, EDUCATION);
        List<Outcome> outcomes = exit.outcomes();
        StudyResult result = TOWN.estimate(
                Simulated.study().outcomes(outcomes.toArray(new Outcome[0])).build());

        for (int week = 0; week <= 13; week++) {
            EffectPath.Means sum = new EffectPath.Means(0, 0, 0, 0);
            for (Outcome outcome : outcomes.subList(0, 3)) {
                EffectPath.Means means = result.path(outcome).means(week);
                sum = new EffectPath.Means(sum.treated() + means.treated(), sum.control() + means.control(), 0, 0);
            }
            EffectPath.Means left = result.path(exit.left()).means(week);
            assertThat(sum.treated()).isCloseTo(left.treated(), within(1e-12));
            assertThat(sum.control()).isCloseTo(left.control(), within(1e-12));
        }
        assertThat(result.path(exit.left()).means(13).treated()).isPositive();
        assertFits(result.effectTable());
        assertFits(result.summary());
    }

    @Test
    void saysSoWhereBalanceFails() {
        // One treated row has no spread to measure a difference by.
        StudyResult one = new Simulated(TOWN.persons(), List.of(eligibleStart()))
                .estimate(Study.named("one")
                        .participantsOf("course")
                        .eligible(receiving(EDUCATIONAL_ASSISTANCE))
                        .matchedOn(Covariates.age())
                        .matcher(NearestNeighbour.of(5))
                        .followUp(months(1))
                        .outcomes(onPublicBenefit())
                        .build());

        assertThat(one.balance().passes()).isFalse();
        assertThat(one.effectTable()).startsWith("GATE FAILED: largest |SMD| (age)");
        assertThat(one.summary()).contains("(FAILS 0.1)", "GATE FAILED");
    }

    @Test
    void namesEveryFollowUpRule() {
        StudyResult both =
                TOWN.estimate(Simulated.study().followUp(jobindsatsDays(6)).build());

        assertThat(unbroken(both.effectTable())).contains("follow-up rule: weeks, jobindsats days.");
    }

    @Test
    void showsNoPerson() {
        String everything = RESULT.summary() + RESULT.toJson() + RESULT + RESULT.sample() + RESULT.propensity();

        assertThat(TOWN.persons())
                .allSatisfy(person -> assertThat(everything).doesNotContain(Long.toString(Math.abs(person.id()))));
    }

    private static Participation eligibleStart() {
        return TOWN.participations().stream()
                .filter(p -> TOWN.persons().stream()
                        .anyMatch(person -> person.id() == p.personId()
                                && person.weeks().charAt(Town.FIRST.weeksUntil(p.startWeek()) - 1) == 'U'))
                .findFirst()
                .orElseThrow();
    }

    private static void assertFits(String text) {
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    /** Without the places where lines may be broken. */
    private static String unbroken(String text) {
        return text.replaceAll("-\\s+", "-").replaceAll("\\s+", " ");
    }
}
