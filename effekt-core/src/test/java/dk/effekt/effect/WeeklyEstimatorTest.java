package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.calendar.FollowUp;
import dk.effekt.matching.EntropyBalancing;
import dk.effekt.matching.InversePropensity;
import dk.effekt.matching.Match;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Matcher;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.matching.PropensityModels;
import dk.effekt.matching.QuickFullMatching;
import dk.effekt.matching.Subclassification;
import dk.effekt.matching.Synth;
import dk.effekt.matching.Units;
import dk.effekt.matching.Unmatched;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.OutcomeMatrix;
import dk.effekt.outcome.OutcomeMatrix.Column;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Examples small enough for a pencil. */
class WeeklyEstimatorTest {

    private static final double NO = Double.NaN;
    private static final int[] FOUR_PERSONS = {1, 2, 3, 4};

    /** Rows 0 and 1 are treated; row 0 is compared with 2 and 3, row 1 with 2 alone. */
    private static final MatchedSample SHARED =
            MatchedSample.builder(units(2, 2)).pair(0, 2, 3).pair(1, 2).build();

    /** What {@link Estimation} is held to R for, week by week and of any kind of sample. */
    @ParameterizedTest
    @MethodSource("comparisons")
    void aWeekIsAnEstimationClusteredOnThePerson(EffectEstimator estimator, Matcher matcher) {
        MatchedSample sample = Match.on(Synth.table(), "treat ~ age + male + benefit_weeks + emp_share")
                .propensity(PropensityModels.logistic())
                .identifiedBy("id")
                .by(matcher)
                .sample();
        int[] persons =
                IntStream.range(0, sample.units().size()).map(row -> row % 700).toArray();
        double[] second = Synth.outcome();
        for (int row = 0; row < second.length; row += 3) {
            second[row] = NO;
        }
        OutcomeMatrix.Builder outcomes =
                OutcomeMatrix.builder(List.of(new OutcomeMatrix.Column("y", Outcome.Unit.WEEKS)), second.length, 0, 1);
        for (int row = 0; row < second.length; row++) {
            outcomes.set(0, row, new double[] {Synth.outcome()[row], second[row]});
        }
        EffectPath path = WeeklyEstimator.of(estimator)
                .estimate(sample, outcomes.build(), persons, "now versus later")
                .path("y");

        int[] observed = IntStream.range(0, second.length)
                .filter(row -> !Double.isNaN(second[row]))
                .toArray();
        isClose(path.at(0), estimation(sample, Synth.outcome(), persons, estimator));
        isClose(
                path.at(1),
                estimation(
                        sample.among(observed),
                        Arrays.stream(observed).mapToDouble(row -> second[row]).toArray(),
                        Arrays.stream(observed).map(row -> persons[row]).toArray(),
                        estimator));
        assertThat(path.at(0).estimand()).endsWith("of now versus later, among those observed");
    }

    static Stream<Arguments> comparisons() {
        return Stream.of(
                Arguments.of(EffectEstimators.weightedDifference(), NearestNeighbour.of(2)),
                Arguments.of(EffectEstimators.regressionAdjusted(), NearestNeighbour.of(2)),
                Arguments.of(EffectEstimators.biasCorrected(), NearestNeighbour.of(2)),
                Arguments.of(EffectEstimators.focalRegression(), NearestNeighbour.of(2)),
                Arguments.of(EffectEstimators.focalRegression(), EntropyBalancing.of(1)),
                Arguments.of(EffectEstimators.regressionAdjusted(), Subclassification.of(6)),
                Arguments.of(EffectEstimators.weightedDifference(), QuickFullMatching.withDefaults()),
                Arguments.of(EffectEstimators.regressionAdjusted(), EntropyBalancing.of(1)),
                Arguments.of(EffectEstimators.weightedDifference(), InversePropensity.withDefaults()));
    }

    private static Estimate estimation(MatchedSample sample, double[] y, int[] persons, EffectEstimator estimator) {
        return Estimation.of(sample)
                .outcome("y", y)
                .with(estimator)
                .errors(VarianceEstimators.clustered(persons, "the person"))
                .estimate();
    }

    private static void isClose(Effect effect, Estimate expected) {
        assertThat(effect.estimate()).isCloseTo(expected.coefficient(), within(1e-10));
        assertThat(effect.standardError()).isCloseTo(expected.standardError(), within(1e-10));
    }

