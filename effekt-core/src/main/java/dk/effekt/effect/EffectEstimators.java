package dk.effekt.effect;

/** The estimators that effekt brings. */
public final class EffectEstimators {

    private EffectEstimators() {}
}
