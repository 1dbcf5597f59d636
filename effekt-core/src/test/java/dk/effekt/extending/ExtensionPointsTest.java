package dk.effekt.extending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.effect.EffectEstimator;
import dk.effekt.effect.EffectEstimators;
import dk.effekt.effect.Estimate;
import dk.effekt.effect.Estimation;
import dk.effekt.effect.Measure;
import dk.effekt.effect.PotentialMeans;
import dk.effekt.effect.VarianceEstimator;
import dk.effekt.effect.VarianceEstimators;
import dk.effekt.matching.ExactMatching;
import dk.effekt.matching.InversePropensity;
import dk.effekt.matching.Match;
import dk.effekt.matching.Matched;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Matcher;
import dk.effekt.matching.PropensityModel;
import dk.effekt.matching.PropensityModels;
import dk.effekt.matching.PropensityScore;
import dk.effekt.matching.Synth;
import dk.effekt.matching.Units;
import dk.effekt.matching.Unmatched;
import dk.effekt.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What somebody writes who extends effekt: one of each extension point, with nothing but the public API. */
class ExtensionPointsTest {

    /** The share of treated among the rows that are alike in all covariates. */
    private static final class CellShares implements PropensityModel {

        @Override
        public List<String> missingIn(boolean[] treated, DesignMatrix covariates) {
            List<String> missing = new ArrayList<>();
            shares(treated, covariates).forEach((cell, counts) -> {
                if (counts[1] == 0 || counts[0] == counts[1]) {
                    missing.add("both treated and untreated rows with " + cell);
                }
            });
            return missing;
        }

        @Override
        public PropensityScore fit(boolean[] treated, DesignMatrix covariates) {
            Map<String, int[]> counts = shares(treated, covariates);
            double[] probabilities = new double[treated.length];
            Arrays.setAll(probabilities, row -> {
                int[] cell = counts.get(cell(covariates, row));
                return (double) cell[1] / cell[0];
            });
            return PropensityScore.of(describe(), probabilities);
        }

        @Override
        public String describe() {
            return "share treated of each cell";
        }

        private static Map<String, int[]> shares(boolean[] treated, DesignMatrix covariates) {
            Map<String, int[]> counts = new HashMap<>();
            for (int row = 0; row < treated.length; row++) {
                int[] cell = counts.computeIfAbsent(cell(covariates, row), any -> new int[2]);
                cell[0]++;
                cell[1] += treated[row] ? 1 : 0;
            }
            return counts;
        }

        private static String cell(DesignMatrix covariates, int row) {
            StringBuilder text = new StringBuilder();
            for (int c = 0; c < covariates.names().size(); c++) {
                text.append(c == 0 ? "" : ", ")
                        .append(covariates.names().get(c))
                        .append(' ')
                        .append(covariates.value(row, c));
            }
            return text.toString();
        }
    }

    /** Everybody of the other arm in the stratum. */
    private static final class EverybodyInTheStratum implements Matcher {

        @Override
        public List<String> missingIn(Units units) {
            return units.isRestricted() ? List.of("no antiexact keys or calipers, for which it has no use") : List.of();
        }

        @Override
        public MatchedSample match(Units units) {
            Map<Integer, List<Integer>> others = new HashMap<>();
            for (int row = 0; row < units.size(); row++) {
                if (!units.isFocal(row)) {
                    others.computeIfAbsent(units.stratum(row), any -> new ArrayList<>())
                            .add(row);
                }
            }
            MatchedSample.Builder sample = MatchedSample.builder(units);
            for (int row = 0; row < units.size(); row++) {
                if (units.isFocal(row)) {
                    List<Integer> partners = others.getOrDefault(units.stratum(row), List.of());
                    if (partners.isEmpty()) {
                        sample.leave(row, Unmatched.NO_CANDIDATE);
                    } else {
                        sample.pair(
                                row,
                                partners.stream().mapToInt(Integer::intValue).toArray());
                    }
                }
            }
            return sample.build();
        }

