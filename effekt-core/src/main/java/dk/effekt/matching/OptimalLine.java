package dk.effekt.matching;

/**
 * Which points of a line meet all demand on it at the least total distance, in time linear in the points once they are sorted.
 *
 * <p>Going from left to right, let s be the demand met so far less the points taken so far: as many pairs cross each gap as |s|
 * says, so a selection costs the sum of gap × |s|. The cheapest way f(s) to come to a place with s is convex in s; demand shifts
 * it to the right, a point that may be taken turns it into min(f(s), f(s + 1)), and a gap adds gap × |s|. Only the slopes
 * f(s + 1) − f(s) are kept, in order: a point puts a slope of 0 between the negative ones and the others, a gap takes its width
 * from the slopes left of s = 0 and adds it to those right of it. Those on the left are a stack; those on the right are needed
 * only while they are negative, as nothing makes them so again, and leave at both ends. So each slope is moved a bounded number
 * of times. On the way back a point was taken if, and only if, s lies left of the least minimum of f before it.
 *
 * <p>Positions are whole numbers below 2^50, so nothing is rounded.
 */
final class OptimalLine {

    private static final int BITS = 50;
    /** The slope left of what can be reached; it stays what it is. */
    private static final long UNREACHABLE = Long.MIN_VALUE;

    /** Slopes left of 0, each with the position added, which makes it the same at every position. */
    private final long[] lefts;

    private int leftSize;
    /** How many slopes on top of the stack are 0. */
    private int zeros;
    /** Negative slopes right of 0, in ascending order, each with the position taken from it. */
    private final long[] rights;

    private int rightFrom;
    private int rightTo;

    private OptimalLine(int demand, int points) {
        lefts = new long[points];
        rights = new long[demand];
        rightFrom = demand;
        rightTo = demand;
    }

    /**
     * The points to take.
     *
     * @param demands positions, in ascending order
     * @param each how many points each of them needs; all together no more than there are
     * @param points positions of what may be taken, in ascending order
     * @return the places of those taken in the list of points, in ascending order
     */
    static int[] select(double[] demands, int each, double[] points) {
        int demand = Math.multiplyExact(demands.length, each);
        double low = Math.min(demands[0], points[0]);
        // Halves, as the whole range may be too long for a number.
        double range = Math.max(demands[demands.length - 1], points[points.length - 1]) / 2 - low / 2;
        double scale = OptimalAssignment.scale(range, BITS - 1);
        OptimalLine line = new OptimalLine(demand, points.length);
        int[] minima = new int[points.length];
        int[] metBefore = new int[points.length];
        long position = 0;
        int met = 0;
        for (int i = 0; i < points.length; i++) {
            for (; met < demands.length && demands[met] <= points[i]; met++) {
                position = line.moveTo((long) Math.rint(demands[met] * scale - low * scale), position);
                line.demand(each, position);
            }
            position = line.moveTo((long) Math.rint(points[i] * scale - low * scale), position);
            metBefore[i] = met;
            minima[i] = line.offer(position);
        }
        int[] taken = new int[demand];
        int left = demand;
        int s = 0;
        for (int i = points.length - 1, after = demands.length; i >= 0; i--) {
            s -= (after - metBefore[i]) * each;
            after = metBefore[i];
            if (s < minima[i]) {
                taken[--left] = i;
                s++;
            }
        }
        return taken;
    }

    private long moveTo(long position, long before) {
        if (position > before) {
            zeros = 0;
            while (rightTo > rightFrom && rights[rightTo - 1] != UNREACHABLE && rights[rightTo - 1] + position >= 0) {
                rightTo--;
            }
        }
        return position;
    }

    private void demand(int each, long position) {
        for (int i = 0; i < each; i++) {
            long slope = leftSize == 0 ? UNREACHABLE : lefts[--leftSize];
            slope -= slope == UNREACHABLE ? 0 : position;
            if (slope < 0) {
                rights[--rightFrom] = slope == UNREACHABLE ? slope : slope - position;
            } else {
                zeros--;
            }
        }
    }

    /** The least s at which f is least, before the point is there. */
    private int offer(long position) {
        if (rightFrom == rightTo) {
            lefts[leftSize++] = position;
            return -zeros++;
        }
        int minimum = rightTo - rightFrom;
        long slope = rights[rightFrom++];
        lefts[leftSize++] = slope == UNREACHABLE ? slope : slope + 2 * position;
        return minimum;
    }
}
