package dk.effekt.sroi.uncertainty;

import dk.effekt.sroi.Distribution;
import org.apache.commons.math3.util.FastMath;

/** Draws from a distribution, with all that can be computed beforehand. Stateless, so that threads can share it. */
interface Sampler {

    /** Writes the next so many draws to the first places of an array. */
    void fill(RandomStream random, double[] x, int count);

    static Sampler of(Distribution distribution) {
        if (distribution instanceof Distribution.Normal normal) {
            return normal(normal.mean(), normal.sd());
        }
        if (distribution instanceof Distribution.Uniform uniform) {
            return (random, x, count) -> {
                for (int j = 0; j < count; j++) {
                    x[j] = uniform.low() + (uniform.high() - uniform.low()) * random.uniform();
                }
            };
        }
        if (distribution instanceof Distribution.Lognormal lognormal) {
            double relative = lognormal.sd() / lognormal.mean();
            double variance = FastMath.log1p(relative * relative);
            Sampler logarithm = normal(FastMath.log(lognormal.mean()) - variance / 2, Math.sqrt(variance));
            return (random, x, count) -> {
                logarithm.fill(random, x, count);
                for (int j = 0; j < count; j++) {
                    x[j] = FastMath.exp(x[j]);
                }
            };
        }
        if (distribution instanceof Distribution.Gamma gamma) {
            double relative = gamma.mean() / gamma.sd();
            double shape = relative * relative;
            return gamma(shape, gamma.mean() / shape);
        }
        if (distribution instanceof Distribution.Beta beta) {
            double size = beta.mean() * (1 - beta.mean()) / (beta.sd() * beta.sd()) - 1;
            return beta(beta.mean() * size, (1 - beta.mean()) * size);
        }
        // A triangular one by its quantile, which is a square root; a fixed one is no parameter but costs nothing to
        // allow.
        return (random, x, count) -> {
            for (int j = 0; j < count; j++) {
                x[j] = distribution.quantile(random.uniform());
            }
        };
    }

    private static Sampler normal(double mean, double sd) {
        return (random, x, count) -> {
            for (int j = 0; j < count; j++) {
                x[j] = mean + sd * random.normal();
            }
        };
    }

    /** A shape below 1 by one of shape + 1 times U^(1/shape) (Marsaglia and Tsang 2000, ACM TOMS 26(3), section 6). */
    private static Sampler gamma(double shape, double scale) {
        if (shape >= 1) {
            return Strips.gamma(shape, scale);
        }
        Sampler larger = Strips.gamma(shape + 1, scale);
        return (random, x, count) -> {
            larger.fill(random, x, count);
            for (int j = 0; j < count; j++) {
                x[j] *= FastMath.pow(random.uniform(), 1 / shape);
            }
        };
    }

    /**
     * A density without end at 0 or 1 by two gammas; where both are too small for a number, one end, each as likely as its
     * share of the shapes.
     */
    private static Sampler beta(double a, double b) {
        if (a >= 1 && b >= 1) {
            return Strips.beta(a, b);
        }
        Sampler first = gamma(a, 1);
        Sampler second = gamma(b, 1);
        return (random, x, count) -> {
            double[] y = new double[count];
            first.fill(random, x, count);
            second.fill(random, y, count);
            for (int j = 0; j < count; j++) {
                double sum = x[j] + y[j];
                x[j] = sum > 0 ? x[j] / sum : random.uniform() * (a + b) < a ? 1 : 0;
            }
        };
    }
}
