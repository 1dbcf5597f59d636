package dk.effekt.experiment;

import dk.effekt.experiment.TrialUnits.Found;
import dk.effekt.internal.Interruption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.apache.commons.math3.util.FastMath;

/**
 * How often a draw of lots would have made the arms differ as much if nobody were affected.
 *
 * @param statistic absolute difference over its standard error; the difference itself if a single unit of one block leaves no error
 *     to be estimated, and infinite if the error is 0
 * @param draws compared, the one that happened among them
 * @param asFar how many of them differ at least as much
 * @param scope whether all possible draws were taken
 */
public record RandomizationTest(double statistic, int draws, int asFar, Scope scope) {

    /** Which draws were compared. */
    public enum Scope {
        /** All that are possible: the p-value is exact. */
        ALL,
        /** Some, by chance: the p-value is valid, and repeatable by its seed (Phipson and Smyth 2010). */
        DRAWN
    }

    private static final int FEWEST = 100;
    private static final double ROUNDING = 1e-9;

    static RandomizationTest of(TrialUnits units, int draws, long seed) {
        if (draws < FEWEST) {
            throw new IllegalArgumentException(draws + " draws; at least " + FEWEST + " are needed");
        }
        double observed = statistic(units.means(units.treated()));
        int[] counts = new int[2];
        if (possible(units) <= draws) {
            enumerate(units, 0, new boolean[units.size().length], observed, counts);
            return new RandomizationTest(observed, counts[0], counts[1], Scope.ALL);
        }
        Well19937c random = new Well19937c(seed);
        boolean[] drawn = units.treated().clone();
        counts[0]++;
        counts[1]++;
        for (int draw = 1; draw < draws; draw++) {
            for (int start = 0, end; start < drawn.length; start = end) {
                end = units.end(start);
                // Units of a block stand in an order of their own, so that lots are first laid as in no draw.
                if (draw == 1) {
                    sortLots(drawn, start, end);
                }
                for (int left = end - 1; left > start; left--) {
                    int other = start + random.nextInt(left - start + 1);
                    boolean lot = drawn[left];
                    drawn[left] = drawn[other];
                    drawn[other] = lot;
                }
            }
            count(units, drawn, observed, counts);
        }
        return new RandomizationTest(observed, counts[0], counts[1], Scope.DRAWN);
    }

    /** The share of draws that differ at least as much, two-sided. */
    public double pValue() {
        return (double) asFar / draws;
    }

    /** {@code randomization test: p 0.0290 (all 70 draws)}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "randomization test: p %.4f (%s)",
                pValue(),
                scope == Scope.ALL
                        ? String.format(Locale.ROOT, "all %,d draws", draws)
                        : String.format(Locale.ROOT, "%,d draws by chance", draws));
    }

    private static void sortLots(boolean[] drawn, int start, int end) {
        int lots = 0;
        for (int u = start; u < end; u++) {
            lots += drawn[u] ? 1 : 0;
        }
        for (int u = start; u < end; u++) {
            drawn[u] = u < start + lots;
        }
    }

    private static double possible(TrialUnits units) {
        double logarithm = 0;
        for (int start = 0, end; start < units.size().length; start = end) {
            end = units.end(start);
            logarithm += CombinatoricsUtils.binomialCoefficientLog(end - start, lots(units, start, end));
        }
        return Math.rint(FastMath.exp(Math.min(logarithm, 100)));
    }

    private static int lots(TrialUnits units, int start, int end) {
        int lots = 0;
        for (int u = start; u < end; u++) {
            lots += units.treated()[u] ? 1 : 0;
        }
        return lots;
    }

    /** Block by block, all ways to lay its lots. */
    private static void enumerate(TrialUnits units, int start, boolean[] drawn, double observed, int[] counts) {
        if (start == drawn.length) {
            count(units, drawn, observed, counts);
            return;
        }
        int end = units.end(start);
        List<int[]> ways = new ArrayList<>();
        CombinatoricsUtils.combinationsIterator(end - start, lots(units, start, end))
                .forEachRemaining(way -> ways.add(way.clone()));
        for (int[] way : ways) {
            for (int u : way) {
                drawn[start + u] = true;
            }
            enumerate(units, end, drawn, observed, counts);
            for (int u : way) {
                drawn[start + u] = false;
            }
        }
    }

    private static void count(TrialUnits units, boolean[] drawn, double observed, int[] counts) {
        Interruption.check("the randomization test");
        counts[0]++;
        counts[1] += statistic(units.means(drawn)) >= observed * (1 - ROUNDING) ? 1 : 0;
    }

    private static double statistic(Found found) {
        double difference = Math.abs(found.difference());
        // Whether there is an error at all lies in the numbers of units, and is the same in every draw.
        if (Double.isNaN(found.variance())) {
            return difference;
        }
        if (found.variance() > 0) {
            return difference / Math.sqrt(found.variance());
        }
        return difference > 0 ? Double.POSITIVE_INFINITY : 0;
    }
}
