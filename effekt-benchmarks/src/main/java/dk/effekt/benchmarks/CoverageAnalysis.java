package dk.effekt.benchmarks;

import static dk.effekt.effect.EffectEstimators.augmented;
import static dk.effekt.effect.EffectEstimators.biasCorrected;
import static dk.effekt.effect.EffectEstimators.regressionAdjusted;
import static dk.effekt.effect.EffectEstimators.weightedDifference;
import static dk.effekt.effect.VarianceEstimators.abadieImbens;
import static dk.effekt.effect.VarianceEstimators.bootstrap;
import static dk.effekt.effect.VarianceEstimators.hc0;
import static dk.effekt.effect.VarianceEstimators.hc3;
import static dk.effekt.effect.VarianceEstimators.influenceFunction;
import static dk.effekt.effect.VarianceEstimators.mEstimation;

import dk.effekt.effect.AbadieImbens;
import dk.effekt.effect.EffectEstimator;
import dk.effekt.effect.Estimate;
import dk.effekt.effect.Estimation;
import dk.effekt.effect.Procedure;
import dk.effekt.effect.VarianceEstimator;
import dk.effekt.matching.Caliper;
import dk.effekt.matching.EntropyBalancing;
import dk.effekt.matching.InversePropensity;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.matching.OptimalFull;
import dk.effekt.matching.QuickFullMatching;
import dk.effekt.matching.Subclassification;
import dk.effekt.matching.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A way to analyse a study: a comparison, an estimator, and standard errors.
 *
 * @param comparison its name; analyses of the same name have the same comparison
 * @param compare makes it
 * @param estimator its name
 * @param effect the estimator
 * @param errors says to an estimation what errors it takes; given what a bootstrap repeats
 */
