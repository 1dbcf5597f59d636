package dk.effekt.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.calendar.FollowUp;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.OutcomeMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is read from a path, on paths whose estimates and covariance are given. */
class EffectPathTest {

    @Nested
    class Band {

        /** Of n independent weeks the largest deviation stays below c with probability (2Φ(c) − 1)ⁿ. */
        @Test
        void ofIndependentWeeksHasAClosedForm() {
            double[][] covariance = diagonal(30, 0.04);
            PathBand band = path(Outcome.Aim.MORE, covariance, new double[30]).band();

            double each = Math.pow(0.95, 1.0 / 30);
            double expected = new NormalDistribution().inverseCumulativeProbability((1 + each) / 2);
            assertThat(band.criticalValue()).isCloseTo(expected, within(0.04));
            assertThat(band.high(7)).isCloseTo(0.2 * band.criticalValue(), within(1e-12));
            assertThat(band.excludesZero()).isFalse();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> band.low(30))
                    .withMessage("week 30 lies outside the band, weeks 0 to 29");
        }

        @Test
        void ofWeeksThatMoveTogetherIsPointwise() {
            double[][] covariance = new double[10][10];
            Arrays.stream(covariance).forEach(row -> Arrays.fill(row, 0.25));
            PathBand band = path(Outcome.Aim.MORE, covariance, new double[10]).band();

            assertThat(band.criticalValue()).isCloseTo(1.96, within(0.03));
        }

        @Test
        void holdsAWeekWithoutSpreadAtItsEstimate() {
            double[][] covariance = diagonal(3, 1);
            covariance[1][1] = 0;
            PathBand band = path(Outcome.Aim.MORE, covariance, 0, 0.5, 0).band();

            assertThat(band.low(1)).isEqualTo(0.5);
            assertThat(band.high(1)).isEqualTo(0.5);
            // Nobody's outcome differs within the arms, as may be by chance where they are small: that proves nothing.
            assertThat(band.excludesZero()).isFalse();
        }