        @Override
        public String describe() {
            return "everybody in the stratum";
        }
    }

    /** The mean of the differences within the sets. */
    private static final class MeanOfDifferences implements EffectEstimator {

        @Override
        public List<String> missingIn(MatchedSample sample) {
            return sample.kind() == MatchedSample.Kind.PAIRS ? List.of() : List.of("pairs");
        }

        @Override
        public PotentialMeans estimate(MatchedSample sample, double[] outcome) {
            double treated = 0;
            double control = 0;
            for (int set = 0; set < sample.sets(); set++) {
                treated += outcome[sample.focal(set, 0)] / sample.sets();
                for (int i = 0; i < sample.partners(set); i++) {
                    control += outcome[sample.partner(set, i)] / sample.partners(set) / sample.sets();
                }
            }
            double[] ofTreated = new double[outcome.length];
            double[] ofControl = new double[outcome.length];
            double[] weights = sample.weights();
            for (int row = 0; row < outcome.length; row++) {
                boolean isTreated = sample.units().isTreated(row);
                ofTreated[row] = isTreated ? weights[row] * (outcome[row] - treated) / sample.sets() : 0;
                ofControl[row] = isTreated ? 0 : weights[row] * (outcome[row] - control) / sample.sets();
            }
            return PotentialMeans.of(sample, outcome, treated, control, ofTreated, ofControl);
        }

        @Override
        public String describe() {
            return "mean of the differences within sets";
        }
    }

    /** The variance of the paired t-test. */
    private static final class PairedT implements VarianceEstimator {

        @Override
        public List<String> missingIn(PotentialMeans means, Measure measure) {
            List<String> missing = new ArrayList<>();
            if (measure != Measure.DIFFERENCE) {
                missing.add("a paired t-test is of a difference");
            }
            if (means.sample().kind() != MatchedSample.Kind.PAIRS
                    || !means.sample().isDisjoint()) {
                missing.add("a paired t-test needs pairs without replacement");
            }
            return missing;
        }

        @Override
        public double variance(PotentialMeans means, Measure measure) {
            MatchedSample sample = means.sample();
            double effect = means.treated() - means.control();
            double squares = 0;
            for (int set = 0; set < sample.sets(); set++) {
                double control = 0;
                for (int i = 0; i < sample.partners(set); i++) {
                    control += means.outcome(sample.partner(set, i)) / sample.partners(set);
                }
                double deviation = means.outcome(sample.focal(set, 0)) - control - effect;
                squares += deviation * deviation;
            }
            return squares / (sample.sets() - 1) / sample.sets();
        }

        @Override
        public String describe() {
            return "paired t-test";
        }

        @Override
        public String validity(PotentialMeans means) {
            return "valid if pairs are independent";
        }
    }

    private static final Table PEOPLE = Synth.table();

