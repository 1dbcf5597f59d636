package dk.effekt.benchmarks;

import dk.effekt.benchmarks.DesignAnalysis.One;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.effect.Effects;
import dk.effekt.effect.PathBand;
import dk.effekt.matching.Gate;
import dk.effekt.matching.GateRule;
import dk.effekt.register.Register;
import dk.effekt.study.Refutation;
import dk.effekt.study.Study;
import dk.effekt.study.StudyResult;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How far each {@link DesignAnalysis} is off and how often its intervals hold the truth, over many towns of each
 * {@link DesignScenario}, and what a study's own checks say there; printed as tables in Markdown.
 *
 * <pre>
 * mvn -q -Pjmh -DskipTests package -Dbenchmark.main=dk.effekt.benchmarks.DesignCoverage
 * mvn -q -Pjmh -DskipTests package -Dbenchmark.main=dk.effekt.benchmarks.DesignCoverage -Djmh.args="500 7 2"
 * </pre>
 */
public final class DesignCoverage {

    private static final int STUDIES = 200;
    private static final long SEED = 1;
    private static final int TOWNS_OF_TRUTH = 60;
    private static final double SURELY_INSIDE = 1.9;
    private static final double SURELY_OUTSIDE = 3.4;
    private static final double LEAST = 0.93;
    private static final double MOST = 0.97;

    private final DesignScenario scenario;
    private final DesignTruth truth;
    private final List<Told> told;

    /**
     * What one study tells.
     *
     * @param estimates by analysis and follow-up point; none of an analysis that has no answer
     * @param bandHolds whether the band of the default holds the whole path of the truth
     * @param before whether the path before the start leaves zero out
     * @param placebo whether that of the placebo start does; empty if it cannot be done
     * @param failing the gates that fail
     */
    private record Told(
            List<List<One>> estimates,
            boolean bandHolds,
            boolean before,
            Optional<Boolean> placebo,
            List<GateRule> failing) {}