        @Test
        void isUnknownWithoutStandardErrors() {
            PathBand band =
                    path(Outcome.Aim.MORE, diagonal(2, Double.NaN), 0.1, 0.2).band();

            assertThat(band.criticalValue()).isNaN();
            assertThat(band.low(0)).isNaN();
            assertThat(band.excludesZero()).isFalse();
        }
    }

    /** 53 weeks of 0.01, 0.02 and so on, each with a variance of 0.04, by themselves: those to week 51 sum to 13.78. */
    @Test
    void yearsAreOf52WeeksAndTheLastMayBeShort() {
        double[] estimates = new double[53];
        Arrays.setAll(estimates, week -> (week + 1) / 100.0);
        EffectPath path = path(Outcome.Aim.MORE, diagonal(53, 0.04), estimates);

        assertThat(path.byYear()).extracting(Effect::when).containsExactly("weeks 0 to 51", "weeks 52 to 52");
        assertThat(path.byYear().get(1).estimate()).isCloseTo(0.53, within(1e-12));
        assertThat(path.at(FollowUp.months(12).get(0)).when()).isEqualTo("week 52");
        EffectPath year = path.through(51);
        assertThat(year.lastWeek()).isEqualTo(51);
        assertThat(year.byYear()).hasSize(1);
        assertThat(year.byYear().get(0).estimate()).isCloseTo(13.78, within(1e-12));
        assertThat(year.byYear().get(0).standardError()).isCloseTo(Math.sqrt(52 * 0.04), within(1e-12));
        assertThat(year.at(51).covariance(path.at(51))).isCloseTo(0.04, within(1e-15));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> path.through(53))
                .withMessageContaining("week 53 lies outside the path");
    }

    @Nested
    class WhereEventsAreExpected {

        /** Of 20 treated and 60 others; both arms together have 1/80, 8/80, 20/80, 40/80, 76/80 and 80/80. */
        private static final int[][] EVENTS = {{0, 1}, {0, 8}, {5, 15}, {19, 21}, {16, 60}, {20, 60}};

        private static Effects effects(Outcome.Unit unit, int weeks) {
            EffectPath.Means[] means = Arrays.stream(EVENTS)
                    .limit(weeks)
                    .map(of -> new EffectPath.Means(of[0] / 20.0, of[1] / 60.0, 20, 60))
                    .toArray(EffectPath.Means[]::new);
            double[] estimates = Arrays.stream(means)
                    .mapToDouble(of -> of.treated() - of.control())
                    .toArray();
            Joint joint = new Joint(estimates, diagonal(weeks, 0.0001), "ATT", "given");
            OutcomeMatrix.Column column = new OutcomeMatrix.Column("job", unit);
            return new Effects(List.of(new EffectPath(joint, 0, column, 2, means)), joint, List.of());
        }

        /** 20 times the share of both, or one less it: 0.25, 2, 5, 10, 1 and 0, in the weeks 2 to 7. */
        @Test
        void thePathIsThatOfTheWeeksBetweenTheFirstAndTheLastOfThem() {
            EffectPath path = effects(Outcome.Unit.SHARE, 6).whereExpected(5).path("job");

            assertThat(path.firstWeek()).isEqualTo(4);
            assertThat(path.lastWeek()).isEqualTo(5);
            assertThat(path.means(4).treated()).isEqualTo(0.25);
            assertThat(path.at(5).estimate()).isCloseTo(19 / 20.0 - 21 / 60.0, within(1e-12));
            assertThat(path.band().firstWeek()).isEqualTo(4);
            assertThat(path.band().low()).hasSize(2);
            assertThat(effects(Outcome.Unit.SHARE, 6)
                            .whereExpected(2)
                            .path("job")
                            .firstWeek())
                    .isEqualTo(3);
        }

        @Test
        void aShareWithoutSuchAWeekIsLeftOutAndASumStays() {
            assertThat(effects(Outcome.Unit.SHARE, 2).whereExpected(5).paths()).isEmpty();
            assertThat(effects(Outcome.Unit.WEEKS, 2)
                            .whereExpected(5)
                            .path("job")
                            .lastWeek())
                    .isEqualTo(3);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> effects(Outcome.Unit.SHARE, 2).whereExpected(0))
                    .withMessage("0 treated to be expected; at least 1");
        }
    }

    @Nested
    class LockIns {

        /** Cumulated: 0.1, −0.1, −0.6, −0.7, −0.5, −0.1, 0.4, 0.9. */
        private static final double[] DIP = {0.1, -0.2, -0.5, -0.1, 0.2, 0.4, 0.5, 0.5};

        @Test
        void isTheRunAroundTheDeepestWeek() {
            LockIn lockIn = path(Outcome.Aim.MORE, diagonal(8, 0), DIP).lockIn();

            assertThat(lockIn.isThere()).isTrue();
            assertThat(lockIn.deepest()).hasValue(2);
            assertThat(lockIn.depth()).isEqualTo(-0.5);
            assertThat(lockIn.from()).hasValue(1);
            assertThat(lockIn.turn()).hasValue(4);
            assertThat(lockIn.weeks()).hasValue(3);
            assertThat(lockIn.breakEven()).hasValue(6);
        }

        /** With a variance of 0.01 a week, cumulated to week k it is 0.01 (k + 1): limits at ± 0.438 in week 4, ± 0.519 in week 6. */
        @Test
        void breaksEvenInTheWeeksThatTheIntervalOfTheSumAllows() {
            LockIn lockIn = path(Outcome.Aim.MORE, diagonal(8, 0.01), DIP).lockIn();

            // -0.5 + 0.438 < 0; -0.1 + 0.480 > 0.
            assertThat(lockIn.breakEvenEarliest()).hasValue(5);
            // 0.4 - 0.519 < 0; 0.9 - 0.554 > 0.
            assertThat(lockIn.breakEvenLatest()).hasValue(6);
            assertThat(lockIn)
                    .hasToString("job: lock-in from week 1 to 3, deepest in week 2; made up for by week 6 (5 to 6)");
        }

        @Test
        void ofABenefitIsMoreOfIt() {
            double[] more = Arrays.stream(DIP).map(x -> -x).toArray();
            LockIn lockIn = path(Outcome.Aim.LESS, diagonal(8, 0.01), more).lockIn();

            assertThat(lockIn.depth()).isEqualTo(0.5);
            assertThat(lockIn.weeks()).hasValue(3);
            assertThat(lockIn.breakEven()).hasValue(6);
            assertThat(lockIn.breakEvenEarliest()).hasValue(5);
            assertThat(lockIn.breakEvenLatest()).hasValue(6);
        }

        /** Down in week 0, made up for exactly in week 1: the sum is no worse than none, and its limits are at either side. */
        @Test
        void isMadeUpForWhereTheSumIsNone() {
            LockIn lockIn =
                    path(Outcome.Aim.MORE, diagonal(3, 0), -0.5, 0.5, 0.5).lockIn();

            assertThat(lockIn.from()).hasValue(0);
            assertThat(lockIn.turn()).hasValue(1);
            assertThat(lockIn.weeks()).hasValue(1);
            assertThat(lockIn.breakEven()).hasValue(1);
            assertThat(lockIn.breakEvenEarliest()).hasValue(1);
            assertThat(lockIn.breakEvenLatest()).hasValue(1);
            // A sum of 0.25 above and limits below none: it may have been later than the path's end.
            LockIn unsure =
                    path(Outcome.Aim.MORE, diagonal(3, 0.04), -0.25, 0.25, 0.25).lockIn();
            assertThat(unsure.breakEvenLatest()).isEmpty();
            assertThat(unsure)
                    .hasToString(
                            "job: lock-in from week 0 to 0, deepest in week 0; made up for by week 1 (1 to later than"
                                    + " the path)");
        }

        /** Two weeks as bad: the first counts as the deepest, and a week without an effect ends the run. */
        @Test
        void ofEqualWeeksTheFirstIsTheDeepest() {
            LockIn lockIn = path(Outcome.Aim.MORE, diagonal(5, 0), -0.1, 0, -0.2, -0.2, 0)
                    .lockIn();

            assertThat(lockIn.deepest()).hasValue(2);
            assertThat(lockIn.from()).hasValue(2);
            assertThat(lockIn.turn()).hasValue(4);
            assertThat(lockIn.breakEven()).isEmpty();
        }

        @Test
        void mayNotEndWithThePath() {
            LockIn lockIn =
                    path(Outcome.Aim.MORE, diagonal(3, 0.01), -0.1, -0.2, -0.1).lockIn();

            assertThat(lockIn.turn()).isEmpty();
            assertThat(lockIn.weeks()).isEmpty();
            assertThat(lockIn.breakEven()).isEmpty();
            assertThat(lockIn.breakEvenLatest()).isEmpty();
            assertThat(lockIn.toString()).contains("to the path's end", "not made up for by the path's end");
        }

        @Test
        void isNotThereWhereNoWeekIsWorse() {
            LockIn lockIn =
                    path(Outcome.Aim.MORE, diagonal(3, 0.01), 0, 0.2, 0.1).lockIn();

            assertThat(lockIn.isThere()).isFalse();
            assertThat(lockIn.breakEven()).isEqualTo(OptionalInt.empty());
            assertThat(lockIn.toString()).contains("no lock-in");
        }

        @Test
        void ofACountIsReadFromTheCountItself() {
            EffectPath weeks = path(Outcome.Unit.WEEKS, Outcome.Aim.MORE, diagonal(4, 0.01), -0.5, -1, -0.2, 0.3);

            assertThat(weeks.lockIn().breakEven()).hasValue(3);
        }
    }

    private static EffectPath path(Outcome.Aim aim, double[][] covariance, double... estimates) {
        return path(Outcome.Unit.SHARE, aim, covariance, estimates);
    }

    private static EffectPath path(Outcome.Unit unit, Outcome.Aim aim, double[][] covariance, double... estimates) {
        EffectPath.Means[] means = new EffectPath.Means[estimates.length];
        Arrays.fill(means, new EffectPath.Means(0, 0, 1, 1));
        Joint joint = new Joint(estimates, covariance, "ATT", "given");
        return new EffectPath(joint, 0, new OutcomeMatrix.Column("job", unit, aim), 0, means);
    }

    private static double[][] diagonal(int weeks, double variance) {
        double[][] covariance = new double[weeks][weeks];
        for (int week = 0; week < weeks; week++) {
            covariance[week][week] = variance;
        }
        return covariance;
    }

    @Nested
    class OneEffect {

        private static final double[][] COVARIANCE = {{0.0004, 0.0001}, {0.0001, 0.0009}};

        private static EffectPath path(Outcome.Unit unit, double... estimates) {
            EffectPath.Means[] means = {new EffectPath.Means(0.5, 0.4, 30, 90), new EffectPath.Means(0.6, 0.4, 28, 95)};
            Joint joint = new Joint(estimates, COVARIANCE, "ATT of starting now versus not yet", "given");
            return new EffectPath(joint, 0, new OutcomeMatrix.Column("job", unit), 7, means);
        }

        /** 0.1 and 1.96 times 0.02; p of z = 5 with R: {@code 2*pnorm(-5)}. */
        @Test
        void saysWhatItIsOfAndHowSure() {
            Effect effect = path(Outcome.Unit.SHARE, 0.1, 0.2).at(7);

            assertThat(effect.outcome()).isEqualTo("job");
            assertThat(effect.when()).isEqualTo("week 7");
            assertThat(effect.weeksCovered()).isEqualTo(1);
            assertThat(effect.estimand()).isEqualTo("ATT of starting now versus not yet");
            assertThat(effect.standardErrorMethod()).isEqualTo("given");
            assertThat(effect.treated()).isEqualTo(30);
            assertThat(effect.controls()).isEqualTo(90);
            assertThat(effect.ciLow()).isCloseTo(0.1 - 1.959963984540054 * 0.02, within(1e-12));
            assertThat(effect.ciHigh()).isCloseTo(0.1 + 1.959963984540054 * 0.02, within(1e-12));
            assertThat(effect.pValue()).isCloseTo(5.73303143758388e-07, within(1e-16));
            assertThat(effect)
                    .hasToString(
                            "job, week 7: +10.0 points [+6.1, +13.9], ATT of starting now versus not yet, SE given");
        }

        @Test
        void readsInItsUnit() {
            assertThat(path(Outcome.Unit.WEEKS, 1, 2).at(8))
                    .hasToString(
                            "job, week 8: +2.00 weeks [+1.94, +2.06], ATT of starting now versus not yet, SE given");
            assertThat(path(Outcome.Unit.HOURS, 1, 2).at(8))
                    .hasToString("job, week 8: +2.0 hours [+1.9, +2.1], ATT of starting now versus not yet, SE given");
            assertThat(path(Outcome.Unit.WEEKS, 1, 2).at(8).weeksCovered()).isEqualTo(8);
        }

        /** The variance of the sum is 0.0004 + 0.0009 + 2 · 0.0001; it rests on the fewest of both weeks. */
        @Test
        void addsUpOverWeeks() {
            EffectPath path = path(Outcome.Unit.SHARE, 0.1, 0.2);
            Effect sum = path.cumulated(7, 8);

            assertThat(sum.estimate()).isCloseTo(0.3, within(1e-15));
            assertThat(sum.standardError()).isCloseTo(Math.sqrt(0.0015), within(1e-12));
            assertThat(sum.covariance(path.at(7))).isCloseTo(0.0005, within(1e-15));
            assertThat(sum.covariance(path(Outcome.Unit.SHARE, 0.1, 0.2).at(7))).isZero();
            assertThat(sum.unit()).isEqualTo(Outcome.Unit.WEEKS);
            assertThat(sum.weeksCovered()).isEqualTo(2);
            assertThat(sum.treated()).isEqualTo(28);
            assertThat(sum.controls()).isEqualTo(90);
            assertThat(path.cumulated(8, 8).when()).isEqualTo("weeks 8 to 8");
            assertThat(path.weeks()).extracting(Effect::when).containsExactly("week 7", "week 8");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> path.cumulated(8, 7))
                    .withMessage("weeks 8 to 7 are none");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> path(Outcome.Unit.WEEKS, 1, 2).cumulated(7, 8))
                    .withMessageContaining("use at(8)");
            assertThatIllegalArgumentException().isThrownBy(() -> path.at(6)).withMessageContaining("7 to 8");
        }

        @Test
        void aPathReadsByItsLowestAndHighestWeek() {
            assertThat(path(Outcome.Unit.SHARE, 0.1, -0.2))
                    .hasToString("job, weeks 7 to 8: lowest -20.0 points in week 8, highest +10.0 points in week 7");
            assertThat(path(Outcome.Unit.WEEKS, 0.1, 0.1))
                    .hasToString("job, weeks 7 to 8: lowest +0.1 weeks in week 7, highest +0.1 weeks in week 7");
            assertThat(path(Outcome.Unit.HOURS, 1, 2))
                    .hasToString("job, weeks 7 to 8: lowest +1.0 hours in week 7, highest +2.0 hours in week 8");
        }

        @Test
        void theBandSaysWhetherItLeavesZeroOut() {
            assertThat(path(Outcome.Unit.SHARE, 0.1, 0.2).band().toString())
                    .matches("simultaneous 95 % band, 2\\.2\\d standard errors, leaves zero out");
            assertThat(path(Outcome.Unit.SHARE, 0, -0.5).band().excludesZero()).isTrue();
            PathBand none = path(Outcome.Unit.SHARE, 0.01, -0.01).band();
            assertThat(none.toString()).endsWith("holds zero in every week");
            assertThat(none.high()).containsExactly(none.high(7), none.high(8));
            assertThat(none.low()).containsExactly(none.low(7), none.low(8));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> none.high(6))
                    .withMessage("week 6 lies outside the band, weeks 7 to 8");
        }
    }
}
