package dk.effekt.effect;

import java.util.Arrays;

/**
 * The means of all pairs of numbers and of each with itself (Walsh 1949), in order, without writing them down: of 10,000 numbers
 * there are 50 million. Finding one takes at most 64 passes over the numbers.
 */
record WalshAverages(double[] sorted) {

    static WalshAverages of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new WalshAverages(sorted);
    }

    long count() {
        return sorted.length * (sorted.length + 1L) / 2;
    }

    /**
     * The one at a place: the least number at or below which so many lie, found by halving among all doubles, so that it is exact.
     *
     * @param place counted from 1
     */
    double ordered(long place) {
        long low = key(sorted[0]);
        long high = key(sorted[sorted.length - 1]);
        while (low < high) {
            // Unlike their difference, the mean of two keys never overflows.
            long middle = (low >> 1) + (high >> 1) + (low & high & 1);
            if (atOrBelow(number(middle)) >= place) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return number(low);
    }

    /** As one goes up, the partners that are low enough go down. */
    private long atOrBelow(double limit) {
        long count = 0;
        int partners = sorted.length;
        for (int i = 0; i < sorted.length; i++) {
            while (partners > 0 && average(sorted[i], sorted[partners - 1]) > limit) {
                partners--;
            }
            if (partners <= i) {
                break;
            }
            count += partners - i;
        }
        return count;
    }

    private static double average(double a, double b) {
        return a / 2 + b / 2;
    }

    /** Keys are in the order of the doubles they stand for. */
    private static long key(double value) {
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits >= 0 ? bits : Long.MIN_VALUE - bits;
    }

    private static double number(long key) {
        return Double.longBitsToDouble(key >= 0 ? key : Long.MIN_VALUE - key);
    }
}
