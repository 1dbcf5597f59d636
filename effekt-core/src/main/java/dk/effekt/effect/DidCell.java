package dk.effekt.effect;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.effect.DifferenceInDifferences.Method;
import java.util.Arrays;
import java.util.Optional;

/**
 * The effect on one group in one period: the change of its outcomes since the base period, less that of the units it is compared
 * with.
 *
 * <p>With D = 1 in the group, W the unit's weight, π(X) the propensity of being in the group rather than in the comparison, μ(X)
 * the change expected without treatment, and averages weighted by {@code w1 = W D} and {@code w0 = W π (1 − D)/(1 − π)}, each
 * divided by its sum, it is {@code Σ (w1 − w0)(ΔY − μ)} (Sant'Anna and Zhao 2020, their estimator for panel data). What a unit adds to its error is
 * its influence function given there, which counts in that π and μ are estimated: by maximum likelihood, and by least squares among the
 * comparison. Without μ it is weighting (Abadie 2005, with shares of sum 1), without w0 regression (Heckman, Ichimura and Todd
 * 1997).
 *
 * @param influence what each cluster adds to the error of the estimate; empty if it was not asked for
 */
record DidCell(double estimate, double[] influence, int treatedUnits, int comparisonUnits) {

    /** A propensity that near 1 leaves nobody to compare with, and weights that a single unit rules. */
    private static final double CERTAIN = 0.999;

    /** A cell, or why there is none. */
    record Attempt(Optional<DidCell> cell, Optional<DidGap.Reason> reason) {

        static Attempt failed(DidGap.Reason reason) {
            return new Attempt(Optional.empty(), Optional.of(reason));
        }

        static Attempt of(DidCell cell) {
            return new Attempt(Optional.of(cell), Optional.empty());
        }
    }

    /** Whether influences are wanted, which cost about as much as the estimate. */
    enum Wanted {
        ESTIMATE,
        INFLUENCE
    }

    /** Units that take part, and what is measured of them; arrays are of all units. */
    private record Data(DidPanel panel, int[] units, int[] comparison, boolean[] treated, double[] change) {

        double[] weights() {
            return panel.weights();
        }

        /** The group's weights, of sum 1, or those of the comparison times factors. */
        double[] shares(boolean ofTreated, double[] factors) {
            double[] shares = new double[treated.length];
            double total = 0;
            for (int u : units) {
                shares[u] = treated[u] == ofTreated ? weights()[u] * factors[u] : 0;
                total += shares[u];
            }
            for (int u : units) {
                shares[u] /= total;
            }
            return shares;
        }

        double average(double[] shares, double[] values) {
            double sum = 0;
            for (int u : units) {
                sum += shares[u] * values[u];
            }
            return sum;
        }
    }

    /**
     * Estimates the effect.
     *
     * @param isTreated of each unit whether it is in the group
     * @param isComparison of each unit whether it may be compared with
     * @param base number of the base period
     * @param period number of the period
     */
    static Attempt estimate(
            DidPanel panel,
            boolean[] isTreated,
            boolean[] isComparison,
            int base,
            int period,
            Method method,
            Wanted wanted) {
        int all = panel.units();
        int[] units = new int[all];
        int[] comparison = new int[all];
        double[] change = new double[all];
        int count = 0;
        int comparisons = 0;
        for (int u = 0; u < all; u++) {
            if ((isTreated[u] || isComparison[u]) && panel.isObserved(u, base, period)) {
                units[count++] = u;
                change[u] = panel.outcomes()[u][period] - panel.outcomes()[u][base];
                if (!isTreated[u]) {
                    comparison[comparisons++] = u;
                }
            }
        }
        if (count == comparisons) {
            return Attempt.failed(DidGap.Reason.GROUP_NOT_OBSERVED);
        }
        if (comparisons == 0) {
            return Attempt.failed(DidGap.Reason.NO_COMPARISON);
        }
        Data data =
                new Data(panel, Arrays.copyOf(units, count), Arrays.copyOf(comparison, comparisons), isTreated, change);
        return panel.designs().isEmpty()
                ? Attempt.of(ofMeans(data, wanted))
                : ofModels(data, panel.designs().get(base), method, wanted);
    }

    private static DidCell ofMeans(Data data, Wanted wanted) {
        double[] ones = new double[data.treated().length];
        Arrays.fill(ones, 1);
        return of(data, data.shares(true, ones), data.shares(false, ones), data.change(), new double[0], wanted);
    }

