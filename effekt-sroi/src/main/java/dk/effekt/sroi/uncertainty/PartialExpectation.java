package dk.effekt.sroi.uncertainty;

import dk.effekt.internal.Normal;
import dk.effekt.sroi.Distribution;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.util.FastMath;

/**
 * E[max(X − c, 0)], exactly. In general it is ∫ above c of x f(x) dx less c P(X &gt; c); the first integral is a
 * probability of the same family: of mean·P(Gamma(shape+1) &gt; c), mean·P(Beta(a+1, b) &gt; c), mean·Φ(σ − z).
 */
final class PartialExpectation {

    private PartialExpectation() {}

    static double above(double c, Distribution distribution) {
        double mean = distribution.mean();
        double sd = distribution.sd();
        if (c <= distribution.low()) {
            return mean - c;
        }
        if (c >= distribution.high()) {
            return 0;
        }
        if (distribution instanceof Distribution.Normal) {
            double z = (mean - c) / sd;
            return (mean - c) * Normal.below(z) + sd * density(z);
        }
        if (distribution instanceof Distribution.Uniform uniform) {
            double above = uniform.high() - c;
            return above * above / (2 * (uniform.high() - uniform.low()));
        }
        if (distribution instanceof Distribution.Triangular triangular) {
            return triangular(c, triangular);
        }
        if (distribution instanceof Distribution.Lognormal) {
            double variance = FastMath.log1p(sd / mean * (sd / mean));
            double sigma = Math.sqrt(variance);
            double z = (FastMath.log(c / mean) + variance / 2) / sigma;
            return mean * Normal.below(sigma - z) - c * Normal.below(-z);
        }
        if (distribution instanceof Distribution.Gamma) {
            double shape = mean / sd * (mean / sd);
            double at = c / mean * shape;
            return mean * Gamma.regularizedGammaQ(shape + 1, at) - c * Gamma.regularizedGammaQ(shape, at);
        }
        double size = mean * (1 - mean) / (sd * sd) - 1;
        double b = (1 - mean) * size;
        return mean * Beta.regularizedBeta(1 - c, b, mean * size + 1) - c * Beta.regularizedBeta(1 - c, b, mean * size);
    }

    static double density(double z) {
        return FastMath.exp(-z * z / 2) / Math.sqrt(2 * FastMath.PI);
    }

    /** With (h−x)·2/((h−l)(h−m)) as density above the mode, (h−c)³/(3(h−l)(h−m)); below it by the mirror image. */
    private static double triangular(double c, Distribution.Triangular of) {
        double width = of.high() - of.low();
        if (c >= of.mode()) {
            double above = of.high() - c;
            return above * above * above / (3 * width * (of.high() - of.mode()));
        }
        double below = c - of.low();
        return of.mean() - c + below * below * below / (3 * width * (of.mode() - of.low()));
    }
}
