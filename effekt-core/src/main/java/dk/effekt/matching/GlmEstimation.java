package dk.effekt.matching;

/**
 * How fitted probabilities depend on the coefficients β of a binary regression on standardised columns z. The influence of a
 * row on β is the inverse of the observed information times what the row adds to the score equations (Stefanski and Boos 2002),
 * {@code r z_j − λ z_j² β_j}: in its second part, the variances by which columns were standardised for the penalty are estimated,
 * too, as {@code n λ b_j var(x_j)} is the sum of {@code λ (x_j − mean)² b_j}.
 *
 * @param linear the linear predictor of each row
 * @param inverse of the information
 */
record GlmEstimation(GlmLikelihood likelihood, String model, double[] beta, double[] linear, double[][] inverse)
        implements EstimatedWeights {

    @Override
    public int parameters() {
        return beta.length;
    }

    @Override
    public double derivative(int row, int parameter) {
        Link link = likelihood.link();
        double distance = Math.abs(linear[row]);
        double tail = link.tail(distance);
        return tail * (1 - tail) * link.steepness(distance, tail) * column(row, parameter);
    }

    @Override
    public double influence(int row, int parameter) {
        double residual = residual(row);
        double penalty = likelihood.penalty();
        double sum = 0;
        for (int j = 0; j < beta.length; j++) {
            double value = column(row, j);
            double shrunk = j == 0 ? 0 : penalty * value * value * beta[j];
            sum += inverse[parameter][j] * (residual * value - shrunk);
        }
        return sum;
    }

    @Override
    public String describe() {
        return "the " + model;
    }

    private double column(int row, int parameter) {
        return likelihood.covariates().value(row, parameter);
    }

    private double residual(int row) {
        Link link = likelihood.link();
        boolean isTreated = likelihood.treated()[row];
        double eta = linear[row];
        double distance = Math.abs(eta);
        double tail = link.tail(distance);
        double miss = isTreated == eta >= 0 ? tail : 1 - tail;
        return (isTreated ? miss : -miss) * link.steepness(distance, tail);
    }
}
