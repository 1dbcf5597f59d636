package dk.effekt.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;

/**
 * An answer of MatchIt 4.7.2 on {@code synth.csv}: of {@code matchit_synth.json}, or of {@code strata_synth.json}, which
 * {@code src/test/R/strata_synth.R} makes. The call stands beside each answer.
 */
record MatchItAnswer(JsonNode spec) {

    private static final Percentage RELATIVE = Percentage.withPercentage(1e-10);

    static MatchItAnswer to(String specification) {
        for (String file : List.of("matchit_synth.json", "strata_synth.json")) {
            JsonNode spec = Synth.oracle(file).path("specs").path(specification);
            if (!spec.isMissingNode()) {
                return new MatchItAnswer(spec);
            }
        }
        throw new IllegalArgumentException("no specification " + specification);
    }

    static Units units() {
        return Units.of(Synth.treated()).withCovariates(Synth.covariates());
    }

    static Units scored() {
        return units().withDistance(Scores.of(
                "propensity score",
                PropensityModels.logistic()
                        .fit(Synth.treated(), Synth.covariates())
                        .scores(PropensityScore.Scale.PROBABILITY)));
    }

    /** Rows in use, number of sets, effective sizes, the largest weight, the difference in the outcome, and means afterwards. */
    void isThatOf(MatchedSample sample) {
        JsonNode counts = spec.path("counts");
        assertThat(sample.distinctTreated())
                .isEqualTo(counts.path("treated_matched").intValue());
        assertThat(sample.distinctControls())
                .isEqualTo(counts.path("control_matched").intValue());
        assertThat(sample.sets()).isEqualTo(sets());
        assertThat(sample.effectiveTreated())
                .isCloseTo(counts.path("ess_treated").doubleValue(), RELATIVE);
        assertThat(sample.effectiveControls())
                .isCloseTo(counts.path("ess_control").doubleValue(), RELATIVE);
        assertThat(largestControlWeight(sample))
                .isCloseTo(counts.path("max_w_control").doubleValue(), RELATIVE);
        assertThat(difference(sample, Synth.outcome())).isCloseTo(difference(), RELATIVE);
        for (String covariate : Synth.covariates().names()) {
            JsonNode of = spec.path("balance_after").path(covariate);
            double[] values = Synth.covariates().column(covariate);
            if (!of.isMissingNode()) {
                assertThat(mean(sample, values, true))
                        .as(covariate)
                        .isCloseTo(of.path("Means Treated").doubleValue(), within(1e-11));
                assertThat(mean(sample, values, false))
                        .as(covariate)
                        .isCloseTo(of.path("Means Control").doubleValue(), within(1e-11));
            }
        }
    }

    /** The difference in the outcome that MatchIt's weights give. */
    double difference() {
        return spec.path("estimates").path("att_weighted_diff").doubleValue();
    }

    /** Number of sets. */
    int sets() {
        return spec.path("counts").path("n_subclass").intValue();
    }

    /** The distance of the two rows of a set that are furthest apart. */
    double worst() {
        return spec.path("distances").path("max_distance").doubleValue();
    }

    /** The standardized mean differences afterwards, of the ATT. */
    void balanceIsThatOf(MatchedSample sample) {
        for (Balance.Row row : Balance.of(Synth.covariates(), sample).rows()) {
            JsonNode of = spec.path("balance_after").path(row.covariate());
            if (!of.isMissingNode()) {
                assertThat(row.after().smd())
                        .as(row.covariate())
                        .isCloseTo(of.path("Std. Mean Diff.").doubleValue(), within(1e-10));
            }
        }
    }

    static double difference(MatchedSample sample, double[] values) {
        return mean(sample, values, true) - mean(sample, values, false);
    }

    /** All rows of each set. */
    static List<List<Integer>> sets(MatchedSample sample) {
        List<List<Integer>> sets = new ArrayList<>();
        for (int set = 0; set < sample.sets(); set++) {
            List<Integer> rows = new ArrayList<>();
            for (int i = 0; i < sample.focals(set); i++) {
                rows.add(sample.focal(set, i));
            }
            for (int i = 0; i < sample.partners(set); i++) {
                rows.add(sample.partner(set, i));
            }
            sets.add(rows);
        }
        return sets;
    }

    private static double largestControlWeight(MatchedSample sample) {
        double[] weights = sample.normalizedWeights();
        double largest = 0;
        for (int row = 0; row < weights.length; row++) {
            largest = sample.units().isTreated(row) ? largest : Math.max(largest, weights[row]);
        }
        return largest;
    }

    private static double mean(MatchedSample sample, double[] values, boolean treated) {
        double[] weights = sample.weights();
        double sum = 0;
        double total = 0;
        for (int row = 0; row < weights.length; row++) {
            if (sample.units().isTreated(row) == treated) {
                sum += weights[row] * values[row];
                total += weights[row];
            }
        }
        return sum / total;
    }
}
