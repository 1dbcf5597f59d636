package dk.effekt.effect;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.util.FastMath;

/**
 * A band that holds the whole path at once in 95 of 100 studies, where pointwise intervals hold each week by itself: the estimate of
 * every week plus and minus the same multiple of its standard error. The multiple is the 95 % quantile of the largest absolute
 * standardized deviation of a normal path with the estimated covariance (sup-t; Montiel Olea and Plagborg-Møller 2019),
 * from 50,000 drawn paths with a fixed seed, which tell it to about 0.01.
 *
 * @param criticalValue the multiple; 1.96 would be pointwise
 * @param firstWeek the first week since the start
 * @param low lower limits, week after week; NaN where there is no standard error
 * @param high upper limits
 */
public record PathBand(double criticalValue, int firstWeek, double[] low, double[] high) {

    private static final int DRAWS = 50_000;
    private static final long SEED = 20_190_101;
    private static final double LEVEL = 0.95;

    public PathBand {
        low = low.clone();
        high = high.clone();
    }

    /** The band of a path by a multiple. */
    static PathBand of(double critical, double[] estimates, double[] variances, int firstWeek) {
        double[] low = new double[estimates.length];
        double[] high = new double[estimates.length];
        for (int week = 0; week < estimates.length; week++) {
            double width = critical * Math.sqrt(variances[week]);
            // Nobody's outcome differs in the week: as in a pointwise interval, there is nothing to be unsure of.
            width = variances[week] == 0 ? 0 : width;
            low[week] = estimates[week] - width;
            high[week] = estimates[week] + width;
        }
        return new PathBand(critical, firstWeek, low, high);
    }

    /** The lower limits, week after week. */
    @Override
    public double[] low() {
        return low.clone();
    }

    /** The upper limits, week after week. */
    @Override
    public double[] high() {
        return high.clone();
    }

    /**
     * The lower limit in a week since the start.
     *
     * @throws IllegalArgumentException if the band does not reach it
     */
    public double low(int week) {
        return low[index(week)];
    }

    /**
     * The upper limit in a week since the start.
     *
     * @throws IllegalArgumentException if the band does not reach it
     */
    public double high(int week) {
        return high[index(week)];
    }

    private int index(int week) {
        if (week < firstWeek || week >= firstWeek + low.length) {
            throw new IllegalArgumentException("week " + week + " lies outside the band, weeks " + firstWeek + " to "
                    + (firstWeek + low.length - 1));
        }
        return week - firstWeek;
    }

    /**
     * Whether the band leaves zero out in some week, so that an effect is there at the level of the whole path. A week without width
     * proves none: nobody's outcome differs within the arms, as may be where these are a few persons.
     */
    public boolean excludesZero() {
        for (int week = 0; week < low.length; week++) {
            if (high[week] > low[week] && (low[week] > 0 || high[week] < 0)) {
                return true;
            }
        }
        return false;
    }

    /** {@code simultaneous 95 % band, 2.84 standard errors, leaves zero out}. */
    @Override
    public String toString() {
        if (Double.isNaN(criticalValue)) {
            return "no simultaneous band, as no week has a standard error above 0";
        }
        return String.format(
                Locale.ROOT,
                "simultaneous 95 %% band, %.2f standard errors, %s",
                criticalValue,
                excludesZero() ? "leaves zero out" : "holds zero in every week");
    }

    /**
     * The quantile of the largest deviation of some of all estimates, through the axes along which they vary by themselves; NaN if none
     * of them has a standard error.
     */
    static double critical(double[][] covariance, int[] of) {
        int[] known = Arrays.stream(of).filter(at -> covariance[at][at] > 0).toArray();
        int n = known.length;
        if (n == 0) {
            return Double.NaN;
        }
        double[][] correlation = new double[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                correlation[a][b] = covariance[known[a]][known[b]]
                        / Math.sqrt(covariance[known[a]][known[a]] * covariance[known[b]][known[b]]);
            }
        }
        EigenDecomposition axes = new EigenDecomposition(new Array2DRowRealMatrix(correlation, false));
        double[][] loadings = new double[n][];
        for (int axis = 0; axis < n; axis++) {
            double length = Math.sqrt(Math.max(0, axes.getRealEigenvalue(axis)));
            loadings[axis] = axes.getEigenvector(axis).mapMultiply(length).toArray();
        }
        SplittableRandom random = new SplittableRandom(SEED);
        double[] largest = new double[DRAWS];
        double[] path = new double[n];
        for (int draw = 0; draw < DRAWS; draw++) {
            Arrays.fill(path, 0);
            for (double[] loading : loadings) {
                double normal = normal(random);
                for (int week = 0; week < n; week++) {
                    path[week] += normal * loading[week];
                }
            }
            for (double deviation : path) {
                largest[draw] = Math.max(largest[draw], Math.abs(deviation));
            }
        }
        Arrays.sort(largest);
        return largest[(int) FastMath.ceil(LEVEL * DRAWS) - 1];
    }

    /** A standard normal number (Box and Muller 1958), the same on every machine. */
    private static double normal(SplittableRandom random) {
        double length = Math.sqrt(-2 * FastMath.log(1 - random.nextDouble()));
        return length * FastMath.cos(2 * Math.PI * random.nextDouble());
    }
}
