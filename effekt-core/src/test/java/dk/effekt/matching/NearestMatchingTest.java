package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.covariate.DesignMatrix;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Nearest-neighbour matching beside Matching 4.10-8, by the names of the calls in {@code matching_synth.json}; each test is
 * called after its own. Without bias adjustment and standard errors, which are those of estimators.
 */
class NearestMatchingTest {

    private static final boolean[] TREATED = Synth.treated();
    private static final double[] SCORES =
            PropensityModels.logistic().fit(TREATED, Synth.covariates()).scores(PropensityScore.Scale.PROBABILITY);

    /** {@code X = X3}, in standard deviations: Matching's Weight = 1. */
    private static final Units UNITS =
            Units.of(TREATED).withDistance(Distances.inverseVariance(DesignMatrix.of(List.of("score"), SCORES)));

    private static final Units MAHALANOBIS = Units.of(TREATED)
            .withDistance(Distances.mahalanobis(Synth.covariates(), TREATED, Distances.Spread.ALL_ROWS));

    private static final NearestNeighbour ONE = NearestNeighbour.of(1);
    /** Matching's {@code distance.tolerance}. */
    private static final NearestNeighbour USUAL = ONE.averagingTies(1e-5);

    private record Specification(Units units, NearestNeighbour method) {}

    private static final Map<String, Specification> SPECIFICATIONS = Map.ofEntries(
            Map.entry("S_att_ties", new Specification(UNITS, USUAL)),
            Map.entry(
                    "S_att_M5", new Specification(UNITS, NearestNeighbour.of(5).averagingTies(1e-5))),
            Map.entry("S_ate", new Specification(UNITS.estimating(Estimand.ATE), USUAL)),
            Map.entry("S_atc", new Specification(UNITS.estimating(Estimand.ATC), USUAL)),
            Map.entry("S_att_caliper", new Specification(UNITS, USUAL.within(Caliper.ofScore(0.1)))),
            Map.entry("S_att_biasadj", new Specification(UNITS, USUAL)),
            Map.entry(
                    "S_att_biasadj_M4",
                    new Specification(MAHALANOBIS, NearestNeighbour.of(4).averagingTies(1e-5))),
            Map.entry("S_att_maha", new Specification(MAHALANOBIS, USUAL)),
            Map.entry("S_att_vc1", new Specification(UNITS, USUAL)),
            Map.entry("S_att_exact", new Specification(UNITS.inStrata(sex()), USUAL)),
            Map.entry("S_att_tol0", new Specification(UNITS, ONE)),
            Map.entry("S_att_tol0_sample", new Specification(UNITS, ONE)),
            Map.entry("S_att_tol0_vc1", new Specification(UNITS, ONE)),
            Map.entry("S_att_tol0_vc4", new Specification(UNITS, ONE)),
            Map.entry("S_att_tol0_M5", new Specification(UNITS, NearestNeighbour.of(5))),
            Map.entry("S_ate_tol0", new Specification(UNITS.estimating(Estimand.ATE), ONE)),
            Map.entry("S_atc_tol0", new Specification(UNITS.estimating(Estimand.ATC), ONE)),
            Map.entry("S_att_tol0_caliper", new Specification(UNITS, ONE.within(Caliper.ofScore(0.01)))),
            Map.entry("S_att_tol0_biasadj", new Specification(UNITS, ONE)),
            Map.entry("S_binary_att", new Specification(UNITS, ONE)));

    @TestFactory
    Stream<DynamicTest> sameAsMatching() {
        JsonNode calls = Synth.oracle("matching_synth.json").path("match");
        assertThat(calls.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(SPECIFICATIONS.keySet());
        Iterable<String> names = calls::fieldNames;
        return StreamSupport.stream(names.spliterator(), false)
                .map(name -> DynamicTest.dynamicTest(
                        name + ": " + calls.path(name).path("call").textValue(), () -> check(name, calls.path(name))));
    }

    private static void check(String name, JsonNode expected) {
        Specification specification = SPECIFICATIONS.get(name);
        MatchedSample sample = specification.method().match(specification.units());

        int pairs = 0;
        for (int set = 0; set < sample.sets(); set++) {
            pairs += sample.partners(set);
        }
        assertThat(pairs).isEqualTo(expected.path("n_pairs").intValue());
        assertThat(sample.sets()).isEqualTo(expected.path("wnobs").intValue());
        assertThat(sample.unmatched(Unmatched.OUTSIDE_CALIPER))
                .isEqualTo(expected.path("ndrops").intValue());
        assertThat(sample.distinctControls())
                .isEqualTo(expected.path("n_distinct_controls").intValue());
        double[] outcome = name.equals("S_binary_att")
                ? Synth.csv("synth.csv").stream()
                        .mapToDouble(row -> Double.parseDouble(row[10]))
                        .toArray()
                : Synth.outcome();
        assertThat(difference(sample, outcome))
                .isCloseTo(expected.path("est_noadj").doubleValue(), within(1e-11));
    }

    /** Of weighted means; a row that is both focal and a partner counts as either. */
    private static double difference(MatchedSample sample, double[] outcome) {
        double[] weights = sample.weights();
        double[] sums = new double[2];
        double[] totals = new double[2];
        for (int row = 0; row < weights.length; row++) {
            int arm = TREATED[row] ? 1 : 0;
            sums[arm] += weights[row] * outcome[row];
            totals[arm] += weights[row];
        }
        return sums[1] / totals[1] - sums[0] / totals[0];
    }

    private static int[] sex() {
        return Synth.csv("synth.csv").stream()
                .mapToInt(row -> Integer.parseInt(row[3]))
                .toArray();
    }
}
