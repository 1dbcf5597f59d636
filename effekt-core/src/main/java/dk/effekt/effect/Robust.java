package dk.effekt.effect;

import dk.effekt.matching.MatchedSample;
import java.util.ArrayList;
import java.util.List;

/** The variance of independent rows whose spread may differ: White (1980), MacKinnon and White (1985). */
enum Robust implements VarianceEstimator {
    HC0,
    HC1,
    HC2,
    HC3;

    /** What is left of a residual at a leverage of 1 is rounding. */
    private static final double LARGEST_LEVERAGE = 1 - 1e-10;

    private boolean takesLeverage() {
        return this == HC2 || this == HC3;
    }

    @Override
    public List<String> missingIn(PotentialMeans means, Measure measure) {
        List<String> missing = new ArrayList<>();
        if (!means.isRegression()) {
            missing.add(this + " is of a regression, which the estimator is not; use the influence function");
            return missing;
        }
        int rows = Influences.count(means.sample());
        if (this == HC1 && rows <= means.parameters()) {
            missing.add(
                    "HC1 needs more rows in use than coefficients; there are " + rows + " and " + means.parameters());
        }
        int size = means.sample().units().size();
        for (int row = 0; takesLeverage() && row < size; row++) {
            if (means.leverage(row) > LARGEST_LEVERAGE) {
                missing.add(this + " does not exist, as the regression goes through row " + row
                        + " whatever its outcome (leverage 1); leave covariates out, or use HC1");
                return missing;
            }
        }
        return missing;
    }

    @Override
    public double variance(PotentialMeans means, Measure measure) {
        double[] influences = Influences.on(means, measure);
        double sum = 0;
        for (int row = 0; row < influences.length; row++) {
            if (influences[row] != 0) {
                double squared = influences[row] * influences[row];
                sum += switch (this) {
                    case HC0, HC1 -> squared;
                    case HC2 -> squared / (1 - means.leverage(row));
                    case HC3 -> squared / ((1 - means.leverage(row)) * (1 - means.leverage(row)));
                };
            }
        }
        double n = Influences.count(means.sample());
        return this == HC1 ? sum * n / (n - means.parameters()) : sum;
    }

    @Override
    public String describe() {
        return name();
    }

    @Override
    public String validity(PotentialMeans means) {
        MatchedSample sample = means.sample();
        return switch (sample.kind()) {
            case PAIRS ->
                "takes rows as independent and the matching as given, which is valid only without replacement and if the"
                        + " regression is right (Abadie and Spiess 2022)";
            case STRATA ->
                "valid for independent rows in strata that are given by the covariates (MacKinnon and White 1985); takes the"
                        + " strata as known";
            case WEIGHTS ->
                "valid for independent rows; treats the weights as known"
                        + sample.estimatedWeights()
                                .map(estimated -> ", though they come from " + estimated.describe()
                                        + ": M-estimation counts that in")
                                .orElse("");
        };
    }
}
