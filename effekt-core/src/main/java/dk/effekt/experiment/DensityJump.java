package dk.effekt.experiment;

import dk.effekt.internal.Normal;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.util.FastMath;

/**
 * Whether there are more rows on one side of a cutoff than the course of their density explains, as where people or case workers
 * choose the side (McCrary 2008, Journal of Econometrics 142, 698–714): the density is a local linear fit, triangular, through the
 * heights of narrow bins, to either side.
 *
 * @param below the density at the cutoff from below
 * @param above the density from above
 * @param standardError of the logarithm of their ratio: √(24/5 (1/f₊ + 1/f₋)/(n h)) (McCrary 2008)
 * @param bin width of the bins: 2 S/√n or, of a running variable in steps, a whole number of steps
 * @param bandwidth how far from the cutoff bins count: the mean of both sides by his rule of thumb
 */
public record DensityJump(double below, double above, double standardError, double bin, double bandwidth) {

    private static final double RULE_OF_THUMB = 3.348;
    private static final int MOST_BINS = 1_000_000;

    /** @param x running variable less cutoff, ascending */
    static DensityJump of(double[] x) {
        double bin = binWidth(x);
        Side[] sides = {Side.of(x, bin, -1), Side.of(x, bin, 1)};
        double bandwidth = (sides[0].ruleOfThumb() + sides[1].ruleOfThumb()) / 2;
        double[] density = new double[2];
        for (int side = 0; side < 2; side++) {
            double[] weights = LocalPolynomial.triangular(sides[side].middles, bandwidth);
            if (Arrays.stream(weights).filter(weight -> weight > 0).count() < 2) {
                throw new IllegalArgumentException(
                        "within " + bandwidth + " of the cutoff there are fewer than two bins of width " + bin
                                + " on a side; the running variable has too few values for a density");
            }
            density[side] = LocalPolynomial.fit(sides[side].middles, sides[side].heights, weights, 1)
                    .coefficients()[0];
        }
        double error = density[0] > 0 && density[1] > 0
                ? Math.sqrt(24.0 / 5 * (1 / density[0] + 1 / density[1]) / (x.length * bandwidth))
                : Double.NaN;
        return new DensityJump(density[0], density[1], error, bin, bandwidth);
    }

    /** Bins of one side. */
    private record Side(double[] middles, double[] heights) {

        static Side of(double[] x, double bin, int sign) {
            double farthest = sign < 0 ? -x[0] : x[x.length - 1];
            if (farthest / bin > MOST_BINS) {
                throw new IllegalArgumentException("the running variable lies as far as " + farthest
                        + " from the cutoff, in bins of " + bin + "; leave out rows far away");
            }
            int bins = (int) Math.floor(farthest / bin + 1e-9) + 1;
            double[] heights = new double[bins];
            for (double value : x) {
                if (value < 0 == sign < 0) {
                    // Bins hold their lower edge: just below the cutoff begins the first one down.
                    int at = sign < 0 ? (int) Math.ceil(-value / bin - 1e-9) - 1 : (int) Math.floor(value / bin + 1e-9);
                    heights[Math.min(Math.max(at, 0), bins - 1)] += 1 / (x.length * bin);
                }
            }
            double[] middles = new double[bins];
            Arrays.setAll(middles, b -> sign * (b + 0.5) * bin);
            return new Side(middles, heights);
        }

        double ruleOfThumb() {
            int bins = middles.length;
            if (bins < 6) {
                throw new IllegalArgumentException("there are " + bins
                        + " bins on a side of the cutoff; the running variable has too few values for a density");
            }
            double[] c = LocalPolynomial.fit(middles, heights, CutoffRows.ones(bins), 4)
                    .coefficients();
            double squares = 0;
            double curvature = 0;
            for (int b = 0; b < bins; b++) {
                double z = middles[b];
                double fitted = c[0] + z * (c[1] + z * (c[2] + z * (c[3] + z * c[4])));
                squares += (heights[b] - fitted) * (heights[b] - fitted);
                double second = 2 * c[2] + z * (6 * c[3] + z * 12 * c[4]);
                curvature += second * second;
            }
            double range = bins * Math.abs(middles[0]) * 2;
            return RULE_OF_THUMB * FastMath.pow(squares / (bins - 5) * range / curvature, 1.0 / 5);
        }
    }

    /** Of a variable in steps, bins of other widths would hold now more and now fewer of its values. */
    private static double binWidth(double[] x) {
        double usual = 2 * Math.sqrt(CutoffRows.variance(x)) / Math.sqrt(x.length);
        double[] different = Arrays.stream(x).distinct().toArray();
        double step = Double.POSITIVE_INFINITY;
        for (int i = 1; i < different.length; i++) {
            step = Math.min(step, different[i] - different[i - 1]);
        }
        boolean isInSteps = different.length < x.length / 2.0;
        return isInSteps ? step * Math.max(1, Math.rint(usual / step)) : usual;
    }

    /** The logarithm of the density above over that below; NaN where one is not above 0. */
    public double logRatio() {
        return FastMath.log(above / below);
    }

    /** Two-sided p-value of no jump. */
    public double pValue() {
        return Normal.pValue(logRatio(), standardError);
    }

    /** {@code density at the cutoff: 0.0412 below, 0.0398 above, p 0.713}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "density at the cutoff: %.4g below, %.4g above, p %.3f", below, above, pValue());
    }
}
