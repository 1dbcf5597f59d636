package dk.effekt.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.experiment.DensityJump;
import dk.effekt.experiment.DifferenceInDifferences;
import dk.effekt.experiment.DiscontinuityEffect;
import dk.effekt.experiment.GroupTimeEffects;
import dk.effekt.experiment.PermutationTest;
import dk.effekt.experiment.RandomizationTest;
import dk.effekt.experiment.SyntheticControl;
import dk.effekt.experiment.SyntheticControlEffect;
import dk.effekt.experiment.TrialEffect;
import dk.effekt.experiment.TrialResult;
import dk.effekt.outcome.Outcome.Aim;
import dk.effekt.study.Reformed;
import dk.effekt.study.ThreatDesign;
import dk.effekt.study.ThreatEffect;
import dk.effekt.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a study may say in which chance, a date or a rule decided. */
class OwnDesignsTest {

    private static final Map<String, Direction> JOBS = Map.of("job", Direction.POSITIVE);

    private static double weightIfGood(OwnStudy study) {
        return study.judged(StudyQuality.GOOD).weight().orElseThrow().value();
    }

    @Nested
    class Trials {

        /** ±1.96 standard errors of 0.03, nearly: 0.08 leaves zero out, 0.05 does not. */
        private TrialResult trial(double effect, String... warnings) {
            return trial(effect, 0.03, warnings);
        }

        private TrialResult trial(double effect, double error, String... warnings) {
            TrialEffect offer = new TrialEffect("y", "ITT", 0.4 + effect, 0.4, effect, error, 1_000, "by hand");
            TrialResult.Arm arm = new TrialResult.Arm(500, 500, 500, Double.NaN);
            return new TrialResult(offer, Optional.empty(), arm, arm, List.of(warnings));
        }

        @Test
        void aTrialIsATrial() {
            OwnStudy study = OwnStudy.of("Mentor", "job", Aim.MORE, trial(0.08));

            assertThat(study.grade()).isEqualTo(EvidenceGrade.TRIAL);
            assertThat(study.directions()).isEqualTo(JOBS);
            assertThat(weightIfGood(study)).isEqualTo(0.5); // 1 x 1 x 1 x 0.5
            assertThat(OwnStudy.of("Mentor", "job", Aim.LESS, trial(0.08)).directions())
                    .containsEntry("job", Direction.NEGATIVE);
            assertThat(OwnStudy.of("Mentor", "job", Aim.MORE, trial(0.05)).directions())
                    .containsEntry("job", Direction.NO_EFFECT);
            assertThat(study).hasToString("trial, job: trial, 0 reservations");
        }

        @Test
        void withoutAWidthItClaimsNothing() {
            for (double error : new double[] {0, Double.NaN}) {
                OwnStudy study = OwnStudy.of("Mentor", "job", Aim.MORE, trial(0.08, error));

                assertThat(study.directions()).isEmpty();
                assertThat(study.reservations()).containsExactly("there is too little to judge job by");
            }
        }

        @Test
        void warningsStandBesideIt() {
            OwnStudy study = OwnStudy.of("Mentor", "job", Aim.MORE, trial(0.08, "many are lost"));

            assertThat(study.reservations()).containsExactly("many are lost");
            assertThat(weightIfGood(study)).isEqualTo(0.125); // not satisfactory: a quarter
        }
    }

    @Nested
    class GroupsOverTime {

        /** As many units that start in period 3 as never do; each outcome is the given one of its kind, up or down by a hundredth. */
        private GroupTimeEffects groups(int ofEach, double[] treated, double[] others) {
            List<Double> y = new ArrayList<>();
            List<Double> period = new ArrayList<>();
            List<Double> start = new ArrayList<>();
            List<String> unit = new ArrayList<>();
            for (int u = 0; u < 2 * ofEach; u++) {
                double[] outcomes = u < ofEach ? treated : others;
                for (int t = 0; t < outcomes.length; t++) {
                    y.add(outcomes[t] + 0.01 * ((u * 7 + t * 5) % 4 - 1.5));
                    period.add(t + 1.0);
                    start.add(u < ofEach ? 3.0 : 0.0);
                    unit.add("unit " + u);
                }
            }
            return DifferenceInDifferences.on(Table.builder()
                            .category("unit", unit.toArray(String[]::new))
                            .number("period", numbers(period))
                            .number("start", numbers(start))
                            .number("y", numbers(y))
                            .build())
                    .outcome("y")
                    .unit("unit")
                    .period("period")
                    .firstTreated("start")
                    .estimate();
        }

