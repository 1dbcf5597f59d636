package dk.effekt.study;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.calendar.FollowUp;
import dk.effekt.cohort.Criteria;
import dk.effekt.cohort.Criterion;
import dk.effekt.cohort.LaterStarts;
import dk.effekt.cohort.RiskSetDesign;
import dk.effekt.covariate.Covariate;
import dk.effekt.covariate.Covariates;
import dk.effekt.effect.EffectEstimator;
import dk.effekt.effect.EffectEstimators;
import dk.effekt.effect.Normalization;
import dk.effekt.effect.WeeklyEstimator;
import dk.effekt.matching.Caliper;
import dk.effekt.matching.CoarsenedExact;
import dk.effekt.matching.Coarsening;
import dk.effekt.matching.EntropyBalancing;
import dk.effekt.matching.ExactMatching;
import dk.effekt.matching.InversePropensity;
import dk.effekt.matching.Matcher;
import dk.effekt.matching.MatchingOrder;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.matching.OptimalFull;
import dk.effekt.matching.OptimalPairs;
import dk.effekt.matching.PropensityScore;
import dk.effekt.matching.QuickFullMatching;
import dk.effekt.matching.Subclassification;
import dk.effekt.matching.TieRule;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.Outcomes;
import dk.effekt.register.Employment;
import dk.effekt.register.Sex;
import dk.effekt.register.SpellRule;
import dk.effekt.register.StateGroup;
import dk.effekt.regression.OutcomeModel;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A protocol that is written and read again is the same, whatever it is made of. */
class StudyJsonPropertyTest {

    @Property(tries = 500)
    void aProtocolSurvivesItsJson(@ForAll("studies") Study study) {
        Study read = Study.fromJson(study.toJson());

        assertThat(read.toJson()).isEqualTo(study.toJson());
        assertThat(read.protocol()).isEqualTo(study.protocol());
        assertThat(read.hash()).isEqualTo(study.hash());
        assertThat(read.eligible().clause()).isEqualTo(study.eligible().clause());
        assertThat(read.eligible().conjuncts()).hasSameSizeAs(study.eligible().conjuncts());
        assertThat(read.matchedOn()).extracting(Covariate::name).isEqualTo(names(study.matchedOn()));
        assertThat(read.matchedOn())
                .extracting(Covariate::historyWeeks)
                .isEqualTo(
                        study.matchedOn().stream().map(Covariate::historyWeeks).toList());
        assertThat(read.exactly()).extracting(Covariate::name).isEqualTo(names(study.exactly()));
        assertThat(read.outcomes()).isEqualTo(study.outcomes());
        assertThat(read.followUps()).isEqualTo(study.followUps());
        assertThat(read.design()).isEqualTo(study.design());
        assertThat(read.scale()).isEqualTo(study.scale());
        if (!(study.matcher() instanceof NearestNeighbour)) {
            assertThat(read.matcher()).isEqualTo(study.matcher());
        }
    }

    private static List<String> names(List<Covariate> covariates) {
        return covariates.stream().map(Covariate::name).toList();
    }

    @Provide
    static Arbitrary<Study> studies() {
        Arbitrary<StudyBuilder> who = Combinators.combine(
                        words(),
                        criteria(),
                        Combinators.combine(
                                        Arbitraries.of(RiskSetDesign.AtRisk.class), Arbitraries.of(LaterStarts.class))
                                .as(RiskSetDesign::new),
                        covariates()
                                .list()
                                .uniqueElements(Covariate::name)
                                .ofMinSize(1)
                                .ofMaxSize(6),
                        covariates().list().uniqueElements(Covariate::name).ofMaxSize(3))
                .as((name, eligible, design, matchedOn, exactly) -> Study.named(name)
                        .participantsOf(name + " 2")
                        .eligible(eligible)
                        .design(design)
                        .matchedOn(matchedOn)
                        .exactlyOn(exactly.toArray(Covariate[]::new)));
        return Combinators.combine(
                        who,
                        matchers(),
                        estimators(),
                        Arbitraries.of(PropensityScore.Scale.class),
                        followUps().list().ofMinSize(1).ofMaxSize(4),
                        outcomes()
                                .list()
                                .uniqueElements(Outcome::name)
                                .ofMinSize(1)
                                .ofMaxSize(4))
                .as((builder, matcher, estimator, scale, followUps, outcomes) -> {
                    builder.matcher(matcher)
                            .estimator(WeeklyEstimator.of(estimator))
                            .score(scale)
                            .followUp(followUps)
                            .outcomes(outcomes)
                            .subgroups(Covariates.bands(Covariates.age(), outcomes.size()), Covariates.sex());
                    return builder;
                })
                .filter(StudyJsonPropertyTest::canBeBuilt)
                .map(StudyBuilder::build);
    }

