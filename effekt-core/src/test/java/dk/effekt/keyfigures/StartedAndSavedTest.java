package dk.effekt.keyfigures;

import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.cohort.RiskSetDesign.riskSet;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.weeksIn;
import static dk.effekt.outcome.Outcomes.firstArrival;
import static dk.effekt.outcome.Outcomes.in;
import static dk.effekt.outcome.Outcomes.onPublicBenefit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.cohort.RiskSetDesign.AtRisk;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.effect.EffectPath;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.matching.CoarsenedExact;
import dk.effekt.matching.Coarsening;
import dk.effekt.outcome.Outcome;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.study.Study;
import dk.effekt.study.StudyBuilder;
import dk.effekt.study.StudyResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Windows of ten weeks. */
class StartedAndSavedTest {

    private static final Register REGISTER = Town.register(
            Town.person(1, "U".repeat(20) + "G".repeat(26)),
            Town.person(2, "U".repeat(46)),
            Town.person(3, "U".repeat(15) + "G".repeat(5) + "U".repeat(26)),
            Town.person(4, "U".repeat(46)));

    private static StartedAndSavedBuilder ask() {
        return StartedAndSaved.of("course")
                .destinations(StateGroup.EDUCATION)
                .weeks(10)
                .price(1_000, "a round number, prices of 2024")
                .protectedBy(SmallCells.unprotected());
    }

    private static StartedAndSaved measure(StartedAndSavedBuilder asked) {
        return asked.measure(
                REGISTER,
                Participations.of(List.of(
                        Town.start(1, 20),
                        Town.start(1, 30),
                        Town.start(2, 20),
                        Town.start(3, 20),
                        Town.start(4, 40),
                        Town.start(9, 20))));
    }

    /** Person 1 goes to education, person 3 was there before; of 4 too few weeks are known, and 9 is nobody. */
    @Test
    void comparesPeopleWithThemselves() {
        StartedAndSaved saved = measure(ask());

        assertThat(saved.people()).hasValue(3);
        assertThat(saved.started("education", 10)).hasValue(new Share(1, 3));
        assertThat(saved.startedBefore("education", 10)).hasValue(new Share(1, 3));
        assertThat(saved.started("neither", 10)).hasValue(new Share(2, 3));
        // 10 weeks before and none after, 10 and 10, 5 and 10.
        assertThat(saved.weeksFewerThanBefore().orElseThrow()).isCloseTo(5 / 3.0, within(1e-12));
        // R 4.2: t.test(c(10, 0, -5))$conf.int
        Share.Interval interval = saved.intervalOfWeeksFewerThanBefore().orElseThrow();
        assertThat(interval.low()).isCloseTo(-17.3062485013171, within(1e-9));
        assertThat(interval.high()).isCloseTo(20.6395818346505, within(1e-9));
    }

    @Test
    void withoutAComparisonGroupNothingIsSaved() {
        StartedAndSaved saved = measure(ask());

        assertThat(saved.warnings()).anyMatch(warning -> warning.startsWith("There is no comparison group."));
        assertThat(saved.table())
                .contains("! There is no comparison group", "fewer than before (no effect)", "+1,667", "a round number")
                .doesNotContain("saved against");
        assertThatIllegalStateException()
                .isThrownBy(saved::effects)
                .withMessageContaining("no comparison group")
                .withMessageContaining("against(study.estimate(register, participations))");
        assertThat(saved).hasToString("course: started and saved in 10 weeks, no comparison group");
    }

