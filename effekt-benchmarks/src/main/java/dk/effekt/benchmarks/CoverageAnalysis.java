package dk.effekt.benchmarks;

import static dk.effekt.effect.EffectEstimators.augmented;
import static dk.effekt.effect.EffectEstimators.biasCorrected;
import static dk.effekt.effect.EffectEstimators.regressionAdjusted;
import static dk.effekt.effect.EffectEstimators.weightedDifference;
import static dk.effekt.effect.VarianceEstimators.abadieImbens;
import static dk.effekt.effect.VarianceEstimators.bootstrap;
import static dk.effekt.effect.VarianceEstimators.clusteredOnSets;
import static dk.effekt.effect.VarianceEstimators.hc0;
import static dk.effekt.effect.VarianceEstimators.hc3;
import static dk.effekt.effect.VarianceEstimators.influenceFunction;
import static dk.effekt.effect.VarianceEstimators.mEstimation;
import static dk.effekt.effect.VarianceEstimators.twoWayOnSetsAndRows;

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
import dk.effekt.matching.Matcher;
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

    private static final Matcher PAIRS = NearestNeighbour.of(1).withoutReplacement();
    private static final Matcher PAIRS_IN_CALIPER =
            NearestNeighbour.of(1).withoutReplacement().within(Caliper.ofSd(CALIPER));
    private static final Matcher FIVE = NearestNeighbour.of(NEIGHBOURS).within(Caliper.ofSd(CALIPER));
    private static final Matcher QUICK = QuickFullMatching.withDefaults();
    private static final Matcher FULL = OptimalFull.create();
    private static final Matcher SUBCLASSES_OF_SCORE = Subclassification.of(SUBCLASSES);
    private static final Matcher PROPENSITY_WEIGHTS = InversePropensity.withDefaults();
    private static final Matcher BALANCING_WEIGHTS = EntropyBalancing.of(1);

    private static final String DIFFERENCE = "weighted difference";
    private static final String REGRESSION = "regression-adjusted";

    /**
     * Those that are asked how often their intervals cover, those of one comparison together.
     *
     * @param replications of bootstraps; 0 for none of these
     */
    static List<CoverageAnalysis> all(int replications) {
        List<CoverageAnalysis> all = new ArrayList<>();
        VarianceEstimator onSets = clusteredOnSets();
        add(all, "nearest 1:1, without replacement", PAIRS::match, difference(onSets), regression(onSets));
        add(
                all,
                "nearest 1:1, without replacement, caliper 0.2",
                PAIRS_IN_CALIPER::match,
                difference(onSets),
                regression(onSets));
        AbadieImbens aboutRows = abadieImbens().about(AbadieImbens.Inference.SAMPLE);
        add(
                all,
                "nearest 1:5, with replacement, caliper 0.2",
                FIVE::match,
                difference(twoWayOnSetsAndRows()),
                difference(abadieImbens()),
                difference(abadieImbens().robust(NEIGHBOURS_IN_ARM)),
                difference(aboutRows),
                regression(twoWayOnSetsAndRows()),
                corrected(abadieImbens()),
                corrected(abadieImbens().robust(NEIGHBOURS_IN_ARM)),
                corrected(aboutRows));
        add(all, "quick full matching", QUICK::match, difference(onSets), regression(onSets), regression(hc3()));
        add(all, "optimal full matching", FULL::match, difference(onSets), regression(onSets), regression(hc3()));
        add(all, "6 subclasses", SUBCLASSES_OF_SCORE::match, difference(hc3()), regression(hc3()));
        add(
                all,
                "propensity weights",
                PROPENSITY_WEIGHTS::match,
                difference(hc0()),
                difference(hc3()),
                difference(mEstimation()),
                regression(hc3()),
                regression(mEstimation()),
                doublyRobust());
        add(
                all,
                "entropy balancing",
                BALANCING_WEIGHTS::match,
                difference(hc0()),
                difference(hc3()),
                difference(mEstimation()),
                regression(hc3()));
        add(all, "no matching, all rows", CoverageAnalysis::allRows, difference(hc3()), regression(hc3()));
        if (replications > 0) {
            add(
                    all,
                    "6 subclasses",
                    SUBCLASSES_OF_SCORE::match,
                    repeated(DIFFERENCE, weightedDifference(), replications));
            add(all, "quick full matching", QUICK::match, repeated(REGRESSION, regressionAdjusted(), replications));
            add(
                    all,
                    "propensity weights",
                    PROPENSITY_WEIGHTS::match,
                    repeated(DIFFERENCE, weightedDifference(), replications));
            add(
                    all,
                    "entropy balancing",
                    BALANCING_WEIGHTS::match,
                    repeated(DIFFERENCE, weightedDifference(), replications));
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

    private static Judged difference(VarianceEstimator errors) {
        return new Judged(DIFFERENCE, weightedDifference(), (estimation, again) -> estimation.errors(errors));
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
