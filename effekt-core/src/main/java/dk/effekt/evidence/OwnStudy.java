package dk.effekt.evidence;

import dk.effekt.experiment.DensityJump;
import dk.effekt.experiment.DiscontinuityEffect;
import dk.effekt.experiment.GroupTimeEffects;
import dk.effekt.experiment.PermutationTest;
import dk.effekt.experiment.SyntheticControlEffect;
import dk.effekt.experiment.TrialResult;
import dk.effekt.outcome.Outcome.Aim;
import dk.effekt.protocol.Language;
import dk.effekt.study.Refutation;
import dk.effekt.study.StudyResult;
import dk.effekt.study.ThreatEffect;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a study made with this library says of an offer, after its own checks: of a register, by a draw of lots, by a date or by a rule.
 *
 * <pre>{@code
 * OwnStudy.of(result, result.refute())
 * OwnStudy.of("Mentor", "job", Aim.MORE, lottery.estimate())
 * OwnStudy.of("Mentor", "job", Aim.MORE, groups, groups.permuting(999, 1))
 * OwnStudy.of("Mentor", "job", Aim.MORE, rule.estimate(), rule.density(), rule.covariateJumps("male", "benefit_weeks"))
 * OwnStudy.of("Mentor", "job", Aim.MORE, synthetic.estimate())
 * OwnStudy.of(threat.leftBy(13))
 * }</pre>
 *
 * <ul>
 *   <li>A {@link StudyResult} is {@link EvidenceGrade#MATCHED}. If the gate for balance or for equipoise fails, the arms were not made
 *       alike: it is a {@link EvidenceGrade#COMPARISON_GROUP}, and counts as not satisfactory whoever judges it. If the gate for the
 *       share matched or for generalisability fails, it is of part of the target group: {@link Combination#OFFER_OR_TARGET}.
 *   <li>If participants and those compared with them differ before the start (a path of {@link Refutation#before()} leaves zero
 *       out, by the bands that hold all outcomes together, {@link dk.effekt.effect.Effects#leavingZeroOut}: where nothing differs, in 5
 *       of 100 studies), or in an outcome that the offer cannot change (a negative control at 5 %, Bonferroni), the difference is one of
 *       persons: it is a comparison group, and may claim no direction at all.
 *   <li>A placebo start that rings alone lowers nothing and is named: it does not know the half year before the start, and rings in most
 *       studies that rightly match on it ({@code docs/designs.md}). That nobody tried to refute it is named, too.
 *   <li>One offer beside another says nothing of either beside none: such a study is listed, and claims no direction.
 *   <li>Of the designs in which chance, a date or a rule decides, each method {@code of} says what it counts as. With warnings any of them
 *       counts as not satisfactory. An interval that reaches to infinity, as where there are too few assignments to reject anything, claims
 *       nothing: it could not have found an effect.
 * </ul>
 *
 * <p>An outcome is looked at once, at the study's last follow-up point, so that what is left of it is no matter of choice. Quality is
 * for others to judge: until someone has, the lowest counts. Immutable.
 */
public final class OwnStudy implements Evidence {

    private final String offer;
    private final StudyQuality judged;
    private final Claim claim;

    private OwnStudy(String offer, StudyQuality judged, Claim claim) {
        this.offer = offer;
        this.judged = judged;
        this.claim = claim;
    }

    private static OwnStudy notJudged(String offer, Claim claim) {
        return new OwnStudy(offer, StudyQuality.NOT_SATISFACTORY, claim);
    }

    /** A study that nobody tried to refute. */
    public static OwnStudy of(StudyResult result) {
        return notJudged(result.study().intervention(), StudyClaim.of(result, Optional.empty()));
    }

    /**
     * A study and what came of trying to refute it.
     *
     * @param refutation of this result
     */
    public static OwnStudy of(StudyResult result, Refutation refutation) {
        return notJudged(result.study().intervention(), StudyClaim.of(result, Optional.of(refutation)));
    }

    /**
     * A trial: {@link EvidenceGrade#TRIAL}. The effect of the offer counts, not that on compliers.
     *
     * @param offer the offer's name in the catalogue
     * @param outcome the outcome's name, as in other studies
     * @param aim whether more or less of it is what the offer is for
     */
    public static OwnStudy of(String offer, String outcome, Aim aim, TrialResult result) {
        return notJudged(offer, DesignClaim.of(outcome, aim, result));
    }

    /**
     * A difference in differences of fifteen clusters or more on either side: {@link EvidenceGrade#COMPARISON_GROUP}. Of fewer it claims
     * nothing, as its intervals are too narrow; likewise if trends differ before treatment at 5 %.
     *
     * @param offer the offer's name in the catalogue
     * @param outcome the outcome's name, as in other studies
     * @param aim whether more or less of it is what the offer is for
     */
    public static OwnStudy of(String offer, String outcome, Aim aim, GroupTimeEffects result) {
        return notJudged(offer, DesignClaim.of(outcome, aim, result, Optional.empty()));
    }

    /**
     * The same of any number of clusters, by the interval of a permutation test.
     *
     * @param permuting {@link GroupTimeEffects#permuting} of this result
     * @throws IllegalArgumentException if it is a test of trends
     */
    public static OwnStudy of(
            String offer, String outcome, Aim aim, GroupTimeEffects result, PermutationTest permuting) {
        return notJudged(offer, DesignClaim.of(outcome, aim, result, Optional.of(permuting)));
    }

    /**
     * A rule that changes at a cutoff, not looked at for people who choose their side: {@link EvidenceGrade#COMPARISON_GROUP}, and of
     * part of the target group, {@link Combination#OFFER_OR_TARGET}, as it says nothing of those far from the cutoff.
     *
     * @param offer the offer's name in the catalogue
     * @param outcome the outcome's name, as in other studies
     * @param aim whether more or less of it is what the offer is for
     */
    public static OwnStudy of(String offer, String outcome, Aim aim, DiscontinuityEffect result) {
        return notJudged(offer, DesignClaim.of(outcome, aim, result, Optional.empty(), List.of()));
    }

    /**
     * The same with its checks: {@link EvidenceGrade#MATCHED}, alike in what was measured before, if neither the density nor anything that
     * was known before jumps (5 %, those known before by Bonferroni); if something does, it claims nothing. Without a column known before
     * it stays a comparison group.
     *
     * @param density {@link dk.effekt.experiment.RegressionDiscontinuity#density} of the same rule
     * @param known {@link dk.effekt.experiment.RegressionDiscontinuity#covariateJumps} of the same rule
     */
    public static OwnStudy of(
            String offer,
            String outcome,
            Aim aim,
            DiscontinuityEffect result,
            DensityJump density,
            List<DiscontinuityEffect> known) {
        return notJudged(offer, DesignClaim.of(outcome, aim, result, Optional.of(density), known));
    }

    /**
     * One unit beside a mean of others: {@link EvidenceGrade#COMPARISON_GROUP}. It claims nothing unless that mean went {@linkplain
     * SyntheticControlEffect#isAlikeBefore the same way before}; with fewer than nineteen donors there is no interval, and no claim.
     *
     * @param offer the offer's name in the catalogue
     * @param outcome the outcome's name, as in other studies
     * @param aim whether more or less of it is what the offer is for
     */
    public static OwnStudy of(String offer, String outcome, Aim aim, SyntheticControlEffect result) {
        return notJudged(offer, DesignClaim.of(outcome, aim, result));
    }

    /**
     * What being subject to an offer does before it begins: a {@link EvidenceGrade#COMPARISON_GROUP} by the rules for a difference in
     * differences. More leaving is positive. It is an outcome of its own, {@code "threat: having left by week 13"}, so that it is never
     * added to what taking part does. Where the two are mixed, or errors are not {@linkplain dk.effekt.study.ThreatDesign#clusteredOn
     * clustered} on those who have the reform together, it claims nothing.
     */
    public static OwnStudy of(ThreatEffect result) {
        return notJudged(result.intervention(), DesignClaim.of(result));
    }

    /**
     * The same as judged by a researcher who did not make it. What failed its own checks still counts as not satisfactory.
     */
    public OwnStudy judged(StudyQuality quality) {
        return new OwnStudy(offer, quality, claim);
    }

    @Override
    public String offer() {
        return offer;
    }

    @Override
    public String title() {
        return claim.title().english();
    }

    @Override
    public String titleIn(Language language) {
        return claim.title().in(language);
    }

    @Override
    public List<FoundEffect> effects() {
        return claim.effects();
    }

    @Override
    public EvidenceGrade grade() {
        return claim.grade();
    }

    /** Danish, in no journal. */
    @Override
    public Optional<JobeffekterWeight> weight() {
        return Optional.of(new JobeffekterWeight(
                claim.isFaulty() ? StudyQuality.NOT_SATISFACTORY : judged,
                claim.grade(),
                1,
                Publication.NOT_IN_JOURNAL,
                claim.combination()));
    }

    @Override
    public Map<String, Direction> directions() {
        return claim.directions();
    }

    @Override
    public List<String> reservations() {
        return Reservation.texts(claim.reservations());
    }

    @Override
    public List<String> reservationsIn(Language language) {
        return Reservation.in(language, claim.reservations());
    }

    /** {@code Brobygning til Uddannelse, after 18 months: matched, 2 reservations}. */
    @Override
    public String toString() {
        int count = claim.reservations().size();
        return title() + ": " + grade() + ", " + count + (count == 1 ? " reservation" : " reservations");
    }
}