    @Test
    void weighsASharedControlByItsShares() {
        EffectPath path = estimate(SHARED, FOUR_PERSONS, week(1, 0, 0, 1));

        // Treated 1/2; controls (1.5 · 0 + 0.5 · 1) / 2.
        assertThat(path.means(0)).isEqualTo(new EffectPath.Means(0.5, 0.25, 2, 2));
        Effect effect = path.at(0);
        assertThat(effect.estimate()).isEqualTo(0.25);
        // Influences 0.25, −0.25, 0.1875, −0.1875; HC1 is 4/3 · 3/2.
        assertThat(effect.standardError()).isCloseTo(Math.sqrt(2 * (2 * 0.0625 + 2 * 0.03515625)), within(1e-15));
        assertThat(effect.ciLow()).isCloseTo(0.25 - 1.959963984540054 * 0.625, within(1e-15));
        assertThat(effect.ciHigh()).isCloseTo(0.25 + 1.959963984540054 * 0.625, within(1e-15));
        // 2 · Φ(−0.4)
        assertThat(effect.pValue()).isCloseTo(0.6891565167793516, within(1e-14));
    }

    @Test
    void addsUpWhatAPersonContributesToBothArms() {
        // The person of row 0 is also that of row 3: 0.25 − 0.1875 together; HC1 is 3/2 · 3/2.
        Effect effect =
                estimate(SHARED, new int[] {1, 2, 3, 1}, week(1, 0, 0, 1)).at(0);

        assertThat(effect.standardError())
                .isCloseTo(Math.sqrt(2.25 * (0.0625 * 0.0625 + 0.0625 + 0.1875 * 0.1875)), within(1e-15));
        assertThat(effect.controls()).isEqualTo(2);
    }

    @Test
    void aWeekUnobservedForAControlGivesItsShareToTheOthers() {
        EffectPath path = estimate(SHARED, FOUR_PERSONS, week(1, 0, 0, NO));

        assertThat(path.means(0)).isEqualTo(new EffectPath.Means(0.5, 0, 2, 1));
        assertThat(path.at(0).estimand()).isEqualTo("ATT of starting now versus not yet");
    }

    @Test
    void aSetWithoutItsTreatedOrWithoutControlsCountsNotAtAll() {
        EffectPath withoutTreated = estimate(SHARED, FOUR_PERSONS, week(NO, 0, 0, 1));
        assertThat(withoutTreated.means(0)).isEqualTo(new EffectPath.Means(0, 0, 1, 1));
        assertThat(withoutTreated.at(0).estimand())
                .isEqualTo("ATT of starting now versus not yet, among those observed");

        EffectPath withoutControl = estimate(SHARED, FOUR_PERSONS, week(1, 0, NO, 1));
        assertThat(withoutControl.means(0)).isEqualTo(new EffectPath.Means(1, 1, 1, 1));
        assertThat(withoutControl.at(0).estimand()).endsWith(", among those observed");
    }

    @Test
    void whereNobodyIsObservedThereIsNoEffectAndNoError() {
        EffectPath path = estimate(SHARED, FOUR_PERSONS, week(1, 0, 0, 1), week(NO, NO, 0, 1));

        Effect effect = path.at(1);
        assertThat(effect.estimate()).isNaN();
        assertThat(effect.standardError()).isNaN();
        assertThat(effect.ciLow()).isNaN();
        assertThat(effect.ciHigh()).isNaN();
        assertThat(effect.pValue()).isNaN();
        assertThat(effect.treated()).isZero();
        assertThat(effect.controls()).isZero();
        assertThat(path.at(0).covariance(effect)).isNaN();
        assertThat(path.cumulated(0, 1).estimate()).isNaN();
        assertThat(path.cumulated(0, 1).standardError()).isNaN();
        assertThat(path.cumulated(0, 1).treated()).isZero();
        // The week before is what it was.
        assertThat(path.cumulated(0, 0).estimate()).isEqualTo(0.25);
        assertThat(path.at(0).estimate()).isEqualTo(0.25);
        assertThat(path.at(0).standardError()).isCloseTo(0.625, within(1e-15));
    }

    @Test
    void whereAllOutcomesAreEqualTheErrorIsZero() {
        Effect effect = estimate(SHARED, FOUR_PERSONS, week(1, 1, 1, 1)).at(0);

        assertThat(effect.estimate()).isZero();
        assertThat(effect.standardError()).isZero();
        assertThat(effect.pValue()).isNaN();
        assertThat(estimate(SHARED, FOUR_PERSONS, week(1, 1, 0, 0)).at(0).pValue())
                .isZero();
    }

    @Test
    void onePairHasNoError() {
        MatchedSample pair = MatchedSample.builder(units(1, 1)).pair(0, 1).build();

        Effect effect = estimate(pair, new int[] {1, 2}, week(1, 0)).at(0);

        assertThat(effect.estimate()).isEqualTo(1);
        assertThat(effect.standardError()).isNaN();
    }

    @Test
    void onePersonAloneHasNoError() {
        // Residuals of thirds do not sum to zero exactly: infinity times a rounding error would pass for a number.
        Effect effect = estimate(SHARED, new int[] {7, 7, 7, 7}, week(1 / 3.0, 0.1, 0.7, 1 / 7.0))
                .at(0);

        assertThat(effect.estimate()).isFinite();
        assertThat(effect.standardError()).isNaN();
    }

