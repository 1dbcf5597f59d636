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
import dk.effekt.protocol.Bilingual;
import dk.effekt.protocol.Language;
import dk.effekt.study.ThreatEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What a study may say in which chance, a date or a rule decided who took part. */
final class DesignClaim {

    private DesignClaim() {}

    static Claim of(String outcome, Aim aim, TrialResult result) {
        TrialEffect effect = result.offer();
        Optional<Direction> direction = Claim.direction(effect.ciLow(), effect.ciHigh(), aim);
        List<Reservation> reservations = new ArrayList<>(warnings(result.warnings()));
        reservations.addAll(tooLittle(direction, outcome));
        return new Claim(
                title("trial", "lodtrækningsforsøg", outcome),
                EvidenceGrade.TRIAL,
                !result.warnings().isEmpty(),
                Combination.NONE,
                found(outcome, direction),
                effect(
                        direction,
                        outcome,
                        effect.value(),
                        effect.ciLow(),
                        effect.ciHigh(),
                        OptionalInt.of(result.offered().observed()),
                        OptionalInt.of(result.notOffered().observed())),
                reservations);
    }

    static Claim of(String outcome, Aim aim, GroupTimeEffects result, Optional<PermutationTest> permuting) {
        permuting.filter(test -> Double.isNaN(test.ciLow())).ifPresent(test -> {
            throw new IllegalArgumentException("the permutation test is of '" + test.statistic()
                    + "' and has no interval of an effect; give that of permuting(…)");
        });
        Optional<Direction> direction = permuting
                .map(test -> Claim.direction(test.ciLow(), test.ciHigh(), aim))
                .orElseGet(() -> byNormal(result, aim));
        List<Reservation> reservations = new ArrayList<>(warnings(result.warnings()));
        permuting
                .filter(test -> Double.isInfinite(test.ciLow()))
                .ifPresent(test -> reservations.add(Reservation.of(
                        String.format(
                                Locale.ROOT,
                                "%,d assignments are too few to find any effect at 5 %%",
                                test.assignments()),
                        Language.DANISH.number(test.assignments())
                                + " fordelinger er for få til at finde nogen effekt på 5 %-niveau")));
        Optional<Direction> claimed = direction.filter(any -> areParallel(result));
        AverageEffect overall = result.overall();
        return comparisonGroup(
                title("difference in differences", "forskel i forskelle", outcome),
                !result.warnings().isEmpty(),
                found(outcome, claimed),
                effect(
                        claimed,
                        outcome,
                        overall.estimate(),
                        permuting.map(PermutationTest::ciLow).orElse(overall.ciLow()),
                        permuting.map(PermutationTest::ciHigh).orElse(overall.ciHigh()),
                        treated(result),
                        others(result)),
                reservations);
    }

    private static OptionalInt treated(GroupTimeEffects result) {
        return OptionalInt.of(result.counts().treated());
    }

    private static OptionalInt others(GroupTimeEffects result) {
        return OptionalInt.of(result.counts().units() - result.counts().treated());
    }

