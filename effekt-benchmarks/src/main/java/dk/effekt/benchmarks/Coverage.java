package dk.effekt.benchmarks;

import dk.effekt.effect.Estimate;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.Units;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far estimates are off and how often their 95 % intervals cover the truth, over many studies of each
 * {@link CoverageDesign}, for each {@link CoverageAnalysis}; printed as a table in Markdown.
 *
 * <p>The truth is the average effect on the treated of the population that studies are drawn from, whatever a study's caliper
 * leaves out. Beside it stands how often intervals cover the average effect on the treated rows that the comparison has in use:
 * where a caliper leaves some out, that is what the estimate is of, and where standard errors take covariates as given, that is
 * all they promise.
 *
 * <pre>
 * mvn -q -Pjmh -DskipTests package -Dbenchmark.main=dk.effekt.benchmarks.Coverage
 * mvn -q -Pjmh -DskipTests package -Dbenchmark.main=dk.effekt.benchmarks.Coverage -Djmh.args="2000 7 2 200"
 * </pre>
 */
public final class Coverage {

    private static final int STUDIES = 1_000;
    private static final long SEED = 1;
    private static final double LEAST = 0.93;
    private static final double MOST = 0.97;

    private final CoverageDesign design;
    private final List<CoverageAnalysis> analyses;
    private final double truth;
    /** By analysis and study. */
    private final One[][] results;

    /** One study's result: NaN throughout if it has none. */
    private record One(
            double estimate,
            double standardError,
            double low,
            double high,
            double ofRows,
            String method,
            String refused) {

        static One of(Estimate estimate, double ofRows) {
            return new One(
                    estimate.coefficient(),
                    estimate.standardError(),
                    estimate.ciLow(),
                    estimate.ciHigh(),
                    ofRows,
                    estimate.standardErrorMethod(),
                    Double.isFinite(estimate.standardError()) ? "" : "no standard error");
        }

        static One refused(String why) {
            return new One(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, "", why);
        }

        boolean isThere() {
            return refused.isEmpty();
        }

        boolean covers(double effect) {
            return low <= effect && effect <= high;
        }
    }

