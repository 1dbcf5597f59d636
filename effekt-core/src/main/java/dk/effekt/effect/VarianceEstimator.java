package dk.effekt.effect;

import java.util.List;

/** Says how sure an estimate is. {@link VarianceEstimators} has those that effekt brings. */
public interface VarianceEstimator {

    /**
     * What this method needs and the means or their sample do not have, one line each; empty if nothing is missing. Also what
     * makes it wrong for this kind of comparison stands here, so that it is refused rather than reported.
     */
    List<String> missingIn(PotentialMeans means, Measure measure);

    /** The variance of the comparison of both means on the scale of estimation, which for ratios is that of logarithms. */
    double variance(PotentialMeans means, Measure measure);

    /** Its name, such as {@code HC1} or {@code Abadie-Imbens, homoscedastic, population}. */
    String describe();

    /** Why it is valid for this comparison, or what it leaves out, in one sentence. */
    String validity(PotentialMeans means);
}
