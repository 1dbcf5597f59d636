package dk.effekt.benchmarks;

import static dk.effekt.cohort.Criteria.age;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.covariate.Covariates.historyBlocks;
import static dk.effekt.covariate.Covariates.last;

import dk.effekt.cohort.Cohort;
import dk.effekt.cohort.Criterion;
import dk.effekt.cohort.RiskSetDesign;
import dk.effekt.covariate.Covariate;
import dk.effekt.covariate.CovariateMeasurement;
import dk.effekt.covariate.DesignMatrix;
import dk.effekt.outcome.Outcome;
import dk.effekt.outcome.OutcomeMatrix;
import dk.effekt.outcome.OutcomeMeasurement;
import dk.effekt.outcome.Outcomes;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Whether a register holds a {@link Country} in the heap that it is given, how fast it is scanned, saved and opened, and how
 * long the measurements of a study take: who is at risk in each week of five years, 30 covariates of each of these
 * person-weeks, and 79 weeks of four outcomes for the starts and five others each.
 *
 * <pre>
 * mvn -q -Pjmh -DskipTests package -Dbenchmark.main=dk.effekt.benchmarks.NationalScale \
 *     -Dbenchmark.jvm=-Xmx1600m -Djmh.args="spells 6000000 country.effekt"
 * …   -Dbenchmark.jvm="-Xms2g -Xmx2g" -Djmh.args="open country.effekt"
 * …   -Dbenchmark.jvm=-Xmx3g -Djmh.args="ratios 6000000"
 * …   -Dbenchmark.jvm=-Xmx6g -Djmh.args="study 6000000 50000"
 * …   -Dbenchmark.jvm=-Xmx1700m -Djmh.args="read WIDE 6000000"
 * </pre>
 */
public final class NationalScale {

    static final Criterion ELIGIBLE = age(18, 30).and(receiving(StateGroup.CASH_ASSISTANCE));
    static final List<Covariate> COVARIATES = Stream.concat(
                    historyBlocks(StateGroup.BENEFIT, last(104)).stream(),
                    historyBlocks(StateGroup.EDUCATION, last(104)).stream())
            .toList();
    static final List<Outcome> OUTCOMES = List.of(
            Outcomes.onPublicBenefit(),
            Outcomes.inEducation(),
            Outcomes.in(StateGroup.SICKNESS_BENEFIT),
            Outcomes.in(StateGroup.CASH_ASSISTANCE));
    static final int HORIZON = 78;
    private static final int OTHERS_EACH = 5;
    private static final int ROUNDS = 5;
    private static final int WINDOW = 156;

    private final PrintStream out;

    private NationalScale(PrintStream out) {
        this.out = out;
    }

    /**
     * Prints what each step takes.
     *
     * @param args {@code spells}, number of persons, and perhaps a file to save them in; {@code ratios} and number of
     *     persons; {@code study}, number of persons and of starts; {@code open} and a file that was saved; or {@code read}, a
     *     {@link CountryFile} and number of persons
     */
    public static void main(String[] args) {
        run(System.out, args);
    }

    static void run(PrintStream out, String... args) {
        NationalScale scale = new NationalScale(out);
        ExecutorService second = Executors.newFixedThreadPool(1);
        try {
            switch (args[0]) {
                case "read" -> scale.read(CountryFile.valueOf(args[1]), Integer.parseInt(args[2]));
                case "open" -> scale.open(Path.of(args[1]));
                case "study" -> {
                    Register register = scale.build(Integer.parseInt(args[1]), false);
                    scale.study(register, 1, Integer.parseInt(args[2]));
                    scale.study(register.on(second), 2, Integer.parseInt(args[2]));
                }
                case "spells", "ratios" -> {
                    Register register = scale.build(Integer.parseInt(args[1]), args[0].equals("ratios"));
                    scale.scan(register, 1);
                    scale.scan(register.on(second), 2);
                    if (args.length > 2) {
                        Path file = Path.of(args[2]);
                        scale.rate("save", file, seconds(() -> register.save(file)));
                    }
                }
                default ->
                    throw new IllegalArgumentException("'" + args[0] + "' is not spells, ratios, study, open or read");
            }
        } finally {
            second.shutdown();
        }
    }

    private Register build(int persons, boolean ratios) {
        Register register = timed("generate and build", () -> Country.register(persons, ratios));
        out.println(register + ", Java " + Runtime.version().feature());
        heap();
        return register;
    }

