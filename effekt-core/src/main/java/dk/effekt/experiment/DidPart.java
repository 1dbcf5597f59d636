package dk.effekt.experiment;

import java.util.Arrays;
import java.util.List;

/**
 * An estimate that is part of an average, or one.
 *
 * @param influence what each cluster adds to its error; empty if it is not wanted
 */
record DidPart(double estimate, double[] influence) {

    double standardError() {
        double sum = 0;
        for (double i : influence) {
            sum += i * i;
        }
        return Math.sqrt(sum);
    }

    /** The plain mean, as of the periods of one group. */
    static DidPart mean(List<DidPart> parts) {
        double[] weights = new double[parts.size()];
        Arrays.fill(weights, 1.0 / weights.length);
        return sum(parts, weights);
    }

    /**
     * The average by the sizes of groups. As these are estimated, too, a unit of group g adds to it
     * {@code W (θ_g − θ)/Σ W}, once for each part of its group (the delta method; Callaway and Sant'Anna 2021,
     * corollary 2).
     *
     * @param sizes of each part the weight of the units of its group in each cluster
     */
    static DidPart average(List<DidPart> parts, List<double[]> sizes) {
        double[] weights = new double[parts.size()];
        double total = 0;
        for (int p = 0; p < weights.length; p++) {
            for (double size : sizes.get(p)) {
                weights[p] += size;
            }
            total += weights[p];
        }
        for (int p = 0; p < weights.length; p++) {
            weights[p] /= total;
        }
        DidPart average = sum(parts, weights);
        for (int p = 0; p < weights.length; p++) {
            double apart = parts.get(p).estimate - average.estimate;
            for (int c = 0; c < average.influence.length; c++) {
                average.influence[c] += apart * sizes.get(p)[c] / total;
            }
        }
        return average;
    }

    private static DidPart sum(List<DidPart> parts, double[] weights) {
        double estimate = 0;
        double[] influence = new double[parts.get(0).influence.length];
        for (int p = 0; p < weights.length; p++) {
            estimate += weights[p] * parts.get(p).estimate;
            for (int c = 0; c < influence.length; c++) {
                influence[c] += weights[p] * parts.get(p).influence[c];
            }
        }
        return new DidPart(estimate, influence);
    }

    /** The covariance of estimates. */
    static double[][] covariance(List<double[]> influences) {
        double[][] covariance = new double[influences.size()][influences.size()];
        for (int j = 0; j < covariance.length; j++) {
            for (int k = 0; k <= j; k++) {
                double sum = 0;
                for (int c = 0; c < influences.get(j).length; c++) {
                    sum += influences.get(j)[c] * influences.get(k)[c];
                }
                covariance[j][k] = sum;
                covariance[k][j] = sum;
            }
        }
        return covariance;
    }
}
