package dk.effekt.effect;

import dk.effekt.effect.Clustered.Given;
import dk.effekt.internal.Partition;
import dk.effekt.matching.Estimand;
import dk.effekt.matching.EstimatedWeights;
import dk.effekt.matching.MatchedSample;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The variance that counts in that the weights were estimated: the equations of weights and means stacked (Stefanski and Boos
 * 2002). A row's influence is its own on the comparison, and, through every parameter of the weights, its influence on that
 * parameter times how the comparison changes with it.
 *
 * <p>In a weighted regression the comparison changes with the weight w of a row by its influence over w. As weights are scaled to
 * mean 1 in each arm, the sum of the influences of the arm over the sum of its weights is taken off; it is 0 if each arm has a
 * mean, or a regression, of its own.
 */
record MEstimation(Optional<Given> clusters) implements VarianceEstimator {

    /** Coefficients of two plain means, which are averaged over nobody. */
    private static final int MEANS = 2;

    MEstimation on(int[] rows) {
        return new MEstimation(clusters.map(of -> of.on(rows)));
    }

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
        int rows = means.sample().units().size();
        return clusters.filter(of -> of.clusters().length != rows)
                .map(of -> List.of("clusters of '" + of.name() + "' are of " + of.clusters().length
                        + " rows, and there are " + rows))
                .orElse(List.of());
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
        for (int row = 0; row < influences.length; row++) {
            for (int j = 0; j < slopes.length; j++) {
                influences[row] += slopes[j] * estimated.influence(row, j);
            }
        }
        if (clusters.isPresent()) {
            // Rows of weight 0 count, too, where they helped to estimate the weights.
            double[] once = new double[influences.length];
            Arrays.fill(once, 1);
            return new Clusters(IntStream.range(0, once.length).toArray(), once, new int[once.length])
                    .variance(influences, Partition.ranks(clusters.get().clusters()));
        }
        double variance = 0;
        for (double influence : influences) {
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
        return "M-estimation"
                + clusters.map(of -> ", clustered on " + of.name()).orElse("");
    }

    @Override
    public String validity(PotentialMeans means) {
        return "valid for independent " + (clusters.isPresent() ? "clusters" : "rows")
                + "; counts in the estimation of "
                + means.sample()
                        .estimatedWeights()
                        .map(EstimatedWeights::describe)
                        .orElse("the weights")
                + " (Stefanski and Boos 2002; Lunceford and Davidian 2004)";
    }
}
