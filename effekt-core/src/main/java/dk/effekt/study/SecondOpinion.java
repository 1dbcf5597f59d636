package dk.effekt.study;

import dk.effekt.calendar.FollowUp;
import dk.effekt.cohort.Cohort;
import dk.effekt.covariate.Covariate;
import dk.effekt.covariate.CovariateMeasurement;
import dk.effekt.covariate.Covariates;
import dk.effekt.covariate.DesignMatrix;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectEstimator;
import dk.effekt.effect.EffectEstimators;
import dk.effekt.effect.Effects;
import dk.effekt.effect.Normalization;
import dk.effekt.effect.WeeklyEstimator;
import dk.effekt.matching.InversePropensity;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.PropensityModels;
import dk.effekt.matching.PropensityScore;
import dk.effekt.matching.Units;
import dk.effekt.outcome.OutcomeMatrix;
import dk.effekt.regression.OutcomeModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The effects by another way than the study's own, from the same person-weeks at risk: augmented inverse probability weighting
 * (AIPW), which matches nobody. Where the two differ by more than their errors, the answer hangs on the method. If later starts
 * are censored, rows have weights beside those of the score, which the regression of those compared with takes, too.
 *
 * <p>The score and the regression know the covariates matched on, those matched exactly on, and the week. Of untreated person-weeks
 * beyond twenty for each start, or 200,000, some are taken, by a number drawn from person and week, so that work stays bounded; that
 * changes the score by a constant alone. Twenty for each start leave the variance some twentieth above that of all.
 *
 * @param effects on each outcome at each follow-up point of the study, outcome after outcome; empty if there is no second opinion
 * @param method how they were found
 * @param untreatedShare the share of the untreated person-weeks that were taken
 * @param whyNot why there is none
 */
public record SecondOpinion(List<Effect> effects, String method, double untreatedShare, Optional<String> whyNot) {

    private static final int MOST_UNTREATED = 200_000;

    /** Untreated for each start. */
    private static final int UNTREATED_EACH = 20;

    public SecondOpinion {
        effects = List.copyOf(effects);
    }

    static String method(Study study) {
        return switch (study.design().laterStarts()) {
            case KEPT -> "augmented inverse probability weighting (Hajek) on the person-weeks at risk";
            case CENSORED ->
                "inverse probability weighting adjusted by a weighted regression, on the person-weeks at risk";
        };
    }

    private static EffectEstimator estimator(Study study) {
        return switch (study.design().laterStarts()) {
            case KEPT -> EffectEstimators.augmented(OutcomeModel.LINEAR, Normalization.HAJEK);
            case CENSORED -> EffectEstimators.focalRegression();
        };
    }

    static SecondOpinion of(Comparison comparison) {
        Cohort cohort = comparison.cohort();
        int untreated = cohort.size() - cohort.treatedCount();
        double share =
                Math.min(1, Math.min(MOST_UNTREATED, (double) UNTREATED_EACH * cohort.treatedCount()) / untreated);
        Cohort some = share == 1 ? cohort : cohort.thinned(share);
        try {
            return new SecondOpinion(effects(comparison, some), method(comparison.study()), share, Optional.empty());
        } catch (IllegalArgumentException e) {
            return new SecondOpinion(
                    List.of(), method(comparison.study()), share, Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private static List<Effect> effects(Comparison comparison, Cohort cohort) {
        Study study = comparison.study();
        // What is matched on in both ways is one column.
        List<Covariate> known = List.copyOf(
                Stream.of(study.matchedOn().stream(), study.exactly().stream(), Stream.of(Covariates.calendarWeek()))
                        .flatMap(all -> all)
                        .collect(Collectors.toMap(
                                Covariate::name, covariate -> covariate, (first, again) -> first, LinkedHashMap::new))
                        .values());
        DesignMatrix covariates = CovariateMeasurement.measure(cohort, known).withoutIdle();
        PropensityScore score = PropensityModels.logistic().fit(cohort.treated(), covariates);
        MatchedSample sample = InversePropensity.withDefaults()
                .match(Units.of(cohort.treated()).withCovariates(covariates).withPropensity(score));
        WeeklyEstimator estimator = WeeklyEstimator.of(estimator(study));
        List<Effects> byPoint = new ArrayList<>();
        for (FollowUp point : study.followUps()) {
            OutcomeMatrix measured = comparison.measure(cohort, sample, study.outcomes(), point.weeks(), point.weeks());
            byPoint.add(estimator.estimate(
                    sample, measured, cohort.persons(), study.design().contrast()));
        }
        return study.outcomes().stream()
                .flatMap(outcome -> IntStream.range(0, byPoint.size())
                        .mapToObj(i -> byPoint.get(i)
                                .path(outcome.name())
                                .at(study.followUps().get(i))))
                .toList();
    }

    /** {@code second opinion: 20 effects, from 23.9 % of the untreated}. */
    @Override
    public String toString() {
        return whyNot.map(why -> "no second opinion: " + why)
                .orElseGet(() -> String.format(
                        Locale.ROOT,
                        "second opinion: %d effects, from %.1f %% of the untreated",
                        effects.size(),
                        100 * untreatedShare));
    }
}