    /**
     * What came of an analysis.
     *
     * @param errors the standard errors as estimates name them, all that occur
     * @param studies with a result
     * @param bias mean of the estimates less the truth
     * @param sd of the estimates
     * @param standardError mean of the standard errors
     * @param coverage share of intervals that cover the truth
     * @param coverageOfRows share of intervals that cover the average effect on the treated rows in use
     * @param width mean width of the intervals
     * @param refused why the other studies have no result, as the first of them says; empty if all have
     */
    record Line(
            CoverageDesign design,
            CoverageAnalysis analysis,
            String errors,
            int studies,
            double bias,
            double sd,
            double standardError,
            double coverage,
            double coverageOfRows,
            double width,
            String refused) {

        /** Whether the coverage is what it says, within two points. */
        boolean isSound() {
            return coverage >= LEAST && coverage <= MOST;
        }

        private String markdown() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %+.3f | %.3f | %.3f | %s | %.1f | %.3f |",
                    design,
                    analysis.comparison(),
                    analysis.estimator(),
                    errors,
                    bias,
                    sd,
                    standardError,
                    String.format(Locale.ROOT, isSound() ? "%.1f" : "**%.1f**", 100 * coverage),
                    100 * coverageOfRows,
                    width);
        }
    }

    private Coverage(CoverageDesign design, List<CoverageAnalysis> analyses, int studies) {
        this.design = design;
        this.analyses = analyses;
        this.truth = design.effectOnTreated();
        this.results = new One[analyses.size()][studies];
    }

    /**
     * Prints the table.
     *
     * @param args number of studies of each design, seed, threads, and replications of bootstraps, if others are wanted than
     *     1,000, 1, all that there are, and none
     */
    public static void main(String[] args) {
        int studies = args.length > 0 ? Integer.parseInt(args[0]) : STUDIES;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : SEED;
        int threads = args.length > 2
                ? Integer.parseInt(args[2])
                : Runtime.getRuntime().availableProcessors();
        int replications = args.length > 3 ? Integer.parseInt(args[3]) : 0;
        print(studies, seed, threads, CoverageAnalysis.all(replications), System.out);
    }

    static void print(int studies, long seed, int threads, List<CoverageAnalysis> analyses, PrintStream out) {
        out.printf(Locale.ROOT, "%,d studies of each design, seed %d.", studies, seed);
        for (CoverageDesign design : CoverageDesign.values()) {
            out.printf(Locale.ROOT, " %s: %,d rows, ATT %.4f.", design, design.rows(), design.effectOnTreated());
        }
        out.printf("%n%n| design | comparison | estimator | standard errors | bias | SD | mean SE | coverage, %%"
                + " | of the rows' own | width |%n|---|---|---|---|--:|--:|--:|--:|--:|--:|%n");
        List<Line> refused = new ArrayList<>();
        for (CoverageDesign design : CoverageDesign.values()) {
            for (Line line : run(design, studies, seed, threads, analyses)) {
                out.println(line.markdown());
                if (!line.refused.isEmpty()) {
                    refused.add(line);
                }
            }
        }
        if (!refused.isEmpty()) {
            out.println();
            refused.forEach(line -> out.printf(
                    Locale.ROOT,
                    "- %s, %s, %s, %s: %,d studies without a result, the first as %s%n",
                    line.design,
                    line.analysis.comparison(),
                    line.analysis.estimator(),
                    line.errors,
                    studies - line.studies,
                    line.refused.replace('\n', ' ')));
        }
    }

    /** The lines of a design, in the order of the analyses; the same for any number of threads. */
    static List<Line> run(CoverageDesign design, int studies, long seed, int threads, List<CoverageAnalysis> analyses) {
        Coverage coverage = new Coverage(design, analyses, studies);
        try (Workers workers = new Workers(threads)) {
            workers.share(studies, (from, to) -> {
                for (int study = from; study < to; study++) {
                    coverage.analyse(study, seed);
                }
            });
        }
        List<Line> lines = new ArrayList<>();
        for (int analysis = 0; analysis < analyses.size(); analysis++) {
            lines.add(coverage.line(analysis));
        }
        return lines;
    }

    private void analyse(int number, long seed) {
        SimulatedStudy study = design.study(seed, number);
        Units units = study.units();
        Map<String, MatchedSample> samples = new HashMap<>();
        for (int i = 0; i < results.length; i++) {
            CoverageAnalysis analysis = analyses.get(i);
            try {
                MatchedSample sample = samples.computeIfAbsent(
                        analysis.comparison(), name -> analysis.compare().apply(units));
                results[i][number] = One.of(analysis.estimate(study, sample), study.effectOnTreatedRows(sample));
            } catch (IllegalArgumentException e) {
                // A sample can be such that a method has no answer; how often it was is said below the table.
                results[i][number] = One.refused(String.valueOf(e.getMessage()));
            }
        }
    }

    private Line line(int analysis) {
        int studies = 0;
        double estimates = 0;
        double errors = 0;
        double widths = 0;
        int covering = 0;
        int coveringOfRows = 0;
        // What effekt takes if no errors are said may depend on the sample.
        Set<String> methods = new TreeSet<>();
        String refused = "";
        for (One one : results[analysis]) {
            if (one.isThere()) {
                studies++;
                estimates += one.estimate;
                errors += one.standardError;
                widths += one.high - one.low;
                covering += one.covers(truth) ? 1 : 0;
                coveringOfRows += one.covers(one.ofRows) ? 1 : 0;
                methods.add(one.method);
            } else if (refused.isEmpty()) {
                refused = one.refused;
            }
        }
        double mean = estimates / studies;
        double squares = 0;
        for (One one : results[analysis]) {
            squares += one.isThere() ? (one.estimate - mean) * (one.estimate - mean) : 0;
        }
        return new Line(
                design,
                analyses.get(analysis),
                String.join(" or ", methods),
                studies,
                mean - truth,
                Math.sqrt(squares / (studies - 1)),
                errors / studies,
                (double) covering / studies,
                (double) coveringOfRows / studies,
                widths / studies,
                refused);
    }
}