    /**
     * What came of an analysis at a follow-up point.
     *
     * @param studies with an answer
     * @param bias mean of the estimates less the truth
     * @param sd of the estimates
     * @param standardError mean of the standard errors
     * @param coverage share of intervals that hold the truth
     */
    record Line(
            DesignScenario scenario,
            DesignAnalysis analysis,
            int week,
            int studies,
            double truth,
            double bias,
            double sd,
            double standardError,
            double coverage) {

        private String markdown() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %d | %+.1f | %+.1f | %.1f | %.1f | %s |",
                    scenario,
                    analysis,
                    week,
                    100 * truth,
                    100 * bias,
                    100 * sd,
                    100 * standardError,
                    percent(coverage));
        }
    }

    /** Shares of a scenario's studies; of those that could be done. */
    record Checks(DesignScenario scenario, double bandHolds, double before, double placebo, double failsGate) {

        private String markdown() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %.1f | %.1f | %.1f |",
                    scenario,
                    percent(bandHolds),
                    100 * before,
                    100 * placebo,
                    100 * failsGate);
        }
    }

    private DesignCoverage(DesignScenario scenario, DesignTruth truth, List<Told> told) {
        this.scenario = scenario;
        this.truth = truth;
        this.told = told;
    }

    /**
     * Prints the tables.
     *
     * @param args number of studies of each scenario, seed and threads, if others are wanted than 200, 1, and all that there are
     */
    public static void main(String[] args) {
        int studies = args.length > 0 ? Integer.parseInt(args[0]) : STUDIES;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : SEED;
        int threads = args.length > 2
                ? Integer.parseInt(args[2])
                : Runtime.getRuntime().availableProcessors();
        print(List.of(DesignScenario.values()), studies, seed, threads, System.out);
    }

    static void print(List<DesignScenario> scenarios, int studies, long seed, int threads, PrintStream out) {
        out.printf(Locale.ROOT, "%,d studies of each scenario, seed %d.%n%n", studies, seed);
        out.println("| scenario | analysis | week | truth | bias | SD | mean SE | coverage, % |");
        out.println("|---|---|--:|--:|--:|--:|--:|--:|");
        List<DesignCoverage> all = new ArrayList<>();
        for (DesignScenario scenario : scenarios) {
            DesignCoverage coverage =
                    run(scenario, DesignTruth.of(scenario, seed, TOWNS_OF_TRUTH), studies, seed, threads);
            coverage.lines().forEach(line -> out.println(line.markdown()));
            all.add(coverage);
        }
        out.printf("%n| scenario | default's band holds the path, %% | before the start, %% | placebo, %%"
                + " | a gate fails, %% |%n|---|--:|--:|--:|--:|%n");
        all.forEach(coverage -> out.println(coverage.checks().markdown()));
        out.println();
        for (DesignCoverage coverage : all) {
            coverage.notes().forEach(out::println);
        }
    }

    /** The studies of a scenario; the same for any number of threads. */
    static DesignCoverage run(DesignScenario scenario, DesignTruth truth, int studies, long seed, int threads) {
        Told[] told = new Told[studies];
        Study study = DesignAnalysis.study(scenario);
        Study censoring = DesignAnalysis.censoringStudy(scenario);
        try (Workers workers = new Workers(threads)) {
            workers.share(studies, (from, to) -> {
                for (int number = from; number < to; number++) {
                    told[number] = analyse(study, censoring, SimulatedTown.of(scenario, seed, number), truth);
                }
            });
        }
        return new DesignCoverage(scenario, truth, List.of(told));
    }

    private static Told analyse(Study study, Study censoring, SimulatedTown town, DesignTruth truth) {
        Register register = town.register();
        StudyResult result = study.estimate(register, town.participations());
        EffectPath adjusted = DesignAnalysis.adjusted(result);
        Refutation refutation = result.refute();
        return new Told(
                List.of(
                        ofPoints(adjusted),
                        ofPoints(DesignAnalysis.notAdjusted(result)),
                        DesignAnalysis.secondOpinions(result),
                        ofPoints(DesignAnalysis.adjusted(censoring.estimate(register, town.participations()))),
                        DesignAnalysis.POINTS.stream()
                                .map(point -> DesignAnalysis.everOrNever(town, point.weeks()))
                                .toList()),
                bandHolds(adjusted, truth.effects()),
                leavesZeroOut(refutation.before()),
                refutation.placebo().map(DesignCoverage::leavesZeroOut),
                result.gates().all().stream()
                        .filter(gate ->
                                gate.rule().force() == GateRule.Force.REQUIRED && gate.outcome() == Gate.Outcome.FAIL)
                        .map(Gate::rule)
                        .toList());
    }

    private static List<One> ofPoints(EffectPath path) {
        return DesignAnalysis.POINTS.stream()
                .map(point -> One.of(path.at(point)))
                .toList();
    }

    private static boolean leavesZeroOut(Effects effects) {
        EffectPath path = effects.paths().get(0);
        return !bandHolds(path, new double[path.weeks().size()]);
    }

    /**
     * Whether the band holds a whole path. Its multiple is at least that of one week, 1.96, and at most Šidák's (1967) for 53
     * independent ones, 3.30; only in between need it be drawn, which takes longer than the study.
     */
    static boolean bandHolds(EffectPath path, double[] truth) {
        double largest = 0;
        for (int week = path.firstWeek(); week <= path.lastWeek(); week++) {
            Effect effect = path.at(week);
            double off = Math.abs(effect.estimate() - truth[week - path.firstWeek()]);
            largest = Math.max(largest, off == 0 ? 0 : off / effect.standardError());
        }
        return largest < SURELY_INSIDE || (largest < SURELY_OUTSIDE && holds(path.band(), truth));
    }

    static boolean holds(PathBand band, double[] truth) {
        boolean holds = true;
        for (int i = 0; i < truth.length; i++) {
            int week = band.firstWeek() + i;
            holds &= band.low(week) <= truth[i] && truth[i] <= band.high(week);
        }
        return holds;
    }

    /** By analysis and follow-up point. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (DesignAnalysis analysis : DesignAnalysis.values()) {
            for (int point = 0; point < DesignAnalysis.POINTS.size(); point++) {
                lines.add(line(analysis, point));
            }
        }
        return lines;
    }

    /** The line of an analysis at a follow-up point. */
    Line line(DesignAnalysis analysis, int point) {
        int week = DesignAnalysis.POINTS.get(point).weeks();
        double expected = analysis.expected(truth)[week];
        List<One> answers = told.stream()
                .map(one -> one.estimates.get(analysis.ordinal()))
                .filter(estimates -> !estimates.isEmpty())
                .map(estimates -> estimates.get(point))
                .toList();
        int studies = answers.size();
        double mean = 0;
        double errors = 0;
        double covering = 0;
        for (One one : answers) {
            mean += one.estimate() / studies;
            errors += one.standardError() / studies;
            covering += one.low() <= expected && expected <= one.high() ? 1 : 0;
        }
        double squares = 0;
        for (One one : answers) {
            squares += (one.estimate() - mean) * (one.estimate() - mean);
        }
        return new Line(
                scenario,
                analysis,
                week,
                studies,
                expected,
                mean - expected,
                Math.sqrt(squares / (studies - 1)),
                errors,
                covering / studies);
    }

    Checks checks() {
        return new Checks(
                scenario,
                share(Told::bandHolds),
                share(Told::before),
                share(one -> one.placebo.orElse(false)) / share(one -> one.placebo.isPresent()),
                share(one -> !one.failing.isEmpty()));
    }

    private double share(Predicate<Told> is) {
        return (double) told.stream().filter(is).count() / told.size();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(String.format(
                Locale.ROOT,
                "- %s: %.0f starters of a town; the truth is known to a standard error of at most %.2f points",
                scenario,
                truth.starters(),
                100 * truth.error()));
        for (GateRule rule : GateRule.values()) {
            long failing =
                    told.stream().filter(one -> one.failing.contains(rule)).count();
            if (failing > 0) {
                notes.add("- " + scenario + ": the gate '" + rule + "' fails in " + failing + " studies");
            }
        }
        long without = told.stream().filter(one -> one.placebo.isEmpty()).count();
        if (without > 0) {
            notes.add("- " + scenario + ": no placebo in " + without + " studies");
        }
        int opinions = line(DesignAnalysis.SECOND_OPINION, 0).studies;
        if (opinions < told.size()) {
            notes.add("- " + scenario + ": no second opinion in " + (told.size() - opinions) + " studies");
        }
        return notes;
    }

    static String percent(double share) {
        boolean isSound = share >= LEAST && share <= MOST;
        return String.format(Locale.ROOT, isSound ? "%.1f" : "**%.1f**", 100 * share);
    }
}