record CoverageAnalysis(
        String comparison,
        Function<Units, MatchedSample> compare,
        String estimator,
        EffectEstimator effect,
        BiFunction<Estimation, Procedure, Estimation> errors) {

    private static final long SEED_OF_BOOTSTRAPS = 20_261_122;
    private static final int SUBCLASSES = 6;
    private static final int NEIGHBOURS = 5;
    private static final double CALIPER = 0.2;
    private static final int NEIGHBOURS_IN_ARM = 2;

    private static final Function<Units, MatchedSample> PAIRS =
            units -> NearestNeighbour.of(1).withoutReplacement().match(units);
    private static final Function<Units, MatchedSample> PAIRS_IN_CALIPER = units -> NearestNeighbour.of(1)
            .withoutReplacement()
            .within(Caliper.ofSd(CALIPER))
            .match(units);
    private static final Function<Units, MatchedSample> FIVE = units ->
            NearestNeighbour.of(NEIGHBOURS).within(Caliper.ofSd(CALIPER)).match(units);
    private static final Function<Units, MatchedSample> QUICK =
            units -> QuickFullMatching.withDefaults().match(units);
    private static final Function<Units, MatchedSample> FULL =
            units -> OptimalFull.create().match(units);
    private static final Function<Units, MatchedSample> SUBCLASSES_OF_SCORE =
            units -> Subclassification.of(SUBCLASSES).match(units);
    private static final Function<Units, MatchedSample> PROPENSITY_WEIGHTS =
            units -> InversePropensity.withDefaults().match(units);
    private static final Function<Units, MatchedSample> BALANCING_WEIGHTS =
            units -> EntropyBalancing.of(1).match(units);
    private static final Function<Units, MatchedSample> ALL_ROWS = CoverageAnalysis::allRows;

    private static final String DIFFERENCE = "weighted difference";
    private static final String REGRESSION = "regression-adjusted";

    /**
     * Those that are asked how often their intervals cover, those of one comparison together.
     *
     * @param replications of bootstraps; 0 for none of these
     */
    static List<CoverageAnalysis> all(int replications) {
        List<CoverageAnalysis> all = new ArrayList<>();
        add(all, "nearest 1:1, without replacement", PAIRS, difference(), regression());
        add(all, "nearest 1:1, without replacement, caliper 0.2", PAIRS_IN_CALIPER, difference(), regression());
        AbadieImbens aboutRows = abadieImbens().about(AbadieImbens.Inference.SAMPLE);
        add(
                all,
                "nearest 1:5, with replacement, caliper 0.2",
                FIVE,
                difference(),
                difference(abadieImbens()),
                difference(abadieImbens().robust(NEIGHBOURS_IN_ARM)),
                difference(aboutRows),
                regression(),
                corrected(abadieImbens()),
                corrected(abadieImbens().robust(NEIGHBOURS_IN_ARM)),
                corrected(aboutRows));
        add(all, "quick full matching", QUICK, difference(), regression(), regression(hc3()));
        add(all, "optimal full matching", FULL, difference(), regression(), regression(hc3()));
        add(all, "6 subclasses", SUBCLASSES_OF_SCORE, difference(hc3()), regression(hc3()));
        add(
                all,
                "propensity weights",
                PROPENSITY_WEIGHTS,
                difference(hc0()),
                difference(hc3()),
                difference(mEstimation()),
                regression(hc3()),
                regression(mEstimation()),
                doublyRobust());
        add(
                all,
                "entropy balancing",
                BALANCING_WEIGHTS,
                difference(hc0()),
                difference(hc3()),
                difference(mEstimation()),
                regression(hc3()));
        add(all, "no matching, all rows", ALL_ROWS, difference(hc3()), regression(hc3()));
        if (replications > 0) {
            add(all, "6 subclasses", SUBCLASSES_OF_SCORE, repeated(DIFFERENCE, weightedDifference(), replications));
            add(all, "quick full matching", QUICK, repeated(REGRESSION, regressionAdjusted(), replications));
            add(
                    all,
                    "propensity weights",
                    PROPENSITY_WEIGHTS,
                    repeated(DIFFERENCE, weightedDifference(), replications));
            add(all, "entropy balancing", BALANCING_WEIGHTS, repeated(DIFFERENCE, weightedDifference(), replications));
        }
        return all;
    }

    /** The estimate. */
    Estimate estimate(SimulatedStudy study, MatchedSample sample) {
        Estimation estimation =
                Estimation.of(sample).outcome("y", study.outcome()).with(effect);
        return errors.apply(estimation, rows -> {
                    SimulatedStudy again = study.take(rows);
                    MatchedSample resample = compare.apply(again.units());
                    return Estimation.of(resample)
                            .outcome("y", again.outcome())
                            .with(effect)
                            .errors(hc0())
                            .estimate()
                            .coefficient();
                })
                .estimate();
    }

    private record Judged(
            String estimator, EffectEstimator effect, BiFunction<Estimation, Procedure, Estimation> errors) {}

    private static void add(
            List<CoverageAnalysis> all, String comparison, Function<Units, MatchedSample> compare, Judged... judged) {
        for (Judged each : judged) {
            all.add(new CoverageAnalysis(comparison, compare, each.estimator, each.effect, each.errors));
        }
    }

    /** With the errors that effekt takes if none are said. */
    private static Judged difference() {
        return new Judged(DIFFERENCE, weightedDifference(), (estimation, again) -> estimation);
    }

    private static Judged difference(VarianceEstimator errors) {
        return new Judged(DIFFERENCE, weightedDifference(), (estimation, again) -> estimation.errors(errors));
    }

    private static Judged regression() {
        return new Judged(REGRESSION, regressionAdjusted(), (estimation, again) -> estimation);
    }

    private static Judged regression(VarianceEstimator errors) {
        return new Judged(REGRESSION, regressionAdjusted(), (estimation, again) -> estimation.errors(errors));
    }

    private static Judged corrected(VarianceEstimator errors) {
        return new Judged("bias-corrected", biasCorrected(), (estimation, again) -> estimation.errors(errors));
    }

    private static Judged doublyRobust() {
        return new Judged(
                "augmented (AIPW)", augmented(), (estimation, again) -> estimation.errors(influenceFunction()));
    }

    private static Judged repeated(String name, EffectEstimator effect, int replications) {
        return new Judged(
                name,
                effect,
                (estimation, again) -> estimation.errors(
                        bootstrap(replications, SEED_OF_BOOTSTRAPS).redoing(again)));
    }

    private static MatchedSample allRows(Units units) {
        double[] ones = new double[units.size()];
        Arrays.fill(ones, 1);
        return MatchedSample.weighted(units, ones);
    }
}
