package dk.effekt.experiment;

import dk.effekt.experiment.TrialUnits.Found;
import java.util.Locale;

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

    private static final double ROUNDING = 1e-9;

    static RandomizationTest of(TrialUnits units, int draws, long seed) {
        double observed = statistic(units.means(units.treated()));
        Dealing.Tried<Double> tried = units.dealing()
                .tryEach(draws, seed, "the randomization test", lots -> statistic(units.means(drawn(lots))));
        long asFar = tried.results().stream()
                .filter(statistic -> statistic >= observed * (1 - ROUNDING))
                .count();
        return new RandomizationTest(observed, tried.compared(), (int) asFar + tried.own(), tried.scope());
    }

    private static boolean[] drawn(int[] lots) {
        boolean[] drawn = new boolean[lots.length];
        for (int u = 0; u < drawn.length; u++) {
            drawn[u] = lots[u] == 1;
        }
        return drawn;
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
