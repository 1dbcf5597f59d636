package dk.effekt.matching;

import dk.effekt.internal.NormalEquations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.util.FastMath;

/**
 * The weights of an arm that have given means and the least Kullback–Leibler distance from even ones, found through the dual
 * problem (Hainmueller 2012, equation 8): minimise over λ the convex {@code F(λ) = log Σ exp(λ'(z_i − m))}, whose gradient is
 * what is left of the imbalance and whose second derivative is the weighted covariance, by Newton's method with step halving.
 *
 * <p>The means can be reached with weights above 0 if and only if m lies inside the convex hull of the rows; otherwise there is a
 * direction in which no row lies beyond m, and λ runs away along it. {@code F < 0} proves m to lie outside.
 *
 * @param x all rows, of which some are in the arm
 * @param means m, of all columns but the ones
 * @param armName for messages: {@code treated} or {@code untreated}
 */
record EntropyDual(Standardized x, boolean[] inArm, double[] means, String armName) {

    private static final int MOST_ITERATIONS = 200;
    private static final int MOST_HALVINGS = 40;
    /** In standard deviations. */
    private static final double BALANCED = 1e-10;
    /** Armijo's share of the fall that the slope promises. */
    private static final double SUFFICIENT = 1e-4;
    /** F near its minimum is flat to this. */
    private static final double FLAT = 1e-12;
    /** Weights of more than 1 : e^30 may be about to vanish. */
    private static final double WIDE = 30;
    /** Of the farthest row, or of a standard deviation: rows nearer to the border are on it. */
    private static final double ON_BORDER = 1e-9;
    /** Of a column's variance in the arm: what the others leave of it is no more than rounding. */
    private static final double COLLINEAR = 1e-10;

    /**
     * What was found.
     *
     * @param shares of each row, summing to 1; 0 outside the arm
     * @param inverse of the weighted covariance
     */
    record Solution(double[] shares, double[][] inverse) {}

    /** What is to be known at some λ; the exponents are those of all rows, without their largest. */
    private record Point(
            double[] lambda, double value, double[] gradient, double[] triangle, double[] exponents, double width) {

        double imbalance() {
            double largest = 0;
            for (double left : gradient) {
                largest = Math.max(largest, Math.abs(left));
            }
            return largest;
        }
    }

    /** The sums of one pass, kept small by the largest exponent met so far. */
    private final class Sums {
        private final double[] lambda;
        private final double[] exponents = new double[inArm.length];
        private final double[] gradient = new double[means.length];
        private final double[] triangle = NormalEquations.triangle(means.length);
        private double total;
        private double largest = Double.NEGATIVE_INFINITY;
        private double smallest = Double.POSITIVE_INFINITY;

        Sums(double[] lambda) {
            this.lambda = lambda;
        }

