package dk.effekt.effect;

/** Whether the weights of residuals add up to what they stand for. */
public enum Normalization {
    /** Residuals weighted by the propensity score as it is (Horvitz and Thompson 1952). */
    NONE,
    /** Weights divided by their sum in each arm, which tames single large ones (Hájek 1971). */
    HAJEK
}
