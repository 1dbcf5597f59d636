package dk.effekt.sroi;

import dk.effekt.internal.Finite;
import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.util.FastMath;

/**
 * What is known of a number that is not known exactly. Its mean stands for it wherever one number is asked for; the
 * standard deviation goes into standard errors to first order; the quantiles let it be drawn. Lognormal, gamma and beta
 * are stated by mean and standard deviation (method of moments, Briggs, Claxton and Sculpher 2006, ch. 4), as health
 * economists do: gamma or lognormal for prices and costs, beta for shares.
 */
public sealed interface Distribution {

    /** The mean. */
    double mean();

    /** The standard deviation; 0 if the number is known. */
    double sd();

    /**
     * The value that is not exceeded with a probability.
     *
     * @param probability above 0 and below 1
     */
    double quantile(double probability);

    /** What it cannot fall below: 0 unless it says otherwise; may be −∞. */
    default double low() {
        return 0;
    }

    /** What it cannot exceed: ∞ unless it says otherwise. */
    default double high() {
        return Double.POSITIVE_INFINITY;
    }

    /** In words, with its numbers written by a format: {@code 1,559 (SD 100, gamma)}. */
    default String describe(DoubleFunction<String> format) {
        String shape = getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return format.apply(mean()) + " (SD " + format.apply(sd()) + ", " + shape + ")";
    }

    /** A number that is known. */
    static Distribution fixed(double value) {
        return new Fixed(value);
    }

    /** A normal distribution; it may fall below 0, so that it suits neither prices nor shares with a wide spread. */
    static Distribution normal(double mean, double sd) {
        return new Normal(mean, sd);
    }

    /** All values between two are as likely. */
    static Distribution uniform(double low, double high) {
        return new Uniform(low, high);
    }

    /** A least, a most likely and a highest value; its mean is (low + mode + high)/3, not the mode. */
    static Distribution triangular(double low, double mode, double high) {
        return new Triangular(low, mode, high);
    }

    /** A lognormal distribution by its own mean and standard deviation, not those of the logarithm. */
    static Distribution lognormal(double mean, double sd) {
        return new Lognormal(mean, sd);
    }

    /** A gamma distribution by its mean and standard deviation: shape mean²/sd², scale sd²/mean. */
    static Distribution gamma(double mean, double sd) {
        return new Gamma(mean, sd);
    }

    /**
     * A beta distribution of a share by its mean and standard deviation.
     *
     * @param mean above 0 and below 1
     * @param sd above 0 and below √(mean (1 − mean))
     */
    static Distribution beta(double mean, double sd) {
        return new Beta(mean, sd);
    }

    /** A number that is known. */
    record Fixed(double value) implements Distribution {

        public Fixed {
            Finite.of("a fixed value", value);
        }

        @Override
        public double mean() {
            return value;
        }

        @Override
        public double sd() {
            return 0;
        }

        @Override
        public double quantile(double probability) {
            Checks.probability(probability);
            return value;
        }

        @Override
        public double low() {
            return value;
        }

        @Override
        public double high() {
            return value;
        }

        @Override
        public String describe(DoubleFunction<String> format) {
            return format.apply(value);
        }

        @Override
        public String toString() {
            return describe(Format::number);
        }
    }

    /** Normal. */
    record Normal(double mean, double sd) implements Distribution {

        public Normal {
            Finite.of("the mean of a normal distribution", mean);
            Checks.deviation("a normal distribution", sd);
        }

        @Override
        public double quantile(double probability) {
            return mean + sd * Checks.standardNormal(probability);
        }

        @Override
        public double low() {
            return Double.NEGATIVE_INFINITY;
        }

        @Override
        public String toString() {
            return describe(Format::number);
        }
    }

    /** Uniform. */
    record Uniform(double low, double high) implements Distribution {

        private static final double TWELVE = 12;

        public Uniform {
            Checks.ascending("a uniform distribution", low, high);
        }

        @Override
        public double mean() {
            return (low + high) / 2;
        }

        @Override
        public double sd() {
            return (high - low) / Math.sqrt(TWELVE);
        }

