package dk.effekt.matching;

import java.util.Arrays;
import java.util.List;

/**
 * Candidates as points of a space, in a k-d tree (Bentley 1975; Friedman, Bentley and Finkel 1977).
 *
 * <p>A node holds the points from one place to another and knows the smallest box around them. It is cut into two halves across
 * the box's longest side, until few points are left. A search goes down into the nearer half first, and leaves out every box
 * that is farther away than the worst point it may still take. Box and point are measured by the same sum of squares in the
 * same order, so that rounding never makes a box farther away than a point in it, and no tie is missed. Each node counts its
 * points that are not removed; one without any is left out, too.
 *
 * <p>Where there are calipers on covariates, these are further sides of the boxes. They are cut first, into slices a few
 * calipers wide, and a box outside a caliper is left out: a narrow caliper on the score leaves few slices to look into.
 */
final class PointTree implements Candidates {

    private static final int LEAF = 12;
    private static final int NONE = -1;
    private static final int CALIPERS_IN_SLICE = 4;

    private final Units units;
    private final Points points;
    private final Shortlist shortlist;
    private final int dimensions;
    private final List<Units.Window> windows;
    /** The sides of a box: dimensions and windows. */
    private final int sides;

    /** The candidates in the order of the tree, and their coordinates, one after the other. */
    private final int[] rows;

    private final double[] coordinates;
    private final boolean[] isRemoved;
    /** For each row of the units its place in the tree, if it is one of its candidates. */
    private final int[] places;

    private final int[] starts;
    private final int[] ends;
    private final int[] left;
    private final int[] right;
    private final int[] counts;
    /** Whether all points of a leaf are the same; then they stand in the order of their identities. */
    private final boolean[] isOnePoint;
    /** Lowest and highest corner of each node's box, one after the other. */
    private final double[] boxes;

    private int nodes;
    private final double[] target;
    private int focal;

    /**
     * @param candidates at least one
     * @param places room for a number for each row of the units, which trees of other strata may share
     */
    PointTree(Units units, Points points, int[] candidates, int[] places, Shortlist shortlist) {
        this.units = units;
        this.points = points;
        this.shortlist = shortlist;
        this.dimensions = points.dimensions();
        this.windows = units.windows().stream().filter(Units.Window::isCaliper).toList();
        this.sides = dimensions + windows.size();
        this.rows = candidates.clone();
        this.places = places;
        this.isRemoved = new boolean[rows.length];
        // Halving leaves at least half of LEAF points in each leaf.
        int room = 2 * Math.max(1, 2 * rows.length / LEAF);
        this.starts = new int[room];
        this.ends = new int[room];
        this.left = new int[room];
        this.right = new int[room];
        this.counts = new int[room];
        this.isOnePoint = new boolean[room];
        this.boxes = new double[2 * sides * room];
        this.target = new double[dimensions];
        grow(0, rows.length);
        this.coordinates = new double[rows.length * dimensions];
        for (int place = 0; place < rows.length; place++) {
            places[rows[place]] = place;
            for (int d = 0; d < dimensions; d++) {
                coordinates[place * dimensions + d] = points.coordinate(rows[place], d);
            }
        }
    }

    @Override
    public int[] nearest(int focalRow, int wanted) {
        shortlist.startFor(wanted);
        focal = focalRow;
        for (int d = 0; d < dimensions; d++) {
            target[d] = points.coordinate(focalRow, d);
        }
        search(0, distanceTo(0));
        return shortlist.taken();
    }

    @Override
    public void remove(int candidate) {
        int place = places[candidate];
        isRemoved[place] = true;
        int node = 0;
        counts[node]--;
        while (left[node] != NONE) {
            node = place < ends[left[node]] ? left[node] : right[node];
            counts[node]--;
        }
    }

    private void search(int node, double distance) {
        if (counts[node] == 0 || distance > shortlist.bound() || isOutsideWindows(node)) {
            return;
        }
        if (left[node] == NONE) {
            offer(node);
            return;
        }
        double toLeft = distanceTo(left[node]);
        double toRight = distanceTo(right[node]);
        if (toLeft <= toRight) {
            search(left[node], toLeft);
            search(right[node], toRight);
        } else {
            search(right[node], toRight);
            search(left[node], toLeft);
        }
    }

