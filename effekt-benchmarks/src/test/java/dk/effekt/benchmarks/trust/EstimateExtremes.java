package dk.effekt.benchmarks.trust;

import static dk.effekt.benchmarks.trust.Extremes.changed;
import static dk.effekt.benchmarks.trust.Extremes.constant;
import static dk.effekt.benchmarks.trust.Extremes.filled;
import static dk.effekt.benchmarks.trust.Extremes.flags;
import static dk.effekt.benchmarks.trust.Extremes.pairs;
import static dk.effekt.benchmarks.trust.Extremes.people;

import dk.effekt.effect.EffectEstimators;
import dk.effekt.effect.Estimate;
import dk.effekt.effect.Estimation;
import dk.effekt.effect.Measure;
import dk.effekt.effect.VarianceEstimators;
import dk.effekt.matching.Distances;
import dk.effekt.matching.InversePropensity;
import dk.effekt.matching.Match;
import dk.effekt.matching.Matched;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.matching.Units;
import dk.effekt.table.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Outcomes that are extreme, and each way to estimate. */
final class EstimateExtremes {

    private EstimateExtremes() {}

    static String table() {
        Map<String, double[]> outcomes = new LinkedHashMap<>();
        outcomes.put("all 0", constant(0));
        outcomes.put("all 1", constant(1));
        outcomes.put("all 0.1", constant(0.1));
        outcomes.put("never observed", constant(Double.NaN));
        outcomes.put("infinite", constant(Double.POSITIVE_INFINITY));
        Table usual = people(row -> row % 3 == 0);
        outcomes.put("times 1e300", changed(usual.numbers("job"), job -> 1e300 * job));
        outcomes.put("times 1e-300", changed(usual.numbers("job"), job -> 1e-300 * job));
        Map<String, UnaryOperator<Estimation>> ways = new LinkedHashMap<>();
        ways.put("as it comes", estimation -> estimation);
        ways.put("difference", estimation -> estimation.with(EffectEstimators.weightedDifference()));
        ways.put("regression", estimation -> estimation.with(EffectEstimators.regressionAdjusted()));
        ways.put("focal regression", estimation -> estimation.with(EffectEstimators.focalRegression()));
        ways.put("bias corrected", estimation -> estimation.with(EffectEstimators.biasCorrected()));
        ways.put("AIPW", estimation -> estimation.with(EffectEstimators.augmented()));
        ways.put("ratio", estimation -> difference(estimation).measure(Measure.RATIO));
        ways.put("HC0", estimation -> difference(estimation).errors(VarianceEstimators.hc0()));
        ways.put("HC3", estimation -> difference(estimation).errors(VarianceEstimators.hc3()));
        ways.put("on sets", estimation -> difference(estimation).errors(VarianceEstimators.clusteredOnSets()));
        ways.put("one cluster", estimation -> difference(estimation).clusteredOn("town"));
        ways.put("Abadie-Imbens", estimation -> estimation.errors(VarianceEstimators.abadieImbens()));
        ways.put("bootstrap", estimation -> difference(estimation).errors(VarianceEstimators.bootstrap(20, 1)));
        Matched pairs = pairs(usual);
        Matched shared =
                Match.on(usual, "treat ~ age + skill + sex").identifiedBy("id").fit();
        Matched weights = Match.on(usual, "treat ~ age + skill + sex")
                .identifiedBy("id")
                .by(InversePropensity.withDefaults())
                .fit();
        Lines lines = new Lines();
        outcomes.forEach((name, outcome) -> Map.of("", pairs)
                .forEach((any, matched) -> ways.forEach((way, choose) -> lines.add(
                        "pairs, outcome " + name,
                        way,
                        () -> shown(choose.apply(Estimation.of(matched).outcome("job", outcome))
                                .estimate())))));
        ways.forEach((way, choose) -> lines.add(
                "nearest, outcome all 1",
                way,
                () -> shown(choose.apply(Estimation.of(shared).outcome("job", constant(1)))
                        .estimate())));
        ways.forEach((way, choose) -> lines.add(
                "IPW, outcome all 1",
                way,
                () -> shown(choose.apply(Estimation.of(weights).outcome("job", constant(1)))
                        .estimate())));
        Matched one = Match.on(people(row -> row == 7), "treat ~ age + skill")
                .distance(Distances::mahalanobis)
                .by(NearestNeighbour.of(5))
                .fit();
        ways.forEach((way, choose) -> lines.add(
                "one treated, five untreated",
                way,
                () -> shown(choose.apply(Estimation.of(one).outcome("job")).estimate())));
        Units units = Units.of(flags(row -> row % 2 == 0, 40));
        Map<String, double[]> weighings = new LinkedHashMap<>();
        weighings.put("all 1e-300", filled(40, row -> 1e-300));
        weighings.put("all the least above 0", filled(40, row -> Double.MIN_VALUE));
        weighings.put("one 1e300 among ones", filled(40, row -> row == 0 ? 1e300 : 1));
        weighings.put("all 0", new double[40]);
        weighings.put("one negative", filled(40, row -> row == 0 ? -1 : 1));
        weighings.put("one NaN", filled(40, row -> row == 0 ? Double.NaN : 1));
        weighings.forEach((name, weighing) -> lines.add(
                "weights " + name,
                "difference, HC3",
                () -> shown(difference(Estimation.of(MatchedSample.weighted(units, weighing))
                                .outcome("job", filled(40, row -> row % 3)))
                        .errors(VarianceEstimators.hc3())
                        .estimate())));
        return lines.text("comparison", "estimator or errors");
    }

    private static Estimation difference(Estimation estimation) {
        return estimation.with(EffectEstimators.weightedDifference());
    }

    private static String shown(Estimate estimate) {
        return "an estimate, "
                + estimate.caution().map(what -> "with the caution: " + what).orElse("with its interval");
    }
}
