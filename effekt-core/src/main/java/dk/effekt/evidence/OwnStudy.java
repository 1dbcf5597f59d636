package dk.effekt.evidence;

import dk.effekt.calendar.FollowUp;
import dk.effekt.cohort.HeadToHeadDesign;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.effect.Effects;
import dk.effekt.experiment.AverageEffect;
import dk.effekt.experiment.GroupTimeEffects;
import dk.effekt.experiment.TrialEffect;
import dk.effekt.experiment.TrialResult;
import dk.effekt.matching.Gate;
import dk.effekt.matching.GateRule;
import dk.effekt.matching.Gates;
import dk.effekt.outcome.Outcome.Aim;
import dk.effekt.study.Refutation;
import dk.effekt.study.Study;
import dk.effekt.study.StudyResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a study made with this library says of an offer, after its own checks.
 *
 * <ul>
 *   <li>A {@link StudyResult} is {@link EvidenceGrade#MATCHED}. If the gate for balance or for equipoise fails, the arms were not made
 *       alike: it is a {@link EvidenceGrade#COMPARISON_GROUP}, and counts as not satisfactory whoever judges it. If the gate for the
 *       share matched or for generalisability fails, it is of part of the target group: {@link Combination#OFFER_OR_TARGET}.
 *   <li>If participants and those compared with them differ before the start (a path of {@link Refutation#before()} leaves zero
 *       out, by the bands that hold all outcomes together, {@link Effects#leavingZeroOut}: where nothing differs, in 5 of 100 studies), or
 *       in an outcome that the offer cannot change (a negative control at 5 %, Bonferroni), the difference is one of persons: it is a
 *       comparison group, and may claim no direction at all.
 *   <li>A placebo start that rings alone lowers nothing and is named: it does not know the half year before the start, and rings in most
 *       studies that rightly match on it ({@code docs/designs.md}). That nobody tried to refute it is named, too.
 *   <li>A {@link TrialResult} is a {@link EvidenceGrade#TRIAL}; the effect of the offer counts, not that on compliers.
 *       {@link GroupTimeEffects} are a comparison group, and claim nothing if trends differ before treatment at 5 %. With warnings
 *       either counts as not satisfactory.
 *   <li>One offer beside another says nothing of either beside none: such a study is listed, and claims no direction.
 * </ul>
 *
 * <p>An outcome is looked at once, at the study's last follow-up point, so that what is left of it is no matter of choice. Quality is
 * for others to judge: until someone has, the lowest counts. Immutable.
 */
public final class OwnStudy implements Evidence {

    private static final double LEVEL = 0.05;

    private final String offer;
    private final String title;
    private final EvidenceGrade grade;
    private final StudyQuality judged;
    private final boolean isFaulty;
    private final Combination combination;
    private final Map<String, Direction> directions;
    private final List<String> reservations;

    private OwnStudy(
            String offer,
            String title,
            EvidenceGrade grade,
            StudyQuality judged,
            boolean isFaulty,
            Combination combination,
            Map<String, Direction> directions,
            List<String> reservations) {
        this.offer = offer;
        this.title = title;
        this.grade = grade;
        this.judged = judged;
        this.isFaulty = isFaulty;
        this.combination = combination;
        this.directions = Collections.unmodifiableMap(new TreeMap<>(directions));
        this.reservations = List.copyOf(reservations);
    }

    /** A study that nobody tried to refute. */
    public static OwnStudy of(StudyResult result) {
        return of(result, Optional.empty());
    }

    /**
     * A study and what came of trying to refute it.
     *
     * @param refutation of this result
     */
    public static OwnStudy of(StudyResult result, Refutation refutation) {
        return of(result, Optional.of(refutation));
    }

    private static OwnStudy of(StudyResult result, Optional<Refutation> refutation) {
        Study study = result.study();
        Set<GateRule> failed = failed(result.gates());
        boolean isUnlike = failed.contains(GateRule.BALANCE) || failed.contains(GateRule.EQUIPOISE);
        boolean isOfPart = failed.contains(GateRule.MATCHED) || failed.contains(GateRule.GENERALISABILITY);
        List<String> differences = refutation.map(OwnStudy::differences).orElse(List.of());
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
                direction(effect.ciLow(), effect.ciHigh(), path.aim())
                        .ifPresent(found -> directions.put(path.outcome(), found));
            }
        }
        return new OwnStudy(
                study.intervention(),
                study.name() + ", after " + last.months() + " months",
                isUnlike || !differences.isEmpty() ? EvidenceGrade.COMPARISON_GROUP : EvidenceGrade.MATCHED,
                StudyQuality.NOT_SATISFACTORY,
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
        refutation.before().leavingZeroOut().forEach(outcome -> found.add("'" + outcome + "' differs before the start"));
        List<Effect> controls = refutation.negativeControls();
        controls.stream()
                .filter(effect -> effect.pValue() < LEVEL / controls.size())
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

    /**
     * A trial.
     *
     * @param offer the offer's name in the catalogue
     * @param aim whether more or less of the outcome is what the offer is for
     */
    public static OwnStudy of(String offer, TrialResult result, Aim aim) {
        TrialEffect effect = result.offer();
        Map<String, Direction> directions = new TreeMap<>();
        direction(effect.ciLow(), effect.ciHigh(), aim).ifPresent(found -> directions.put(effect.outcome(), found));
        return new OwnStudy(
                offer,
                "trial, " + effect.outcome(),
                EvidenceGrade.TRIAL,
                StudyQuality.NOT_SATISFACTORY,
                !result.warnings().isEmpty(),
                Combination.NONE,
                directions,
                result.warnings());
    }

    /**
     * A difference in differences.
     *
     * @param offer the offer's name in the catalogue
     * @param outcome the outcome's name, as in other studies
     * @param aim whether more or less of it is what the offer is for
     */
    public static OwnStudy of(String offer, String outcome, GroupTimeEffects result, Aim aim) {
        AverageEffect effect = result.overall();
        Map<String, Direction> directions = new TreeMap<>();
        if (!(result.preTrends().pValue() < LEVEL)) {
            direction(effect.ciLow(), effect.ciHigh(), aim).ifPresent(found -> directions.put(outcome, found));
        }
        return new OwnStudy(
                offer,
                "difference in differences, " + outcome,
                EvidenceGrade.COMPARISON_GROUP,
                StudyQuality.NOT_SATISFACTORY,
                !result.warnings().isEmpty(),
                Combination.NONE,
                directions,
                result.warnings());
    }

    /** Empty where there is no interval. */
    private static Optional<Direction> direction(double low, double high, Aim aim) {
        if (Double.isNaN(low) || Double.isNaN(high)) {
            return Optional.empty();
        }
        boolean isMore = low > 0;
        boolean isLess = high < 0;
        return Optional.of(
                !isMore && !isLess
                        ? Direction.NO_EFFECT
                        : isMore == (aim == Aim.MORE) ? Direction.POSITIVE : Direction.NEGATIVE);
    }

    /**
     * The same as judged by a researcher who did not make it. What failed its own checks still counts as not satisfactory.
     */
    public OwnStudy judged(StudyQuality quality) {
        return new OwnStudy(offer, title, grade, quality, isFaulty, combination, directions, reservations);
    }

    @Override
    public String offer() {
        return offer;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public EvidenceGrade grade() {
        return grade;
    }

    /** Danish, in no journal. */
    @Override
    public Optional<JobeffekterWeight> weight() {
        return Optional.of(new JobeffekterWeight(
                isFaulty ? StudyQuality.NOT_SATISFACTORY : judged, grade, 1, Publication.NOT_IN_JOURNAL, combination));
    }

    @Override
    public Map<String, Direction> directions() {
        return directions;
    }

    @Override
    public List<String> reservations() {
        return reservations;
    }

    /** {@code Brobygning til Uddannelse, after 18 months: matched, 2 reservations}. */
    @Override
    public String toString() {
        return title + ": " + grade + ", " + reservations.size() + " reservations";
    }
}