    /** Person 1 was in education in the eighth week before the start, person 2 comes there in the eighth from it. */
    @Test
    void looksAtSeveralNumbersOfWeeks() {
        Register register = Town.register(
                Town.person(1, "U".repeat(12) + "G" + "U".repeat(33)), Town.person(2, "U".repeat(27) + "G".repeat(19)));
        StartedAndSaved saved = ask().weeks(10, 8, 4)
                .measure(register, Participations.of(List.of(Town.start(1, 20), Town.start(2, 20))));

        assertThat(saved.weeks()).containsExactly(4, 8, 10);
        assertThat(saved.startedBefore("education", 4)).hasValue(new Share(0, 2));
        assertThat(saved.startedBefore("education", 8)).hasValue(new Share(1, 2));
        assertThat(saved.started("education", 4)).hasValue(new Share(0, 2));
        assertThat(saved.started("education", 8)).hasValue(new Share(1, 2));
        assertThat(saved.started("education", 10)).hasValue(new Share(1, 2));
        assertThat(saved.started("neither", 8)).hasValue(new Share(1, 2));
        assertThat(saved.table()).contains("started in 4 weeks", "started in 8 weeks", "started in 10 weeks");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> saved.started("education", 13))
                .withMessageContaining("[4, 8, 10]");
    }

    @Test
    void fewPeopleAreHidden() {
        StartedAndSaved saved = measure(ask().protectedBy(SmallCells.standard()));

        assertThat(saved.people()).isEmpty();
        assertThat(saved.started("education", 10)).isEmpty();
        assertThat(saved.weeksFewerThanBefore()).isEmpty();
        assertThat(saved.table()).doesNotContain("33.3", "1.7", "1,667");
    }

    @Test
    void mayBeOfNobody() {
        StartedAndSaved saved = ask().measure(REGISTER, Participations.of(List.of(Town.start(9, 20))));

        assertThat(saved.people()).hasValue(0);
        assertThat(saved.table()).doesNotContain("NaN");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatIllegalArgumentException().isThrownBy(() -> ask().price(0, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> ask().weeks(0));
        assertThatIllegalArgumentException().isThrownBy(() -> ask().destinations());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> measure(ask()).started("job", 10))
                .withMessageContaining("'job' was not asked for");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> measure(ask().destinations(StateGroup.JOB)))
                .withMessageContaining("employment ratio");
    }

    @Nested
    class AgainstAMatchedGroup {

        private final StartedAndSavedBuilder asked = ask().weeks(4, 8);
        private final StudyResult result = estimate(study().outcomes(asked.outcomes()));
        private final StartedAndSaved saved = asked.against(result).measure(TOWN, COURSES);

        @Test
        void whatTheOfferChangedIsTheDifferenceToIt() {
            EffectPath came =
                    result.path(firstArrival(StateGroup.EDUCATION).outcomes().get(0));
            MatchedShare share = saved.startedAgainstMatched("education", 8).orElseThrow();

            assertThat(share.participants()).isEqualTo(came.means(7).treated());
            assertThat(share.matchedGroup()).isEqualTo(came.means(7).control());
            assertThat(share.difference().estimate()).isEqualTo(came.at(7).estimate());
            assertThat(share.difference().estimate())
                    .isCloseTo(share.participants() - share.matchedGroup(), within(1e-12));
            assertThat(share).asString().startsWith("education in 8 weeks: ");
            assertThat(saved.table())
                    .contains(
                            "Against a matched group",
                            "started in 4 weeks  part",
                            "started in 8 weeks  part",
                            Numbers.percent(share.participants()),
                            Numbers.percent(share.matchedGroup()),
                            "ATT");
            assertThat(saved.warnings()).noneMatch(warning -> warning.contains("no comparison"));
            assertThat(saved.table().lines()).allMatch(line -> line.length() <= 80);
            assertThat(saved).asString().startsWith("course: started and saved in 8 weeks, against a matched group");
        }

        @Test
        void theSharesOfEitherAddUpToAll() {
            MatchedShare education = saved.startedAgainstMatched("education", 4).orElseThrow();
            MatchedShare neither = saved.startedAgainstMatched("neither", 4).orElseThrow();

            assertThat(education.participants() + neither.participants()).isCloseTo(1, within(1e-9));
            assertThat(education.matchedGroup() + neither.matchedGroup()).isCloseTo(1, within(1e-9));
            assertThat(education.difference().estimate())
                    .isCloseTo(-neither.difference().estimate(), within(1e-9));
            assertThat(education.difference().standardError())
                    .isCloseTo(neither.difference().standardError(), within(1e-9));
        }

        @Test
        void savedIsTheEffectOnWeeks() {
            EffectPath path = result.path(onPublicBenefit());

            assertThat(saved.effects()).hasSize(1);
            assertThat(saved.effects().get(0).estimate())
                    .isEqualTo(path.cumulated(0, path.lastWeek()).estimate());
            assertThat(saved.table()).contains("saved, a person", "weeks 0 to 9");
        }

        @Test
        void aGateThatFailedStandsBesideEachOfItsNumbers() throws JsonProcessingException {
            StudyResult unlike =
                    estimate(study().outcomes(asked.outcomes()).matcher(CoarsenedExact.of(Coarsening.at(1000))));
            StartedAndSaved failing = asked.against(unlike).measure(TOWN, COURSES);
            assertThat(unlike.gates().failures()).isNotEmpty();
            String failure = "GATE FAILED: " + unlike.gates().failures().get(0);

            assertThat(failing.warnings()).contains(failure);
            assertThat(failing.table()).contains("! GATE FAILED: ");
            assertThat(failing).asString().contains("FAILED");
            for (JsonNode row : new ObjectMapper().readTree(failing.toJson()).get("rows")) {
                boolean isOfStudy = row.get("against").asText().equals("matched-group");
                assertThat(row.get("warning").asText().contains(failure)).isEqualTo(isOfStudy);
            }
        }

        @Test
        void whatStandsForFewPeopleIsHiddenInEitherArm() {
            StartedAndSaved hidden =
                    asked.protectedBy(SmallCells.hidingBelow(25)).measure(TOWN, COURSES);

            // Of thirty participants fewer than 25 are of one kind, and the others would give them away.
            assertThat(hidden.startedAgainstMatched("education", 8)).isEmpty();
            assertThat(hidden.startedAgainstMatched("neither", 8)).isEmpty();
            assertThat(hidden.toCsv().lines().filter(line -> line.contains("matched-group,started")))
                    .allMatch(line -> line.contains("share,,,,,,hidden"));
        }

        @Test
        void asksForAStudyOfTheSame() {
            StartedAndSavedBuilder year = ask().against(estimate(study().outcomes(onPublicBenefit())));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> year.weeks(52).measure(TOWN, COURSES))
                    .withMessageContaining("study 'course'")
                    .withMessageContaining("does not look at came-to-education, not-come-to-education")
                    .withMessageContaining(".outcomes(asked.outcomes())")
                    .withMessageContaining("to week 9, and 52 weeks end with week 51")
                    .withMessageContaining(".followUp(months(12))");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> measure(asked))
                    .withMessageContaining("another register")
                    .withMessageContaining("other participations");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> asked.destinations(StateGroup.JOB, StateGroup.EDUCATION)
                            .measure(TOWN, COURSES))
                    .withMessageContaining("employment ratio");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> asked.destinations(StateGroup.EDUCATION)
                            .against(estimate(study().design(riskSet(AtRisk.THROUGH_START_WEEK))
                                    .outcomes(asked.outcomes())))
                            .measure(TOWN, COURSES))
                    .withMessageContaining("count from week 1");
            StartedAndSavedBuilder other = StartedAndSaved.of("other")
                    .destinations(StateGroup.EDUCATION)
                    .weeks(4)
                    .against(result);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> other.measure(
                            TOWN,
                            Participations.of(List.of(new Participation(
                                    1, new Intervention("other"), Town.FIRST.monday(), Optional.empty(), "")))))
                    .withMessageContaining("participants of \"course\"");
        }

        /** What is looked at counts, not what it is called or whether more or less of it is the aim. */
        @Test
        void takesTheOutcomesByWhatTheyAre() {
            StudyResult named =
                    estimate(study().outcomes(firstArrival(StateGroup.EDUCATION).outcomes())
                            .outcomes(in(StateGroup.BENEFIT).named("dole").aimingAt(Outcome.Aim.MORE)));

            assertThat(asked.against(named)
                            .measure(TOWN, COURSES)
                            .effects()
                            .get(0)
                            .estimate())
                    .isEqualTo(saved.effects().get(0).estimate());
        }
    }

    @Nested
    class Files {

        private final StartedAndSavedBuilder asked = ask().weeks(8);
        private final StartedAndSaved saved =
                asked.against(estimate(study().outcomes(asked.outcomes()))).measure(TOWN, COURSES);

        @Test
        void csvHasOneNumberALine() {
            List<String> lines = saved.toCsv().lines().toList();
            Share share = saved.started("education", 8).orElseThrow();
            MatchedShare matched = saved.startedAgainstMatched("education", 8).orElseThrow();

            assertThat(lines.get(0))
                    .isEqualTo("intervention,against,figure,firstWeek,lastWeek,group,unit,value,low,high,count,n,"
                            + "visibility,warning,rule");
            assertThat(lines)
                    .anyMatch(line -> line.startsWith("course,own-past,started,0,7,education,share," + share.value())
                            && line.contains(
                                    "," + share.count() + ",30,shown,the same people before are no comparison"))
                    .anyMatch(line -> line.startsWith("course,own-past,started before,-8,-1,neither,share,"))
                    .anyMatch(line ->
                            line.startsWith("course,matched-group,\"started, participants\",0,7,education,share,"
                                    + matched.participants() + ",,,,30,shown,"))
                    .anyMatch(
                            line -> line.startsWith("course,matched-group,\"started, difference\",0,7,education,share,"
                                    + matched.difference().estimate() + ","
                                    + matched.difference().ciLow() + ","
                                    + matched.difference().ciHigh() + ",,30,shown,"))
                    .anyMatch(line -> line.startsWith("course,matched-group,saved,0,9,,kroner,"
                            + -1_000 * saved.effects().get(0).estimate() + ","));
        }

        @Test
        void jsonSaysWhatItWasMadeFrom() throws JsonProcessingException {
            JsonNode json = new ObjectMapper().readTree(saved.toJson());

            assertThat(json.get("effektStartedAndSaved").asInt()).isEqualTo(1);
            assertThat(json.at("/source/registerSha256").asText()).isEqualTo(TOWN.fingerprint());
            assertThat(json.at("/study/estimand").asText()).startsWith("ATT");
            assertThat(json.at("/price/kronerPerWeek").asDouble()).isEqualTo(1_000);
            assertThat(json.get("rows")).hasSize((int) saved.toCsv().lines().count() - 1);
        }

        @Test
        void whatIsHiddenIsInNeither() throws JsonProcessingException {
            StartedAndSaved hidden =
                    asked.protectedBy(SmallCells.hidingBelow(100)).measure(TOWN, COURSES);

            for (JsonNode row : new ObjectMapper().readTree(hidden.toJson()).get("rows")) {
                assertThat(row.get("value").isNull()).as(row.toString()).isTrue();
                assertThat(row.get("n").isNull()).as(row.toString()).isTrue();
                assertThat(row.get("visibility").asText()).isEqualTo("hidden");
            }
        }
    }

    /** Sixty people, half of whom begin a course. */
    private static final Register TOWN;

    private static final Participations COURSES;

    static {
        SplittableRandom random = new SplittableRandom(3);
        List<Person> persons = new ArrayList<>();
        List<Participation> courses = new ArrayList<>();
        for (int id = 1; id <= 60; id++) {
            int stay = 18 + random.nextInt(24);
            int before = 4 + random.nextInt(7) + id % 2;
            persons.add(Town.person(id, "G".repeat(before) + "U".repeat(stay - before) + "G".repeat(46 - stay)));
            if (id % 2 == 0) {
                courses.add(Town.start(id, 14 + random.nextInt(6)));
            }
        }
        TOWN = Town.register(persons);
        COURSES = Participations.of(courses);
    }

    private static StudyBuilder study() {
        return Study.named("course")
                .participantsOf("course")
                .eligible(receiving(StateGroup.EDUCATIONAL_ASSISTANCE))
                .matchedOn(weeksIn(StateGroup.EDUCATIONAL_ASSISTANCE, last(12)))
                .followUp(months(2));
    }

    private static StudyResult estimate(StudyBuilder study) {
        return study.build().estimate(TOWN, COURSES);
    }
}
