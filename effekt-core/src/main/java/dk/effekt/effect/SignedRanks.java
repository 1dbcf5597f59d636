package dk.effekt.effect;

import java.util.Arrays;

/**
 * The ranks of differences by size, zeros left out, tied ones at their mean rank.
 *
 * @param size how many are not zero
 * @param positive how many are above zero
 * @param statistic the sum of the ranks of these
 * @param squares the sum of the squares of all ranks
 * @param isBinary whether all are of size 1
 */
record SignedRanks(int size, int positive, double statistic, double squares, boolean isBinary) {

    static SignedRanks of(double[] differences) {
        double[] above = sizes(differences, 1);
        double[] below = sizes(differences, -1);
        int size = above.length + below.length;
        double statistic = 0;
        double squares = 0;
        int a = 0;
        int b = 0;
        while (a + b < size) {
            double value = Math.min(at(above, a), at(below, b));
            int before = a + b;
            int firstAbove = a;
            for (; at(above, a) == value; a++) {}
            for (; at(below, b) == value; b++) {}
            double rank = (before + 1 + a + b) / 2.0;
            statistic += rank * (a - firstAbove);
            squares += rank * rank * (a + b - before);
        }
        boolean isBinary = Arrays.stream(differences).allMatch(value -> value == 0 || Math.abs(value) == 1);
        return new SignedRanks(size, above.length, statistic, squares, isBinary);
    }

    /** The sum of all ranks. */
    double total() {
        return size / 2.0 * (size + 1);
    }

    private static double[] sizes(double[] differences, int sign) {
        return Arrays.stream(differences)
                .map(value -> sign * value)
                .filter(value -> value > 0)
                .sorted()
                .toArray();
    }

    private static double at(double[] sorted, int index) {
        return index < sorted.length ? sorted[index] : Double.POSITIVE_INFINITY;
    }
}
