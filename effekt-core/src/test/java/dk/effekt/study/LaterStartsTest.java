package dk.effekt.study;

import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.cohort.LaterStarts.CENSORED;
import static dk.effekt.cohort.LaterStarts.KEPT;
import static dk.effekt.cohort.RiskSetDesign.riskSet;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.weeksIn;
import static dk.effekt.register.StateGroup.BENEFIT;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.cohort.Cohort;
import dk.effekt.cohort.LaterStarts;
import dk.effekt.covariate.Covariates;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectEstimators;
import dk.effekt.effect.WeeklyEstimator;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.outcome.CensoringWeights;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.OutcomeMatrix;
import dk.effekt.outcome.OutcomeMeasurement;
import dk.effekt.outcome.Outcomes;
import dk.effekt.register.StateGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

class LaterStartsTest {

    private static final int HORIZON = 13;

    @Nested
    class Saying {

        private final Study kept = Simulated.study().build();
        private final Study censored =
                Simulated.study().design(riskSet().laterStarts(CENSORED)).build();

        @Test
        void theProtocolAndItsHashHoldTheChoice() {
            assertThat(Simulated.study()
                            .design(riskSet().laterStarts(KEPT))
                            .build()
                            .hash())
                    .isEqualTo(kept.hash());
            assertThat(censored.hash()).isNotEqualTo(kept.hash());
            assertThat(censored.protocol())
                    .contains("design: risk sets: start in week w versus never within the horizon, ")
                    .contains("beside it: inverse probability weighting adjusted by a weighted regression");
        }

        @Test
        void theResultNamesWhatItEstimatesAndHowFarWeightsWent() {
            StudyResult result = Simulated.of(3, 400).estimate(censored);

            assertThat(result.effects().estimand())
                    .startsWith("ATT among the matched of starting now versus never within the horizon");
            assertThat(result.effects().standardErrorMethod())
                    .isEqualTo("clustered on the person (HC1), weights for later starts taken as known");
            assertThat(result.effects().notes())
                    .anySatisfy(note -> assertThat(note)
                            .startsWith("later starts censor ")
                            .contains(" untreated rows by week 13; those left are weighted by up to "));
            assertThat(result.summary()).contains("Note: later starts censor ");
            assertThat(result.toJson()).contains("versus never within the horizon", "later starts censor ");
            assertThat(result.secondOpinion().whyNot()).isEmpty();
            assertThat(result.secondOpinion().effects())
                    .extracting(Effect::estimand)
                    .allMatch(estimand -> estimand.contains("never within the horizon"));
            double untreated = 0;
            for (int row : result.sample().rowsInUse()) {
                untreated +=
                        result.cohort().isTreated(row) ? 0 : result.sample().weights()[row];
            }
            assertThat(result.statesOfControls(BENEFIT).observed(0)).isCloseTo(untreated, within(1e-9));
        }
    }

    @Test
    void groupsAndRefutationsHoldToTheChoice() {
        StudyResult result = Simulated.of(3, 400)
                .estimate(Simulated.study()
                        .design(riskSet().laterStarts(CENSORED))
                        .negativeControls(Outcomes.in(StateGroup.of("sickness-benefit")))
                        .build());
        Subgroups groups = result.by(Covariates.sex());
        Refutation refutation = result.refute();

        assertThat(groups.effects().groups())
                .hasSize(2 * 3 * 2)
                .allMatch(group -> group.effect().estimand().contains("never within the horizon"));
        assertThat(groups.effects().notes()).anyMatch(note -> note.startsWith("later starts censor "));
        assertThat(refutation.variants()).anySatisfy(variant -> {
            // Five nearest within 0.2 is the study itself.
            assertThat(variant.name()).isEqualTo("5 nearest, caliper 0.2 SD");
            assertThat(variant.effects().get(0).estimate())
                    .isEqualTo(result.effects().paths().get(0).at(HORIZON).estimate());
        });
        assertThat(refutation.negativeControls())
                .hasSize(1)
                .allMatch(effect -> effect.standardErrorMethod().endsWith("weights for later starts taken as known"));
        assertThat(refutation.hidden()).allMatch(hidden -> hidden.gamma().isEmpty());
    }

    /** Exactly, that starters and others be alike; and in the score, that it may say who starts later. */
    @Test
    void whatMovesLaterStartsMayBeMatchedOnInBothWays() {
        Study study = Simulated.study()
                .design(riskSet().laterStarts(CENSORED))
                .matchedOn(Covariates.sex(), Covariates.calendarWeek())
                .build();
        StudyResult result = Simulated.of(5, 400).estimate(study);

        assertThat(result.propensity().coefficients()).containsKeys("sex=man", "calendar week");
        assertThat(result.secondOpinion().whyNot()).isEmpty();
    }

