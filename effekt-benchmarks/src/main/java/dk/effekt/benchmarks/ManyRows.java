package dk.effekt.benchmarks;

import dk.effekt.effect.EffectEstimators;
import dk.effekt.effect.Estimate;
import dk.effekt.effect.Estimation;
import dk.effekt.effect.VarianceEstimators;
import dk.effekt.matching.InversePropensity;
import dk.effekt.matching.Match;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Matcher;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.table.Table;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Matching and effects on a table of very many rows: {@code mvn -q -Pjmh -DskipTests package
 * -Dbenchmark.main=dk.effekt.benchmarks.ManyRows -Djmh.args="10000000" -Dbenchmark.jvm=-Xmx6g}. A tenth of the rows are treated, more
 * often the older; being treated adds 0.1 to the share in job.
 */
final class ManyRows {

    private static final double EFFECT = 0.1;
    private static final long SEED = 20_261_126;

    private ManyRows() {}

    /** Prints a line for each method: the estimate, how long it took, and the heap in use behind it. */
    public static void main(String[] arguments) {
        print(Integer.parseInt(arguments[0]), System.out);
    }

    static void print(int rows, PrintStream out) {
        long start = System.nanoTime();
        Table table = table(rows);
        out.printf(Locale.ROOT, "%,d rows, made in %.1f s%n", rows, seconds(start));
        for (Map.Entry<String, Matcher> method : methods().entrySet()) {
            long begin = System.nanoTime();
            Estimate estimate = estimate(table, method.getValue());
            out.printf(
                    Locale.ROOT,
                    "%s: %s; %.1f s, %,d MB in use with garbage%n",
                    method.getKey(),
                    estimate,
                    seconds(begin),
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        }
    }

    static Map<String, Matcher> methods() {
        Map<String, Matcher> methods = new LinkedHashMap<>();
        methods.put("one nearest, without replacement", NearestNeighbour.of(1).withoutReplacement());
        methods.put("inverse propensity", InversePropensity.withDefaults());
        return methods;
    }

    static Estimate estimate(Table table, Matcher matcher) {
        Match match = Match.on(table, "treat ~ age + weeks").by(matcher);
        MatchedSample sample = match.sample();
        return Estimation.of(sample)
                .outcome("job", table.numbers("job"))
                .with(EffectEstimators.weightedDifference())
                .errors(
                        sample.kind() == MatchedSample.Kind.PAIRS
                                ? VarianceEstimators.clusteredOnSets()
                                : VarianceEstimators.hc3())
                .estimate();
    }

    static Table table(int rows) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] age = new double[rows];
        double[] weeks = new double[rows];
        double[] job = new double[rows];
        boolean[] treated = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            age[row] = 18 + 47 * random.nextDouble();
            weeks[row] = random.nextInt(105);
            treated[row] = random.nextDouble() < 0.05 + (age[row] - 18) / 940;
            double share = 0.6 - weeks[row] / 300 + (treated[row] ? EFFECT : 0);
            job[row] = random.nextDouble() < share ? 1 : 0;
        }
        return Table.builder()
                .number("age", age)
                .number("weeks", weeks)
                .number("job", job)
                .flag("treat", treated)
                .build();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
