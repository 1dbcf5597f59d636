package dk.effekt.effect;

import dk.effekt.matching.MatchedSample;
import dk.effekt.protocol.Clause;
import dk.effekt.regression.OutcomeModel;
import java.util.List;
import java.util.Optional;

/** Weighted means of both arms. */
enum WeightedDifference implements EffectEstimator {
    INSTANCE;

    @Override
    public List<String> missingIn(MatchedSample sample) {
        return List.of();
    }

    @Override
    public PotentialMeans estimate(MatchedSample sample, double[] outcome) {
        InUse used = InUse.of(sample, outcome, OutcomeModel.LINEAR);
        double[] leverage = new double[outcome.length];
        double[] treatedInfluence = new double[outcome.length];
        double[] controlInfluence = new double[outcome.length];
        double treated = average(used, true, outcome, treatedInfluence, leverage);
        double control = average(used, false, outcome, controlInfluence, leverage);
        PotentialMeans means = PotentialMeans.of(sample, outcome, treated, control, treatedInfluence, controlInfluence)
                .ofRegression(leverage, 2);
        return sample.kind() == MatchedSample.Kind.PAIRS ? means.ofPairs() : means;
    }

    private static double average(
            InUse used, boolean treated, double[] outcome, double[] influence, double[] leverage) {
        int[] rows = used.rows(treated);
        double total = 0;
        double mean = 0;
        for (int row : rows) {
            total += used.weights()[row];
            mean += used.weights()[row] * outcome[row];
        }
        mean /= total;
        for (int row : rows) {
            leverage[row] = used.weights()[row] / total;
            influence[row] = leverage[row] * (outcome[row] - mean);
        }
        return mean;
    }

    @Override
    public String describe() {
        return "weighted difference of means";
    }

    @Override
    public Optional<Clause> clause() {
        return Optional.of(Clause.of("weighted-difference"));
    }
}
