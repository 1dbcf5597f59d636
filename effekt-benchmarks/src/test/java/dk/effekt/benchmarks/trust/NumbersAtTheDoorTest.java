package dk.effekt.benchmarks.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.effekt.benchmarks.trust.Doors.Door;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * NaN and infinities are refused where they come in, by a message, or mean something that is written down: in every public method and
 * record of the published modules that takes such a number. Who adds one adds it to {@link Doors}, or to a list here.
 */
class NumbersAtTheDoorTest {

    /** Records that the library makes of what it found: a number in them may be NaN where there is none. */
    private static final Set<String> RESULTS = Set.of(
            "Acceptability.Point",
            "Amount",
            "Answer",
            "AverageEffect",
            "Balance.Comparison",
            "Balance.Row",
            "Balance.Sizes",
            "BreakEven.MeasuredOutcome",
            "CitedStudy",
            "ContractPayment",
            "Decision.Information",
            "Decision.Option",
            "DensityJump",
            "DiscontinuityEffect",
            "EValue",
            "EffectPath.Means",
            "EmpiricalCalibration.Calibrated",
            "Estimate",
            "Explanation.Partner",
            "FoundEffect",
            "Gate",
            "GroupChange",
            "GroupTimeEffect",
            "InternalRate",
            "JobeffekterWeight",
            "KeyFigure",
            "Knowledge",
            "LockIn",
            "MatchedShare",
            "MeasuredYear",
            "MinimumDetectable",
            "OfferStep",
            "Overlap",
            "Overlap.Arm",
            "Overlap.Bin",
            "PathBand",
            "Payback",
            "PermutationTest",
            "Plausibility.Note",
            "PreTrends",
            "Prediction",
            "PurseLine",
            "RandomizationTest",
            "Refutation.Hidden",
            "Refutation.Variant",
            "RosenbaumBounds.Bounds",
            "SecondOpinion",
            "Share.Interval",
            "SimultaneousBand",
            "SubgroupEffects.Group",
            "SubgroupEffects.Interaction",
            "SurvivalCurve.Interval",
            "Sustainable",
            "SyntheticControlEffect",
            "SyntheticControlEffect.Donor",
            "SyntheticControlEffect.Placebo",
            "SyntheticControlEffect.Point",
            "Tornado.Bar",
            "TrialEffect",
            "TrialResult.Arm");

    /** What the library's own parts hand each other while they work: numbers that came in by a door, and arrays to write into. */
    private static final Set<String> WITHIN = Set.of(
            "Coarsening.At.cuts",
            "Coarsening.Automatic.cuts",
            "Coarsening.Bins.cuts",
            "Coarsening.None.cuts",
            "Coarsening.Quantiles.cuts",
            "Cohort.thinned",
            "Covariate.level",
            "DesignMatrix.copy",
            "EvidenceMap.sustaining",
            "Form.write",
            "LadderShares.of",
            "Language.number",
            "LocalVariance.withinArms",
            "Measure.of",
            "Measure.slope",
            "OutcomeFit.addInfluence",
            "OutcomeFit.average",
            "OutcomeFit.writeLeverage",
            "OutcomeMatrix.Builder.set",
            "OutcomeMatrix.Builder.weigh",
            "OutcomeMeasurement.measure",
            "OutcomeModel.accepts",
            "OutcomeModel.linear",
            "OutcomeModel.mean",
            "OutcomeModel.slope",
            "PotentialMeans.ofPairs",
            "PotentialMeans.ofRegression",
            "PublishedSpread.contains",
            "SortedGroups.of",
            "StatePaths.follow",
            "Timeline.membership",
            "ValueModel.derivatives",
            "ValueModel.kronerByPeriod",
            "ValueModel.presentValues",
            "ValueModel.standardError",
            "MatchedSample.weighted(Units,double[],EstimatedWeights)");

    /** Asked of a map that rests on a study, and refuses all that is not above 0. */
    private static final String OF_A_STUDY = "BreakEven.share(String,double)";

    private static final List<Double> EXTREMES =
            List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    static Stream<Door> doors() {
        return Doors.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doors")
    void isRefusedOrMeansSomething(Door door) {
        double[] ordinary =
                door.ordinary().stream().mapToDouble(Double::doubleValue).toArray();
        assertThatCode(() -> door.enter().apply(ordinary.clone())).doesNotThrowAnyException();
        for (int at = 0; at < ordinary.length; at++) {
            for (double extreme : EXTREMES) {
                double[] numbers = ordinary.clone();
                numbers[at] = extreme;
                if (door.taken().contains(at + " " + extreme)) {
                    assertThatCode(() -> door.enter().apply(numbers)).doesNotThrowAnyException();
                } else {
                    assertThatThrownBy(() -> door.enter().apply(numbers))
                            .as("%s with %s", door, Arrays.toString(numbers))
                            .isInstanceOf(IllegalArgumentException.class)
                            .message()
                            .isNotBlank();
                }
            }
        }
    }

    @Test
    void everyDoorIsTried() {
        Set<String> tried = doors().map(Door::name).collect(Collectors.toSet());
        Set<String> all = Signatures.withNumbers();

        assertThat(all).hasSizeGreaterThan(200).containsAll(tried);
        assertThat(all.stream().filter(name -> !tried.contains(name) && !isNoDoor(name)))
                .as("public, takes a double, and no test says what NaN does there")
                .isEmpty();
    }

    @Test
    void whatIsNoDoorIsThere() {
        Set<String> all = Signatures.withNumbers();
        assertThat(RESULTS).allMatch(type -> all.stream().anyMatch(name -> name.startsWith(type + ".new(")));
        assertThat(WITHIN)
                .allMatch(
                        method -> all.stream().anyMatch(name -> name.equals(method) || name.startsWith(method + "(")));
        assertThat(new TreeSet<>(WITHIN)).doesNotContainAnyElementsOf(RESULTS);
    }

    private static boolean isNoDoor(String name) {
        String bare = name.substring(0, name.indexOf('('));
        return name.equals(OF_A_STUDY)
                || WITHIN.contains(name)
                || WITHIN.contains(bare)
                || (bare.endsWith(".new") && RESULTS.contains(bare.substring(0, bare.length() - ".new".length())));
    }
}
