package dk.effekt.experiment;

import dk.effekt.effect.Bootstrap;
import dk.effekt.internal.Interruption;
import dk.effekt.internal.Normal;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.random.Well19937c;

/**
 * How many standard errors to either side intervals must reach so that all of them hold together in 95 of 100 studies, by the
 * multiplier bootstrap (Callaway and Sant'Anna 2021, algorithm 1 and corollary 1): what each cluster adds to the errors is
 * multiplied with a random number of mean 0 and variance 1, the same for all estimates, and of each replication the largest
 * absolute sum, in standard errors, is kept. Here standard errors are those of the estimates, not of the bootstrap's interquartile
 * range; the variance of the sums is the same. Never fewer than of a single interval.
 *
 * <p>Each replication draws from a generator of its own, begun with the seed and its number, in the order of the names of the
 * clusters, or of what is known of rows that are their own: the order of rows changes nothing. Like the standard errors it needs many clusters on both sides.
 *
 * @param multiplier the distribution of the random numbers
 * @param replications how often they were drawn
 * @param seed of the generators
 * @param critical number of standard errors
 */
public record SimultaneousBand(Multiplier multiplier, int replications, long seed, double critical) {

    private static final double CONFIDENCE = 0.95;
    private static final int FEWEST = 100;

    /** The distribution of the random numbers; all have mean 0 and variance 1. */
    public enum Multiplier {
        /** Two points with a third moment of 1 (Mammen 1993), as Callaway and Sant'Anna propose. */
        MAMMEN,
        /** −1 or 1, as R's {@code did} has it. */
        RADEMACHER,
        /** Six points, for few clusters (Webb 2023). */
        WEBB;

        private static final double GOLDEN = (Math.sqrt(5) + 1) / 2;

        double draw(Well19937c random) {
            return switch (this) {
                case MAMMEN -> random.nextDouble() < GOLDEN / Math.sqrt(5) ? 1 - GOLDEN : GOLDEN;
                case RADEMACHER -> random.nextBoolean() ? 1 : -1;
                case WEBB -> {
                    int side = random.nextInt(6);
                    double size = Math.sqrt((side % 3 + 1) / 2.0);
                    yield side < 3 ? size : -size;
                }
            };
        }
    }

    /** @param influences of each effect what each cluster adds to its error */
    static SimultaneousBand of(
            List<AverageEffect> effects,
            List<double[]> influences,
            Multiplier multiplier,
            int replications,
            long seed) {
        if (replications < FEWEST) {
            throw new IllegalArgumentException(
                    replications + " replications; a quantile of 95 % needs " + FEWEST + " or more");
        }
        double[] largest = new double[replications];
        for (int r = 0; r < replications; r++) {
            Interruption.check("the multiplier bootstrap");
            Well19937c random = new Well19937c(new int[] {(int) (seed >>> Integer.SIZE), (int) seed, r});
            double[] multipliers = new double[influences.isEmpty() ? 0 : influences.get(0).length];
            for (int c = 0; c < multipliers.length; c++) {
                multipliers[c] = multiplier.draw(random);
            }
            for (int e = 0; e < effects.size(); e++) {
                double error = effects.get(e).standardError();
                double sum = error > 0 ? Math.abs(product(multipliers, influences.get(e))) / error : 0;
                largest[r] = Math.max(largest[r], sum);
            }
        }
        double single = Normal.quantile((1 + CONFIDENCE) / 2);
        double critical = Math.max(single, Bootstrap.percentile(largest, CONFIDENCE));
        return new SimultaneousBand(multiplier, replications, seed, critical);
    }

    /** Lower limit of the interval of an effect that is one of those together. */
    public double low(AverageEffect effect) {
        return effect.estimate() - critical * effect.standardError();
    }

    /** Upper limit of the interval of an effect that is one of those together. */
    public double high(AverageEffect effect) {
        return effect.estimate() + critical * effect.standardError();
    }

    /** {@code all together 95 %: 2.71 standard errors (1,000 replications, MAMMEN, seed 1)}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "all together 95 %%: %.3f standard errors (%,d replications, %s, seed %d)",
                critical,
                replications,
                multiplier,
                seed);
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
