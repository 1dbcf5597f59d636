package dk.effekt.study;

import dk.effekt.calendar.FollowUp;
import dk.effekt.cohort.CohortDesign;
import dk.effekt.cohort.Criterion;
import dk.effekt.cohort.RiskSetDesign;
import dk.effekt.covariate.Covariate;
import dk.effekt.effect.EffectEstimators;
import dk.effekt.effect.PathEstimator;
import dk.effekt.effect.WeeklyEstimator;
import dk.effekt.matching.Caliper;
import dk.effekt.matching.Matcher;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.matching.PropensityScore;
import dk.effekt.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes the choices of a {@link Study}, in any order. Lists grow with every call; of any other choice the last one holds. Not
 * thread-safe.
 */
public final class StudyBuilder {

    final String name;
    Optional<String> intervention = Optional.empty();
    Optional<Criterion> eligible = Optional.empty();
    CohortDesign design = RiskSetDesign.riskSet();
    final List<Covariate> exactly = new ArrayList<>();
    final List<Covariate> matchedOn = new ArrayList<>();
    PropensityScore.Scale scale = PropensityScore.Scale.LOG_ODDS;
    Matcher matcher = NearestNeighbour.of(5).within(Caliper.ofSd(0.2));
    PathEstimator estimator = WeeklyEstimator.of(EffectEstimators.focalRegression());
    final List<FollowUp> followUps = new ArrayList<>();
    final List<Outcome> outcomes = new ArrayList<>();
    final List<ProtocolCheck> checks = new ArrayList<>();
    final List<Covariate> subgroups = new ArrayList<>();
    final List<Outcome> negativeControls = new ArrayList<>();

    StudyBuilder(String name) {
        this.name = name;
    }

    /** The intervention, as it is named in the participation list. */
    public StudyBuilder participantsOf(String interventionName) {
        intervention = Optional.of(interventionName);
        return this;
    }

    /** What treated and untreated must meet. */
    public StudyBuilder eligible(Criterion criterion) {
        eligible = Optional.of(criterion);
        return this;
    }

    /**
     * Who is compared from which week; {@link RiskSetDesign#riskSet()} unless said otherwise. If it censors later starts, the chance
     * of starting in a week is that of the score, which knows what is matched on. Where something that is matched exactly on, or
     * the time of year, moves who starts later, name it there, too.
     */
    public StudyBuilder design(CohortDesign newDesign) {
        design = newDesign;
        return this;
    }

    /** On what matches must be equal, beside the week of the start. */
    public StudyBuilder exactlyOn(Covariate... covariates) {
        exactly.addAll(List.of(covariates));
        return this;
    }

    /** On what matches must be alike: the covariates of the propensity score. */
    public StudyBuilder matchedOn(Covariate... covariates) {
        matchedOn.addAll(List.of(covariates));
        return this;
    }

    /** The same, for covariates that come as a list, such as {@code historyBlocks(JOB, last(104))}. */
    public StudyBuilder matchedOn(List<Covariate> covariates) {
        matchedOn.addAll(covariates);
        return this;
    }

    /** On which scale scores are compared; the log odds unless said otherwise. */
    public StudyBuilder score(PropensityScore.Scale newScale) {
        scale = newScale;
        return this;
    }

    /** How matches are found; unless said otherwise five nearest neighbours within 0.2 SD of the score, ties averaged. */
    public StudyBuilder matcher(Matcher newMatcher) {
        matcher = newMatcher;
        return this;
    }

    /**
     * How effects are estimated; unless said otherwise week by week, {@linkplain EffectEstimators#focalRegression adjusted} by a
     * regression of those compared with.
     */
    public StudyBuilder estimator(PathEstimator newEstimator) {
        estimator = newEstimator;
        return this;
    }

    /** The points at which the result reports; the last is the horizon of the path. */
    public StudyBuilder followUp(List<FollowUp> points) {
        followUps.addAll(points);
        return this;
    }

    /** The outcomes to look at. */
    public StudyBuilder outcomes(Outcome... newOutcomes) {
        return outcomes(List.of(newOutcomes));
    }

    /** The same, for outcomes that come as a list, such as {@code firstExit(BENEFIT, JOB, EDUCATION).outcomes()}. */
    public StudyBuilder outcomes(List<? extends Outcome> newOutcomes) {
        outcomes.addAll(newOutcomes);
        return this;
    }

    /** Checks beside those that effekt brings. They decide whether there is a result, not which, so no protocol tells of them. */
    public StudyBuilder checkedBy(ProtocolCheck... newChecks) {
        checks.addAll(List.of(newChecks));
        return this;
    }

    /**
     * For whom the effects are told apart: categories known at the start, such as {@code bands(age(), 25)}, declared before
     * outcomes are looked at.
     */
    public StudyBuilder subgroups(Covariate... covariates) {
        for (Covariate covariate : covariates) {
            if (covariate.scale() != Covariate.Scale.CATEGORICAL) {
                throw new IllegalArgumentException(
                        "'" + covariate.name() + "' is a number and makes no groups; give bands(…) of it");
            }
        }
        subgroups.addAll(List.of(covariates));
        return this;
    }

    /**
     * Outcomes that the programme cannot change, such as benefits for reasons that it has no part in: an effect on them is one of
     * who takes part ({@link StudyResult#refute}).
     */
    public StudyBuilder negativeControls(Outcome... outcomesWithoutEffect) {
        negativeControls.addAll(List.of(outcomesWithoutEffect));
        return this;
    }

    /**
     * The study.
     *
     * @throws IllegalArgumentException if a choice without a default was not made, or two contradict each other
     */
    public Study build() {
        return new Study(this);
    }

    IllegalArgumentException incomplete(String what, String call) {
        return new IllegalArgumentException("study '" + name + "' does not say " + what + "; add ." + call);
    }
}