    private void offer(int node) {
        while (isRemoved[starts[node]]) {
            starts[node]++;
        }
        boolean areLaterNeedless = isOnePoint[node] && shortlist.ties() == TieRule.LOWER_IDENTITY_FIRST;
        int offered = 0;
        for (int place = starts[node]; place < ends[node]; place++) {
            if (isRemoved[place]) {
                continue;
            }
            double squares = 0;
            int at = place * dimensions;
            for (int d = 0; d < dimensions; d++) {
                double difference = coordinates[at + d] - target[d];
                squares += difference * difference;
            }
            double distance = Math.sqrt(squares);
            if (distance <= shortlist.bound() && (!units.isRestricted() || units.mayMatch(focal, rows[place]))) {
                shortlist.offer(rows[place], distance);
                offered++;
            }
            if (areLaterNeedless && offered == shortlist.wanted()) {
                return;
            }
        }
    }

    /** From the target to the nearest point of a node's box. */
    private double distanceTo(int node) {
        double squares = 0;
        int low = 2 * node * sides;
        int high = low + sides;
        for (int d = 0; d < dimensions; d++) {
            double difference = Math.max(0, Math.max(boxes[low + d] - target[d], target[d] - boxes[high + d]));
            squares += difference * difference;
        }
        return Math.sqrt(squares);
    }

    private boolean isOutsideWindows(int node) {
        int low = 2 * node * sides + dimensions;
        for (int w = 0; w < windows.size(); w++) {
            double value = windows.get(w).values()[focal];
            double width = windows.get(w).width();
            if (boxes[low + w] - value > width || value - boxes[low + sides + w] > width) {
                return true;
            }
        }
        return false;
    }

    private int grow(int from, int to) {
        int node = nodes++;
        starts[node] = from;
        ends[node] = to;
        counts[node] = to - from;
        left[node] = NONE;
        right[node] = NONE;
        drawBox(node, from, to);
        int side = sideToCut(node);
        if (to - from > LEAF && length(node, side) > 0) {
            int middle = from + (to - from) / 2;
            halve(from, to, middle, side);
            left[node] = grow(from, middle);
            right[node] = grow(middle, to);
        } else if (length(node, side) == 0) {
            isOnePoint[node] = true;
            sortByIdentity(from, to);
        }
        return node;
    }

    private void drawBox(int node, int from, int to) {
        int low = 2 * node * sides;
        int high = low + sides;
        Arrays.fill(boxes, low, high, Double.POSITIVE_INFINITY);
        Arrays.fill(boxes, high, high + sides, Double.NEGATIVE_INFINITY);
        for (int place = from; place < to; place++) {
            for (int side = 0; side < sides; side++) {
                double x = along(side, rows[place]);
                boxes[low + side] = Math.min(boxes[low + side], x);
                boxes[high + side] = Math.max(boxes[high + side], x);
            }
        }
    }

    /** A window many calipers long, or else the longest dimension. */
    private int sideToCut(int node) {
        for (int w = 0; w < windows.size(); w++) {
            if (length(node, dimensions + w)
                    > CALIPERS_IN_SLICE * windows.get(w).width()) {
                return dimensions + w;
            }
        }
        int longest = 0;
        for (int d = 1; d < dimensions; d++) {
            longest = length(node, d) > length(node, longest) ? d : longest;
        }
        return longest;
    }

    private double length(int node, int side) {
        int low = 2 * node * sides + side;
        return boxes[low + sides] - boxes[low];
    }

    private double along(int side, int row) {
        return side < dimensions
                ? points.coordinate(row, side)
                : windows.get(side - dimensions).values()[row];
    }

    /** Puts the rows with the smallest coordinates before the middle (Hoare's selection, 1961, in three parts for equal ones). */
    private void halve(int from, int to, int middle, int side) {
        int low = from;
        int high = to - 1;
        while (low < high) {
            double pivot = middleOf(low, (low + high) >>> 1, high, side);
            int below = low;
            int above = high;
            for (int i = low; i <= above; ) {
                double x = along(side, rows[i]);
                if (x < pivot) {
                    swap(i++, below++);
                } else if (x > pivot) {
                    swap(i, above--);
                } else {
                    i++;
                }
            }
            if (middle < below) {
                high = below - 1;
            } else if (middle > above) {
                low = above + 1;
            } else {
                return;
            }
        }
    }

    private void sortByIdentity(int from, int to) {
        int[] sorted = RowSort.byLong(units::id, Arrays.copyOfRange(rows, from, to));
        System.arraycopy(sorted, 0, rows, from, sorted.length);
    }

    private double middleOf(int a, int b, int c, int side) {
        double x = along(side, rows[a]);
        double y = along(side, rows[b]);
        double z = along(side, rows[c]);
        return Math.max(Math.min(x, y), Math.min(Math.max(x, y), z));
    }

    private void swap(int a, int b) {
        int row = rows[a];
        rows[a] = rows[b];
        rows[b] = row;
    }
}
