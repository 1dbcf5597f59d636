package dk.effekt.matching;

/** Puts rows into an order without a box for each: a stable merge sort of n log n comparisons. */
final class RowOrder {

    private RowOrder() {}

    /** Which of two rows comes first. */
    @FunctionalInterface
    interface Comparison {

        /** Negative, zero or positive, as of a {@link java.util.Comparator}. */
        int compare(int row, int other);
    }

    /** The rows in ascending order; equal ones stay as they stand. */
    static int[] sorted(int[] rows, Comparison comparison) {
        int[] from = rows.clone();
        int[] to = new int[rows.length];
        for (long run = 1; run < rows.length; run *= 2) {
            for (long start = 0; start < rows.length; start += 2 * run) {
                int middle = (int) Math.min(start + run, rows.length);
                int end = (int) Math.min(start + 2 * run, rows.length);
                merge(from, (int) start, middle, end, to, comparison);
            }
            int[] sorted = to;
            to = from;
            from = sorted;
        }
        return from;
    }

    private static void merge(int[] from, int start, int middle, int end, int[] to, Comparison comparison) {
        if (middle == end || comparison.compare(from[middle - 1], from[middle]) <= 0) {
            System.arraycopy(from, start, to, start, end - start);
            return;
        }
        int left = start;
        int right = middle;
        for (int at = start; at < end; at++) {
            boolean isLeft = right == end || left < middle && comparison.compare(from[left], from[right]) <= 0;
            to[at] = isLeft ? from[left++] : from[right++];
        }
    }
}
