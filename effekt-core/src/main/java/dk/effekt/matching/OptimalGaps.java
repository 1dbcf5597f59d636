package dk.effekt.matching;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * How far apart the rows of one list are from those of another, of which some must not be matched. Points are copied side by
 * side, and compared by the squares of their distances, as every pair may have to be looked at.
 */
final class OptimalGaps {

    private final Units units;
    private final Distance distance;
    private final int[] left;
    private final int[] right;
    private final double width;
    /** 0 if rows are no points. */
    private final int dimensions;

    private final double[] leftPoints;
    private final double[] rightPoints;

    /** The two lists, which are of different arms of a stratum, with the most that matches may differ. */
    OptimalGaps(Units units, int[] left, int[] right, double width) {
        this.units = units;
        this.distance = units.distance().orElseThrow();
        this.left = left;
        this.right = right;
        this.width = width;
        this.dimensions = distance instanceof Points points ? points.dimensions() : 0;
        this.leftPoints = coordinates(left);
        this.rightPoints = coordinates(right);
    }

    private double[] coordinates(int[] rows) {
        double[] coordinates = new double[rows.length * dimensions];
        if (distance instanceof Points points) {
            for (int i = 0; i < coordinates.length; i++) {
                coordinates[i] = points.coordinate(rows[i / dimensions], i % dimensions);
            }
        }
        return coordinates;
    }

    int lefts() {
        return left.length;
    }

    int rights() {
        return right.length;
    }

    /** The most that matches may differ. */
    double width() {
        return width;
    }

    /** What orders pairs as their distances do. */
    double key(int i, int j) {
        if (dimensions == 0) {
            return distance.between(left[i], right[j]);
        }
        double squares = 0;
        int a = i * dimensions;
        int b = j * dimensions;
        for (int d = 0; d < dimensions; d++) {
            double difference = leftPoints[a + d] - rightPoints[b + d];
            squares += difference * difference;
        }
        return squares;
    }

    /** The distance of a key. */
    double length(double key) {
        return dimensions == 0 ? key : Math.sqrt(key);
    }

    /** The key of a distance. */
    double keyOf(double length) {
        return dimensions == 0 ? length : length * length;
    }

    /** Whether a pair with this key may be matched. */
    boolean allows(int i, int j, double key) {
        double length = length(key);
        return length <= width
                && length < Double.POSITIVE_INFINITY
                && (!units.isRestricted() || units.mayMatch(left[i], right[j]));
    }

    /** Whether any pair of a left row may be matched. */
    boolean allowsAny(int i) {
        for (int j = 0; j < right.length; j++) {
            if (allows(i, j, key(i, j))) {
                return true;
            }
        }
        return false;
    }

    /** At least the longest distance of pairs that may be matched. */
    double longest() {
        double longest = 0;
        if (distance instanceof Scores scores) {
            double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
            for (int[] rows : new int[][] {left, right}) {
                for (int row : rows) {
                    range[0] = Math.min(range[0], scores.value(row));
                    range[1] = Math.max(range[1], scores.value(row));
                }
            }
            longest = range[1] - range[0];
        } else if (dimensions > 0) {
            double squares = 0;
            for (int d = 0; d < dimensions; d++) {
                double low = Double.POSITIVE_INFINITY;
                double high = Double.NEGATIVE_INFINITY;
                for (double[] points : new double[][] {leftPoints, rightPoints}) {
                    for (int i = d; i < points.length; i += dimensions) {
                        low = Math.min(low, points[i]);
                        high = Math.max(high, points[i]);
                    }
                }
                squares += (high - low) * (high - low);
            }
            longest = Math.sqrt(squares);
        } else {
            for (int i = 0; i < left.length; i++) {
                for (int j = 0; j < right.length; j++) {
                    double key = key(i, j);
                    longest = allows(i, j, key) ? Math.max(longest, key) : longest;
                }
            }
        }
        return Math.min(longest, width);
    }

    /** The rows at the given places, the nearest first, of equally near ones the one at the lower place. */
    static int[] nearestFirst(int[] rows, int[] places, IntToDoubleFunction key) {
        int[] sorted = RowSort.byDouble(key, RowSort.byLong(place -> place, places));
        return Arrays.stream(sorted).map(place -> rows[place]).toArray();
    }
}
