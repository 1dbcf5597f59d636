package dk.effekt.evidence;

import dk.effekt.calendar.FollowUp;
import dk.effekt.cohort.HeadToHeadDesign;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.matching.Gate;
import dk.effekt.matching.GateRule;
import dk.effekt.matching.Gates;
import dk.effekt.protocol.Bilingual;
import dk.effekt.protocol.Language;
import dk.effekt.study.Refutation;
import dk.effekt.study.Study;
import dk.effekt.study.StudyResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a study of a register may say. */
final class StudyClaim {

    private StudyClaim() {}

    static Claim of(StudyResult result, Optional<Refutation> refutation) {
        Study study = result.study();
        Set<GateRule> failed = failed(result.gates());
        boolean isUnlike = failed.contains(GateRule.BALANCE) || failed.contains(GateRule.EQUIPOISE);
        boolean isOfPart = failed.contains(GateRule.MATCHED) || failed.contains(GateRule.GENERALISABILITY);
        List<Reservation> differences =
                refutation.map(tried -> differences(study, tried)).orElse(List.of());
        boolean isAgainstOther = study.design() instanceof HeadToHeadDesign;
        List<Reservation> reservations = new ArrayList<>(gates(result.gates()));
        reservations.addAll(differences);
        refutation.ifPresentOrElse(
                tried -> reservations.addAll(placebo(study, tried)),
                () -> reservations.add(
                        Reservation.of("nobody tried to refute it", "ingen har prøvet at modbevise det")));
        if (isAgainstOther) {
            reservations.add(Reservation.of(
                    "beside another offer (" + study.design().contrast() + "), not beside none",
                    "sammenlignet med et andet tilbud, ikke med intet tilbud"));
        }
        if (!result.provenance().isComplete()) {
            reservations.add(
                    Reservation.of("an input broke off before its end", "en af kilderne er ikke læst til ende"));
        }
        FollowUp last = study.followUps().stream()
                .max(Comparator.comparingInt(FollowUp::weeks))
                .orElseThrow();
        Map<String, Direction> directions = new TreeMap<>();
        List<FoundEffect> effects = new ArrayList<>();
        if (differences.isEmpty() && !isAgainstOther) {
            for (EffectPath path : result.effects().paths()) {
                Effect effect = path.at(last);
                Optional<Direction> direction = effect.caution().isPresent()
                        ? Optional.empty()
                        : Claim.direction(effect.ciLow(), effect.ciHigh(), path.aim());
                direction.ifPresentOrElse(
                        found -> {
                            directions.put(path.outcome(), found);
                            effects.add(found(study, path, effect, last));
                        },
                        () -> reservations.add(Reservation.tooLittle(words(study, path.outcome()))));
            }
        }
        return new Claim(
                new Bilingual(
                        study.name() + ", after " + last.months() + " months",
                        study.name() + ", efter " + last.months() + " måneder"),
                isUnlike || !differences.isEmpty() ? EvidenceGrade.COMPARISON_GROUP : EvidenceGrade.MATCHED,
                isUnlike,
                isOfPart ? Combination.OFFER_OR_TARGET : Combination.NONE,
                directions,
                effects,
                reservations);
    }

    private static FoundEffect found(Study study, EffectPath path, Effect effect, FollowUp when) {
        return new FoundEffect(
                path.outcome(),
                words(study, path.outcome()),
                Optional.of(path.unit()),
                effect.estimate(),
                effect.ciLow(),
                effect.ciHigh(),
                OptionalInt.of(when.months()),
                OptionalInt.of(effect.treated()),
                OptionalInt.of(effect.controls()));
    }

    private static Bilingual words(Study study, String outcome) {
        return Stream.concat(study.outcomes().stream(), study.negativeControls().stream())
                .filter(asked -> asked.name().equals(outcome))
                .findFirst()
                .map(asked ->
                        new Bilingual(study.inWords(asked, Language.ENGLISH), study.inWords(asked, Language.DANISH)))
                .orElse(Bilingual.same(outcome));
    }

    /** What was found is left out of the words: the share that is matched would tell how many were not. */
    private static List<Reservation> gates(Gates gates) {
        return gates.unmet().stream()
                .map(gate -> new Reservation(
                        gate.line(),
                        new Bilingual(
                                "not met: " + gate.asked(Language.ENGLISH),
                                "ikke opfyldt: " + gate.asked(Language.DANISH))))
                .toList();
    }

    private static Set<GateRule> failed(Gates gates) {
        return gates.all().stream()
                .filter(gate -> gate.outcome() == Gate.Outcome.FAIL)
                .map(Gate::rule)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(GateRule.class)));
    }

    /** That arms differ where the offer cannot have made them differ. */
    private static List<Reservation> differences(Study study, Refutation refutation) {
        List<Reservation> found = new ArrayList<>();
        refutation
                .before()
                .leavingZeroOut()
                .forEach(outcome -> found.add(Reservation.of(
                        "'" + outcome + "' differs before the start",
                        "»" + words(study, outcome).danish() + "« er forskellig før start")));
        List<Effect> controls = refutation.negativeControls();
        controls.stream()
                .filter(effect -> effect.pValue() < Claim.LEVEL / controls.size())
                .forEach(effect -> found.add(Reservation.of(
                        "'" + effect.outcome() + "', which the offer cannot change, differs",
                        "»" + words(study, effect.outcome()).danish()
                                + "«, som tilbuddet ikke kan ændre, er forskellig")));
        return found;
    }

    private static List<Reservation> placebo(Study study, Refutation refutation) {
        return refutation
                .placebo()
                .map(effects -> effects.leavingZeroOut().stream()
                        .map(outcome -> Reservation.of(
                                "a placebo start changes '" + outcome + "'",
                                "en opdigtet start ændrer »"
                                        + words(study, outcome).danish() + "«"))
                        .toList())
                .orElse(List.of(
                        Reservation.of("no placebo start could be tried", "en opdigtet start kunne ikke prøves")));
    }
}
