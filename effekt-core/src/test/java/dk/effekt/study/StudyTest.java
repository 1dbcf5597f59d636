package dk.effekt.study;

import static dk.effekt.Town.born;
import static dk.effekt.Town.person;
import static dk.effekt.Town.start;
import static dk.effekt.calendar.FollowUp.jobindsatsDays;
import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.not;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.cohort.RiskSetDesign.AtRisk.THROUGH_START_WEEK;
import static dk.effekt.cohort.RiskSetDesign.riskSet;
import static dk.effekt.covariate.Covariates.age;
import static dk.effekt.covariate.Covariates.calendarWeek;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.municipality;
import static dk.effekt.covariate.Covariates.sex;
import static dk.effekt.covariate.Covariates.weeksIn;
import static dk.effekt.outcome.Outcomes.inJob;
import static dk.effekt.outcome.Outcomes.onPublicBenefit;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.calendar.FollowUp;
import dk.effekt.cohort.Attrition;
import dk.effekt.cohort.Cohort;
import dk.effekt.cohort.CohortDesign;
import dk.effekt.cohort.Criteria;
import dk.effekt.cohort.Criterion;
import dk.effekt.covariate.Covariates;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectEstimators;
import dk.effekt.effect.Effects;
import dk.effekt.effect.PathEstimator;
import dk.effekt.effect.WeeklyEstimator;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.matching.Caliper;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.matching.PropensityScore;
import dk.effekt.matching.TieRule;
import dk.effekt.outcome.OutcomeMatrix;
import dk.effekt.outcome.Outcomes;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StudyTest {

    private static final String ON_BENEFIT = "C".repeat(40);

    /** On benefit, matched on age, followed for a month. */
    private static StudyBuilder simple() {
        return Study.named("pilot")
                .participantsOf("course")
                .eligible(receiving(BENEFIT))
                .matchedOn(age())
                .followUp(months(1))
                .outcomes(onPublicBenefit());
    }

    /** The same without a caliper, which leaves few in so small a town. */
    private static StudyBuilder loose() {
        return simple().matcher(NearestNeighbour.of(2));
    }

    @Nested
    class Building {

        @Test
        void saysWhichChoiceIsMissingAndTheCallThatMakesIt() {
            StudyBuilder builder = Study.named("pilot");
            assertIncomplete(builder, "whose participants it is about; add .participantsOf(");
            builder.participantsOf("course");
            assertIncomplete(builder, "who is eligible; add .eligible(");
            builder.eligible(receiving(BENEFIT));
            assertIncomplete(builder, "when to follow up; add .followUp(months(");
            builder.followUp(months(1));
            assertIncomplete(builder, "which outcomes to look at; add .outcomes(");
            builder.outcomes(onPublicBenefit());
            assertIncomplete(builder, "what to match on; add .matchedOn(age(), …) or .exactlyOn(");
            builder.exactlyOn(sex());
            assertThat(builder.build()).hasToString("study 'pilot' of 'course', 1 outcomes to week 4");
        }

        private void assertIncomplete(StudyBuilder builder, String sentence) {
            assertThatIllegalArgumentException()
                    .isThrownBy(builder::build)
                    .withMessageStartingWith("study 'pilot' does not say ")
                    .withMessageContaining(sentence);
        }

        @Test
        void listsGrowWithEveryCall() {
            Study study = simple().matchedOn(calendarWeek())
                    .exactlyOn(sex())
                    .exactlyOn(municipality())
                    .followUp(months(6, 3))
                    .outcomes(inJob())
                    .build();

            assertThat(study.outcomes()).extracting(o -> o.name()).containsExactly("public-benefit", "job");
            assertThat(study.followUps()).extracting(FollowUp::months).containsExactly(1, 3, 6);
            assertThat(study.horizon()).isEqualTo(26);
            assertThat(study.protocol())
                    .contains("matched on: age; calendar week\n", "exactly on: start week; sex; municipality\n");
        }

        @Test
        void aStudyKeepsWhatItWasBuiltWith() {
            StudyBuilder builder = simple();
            Study study = builder.build();
            String protocol = study.protocol();

            builder.outcomes(inJob())
                    .followUp(months(12))
                    .matchedOn(calendarWeek())
                    .participantsOf("other");

            assertThat(study.protocol()).isEqualTo(protocol);
            assertThat(study.intervention()).isEqualTo("course");
            assertThat(study.name()).isEqualTo("pilot");
        }

        @Test
        void refusesTwoThingsOfOneName() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> simple().outcomes(Outcomes.in(JOB).named("public-benefit"))
                            .build())
                    .withMessageContaining("outcomes have the same name twice");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> simple().matchedOn(age()).build())
                    .withMessageContaining("covariates to match on");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> simple().exactlyOn(sex(), sex()).build())
                    .withMessageContaining("covariates to match exactly on");
        }
    }

    @Nested
    class Protocol {

        @Test
        void isALineForEachChoice() {
            assertThat(Simulated.study().build().protocol()).isEqualTo("""
                            study: Brobygning til Uddannelse
                            participants of: course
                            eligible: age 18–30 and on educational-assistance
                            design: risk sets: start in week w versus not yet, both arms eligible at the end of week w-1, outcomes from week w
                            exactly on: start week; sex
                            matched on: age; weeks in educational-assistance, last 10; weeks running in educational-assistance
                            score: logistic propensity, log odds
                            matching: 5 nearest neighbours with replacement, caliper 0.2 SD of the score, ties averaged
                            estimator: difference adjusted by a regression of those compared with, standard errors clustered on the person (HC1)
                            beside it: augmented inverse probability weighting (Hajek) on the person-weeks at risk
                            follow-up: 1 month (week 4); 3 months (week 13)
                            outcomes: job-or-education; weeks-of-paid-work; public-benefit
                            for whom: all
                            negative controls: none
                            where: educational-assistance = educational-assistance; job-or-education = no-registered-benefit and employed or education; job = no-registered-benefit and employed; income-replacement = income-replacement
                            """);
        }

        @Test
        void namesCovariatesThatCameAsAList() {
            Study study = Simulated.study()
                    .matchedOn(Covariates.historyBlocks(StateGroup.EDUCATIONAL_ASSISTANCE, Covariates.last(8)))
                    .build();
            assertThat(study.protocol())
                    .contains("; weeks in educational-assistance, 1–4 weeks before;"
                            + " weeks in educational-assistance, 5–8 weeks before\n");
        }

        @Test
        void isHashedAsItReads() throws NoSuchAlgorithmException {
            Study study = simple().build();

            assertThat(study.hash())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256")
                                    .digest((study.protocol() + study.toJson()).getBytes(StandardCharsets.UTF_8))))
                    .isEqualTo(simple().build().hash());
        }

        @Test
        void everyChoiceChangesTheHash() {
            NearestNeighbour five = NearestNeighbour.of(5).within(Caliper.ofSd(0.2));
            List<StudyBuilder> studies = List.of(
                    simple(),
                    simple().participantsOf("other course"),
                    simple().eligible(receiving(JOB)),
                    simple().eligible(Criteria.receivingFor(BENEFIT, 2)),
                    simple().eligible(not(receiving(JOB).and(receiving(BENEFIT)))),
                    simple().eligible(not(receiving(JOB)).and(receiving(BENEFIT))),
                    simple().eligible(receiving(JOB).or(receiving(BENEFIT))),
                    simple().design(riskSet(THROUGH_START_WEEK)),
                    simple().exactlyOn(sex()),
                    simple().matchedOn(sex()),
                    simple().matchedOn(weeksIn(BENEFIT, last(2))),
                    simple().matchedOn(weeksIn(BENEFIT, last(3))),
                    simple().matchedOn(weeksIn(JOB, last(3))),
                    simple().score(PropensityScore.Scale.PROBABILITY),
                    simple().matcher(NearestNeighbour.of(4).within(Caliper.ofSd(0.2))),
                    simple().matcher(five.within(Caliper.ofSd(0.25))),
                    simple().matcher(five.within(Caliper.ofScore(0.2))),
                    simple().matcher(five.within(Caliper.NONE)),
                    simple().matcher(five.ties(TieRule.LOWER_SCORE_FIRST)),
                    simple().estimator(new Renamed()),
                    simple().followUp(months(3)),
                    simple().followUp(jobindsatsDays(1)),
                    simple().outcomes(inJob()));

            assertThat(studies).extracting(s -> s.build().hash()).doesNotHaveDuplicates();
            assertThat(Study.named("other")
                            .participantsOf("course")
                            .eligible(receiving(BENEFIT))
                            .matchedOn(age())
                            .followUp(months(1))
                            .outcomes(onPublicBenefit())
                            .build()
                            .hash())
                    .isNotEqualTo(simple().build().hash());
        }

        @Test
        void whatIsTheDefaultChangesNothingWhenSaid() {
            assertThat(simple().design(riskSet())
                            .score(PropensityScore.Scale.LOG_ODDS)
                            .matcher(NearestNeighbour.of(5).within(Caliper.ofSd(0.2)))
                            .estimator(WeeklyEstimator.of(EffectEstimators.focalRegression()))
                            .build()
                            .hash())
                    .isEqualTo(simple().build().hash());
        }
    }

    @Nested
    class Refusing {

        @Test
        void listsEverythingThatTheRegisterLacksAtOnce() {
            Register register = Town.register(person(1, ON_BENEFIT), person(2, ON_BENEFIT));
            Study study = simple().eligible(Criteria.age(18, 30).and(receiving(StateGroup.of("sickness-benefits"))))
                    .matchedOn(weeksIn(JOB, last(4)))
                    .outcomes(inJob())
                    .build();

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> study.estimate(register, Participations.of(List.of(start(1, 5)))))
                    .withMessage("""
                            study 'pilot' cannot be estimated on this register:
                            - 'age 18–29' needs birth dates, of which the register has none; read an extract with that column
                            - 'sickness-benefits' needs a group that codebook town 1 lacks: 'sickness-benefits'; \
                            did you mean 'sickness-benefit'?
                            - 'age' needs birth dates, of which the register has none; read an extract with that column
                            - 'job' needs the monthly employment ratio, which the register lacks; \
                            read an extract with columns grad_YYYY_MM""");
        }

        @Test
        void offersTheNearestInterventionOrAllThereAre() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> estimate(simple().participantsOf("curse"), town(5), List.of(start(1, 5))))
                    .withMessage("no participation in intervention 'curse'; did you mean 'course'?");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> estimate(simple(), town(5), List.of()))
                    .withMessage("no participation in intervention 'course'; there are none");
        }

        @Test
        void showsWhereNobodyIsLeft() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> estimate(
                            simple().eligible(Criteria.age(18, 30).and(receiving(JOB))),
                            town(5),
                            List.of(start(1, 5), start(2, 7), start(2, 9), start(99, 5))))
                    .withMessage("""
                            study 'pilot': no participant is eligible; this became of the participations:
                            step                           lost  left
                            participations                          4
                            the person's first                1     3
                            person in the register            1     2
                            start in the register's weeks           2
                            age 18–29                               2
                            on job                            2     0
                            """);
        }

        @Test
        void saysThatThereIsNobodyToCompareWith() {
            List<Participation> all =
                    IntStream.rangeClosed(1, 5).mapToObj(id -> start(id, 5)).toList();

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> estimate(simple(), town(5), all))
                    .withMessageStartingWith("study 'pilot': nobody else is eligible in a week of a start, so there is "
                            + "nobody to compare with; this became of the participations:\nstep")
                    .withMessageContaining("on income-replacement");
        }

        @Test
        void showsWhereNobodyIsMatched() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> estimate(
                            simple().matcher(NearestNeighbour.of(1).within(Caliper.ofScore(0))),
                            town(5),
                            List.of(start(1, 5), start(3, 5))))
                    .withMessageContaining("no participant is matched")
                    .withMessageContaining("someone to compare with in the stratum           2")
                    .withMessageContaining("within the caliper                         2     0");
        }
    }

    @Nested
    class Estimating {

        @Test
        void oneParticipantIsEnoughForAnEstimate() {
            StudyResult result = estimate(loose(), town(6), List.of(start(3, 5)));

            Effect effect = result.effect(onPublicBenefit(), 1);
            // Persons 1, 3 and 5 stay on benefit to the end, 2, 4 and 6 leave it in week 7; the ages ascend.
            assertThat(effect.treated()).isOne();
            assertThat(effect.controls()).isEqualTo(2);
            assertThat(effect.estimate()).isEqualTo(1);
            // 366 days from person 2 to 3, 365 to 4: half a day apart, and one participant has no spread to measure it
            // by.
            assertThat(result.balance().worstAfter()).isNaN();
            assertThat(result.balance().passes()).isFalse();
        }

        @Test
        void equalOutcomesHaveNoError() {
            Person[] alike = IntStream.rangeClosed(1, 6)
                    .mapToObj(id -> person(id, ON_BENEFIT, born("199" + id + "-05-05")))
                    .toArray(Person[]::new);

            Effect effect = loose().build()
                    .estimate(Town.register(alike), Participations.of(List.of(start(3, 5), start(4, 7))))
                    .effect(onPublicBenefit(), 1);

            assertThat(effect.estimate()).isZero();
            assertThat(effect.standardError()).isZero();
        }

        @Test
        void exactMatchingAloneComparesWithAllInTheStratum() {
            StudyBuilder exact = Study.named("pilot")
                    .participantsOf("course")
                    .eligible(receiving(BENEFIT))
                    .exactlyOn(sex())
                    .followUp(months(1))
                    .outcomes(onPublicBenefit());

            StudyResult result = estimate(exact, town(6), List.of(start(3, 5)));

            assertThat(result.study().protocol()).contains("\nmatched on: nothing more\n");
            assertThat(result.sample().partners(0)).isEqualTo(5);
            assertThat(result.balance().rows()).isEmpty();
            // Of the five others two, 1 and 5, are still on benefit.
            assertThat(result.effect(onPublicBenefit(), 1).estimate()).isEqualTo(1 - 0.4);
            assertThat(result.summary()).contains("0 covariates");
        }

        @Test
        void outcomesBeginAfterTheTest() {
            StudyResult through = estimate(loose().design(riskSet(THROUGH_START_WEEK)), town(6), List.of(start(3, 5)));
            StudyResult before = estimate(loose(), town(6), List.of(start(3, 5)));

            assertThat(through.path(onPublicBenefit()).firstWeek()).isOne();
            assertThat(before.path(onPublicBenefit()).firstWeek()).isZero();
            assertThat(before.path(onPublicBenefit()).lastWeek()).isEqualTo(4);
        }

        @Test
        void beyondTheExtractNothingIsObserved() {
            StudyResult result = estimate(loose().followUp(months(9)), town(6), List.of(start(3, 5)));

            assertThat(result.path(onPublicBenefit()).at(34).estimate()).isFinite();
            assertThat(result.path(onPublicBenefit()).at(35).estimate()).isNaN();
            assertThat(result.path(onPublicBenefit()).at(35).standardError()).isNaN();
            assertThat(result.effects().estimand()).endsWith(", among those observed");
        }

        @Test
        void takesADesignOfTheCallersOwn() {
            StudyResult result =
                    estimate(loose().design(new EveryoneInWeekFive()), town(6), List.of(start(3, 5), start(4, 9)));

            assertThat(result.attrition().left()).isOne();
            assertThat(result.effects().estimand()).isEqualTo("ATT of starting in week 5 versus not");
        }

        private record EveryoneInWeekFive() implements CohortDesign {
            @Override
            public Cohort assemble(Register register, List<Participation> all, Criterion eligible, int history) {
                boolean[] treated = new boolean[register.size()];
                int[] weeks = new int[register.size()];
                for (int person = 0; person < treated.length; person++) {
                    long id = register.personId(person);
                    weeks[person] = Town.week(5);
                    treated[person] = all.stream()
                            .anyMatch(p -> p.personId() == id && p.startWeek().epochWeek() == Town.week(5));
                }
                return Cohort.of(
                        register,
                        IntStream.range(0, treated.length).toArray(),
                        weeks,
                        treated,
                        Attrition.startingWith("participations", all.size()).then("start in week 5", 1));
            }

            @Override
            public int firstOutcomeWeek() {
                return 0;
            }

            @Override
            public String contrast() {
                return "starting in week 5 versus not";
            }

            @Override
            public String describe() {
                return "everyone, in week 5";
            }
        }
    }

    /** Persons 1, 2, …, each a year younger; the even ones leave benefit in week 7. */
    private static Register town(int size) {
        List<Person> persons = new ArrayList<>();
        for (int id = 1; id <= size; id++) {
            String weeks = id % 2 == 0 ? "CCCCCCC" + ".".repeat(33) : ON_BENEFIT;
            persons.add(new Person(id, weeks, ".", born("199" + id + "-02-05")));
        }
        return Town.register(persons);
    }

    private static StudyResult estimate(StudyBuilder study, Register register, List<Participation> participations) {
        return study.build().estimate(register, Participations.of(participations));
    }

    private static final class Renamed implements PathEstimator {
        @Override
        public Effects estimate(MatchedSample sample, OutcomeMatrix outcomes, int[] persons, String contrast) {
            return WeeklyEstimator.of(EffectEstimators.weightedDifference())
                    .estimate(sample, outcomes, persons, contrast);
        }

        @Override
        public String describe() {
            return "the same under another name";
        }
    }
}