    @Test
    void whereNobodyIsMatchedThereIsNoEffect() {
        MatchedSample nobody = MatchedSample.builder(units(1, 1))
                .leave(0, Unmatched.OUTSIDE_CALIPER)
                .build();

        Effect effect = estimate(nobody, new int[] {1, 2}, week(1, 0)).at(0);

        assertThat(effect.estimate()).isNaN();
        assertThat(effect.standardError()).isNaN();
        assertThat(effect.treated()).isZero();
        assertThat(effect.estimand()).isEqualTo("ATT among the matched of starting now versus not yet");
    }

    @Test
    void cumulatesWeeksOfAShare() {
        EffectPath path = estimate(SHARED, FOUR_PERSONS, week(1, 0, 0, 1), week(1, 1, 0, 0), week(0, 0, 1, NO));

        Effect effect = path.cumulated(0, 1);

        assertThat(effect.estimate()).isEqualTo(1.25);
        assertThat(effect.unit()).isEqualTo(Outcome.Unit.WEEKS);
        assertThat(effect.weeksCovered()).isEqualTo(2);
        assertThat(effect.when()).isEqualTo("weeks 0 to 1");
        assertThat(effect.controls()).isEqualTo(2);
        assertThat(path.cumulated(1, 2).controls()).isEqualTo(1);
        assertThat(path.cumulated(1, 2).treated()).isEqualTo(2);
        assertThat(path.at(2).weeksCovered()).isOne();
        assertThat(path.at(2).outcome()).isEqualTo("job");
        // Var(a + b) = Var(a) + Var(b) + 2 Cov(a, b)
        assertThat(Math.pow(effect.standardError(), 2))
                .isCloseTo(
                        path.at(0).covariance(path.at(0))
                                + path.at(1).covariance(path.at(1))
                                + 2 * path.at(0).covariance(path.at(1)),
                        within(1e-15));
        assertThat(path.at(0).covariance(effect))
                .isCloseTo(path.at(0).covariance(path.at(0)) + path.at(0).covariance(path.at(1)), within(1e-15));
    }

    @Test
    void effectsOfDifferentEstimationsAreTakenAsIndependent() {
        Effect one = estimate(SHARED, FOUR_PERSONS, week(1, 0, 0, 1)).at(0);
        Effect other = estimate(SHARED, FOUR_PERSONS, week(1, 0, 0, 1)).at(0);

        assertThat(one.covariance(other)).isZero();
        assertThat(one.covariance(one)).isCloseTo(0.625 * 0.625, within(1e-15));
    }

