package dk.effekt.effect;

import dk.effekt.matching.Estimand;
import dk.effekt.matching.EstimatedWeights;
import dk.effekt.matching.MatchedSample;
import java.util.List;
import java.util.Optional;

/**
 * The variance that counts in that the weights were estimated: the equations of weights and means stacked (Stefanski and Boos
 * 2002). A row's influence is its own on the comparison, and, through every parameter of the weights, its influence on that
 * parameter times how the comparison changes with it.
 *
 * <p>In a weighted regression the comparison changes with the weight w of a row by its influence over w. As weights are scaled to
 * mean 1 in each arm, the sum of the influences of the arm over the sum of its weights is taken off; it is 0 if each arm has a
 * mean, or a regression, of its own.
 */
enum MEstimation implements VarianceEstimator {
    INSTANCE;

    /** Coefficients of two plain means, which are averaged over nobody. */
    private static final int MEANS = 2;

    @Override
    public List<String> missingIn(PotentialMeans means, Measure measure) {
        Optional<EstimatedWeights> estimated = means.sample().estimatedWeights();
        if (estimated.isEmpty()) {
            return List.of("M-estimation needs to know how the weights were estimated, and the sample does not say;"
                    + " HC0 takes them as known");
        }
        if (!means.isRegression()) {
            return List.of("M-estimation is of a weighted mean or regression, which the estimator is not;"
                    + " use the influence function");
        }
        if (means.parameters() > MEANS && movesTarget(means.sample(), estimated.get())) {
            return List.of("M-estimation is not of a regression averaged by weights that are themselves estimated ("
                    + means.sample().units().estimand() + "); use the weighted difference");
        }
        return List.of();
    }

    /** Whether those whom predictions are averaged over change with the parameters. */
    private static boolean movesTarget(MatchedSample sample, EstimatedWeights estimated) {
        if (sample.units().estimand() == Estimand.ATE) {
            return false;
        }
        for (int row = 0; row < sample.units().size(); row++) {
            for (int j = 0; sample.units().isFocal(row) && j < estimated.parameters(); j++) {
                if (estimated.derivative(row, j) != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public double variance(PotentialMeans means, Measure measure) {
        EstimatedWeights estimated = means.sample()
                .estimatedWeights()
                .orElseThrow(
                        () -> new IllegalArgumentException("the sample does not say how its weights were estimated"));
        double[] influences = Influences.on(means, measure);
        double[] slopes = slopes(means.sample(), estimated, influences);
        double variance = 0;
        for (int row = 0; row < influences.length; row++) {
            double influence = influences[row];
            for (int j = 0; j < slopes.length; j++) {
                influence += slopes[j] * estimated.influence(row, j);
            }
            variance += influence * influence;
        }
        return variance;
    }

    /** How the comparison changes with each parameter. */
    private static double[] slopes(MatchedSample sample, EstimatedWeights estimated, double[] influences) {
        double[] weights = sample.weights();
        double[] totals = new double[2];
        double[] sums = new double[2];
        for (int row = 0; row < weights.length; row++) {
            int arm = sample.units().isTreated(row) ? 1 : 0;
            totals[arm] += weights[row];
            sums[arm] += influences[row];
        }
        double[] slopes = new double[estimated.parameters()];
        for (int row = 0; row < weights.length; row++) {
            if (weights[row] > 0) {
                int arm = sample.units().isTreated(row) ? 1 : 0;
                double byWeight = influences[row] / weights[row] - sums[arm] / totals[arm];
                for (int j = 0; j < slopes.length; j++) {
                    slopes[j] += byWeight * estimated.derivative(row, j);
                }
            }
        }
        return slopes;
    }

    @Override
    public String describe() {
        return "M-estimation";
    }

    @Override
    public String validity(PotentialMeans means) {
        return "valid for independent rows; counts in the estimation of "
                + means.sample()
                        .estimatedWeights()
                        .map(EstimatedWeights::describe)
                        .orElse("the weights")
                + " (Stefanski and Boos 2002; Lunceford and Davidian 2004)";
    }
}
