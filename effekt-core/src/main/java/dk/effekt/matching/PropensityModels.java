package dk.effekt.matching;

/** The propensity models that effekt brings. */
public final class PropensityModels {

    private PropensityModels() {}

    /** Logistic regression with an intercept, by maximum likelihood: R's {@code glm(…, family = binomial)}. */
    public static PropensityModel logistic() {
        return new GlmPropensity(GlmPropensity.Link.LOGIT);
    }
}
