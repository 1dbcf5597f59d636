package dk.effekt.sroi.uncertainty;

import dk.effekt.sroi.Distribution;
import org.apache.commons.math3.util.FastMath;

/** Draws from a distribution, with all that can be computed beforehand. Stateless, so that threads can share it. */
interface Sampler {

    double draw(RandomStream random);

    static Sampler of(Distribution distribution) {
        if (distribution instanceof Distribution.Normal normal) {
            return random -> normal.mean() + normal.sd() * random.normal();
        }
        if (distribution instanceof Distribution.Uniform uniform) {
            return random -> uniform.low() + (uniform.high() - uniform.low()) * random.uniform();
        }
        if (distribution instanceof Distribution.Lognormal lognormal) {
            double relative = lognormal.sd() / lognormal.mean();
            double variance = FastMath.log1p(relative * relative);
            double sigma = Math.sqrt(variance);
            double location = FastMath.log(lognormal.mean()) - variance / 2;
            return random -> FastMath.exp(location + sigma * random.normal());
        }
        if (distribution instanceof Distribution.Gamma gamma) {
            double relative = gamma.mean() / gamma.sd();
            double shape = relative * relative;
            double scale = gamma.mean() / shape;
            return random -> scale * random.gamma(shape);
        }
        if (distribution instanceof Distribution.Beta beta) {
            double size = beta.mean() * (1 - beta.mean()) / (beta.sd() * beta.sd()) - 1;
            double a = beta.mean() * size;
            double b = (1 - beta.mean()) * size;
            return random -> random.beta(a, b);
        }
        // A triangular one by its quantile, which is a square root; a fixed one is no parameter but costs nothing to
        // allow.
        return random -> distribution.quantile(random.uniform());
    }
}
