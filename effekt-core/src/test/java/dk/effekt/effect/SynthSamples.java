package dk.effekt.effect;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.covariate.DesignMatrix;
import dk.effekt.matching.Estimand;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Synth;
import dk.effekt.matching.Units;
import dk.effekt.matching.Unmatched;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Samples of the persons of {@code synth.csv} as R made them, whatever our own matchers do. */
public final class SynthSamples {

    private SynthSamples() {}

    public static Units units(Estimand estimand) {
        return Units.of(Synth.treated()).withCovariates(Synth.covariates()).estimating(estimand);
    }

    /** The pairs of a specification of {@code matchit_synth.json}: "focal:partner[:partner…]", or the focal row alone. */
    public static MatchedSample pairs(JsonNode specification, Estimand estimand) {
        Units units = units(estimand);
        Map<String, Integer> rows = new LinkedHashMap<>();
        for (int row = 0; row < units.size(); row++) {
            rows.put(Synth.id(row), row);
        }
        MatchedSample.Builder builder = MatchedSample.builder(units);
        for (JsonNode pair : specification.get("pairs")) {
            int[] set =
                    Arrays.stream(pair.asText().split(":")).mapToInt(rows::get).toArray();
            if (set.length == 1) {
                builder.leave(set[0], Unmatched.OUTSIDE_CALIPER);
            } else {
                builder.pair(set[0], Arrays.copyOfRange(set, 1, set.length));
            }
        }
        return builder.build();
    }

    /** Rows with equal keys in one set, sets of one arm left out. */
    public static MatchedSample strata(Estimand estimand, IntFunction<List<?>> key) {
        Units units = units(estimand);
        Map<String, int[]> sets = new TreeMap<>();
        for (int row = 0; row < units.size(); row++) {
            int[] one = {row};
            sets.merge(
                    key.apply(row).toString(),
                    one,
                    (a, b) ->
                            IntStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray());
        }
        MatchedSample.Builder builder = MatchedSample.builder(units);
        for (int[] set : sets.values()) {
            int[] treated = Arrays.stream(set).filter(units::isTreated).toArray();
            int[] untreated =
                    Arrays.stream(set).filter(row -> !units.isTreated(row)).toArray();
            if (treated.length > 0 && untreated.length > 0) {
                builder.stratum(treated, untreated);
            } else {
                Arrays.stream(set).filter(units::isFocal).forEach(row -> builder.leave(row, Unmatched.NO_CANDIDATE));
            }
        }
        return builder.build();
    }

    /** The same rows and weights, asked for the effect on the treated. */
    public static MatchedSample asWeightsOfTheTreated(MatchedSample sample) {
        return MatchedSample.weighted(sample.units().estimating(Estimand.ATT), sample.normalizedWeights());
    }

    /** A sample of given weights. */
    public static MatchedSample weighted(Estimand estimand, double[] weights) {
        return MatchedSample.weighted(units(estimand), weights);
    }

    public static double[] ones() {
        double[] ones = new double[Synth.treated().length];
        Arrays.fill(ones, 1);
        return ones;
    }

    public static double[] numbers(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToDouble(i -> array.get(i).asDouble())
                .toArray();
    }

    public static double value(DesignMatrix matrix, int row, String column) {
        return matrix.value(row, matrix.names().indexOf(column));
    }
}