    /**
     * On benefit all the time, people move between cash and educational assistance, and those on the latter start more often; who
     * has started moves there more often, too, and stays longer. What starting does, and what a comparison with each choice of
     * untreated gives, follows from the chances. Estimates are means over several towns.
     */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Estimating {

        private final List<Drawn> towns =
                IntStream.range(0, 6).mapToObj(Drawn::town).toList();

        @Test
        void keptTheyShowStartingNowVersusNotYet() {
            for (int week = 0; week <= HORIZON; week++) {
                isNear(Untreated.NOT_YET, week, Drawn::kept);
            }
        }

        @Test
        void censoredAndWeightedTheyShowStartingNowVersusNever() {
            for (int week = 0; week <= HORIZON; week++) {
                isNear(Untreated.NEVER, week, Drawn::censored);
            }
        }

        @Test
        void whatAddsUpDoesSoToo() {
            isNear(
                    town -> town.kept().path(Drawn.WEEKS_ON_U).at(HORIZON),
                    town -> town.truthAddedUp(Untreated.NOT_YET, HORIZON));
            isNear(
                    town -> town.censored().path(Drawn.WEEKS_ON_U).at(HORIZON),
                    town -> town.truthAddedUp(Untreated.NEVER, HORIZON));
        }

        @Test
        void theSecondOpinionAgrees() {
            isNear(
                    town -> town.censored().secondOpinion().effects().get(0),
                    town -> town.truth(Untreated.NEVER, HORIZON));
            isNear(
                    town -> town.censored().secondOpinion().effects().get(1),
                    town -> town.truthAddedUp(Untreated.NEVER, HORIZON));
        }

        @Test
        void leavingOutLaterStartersShowsNeither() {
            isNear(Drawn::withoutStarters, town -> town.truth(Untreated.STARTERS_LEFT_OUT, HORIZON));
            assertThat(mean(town -> town.withoutStarters().estimate() - town.truth(Untreated.NEVER, HORIZON)))
                    .isGreaterThan(5 * error(Drawn::withoutStarters));
        }

        /** So that an estimator of the one could not pass for one of the other. */
        @Test
        void neverAndNotYetDifferByFarMoreThanTheErrors() {
            assertThat(mean(town -> town.truth(Untreated.NEVER, HORIZON) - town.truth(Untreated.NOT_YET, HORIZON)))
                    .isGreaterThan(
                            10 * error(town -> town.censored().path(Drawn.ON_U).at(HORIZON)));
        }

        private void isNear(Untreated untreated, int week, Function<Drawn, StudyResult> result) {
            isNear(town -> result.apply(town).path(Drawn.ON_U).at(week), town -> town.truth(untreated, week));
        }

        private void isNear(Function<Drawn, Effect> effect, ToDoubleFunction<Drawn> truth) {
            double off = mean(town -> effect.apply(town).estimate() - truth.applyAsDouble(town));
            assertThat(off).as(effect.apply(towns.get(0)).when()).isCloseTo(0, within(3 * error(effect)));
        }

        private double mean(ToDoubleFunction<Drawn> of) {
            return towns.stream().mapToDouble(of).sum() / towns.size();
        }

        private double error(Function<Drawn, Effect> effect) {
            return Math.sqrt(mean(town -> effect.apply(town).standardError()
                            * effect.apply(town).standardError())
                    / towns.size());
        }
    }

    /** With whom those are compared who start. */
    private enum Untreated {
        NEVER,
        NOT_YET,
        STARTERS_LEFT_OUT
    }

    /** A town drawn by known chances, with what the study finds in it. */
    private record Drawn(List<Person> persons, StudyResult kept, StudyResult censored, Effect withoutStarters) {

        static final Outcome ON_U = Outcomes.in(EDUCATIONAL_ASSISTANCE);
        static final Outcome WEEKS_ON_U = Outcomes.weeksIn(EDUCATIONAL_ASSISTANCE);

        private static final int PERSONS = 1000;
        private static final int WEEKS = 46;
        private static final int FIRST_START = 4;

        /** By state, 0 cash and 1 educational assistance: the chance of being on educational assistance a week later. */
        private static final double[] UNTREATED = {0.05, 0.90};

        private static final double[] TREATED = {0.20, 0.97};
        /** By the state of the week before: the chance of starting in a week. */
        private static final double[] START = {0.01, 0.07};