    private static Attempt ofModels(Data data, DesignMatrix x, Method method, Wanted wanted) {
        int all = data.treated().length;
        double[] ones = new double[all];
        Arrays.fill(ones, 1);
        double[] w1 = data.shares(true, ones);
        double[] w0 = new double[all];
        double[] left = data.change().clone();
        double[] ofModels = new double[wanted == Wanted.INFLUENCE ? all : 0];
        Optional<OutcomeFit> propensity = Optional.empty();
        if (method != Method.OUTCOME_REGRESSION) {
            try {
                OutcomeDesign design = OutcomeDesign.ofArm(x, data.units(), data.weights(), "units");
                OutcomeFit fit = OutcomeFit.of(
                        OutcomeModel.LOGISTIC,
                        design,
                        data.units(),
                        data.treated(),
                        data.weights(),
                        toNumbers(data.treated()),
                        "units");
                double[] odds = new double[all];
                for (int u : data.comparison()) {
                    double p = fit.mean(u, false);
                    if (p > CERTAIN) {
                        return Attempt.failed(DidGap.Reason.NO_OVERLAP);
                    }
                    odds[u] = p / (1 - p);
                }
                w0 = data.shares(false, odds);
                propensity = Optional.of(fit);
            } catch (IllegalArgumentException e) {
                return Attempt.failed(DidGap.Reason.NO_OVERLAP);
            }
        }
        if (method != Method.WEIGHTING) {
            try {
                OutcomeDesign design = OutcomeDesign.ofArm(x, data.comparison(), data.weights(), "comparison units");
                OutcomeFit fit = OutcomeFit.of(
                        OutcomeModel.LINEAR,
                        design,
                        data.comparison(),
                        data.treated(),
                        data.weights(),
                        data.change(),
                        "comparison units");
                for (int u : data.units()) {
                    left[u] -= fit.mean(u, false);
                }
                if (wanted == Wanted.INFLUENCE) {
                    addInfluence(fit, difference(w0, w1), ofModels);
                }
            } catch (IllegalArgumentException e) {
                return Attempt.failed(DidGap.Reason.NO_OUTCOME_MODEL);
            }
        }
        if (propensity.isPresent() && wanted == Wanted.INFLUENCE) {
            OutcomeFit fit = propensity.get();
            double mean = data.average(w0, left);
            double[] shares = new double[all];
            for (int u : data.comparison()) {
                double p = fit.mean(u, false);
                // The odds change by themselves times that of the linear predictor, and p by p(1 − p) times it.
                shares[u] = -w0[u] * (left[u] - mean) / (p * (1 - p));
            }
            addInfluence(fit, shares, ofModels);
        }
        return Attempt.of(of(data, w1, w0, left, ofModels, wanted));
    }

    /**
     * The difference of the averages of what is left of the changes.
     *
     * @param ofModels what each unit adds through the models; empty if there are none
     */
    private static DidCell of(Data data, double[] w1, double[] w0, double[] left, double[] ofModels, Wanted wanted) {
        double treated = data.average(w1, left);
        double compared = data.average(w0, left);
        double[] influence =
                new double[wanted == Wanted.INFLUENCE ? data.panel().clusters() : 0];
        if (wanted == Wanted.INFLUENCE) {
            for (int u : data.units()) {
                double own = w1[u] * (left[u] - treated) - w0[u] * (left[u] - compared);
                influence[data.panel().cluster()[u]] += own + (ofModels.length == 0 ? 0 : ofModels[u]);
            }
        }
        return new DidCell(
                treated - compared,
                influence,
                data.units().length - data.comparison().length,
                data.comparison().length);
    }

    /** Adds the influence on a sum of means with shares of either sign. */
    private static void addInfluence(OutcomeFit fit, double[] shares, double[] into) {
        double[] plus = new double[into.length];
        double[] minus = new double[into.length];
        fit.addInfluence(shares, false, plus);
        fit.addInfluence(Arrays.stream(shares).map(share -> -share).toArray(), false, minus);
        Arrays.setAll(into, u -> into[u] + plus[u] - minus[u]);
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = new double[a.length];
        Arrays.setAll(difference, i -> a[i] - b[i]);
        return difference;
    }

    private static double[] toNumbers(boolean[] flags) {
        double[] numbers = new double[flags.length];
        Arrays.setAll(numbers, i -> flags[i] ? 1 : 0);
        return numbers;
    }
}
