package dk.effekt.matching;

import java.util.List;

/**
 * How the weights of entropy balancing, {@code w_i ∝ exp(λ'(z_i − m))}, depend on λ, of which each arm that is weighed has one.
 * With weights that sum to the number T of rows aimed at, {@code ∂w_i/∂λ = w_i (z_i − m)}. The equations of λ are
 * {@code Σ_arm w_i (z_i − m) = 0} and those of the means {@code Σ_target (z_i − m) = 0}; stacked (Stefanski and Boos 2002), and
 * with H the weighted covariance in the arm, a row adds to λ
 *
 * <pre>H⁻¹ (z_i − m) (1[i in target] − w_i 1[i in arm]) / T</pre>
 *
 * <p>Where the means are taken as known, the first part falls away.
 *
 * @param places of each row of the units its row of x; −1 if it was left out
 * @param total the number of rows aimed at
 */
record BalancedWeights(
        Units units,
        Standardized x,
        int[] places,
        double[] means,
        double total,
        double[] weights,
        List<Arm> arms,
        EntropyBalancing.TargetMeans targets)
        implements EstimatedWeights {

    /**
     * An arm that is weighed.
     *
     * @param inverse of the weighted covariance
     */
    record Arm(boolean isTreated, double[][] inverse) {}

    @Override
    public int parameters() {
        return arms.size() * means.length;
    }

    @Override
    public double derivative(int row, int parameter) {
        Arm arm = arms.get(parameter / means.length);
        int column = parameter % means.length;
        return units.isTreated(row) == arm.isTreated() && !units.isDiscarded(row)
                ? weights[row] * deviation(places[row], column)
                : 0;
    }

    @Override
    public double influence(int row, int parameter) {
        if (units.isDiscarded(row)) {
            return 0;
        }
        Arm arm = arms.get(parameter / means.length);
        double aim = targets == EntropyBalancing.TargetMeans.ESTIMATED && units.isFocal(row) ? 1 : 0;
        double factor = (aim - (units.isTreated(row) == arm.isTreated() ? weights[row] : 0)) / total;
        if (factor == 0) {
            return 0;
        }
        double[] inverse = arm.inverse()[parameter % means.length];
        int place = places[row];
        double sum = 0;
        for (int j = 0; j < inverse.length; j++) {
            sum += inverse[j] * deviation(place, j);
        }
        return factor * sum;
    }

    @Override
    public String describe() {
        return "the entropy-balancing weights, target means " + targets;
    }

    private double deviation(int place, int column) {
        return x.value(place, column + 1) - means[column];
    }
}
