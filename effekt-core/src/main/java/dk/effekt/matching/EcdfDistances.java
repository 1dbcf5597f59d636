package dk.effekt.matching;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * How far the arms' distribution functions are apart, on average over the different values of a column and at most; before over
 * all rows, after by weight.
 */
record EcdfDistances(double beforeMean, double beforeMax, double afterMean, double afterMax) {

    /** Whole numbers in so wide a range are counted, not sorted. */
    private static final int COUNTED = 2_048;

    /** More rows than this are sorted in parts, so that millions need no more room. */
    private static final int PART = 1 << 21;

    /** The same distance on average and at most, as zeros and ones have it. */
    static EcdfDistances ofBinary(double before, double after) {
        return new EcdfDistances(before, before, after, after);
    }

    /**
     * The steps by which the difference of the two functions walks from 0 back to 0 as values ascend: up with a treated row, down
     * with an untreated one. Steps are taken over a common denominator, so that those before are whole numbers and exact,
     * whatever the order of equal values, and so are those after where weights are whole.
     */
    static final class Steps {

        /** The step before with a treated and with an untreated row. */
        private final long[] before;
        /** The step after with each row; of an untreated row without weight it is −0, so that the sign tells the arm. */
        private final double[] after;

        /** Room that no column has in hand: as much as there are threads, and none where columns are counted. */
        private final Queue<SortedValues> rooms = new ConcurrentLinkedQueue<>();

        private final double denominatorBefore;
        private final double denominatorAfter;

        Steps(boolean[] treated, double[] weights, Arm all1, Arm all0, Arm used1, Arm used0) {
            before = new long[] {all0.size(), -all1.size()};
            after = new double[treated.length];
            for (int row = 0; row < treated.length; row++) {
                after[row] = treated[row] ? weights[row] * used0.weight() : -(weights[row] * used1.weight());
            }
            denominatorBefore = (double) all1.size() * all0.size();
            denominatorAfter = used1.weight() * used0.weight();
        }

        /** The distances in a column, one value a row, finite. Several threads may ask at a time. */
        EcdfDistances in(double[] x) {
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            for (double value : x) {
                if (value != (int) value) {
                    return walked(x);
                }
                least = value < least ? value : least;
                greatest = value > greatest ? value : greatest;
            }
            return x.length > 0 && greatest - least < Math.min(COUNTED, x.length)
                    ? counted(x, (int) least, (int) (greatest - least) + 1)
                    : walked(x);
        }

        private EcdfDistances counted(double[] x, int least, int range) {
            int[] rows = new int[range];
            long[] beforeAt = new long[range];
            double[] afterAt = new double[range];
            for (int row = 0; row < x.length; row++) {
                int at = (int) x[row] - least;
                rows[at]++;
                beforeAt[at] += before[arm(after[row])];
                afterAt[at] += after[row];
            }
            Walk walk = new Walk();
            for (int at = 0; at < range; at++) {
                if (rows[at] > 0) {
                    walk.startValue();
                    walk.before += beforeAt[at];
                    walk.after += afterAt[at];
                }
            }
            return walk.distances(denominatorBefore, denominatorAfter);
        }

        private EcdfDistances walked(double[] x) {
            Walk walk = new Walk();
            if (x.length <= PART) {
                SortedValues free = rooms.poll();
                SortedValues room = free == null ? new SortedValues(x.length) : free;
                along(room, x, after, walk);
                rooms.add(room);
            } else {
                inParts(x, walk);
            }
            return walk.distances(denominatorBefore, denominatorAfter);
        }

        /** The values from the least to the greatest in ranges as wide as each other. */
        private void inParts(double[] x, Walk walk) {
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            for (double value : x) {
                least = value < least ? value : least;
                greatest = value > greatest ? value : greatest;
            }
            int parts = x.length / PART + 1;
            double scale = parts / (greatest - least);
            int[] sizes = new int[parts + 1];
            for (double value : x) {
                sizes[(int) ((value - least) * scale)]++;
            }
            for (int part = 0; part < sizes.length; part++) {
                double[] values = new double[sizes[part]];
                double[] steps = new double[sizes[part]];
                int size = 0;
                for (int row = 0; row < x.length; row++) {
                    if ((int) ((x[row] - least) * scale) == part) {
                        values[size] = x[row];
                        steps[size++] = after[row];
                    }
                }
                along(new SortedValues(size), values, steps, walk);
            }
        }

        private void along(SortedValues sorted, double[] x, double[] steps, Walk walk) {
            sorted.sort(x, steps);
            double value = Double.NaN;
            for (int place = 0; place < sorted.size(); place++) {
                if (sorted.value(place) != value) {
                    walk.startValue();
                    value = sorted.value(place);
                }
                double step = sorted.carried(place);
                walk.before += before[arm(step)];
                walk.after += step;
            }
        }

        private static int arm(double step) {
            return (int) (Double.doubleToRawLongBits(step) >>> (Long.SIZE - 1));
        }
    }

    /** Where the two differences are, and what they have been. Both end at 0, so that the last value adds nothing. */
    private static final class Walk {
        private long before;
        private double after;
        private int values;
        private double beforeSum;
        private double afterSum;
        private long beforeMax;
        private double afterMax;

        void startValue() {
            long apartBefore = Math.abs(before);
            double apartAfter = Math.abs(after);
            beforeSum += apartBefore;
            afterSum += apartAfter;
            beforeMax = Math.max(beforeMax, apartBefore);
            afterMax = apartAfter > afterMax ? apartAfter : afterMax;
            values++;
        }

        EcdfDistances distances(double denominatorBefore, double denominatorAfter) {
            return new EcdfDistances(
                    beforeSum / values / denominatorBefore,
                    beforeMax / denominatorBefore,
                    afterSum / values / denominatorAfter,
                    afterMax / denominatorAfter);
        }
    }
}
