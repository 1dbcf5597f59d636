package dk.effekt.experiment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What was drawn by lot: rows, or clusters of rows, each in a block, with the sum of its outcomes. Units come by block, then as
 * given by their number or, of rows, by outcome, so that nothing depends on the order of the rows.
 *
 * @param block of each unit, in ascending order
 * @param size rows of each unit
 * @param sum of the outcomes of these
 * @param treated whether each unit was drawn
 */
record TrialUnits(int[] block, int[] size, double[] sum, boolean[] treated) {

    /** Two means, with the variance of their difference and its degrees of freedom; no variance is NaN. */
    record Found(double treated, double control, double variance, double degreesOfFreedom) {

        double difference() {
            return treated - control;
        }
    }

    /**
     * The units of rows.
     *
     * @param unit of each row its cluster, or for rows by themselves −1
     */
    static TrialUnits of(double[] outcome, boolean[] treated, int[] block, int[] unit) {
        int[] order = IntStream.range(0, outcome.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(row -> block[row])
                        .thenComparingInt(row -> unit[row])
                        .thenComparingDouble(row -> outcome[row])
                        .thenComparing(row -> treated[row]))
                .mapToInt(row -> row)
                .toArray();
        int[] blocks = new int[order.length];
        int[] sizes = new int[order.length];
        double[] sums = new double[order.length];
        boolean[] drawn = new boolean[order.length];
        int count = 0;
        for (int i = 0; i < order.length; i++) {
            int row = order[i];
            boolean isNew = i == 0 || unit[row] < 0 || unit[row] != unit[order[i - 1]];
            count += isNew ? 1 : 0;
            blocks[count - 1] = block[row];
            drawn[count - 1] = treated[row];
            sizes[count - 1]++;
            sums[count - 1] += outcome[row];
        }
        return new TrialUnits(
                Arrays.copyOf(blocks, count),
                Arrays.copyOf(sizes, count),
                Arrays.copyOf(sums, count),
                Arrays.copyOf(drawn, count));
    }

    /** Where the block that begins at a unit ends. */
    int end(int start) {
        int end = start;
        while (end < block.length && block[end] == block[start]) {
            end++;
        }
        return end;
    }

    /** The lots as they could have fallen otherwise: 1 for a unit that was drawn. */
    Dealing dealing() {
        int[] lots = new int[treated.length];
        Arrays.setAll(lots, u -> treated[u] ? 1 : 0);
        return new Dealing(
                lots,
                IntStream.rangeClosed(1, lots.length)
                        .filter(u -> u == lots.length || block[u] != block[u - 1])
                        .toArray());
    }

    /** The means of blocks, each block by its rows; see {@link RandomizedTrial} for the variance. */
    Found means(boolean[] drawn) {
        double rows = 0;
        for (int rowsOfUnit : size) {
            rows += rowsOfUnit;
        }
        double treatedMean = 0;
        double controlMean = 0;
        double variance = 0;
        double spread = 0;
        SmallBlocks small = new SmallBlocks();
        for (int start = 0, end; start < block.length; start = end) {
            end = end(start);
            Arm one = Arm.of(this, drawn, true, start, end);
            Arm zero = Arm.of(this, drawn, false, start, end);
            double share = (one.rows + zero.rows) / rows;
            treatedMean += share * one.mean;
            controlMean += share * zero.mean;
            if (one.units > 1 && zero.units > 1) {
                double first = share * share * one.variance;
                double second = share * share * zero.variance;
                variance += first + second;
                spread += first * first / (one.units - 1) + second * second / (zero.units - 1);
            } else {
                small.add(share, one.mean - zero.mean);
            }
        }
        if (small.count > 0) {
            double part = small.variance();
            variance += part;
            spread += part * part / (small.count - 1);
        }
        return new Found(treatedMean, controlMean, variance, spread > 0 ? variance * variance / spread : 1);
    }

    /** One arm of a block; the variance of its mean is that of clusters by Bell and McCaffrey (2002), of rows s²/n. */
    private record Arm(int units, double rows, double mean, double variance) {

        static Arm of(TrialUnits all, boolean[] drawn, boolean treated, int start, int end) {
            int units = 0;
            double rows = 0;
            double sum = 0;
            for (int u = start; u < end; u++) {
                if (drawn[u] == treated) {
                    units++;
                    rows += all.size[u];
                    sum += all.sum[u];
                }
            }
            double mean = sum / rows;
            double variance = 0;
            for (int u = start; u < end && units > 1; u++) {
                if (drawn[u] == treated) {
                    double residual = (all.sum[u] - all.size[u] * mean) / rows;
                    variance += residual * residual / (1 - all.size[u] / rows);
                }
            }
            return new Arm(units, rows, mean, variance);
        }
    }

    /** Blocks of which an arm has a single unit, whose effects are compared with one another. */
    private static final class SmallBlocks {

        private double[] shares = new double[0];
        private double[] effects = new double[0];
        private int count;

        private void add(double share, double effect) {
            if (count == shares.length) {
                shares = Arrays.copyOf(shares, 2 * count + 1);
                effects = Arrays.copyOf(effects, 2 * count + 1);
            }
            shares[count] = share;
            effects[count++] = share * effect;
        }

        /**
         * Σ ỹ² − (Σ a ỹ)²/Σ a² of ỹ = a d/√(1 − h), with a the share of a block, d its effect and h = a²/Σ a² (Fogarty 2018). Its
         * expectation is the sum of the blocks' variances and something that is never negative.
         */
        private double variance() {
            if (count < 2) {
                return Double.NaN;
            }
            double squares = 0;
            for (int b = 0; b < count; b++) {
                squares += shares[b] * shares[b];
            }
            double sum = 0;
            double product = 0;
            for (int b = 0; b < count; b++) {
                double scaled = effects[b] / Math.sqrt(1 - shares[b] * shares[b] / squares);
                sum += scaled * scaled;
                product += shares[b] * scaled;
            }
            return Math.max(0, sum - product * product / squares);
        }
    }
}