        void addBlock(int first, int rows, double[][] columns) {
            double[][] deviations = deviations(columns, rows);
            double[] along = Standardized.along(lambda, deviations, rows);
            double before = largest;
            for (int r = 0; r < rows; r++) {
                if (inArm[first + r]) {
                    exponents[first + r] = along[r];
                    largest = Math.max(largest, along[r]);
                    smallest = Math.min(smallest, along[r]);
                }
            }
            if (largest > before && total > 0) {
                scale(FastMath.exp(before - largest));
            }
            double[] weights = new double[rows];
            for (int r = 0; r < rows; r++) {
                weights[r] = inArm[first + r] ? FastMath.exp(along[r] - largest) : 0;
                total += weights[r];
            }
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] += NormalEquations.dot(weights, deviations[j], rows);
            }
            NormalEquations.add(triangle, weights, deviations, rows);
        }

        private void scale(double factor) {
            total *= factor;
            Arrays.setAll(gradient, j -> gradient[j] * factor);
            Arrays.setAll(triangle, cell -> triangle[cell] * factor);
        }

        Point point() {
            int cell = 0;
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] /= total;
                for (int k = 0; k <= j; k++) {
                    triangle[cell] = triangle[cell] / total - gradient[j] * gradient[k];
                    cell++;
                }
            }
            return new Point(lambda, largest + FastMath.log(total), gradient, triangle, exponents, largest - smallest);
        }
    }

    /**
     * Solves it.
     *
     * @throws IllegalArgumentException if there are no such weights; the message names the columns
     */
    Solution solve() {
        requireBetweenExtremes();
        Point at = at(new double[means.length]);
        requireFullRank(at);
        double[] step = new double[0];
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            try {
                step = NormalEquations.solve(at.triangle(), at.gradient());
            } catch (NonPositiveDefiniteMatrixException e) {
                break;
            }
            for (int j = 0; j < step.length; j++) {
                step[j] = -step[j];
            }
            boolean isBalanced = at.imbalance() <= BALANCED;
            // Balance is reached as well where weights are about to vanish, but not with weights above 0.
            if (at.value() < 0 || ((isBalanced || at.width() > WIDE) && isBeyondAll(step))) {
                break;
            }
            Point next = descend(at, step);
            if (isBalanced) {
                // One step more than was asked for: it squares what is left.
                return solution(next.imbalance() < at.imbalance() ? next : at);
            }
            at = next;
        }
        throw unreachable(at, step);
    }

    private Point descend(Point at, double[] step) {
        double slope = 0;
        for (int j = 0; j < step.length; j++) {
            slope += step[j] * at.gradient()[j];
        }
        double share = 1;
        Point next = at(after(at.lambda(), step, share));
        for (int halving = 0;
                halving < MOST_HALVINGS && !(next.value() <= at.value() + SUFFICIENT * share * slope + FLAT);
                halving++) {
            share /= 2;
            next = at(after(at.lambda(), step, share));
        }
        return next;
    }

    private static double[] after(double[] lambda, double[] step, double share) {
        double[] next = lambda.clone();
        for (int j = 0; j < next.length; j++) {
            next[j] += share * step[j];
        }
        return next;
    }

    private Point at(double[] lambda) {
        Sums sums = new Sums(lambda);
        x.forEachBlock(sums::addBlock);
        return sums.point();
    }

    private Solution solution(Point at) {
        double[] shares = new double[inArm.length];
        for (int row = 0; row < shares.length; row++) {
            shares[row] = inArm[row] ? FastMath.exp(at.exponents()[row] - at.value()) : 0;
        }
        return new Solution(shares, NormalEquations.inverse(at.triangle(), means.length));
    }

    private double[][] deviations(double[][] columns, int rows) {
        double[][] deviations = new double[means.length][rows];
        for (int j = 0; j < means.length; j++) {
            for (int r = 0; r < rows; r++) {
                deviations[j][r] = columns[j + 1][r] - means[j];
            }
        }
        return deviations;
    }

    /** Whether no row of the arm lies beyond the means in a direction. */
    private boolean isBeyondAll(double[] direction) {
        double[] extremes = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        x.forEachBlock((first, rows, columns) -> {
            double[] side = Standardized.along(direction, deviations(columns, rows), rows);
            for (int r = 0; r < rows; r++) {
                if (inArm[first + r]) {
                    extremes[0] = Math.min(extremes[0], side[r]);
                    extremes[1] = Math.max(extremes[1], side[r]);
                }
            }
        });
        return extremes[0] < 0 && extremes[1] <= -ON_BORDER * extremes[0];
    }

    /** Columns whose mean no weights can reach by themselves: the plain case, told in the column's own units. */
    private void requireBetweenExtremes() {
        List<String> beyond = new ArrayList<>();
        List<String> constant = new ArrayList<>();
        for (int c = 0; c < means.length; c++) {
            double lowest = Double.POSITIVE_INFINITY;
            double highest = Double.NEGATIVE_INFINITY;
            for (int row = 0; row < inArm.length; row++) {
                if (inArm[row]) {
                    lowest = Math.min(lowest, x.value(row, c + 1));
                    highest = Math.max(highest, x.value(row, c + 1));
                }
            }
            if (lowest == highest && Math.abs(means[c] - lowest) <= ON_BORDER) {
                constant.add("'" + x.name(c + 1) + "' (" + inUnits(lowest, c) + ")");
            } else if (means[c] < lowest + ON_BORDER || means[c] > highest - ON_BORDER) {
                beyond.add("'" + x.name(c + 1) + "' (mean to reach " + inUnits(means[c], c) + ", " + armName
                        + " rows from " + inUnits(lowest, c) + " to " + inUnits(highest, c) + ")");
            }
        }
        if (!beyond.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", beyond) + ": no weights of " + armName
                    + " rows, all above 0, have such a mean. " + remedy());
        }
        if (!constant.isEmpty()) {
            throw new IllegalArgumentException(String.join(", ", constant) + ": the same in all " + armName
                    + " rows, so that no weights of " + armName + " rows change its mean. " + remedy());
        }
    }

    /** Weights that exist are not told from others where the arm alone has covariates that tell nothing of their own. */
    private void requireFullRank(Point even) {
        int[] dependent = NormalEquations.dependent(even.triangle(), means.length, COLLINEAR);
        if (dependent.length > 0) {
            String names = Arrays.stream(dependent)
                    .mapToObj(c -> "'" + x.name(c + 1) + "'")
                    .collect(Collectors.joining(", "));
            throw new IllegalArgumentException(names + ": collinear with the covariates before it among the " + armName
                    + " rows alone, so that no weights of " + armName + " rows move them apart. " + remedy());
        }
    }

    private String inUnits(double standardized, int column) {
        double value = x.means()[column] + x.sds()[column] * standardized;
        return Standardized.text(Math.abs(value) < ON_BORDER * x.sds()[column] ? 0 : value);
    }

    private IllegalArgumentException unreachable(Point at, double[] direction) {
        double[] withOnes = new double[means.length + 1];
        System.arraycopy(direction, 0, withOnes, 1, direction.length);
        return new IllegalArgumentException(
                "no weights of " + armName + " rows, all above 0, have the means to reach in "
                        + x.namesAlong(withOnes) + "; the nearest leave "
                        + String.format(Locale.ROOT, "%.2g", at.imbalance()) + " standard deviations. " + remedy());
    }

    private static String remedy() {
        return "Leave the covariate out, balance fewer moments, or discard rows of the other arm that have no like";
    }
}
