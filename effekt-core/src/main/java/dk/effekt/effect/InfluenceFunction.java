package dk.effekt.effect;

import dk.effekt.matching.MatchedSample.Kind;
import java.util.List;

/** The mean square of the influences of an estimator that is no regression. */
enum InfluenceFunction implements VarianceEstimator {
    INSTANCE;

    @Override
    public List<String> missingIn(PotentialMeans means, Measure measure) {
        return means.isRegression()
                ? List.of(
                        "the influence function is for estimators that are no regression, such as augmented weighting;"
                                + " of a regression it is HC0")
                : List.of();
    }

    @Override
    public double variance(PotentialMeans means, Measure measure) {
        double variance = 0;
        for (double influence : Influences.on(means, measure)) {
            variance += influence * influence;
        }
        return variance;
    }

    @Override
    public String describe() {
        return "influence function";
    }

    @Override
    public String validity(PotentialMeans means) {
        return means.sample().kind() == Kind.WEIGHTS
                ? "valid for independent rows if both the outcome model and the propensity score are right, as their estimation"
                        + " then adds nothing to first order (Robins, Rotnitzky and Zhao 1994); takes both as known"
                : "takes rows as independent and the matching as given";
    }
}
