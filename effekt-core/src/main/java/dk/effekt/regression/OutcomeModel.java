package dk.effekt.regression;

import org.apache.commons.math3.util.FastMath;

/**
 * How the mean outcome depends on treatment and covariates in a regression. Each is a generalised linear model with its canonical
 * link (McCullagh and Nelder 1989), fitted by maximum likelihood; as only the mean has to be right, the outcome need not follow
 * the distribution that gives the model its name (Gourieroux, Monfort and Trognon 1984).
 */
public enum OutcomeModel {
    /** The mean is linear: least squares, for any outcome. */
    LINEAR,
    /** The log odds of the mean are linear; for outcomes of 0 and 1, and for shares between them (Papke and Wooldridge 1996). */
    LOGISTIC,
    /** The logarithm of the mean is linear; for counts and other outcomes that are not negative. */
    POISSON;

    /** Whether it can be fitted to such an outcome. */
    public boolean accepts(double outcome) {
        return switch (this) {
            case LINEAR -> true;
            case LOGISTIC -> outcome >= 0 && outcome <= 1;
            case POISSON -> outcome >= 0;
        };
    }

    /** The outcomes that it can be fitted to, for messages: {@code 0 to 1}. */
    public String accepted() {
        return switch (this) {
            case LINEAR -> "any number";
            case LOGISTIC -> "0 to 1";
            case POISSON -> "0 or more";
        };
    }

    /** Whether some coefficients give this mean. */
    boolean reaches(double mean) {
        return switch (this) {
            case LINEAR -> true;
            case LOGISTIC -> mean > 0 && mean < 1;
            case POISSON -> mean > 0;
        };
    }

    /** The link: the linear predictor that gives a mean. */
    public double linear(double mean) {
        return switch (this) {
            case LINEAR -> mean;
            case LOGISTIC -> FastMath.log(mean / (1 - mean));
            case POISSON -> FastMath.log(mean);
        };
    }

    /** The inverse of the link: the mean at a linear predictor. */
    public double mean(double linear) {
        return switch (this) {
            case LINEAR -> linear;
            case LOGISTIC -> 1 / (1 + FastMath.exp(-linear));
            case POISSON -> FastMath.exp(linear);
        };
    }

    /** How the mean changes with the linear predictor: of a canonical link the variance at that mean. */
    public double slope(double mean) {
        return switch (this) {
            case LINEAR -> 1;
            case LOGISTIC -> mean * (1 - mean);
            case POISSON -> mean;
        };
    }

    /** The logarithm of the likelihood but for what does not depend on the coefficients. */
    double logLikelihood(double outcome, double linear) {
        return switch (this) {
            case LINEAR -> outcome * linear - linear * linear / 2;
            case LOGISTIC -> outcome * linear - logOnePlusExp(linear);
            case POISSON -> outcome * linear - FastMath.exp(linear);
        };
    }

    /** Its name in sentences: {@code linear}. */
    public String describe() {
        return switch (this) {
            case LINEAR -> "linear";
            case LOGISTIC -> "logistic";
            case POISSON -> "Poisson log-linear";
        };
    }

    private static double logOnePlusExp(double x) {
        return Math.max(x, 0) + FastMath.log1p(FastMath.exp(-Math.abs(x)));
    }
}