    /** Reads an extract that stands nowhere but is made as it is read, on the same thread. */
    private void read(CountryFile form, int persons) {
        long[] bytes = new long[1];
        Register register = timed(
                "make and read",
                () -> form.reader()
                        .withProgress(progress -> bytes[0] = progress.bytes())
                        .read(form.of(persons), form.name()));
        out.println(register.report().requireAllKept() + ", Java "
                + Runtime.version().feature());
        out.printf(Locale.ROOT, "%-28s %8.2f GB%n", "text", bytes[0] / 1e9);
        heap();
        out.println(register);
    }

    /** More than once: the first time, the file may not be in memory yet. */
    private void open(Path file) {
        for (int round = 0; round < ROUNDS; round++) {
            rate("open", file, seconds(() -> Register.open(file)));
        }
    }

    private void rate(String what, Path file, double seconds) {
        try {
            double gigabytes = Files.size(file) / 1e9;
            out.printf(
                    Locale.ROOT, "%-28s %8.2f s, %.2f GB, %.2f GB/s%n", what, seconds, gigabytes, gigabytes / seconds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void scan(Register register, int threads) {
        StateSet benefit = StateGroup.BENEFIT.in(register.codebook());
        int first = Country.SPAN.start().epochWeek();
        int end = Country.SPAN.end().epochWeek();
        double whole = median(() -> register.inBlocks(register.size(), (from, to) -> {
            long weeks = 0;
            for (int person = from; person < to; person++) {
                weeks += register.timeline(person).weeksIn(benefit, first, end);
            }
            return weeks;
        }));
        double window = median(() -> register.inBlocks(register.size(), (from, to) -> {
            long weeks = 0;
            for (int person = from; person < to; person++) {
                int zero = first + WINDOW + Math.floorMod(person * 7_919, Country.SPAN.length() - WINDOW);
                weeks += register.timeline(person).weeksIn(benefit, zero - WINDOW, zero);
            }
            return weeks;
        }));
        out.printf(
                Locale.ROOT,
                "full-history scan, %d thread%s %.3f s, %.1f thousand million person-weeks a second and core%n",
                threads,
                threads == 1 ? " " : "s",
                whole,
                (double) register.size() * Country.SPAN.length() / whole / threads / 1e9);
        out.printf(
                Locale.ROOT,
                "%d-week window,    %d thread%s %.3f s%n",
                WINDOW,
                threads,
                threads == 1 ? " " : "s",
                window);
    }

    private void study(Register register, int threads, int starts) {
        out.println("-- on " + threads + " thread" + (threads == 1 ? "" : "s"));
        long begun = System.nanoTime();
        Cohort cohort = timed(
                "risk sets of five years",
                () -> RiskSetDesign.riskSet()
                        .assemble(register, Country.starts(register, starts).in(Country.OFFER), ELIGIBLE, 104));
        out.println(cohort);
        DesignMatrix x =
                timed(COVARIATES.size() + " covariates", () -> CovariateMeasurement.measure(cohort, COVARIATES));
        OutcomeMatrix y = timed(
                OUTCOMES.size() + " outcomes, weekly",
                () -> OutcomeMeasurement.measure(cohort, OUTCOMES, weights(cohort), 0, HORIZON));
        out.printf(Locale.ROOT, "%-28s %8.2f s%n", "all of it", (System.nanoTime() - begun) / 1e9);
        out.println(x.rows() + " rows of covariates; " + y);
        heap();
    }

    /** Every start, and as many times five others drawn from all risk sets. */
    private static double[] weights(Cohort cohort) {
        double[] weights = new double[cohort.size()];
        SplittableRandom random = new SplittableRandom(1);
        int others = OTHERS_EACH * cohort.treatedCount();
        for (int i = 0; i < others; i++) {
            weights[random.nextInt(weights.length)] = 1;
        }
        for (int row = 0; row < weights.length; row++) {
            weights[row] = cohort.isTreated(row) ? 1 : weights[row];
        }
        return weights;
    }

    private <T> T timed(String what, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        out.printf(Locale.ROOT, "%-28s %8.2f s%n", what, (System.nanoTime() - start) / 1e9);
        return result;
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(Runnable work) {
        double[] seconds = new double[ROUNDS];
        seconds(work);
        Arrays.setAll(seconds, round -> seconds(work));
        Arrays.sort(seconds);
        return seconds[ROUNDS / 2];
    }

    private void heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        out.printf(
                Locale.ROOT,
                "%-28s %8.2f GB used of %.2f GB%n",
                "heap",
                (runtime.totalMemory() - runtime.freeMemory()) / 1e9,
                runtime.maxMemory() / 1e9);
    }
}
