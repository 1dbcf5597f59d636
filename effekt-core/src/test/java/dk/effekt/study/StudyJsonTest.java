package dk.effekt.study;

import static dk.effekt.calendar.FollowUp.jobindsatsDays;
import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.age;
import static dk.effekt.cohort.Criteria.not;
import static dk.effekt.cohort.Criteria.notYetIn;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.covariate.Covariates.historyBlocks;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.sex;
import static dk.effekt.covariate.Covariates.weeksIn;
import static dk.effekt.outcome.Outcomes.inJob;
import static dk.effekt.outcome.Outcomes.onPublicBenefit;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static dk.effekt.register.StateGroup.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.Town;
import dk.effekt.calendar.FollowUp;
import dk.effekt.cohort.Criteria;
import dk.effekt.cohort.Criterion;
import dk.effekt.covariate.Covariate;
import dk.effekt.covariate.Covariates;
import dk.effekt.intervention.Participations;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.Outcomes;
import dk.effekt.protocol.Clause;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.register.WeekSet;
import java.lang.reflect.Method;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyJsonTest {

    /** As somebody would write it by hand. */
    private static final String PILOT = """
            {
              "effektProtocol" : 1,
              "name" : "pilot",
              "participantsOf" : "course",
              "eligible" : {
                "kind" : "and",
                "of" : [
                  {
                    "kind" : "age",
                    "from" : 18,
                    "to" : 30
                  },
                  {
                    "kind" : "receiving",
                    "group" : "educational-assistance"
                  },
                  {
                    "kind" : "not-yet-in",
                    "intervention" : "mentor"
                  }
                ]
              },
              "design" : {
                "kind" : "risk-set",
                "atRisk" : "end-of-week-before",
                "laterStarts" : "kept"
              },
              "exactlyOn" : [
                "sex"
              ],
              "matchedOn" : [
                "age",
                {
                  "kind" : "weeks-in",
                  "group" : "income-replacement",
                  "last" : 52
                },
                {
                  "kind" : "history-blocks",
                  "group" : "job",
                  "last" : 78
                }
              ],
              "score" : "log-odds",
              "matcher" : {
                "kind" : "nearest-neighbour",
                "matches" : 5,
                "caliper" : {
                  "kind" : "standard-deviations",
                  "width" : 0.2
                }
              },
              "estimator" : {
                "kind" : "weekly",
                "by" : "focal-regression"
              },
              "followUp" : [
                {
                  "months" : 12,
                  "rule" : "weeks"
                },
                {
                  "months" : 12,
                  "rule" : "jobindsats-days"
                }
              ],
              "outcomes" : [
                {
                  "kind" : "in",
                  "group" : "job",
                  "name" : "job",
                  "aim" : "more"
                }
              ],
              "subgroups" : [
                "start-year"
              ],
              "negativeControls" : [
                "paid-hours"
              ]
            }""";

    private static StudyBuilder pilot() {
        return Study.named("pilot")
                .participantsOf("course")
                .eligible(age(18, 30).and(receiving(EDUCATIONAL_ASSISTANCE)).and(notYetIn("mentor")))
                .exactlyOn(sex())
                .matchedOn(Covariates.age(), weeksIn(BENEFIT, last(52)))
                .matchedOn(historyBlocks(JOB, last(78)))
                .followUp(months(12))
                .followUp(jobindsatsDays(12))
                .outcomes(inJob())
                .subgroups(Covariates.startYear())
                .negativeControls(Outcomes.paidHours());
    }

    @Test
    void writesEveryChoiceAlsoThoseLeftToADefault() {
        assertThat(pilot().build().toJson()).isEqualTo(PILOT);
    }

    @Test
    void readsWhatItWrote() {
        Study read = Study.fromJson(PILOT);
        Study built = pilot().build();

        assertThat(read.toJson()).isEqualTo(PILOT);
        assertThat(read.protocol()).isEqualTo(built.protocol());
        assertThat(read.hash()).isEqualTo(built.hash());
        assertThat(read.followUps()).extracting(FollowUp::rule).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void whatIsReadGivesTheSameResultToTheBit() {
        Simulated town = Simulated.of(7, 400);
        Study study = Simulated.study().build();

        assertThat(town.estimate(Study.fromJson(study.toJson())).toJson())
                .isEqualTo(town.estimate(study).toJson());
    }

    @Test
    void partOfAHistoryIsWrittenBlockByBlock() {
        List<Covariate> blocks = historyBlocks(BENEFIT, last(78));
        String json = pilot().matchedOn(blocks.subList(1, 3)).build().toJson();

        assertThat(json).contains("\"farthestWeek\" : 8", "\"farthestWeek\" : 12");
        assertThat(Study.fromJson(json).matchedOn())
                .extracting(Covariate::name)
                .contains(blocks.get(1).name(), blocks.get(2).name())
                .doesNotContain(blocks.get(0).name());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "effektProtocol" : 1     | "effektProtocol" : 2       | protocol, $.effektProtocol: 2 is another version; this one of effekt reads 1
            "effektProtocol" : 1,    |                            | protocol, $: 'effektProtocol' is missing, a whole number
            "name" : "pilot"         | "nam" : "pilot"            | protocol, $: 'name' is missing, a text; did you mean it by 'nam'?
            "name" : "pilot"         | "name" : 7                 | protocol, $.name: 7 is not a text
            "name" : "pilot"         | "name" : "a", "aim" : "b"  | protocol, $.aim: the field is not known; there are design, effektProtocol,
            "name" : "pilot"         | "name" : "a", "name" : "b" | Duplicate field 'name'
            "kind" : "age"           | "kind" : "aeg"             | protocol, $.eligible.of[0]: no criterion of kind 'aeg'; did you mean 'age'?
            "from" : 18              | "form" : 18                | protocol, $.eligible.of[0]: 'age' lacks 'from', a whole number; did you mean it by 'form'?
            "from" : 18              | "from" : 18.5              | protocol, $.eligible.of[0].from: 18.5 is not a whole number
            "from" : 18              | "from" : 99999999999       | protocol, $.eligible.of[0].from: 99999999999 is not a whole number
            "from" : 18              | "from" : 40                | protocol, $.eligible.of[0]: age from 40 to below 30 holds nobody
            "from" : 18              | "from" : 18, "til" : 3     | protocol, $.eligible.of[0].til: the field is not known; 'age' has from, kind, to
            "atRisk" : "end-of-week-before" | "atRisk" : "end-of-weekbefore" | protocol, $.design.atRisk: no such choice as 'end-of-weekbefore'; did you mean 'end-of-week-before'?
            "last" : 78              | "last" : 79                | protocol, $.matchedOn[2]: a history of 79 weeks does not divide into blocks
            "sex"                    | null                       | protocol, $.exactlyOn[0]: null has no kind; write an object with "kind"
            "width" : 0.2            | "width" : "0.2"            | protocol, $.matcher.caliper.width: "0.2" is not a number
            "width" : 0.2            | "width" : 1e999            | protocol, $.matcher.caliper.width
            standard-deviations      | standard-deviation         | protocol, $.matcher.caliper: no unit of kind 'standard-deviation'; did you mean 'standard-deviations'?
            "matches" : 5            | "matches" : 0              | protocol, $.matcher: matches 0 is below 1
            focal-regression         | ridge                      | protocol, $.estimator.by: no estimator of the effect in a week of kind 'ridge'
            "rule" : "weeks"         | "rule" : "days"            | protocol, $.followUp[0].rule: no such choice as 'days'
            "aim" : "more"           | "aim" : "most"             | protocol, $.outcomes[0].aim: no such choice as 'most'; did you mean 'more'?
            "score" : "log-odds",    | "score" : "log-odds"       | protocol is not JSON in line
            """)
    void refusesWhatItDoesNotKnowWithPathValueAndNearestSpelling(String right, String wrong, String sentence) {
        String json = PILOT.replaceFirst(
                java.util.regex.Pattern.quote(right),
                java.util.regex.Matcher.quoteReplacement(
                        Optional.ofNullable(wrong).orElse("")));

        assertThat(json).isNotEqualTo(PILOT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Study.fromJson(json))
                .withMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``         | protocol: the text is empty
            []         | protocol, $: [] is no object
            null       | protocol, $: null is no object
            {} {}      | protocol is not JSON in line 1
            {"a": 1    | protocol is not JSON in line 1
            """)
    void refusesWhatIsNoProtocolAtAll(String json, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Study.fromJson(json))
                .withMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "code" : 740 | "code" : 101 | protocol, $.matchedOn[0].series[1].code: 101 has two series
            "2024-02"    | "2024-01"    | protocol, $.matchedOn[0].series[0].months[1]: 2024-01 is given twice
            """)
    void ofTwoSeriesNoneIsTakenSilently(String right, String wrong, String sentence) {
        Map<YearMonth, Double> months = Map.of(YearMonth.of(2024, 1), 4.5, YearMonth.of(2024, 2), 4.25);
        String json = Study.named("pilot")
                .participantsOf("course")
                .eligible(age(18, 30))
                .matchedOn(Covariates.ofMunicipality("unemployment", Map.of(101, months, 740, months)))
                .followUp(months(12))
                .outcomes(inJob())
                .build()
                .toJson();

        assertThat(json).contains(right);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Study.fromJson(json.replaceFirst(right, wrong)))
                .withMessage(sentence);
    }

    @Test
    void aContradictionIsRefusedAsByTheBuilder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Study.fromJson(PILOT.replace("\"sex\"", "\"sex\", \"sex\"")))
                .withMessageContaining("covariates to match exactly on have the same name twice: [sex, sex]");
    }

    @Test
    void namesEveryPartThatCannotBeSaidAndHowToMendIt() {
        Participations list = Participations.of(List.of(Town.start(1, 3)));
        Study study = pilot().eligible(age(18, 30).and(not(Criteria.notYetIn(list, "course"))))
                .exactlyOn(new Distance("Ry", Optional.empty()))
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(study::toJson)
                .withMessageContaining("study 'pilot': cannot be written as JSON")
                .withMessageContaining("- criterion 'not not yet in course': let its clause() say what it is")
                .withMessageContaining("name the intervention alone, as notYetIn(\"…\") or headToHead(\"…\")")
                .withMessageContaining(
                        "- covariate 'km to Ry': let its clause() say what it is, and give its kind to the"
                                + " vocabulary by ProtocolVocabulary.withCovariate");
    }

    /** Its name is all that the hash knows of it; of the other parts it knows all. */
    @Test
    void aPartThatCannotBeSaidDoesNotHideTheOthersFromTheHash() {
        Covariate unsaid = new Distance("Ry", Optional.empty());
        Outcome sick = Outcomes.in(StateGroup.SICKNESS_BENEFIT);
        Study more = pilot().exactlyOn(unsaid).outcomes(sick).build();
        Study less = pilot().exactlyOn(unsaid)
                .outcomes(sick.aimingAt(Outcome.Aim.LESS))
                .build();

        assertThat(less.protocol()).isEqualTo(more.protocol());
        assertThat(less.hash()).isNotEqualTo(more.hash());
        assertThat(pilot().exactlyOn(unsaid).outcomes(sick).build().hash()).isEqualTo(more.hash());
    }

    @Test
    void aCriterionThatNamesAnInterventionGoesByTheListOfTheStudy() {
        Simulated town = Simulated.of(11, 400);
        Participations list = Participations.of(town.participations());
        StudyBuilder named = Simulated.study();
        Criterion eligible = named.build().eligible();

        StudyResult byName = named.eligible(
                        eligible.and(Criteria.notInLast(3, "course").shift(2)))
                .build()
                .estimate(town.register(), list);
        StudyResult byList = named.eligible(
                        eligible.and(Criteria.notInLast(3, list, "course").shift(2)))
                .build()
                .estimate(town.register(), list);

        assertThat(byName.attrition()).isEqualTo(byList.attrition());
        assertThat(byName.effectTable()).isEqualTo(byList.effectTable());
        assertThat(byName.toJson()).contains("\"protocolJson\" : {");
        assertThat(byList.toJson()).doesNotContain("protocolJson");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        named.eligible(eligible.and(notYetIn("curse"))).build().estimate(town.register(), list))
                .withMessageContaining(
                        "'not yet in curse' needs an intervention that the participations lack: 'curse'; "
                                + "did you mean 'course'?");
    }

    /** A covariate of one's own, which says itself if it has a kind. */
    private record Distance(String office, Optional<String> kind) implements Covariate {

        @Override
        public String name() {
            return "km to " + office;
        }

        @Override
        public Optional<Clause> clause() {
            return kind.map(is -> Clause.of(is).with("office", office));
        }

        @Override
        public Measure in(Register register) {
            return (timeline, week) -> timeline.person() % 7;
        }
    }

    @Test
    void onesOwnKindIsReadByAVocabularyThatHasIt() {
        ProtocolVocabulary ours = ProtocolVocabulary.effekt()
                .withCovariate("distance", is -> new Distance(is.text("office"), Optional.of("distance")))
                .withCriterion("weekend", is -> new Criterion() {
                    @Override
                    public String name() {
                        return "at the weekend";
                    }

                    @Override
                    public Optional<Clause> clause() {
                        return Optional.of(Clause.of("weekend"));
                    }

                    @Override
                    public Test in(Register register) {
                        return timeline -> WeekSet.EMPTY;
                    }
                })
                .withOutcome("contact", is -> Outcomes.in(is.group("by")).named("contact"));
        String json = pilot().exactlyOn(new Distance("Ry", Optional.of("distance")))
                .build()
                .toJson();

        assertThat(Study.fromJson(json, ours).toJson()).isEqualTo(json);
        assertThat(Study.fromJson(
                                PILOT.replace("\"not-yet-in\",", "\"not\", \"of\" : \"weekend\",")
                                        .replace("\"intervention\" : \"mentor\"", "")
                                        .replaceAll("\"weekend\",\\s*\\}", "\"weekend\" }"),
                                ours)
                        .eligible()
                        .name())
                .endsWith(" and not at the weekend");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Study.fromJson(json))
                .withMessageContaining("protocol, $.exactlyOn[1]: no covariate of kind 'distance'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ours.withCovariate("age", is -> Covariates.age()))
                .withMessageContaining("there is a covariate of kind 'age'");
    }

    @Test
    void everyChoiceOfTheBuilderIsAFieldOfTheJson() {
        Stream<String> choices = Arrays.stream(StudyBuilder.class.getMethods())
                .filter(method -> method.getDeclaringClass() == StudyBuilder.class)
                .map(Method::getName)
                .filter(name -> !List.of("build", "checkedBy").contains(name));

        assertThat(choices).allSatisfy(name -> assertThat(PILOT).contains("\n  \"" + name + "\" : "));
    }

    @Test
    void speaksOfBenefitsToo() {
        String json = pilot().outcomes(onPublicBenefit()).build().toJson();

        assertThat(Study.fromJson(json).outcomes().get(1)).isEqualTo(onPublicBenefit());
    }
}