        static Drawn town(int seed) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Person> persons = new ArrayList<>();
            List<Participation> starts = new ArrayList<>();
            for (int id = 0; id < PERSONS; id++) {
                StringBuilder weeks = new StringBuilder();
                int state = random.nextInt(2);
                boolean started = false;
                for (int week = 0; week < WEEKS; week++) {
                    if (!started && week >= FIRST_START && random.nextDouble() < START[state]) {
                        started = true;
                        starts.add(Town.start(id, week));
                    }
                    state = random.nextDouble() < (started ? TREATED : UNTREATED)[state] ? 1 : 0;
                    weeks.append("CU".charAt(state));
                }
                persons.add(Town.person(id, weeks.toString()));
            }
            StudyResult censored = estimate(CENSORED, persons, starts);
            return new Drawn(persons, estimate(KEPT, persons, starts), censored, withoutStarters(censored));
        }

        private static StudyResult estimate(LaterStarts laterStarts, List<Person> persons, List<Participation> starts) {
            return Study.named("simulation")
                    .participantsOf("course")
                    .eligible(receiving(BENEFIT))
                    .design(riskSet().laterStarts(laterStarts))
                    .matchedOn(weeksIn(EDUCATIONAL_ASSISTANCE, last(1)))
                    .estimator(WeeklyEstimator.of(EffectEstimators.weightedDifference()))
                    .followUp(months(3))
                    .outcomes(ON_U, WEEKS_ON_U)
                    .build()
                    .estimate(Town.register(persons), Participations.of(starts));
        }

        /** Censored without weights. */
        private static Effect withoutStarters(StudyResult result) {
            Cohort cohort = result.cohort();
            OutcomeMatrix unweighted = OutcomeMeasurement.measure(
                    cohort,
                    List.of(ON_U),
                    result.sample().weights(),
                    HORIZON,
                    HORIZON,
                    CensoringWeights.of(cohort, row -> 0));
            return WeeklyEstimator.of(EffectEstimators.weightedDifference())
                    .estimate(result.sample(), unweighted, cohort.persons(), "starting now versus those who never did")
                    .path(ON_U.name())
                    .at(HORIZON);
        }

        /** The mean, over the starts followed so far, of what their states before the start make of either arm. */
        double truth(Untreated untreated, int week) {
            return meanOverStarts(WEEKS - week - 1, state -> treated(state, week) - untreated(untreated, state, week));
        }

        /** The same, added up over the weeks before. */
        double truthAddedUp(Untreated untreated, int week) {
            return meanOverStarts(
                    WEEKS - week,
                    state -> IntStream.range(0, week)
                            .mapToDouble(k -> treated(state, k) - untreated(untreated, state, k))
                            .sum());
        }

        private double meanOverStarts(int lastStart, IntToDoubleFunction ofState) {
            Cohort cohort = kept.cohort();
            double sum = 0;
            int count = 0;
            for (int row = 0; row < cohort.size(); row++) {
                int place = cohort.week(row) - Town.week(0);
                if (cohort.isTreated(row) && place <= lastStart) {
                    long id = cohort.register().personId(cohort.person(row));
                    sum += ofState.applyAsDouble("CU"
                            .indexOf(persons.get(Math.toIntExact(id)).weeks().charAt(place - 1)));
                    count++;
                }
            }
            return sum / count;
        }

        private static double treated(int before, int week) {
            double onU = before;
            for (int k = 0; k <= week; k++) {
                onU = onU * TREATED[1] + (1 - onU) * TREATED[0];
            }
            return onU;
        }

        private static double untreated(Untreated untreated, int before, int week) {
            double[] waiting = {1 - before, before};
            double[] started = {0, 0};
            for (int k = 0; k <= week; k++) {
                double[] nextWaiting = new double[2];
                double[] nextStarted = new double[2];
                for (int state = 0; state < 2; state++) {
                    double starts = k == 0 || untreated == Untreated.NEVER ? 0 : START[state];
                    move(nextWaiting, (1 - starts) * waiting[state], UNTREATED[state]);
                    move(nextStarted, starts * waiting[state] + started[state], TREATED[state]);
                }
                waiting = nextWaiting;
                started = nextStarted;
            }
            return untreated == Untreated.STARTERS_LEFT_OUT
                    ? waiting[1] / (waiting[0] + waiting[1])
                    : waiting[1] + started[1];
        }

        private static void move(double[] into, double mass, double toU) {
            into[0] += mass * (1 - toU);
            into[1] += mass * toU;
        }
    }
}
