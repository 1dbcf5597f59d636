package dk.effekt.experiment;

import dk.effekt.experiment.RandomizationTest.Scope;
import java.util.Locale;

/**
 * How often an estimate as far from 0 comes about if others had started in the place of those that did: the starts are dealt out
 * anew among the clusters (units, if none were said), each time everything is estimated again (Fisher 1935; for difference in
 * differences Conley and Taber 2011, MacKinnon and Webb 2020). For few treated clusters, where normal intervals and every
 * bootstrap of clusters are too narrow.
 *
 * <p>It is exact under no effect on anybody if who started, and when, was as good as drawn by lot. If trends are merely parallel,
 * it holds where the errors of treated and untreated are alike; where treated municipalities are smaller than others, and their
 * rates more erratic, it rejects too often, and too seldom where they are larger (Ferman and Pinto 2019): compare alike with alike,
 * or trust it as little as the normal interval.
 *
 * <p>The interval holds the effects that are the same for all, in all periods since the start, and are not rejected at 5 %. As
 * estimates are linear in outcomes, no further estimation is needed for it. It is infinite where there are too few assignments to
 * reject anything.
 *
 * @param statistic what was estimated
 * @param estimate of it
 * @param pValue two-sided; of sampled assignments (1 + extreme)/(1 + drawn) (Phipson and Smyth 2010)
 * @param ciLow lower limit of the 95 % interval; NaN where the statistic is no effect
 * @param ciHigh upper limit of the 95 % interval; NaN where the statistic is no effect
 * @param assignments that were tried, the actual one among them
 * @param scope whether these are all that are different
 * @param failed number of assignments in which some effect could not be estimated; they count as extreme
 */
public record PermutationTest(
        String statistic,
        double estimate,
        double pValue,
        double ciLow,
        double ciHigh,
        int assignments,
        Scope scope,
        int failed) {

    /** The least p that so many assignments can give. */
    public double smallestPValue() {
        return 1.0 / assignments;
    }

    /** {@code effect on the mean unit: +1.94 [-0.12, +3.90], p = 0.062 of all 330 assignments}. */
    @Override
    public String toString() {
        String interval = Double.isNaN(ciLow) ? "" : " " + AverageEffects.interval(ciLow, ciHigh);
        return String.format(
                Locale.ROOT,
                "%s: %+.4g%s, p = %.3g of %s%,d assignments%s",
                statistic,
                estimate,
                interval,
                pValue,
                scope == Scope.ALL ? "all " : "",
                assignments,
                failed == 0 ? "" : String.format(Locale.ROOT, ", %,d of which failed", failed));
    }
}