    /** With all products, the logistic model is saturated and has the same scores. */
    @Test
    void aPropensityModelOfOnesOwn() {
        Match shares = Match.on(PEOPLE, "treat ~ male * prev_act")
                .propensity(new CellShares())
                .by(InversePropensity.withDefaults());
        Matched own = shares.fit();
        Matched logistic = shares.propensity(PropensityModels.logistic()).fit();

        assertThat(own.propensity().orElseThrow().model()).isEqualTo("share treated of each cell");
        for (int row = 0; row < PEOPLE.rows(); row++) {
            assertThat(own.propensity().orElseThrow().probability(row))
                    .isCloseTo(logistic.propensity().orElseThrow().probability(row), within(1e-12));
            assertThat(own.sample().normalizedWeights()[row])
                    .isCloseTo(logistic.sample().normalizedWeights()[row], within(1e-11));
        }
        // The model does not say how the weights change with what was estimated.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Estimation.of(own)
                        .outcome("y")
                        .errors(VarianceEstimators.mEstimation())
                        .estimate())
                .withMessageContaining("M-estimation");
    }

    @Test
    void itsRequirementsAreAskedFirst() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Match.on(PEOPLE, "treat ~ age")
                        .propensity(new CellShares())
                        .fit())
                .withMessageStartingWith("\"share treated of each cell\" cannot be fitted here:\n- ")
                .withMessageContaining("both treated and untreated rows with age ");
    }

    /** Exact matching gives the same weights. */
    @Test
    void aMatcherOfOnesOwn() {
        Match sentence = Match.on(PEOPLE, "treat ~ male + origin").exactly("male", "origin", "prev_act");
        Matched own = sentence.by(new EverybodyInTheStratum()).fit();
        Matched exact = sentence.by(ExactMatching.INSTANCE).fit();

        assertThat(own.sample().weights()).containsExactly(exact.sample().weights(), within(1e-9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sentence.within("age", 5)
                        .by(new EverybodyInTheStratum())
                        .fit())
                .withMessageContaining("no antiexact keys or calipers");
    }

    /** The weighted difference is the same number. */
    @Test
    void anEstimatorOfOnesOwn() {
        Matched matched = Match.on(PEOPLE, "treat ~ age + male").fit();
        Estimate own = Estimation.of(matched)
                .outcome("y")
                .with(new MeanOfDifferences())
                .errors(VarianceEstimators.influenceFunction())
                .estimate();
        Estimate usual = Estimation.of(matched)
                .outcome("y")
                .with(EffectEstimators.weightedDifference())
                .errors(VarianceEstimators.hc0())
                .estimate();

        assertThat(own.value()).isCloseTo(usual.value(), within(1e-12));
        assertThat(own.standardError()).isCloseTo(usual.standardError(), within(1e-12));
        assertThat(own.estimator()).isEqualTo("mean of the differences within sets");
    }

    /** R: {@code t.test(yt, yc, paired = TRUE)} on the pairs of {@code matchit(F, d)}. */
    @Test
    void standardErrorsOfOnesOwn() {
        Map<String, Integer> rows = new HashMap<>();
        List<String> ids = PEOPLE.categories("id");
        for (int row = 0; row < ids.size(); row++) {
            rows.put(ids.get(row), row);
        }
        boolean[] treated = new boolean[PEOPLE.rows()];
        double[] flags = PEOPLE.numbers("treat");
        for (int row = 0; row < treated.length; row++) {
            treated[row] = flags[row] == 1;
        }
        MatchedSample.Builder pairs = MatchedSample.builder(Units.of(treated));
        Synth.oracle("matchit_synth.json").at("/specs/nearest_1to1/pairs").forEach(pair -> {
            String[] names = pair.textValue().split(":");
            pairs.pair(rows.get(names[0]), rows.get(names[1]));
        });

        Estimate estimate = Estimation.of(pairs.build())
                .outcome("y", PEOPLE.numbers("y"))
                .errors(new PairedT())
                .estimate();

        assertThat(estimate.value()).isCloseTo(1.9412796460177, within(1e-12));
        assertThat(estimate.standardError()).isCloseTo(0.664851239151367, within(1e-12));
        assertThat(estimate.standardErrorMethod()).isEqualTo("paired t-test");
        assertThat(estimate.validity()).isEqualTo("valid if pairs are independent");
    }

    @Test
    void allThatIsMissingIsSaidAtOnce() {
        Matched matched = Match.on(PEOPLE, "treat ~ male")
                .by(InversePropensity.withDefaults())
                .fit();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Estimation.of(matched)
                        .outcome("y")
                        .with(new MeanOfDifferences())
                        .errors(new PairedT())
                        .measure(Measure.RATIO)
                        .estimate())
                .withMessageContaining("pairs")
                .withMessageContaining("a paired t-test is of a difference")
                .withMessageContaining("a paired t-test needs pairs without replacement");
    }
}