        private double[] numbers(List<Double> of) {
            return of.stream().mapToDouble(Double::doubleValue).toArray();
        }

        private final double[] rising = {0, 0, 9};
        private final double[] level = {0, 0, 1};

        @Test
        void areAComparisonGroup() {
            GroupTimeEffects many = groups(16, rising, level);
            assertThat(many.overall().ciLow()).isPositive();
            assertThat(many.preTrends().pValue()).isGreaterThan(0.05);

            OwnStudy study = OwnStudy.of("Mentor", "job", Aim.MORE, many);

            assertThat(study.grade()).isEqualTo(EvidenceGrade.COMPARISON_GROUP);
            assertThat(study.directions()).isEqualTo(JOBS);
            assertThat(study.title()).isEqualTo("difference in differences, job");
        }

        /** Normal intervals of four units are far too narrow. */
        @Test
        void ofFewUnitsClaimNothingByNormalIntervals() {
            GroupTimeEffects few = groups(2, rising, level);
            assertThat(few.overall().ciLow()).isPositive();

            OwnStudy study = OwnStudy.of("Mentor", "job", Aim.MORE, few);

            assertThat(study.directions()).isEmpty();
            assertThat(study.reservations()).anyMatch(line -> line.contains("2 clusters with and 2 without"));
        }

        /** Six assignments can reject nothing at 5 %; that says neither that there is an effect nor that there is none. */
        @Test
        void ofTooFewAssignmentsClaimNothing() {
            GroupTimeEffects few = groups(2, rising, level);
            PermutationTest permuting = few.permuting(99, 1);
            assertThat(permuting.assignments()).isEqualTo(6);

            OwnStudy study = OwnStudy.of("Mentor", "job", Aim.MORE, few, permuting);

            assertThat(study.directions()).isEmpty();
            assertThat(study.reservations()).contains("6 assignments are too few to find any effect at 5 %");
        }

        /** Of 924 assignments, the twelve units are told apart by two alone. */
        @Test
        void areHeldToAPermutation() {
            GroupTimeEffects few = groups(6, rising, level);
            PermutationTest permuting = few.permuting(999, 1);
            assertThat(permuting.ciLow()).isPositive();

            OwnStudy study = OwnStudy.of("Mentor", "job", Aim.MORE, few, permuting);

            assertThat(study.directions()).isEqualTo(JOBS);
            assertThat(weightIfGood(study)).isCloseTo(0.1, within(1e-15)); // few clusters: 0.25 x 0.8 x 0.5
        }

        @Test
        void aTestOfTrendsIsNoneOfTheEffect() {
            PermutationTest trends = new PermutationTest(
                    "trends", 0.1, 0.5, Double.NaN, Double.NaN, 99, RandomizationTest.Scope.DRAWN, 0);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> OwnStudy.of("Mentor", "job", Aim.MORE, groups(2, rising, level), trends))
                    .withMessage("the permutation test is of 'trends' and has no interval of an effect; give that of"
                            + " permuting(…)");
        }

