package dk.effekt.effect;

/** The factor by which a clustered variance is widened for few clusters, as in R's {@code sandwich::vcovCL}. */
public enum SmallSample {
    /** G/(G−1) for G clusters. */
    HC0,
    /** G/(G−1) · (n−1)/(n−k) for G clusters, n rows and k coefficients. */
    HC1
}
