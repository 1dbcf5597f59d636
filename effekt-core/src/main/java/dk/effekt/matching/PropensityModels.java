package dk.effekt.matching;

/** The propensity models that effekt brings. */
public final class PropensityModels {

    private PropensityModels() {}

    /** Logistic regression with an intercept, by maximum likelihood: R's {@code glm(…, family = binomial)}. */
    public static PropensityModel logistic() {
        return new GlmPropensity(Link.LOGIT, 0);
    }

    /** Probit regression with an intercept, by maximum likelihood: R's {@code glm(…, family = binomial("probit"))}. */
    public static PropensityModel probit() {
        return new GlmPropensity(Link.PROBIT, 0);
    }

    /**
     * Logistic regression with a ridge penalty, for many covariates, collinear ones, and those that tell treated from untreated
     * with certainty, where {@link #logistic} has no solution. It minimises
     *
     * <pre>−(1/n) Σ log L_i  +  ½ λ Σ_j β_j²</pre>
     *
     * over an intercept, which is not penalised, and the coefficients β of the covariates in units of their standard deviations
     * (with n in the divisor). λ therefore means the same whatever the number of rows and the units of the covariates. It is the
     * parametrisation of R's {@code glmnet(…, family = "binomial", alpha = 0, lambda = λ)} (Friedman, Hastie and Tibshirani 2010,
     * equations 12–13). {@link PropensityScore#coefficients} are on the scale of the covariates, as glmnet's are.
     *
     * @param penalty λ, above 0; at 0.01 little is shrunk, at 1 nearly all
     */
    public static PropensityModel ridge(double penalty) {
        if (!(penalty > 0 && penalty < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the penalty " + penalty
                    + " is not a finite number above 0; without a penalty the model is PropensityModels.logistic()");
        }
        return new GlmPropensity(Link.LOGIT, penalty);
    }
}
