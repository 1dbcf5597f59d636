package dk.effekt.evidence;

import dk.effekt.experiment.AverageEffect;
import dk.effekt.experiment.DensityJump;
import dk.effekt.experiment.DiscontinuityEffect;
import dk.effekt.experiment.GroupTimeEffects;
import dk.effekt.experiment.PermutationTest;
import dk.effekt.experiment.SyntheticControlEffect;
import dk.effekt.experiment.TrialEffect;
import dk.effekt.experiment.TrialResult;
import dk.effekt.outcome.Outcome.Aim;
import dk.effekt.study.ThreatEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a study may say in which chance, a date or a rule decided who took part. */
final class DesignClaim {

    private DesignClaim() {}

    static Claim of(String outcome, Aim aim, TrialResult result) {
        TrialEffect effect = result.offer();
        return new Claim(
                "trial, " + outcome,
                EvidenceGrade.TRIAL,
                !result.warnings().isEmpty(),
                Combination.NONE,
                found(outcome, Claim.direction(effect.ciLow(), effect.ciHigh(), aim)),
                result.warnings());
    }

    static Claim of(String outcome, Aim aim, GroupTimeEffects result, Optional<PermutationTest> permuting) {
        permuting.filter(test -> Double.isNaN(test.ciLow())).ifPresent(test -> {
            throw new IllegalArgumentException("the permutation test is of '" + test.statistic()
                    + "' and has no interval of an effect; give that of permuting(…)");
        });
        Optional<Direction> direction = permuting
                .map(test -> Claim.direction(test.ciLow(), test.ciHigh(), aim))
                .orElseGet(() -> byNormal(result, aim));
        List<String> reservations = new ArrayList<>(result.warnings());
        permuting
                .filter(test -> Double.isInfinite(test.ciLow()))
                .ifPresent(test -> reservations.add(String.format(
                        Locale.ROOT, "%,d assignments are too few to find any effect at 5 %%", test.assignments())));
        return comparisonGroup(
                "difference in differences, " + outcome,
                !result.warnings().isEmpty(),
                found(outcome, direction.filter(any -> areParallel(result))),
                reservations);
    }

    static Claim of(ThreatEffect result) {
        String outcome = "threat: " + result.outcome();
        GroupTimeEffects effects = result.effects();
        boolean isSound = areParallel(effects) && result.mixing().isEmpty() && result.isClusteredOnReform();
        List<String> reservations = new ArrayList<>();
        reservations.add("of being subject to the offer, not of taking part");
        result.mixing().ifPresent(why -> reservations.add("mixed with the effect of taking part: " + why));
        if (!result.isClusteredOnReform()) {
            reservations.add(
                    "takes people in a group that has the reform as independent of each other, so that its interval is too"
                            + " narrow; see clusteredOn(…)");
        }
        reservations.addAll(effects.warnings());
        return comparisonGroup(
                outcome,
                !result.isClusteredOnReform() || !effects.warnings().isEmpty(),
                found(outcome, byNormal(effects, Aim.MORE).filter(any -> isSound)),
                reservations);
    }

    private static Optional<Direction> byNormal(GroupTimeEffects result, Aim aim) {
        AverageEffect effect = result.overall();
        return result.hasFewClusters() ? Optional.empty() : Claim.direction(effect.ciLow(), effect.ciHigh(), aim);
    }

    private static boolean areParallel(GroupTimeEffects result) {
        return !(result.preTrends().pValue() < Claim.LEVEL);
    }

    static Claim of(
            String outcome,
            Aim aim,
            DiscontinuityEffect result,
            Optional<DensityJump> density,
            List<DiscontinuityEffect> known) {
        List<String> jumping = new ArrayList<>();
        density.filter(jump -> !(jump.pValue() >= Claim.LEVEL))
                .ifPresent(jump -> jumping.add(jump + ": people may have chosen their side"));
        known.stream()
                .filter(jump -> jump.pValue() < Claim.LEVEL / known.size())
                .forEach(jump -> jumping.add("'" + jump.outcome() + "', known before, jumps at the cutoff"));
        boolean isChecked = density.isPresent() && !known.isEmpty();
        List<String> reservations = new ArrayList<>();
        reservations.add(String.format(Locale.ROOT, "of those at %.4g alone: %s", result.cutoff(), result.estimand()));
        if (density.isEmpty()) {
            reservations.add("nobody looked whether people chose their side of the cutoff");
        }
        if (known.isEmpty()) {
            reservations.add("nobody looked whether anything that was known before jumps at the cutoff");
        }
        reservations.addAll(jumping);
        reservations.addAll(result.warnings());
        return new Claim(
                "rule at a cutoff, " + outcome,
                isChecked && jumping.isEmpty() ? EvidenceGrade.MATCHED : EvidenceGrade.COMPARISON_GROUP,
                !jumping.isEmpty() || !result.warnings().isEmpty(),
                Combination.OFFER_OR_TARGET,
                found(
                        outcome,
                        Claim.direction(result.ciLow(), result.ciHigh(), aim).filter(any -> jumping.isEmpty())),
                reservations);
    }

    static Claim of(String outcome, Aim aim, SyntheticControlEffect result) {
        List<String> reservations = new ArrayList<>(result.warnings());
        if (Double.isNaN(result.ciLow())) {
            reservations.add("no effect that is the same in all periods fits");
        }
        return comparisonGroup(
                "synthetic control, " + outcome,
                !result.warnings().isEmpty(),
                found(
                        outcome,
                        Claim.direction(result.ciLow(), result.ciHigh(), aim).filter(any -> result.isAlikeBefore())),
                reservations);
    }

    private static Claim comparisonGroup(
            String title, boolean isFaulty, Map<String, Direction> directions, List<String> reservations) {
        return new Claim(title, EvidenceGrade.COMPARISON_GROUP, isFaulty, Combination.NONE, directions, reservations);
    }

    private static Map<String, Direction> found(String outcome, Optional<Direction> direction) {
        return direction.map(found -> Map.of(outcome, found)).orElse(Map.of());
    }
}
