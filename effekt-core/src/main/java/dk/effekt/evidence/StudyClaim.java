package dk.effekt.evidence;

import dk.effekt.calendar.FollowUp;
import dk.effekt.cohort.HeadToHeadDesign;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.matching.Gate;
import dk.effekt.matching.GateRule;
import dk.effekt.matching.Gates;
import dk.effekt.study.Refutation;
import dk.effekt.study.Study;
import dk.effekt.study.StudyResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a study of a register may say. */
final class StudyClaim {

    private StudyClaim() {}

    static Claim of(StudyResult result, Optional<Refutation> refutation) {
        Study study = result.study();
        Set<GateRule> failed = failed(result.gates());
        boolean isUnlike = failed.contains(GateRule.BALANCE) || failed.contains(GateRule.EQUIPOISE);
        boolean isOfPart = failed.contains(GateRule.MATCHED) || failed.contains(GateRule.GENERALISABILITY);
        List<String> differences = refutation.map(StudyClaim::differences).orElse(List.of());
        boolean isAgainstOther = study.design() instanceof HeadToHeadDesign;
        List<String> reservations = new ArrayList<>(result.gates().failures());
        reservations.addAll(differences);
        refutation.ifPresentOrElse(
                tried -> reservations.addAll(placebo(tried)), () -> reservations.add("nobody tried to refute it"));
        if (isAgainstOther) {
            reservations.add("beside another offer (" + study.design().contrast() + "), not beside none");
        }
        if (!result.provenance().isComplete()) {
            reservations.add("an input broke off before its end");
        }
        FollowUp last = study.followUps().stream()
                .max(Comparator.comparingInt(FollowUp::weeks))
                .orElseThrow();
        Map<String, Direction> directions = new TreeMap<>();
        if (differences.isEmpty() && !isAgainstOther) {
            for (EffectPath path : result.effects().paths()) {
                Effect effect = path.at(last);
                Claim.direction(effect.ciLow(), effect.ciHigh(), path.aim())
                        .ifPresent(found -> directions.put(path.outcome(), found));
            }
        }
        return new Claim(
                study.name() + ", after " + last.months() + " months",
                isUnlike || !differences.isEmpty() ? EvidenceGrade.COMPARISON_GROUP : EvidenceGrade.MATCHED,
                isUnlike,
                isOfPart ? Combination.OFFER_OR_TARGET : Combination.NONE,
                directions,
                reservations);
    }

    private static Set<GateRule> failed(Gates gates) {
        return gates.all().stream()
                .filter(gate -> gate.outcome() == Gate.Outcome.FAIL)
                .map(Gate::rule)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(GateRule.class)));
    }

    /** That arms differ where the offer cannot have made them differ. */
    private static List<String> differences(Refutation refutation) {
        List<String> found = new ArrayList<>();
        refutation
                .before()
                .leavingZeroOut()
                .forEach(outcome -> found.add("'" + outcome + "' differs before the start"));
        List<Effect> controls = refutation.negativeControls();
        controls.stream()
                .filter(effect -> effect.pValue() < Claim.LEVEL / controls.size())
                .forEach(effect -> found.add("'" + effect.outcome() + "', which the offer cannot change, differs"));
        return found;
    }

    private static List<String> placebo(Refutation refutation) {
        return refutation
                .placebo()
                .map(effects -> effects.leavingZeroOut().stream()
                        .map(outcome -> "a placebo start changes '" + outcome + "'")
                        .toList())
                .orElse(List.of("no placebo start could be tried"));
    }
}