    /** Chance makes contradictions, such as two ages that nobody has at once. */
    private static boolean canBeBuilt(StudyBuilder builder) {
        try {
            builder.build();
            return true;
        } catch (IllegalArgumentException contradiction) {
            return false;
        }
    }

    private static Arbitrary<String> words() {
        return Arbitraries.oneOf(
                Arbitraries.of("kind", "\"quoted\\\"", "Øst for Århus", "a\nb", "job", "union"),
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8));
    }

    private static Arbitrary<StateGroup> groups() {
        Arbitrary<StateGroup> simple = Arbitraries.oneOf(
                Arbitraries.of(
                        StateGroup.BENEFIT, StateGroup.JOB, StateGroup.SELF_SUPPORT, StateGroup.JOB_OR_EDUCATION),
                words().map(StateGroup::of),
                words().map(word -> StateGroup.of(word, Employment.NOT_EMPLOYED)));
        return Arbitraries.oneOf(
                simple,
                Combinators.combine(simple, simple).as(StateGroup::or),
                Combinators.combine(simple, words()).as(StateGroup::named));
    }

    private static Arbitrary<Integer> weeks() {
        return Arbitraries.integers().between(1, 60);
    }

    private static Arbitrary<Criterion> criteria() {
        Arbitrary<Criterion> simple = Arbitraries.oneOf(
                Combinators.combine(weeks(), weeks()).as((from, years) -> Criteria.age(from, from + years)),
                Arbitraries.of(Sex.class).map(Criteria::sex),
                Arbitraries.integers()
                        .between(101, 860)
                        .array(int[].class)
                        .ofMinSize(1)
                        .ofMaxSize(3)
                        .map(Criteria::municipality),
                Combinators.combine(words(), words(), words()).as(Criteria::trait),
                groups().map(Criteria::receiving),
                Combinators.combine(groups(), weeks()).as(Criteria::receivingFor),
                Combinators.combine(groups(), weeks()).as(Criteria::receivingAtMost),
                Combinators.combine(groups(), weeks(), weeks())
                        .as((group, some, more) -> Criteria.receivedAtLeast(group, some, some + more)),
                Combinators.combine(groups(), weeks(), weeks())
                        .as((group, some, more) -> Criteria.receivedAtMost(group, some, some + more)),
                words().map(Criteria::notYetIn),
                Combinators.combine(weeks(), words()).as(Criteria::notInLast));
        return Arbitraries.recursive(
                () -> simple,
                inner -> Arbitraries.oneOf(
                        Combinators.combine(inner, simple).as(Criterion::and),
                        Combinators.combine(simple, inner).as(Criterion::or),
                        inner.map(Criteria::not),
                        Combinators.combine(inner, weeks()).as(Criterion::shift)),
                0,
                4);
    }

    private static Arbitrary<Covariate> covariates() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        Covariates.age(),
                        Covariates.sex(),
                        Covariates.origin(),
                        Covariates.municipality(),
                        Covariates.calendarWeek(),
                        Covariates.startYear(),
                        Covariates.bands(Covariates.age(), 25, 30.5)),
                words().map(Covariates::trait),
                words().map(Covariates::traitNumber),
                Combinators.combine(groups(), weeks())
                        .as((group, weeks) -> Covariates.weeksIn(group, Covariates.last(weeks))),
                groups().map(Covariates::currentSpellLength),
                Combinators.combine(groups(), Arbitraries.integers().between(0, 13))
                        .as((group, block) -> Covariates.historyBlocks(group, Covariates.last(78))
                                .get(block)),
                Arbitraries.of(Covariates.historyBlocks(StateGroup.JOB, Covariates.last(8))));
    }

    private static Arbitrary<FollowUp> followUps() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(1, 60).map(m -> new FollowUp(m, FollowUp.Rule.WEEKS)),
                Arbitraries.of(1, 3, 6, 12).map(m -> new FollowUp(m, FollowUp.Rule.JOBINDSATS_DAYS)));
    }

    private static Arbitrary<Outcome> outcomes() {
        Arbitrary<Outcome> plain = Arbitraries.oneOf(
                Combinators.combine(groups(), words())
                        .as((group, name) -> Outcomes.in(group).named(name)),
                groups().map(Outcomes::weeksIn),
                Arbitraries.just(Outcomes.paidHours()),
                Combinators.combine(groups(), weeks()).as(Outcomes::sustainedExitTo),
                Combinators.combine(weeks(), groups(), Arbitraries.of(SpellRule.class))
                        .as(Outcomes::returnedWithin),
                Combinators.combine(
                                Arbitraries.of(SpellRule.class),
                                Arbitraries.integers().between(0, 3))
                        .as((rule, place) -> Outcomes.firstExit(
                                        StateGroup.BENEFIT, StateGroup.JOB, StateGroup.EDUCATION)
                                .by(rule)
                                .outcomes()
                                .get(place)),
                Arbitraries.integers()
                        .between(0, 2)
                        .map(place -> Outcomes.firstArrival(StateGroup.JOB, StateGroup.EDUCATION)
                                .outcomes()
                                .get(place)));
        return Arbitraries.oneOf(
                plain,
                Combinators.combine(plain, Arbitraries.of(Outcome.Aim.class)).as(Outcome::aimingAt));
    }

    private static Arbitrary<Caliper> calipers() {
        return Arbitraries.oneOf(
                Arbitraries.just(Caliper.NONE),
                Arbitraries.doubles().between(0.001, 2).ofScale(4).map(Caliper::ofSd),
                Arbitraries.doubles().between(0.001, 2).ofScale(4).map(Caliper::ofScore));
    }

    private static Arbitrary<Matcher> matchers() {
        return Arbitraries.oneOf(
                Combinators.combine(weeks(), calipers(), Arbitraries.of(MatchingOrder.class))
                        .as((matches, caliper, order) ->
                                NearestNeighbour.of(matches).within(caliper).withoutReplacement(order)),
                Combinators.combine(weeks(), Arbitraries.of(TieRule.class))
                        .as((matches, ties) -> NearestNeighbour.of(matches).ties(ties)),
                Combinators.combine(weeks(), Arbitraries.doubles().between(0, 1))
                        .as((matches, width) -> NearestNeighbour.of(matches).averagingTies(width)),
                weeks().map(most -> NearestNeighbour.ofVariable(1, most + 1, 1 + most / 2.0)
                        .ties(TieRule.LOWER_SCORE_FIRST)
                        .reusedAtMost(most)),
                Arbitraries.just(ExactMatching.INSTANCE),
                Combinators.combine(coarsenings(), coarsenings(), words())
                        .as((others, one, name) -> CoarsenedExact.of(others).with(name, one)),
                Combinators.combine(weeks(), weeks())
                        .as((most, least) -> Subclassification.of(most + 1).atLeast(least - 1)),
                Combinators.combine(weeks(), weeks(), calipers())
                        .as((treated, untreated, caliper) -> QuickFullMatching.withDefaults()
                                .atLeast(treated, untreated)
                                .ofSize(treated + untreated + 1)
                                .within(caliper)),
                Combinators.combine(weeks(), calipers())
                        .as((matches, caliper) ->
                                OptimalPairs.of(matches).within(caliper).withMostPairs(3_000_000_000L + matches)),
                Combinators.combine(weeks(), weeks(), calipers())
                        .as((a, b, caliper) ->
                                OptimalFull.create().within(caliper).withAtMost(a, b)),
                Arbitraries.just(OptimalFull.create()),
                Arbitraries.doubles()
                        .between(0.001, 0.4)
                        .ofScale(4)
                        .map(low -> InversePropensity.withDefaults()
                                .trimmedTo(low, 1 - low)
                                .truncatedAt(1 - low)),
                Combinators.combine(
                                Arbitraries.integers().between(1, 3),
                                Arbitraries.of(EntropyBalancing.TargetMeans.class))
                        .as(EntropyBalancing::new));
    }

    private static Arbitrary<Coarsening> coarsenings() {
        return Arbitraries.oneOf(
                Arbitraries.doubles().between(-5, 5).map(cut -> Coarsening.at(cut, 5.5, 7)),
                weeks().map(Coarsening::bins),
                weeks().map(Coarsening::quantiles),
                Arbitraries.of(Coarsening.Rule.class).map(Coarsening::automatic),
                Arbitraries.just(Coarsening.none()));
    }

    private static Arbitrary<EffectEstimator> estimators() {
        Arbitrary<OutcomeModel> models = Arbitraries.of(OutcomeModel.class);
        return Arbitraries.oneOf(
                Arbitraries.of(
                        EffectEstimators.weightedDifference(),
                        EffectEstimators.biasCorrected(),
                        EffectEstimators.focalRegression()),
                models.map(EffectEstimators::regressionAdjusted),
                models.map(EffectEstimators::ancova),
                Combinators.combine(models, Arbitraries.of(Normalization.class)).as(EffectEstimators::augmented));
    }
}