    static Claim of(ThreatEffect result) {
        String outcome = "threat: " + result.outcome();
        GroupTimeEffects effects = result.effects();
        boolean isSound = areParallel(effects) && result.mixing().isEmpty() && result.isClusteredOnReform();
        List<Reservation> reservations = new ArrayList<>();
        reservations.add(Reservation.of(
                "of being subject to the offer, not of taking part", "af at kunne få tilbuddet, ikke af at deltage"));
        result.mixing()
                .ifPresent(why -> reservations.add(new Reservation(
                        "mixed with the effect of taking part: " + why,
                        new Bilingual(
                                "mixed with the effect of taking part", "blandet med virkningen af at deltage"))));
        if (!result.isClusteredOnReform()) {
            reservations.add(Reservation.of(
                    "takes people in a group that has the reform as independent of each other, so that its interval is too"
                            + " narrow; see clusteredOn(…)",
                    "regner personer, der får reformen sammen, for uafhængige, så sikkerhedsintervallet er for smalt"));
        }
        reservations.addAll(warnings(effects.warnings()));
        Optional<Direction> claimed = byNormal(effects, Aim.MORE).filter(any -> isSound);
        AverageEffect overall = effects.overall();
        return comparisonGroup(
                new Bilingual(outcome, "motivationseffekt: " + result.outcome()),
                !result.isClusteredOnReform() || !effects.warnings().isEmpty(),
                found(outcome, claimed),
                effect(
                        claimed,
                        outcome,
                        overall.estimate(),
                        overall.ciLow(),
                        overall.ciHigh(),
                        treated(effects),
                        others(effects)),
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
        List<Reservation> jumping = new ArrayList<>();
        density.filter(jump -> !(jump.pValue() >= Claim.LEVEL))
                .ifPresent(jump -> jumping.add(new Reservation(
                        jump + ": people may have chosen their side",
                        new Bilingual(
                                "people may have chosen their side of the cutoff",
                                "nogle kan selv have valgt deres side af grænsen"))));
        known.stream()
                .filter(jump -> jump.pValue() < Claim.LEVEL / known.size())
                .forEach(jump -> jumping.add(Reservation.of(
                        "'" + jump.outcome() + "', known before, jumps at the cutoff",
                        "»" + jump.outcome() + "«, som var kendt i forvejen, springer ved grænsen")));
        boolean isChecked = density.isPresent() && !known.isEmpty();
        List<Reservation> reservations = new ArrayList<>();
        reservations.add(new Reservation(
                String.format(Locale.ROOT, "of those at %.4g alone: %s", result.cutoff(), result.estimand()),
                new Bilingual("of those at the cutoff alone", "kun af dem ved grænsen")));
        if (density.isEmpty()) {
            reservations.add(Reservation.of(
                    "nobody looked whether people chose their side of the cutoff",
                    "ingen har set efter, om nogle selv valgte deres side af grænsen"));
        }
        if (known.isEmpty()) {
            reservations.add(Reservation.of(
                    "nobody looked whether anything that was known before jumps at the cutoff",
                    "ingen har set efter, om noget, der var kendt i forvejen, springer ved grænsen"));
        }
        reservations.addAll(jumping);
        reservations.addAll(warnings(result.warnings()));
        Optional<Direction> direction = Claim.direction(result.ciLow(), result.ciHigh(), aim);
        reservations.addAll(tooLittle(direction, outcome));
        Optional<Direction> claimed = direction.filter(any -> jumping.isEmpty());
        return new Claim(
                title("rule at a cutoff", "regel med en grænse", outcome),
                isChecked && jumping.isEmpty() ? EvidenceGrade.MATCHED : EvidenceGrade.COMPARISON_GROUP,
                !jumping.isEmpty() || !result.warnings().isEmpty(),
                Combination.OFFER_OR_TARGET,
                found(outcome, claimed),
                effect(
                        claimed,
                        outcome,
                        result.value(),
                        result.ciLow(),
                        result.ciHigh(),
                        OptionalInt.of(result.above()),
                        OptionalInt.of(result.below())),
                reservations);
    }

    static Claim of(String outcome, Aim aim, SyntheticControlEffect result) {
        List<Reservation> reservations = new ArrayList<>(warnings(result.warnings()));
        if (Double.isNaN(result.ciLow())) {
            reservations.add(Reservation.of(
                    "no effect that is the same in all periods fits",
                    "ingen effekt, der er ens i alle perioder, passer"));
        }
        Optional<Direction> direction = Claim.direction(result.ciLow(), result.ciHigh(), aim);
        if (reservations.isEmpty()) {
            reservations.addAll(tooLittle(direction, outcome));
        }
        Optional<Direction> claimed = direction.filter(any -> result.isAlikeBefore());
        return comparisonGroup(
                title("synthetic control", "syntetisk kontrol", outcome),
                !result.warnings().isEmpty(),
                found(outcome, claimed),
                effect(
                        claimed,
                        outcome,
                        result.value(),
                        result.ciLow(),
                        result.ciHigh(),
                        OptionalInt.empty(),
                        OptionalInt.empty()),
                reservations);
    }

    private static Claim comparisonGroup(
            Bilingual title,
            boolean isFaulty,
            Map<String, Direction> directions,
            List<FoundEffect> effects,
            List<Reservation> reservations) {
        return new Claim(
                title, EvidenceGrade.COMPARISON_GROUP, isFaulty, Combination.NONE, directions, effects, reservations);
    }

    private static Bilingual title(String english, String danish, String outcome) {
        return new Bilingual(english + ", " + outcome, danish + ", " + outcome);
    }

    /** Why an interval says nothing that no check spoke against. */
    private static List<Reservation> tooLittle(Optional<Direction> direction, String outcome) {
        return direction.isPresent() ? List.of() : List.of(Reservation.tooLittle(Bilingual.same(outcome)));
    }

    private static List<Reservation> warnings(List<String> warnings) {
        return warnings.stream().map(Reservation::warning).toList();
    }

    /** In what unit, only the study knows. */
    private static List<FoundEffect> effect(
            Optional<Direction> claimed,
            String outcome,
            double estimate,
            double low,
            double high,
            OptionalInt treated,
            OptionalInt others) {
        return claimed.isEmpty()
                ? List.of()
                : List.of(new FoundEffect(
                        outcome,
                        Bilingual.same(outcome),
                        Optional.empty(),
                        estimate,
                        low,
                        high,
                        OptionalInt.empty(),
                        treated,
                        others));
    }

    private static Map<String, Direction> found(String outcome, Optional<Direction> direction) {
        return direction.map(found -> Map.of(outcome, found)).orElse(Map.of());
    }
}