        @Override
        public double quantile(double probability) {
            return low + (high - low) * Checks.probability(probability);
        }

        @Override
        public String describe(DoubleFunction<String> format) {
            return format.apply(mean()) + " (uniform, " + format.apply(low) + " to " + format.apply(high) + ")";
        }

        @Override
        public String toString() {
            return describe(Format::number);
        }
    }

    /** Triangular. */
    record Triangular(double low, double mode, double high) implements Distribution {

        private static final double EIGHTEEN = 18;

        public Triangular {
            Checks.ascending("a triangular distribution", low, high);
            if (!(mode >= low && mode <= high)) {
                throw new IllegalArgumentException("the mode of a triangular distribution is " + mode
                        + "; it must be from " + low + " to " + high);
            }
        }

        @Override
        public double mean() {
            return (low + mode + high) / 3;
        }

        @Override
        public double sd() {
            double left = mode - low;
            double right = high - mode;
            return Math.sqrt((left * left + left * right + right * right) / EIGHTEEN);
        }

        @Override
        public double quantile(double probability) {
            Checks.probability(probability);
            double width = high - low;
            return probability * width < mode - low
                    ? low + Math.sqrt(probability * width * (mode - low))
                    : high - Math.sqrt((1 - probability) * width * (high - mode));
        }

        @Override
        public String describe(DoubleFunction<String> format) {
            return format.apply(mean()) + " (triangular, " + format.apply(low) + ", " + format.apply(mode) + ", "
                    + format.apply(high) + ")";
        }

        @Override
        public String toString() {
            return describe(Format::number);
        }
    }

    /** Lognormal, by its own mean and standard deviation. */
    record Lognormal(double mean, double sd) implements Distribution {

        public Lognormal {
            Checks.positive("the mean of a lognormal distribution", mean);
            Checks.deviation("a lognormal distribution", sd);
        }

        /** With σ² = ln(1 + sd²/mean²), exp(ln mean − σ²/2 + σ z). */
        @Override
        public double quantile(double probability) {
            double variance = FastMath.log1p(sd / mean * (sd / mean));
            return mean * FastMath.exp(Math.sqrt(variance) * Checks.standardNormal(probability) - variance / 2);
        }

        @Override
        public String toString() {
            return describe(Format::number);
        }
    }

    /** Gamma, by mean and standard deviation. */
    record Gamma(double mean, double sd) implements Distribution {

        private static final double ACCURACY = 1e-12;

        public Gamma {
            Checks.positive("the mean of a gamma distribution", mean);
            Checks.deviation("a gamma distribution", sd);
        }

        @Override
        public double quantile(double probability) {
            Checks.probability(probability);
            double shape = mean / sd * (mean / sd);
            return mean
                    * new GammaDistribution(null, shape, 1 / shape, ACCURACY).inverseCumulativeProbability(probability);
        }

        @Override
        public String toString() {
            return describe(Format::number);
        }
    }

    /** Beta, by mean and standard deviation. */
    record Beta(double mean, double sd) implements Distribution {

        private static final double ACCURACY = 1e-12;

        public Beta {
            if (!(mean > 0 && mean < 1)) {
                throw new IllegalArgumentException(
                        "the mean of a beta distribution is " + mean + "; it must be above 0 and below 1, such as 0.2");
            }
            Checks.deviation("a beta distribution", sd);
            if (sd * sd >= mean * (1 - mean)) {
                throw new IllegalArgumentException("the standard deviation of a beta distribution is " + sd
                        + "; with a mean of " + mean + " it must be below " + Math.sqrt(mean * (1 - mean)));
            }
        }

        /** With n = mean (1 − mean)/sd² − 1, the shapes are mean·n and (1 − mean)·n. */
        @Override
        public double quantile(double probability) {
            Checks.probability(probability);
            double n = mean * (1 - mean) / (sd * sd) - 1;
            return new BetaDistribution(null, mean * n, (1 - mean) * n, ACCURACY)
                    .inverseCumulativeProbability(probability);
        }

        @Override
        public double high() {
            return 1;
        }

        @Override
        public String toString() {
            return describe(Format::number);
        }
    }
}