    @Test
    void doesNotCumulateWhatIsCumulatedAlready() {
        EffectPath weeks = WeeklyEstimator.of(EffectEstimators.weightedDifference())
                .estimate(
                        SHARED,
                        matrix(Outcome.Unit.WEEKS, week(0, 0, 0, 0), week(1, 0, 0, 1), week(2, 0, 0, 1)),
                        FOUR_PERSONS,
                        "x")
                .path("job");

        assertThat(weeks.unit()).isEqualTo(Outcome.Unit.WEEKS);
        assertThat(weeks.at(2).weeksCovered()).isEqualTo(2);
        assertThat(weeks.at(0).weeksCovered()).isZero();
        assertThat(weeks).hasToString("job, weeks 0 to 2: lowest +0.0 weeks in week 0, highest +0.8 weeks in week 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> weeks.cumulated(0, 1))
                .withMessageContaining("use at(1)");
    }

    @Test
    void hoursAreASumSinceTheStartToo() {
        EffectPath hours = WeeklyEstimator.of(EffectEstimators.weightedDifference())
                .estimate(
                        SHARED,
                        matrix(Outcome.Unit.HOURS, week(0, 0, 0, 0), week(37, 0, 0, 37), week(74, 0, 0, 37)),
                        FOUR_PERSONS,
                        "x")
                .path("job");

        assertThat(hours.at(2).unit()).isEqualTo(Outcome.Unit.HOURS);
        assertThat(hours.at(2).weeksCovered()).isEqualTo(2);
        assertThat(hours.at(2).toString()).startsWith("job, week 2: +27.8 hours [");
        assertThat(hours).hasToString("job, weeks 0 to 2: lowest +0.0 hours in week 0, highest +27.8 hours in week 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hours.cumulated(0, 1))
                .withMessage("'job' is measured in HOURS since the start already; use at(1)");
    }

    @Test
    void ofEqualWeeksTheFirstIsTheLowestAndTheHighest() {
        assertThat(estimate(SHARED, FOUR_PERSONS, week(1, 0, 0, 1), week(1, 0, 0, 1)))
                .hasToString("job, weeks 0 to 1: lowest +25.0 points in week 0, highest +25.0 points in week 0");
    }

    @Test
    void aFollowUpPointIsItsWeek() {
        double[][] weeks = new double[5][];
        Arrays.fill(weeks, week(0, 0, 0, 0));
        weeks[4] = week(1, 0, 0, 1);

        assertThat(estimate(SHARED, FOUR_PERSONS, weeks)
                        .at(FollowUp.months(1).get(0))
                        .estimate())
                .isEqualTo(0.25);
    }

    @Test
    void refusesWeeksOutsideThePath() {
        EffectPath path = estimate(SHARED, FOUR_PERSONS, week(1, 0, 0, 1), week(1, 0, 0, 1));

        assertThat(path.firstWeek()).isZero();
        assertThat(path.lastWeek()).isOne();
        assertThat(path.weeks()).extracting(Effect::when).containsExactly("week 0", "week 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> path.at(2))
                .withMessage("week 2 lies outside the path of 'job', 0 to 1");
        assertThatIllegalArgumentException().isThrownBy(() -> path.at(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> path.at(FollowUp.months(1).get(0)));
        assertThatIllegalArgumentException().isThrownBy(() -> path.cumulated(0, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> path.cumulated(1, 0))
                .withMessage("weeks 1 to 0 are none");
    }

    @Test
    void offersTheNearestOutcome() {
        Effects effects = WeeklyEstimator.of(EffectEstimators.weightedDifference())
                .estimate(SHARED, matrix(Outcome.Unit.SHARE, week(1, 0, 0, 1)), FOUR_PERSONS, "x");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> effects.path("jub"))
                .withMessage("no effect on outcome 'jub'; did you mean 'job'?");
        assertThat(effects.paths()).extracting(EffectPath::outcome).containsExactly("job");
        assertThat(effects.standardErrorMethod()).isEqualTo("clustered on the person (HC1)");
        assertThat(effects).hasToString("effects on 1 outcomes, ATT of x");
    }

    @Test
    void namesWhatItIsBesideEveryNumber() {
        EffectPath path = estimate(SHARED, FOUR_PERSONS, week(1, 0, 0, 1), week(0, 0, 0, 1));

        assertThat(path.at(0))
                .hasToString("job, week 0: +25.0 points [-97.5, +147.5], ATT of starting now versus not yet, "
                        + "SE clustered on the person (HC1)");
        assertThat(path.cumulated(0, 1).toString()).startsWith("job, weeks 0 to 1: +0.00 weeks [");
        assertThat(path)
                .hasToString("job, weeks 0 to 1: lowest -25.0 points in week 1, highest +25.0 points in week 0");
        assertThat(path.at(0).standardErrorMethod()).isEqualTo("clustered on the person (HC1)");
        assertThat(WeeklyEstimator.of(EffectEstimators.weightedDifference()).describe())
                .isEqualTo("weighted difference of means, standard errors clustered on the person (HC1)");
    }

    @Test
    void refusesInputsThatDoNotFit() {
        OutcomeMatrix four = matrix(Outcome.Unit.SHARE, week(1, 0, 0, 1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeeklyEstimator.of(EffectEstimators.weightedDifference())
                        .estimate(SHARED, four, new int[3], "x"))
                .withMessage("4 units, 4 rows of outcomes and 3 persons");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeeklyEstimator.of(EffectEstimators.weightedDifference())
                        .estimate(SHARED, matrix(Outcome.Unit.SHARE, week(1, 0, 0)), FOUR_PERSONS, "x"))
                .withMessage("4 units, 3 rows of outcomes and 4 persons");
    }

    private static Units units(int treated, int untreated) {
        boolean[] flags = new boolean[treated + untreated];
        Arrays.fill(flags, 0, treated, true);
        return Units.of(flags, new double[flags.length]);
    }

    private static double[] week(double... valuesByRow) {
        return valuesByRow;
    }

    private static OutcomeMatrix matrix(Outcome.Unit unit, double[]... weeks) {
        int rows = weeks[0].length;
        OutcomeMatrix.Builder builder =
                OutcomeMatrix.builder(List.of(new Column("job", unit)), rows, 0, weeks.length - 1);
        for (int row = 0; row < rows; row++) {
            double[] path = new double[weeks.length];
            for (int week = 0; week < weeks.length; week++) {
                path[week] = weeks[week][row];
            }
            builder.set(0, row, path);
        }
        return builder.build();
    }

    private static EffectPath estimate(MatchedSample sample, int[] persons, double[]... weeks) {
        return WeeklyEstimator.of(EffectEstimators.weightedDifference())
                .estimate(sample, matrix(Outcome.Unit.SHARE, weeks), persons, "starting now versus not yet")
                .path("job");
    }
}
