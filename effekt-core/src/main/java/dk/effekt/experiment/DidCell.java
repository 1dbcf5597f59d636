package dk.effekt.experiment;

import dk.effekt.covariate.DesignMatrix;
import dk.effekt.experiment.DifferenceInDifferences.Method;
import dk.effekt.regression.OutcomeDesign;
import dk.effekt.regression.OutcomeFit;
import dk.effekt.regression.OutcomeModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The effect on one group in one period: the change of its outcomes since the base period, less that of the units it is compared
 * with.
 *
 * <p>With D = 1 in the group, W the unit's weight, π(X) the propensity of being in the group rather than in the comparison, μ(X)
 * the change expected without treatment, and averages weighted by {@code w1 = W D} and {@code w0 = W π (1 − D)/(1 − π)}, each
 * divided by its sum, it is {@code Σ (w1 − w0)(ΔY − μ)} (Sant'Anna and Zhao 2020, their estimator for panel data). What a unit adds
 * to its error is its influence function given there, which counts in that π and μ are estimated: by maximum likelihood, and by
 * least squares among the comparison. Without μ it is weighting (Abadie 2005, with shares of sum 1), without w0 regression
 * (Heckman, Ichimura and Todd 1997).
 *
 * <p>Of repeated cross-sections it is the same sum over those seen in the period, with Y in the place of ΔY and their own μ, less
 * that over those seen in the base period; π is of both (their first estimator for repeated cross-sections).
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

    /** Units whose outcomes are averaged together: of a panel all, of cross-sections those of one period. */
    private record Side(int sign, int[] units, int[] comparison) {

        static Side of(int sign, DidPanel panel, boolean[] isTreated, boolean[] isComparison, IntPredicate isSeen) {
            int[] units = IntStream.range(0, panel.units())
                    .filter(u -> (isTreated[u] || isComparison[u]) && isSeen.test(u))
                    .toArray();
            return new Side(
                    sign, units, Arrays.stream(units).filter(u -> !isTreated[u]).toArray());
        }

        int treated() {
            return units.length - comparison.length;
        }

        /** The group's weights, of sum 1, or those of the comparison times factors. */
        double[] shares(DidPanel panel, boolean[] treated, boolean ofTreated, double[] factors) {
            double[] shares = new double[treated.length];
            double total = 0;
            for (int u : units) {
                shares[u] = treated[u] == ofTreated ? panel.weights()[u] * factors[u] : 0;
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
        double[] values = new double[panel.units()];
        List<Side> sides = new ArrayList<>();
        if (panel.kind() == DidPanel.Kind.CROSS_SECTIONS && base != period) {
            sides.add(Side.of(1, panel, isTreated, isComparison, u -> panel.isObserved(u, period, period)));
            sides.add(Side.of(-1, panel, isTreated, isComparison, u -> panel.isObserved(u, base, base)));
            for (int u : sides.get(0).units()) {
                values[u] = panel.outcomes()[u][period];
            }
            for (int u : sides.get(1).units()) {
                values[u] = panel.outcomes()[u][base];
            }
        } else {
            sides.add(Side.of(1, panel, isTreated, isComparison, u -> panel.isObserved(u, base, period)));
            for (int u : sides.get(0).units()) {
                values[u] = panel.outcomes()[u][period] - panel.outcomes()[u][base];
            }
        }
        if (sides.stream().anyMatch(side -> side.treated() == 0)) {
            return Attempt.failed(DidGap.Reason.GROUP_NOT_OBSERVED);
        }
        if (sides.stream().anyMatch(side -> side.comparison().length == 0)) {
            return Attempt.failed(DidGap.Reason.NO_COMPARISON);
        }
        Sum sum = new Sum(panel, wanted);
        double[] odds = new double[values.length];
        Arrays.fill(odds, 1);
        Optional<OutcomeFit> propensity = Optional.empty();
        boolean hasModels = !panel.designs().isEmpty();
        if (hasModels && method != Method.OUTCOME_REGRESSION) {
            propensity = propensity(panel, isTreated, sides, panel.designs().get(base), odds);
            if (propensity.isEmpty()) {
                return Attempt.failed(DidGap.Reason.NO_OVERLAP);
            }
        }
        boolean hasRegression = hasModels && method != Method.WEIGHTING;
        boolean hasComparison = !hasModels || method != Method.OUTCOME_REGRESSION;
        for (Side side : sides) {
            Optional<OutcomeFit> regression = hasRegression
                    ? regression(panel, isTreated, side, panel.designs().get(base), values)
                    : Optional.empty();
            if (hasRegression && regression.isEmpty()) {
                return Attempt.failed(DidGap.Reason.NO_OUTCOME_MODEL);
            }
            double[] ones = new double[values.length];
            Arrays.fill(ones, 1);
            double[] w1 = side.shares(panel, isTreated, true, ones);
            double[] w0 = hasComparison ? side.shares(panel, isTreated, false, odds) : new double[values.length];
            double[] left = values.clone();
            regression.ifPresent(fit -> {
                for (int u : side.units()) {
                    left[u] -= fit.mean(u, false);
                }
            });
            sum.add(side, w1, w0, left, regression, propensity);
        }
        return Attempt.of(sum.cell(propensity, sides));
    }

    /** The propensity of the group, writing its odds; empty if there is none. */
    private static Optional<OutcomeFit> propensity(
            DidPanel panel, boolean[] isTreated, List<Side> sides, DesignMatrix x, double[] odds) {
        int[] units = sides.stream()
                .flatMapToInt(side -> Arrays.stream(side.units()))
                .sorted()
                .toArray();
        double[] treated = new double[odds.length];
        Arrays.setAll(treated, u -> isTreated[u] ? 1 : 0);
        try {
            OutcomeFit fit = OutcomeFit.of(
                    OutcomeModel.LOGISTIC,
                    OutcomeDesign.ofArm(x, units, panel.weights(), "units"),
                    units,
                    isTreated,
                    panel.weights(),
                    treated,
                    "units");
            for (int u : units) {
                double p = fit.mean(u, false);
                if (p > CERTAIN && !isTreated[u]) {
                    return Optional.empty();
                }
                odds[u] = p / (1 - p);
            }
            return Optional.of(fit);
        } catch (IllegalArgumentException e) {
            // Of what it may complain there is but one cause that a caller can mend, which the gap names.
            return Optional.empty();
        }
    }

    /** The regression among the comparison; empty if there is none. */
    private static Optional<OutcomeFit> regression(
            DidPanel panel, boolean[] isTreated, Side side, DesignMatrix x, double[] values) {
        try {
            return Optional.of(OutcomeFit.of(
                    OutcomeModel.LINEAR,
                    OutcomeDesign.ofArm(x, side.comparison(), panel.weights(), "comparison units"),
                    side.comparison(),
                    isTreated,
                    panel.weights(),
                    values,
                    "comparison units"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The estimate and the influences, as they are added up. Not thread-safe. */
    private static final class Sum {

        private final DidPanel panel;
        private final Wanted wanted;
        private final double[] influence;
        /** Of each unit how the estimate changes with the propensity. */
        private final double[] slopes;

        private double estimate;

        Sum(DidPanel panel, Wanted wanted) {
            this.panel = panel;
            this.wanted = wanted;
            int size = wanted == Wanted.INFLUENCE ? panel.units() : 0;
            this.influence = new double[size];
            this.slopes = new double[size];
        }

        void add(
                Side side,
                double[] w1,
                double[] w0,
                double[] left,
                Optional<OutcomeFit> regression,
                Optional<OutcomeFit> propensity) {
            double treated = side.average(w1, left);
            double compared = side.average(w0, left);
            estimate += side.sign() * (treated - compared);
            if (wanted == Wanted.ESTIMATE) {
                return;
            }
            double[] shares = new double[w1.length];
            for (int u : side.units()) {
                double own = w1[u] * (left[u] - treated) - w0[u] * (left[u] - compared);
                influence[u] += side.sign() * own;
                shares[u] = side.sign() * (w0[u] - w1[u]);
            }
            regression.ifPresent(fit -> addInfluence(fit, shares));
            propensity.ifPresent(fit -> {
                for (int u : side.comparison()) {
                    double p = fit.mean(u, false);
                    // The odds change by themselves times that of the linear predictor, and p by p(1 − p) times it.
                    slopes[u] -= side.sign() * w0[u] * (left[u] - compared) / (p * (1 - p));
                }
            });
        }

        DidCell cell(Optional<OutcomeFit> propensity, List<Side> sides) {
            double[] ofClusters = new double[wanted == Wanted.INFLUENCE ? panel.clusters() : 0];
            if (wanted == Wanted.INFLUENCE) {
                propensity.ifPresent(fit -> addInfluence(fit, slopes));
                for (int u = 0; u < influence.length; u++) {
                    ofClusters[panel.cluster()[u]] += influence[u];
                }
            }
            return new DidCell(
                    estimate,
                    ofClusters,
                    sides.stream().mapToInt(Side::treated).sum(),
                    sides.stream().mapToInt(side -> side.comparison().length).sum());
        }

        /** Adds the influence on a sum of means with shares of either sign. */
        private void addInfluence(OutcomeFit fit, double[] shares) {
            double[] plus = new double[influence.length];
            double[] minus = new double[influence.length];
            fit.addInfluence(shares, false, plus);
            fit.addInfluence(Arrays.stream(shares).map(share -> -share).toArray(), false, minus);
            for (int u = 0; u < influence.length; u++) {
                influence[u] += plus[u] - minus[u];
            }
        }
    }
}
