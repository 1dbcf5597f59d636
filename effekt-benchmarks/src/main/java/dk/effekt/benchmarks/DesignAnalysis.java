package dk.effekt.benchmarks;

import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.covariate.Covariates.age;
import static dk.effekt.covariate.Covariates.currentSpellLength;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.sex;
import static dk.effekt.covariate.Covariates.weeksIn;

import dk.effekt.calendar.FollowUp;
import dk.effekt.cohort.LaterStarts;
import dk.effekt.cohort.RiskSetDesign;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectEstimators;
import dk.effekt.effect.EffectPath;
import dk.effekt.effect.Effects;
import dk.effekt.effect.WeeklyEstimator;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.OutcomeMatrix;
import dk.effekt.outcome.OutcomeMeasurement;
import dk.effekt.outcome.Outcomes;
import dk.effekt.study.Study;
import dk.effekt.study.StudyBuilder;
import dk.effekt.study.StudyResult;
import java.util.List;

/** A way to find the effect of the programme in a {@link SimulatedTown} at each follow-up point. */
enum DesignAnalysis {
    /** Risk sets, five nearest within 0.2 SD, adjusted: what a study takes if nothing is said. */
    DEFAULT("default"),
    /** The same matched persons, whose weighted means are compared. */
    NOT_ADJUSTED("default, not adjusted"),
    /** The second opinion that comes with each study. */
    SECOND_OPINION("second opinion (AIPW)"),
    /** The same study beside never starting: who starts later is censored, and others weighted for them. */
    LATER_CENSORED("later starts censored"),
    /** Who ever starts beside who never does, of those on benefit in the week before the first start; weeks count from it. */
    EVER_OR_NEVER("ever against never");

    static final List<FollowUp> POINTS = months(1, 3, 6, 12);

    private static final Outcome IN_JOB = Outcomes.in(SimulatedTown.JOB).named("job");

    private final String text;

    DesignAnalysis(String text) {
        this.text = text;
    }

    /** An estimate with its standard error and interval. */
    record One(double estimate, double standardError, double low, double high) {

        static One of(Effect effect) {
            return new One(effect.estimate(), effect.standardError(), effect.ciLow(), effect.ciHigh());
        }
    }

    /** The study that is done of each town. */
    static Study study(DesignScenario scenario) {
        return builder(scenario).build();
    }

    /** The one that asks for the effect beside never starting. Sex, on which it matches exactly, moves later starts, too. */
    static Study censoringStudy(DesignScenario scenario) {
        return builder(scenario)
                .design(RiskSetDesign.riskSet().laterStarts(LaterStarts.CENSORED))
                .matchedOn(sex())
                .build();
    }

    private static StudyBuilder builder(DesignScenario scenario) {
        StudyBuilder study = Study.named(scenario.toString())
                .participantsOf(SimulatedTown.OFFER)
                .eligible(receiving(SimulatedTown.OPEN))
                .exactlyOn(sex())
                .matchedOn(age())
                .followUp(POINTS)
                .outcomes(IN_JOB);
        if (scenario.isHistoryMatched()) {
            study.matchedOn(
                    weeksIn(SimulatedTown.JOB, last(52)),
                    weeksIn(SimulatedTown.JOB, last(13)),
                    currentSpellLength(SimulatedTown.OPEN));
        }
        return study;
    }

    /** What it is to find, from the week of the start on. */
    double[] expected(DesignTruth truth) {
        return this == LATER_CENSORED ? truth.besideNever() : truth.effects();
    }

    /** The path of the study's own effects. */
    static EffectPath adjusted(StudyResult result) {
        return result.path(IN_JOB);
    }

    /** The path of the differences of weighted means. */
    static EffectPath notAdjusted(StudyResult result) {
        OutcomeMatrix measured = OutcomeMeasurement.measure(
                result.cohort(), List.of(IN_JOB), result.sample().weights(), 0, SimulatedLife.HORIZON);
        Effects effects = WeeklyEstimator.of(EffectEstimators.weightedDifference())
                .estimate(result.sample(), measured, result.cohort().persons(), "starting now versus not yet");
        return effects.path(IN_JOB.name());
    }

    /** The second opinions, point after point; none if there is none. */
    static List<One> secondOpinions(StudyResult result) {
        return result.secondOpinion().effects().stream().map(One::of).toList();
    }

    /** What comes of asking who ever starts, so many weeks after the first start. */
    static One everOrNever(SimulatedTown town, int weeks) {
        int[] persons = new int[2];
        int[] inJob = new int[2];
        for (SimulatedLife life : town.lives()) {
            if (!life.isInJob(SimulatedLife.FIRST_START - 1)) {
                int arm = life.start() == SimulatedLife.NEVER ? 0 : 1;
                persons[arm]++;
                inJob[arm] += life.isInJob(SimulatedLife.FIRST_START + weeks) ? 1 : 0;
            }
        }
        double ever = (double) inJob[1] / persons[1];
        double never = (double) inJob[0] / persons[0];
        double error = Math.sqrt(ever * (1 - ever) / (persons[1] - 1) + never * (1 - never) / (persons[0] - 1));
        double width = 1.959964 * error;
        return new One(ever - never, error, ever - never - width, ever - never + width);
    }

    @Override
    public String toString() {
        return text;
    }
}
