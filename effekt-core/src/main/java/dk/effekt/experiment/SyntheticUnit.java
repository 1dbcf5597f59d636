package dk.effekt.experiment;

import java.util.Arrays;
import java.util.List;

/**
 * A unit beside the weighted mean of its donors.
 *
 * @param weights of the donors, none below 0, of sum 1
 * @param observed the unit's outcome in each period
 * @param synthetic the donors' mean in each period, shifted to the unit's level where changes are fitted
 * @param before number of periods before the start
 */
record SyntheticUnit(double[] weights, double[] observed, double[] synthetic, int before) {

    static SyntheticUnit of(double[][] outcomes, int unit, List<Integer> donors, int before, SyntheticControl.Fit fit) {
        double[] own = outcomes[unit];
        double level = fit == SyntheticControl.Fit.DEMEANED ? mean(own, 0, before) : 0;
        double[][] others = new double[donors.size()][];
        for (int d = 0; d < others.length; d++) {
            double[] donor = outcomes[donors.get(d)];
            double its = fit == SyntheticControl.Fit.DEMEANED ? mean(donor, 0, before) : 0;
            others[d] = Arrays.stream(donor).map(y -> y - its).toArray();
        }
        double[] target = new double[before];
        Arrays.setAll(target, t -> own[t] - level);
        double[][] points =
                Arrays.stream(others).map(donor -> Arrays.copyOf(donor, before)).toArray(double[][]::new);
        double[] weights = NearestInHull.weights(points, target);
        double[] synthetic = new double[own.length];
        Arrays.fill(synthetic, level);
        for (int d = 0; d < others.length; d++) {
            for (int t = 0; t < synthetic.length; t++) {
                synthetic[t] += weights[d] * others[d][t];
            }
        }
        return new SyntheticUnit(weights, own, synthetic, before);
    }

    /** What is left in a period. */
    double gap(int period) {
        return observed[period] - synthetic[period];
    }

    /** The mean of what is left from the start on. */
    double effect() {
        double sum = 0;
        for (int t = before; t < observed.length; t++) {
            sum += gap(t);
        }
        return sum / (observed.length - before);
    }

    /** The root of the mean square of what is left before the start. */
    double errorBefore() {
        return Math.sqrt(meanSquare(0, before));
    }

    /** The same from the start on. */
    double errorAfter() {
        return Math.sqrt(meanSquare(before, observed.length));
    }

    /** How much more is left after than before. */
    double ratio() {
        double after = errorAfter();
        return after == 0 ? 0 : after / errorBefore();
    }

    private double meanSquare(int from, int to) {
        double sum = 0;
        for (int t = from; t < to; t++) {
            sum += gap(t) * gap(t);
        }
        return sum / (to - from);
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int t = from; t < to; t++) {
            sum += values[t];
        }
        return sum / (to - from);
    }
}
