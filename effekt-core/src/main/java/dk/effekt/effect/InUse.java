package dk.effekt.effect;

import dk.effekt.matching.Estimand;
import dk.effekt.matching.MatchedSample;
import dk.effekt.regression.OutcomeModel;
import java.util.stream.IntStream;

/** The rows of a sample that have a weight, with the weights of mean 1 in each arm. */
record InUse(MatchedSample sample, boolean[] treated, double[] weights) {

    /**
     * The rows in use.
     *
     * @throws IllegalArgumentException if outcomes do not fit, are not finite where used, or an arm is empty
     */
    static InUse of(MatchedSample sample, double[] outcome, OutcomeModel model) {
        InUse used = of(sample);
        used.requireKnown(outcome, model);
        return used;
    }

    /**
     * The same, whatever the outcome.
     *
     * @throws IllegalArgumentException if an arm is empty
     */
    static InUse of(MatchedSample sample) {
        requireArm(sample.distinctTreated(), "treated");
        requireArm(sample.distinctControls(), "untreated");
        boolean[] treated = new boolean[sample.units().size()];
        for (int row = 0; row < treated.length; row++) {
            treated[row] = sample.units().isTreated(row);
        }
        return new InUse(sample, treated, sample.normalizedWeights());
    }

    /** Stops at outcomes that do not fit, or are not finite where used. */
    void requireKnown(double[] outcome, OutcomeModel model) {
        if (outcome.length != weights.length) {
            throw new IllegalArgumentException(outcome.length + " outcomes for " + weights.length + " rows");
        }
        for (int row = 0; row < weights.length; row++) {
            if (weights[row] > 0 && !Double.isFinite(outcome[row])) {
                throw new IllegalArgumentException(
                        "the outcome of row " + row + " is " + outcome[row]
                                + ", but the row is in use; leave out those whose outcome is not known before they are matched");
            }
            if (weights[row] > 0 && !model.accepts(outcome[row])) {
                throw new IllegalArgumentException("the outcome of row " + row + " is " + outcome[row] + "; a "
                        + model.describe() + " model takes " + model.accepted());
            }
        }
    }

    private static void requireArm(int rows, String arm) {
        if (rows == 0) {
            throw new IllegalArgumentException("no " + arm + " row is in use, so there is nothing to compare");
        }
    }

    /** All rows in use, in order. */
    int[] rows() {
        return IntStream.range(0, weights.length)
                .filter(row -> weights[row] > 0)
                .toArray();
    }

    /** The rows of an arm that are in use, in order. */
    int[] rows(boolean ofTreated) {
        return IntStream.range(0, weights.length)
                .filter(row -> weights[row] > 0 && treated[row] == ofTreated)
                .toArray();
    }

    /**
     * The share of each row in those whose effect is asked for: of the ATT and the ATC by the weights of the arm, of the ATE each
     * row once, of the ATO by the weights of all.
     */
    double[] target() {
        Estimand estimand = sample.units().estimand();
        double[] shares = new double[weights.length];
        if (estimand == Estimand.ATE && sample.kind() == MatchedSample.Kind.PAIRS) {
            for (int set = 0; set < sample.sets(); set++) {
                shares[sample.focal(set, 0)] = 1;
            }
        } else {
            for (int row = 0; row < shares.length; row++) {
                boolean counts = weights[row] > 0 && sample.units().isFocal(row);
                double weight = estimand == Estimand.ATE ? 1 : weights[row];
                shares[row] = counts ? weight : 0;
            }
        }
        double total = 0;
        for (double share : shares) {
            total += share;
        }
        for (int row = 0; row < shares.length; row++) {
            shares[row] /= total;
        }
        return shares;
    }
}
