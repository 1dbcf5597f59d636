package dk.effekt.study;

import dk.effekt.calendar.FollowUp;
import dk.effekt.cohort.Attrition;
import dk.effekt.cohort.Cohort;
import dk.effekt.covariate.Covariate;
import dk.effekt.disclosure.AnonymousResult;
import dk.effekt.disclosure.Identifiable;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.effect.Effects;
import dk.effekt.effect.SortedGroups;
import dk.effekt.effect.SubgroupEffects.Reading;
import dk.effekt.internal.Resources;
import dk.effekt.intervention.Participations;
import dk.effekt.matching.Balance;
import dk.effekt.matching.Gates;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.PropensityScore;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.OutcomeMatrix;
import dk.effekt.outcome.OutcomeMeasurement;
import dk.effekt.outcome.StatePaths;
import dk.effekt.register.Grouping;
import dk.effekt.register.StateGroup;
import dk.effekt.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a study found, with all that it rests on. {@link #summary()} is the text to read, {@link #toJson()} the data to go on
 * with. Immutable.
 */
public final class StudyResult implements Identifiable {

    private final Study study;
    private final Provenance provenance;
    private final Comparison comparison;
    private final ProtocolReport checks;
    private final Effects effects;
    private final SecondOpinion secondOpinion;

    StudyResult(
            Study study,
            Provenance provenance,
            Comparison comparison,
            ProtocolReport checks,
            Effects effects,
            SecondOpinion secondOpinion) {
        this.study = study;
        this.provenance = provenance;
        this.comparison = comparison;
        this.checks = checks;
        this.effects = effects;
        this.secondOpinion = secondOpinion;
    }

    /** The protocol. */
    public Study study() {
        return study;
    }

    /** What the result was made from: hashes of protocol and input, and the library's version. */
    public Provenance provenance() {
        return provenance;
    }

    /** What the checks of protocol and data found; warnings stand in the {@link #summary()}. */
    public ProtocolReport checks() {
        return checks;
    }

    /** What became of every participation. */
    public Attrition attrition() {
        return comparison.attrition();
    }

    /** The propensity model. */
    public PropensityScore propensity() {
        return comparison.sample().units().propensity().orElseThrow();
    }

    /** The person-weeks that were compared or could have been. It holds on to the register. */
    public Cohort cohort() {
        return comparison.cohort();
    }

    /** Who is compared with whom, as rows of the {@linkplain #cohort() cohort}. */
    public MatchedSample sample() {
        return comparison.sample();
    }

    /** How alike the two arms are. */
    public Balance balance() {
        return comparison.balance();
    }

    /** What the comparison passes and fails; what fails stands beside every effect. */
    public Gates gates() {
        return comparison.gates();
    }

    /** The effects at the follow-up points by another way. */
    public SecondOpinion secondOpinion() {
        return secondOpinion;
    }

    /**
     * The effects on each of the groups that the study declared, at its follow-up points. P-values are adjusted over the groups of all
     * declared groupings, each outcome and follow-up point by itself.
     */
    public List<Subgroups> subgroups() {
        return Subgroups.declared(study, comparison);
    }

    /**
     * The effects on groups that the study did not declare: what is found so is to be tested on other data. P-values are adjusted over
     * these groups alone. Of groups that it declared they are those of {@link #subgroups}.
     *
     * @param covariate categories known at the start; {@code bands(age(), 25)} makes them of a number
     */
    public Subgroups by(Covariate covariate) {
        if (covariate.scale() != Covariate.Scale.CATEGORICAL) {
            throw new IllegalArgumentException(
                    "'" + covariate.name() + "' is a number and makes no groups; give bands(…) of it");
        }
        for (int i = 0; i < study.subgroups().size(); i++) {
            if (study.subgroups().get(i).name().equals(covariate.name())) {
                return subgroups().get(i);
            }
        }
        return Subgroups.by(study, comparison, covariate, Reading.EXPLORATORY);
    }

    /**
     * The effects by the weeks that participants took: not causal, as those who find a job or fall ill leave early.
     *
     * @param participations those of the study
     * @param from lower limits of all bands but the first, ascending, such as 8 and 13
     */
    public Subgroups byWeeksTaken(Participations participations, int... from) {
        return Courses.byWeeks(study, comparison, participations, from);
    }

    /** The effects by why participation ended, in the words of the list: not causal either. */
    public Subgroups byEndReason(Participations participations) {
        return Courses.byEndReason(study, comparison, participations);
    }

    /**
     * The effects on participants sorted by the effect that is predicted for them: exploratory; see {@link SortedGroups}. Predictions
     * keep later starts, whatever the design does with them; they sort, and estimate nothing.
     *
     * @param outcome one of the study's, by which they are sorted
     * @param months those of one of its follow-up points
     * @param groups their number
     */
    public Subgroups sorted(Outcome outcome, int months, int groups) {
        Effect effect = effect(outcome, months); // refuses what the study does not look at
        int week = point(months).weeks();
        OutcomeMatrix measured = OutcomeMeasurement.measure(cohort(), List.of(outcome), sample().weights(), week, week);
        double[] values = new double[cohort().size()];
        Arrays.fill(values, Double.NaN);
        for (int row : sample().rowsInUse()) {
            values[row] = measured.value(0, row, week);
        }
        return Subgroups.of(
                study,
                comparison,
                "predicted effect on " + effect.outcome() + ", " + effect.when(),
                SortedGroups.of(sample(), values, cohort().persons(), groups),
                Reading.EXPLORATORY);
    }

    /** What would prove the study wrong, tried on its own data. Its table takes some twenty times as long as the study. */
    public Refutation refute() {
        return Refutation.of(this);
    }

    /**
     * The same, all of it at once rather than when it is asked for, telling a listener how far it has come.
     *
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted; it stays so
     */
    public Refutation refute(StudyListener listener) {
        return Refutation.of(this, listener);
    }

    Comparison comparison() {
        return comparison;
    }

    /** The effects on all outcomes. */
    public Effects effects() {
        return effects;
    }

    /**
     * The effect on an outcome week by week.
     *
     * @throws IllegalArgumentException if the study does not look at it
     */
    public EffectPath path(Outcome outcome) {
        return effects.path(outcome.name());
    }

    /**
     * The effect on an outcome at a follow-up point of the study.
     *
     * @param months months of one of the study's follow-up points
     * @throws IllegalArgumentException if the study does not look at the outcome, or not at that point
     */
    public Effect effect(Outcome outcome, int months) {
        return path(outcome).at(point(months));
    }

    private FollowUp point(int months) {
        return study.followUps().stream()
                .filter(point -> point.months() == months)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the study does not follow up after " + months
                        + " months but at " + study.followUps() + "; ask path(outcome).at(week)"));
    }

    /**
     * Where the matched participants are, week by week since the start.
     *
     * @param states states that exclude each other, such as {@code JOB, EDUCATION, BENEFIT}
     */
    public StatePaths statesOfTreated(StateGroup... states) {
        return StatePaths.follow(cohort(), weights(true), List.of(states), study.horizon());
    }

    /**
     * The same through the classes of a grouping.
     *
     * @throws IllegalArgumentException if a class asks for the employment ratio and the register lacks it
     */
    public StatePaths statesOfTreated(Grouping grouping) {
        return StatePaths.follow(cohort(), weights(true), grouping, study.horizon());
    }

    /**
     * Where those are whom the participants are compared with, each with the weight that the comparison gives; if later starts are
     * censored, until they start, and those left count for them.
     */
    public StatePaths statesOfControls(StateGroup... states) {
        return comparison
                .censoring()
                .map(of -> StatePaths.follow(cohort(), weights(false), of, List.of(states), study.horizon()))
                .orElseGet(() -> StatePaths.follow(cohort(), weights(false), List.of(states), study.horizon()));
    }

    /**
     * The same through the classes of a grouping.
     *
     * @throws IllegalArgumentException if a class asks for the employment ratio and the register lacks it
     */
    public StatePaths statesOfControls(Grouping grouping) {
        return comparison
                .censoring()
                .map(of -> StatePaths.follow(cohort(), weights(false), of, grouping, study.horizon()))
                .orElseGet(() -> StatePaths.follow(cohort(), weights(false), grouping, study.horizon()));
    }

    /** The weights of one arm; 0 in the other. */
    private double[] weights(boolean treated) {
        double[] weights = sample().weights();
        for (int row = 0; row < weights.length; row++) {
            weights[row] = cohort().isTreated(row) == treated ? weights[row] : 0;
        }
        return weights;
    }

    /** The whole result as text: protocol, input and the codes in it that no source confirms, attrition, balance, effects. */
    public String summary() {
        return new ResultText(this).summary();
    }

    /** The effects at the follow-up points as a table. */
    public String effectTable() {
        return new ResultText(this).effectTable();
    }

    /**
     * The result as JSON: provenance (with {@code unverifiedCodes}, by group an array of the {@linkplain Provenance#unverified()
     * codes in use that no source confirms}, 0 for the blank), attrition, balance, and {@code effects}, one object for each outcome and week with
     * {@code outcome}, {@code unit}, {@code week} (since start), {@code estimate}, {@code standardError}, {@code ciLow},
     * {@code ciHigh}, {@code treated} (units), {@code controls} (different persons), {@code treatedMean} and
     * {@code controlMean}. A number that does not exist is {@code null}.
     */
    public String toJson() {
        return ResultJson.of(this);
    }

    /**
     * A JSON Schema (draft 2020-12) of {@link #toJson()} and of the JSON of {@link #anonymous}, with the unit and range of every
     * field. It lies in the jar as {@code dk/effekt/study/result.schema.json}.
     */
    public static String jsonSchema() {
        return Resources.text(StudyResult.class, "result.schema.json");
    }

    /**
     * The rows that were compared, for research: {@code row} from 1, {@code treated}, {@code weight}, what the study matched on as it
     * was at the start, and each outcome at each follow-up point ({@code job-or-education after 12 months}), empty where it was not
     * observed. There is no pseudonym, no date and no set in it. Rows are in ascending order of their own values, from the first
     * column to the last, so that the order tells nothing that they do not say themselves. Several rows may be of one person, which
     * cannot be seen.
     *
     * <p>It is not anonymous: whoever knows enough of somebody may find the row. It goes to those who are bound to secrecy.
     */
    public Table forResearch() {
        return ResearchRows.of(this);
    }

    /** What may be kept for good, under {@link SmallCells#standard()}. */
    @Override
    public AnonymousResult anonymous() {
        return anonymous(SmallCells.standard());
    }

    /**
     * What may be kept for good: protocol, provenance, attrition, balance as standardised differences, gates passed and failed, and
     * effects. Left out is what comes close to single persons: counts and effects that the rule hides, means that stand for few
     * people, and numbers in the words of checks. Nobody can be reached from it.
     *
     * @param rule by which small counts are hidden
     */
    public AnonymousResult anonymous(SmallCells rule) {
        return new AnonymousStudy(this, rule).result();
    }

    /** {@code BTU: 4 outcomes to week 78, 2,860 matched, all gates passed}; {@link #summary()} gives the whole. */
    @Override
    public String toString() {
        int failing = gates().failures().size();
        return String.format(
                Locale.ROOT,
                "%s: %d outcomes to week %d, %,d matched, %s",
                study.name(),
                study.outcomes().size(),
                study.horizon(),
                sample().distinctTreated(),
                failing == 0 ? "all gates passed" : failing == 1 ? "1 GATE FAILED" : failing + " GATES FAILED");
    }
}
