package dk.effekt.effect;

import java.util.Arrays;
import org.apache.commons.math3.util.FastMath;

/**
 * A normal distribution of which numbers are known with errors of their own: number i has the mean μ and the variance σ² + sᵢ².
 *
 * @param mean μ
 * @param sd σ, at least 0
 */
record SystematicError(double mean, double sd) {

    /** The one of the greatest likelihood. */
    static SystematicError likeliest(double[] estimates, double[] standardErrors) {
        Likelihood likelihood = new Likelihood(estimates, standardErrors);
        double variance = likelihood.variance();
        return new SystematicError(likelihood.meanGiven(variance), Math.sqrt(variance));
    }

    private record Likelihood(double[] estimates, double[] standardErrors) {

        private static final int GRID = 400;

        /** The likelihood may have several peaks in σ²: a grid finds the highest, and halving narrows it down. */
        private double variance() {
            double low = Arrays.stream(estimates).min().orElseThrow();
            double high = Arrays.stream(estimates).max().orElseThrow();
            double most = (high - low) * (high - low);
            if (most == 0) {
                return 0;
            }
            int best = 0;
            double height = logLikelihood(0);
            for (int step = 1; step <= GRID; step++) {
                double at = logLikelihood(inSteps(step, most));
                if (at > height) {
                    best = step;
                    height = at;
                }
            }
            double from = inSteps(Math.max(0, best - 1), most);
            double to = inSteps(Math.min(GRID, best + 1), most);
            if (best == 0 && slope(0) <= 0) {
                return 0;
            }
            // The slope falls through 0 where the top is, and unlike the height says so to all digits.
            while (true) {
                double middle = from + (to - from) / 2;
                if (middle <= from || middle >= to) {
                    return middle;
                }
                if (slope(middle) > 0) {
                    from = middle;
                } else {
                    to = middle;
                }
            }
        }

        /** Steps are even in σ. */
        private static double inSteps(int step, double most) {
            double share = (double) step / GRID;
            return share * share * most;
        }

        /** The mean that is likeliest given σ². */
        private double meanGiven(double variance) {
            double sum = 0;
            double weights = 0;
            for (int i = 0; i < estimates.length; i++) {
                double weight = 1 / (variance + standardErrors[i] * standardErrors[i]);
                sum += weight * estimates[i];
                weights += weight;
            }
            return sum / weights;
        }

        private double logLikelihood(double variance) {
            double at = meanGiven(variance);
            double sum = 0;
            for (int i = 0; i < estimates.length; i++) {
                double total = variance + standardErrors[i] * standardErrors[i];
                sum -= (FastMath.log(total) + (estimates[i] - at) * (estimates[i] - at) / total) / 2;
            }
            return sum;
        }

        /** Of the likelihood in σ², with the mean that is likeliest there. */
        private double slope(double variance) {
            double at = meanGiven(variance);
            double sum = 0;
            for (int i = 0; i < estimates.length; i++) {
                double total = variance + standardErrors[i] * standardErrors[i];
                sum += ((estimates[i] - at) * (estimates[i] - at) / total - 1) / total;
            }
            return sum / 2;
        }
    }
}
