package dk.effekt.benchmarks;

import dk.effekt.benchmarks.DesignAnalysis.One;
import dk.effekt.benchmarks.Experiment.Case;
import dk.effekt.benchmarks.Experiment.Found;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * How far lotteries, rules of age, reforms and programmes of whole municipalities are off, how often their 95 % intervals hold the
 * truth, and how often their check says that something is wrong; printed as a table in Markdown.
 *
 * <pre>
 * mvn -q -Pjmh -DskipTests package -Dbenchmark.main=dk.effekt.benchmarks.ExperimentCoverage -Djmh.args="400 1"
 * </pre>
 */
public final class ExperimentCoverage {

    private static final int STUDIES = 400;
    private static final long SEED = 1;
    private static final double LEVEL = 0.05;

    private ExperimentCoverage() {}

    /**
     * What came of a design.
     *
     * @param truth mean over towns
     * @param bias mean of the estimates less each town's truth
     * @param sd of these differences
     * @param standardError mean of the standard errors; NaN if there are none
     * @param coverage share of intervals that hold the town's truth; NaN if there are only others, by permutation
     * @param permuted the same of intervals by permutation; NaN if there are none
     * @param alarms share of checks with a p-value below 0.05; NaN if there is no check
     */
    record Line(
            Experiment experiment,
            Case what,
            double truth,
            double bias,
            double sd,
            double standardError,
            double coverage,
            double permuted,
            double alarms) {

        private String markdown() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %+.1f | %+.2f | %.2f | %s | %s | %s | %s |",
                    experiment,
                    what,
                    100 * truth,
                    100 * bias,
                    100 * sd,
                    orNothing(standardError, String.format(Locale.ROOT, "%.2f", 100 * standardError)),
                    orNothing(coverage, DesignCoverage.percent(coverage)),
                    orNothing(permuted, DesignCoverage.percent(permuted)),
                    orNothing(alarms, String.format(Locale.ROOT, "%.1f", 100 * alarms)));
        }

        private static String orNothing(double number, String text) {
            return Double.isNaN(number) ? "" : text;
        }
    }

    /**
     * Prints the table.
     *
     * @param args number of towns of each line, seed and threads, if others are wanted than 400, 1, and all that there are
     */
    public static void main(String[] args) {
        int studies = args.length > 0 ? Integer.parseInt(args[0]) : STUDIES;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : SEED;
        int threads = args.length > 2
                ? Integer.parseInt(args[2])
                : Runtime.getRuntime().availableProcessors();
        print(studies, seed, threads, System.out);
    }

    static void print(int studies, long seed, int threads, PrintStream out) {
        out.printf(Locale.ROOT, "%,d towns of each line, seed %d.%n%n", studies, seed);
        out.println(
                "| design | case | truth | bias | SD | mean SE | coverage, % | by permutation, % | check rings, % |");
        out.println("|---|---|--:|--:|--:|--:|--:|--:|--:|");
        for (Experiment experiment : Experiment.values()) {
            for (Case what : Case.values()) {
                if (what != Case.BROKEN || experiment.hasBroken()) {
                    out.println(run(experiment, what, studies, seed, threads).markdown());
                }
            }
        }
    }

    /** The towns of a line; the same for any number of threads. */
    static Line run(Experiment experiment, Case what, int studies, long seed, int threads) {
        Found[] found = new Found[studies];
        double[] truth = new double[studies];
        try (Workers workers = new Workers(threads)) {
            workers.share(studies, (from, to) -> {
                for (int number = from; number < to; number++) {
                    ExperimentTown town = ExperimentTown.of(experiment, what, seed, number);
                    found[number] = experiment.find(town);
                    truth[number] = experiment.truth(town);
                }
            });
        }
        double truths = 0;
        double bias = 0;
        double errors = 0;
        for (int number = 0; number < studies; number++) {
            One one = found[number].effect();
            truths += truth[number] / studies;
            bias += (one.estimate() - truth[number]) / studies;
            errors += one.standardError() / studies;
        }
        double squares = 0;
        for (int number = 0; number < studies; number++) {
            double off = found[number].effect().estimate() - truth[number] - bias;
            squares += off * off;
        }
        return new Line(
                experiment,
                what,
                truths,
                bias,
                Math.sqrt(squares / (studies - 1)),
                errors,
                Double.isNaN(errors)
                        ? Double.NaN
                        : share(studies, number -> holds(found[number].effect(), truth[number])),
                found[0].permuted().isEmpty()
                        ? Double.NaN
                        : share(
                                studies,
                                number -> holds(found[number].permuted().orElseThrow(), truth[number])),
                Double.isNaN(found[0].pValue())
                        ? Double.NaN
                        : share(studies, number -> found[number].pValue() < LEVEL));
    }

    private static boolean holds(One one, double truth) {
        return one.low() <= truth && truth <= one.high();
    }

    private static double share(int studies, IntPredicate is) {
        return (double) IntStream.range(0, studies).filter(is).count() / studies;
    }
}
