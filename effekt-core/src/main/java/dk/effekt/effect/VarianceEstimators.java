package dk.effekt.effect;

/** The standard errors that effekt brings. */
public final class VarianceEstimators {

    private VarianceEstimators() {}
}
