package dk.effekt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.effect.EffectEstimator;
import dk.effekt.effect.Estimate;
import dk.effekt.effect.Estimation;
import dk.effekt.effect.Measure;
import dk.effekt.effect.PotentialMeans;
import dk.effekt.effect.VarianceEstimator;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Synth;
import dk.effekt.matching.Units;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An estimator and a standard error of one's own, outside effekt's packages and through their public types alone. */
class OwnEstimatorsTest {

    /** Means of the rows in use, whatever their weights. */
    private record Unweighted() implements EffectEstimator {

        @Override
        public List<String> missingIn(MatchedSample sample) {
            return List.of();
        }

        @Override
        public PotentialMeans estimate(MatchedSample sample, double[] outcome) {
            double[] weights = sample.weights();
            double[] means = new double[2];
            int[] counts = {sample.distinctControls(), sample.distinctTreated()};
            for (int row = 0; row < outcome.length; row++) {
                int arm = sample.units().isTreated(row) ? 1 : 0;
                means[arm] += weights[row] > 0 ? outcome[row] / counts[arm] : 0;
            }
            double[][] influences = new double[2][outcome.length];
            for (int row = 0; row < outcome.length; row++) {
                int arm = sample.units().isTreated(row) ? 1 : 0;
                influences[arm][row] = weights[row] > 0 ? (outcome[row] - means[arm]) / counts[arm] : 0;
            }
            return PotentialMeans.of(sample, outcome, means[1], means[0], influences[1], influences[0]);
        }

        @Override
        public String describe() {
            return "unweighted difference of means";
        }
    }

    /** The textbook's variance of a difference of means, both arms with one spread: {@code vcov(lm(y ~ treat))}. */
    private record Textbook() implements VarianceEstimator {

        @Override
        public List<String> missingIn(PotentialMeans means, Measure measure) {
            return measure == Measure.DIFFERENCE
                    ? List.of()
                    : List.of("the textbook has a variance of differences only");
        }

        @Override
        public double variance(PotentialMeans means, Measure measure) {
            MatchedSample sample = means.sample();
            double squares = 0;
            for (int row = 0; row < sample.units().size(); row++) {
                double deviation =
                        means.outcome(row) - (sample.units().isTreated(row) ? means.treated() : means.control());
                squares += sample.weights()[row] > 0 ? deviation * deviation : 0;
            }
            double treated = sample.distinctTreated();
            double controls = sample.distinctControls();
            return squares / (treated + controls - 2) * (1 / treated + 1 / controls);
        }

        @Override
        public String describe() {
            return "textbook";
        }

        @Override
        public String validity(PotentialMeans means) {
            return "valid for independent rows of equal spread";
        }
    }

    /** {@code se_lm_classic} of {@code matchit(F, d, method = "nearest")}: all weights are 1 there. */
    @Test
    void standInASentenceLikeOurs() {
        JsonNode spec = Synth.oracle("matchit_synth.json").get("specs").get("nearest_1to1");
        MatchedSample.Builder builder = MatchedSample.builder(Units.of(Synth.treated()));
        for (JsonNode pair : spec.get("pairs")) {
            String[] ids = pair.asText().split(":");
            builder.pair(row(ids[0]), row(ids[1]));
        }
        Estimate estimate = Estimation.of(builder.build())
                .outcome("y", Synth.outcome())
                .with(new Unweighted())
                .errors(new Textbook())
                .estimate();

        assertThat(estimate.value())
                .isCloseTo(spec.get("estimates").get("att_weighted_diff").asDouble(), withinPercentage(1e-9));
        assertThat(estimate.standardError())
                .isCloseTo(spec.get("estimates").get("se_lm_classic").asDouble(), withinPercentage(1e-9));
        assertThat(estimate.validity()).isEqualTo("valid for independent rows of equal spread");
    }

    private static int row(String id) {
        return Integer.parseInt(id.substring(1)) - 1;
    }
}