        @Test
        void claimNothingIfTrendsDiffer() {
            GroupTimeEffects differing = groups(16, new double[] {0, 5, 9}, level);
            assertThat(differing.preTrends().pValue()).isLessThan(0.05);

            assertThat(OwnStudy.of("Mentor", "job", Aim.MORE, differing).directions())
                    .isEmpty();
        }
    }

    @Nested
    class Rules {

        private DiscontinuityEffect jump(String column, double value, String... warnings) {
            return new DiscontinuityEffect(
                    column, "effect at the cutoff", 30, 2, value, value, 0.03, 300, 300, List.of(warnings));
        }

        /** p is that of log(above / below) over its error: 0.5 standard errors, or 2.2. */
        private final DensityJump even = new DensityJump(0.1, 0.1 * Math.exp(0.1), 0.2, 0.1, 3);

        private final DensityJump sorted = new DensityJump(0.1, 0.1 * Math.exp(0.44), 0.2, 0.1, 3);

        @Test
        void aRuleThatNobodyLookedAtIsAComparisonGroup() {
            OwnStudy study = OwnStudy.of("Mentor", "job", Aim.MORE, jump("y", 0.08));

            assertThat(study.grade()).isEqualTo(EvidenceGrade.COMPARISON_GROUP);
            assertThat(study.directions()).isEqualTo(JOBS);
            assertThat(study.title()).isEqualTo("rule at a cutoff, job");
            assertThat(study.reservations())
                    .containsExactly(
                            "of those at 30.00 alone: effect at the cutoff",
                            "nobody looked whether people chose their side of the cutoff",
                            "nobody looked whether anything that was known before jumps at the cutoff");
        }

        @Test
        void oneWithoutAWidthClaimsNothing() {
            DiscontinuityEffect flat =
                    new DiscontinuityEffect("y", "effect at the cutoff", 30, 2, 0.08, 0.08, 0, 300, 300, List.of());
            OwnStudy study = OwnStudy.of("Mentor", "job", Aim.MORE, flat);

            assertThat(study.directions()).isEmpty();
            assertThat(study.reservations()).contains("there is too little to judge job by");
        }

        @Test
        void oneThatPassesItsChecksIsMatchedOfPartOfTheTargetGroup() {
            OwnStudy study = OwnStudy.of("Mentor", "job", Aim.MORE, jump("y", 0.08), even, List.of(jump("male", 0.01)));

            assertThat(study.grade()).isEqualTo(EvidenceGrade.MATCHED);
            assertThat(study.directions()).isEqualTo(JOBS);
            assertThat(study.reservations()).containsExactly("of those at 30.00 alone: effect at the cutoff");
            assertThat(weightIfGood(study)).isCloseTo(0.2, within(1e-15)); // 0.8 x 0.5 x 0.5
        }

        @Test
        void oneThatPeopleGetRoundClaimsNothing() {
            OwnStudy study =
                    OwnStudy.of("Mentor", "job", Aim.MORE, jump("y", 0.08), sorted, List.of(jump("male", 0.01)));

            assertThat(study.grade()).isEqualTo(EvidenceGrade.COMPARISON_GROUP);
            assertThat(study.directions()).isEmpty();
            assertThat(study.reservations()).anyMatch(line -> line.endsWith("people may have chosen their side"));
        }

        /** 2.1 standard errors are beyond 5 % for one, and not for one of two. */
        @Test
        void whatWasKnownBeforeIsTestedTogether() {
            assertThat(OwnStudy.of("Mentor", "job", Aim.MORE, jump("y", 0.08), even, List.of(jump("male", 0.063)))
                            .reservations())
                    .contains("'male', known before, jumps at the cutoff");
            assertThat(OwnStudy.of(
                                    "Mentor",
                                    "job",
                                    Aim.MORE,
                                    jump("y", 0.08),
                                    even,
                                    List.of(jump("male", 0.063), jump("age", 0)))
                            .grade())
                    .isEqualTo(EvidenceGrade.MATCHED);
            assertThat(OwnStudy.of("Mentor", "job", Aim.MORE, jump("y", 0.08), even, List.of())
                            .grade())
                    .isEqualTo(EvidenceGrade.COMPARISON_GROUP);
        }
    }

    @Nested
    class OneMunicipality {

        /** Unit 0 is the mean of the first two donors before period 31, and {@code effect} above it from then on. */
        private SyntheticControlEffect synthetic(int donors, double effect, double offBefore) {
            List<String> unit = new ArrayList<>();
            List<Double> period = new ArrayList<>();
            List<Double> start = new ArrayList<>();
            List<Double> y = new ArrayList<>();
            for (int u = 0; u <= donors; u++) {
                for (int t = 1; t <= 40; t++) {
                    double own = u == 0 ? (walk(1, t) + walk(2, t)) / 2 + 0.01 * (t % 2) : walk(u, t);
                    y.add(own + (u > 0 ? 0 : t >= 31 ? effect : offBefore * t));
                    unit.add("unit " + u);
                    period.add((double) t);
                    start.add(u == 0 ? 31.0 : 0.0);
                }
            }
            return SyntheticControl.on(Table.builder()
                            .category("unit", unit.toArray(String[]::new))
                            .number("period", numbers(period))
                            .number("start", numbers(start))
                            .number("y", numbers(y))
                            .build())
                    .outcome("y")
                    .unit("unit")
                    .period("period")
                    .firstTreated("start")
                    .estimate();
        }

        /** A course of its own for each donor, which wobbles before and after alike. */
        private double walk(int donor, int t) {
            return Math.sin(donor * 1.7 + t * (0.3 + 0.05 * donor)) + 0.2 * ((donor * 31 + t * 17) % 7 - 3);
        }

        private double[] numbers(List<Double> of) {
            return of.stream().mapToDouble(Double::doubleValue).toArray();
        }

        @Test
        void besideAMeanOfOthersIsAComparisonGroup() {
            SyntheticControlEffect result = synthetic(24, 3, 0);
            assertThat(result.ciLow()).isFinite().isPositive();
            assertThat(result.isAlikeBefore()).isTrue();

            OwnStudy study = OwnStudy.of("Mentor", "job", Aim.MORE, result);

            assertThat(study.grade()).isEqualTo(EvidenceGrade.COMPARISON_GROUP);
            assertThat(study.directions()).isEqualTo(JOBS);
            assertThat(study.title()).isEqualTo("synthetic control, job");
        }

        @Test
        void thatNoMeanGoesTheWayOfClaimsNothing() {
            SyntheticControlEffect result = synthetic(24, 60, 3);
            assertThat(result.isAlikeBefore()).isFalse();
            assertThat(result.warnings()).anyMatch(line -> line.contains("no mean of donors went the same way"));

            assertThat(OwnStudy.of("Mentor", "job", Aim.MORE, result).directions())
                    .isEmpty();
        }

        @Test
        void withFewDonorsClaimsNothing() {
            OwnStudy study = OwnStudy.of("Mentor", "job", Aim.MORE, synthetic(6, 3, 0));

            assertThat(study.directions()).isEmpty();
            assertThat(study.reservations()).anyMatch(line -> line.contains("there is no interval"));
        }

        @Test
        void withAnIntervalWithoutWidthClaimsNothingAndSaysWhy() {
            SyntheticControlEffect found = synthetic(24, 3, 0);
            SyntheticControlEffect result = new SyntheticControlEffect(
                    found.unit(),
                    found.outcome(),
                    found.start(),
                    found.fit(),
                    found.value(),
                    found.errorBefore(),
                    found.pValue(),
                    found.value(),
                    found.value(),
                    found.donors(),
                    found.path(),
                    found.placebos(),
                    found.lowest(),
                    found.highest(),
                    List.of());

            OwnStudy study = OwnStudy.of("Mentor", "job", Aim.MORE, result);

            assertThat(study.directions()).isEmpty();
            assertThat(study.reservations()).anyMatch(line -> line.contains("too little to judge"));
        }
    }

    @Nested
    class Threats {

        private final ThreatDesign design =
                Reformed.of(1, 4_000, new Reformed.Planted(0.05, 0)).design();

        /** More leave where a course awaits; that is no effect of the course. */
        @Test
        void areAnOutcomeOfTheirOwn() {
            ThreatEffect threat = design.leftBy(12);
            assertThat(threat.estimate().ciLow()).isPositive();
            assertThat(threat.effects().preTrends().pValue()).isGreaterThan(0.05);

            OwnStudy study = OwnStudy.of(threat);

            assertThat(study.offer()).isEqualTo("course");
            assertThat(study.grade()).isEqualTo(EvidenceGrade.COMPARISON_GROUP);
            assertThat(study.directions())
                    .containsExactly(Map.entry("threat: having left by week 12", Direction.POSITIVE));
            assertThat(study.reservations()).contains("of being subject to the offer, not of taking part");
        }

        @Test
        void mixedWithParticipationClaimNothing() {
            OwnStudy study =
                    OwnStudy.of(design.mixingParticipation("to see both").leftBy(20));

            assertThat(study.directions()).isEmpty();
            assertThat(study.reservations()).contains("mixed with the effect of taking part: to see both");
        }

        @Test
        void thatTakeNeighboursAsIndependentClaimNothing() {
            OwnStudy study = OwnStudy.of(design.clusteredOn("person").leftBy(12));

            assertThat(study.directions()).isEmpty();
            assertThat(study.reservations()).anyMatch(line -> line.contains("see clusteredOn(…)"));
        }
    }
}
