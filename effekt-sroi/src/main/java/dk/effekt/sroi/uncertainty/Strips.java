package dk.effekt.sroi.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.util.FastMath;

/**
 * Draws from a density that rises to its mode and falls behind it, exactly, by rejection from stairs around it whose steps
 * are strips of one area (Ahrens 1995, Computing 54, 127-146; Hörmann, Leydold and Derflinger 2004, Automatic Nonuniform
 * Random Variate Generation, section 5.1). What falls below the lower end of its strip's density is accepted unseen,
 * as most is, so that a draw seldom needs more than a random number and a multiplication. A tail without end lies, its density being log-concave, below an exponential one.
 */
final class Strips implements Sampler {

    /** About so many; more make the tables larger than a processor's first cache. */
    private static final int STRIPS = 256;

    /** A normal density with 1 at its mode has the area sd √(2π). */
    private static final double AREA_BY_SD = 2.5;

    private static final double UNIT_53 = 0x1p-53;

    private final double mode;
    private final double scale;
    private final DoubleUnaryOperator logDensity;
    private final int strips;

    /** Of each strip: up to which share of its height all of it lies below the density. */
    private final double[] surely;

    private final double[] left;

    /** Width by that share, so that what is below it can be used for the place. */
    private final double[] slope;

    private final double[] width;
    private final double[] height;
    private final double tailFrom;
    private final double tailRate;

    /** The area below the exponential tail by that of a strip; the rest of its strip is rejected. */
    private final double tailShare;

    private Strips(double mode, double scale, double low, double high, double sd, DoubleUnaryOperator logDensity) {
        this.mode = mode;
        this.scale = scale;
        this.logDensity = logDensity;
        double area = AREA_BY_SD * sd / STRIPS;
        List<double[]> found = new ArrayList<>();
        double at = 0;
        double top = 1;
        while (at > low && top > 0) {
            double next = at - area / top;
            double bottom = next > low ? density(next) : 0;
            found.add(new double[] {bottom / top, next, area / top, top});
            at = next;
            top = bottom;
        }
        at = 0;
        top = 1;
        boolean isEndless = high == Double.POSITIVE_INFINITY;
        while (at < high && top > 0 && !(isEndless && top <= area * rate(mode, at))) {
            double next = at + area / top;
            double bottom = next < high ? density(next) : 0;
            found.add(new double[] {bottom / top, at, area / top, top});
            at = next;
            top = bottom;
        }
        tailFrom = at;
        tailRate = rate(mode, at);
        tailShare = top / tailRate / area;
        if (isEndless) {
            found.add(new double[] {0, at, 0, top});
        }
        strips = found.size();
        surely = column(found, 0);
        left = column(found, 1);
        width = column(found, 2);
        height = column(found, 3);
        slope = new double[strips];
        for (int strip = 0; strip < strips; strip++) {
            slope[strip] = surely[strip] > 0 ? width[strip] / surely[strip] : 0;
        }
    }

    /**
     * Gamma: with mode m = shape − 1, the density at m + t is that at m times exp(m ln(1 + t/m) − t), which beyond t falls
     * faster than at the rate t/(m + t).
     *
     * @param shape at least 1
     */
    static Strips gamma(double shape, double scale) {
        double mode = shape - 1;
        return new Strips(
                mode,
                scale,
                -mode,
                Double.POSITIVE_INFINITY,
                Math.sqrt(shape),
                t -> t <= -mode ? Double.NEGATIVE_INFINITY : power(mode, t / mode) - t);
    }

    /**
     * Beta: with mode m, the density at m + t is that at m times (1 + t/m)^(a − 1) (1 − t/(1 − m))^(b − 1).
     *
     * @param a at least 1
     * @param b at least 1
     */
    static Strips beta(double a, double b) {
        double mode = a + b > 2 ? (a - 1) / (a + b - 2) : 0.5;
        double rest = 1 - mode;
        double sd = Math.sqrt(a * b / (a + b + 1)) / (a + b);
        return new Strips(
                mode,
                1,
                -mode,
                rest,
                sd,
                t -> t <= -mode || t >= rest
                        ? Double.NEGATIVE_INFINITY
                        : power(a - 1, t / mode) + power(b - 1, -t / rest));
    }

    @Override
    public void fill(RandomStream random, double[] x, int count) {
        for (int j = 0; j < count; j++) {
            x[j] = scale * (mode + fromMode(random));
        }
    }

    private double fromMode(RandomStream random) {
        while (true) {
            // The whole part of strips times a number below 1 is the strip, its fraction the height in it.
            long bits = random.bits() >>> 1;
            int strip = (int) Math.multiplyHigh(bits, 2L * strips);
            double u = ((bits * 2L * strips) >>> 11) * UNIT_53;
            if (u < surely[strip]) {
                return left[strip] + slope[strip] * u;
            }
            double t = width[strip] > 0 ? left[strip] + width[strip] * random.uniform() : tail(random);
            double above = width[strip] > 0 ? 1 : FastMath.exp(-tailRate * (t - tailFrom)) / tailShare;
            if (u * height[strip] * above < density(t)) {
                return t;
            }
        }
    }

    private double tail(RandomStream random) {
        return tailFrom - FastMath.log(random.uniform()) / tailRate;
    }

    private double density(double t) {
        return FastMath.exp(logDensity.applyAsDouble(t));
    }

    /** How fast the logarithm of a gamma density falls. */
    private static double rate(double mode, double t) {
        return mode == 0 ? 1 : t / (mode + t);
    }

    /** The logarithm of (1 + x) to a power. */
    private static double power(double exponent, double x) {
        return exponent == 0 ? 0 : exponent * FastMath.log1p(x);
    }

    private static double[] column(List<double[]> rows, int column) {
        return rows.stream().mapToDouble(row -> row[column]).toArray();
    }
}
