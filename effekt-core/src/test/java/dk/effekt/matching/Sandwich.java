package dk.effekt.matching;

/**
 * The difference of weighted means and its standard errors by hand, from what {@link EstimatedWeights} says: the estimate changes by
 * ±(y_i − mean of the arm) / Σ weights of the arm with the weight of row i, and that with each parameter.
 */
record Sandwich(double estimate, double fixed, double stacked) {

    static Sandwich of(MatchedSample sample, double[] y) {
        Units units = sample.units();
        double[] weights = sample.weights();
        double[] sum = new double[2];
        double[] total = new double[2];
        for (int row = 0; row < y.length; row++) {
            int arm = units.isTreated(row) ? 1 : 0;
            sum[arm] += weights[row];
            total[arm] += weights[row] * y[row];
        }
        EstimatedWeights estimated = sample.estimatedWeights().orElseThrow();
        double[] slope = new double[y.length];
        double[] onParameter = new double[estimated.parameters()];
        for (int row = 0; row < y.length; row++) {
            int arm = units.isTreated(row) ? 1 : 0;
            slope[row] = (arm == 1 ? 1 : -1) * (y[row] - total[arm] / sum[arm]) / sum[arm];
            for (int j = 0; j < onParameter.length; j++) {
                onParameter[j] += slope[row] * estimated.derivative(row, j);
            }
        }
        double fixed = 0;
        double stacked = 0;
        for (int row = 0; row < y.length; row++) {
            double influence = weights[row] * slope[row];
            fixed += influence * influence;
            for (int j = 0; j < onParameter.length; j++) {
                influence += onParameter[j] * estimated.influence(row, j);
            }
            stacked += influence * influence;
        }
        return new Sandwich(total[1] / sum[1] - total[0] / sum[0], Math.sqrt(fixed), Math.sqrt(stacked));
    }
}
