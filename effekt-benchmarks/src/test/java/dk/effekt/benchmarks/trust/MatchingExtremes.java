package dk.effekt.benchmarks.trust;

import static dk.effekt.benchmarks.trust.Extremes.ROWS;
import static dk.effekt.benchmarks.trust.Extremes.changed;
import static dk.effekt.benchmarks.trust.Extremes.people;
import static dk.effekt.cohort.Criteria.age;
import static dk.effekt.covariate.Covariates.age;

import dk.effekt.matching.CoarsenedExact;
import dk.effekt.matching.Distances;
import dk.effekt.matching.EntropyBalancing;
import dk.effekt.matching.Estimand;
import dk.effekt.matching.ExactMatching;
import dk.effekt.matching.InversePropensity;
import dk.effekt.matching.Match;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.matching.OptimalFull;
import dk.effekt.matching.OptimalPairs;
import dk.effekt.matching.PropensityModels;
import dk.effekt.matching.QuickFullMatching;
import dk.effekt.matching.Subclassification;
import dk.effekt.table.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Tables that are extreme, and each way to compare. */
final class MatchingExtremes {

    private MatchingExtremes() {}

    static String table() {
        Map<String, Table> situations = new LinkedHashMap<>();
        Table usual = people(row -> row % 3 == 0);
        situations.put("no rows", usual.take());
        situations.put("one row", usual.take(0));
        situations.put("all treated", people(row -> true));
        situations.put("nobody treated", people(row -> false));
        situations.put("one treated", people(row -> row == 7));
        situations.put("one untreated", people(row -> row != 7));
        situations.put("one of each", usual.take(0, 1));
        boolean[] old = new boolean[ROWS];
        double[] ages = usual.numbers("age");
        Arrays.setAll(ages, row -> ages[row]);
        for (int row = 0; row < ROWS; row++) {
            old[row] = ages[row] > 45;
        }
        situations.put("treated if and only if older than 45", usual.withFlag("treat", old));
        situations.put("a constant covariate", usual.withNumber("skill", new double[ROWS]));
        situations.put("a collinear covariate", usual.withNumber("skill", changed(ages, age -> 2 * age + 1)));
        situations.put(
                "everybody twice",
                usual.take(IntStream.range(0, 2 * ROWS).map(i -> i % ROWS).toArray()));
        situations.put("covariates times 1e150", usual.withNumber("age", changed(ages, age -> 1e150 * age)));
        situations.put("covariates times 1e300", usual.withNumber("age", changed(ages, age -> 1e300 * age)));
        situations.put("covariates times 1e-150", usual.withNumber("age", changed(ages, age -> 1e-150 * age)));
        situations.put("covariates times 1e-300", usual.withNumber("age", changed(ages, age -> 1e-300 * age)));
        situations.put("covariates plus 1e12", usual.withNumber("age", changed(ages, age -> 1e12 + age)));
        situations.put(
                "a covariate that is not known",
                usual.withNumber("skill", changed(ages, age -> age == 20 ? Double.NaN : age * age)));
        Map<String, UnaryOperator<Match>> ways = new LinkedHashMap<>();
        ways.put("nearest", match -> match);
        ways.put("pairs", match -> match.by(NearestNeighbour.of(1).withoutReplacement()));
        ways.put("ridge", match -> match.propensity(PropensityModels.ridge(0.01)));
        ways.put("Mahalanobis", match -> match.distance(Distances::mahalanobis).by(NearestNeighbour.of(2)));
        ways.put(
                "Euclid in SDs",
                match -> match.distance(Distances::scaledEuclidean).by(NearestNeighbour.of(2)));
        ways.put("exact", match -> match.exactly("sex").by(ExactMatching.INSTANCE));
        ways.put("coarsened", match -> match.by(CoarsenedExact.withDefaults()));
        ways.put("optimal pairs", match -> match.by(OptimalPairs.of(1)));
        ways.put("optimal full", match -> match.by(OptimalFull.create()));
        ways.put("quick full", match -> match.by(QuickFullMatching.withDefaults()));
        ways.put("subclasses", match -> match.by(Subclassification.of(6)));
        ways.put("IPW", match -> match.by(InversePropensity.withDefaults()));
        ways.put("overlap weights", match -> match.estimating(Estimand.ATO).by(InversePropensity.withDefaults()));
        ways.put("entropy balancing", match -> match.by(EntropyBalancing.of(1)));
        Lines lines = new Lines();
        situations.forEach((situation, table) -> ways.forEach((name, way) -> lines.add(
                situation,
                name,
                () -> way.apply(Match.on(table, "treat ~ age + skill + sex"))
                        .fit()
                        .toString())));
        return lines.text("table", "method");
    }
}
