package dk.effekt.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;

/**
 * The weights of points, none below 0 and of sum 1, whose mean lies nearest to a target: the method of Wolfe (1976), which goes from
 * one set of points to another until no point lies beyond the plane through the nearest, and ends after finitely many steps.
 *
 * <p>The mean is unique; the weights are, too, unless points depend on each other. Then those of the first points in order are given.
 */
final class NearestInHull {

    /** Of the square of the farthest point: products that differ by less are the same. */
    private static final double SAME = 1e-13;
    /** Weights below it are none. */
    private static final double NOTHING = 1e-12;

    private final double[][] points;
    private final double scale;
    private final List<Integer> members = new ArrayList<>();
    private double[] shares = {1};

    private NearestInHull(double[][] points) {
        this.points = points;
        double largest = 0;
        for (double[] point : points) {
            largest = Math.max(largest, product(point, point));
        }
        this.scale = largest;
    }

    /** The weight of each point. */
    static double[] weights(double[][] points, double[] target) {
        double[][] relative = new double[points.length][target.length];
        for (int p = 0; p < points.length; p++) {
            double[] point = points[p];
            Arrays.setAll(relative[p], i -> point[i] - target[i]);
        }
        return new NearestInHull(relative).solve();
    }

    private double[] solve() {
        int first = 0;
        for (int p = 1; p < points.length; p++) {
            first = product(points[p], points[p]) < product(points[first], points[first]) ? p : first;
        }
        members.add(first);
        double[] nearest = points[first].clone();
        // Each set of members is met once at most; the bound is for rounding alone.
        for (int step = 0; step < 100 * points.length; step++) {
            int beyond = 0;
            for (int p = 1; p < points.length; p++) {
                beyond = product(nearest, points[p]) < product(nearest, points[beyond]) ? p : beyond;
            }
            boolean isDone = product(nearest, points[beyond]) >= product(nearest, nearest) - SAME * scale;
            if (isDone || members.contains(beyond)) {
                break;
            }
            members.add(beyond);
            shares = Arrays.copyOf(shares, members.size());
            while (!moveToNearestOnPlane()) {
                // Each turn takes a member away.
            }
            nearest = mean();
        }
        double[] weights = new double[points.length];
        for (int m = 0; m < shares.length; m++) {
            weights[members.get(m)] = shares[m];
        }
        return weights;
    }

    /** Moves to the nearest point of the plane through the members, or as far as no weight falls below 0; says if it arrived. */
    private boolean moveToNearestOnPlane() {
        double[] wanted = nearestOnPlane();
        double way = 1;
        for (int m = 0; m < wanted.length; m++) {
            if (wanted[m] < NOTHING) {
                way = Math.min(way, shares[m] / (shares[m] - wanted[m]));
            }
        }
        double share = way;
        double[] before = shares;
        double[] moved = new double[wanted.length];
        Arrays.setAll(moved, m -> before[m] + share * (wanted[m] - before[m]));
        boolean arrived = way == 1;
        int kept = 0;
        double sum = 0;
        for (int m = 0; m < moved.length; m++) {
            if (arrived || moved[m] > NOTHING) {
                members.set(kept, members.get(m));
                moved[kept++] = moved[m];
                sum += moved[m];
            }
        }
        members.subList(kept, members.size()).clear();
        double total = sum;
        shares = Arrays.copyOf(moved, kept);
        Arrays.setAll(shares, m -> shares[m] / total);
        return arrived;
    }

    /** The weights of sum 1, of any sign, with the mean nearest to 0: those proportional to (P'P + s 11')⁻¹ 1, for any s above 0. */
    private double[] nearestOnPlane() {
        int size = members.size();
        double[][] matrix = new double[size][size];
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                matrix[i][j] = product(points[members.get(i)], points[members.get(j)]) / scale + 1;
            }
        }
        DecompositionSolver solver =
                new LUDecomposition(new Array2DRowRealMatrix(matrix, false), Double.MIN_NORMAL).getSolver();
        if (!solver.isNonSingular()) {
            // The last lies in the plane of the others after all: without it nothing is lost.
            double[] without = shares.clone();
            without[size - 1] = 0;
            return without;
        }
        double[] solution = solver.solve(new ArrayRealVector(ones, false)).toArray();
        double sum = Arrays.stream(solution).sum();
        Arrays.setAll(solution, m -> solution[m] / sum);
        return solution;
    }

    private double[] mean() {
        double[] mean = new double[points[0].length];
        for (int m = 0; m < shares.length; m++) {
            double share = shares[m];
            double[] point = points[members.get(m)];
            Arrays.setAll(mean, i -> mean[i] + share * point[i]);
        }
        return mean;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
