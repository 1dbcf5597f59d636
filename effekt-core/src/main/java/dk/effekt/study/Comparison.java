package dk.effekt.study;

import dk.effekt.cohort.Attrition;
import dk.effekt.cohort.Cohort;
import dk.effekt.covariate.CovariateMeasurement;
import dk.effekt.covariate.DesignMatrix;
import dk.effekt.internal.Missing;
import dk.effekt.matching.Balance;
import dk.effekt.matching.Gates;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.PropensityModels;
import dk.effekt.matching.PropensityScore;
import dk.effekt.matching.Units;
import dk.effekt.matching.Unmatched;
import dk.effekt.outcome.CensoringWeights;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.OutcomeMatrix;
import dk.effekt.outcome.OutcomeMeasurement;
import java.util.List;
import java.util.Optional;

/**
 * Who is compared with whom by a study's protocol, before any outcome is looked at.
 *
 * @param study the protocol, whose criteria know the participations
 * @param cohort the person-weeks that are compared or could have been
 * @param attrition what became of every participation
 * @param sample the comparison, whose rows are those of the cohort
 * @param balance how alike the arms are
 */
record Comparison(Study study, Cohort cohort, Attrition attrition, MatchedSample sample, Balance balance) {

    /** The comparison within a cohort that the study's design made, or one made from it. */
    static Comparison of(Study study, Cohort cohort) {
        requireSome(study, "no participant is eligible", cohort.treatedCount(), cohort.attrition());
        requireSome(
                study,
                "nobody else is eligible in a week of a start, so there is nobody to compare with",
                cohort.size() - cohort.treatedCount(),
                cohort.attrition());
        DesignMatrix covariates = CovariateMeasurement.measure(cohort, study.matchedOn());
        PropensityScore propensity = PropensityModels.logistic().fit(cohort.treated(), covariates);
        Units units = Units.of(cohort.treated())
                .withCovariates(covariates)
                .withPropensity(propensity)
                .withDistance(propensity.distance(study.scale()))
                .inStrata(CovariateMeasurement.strata(
                        cohort, study.exactly(), study.design().weeksAlike()));
        Missing.requireNoneOr(
                "study '" + study.name() + "': \"" + study.matcher().describe() + "\" cannot be done here",
                study.matcher().missingIn(units));
        MatchedSample sample = study.matcher().match(units);
        Attrition attrition = attrition(cohort, sample);
        requireSome(study, "no participant is matched", sample.distinctTreated(), attrition);
        return new Comparison(study, cohort, attrition, sample, Balance.of(covariates, sample));
    }

    Gates gates() {
        return Gates.of(balance, sample);
    }

    /**
     * Outcomes of a sample of the cohort, or of a cohort made from it, as the design follows the untreated. The weekly
     * chance of starting later is the propensity of those who are compared.
     */
    OutcomeMatrix measure(Cohort rows, MatchedSample of, List<Outcome> outcomes, int firstWeek, int lastWeek) {
        double[] weights = of.weights();
        return censoring()
                .map(laterStarts ->
                        OutcomeMeasurement.measure(rows, outcomes, weights, firstWeek, lastWeek, laterStarts))
                .orElseGet(() -> OutcomeMeasurement.measure(rows, outcomes, weights, firstWeek, lastWeek));
    }

    /** How the untreated are censored if they start later; empty if they are kept. */
    Optional<CensoringWeights> censoring() {
        return switch (study.design().laterStarts()) {
            case KEPT -> Optional.empty();
            case CENSORED -> sample.units().propensity().map(score -> CensoringWeights.of(cohort, score::probability));
        };
    }

    private static Attrition attrition(Cohort cohort, MatchedSample sample) {
        int left = cohort.treatedCount();
        Attrition attrition = cohort.attrition();
        if (sample.kind() != MatchedSample.Kind.WEIGHTS) {
            left -= sample.unmatched(Unmatched.NO_CANDIDATE);
            attrition = attrition.then("someone to compare with in the stratum", left);
            left -= sample.unmatched(Unmatched.OUTSIDE_CALIPER);
            attrition = attrition.then("within the caliper", left);
        }
        if (sample.distinctTreated() < left) {
            attrition = attrition.then(
                    sample.unmatched(Unmatched.NONE_LEFT) > 0
                            ? "someone near enough who is not taken"
                            : "kept by the method",
                    sample.distinctTreated());
        }
        return attrition;
    }

    private static void requireSome(Study study, String otherwise, int left, Attrition attrition) {
        if (left == 0) {
            throw study.cannot(otherwise + "; this became of the participations:\n" + attrition.table());
        }
    }
}
