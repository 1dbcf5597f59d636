package dk.effekt.study;

import static dk.effekt.Town.born;
import static dk.effekt.Town.start;
import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.age;
import static dk.effekt.cohort.Criteria.municipality;
import static dk.effekt.cohort.Criteria.not;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.cohort.Criteria.receivingAtMost;
import static dk.effekt.cohort.Criteria.receivingFor;
import static dk.effekt.covariate.Covariates.historyBlocks;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.weeksIn;
import static dk.effekt.outcome.Outcomes.inJob;
import static dk.effekt.outcome.Outcomes.onPublicBenefit;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.CASH_ASSISTANCE;
import static dk.effekt.register.StateGroup.EDUCATION;
import static dk.effekt.register.StateGroup.JOB;
import static dk.effekt.register.StateGroup.SICKNESS_BENEFIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.cohort.Criteria;
import dk.effekt.cohort.Criterion;
import dk.effekt.covariate.Covariate;
import dk.effekt.covariate.Covariates;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.matching.Caliper;
import dk.effekt.matching.ExactMatching;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.matching.PropensityScore;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.Outcomes;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.Sex;
import dk.effekt.study.ProtocolFinding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProtocolCheckTest {

    static final int WEEKS = 40;

    /** A study in which there is nothing to find, of twenty who are on benefit all the time. */
    static StudyBuilder study() {
        return Study.named("pilot")
                .participantsOf("course")
                .eligible(receiving(BENEFIT))
                .matchedOn(Covariates.age())
                .matcher(NearestNeighbour.of(1).within(Caliper.ofSd(1)))
                .followUp(months(6))
                .outcomes(onPublicBenefit());
    }

    static List<String> found(Study study) {
        return texts(ProtocolChecks.of(study));
    }

    static List<String> texts(ProtocolReport report) {
        return report.findings().stream().map(ProtocolFinding::toString).toList();
    }

    @Nested
    class OfTheProtocolAlone {

        @Test
        void findNothingInASoundStudy() {
            ProtocolReport report = ProtocolChecks.of(study().build());

            assertThat(report.findings()).isEmpty();
            assertThat(report).hasToString("0 errors, 0 warnings, 0 notes");
            assertThat(report.table()).isEqualTo("nothing found\n");
        }

        static Stream<Criterion> contradictions() {
            return Stream.of(
                    age(18, 30).and(age(30, 40)),
                    age(30, 40).and(receiving(BENEFIT)).and(age(18, 30)),
                    Criteria.sex(Sex.MAN).and(Criteria.sex(Sex.WOMAN)),
                    municipality(101, 147).and(municipality(740)),
                    receiving(BENEFIT).and(not(receiving(BENEFIT))),
                    not(receiving(BENEFIT)).and(receivingFor(BENEFIT, 13)),
                    not(receiving(BENEFIT)).and(receivingAtMost(BENEFIT, 13)),
                    not(Criteria.trait("readiness", "job-ready")).and(Criteria.trait("readiness", "job-ready")));
        }

        @ParameterizedTest
        @MethodSource("contradictions")
        void refuseWhatNobodyMeetsAtOnce(Criterion criterion) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> study().eligible(criterion).build())
                    .withMessageStartingWith(
                            "study 'pilot': its protocol is refused:\n- ERROR (contradiction): nobody meets both ")
                    .withMessageEndingWith(". Leave one of them out, or join them with or.");
        }

        static Stream<Criterion> soundCriteria() {
            return Stream.of(
                    age(18, 30).and(age(29, 40)),
                    Criteria.sex(Sex.MAN).and(Criteria.sex(Sex.MAN)),
                    municipality(101, 147).and(municipality(147, 740)),
                    receiving(BENEFIT).and(not(receiving(CASH_ASSISTANCE))),
                    receiving(BENEFIT).and(not(receivingFor(BENEFIT, 13))),
                    receiving(BENEFIT).and(not(receiving(BENEFIT).shift(3))),
                    not(age(18, 30).and(age(30, 40))));
        }

        @ParameterizedTest
        @MethodSource("soundCriteria")
        void passWhatSomebodyMayMeet(Criterion criterion) {
            assertThatCode(() -> study().eligible(criterion).build()).doesNotThrowAnyException();
        }

        @Test
        void refuseASumBesideItsParts() {
            List<Covariate> blocks = historyBlocks(JOB, last(78));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> study().matchedOn(blocks)
                            .matchedOn(weeksIn(JOB, last(52)))
                            .build())
                    .withMessageContaining(
                            "ERROR (covariates): 'weeks in job, last 52' is the sum of the history blocks of"
                                    + " the same group. Leave it out");
            assertThatCode(() -> study().matchedOn(blocks)
                            .matchedOn(weeksIn(JOB, last(50)), weeksIn(BENEFIT, last(52)))
                            .build())
                    .doesNotThrowAnyException();
            assertThatCode(() -> study().matchedOn(blocks.subList(1, 14))
                            .matchedOn(weeksIn(JOB, last(52)))
                            .build())
                    .as("a block is missing, so that the rest does not add up")
                    .doesNotThrowAnyException();
        }

        @Test
        void refuseACovariateThatEligibilityFixes() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> study().eligible(Criteria.sex(Sex.MAN))
                            .matchedOn(Covariates.sex())
                            .build())
                    .withMessageContaining("'sex' is the same for all who are eligible. Leave it out of matchedOn.");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> study().eligible(municipality(740))
                            .matchedOn(Covariates.municipality())
                            .build());
            assertThat(found(study().eligible(municipality(740, 751))
                            .matchedOn(Covariates.municipality())
                            .build()))
                    .isEmpty();
        }

        @Test
        void noteWhatIsMatchedTwice() {
            assertThat(found(study().exactlyOn(Covariates.age()).build()))
                    .containsExactly(
                            "NOTE (covariates): 'age' is matched exactly and stands in the score, too. The score"
                                    + " needs it only if it acts on who takes part beside what is exact.");
        }

        @Test
        void weighTheCaliper() {
            assertThat(found(study().matcher(NearestNeighbour.of(5)).build()))
                    .singleElement()
                    .asString()
                    .startsWith("NOTE (caliper): without a caliper a participant whom nobody resembles");
            assertThat(found(study().matcher(NearestNeighbour.of(5).within(Caliper.ofScore(0)))
                            .build()))
                    .singleElement()
                    .asString()
                    .startsWith("WARNING (caliper): a caliper of 0 lets only equal scores be compared");
            assertThat(found(study().matcher(NearestNeighbour.of(5).within(Caliper.ofSd(1.5)))
                            .build()))
                    .singleElement()
                    .asString()
                    .startsWith("WARNING (caliper): a caliper of 1.5 SD keeps hardly anybody apart");
            assertThat(found(study().matcher(NearestNeighbour.of(5).within(Caliper.ofScore(1)))
                            .score(PropensityScore.Scale.PROBABILITY)
                            .build()))
                    .singleElement()
                    .asString()
                    .startsWith("WARNING (caliper): a caliper of 1.0 on a probability keeps hardly anybody apart");
            assertThat(found(study().matcher(ExactMatching.INSTANCE).build())).isEmpty();
        }

        @Test
        void warnOfALookInsideTheLockInOnly() {
            assertThat(found(study().followUp(months(3)).build())).isEmpty();
            assertThat(found(Study.named("early")
                            .participantsOf("course")
                            .eligible(receiving(BENEFIT))
                            .exactlyOn(Covariates.sex())
                            .followUp(months(1, 3))
                            .outcomes(inJob())
                            .build()))
                    .containsExactly(
                            "WARNING (lock-in): the last look is at week 13, less than half a year after the start,"
                                    + " when whoever takes part has less time to leave. Follow up later, too, such as"
                                    + " followUp(months(6, 12, 18)).");
        }

        @Test
        void warnWhereStayingPutCountsAsAGain() {
            Outcome weeks = Outcomes.weeksIn(BENEFIT);

            assertThat(found(study().outcomes(weeks).build()))
                    .containsExactly(
                            "WARNING (aim): more of 'weeks-in-income-replacement' counts as a gain, and all are"
                                    + " there when they begin. If the programme is to get people out of it, say"
                                    + " .aimingAt(Outcome.Aim.LESS).");
            assertThat(found(study().outcomes(weeks.aimingAt(Outcome.Aim.LESS)).build()))
                    .isEmpty();
        }

        @Test
        void nameCovariatesThatNobodyHasTested() {
            Covariate own = new Covariate() {
                @Override
                public String name() {
                    return "mood";
                }

                @Override
                public Measure in(Register register) {
                    return (timeline, week) -> 0;
                }
            };

            assertThat(found(study().matchedOn(own).build()))
                    .satisfiesExactly(
                            untested -> assertThat(untested)
                                    .startsWith("NOTE (after-time-zero): covariate 'mood' is none of effekt's"),
                            unsaid -> assertThat(unsaid)
                                    .isEqualTo(
                                            "NOTE (protocol): covariate 'mood' does not say what it is; the protocol's"
                                                    + " hash knows it by its name alone, and the study cannot be written as JSON."
                                                    + " Let its clause() say what it is, and give its kind to the vocabulary by"
                                                    + " ProtocolVocabulary.withCovariate."));
        }
    }

    @Nested
    class OfTheData {

        private static Register town() {
            return Town.register(IntStream.rangeClosed(1, 20)
                    .mapToObj(id -> new Person(
                            id,
                            "C".repeat(id % 3 == 0 ? 20 : WEEKS) + ".".repeat(id % 3 == 0 ? WEEKS - 20 : 0),
                            "",
                            born("19" + (79 + id) + "-02-05")))
                    .toList());
        }

        static ProtocolReport check(StudyBuilder study, Participation... participations) {
            return study.build().check(town(), Participations.of(List.of(participations)));
        }

        private static List<String> of(String check, ProtocolReport report) {
            return texts(report).stream()
                    .filter(text -> text.contains("(" + check + ")"))
                    .toList();
        }

        @Test
        void aCriterionThatNobodyMeetsAlone() {
            ProtocolReport report =
                    check(study().eligible(receiving(BENEFIT).and(receiving(SICKNESS_BENEFIT))), start(1, 5));

            assertThat(report.isPassed()).isFalse();
            assertThat(of("eligibility", report))
                    .containsExactly(
                            "ERROR (eligibility): none of 20 persons meets 'on sickness-benefit' in any week. Ask for"
                                    + " something else, or read an extract that has such persons.");
            assertThat(of("comparison", report)).singleElement().asString().contains("no participant is eligible");
            assertThat(report.table())
                    .as("the table of attrition in it")
                    .containsPattern("(?m)^step +lost  left$")
                    .containsPattern("(?m)^participations +1$");
        }

        /** Every third leaves after week 20; before that nobody is without benefit, and then they are. */
        @Test
        void criteriaThatNobodyMeetsTogether() {
            ProtocolReport report =
                    check(study().eligible(receiving(CASH_ASSISTANCE).and(not(receiving(BENEFIT)))), start(1, 5));

            assertThat(of("eligibility", report))
                    .containsExactly(
                            "ERROR (eligibility): nobody meets all criteria in one week; persons who meet each in"
                                    + " some week: on cash-assistance: 20, not on income-replacement: 6. Leave one out, or widen"
                                    + " it.");
        }

        @Test
        void startsThatAreNotObservedToTheEnd() {
            StudyBuilder study = study().followUp(months(3));

            // Of 40 weeks: week 26 of a start in week 13 is the last, week 13 of one in week 26.
            assertThat(of("window", check(study, start(1, 5), start(2, 13)))).isEmpty();
            assertThat(of("window", check(study, start(1, 5), start(2, 14), start(4, 27))))
                    .containsExactly(
                            "WARNING (window): of 3 eligible starts, 1 are not observed for 3 months (week 13): the extract"
                                    + " ends before. Effects there are of earlier starts; read a later extract, or follow up"
                                    + " earlier.",
                            "WARNING (window): of 3 eligible starts, 2 are not observed for 6 months (week 26): the extract"
                                    + " ends before. Effects there are of earlier starts; read a later extract, or follow up"
                                    + " earlier.");
            assertThat(of("window", check(study, start(1, 27), start(2, 30))))
                    .containsExactly(
                            "ERROR (window): no eligible start is observed at any follow-up point: the extract ends"
                                    + " before. Read a later extract, or follow up earlier.");
        }

        @Test
        void startsWithoutAllTheirHistory() {
            assertThat(of(
                            "window",
                            check(study().matchedOn(weeksIn(JOB.or(BENEFIT), last(8))), start(1, 5), start(2, 8))))
                    .as("the register has no employment, so that no comparison is made, but starts can be counted")
                    .containsExactly("NOTE (window): 1 of 2 participations start before the extract has the 8 weeks of"
                            + " history that covariates look back on. Read an extract that begins earlier, or look back"
                            + " less far.");
        }

        @Test
        void participantsWithNobodyAlike() {
            Register town = Town.register(IntStream.rangeClosed(1, 12)
                    .mapToObj(id -> Town.person(
                            id,
                            "C".repeat(WEEKS),
                            new PersonTraits(
                                    id == 1 ? Sex.WOMAN : Sex.MAN,
                                    born("1990-01-01").birthDate().map(day -> day.plusDays(id * id * 50L)),
                                    dk.effekt.register.Origin.UNKNOWN,
                                    0)))
                    .toList());
            ProtocolReport report = study().exactlyOn(Covariates.sex())
                    .matcher(NearestNeighbour.of(1))
                    .build()
                    .check(town, Participations.of(List.of(start(1, 5), start(5, 5))));

            assertThat(of("strata", report))
                    .containsExactly(
                            "WARNING (strata): 1 of 2 eligible starts have nobody to be compared with who is equal"
                                    + " in start week, sex. Match on fewer of these exactly, or on broader bands.");
        }

        @Test
        void outcomesThatAreTheSameForAll() {
            ProtocolReport report = check(
                    study().matcher(NearestNeighbour.of(1)).outcomes(Outcomes.in(EDUCATION)),
                    start(7, 5),
                    start(14, 5));

            assertThat(of("outcomes", report))
                    .contains("WARNING (outcomes): 'education' is 0 for everybody after 6 months (week 26), so that"
                            + " there is no effect to find. Look at another outcome, or see whether the codebook has its"
                            + " group.");
        }

        @Test
        void participationsThatLastBeyondTheLastLook() {
            Participation inside = until(1, 5, 31);
            Participation outside = until(2, 5, 30);

            assertThat(of("lock-in", check(study().matcher(NearestNeighbour.of(1)), inside, until(4, 5, 33), outside)))
                    .containsExactly(
                            "WARNING (lock-in): 2 of 3 participants whose last day is known still take part at the"
                                    + " last look, week 26. Follow up for longer than the intervention lasts.");
            assertThat(of("lock-in", check(study().matcher(NearestNeighbour.of(1)), inside, outside, start(4, 5))))
                    .as("one of two, and one whose end is not known")
                    .isEmpty();
            assertThat(of("lock-in", check(study().matcher(NearestNeighbour.of(1)), start(1, 5), until(1, 8, 39))))
                    .as("the end of a second course says nothing of the first")
                    .isEmpty();
        }

        private static Participation until(long id, int from, int to) {
            return new Participation(
                    id,
                    new Intervention("course"),
                    Town.FIRST.plusWeeks(from).monday(),
                    Optional.of(Town.FIRST.plusWeeks(to).thursday()),
                    "");
        }

        /** With n of either arm, 2.80 √(1/2n) is 10 points at n = 392. */
        @Test
        void tooFewToFindAnEffectThatMatters() {
            assertThat(of("size", check(study().matcher(NearestNeighbour.of(1)), start(7, 5), start(14, 5))))
                    .singleElement()
                    .asString()
                    .startsWith("WARNING (size): 2 matched participants find ");

            Simulated large = Simulated.of(3, 4000);
            assertThat(of(
                            "size",
                            Simulated.study()
                                    .build()
                                    .check(large.register(), Participations.of(large.participations()))))
                    .singleElement()
                    .asString()
                    .startsWith("NOTE (size): ")
                    .contains(" percentage points on a share and above in four studies of five.");
        }

        @Test
        void codesThatNoSourceConfirms() {
            assertThat(of("codes", check(study(), start(1, 5))))
                    .containsExactly(
                            "NOTE (codes): of group 'income-replacement' no source confirms 1 of the codes in use."
                                    + " Ask the register's owner, and write a codebook that says so.");
        }

        @Test
        void whatTheDataLackIsAnErrorNotAnException() {
            ProtocolReport report = check(study().outcomes(inJob()), start(1, 5));

            assertThat(report.of(Severity.ERROR)).singleElement().asString().contains("monthly employment ratio");
            assertThat(check(study().participantsOf("curse"), start(1, 5)).of(Severity.ERROR))
                    .singleElement()
                    .asString()
                    .contains("no participation in intervention 'curse'; did you mean 'course'?");
        }
    }

    /** All that is needed to make a result again stands in it. */
    @Test
    void aResultIsEstimatedAgainFromItsJson() throws Exception {
        Simulated town = Simulated.of(19, 400);
        String first = town.estimate(Simulated.study().build()).toJson();
        JsonNode json = new ObjectMapper().readTree(first);

        Study again = Study.fromJson(json.get("protocolJson").toString());
        Participations list = Participations.of(town.participations());

        assertThat(json.at("/provenance/protocolSha256").textValue()).isEqualTo(again.hash());
        assertThat(json.at("/provenance/registerSha256").textValue())
                .isEqualTo(town.register().fingerprint());
        assertThat(json.at("/provenance/participationsSha256").textValue()).isEqualTo(list.fingerprint());
        assertThat(json.at("/provenance/library").textValue()).isNotBlank();
        assertThat(town.estimate(again).toJson()).isEqualTo(first);
    }
}
