package dk.effekt.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;

/**
 * Matching, weighting and balance side by side with R: each {@link MatchingQuestion} on one thread, on the same rows, which R
 * reads from a file. R runs by itself when effekt is done, with those of MatchIt, Matching and WeightIt that it has.
 *
 * <p>Beside each time stands the answer in one number. Answers of methods that leave something open, such as the order of ties or
 * of seeds, need not be the same; the others should be.
 *
 * <pre>
 * effekt-benchmarks/compare matching 100000 1000000 5
 * effekt-benchmarks/compare matching 10000 100000 5 ABADIE_IMBENS MAHALANOBIS
 * </pre>
 */
public final class MatchingRace {

    private static final int TREATED = 10_000;
    private static final int CONTROLS = 100_000;
    private static final int ROUNDS = 5;
    private static final double WARM_SECONDS = 2;
    /** A question that takes so long has one round. */
    private static final double LONG_SECONDS = 20;

    private static final int MANY = 250_000;

    private static final List<String> QUESTIONS =
            Arrays.stream(MatchingQuestion.values()).map(Enum::name).toList();
    /** Arguments before the names of questions. */
    private static final int NUMBERS = 3;

    private final MatchingTable table;
    private final int rounds;
    private final PrintStream out;
    private final Map<MatchingQuestion, List<Time>> times = new EnumMap<>(MatchingQuestion.class);

    /** What one took: seconds, or NaN and the reason why there is no time. */
    private record Time(String peer, double seconds, String answer) {}

    private MatchingRace(MatchingTable table, int rounds, PrintStream out) {
        this.table = table;
        this.rounds = rounds;
        this.out = out;
    }

    /**
     * Prints the medians.
     *
     * @param args number of treated and of untreated rows, and of rounds, if others are wanted than 10,000, 100,000 and 5; then
     *     names of questions, if not all but those for which R takes minutes
     *     and, of more than 250,000 rows, those for which effekt does, too
     */
    public static void main(String[] args) throws IOException {
        List<String> unknown = Arrays.stream(args)
                .skip(NUMBERS)
                .filter(name -> !QUESTIONS.contains(name))
                .toList();
        if (!unknown.isEmpty()) {
            System.err.println(
                    "compare: no question '" + unknown.get(0) + "'; there are " + String.join(", ", QUESTIONS));
            System.exit(2);
        }
        Set<MatchingQuestion> named = EnumSet.noneOf(MatchingQuestion.class);
        Arrays.stream(args).skip(NUMBERS).map(MatchingQuestion::valueOf).forEach(named::add);
        run(number(args, 0, TREATED), number(args, 1, CONTROLS), number(args, 2, ROUNDS), named, System.out);
    }

    private static int number(String[] args, int at, int otherwise) {
        return args.length > at ? Integer.parseInt(args[at]) : otherwise;
    }

    /**
     * Prints the medians.
     *
     * @param named questions for effekt and R; none for all for effekt, and for R those that it answers soon
     */
    static void run(int treated, int controls, int rounds, Set<MatchingQuestion> named, PrintStream out)
            throws IOException {
        out.printf(
                Locale.ROOT,
                "%,d treated and %,d untreated rows, 8 covariates, 1 thread; Java %s; medians of %d rounds%n",
                treated,
                controls,
                Runtime.version().feature(),
                rounds);
        new MatchingRace(MatchingTable.of(treated, controls), rounds, out).race(named);
    }

    private void race(Set<MatchingQuestion> named) throws IOException {
        Set<MatchingQuestion> asked = named.isEmpty() ? EnumSet.allOf(MatchingQuestion.class) : named;
        if (named.isEmpty() && table.units().size() > MANY) {
            asked.removeIf(MatchingQuestion::isSlowForMany);
        }
        for (MatchingQuestion question : asked) {
            times.put(question, new ArrayList<>(List.of(byEffekt(question))));
        }
        if (Rscript.has("stats")) {
            List<String> ofR = asked.stream()
                    .filter(question -> named.contains(question) || !question.isSlowInR())
                    .map(Enum::name)
                    .toList();
            byR(ofR);
        } else {
            out.println("There is no Rscript here: R is left out.");
        }
        times.forEach(this::print);
    }

    private Time byEffekt(MatchingQuestion question) {
        double spent = 0;
        double last;
        DoubleSupplier answer;
        do {
            long start = System.nanoTime();
            answer = question.ask(table);
            last = (System.nanoTime() - start) / 1e9;
            spent += last;
        } while (spent < WARM_SECONDS * Math.min(1, rounds - 1));
        double[] seconds = new double[last > LONG_SECONDS ? 1 : rounds];
        for (int round = 0; round < seconds.length; round++) {
            long start = System.nanoTime();
            answer = question.ask(table);
            seconds[round] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        double median = (seconds[seconds.length / 2] + seconds[(seconds.length - 1) / 2]) / 2;
        return new Time("EFFEKT", median, String.format(Locale.ROOT, "%.6g", answer.getAsDouble()));
    }

    private void byR(List<String> questions) throws IOException {
        Path folder = Files.createTempDirectory("matching");
        Path rows = folder.resolve("rows.csv");
        try {
            table.write(rows);
            List<Object> arguments = new ArrayList<>(List.of(rows, rounds));
            arguments.addAll(questions);
            Rscript.runOnOneThread("matching.R", folder, arguments.toArray())
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .forEach(this::take);
        } finally {
            Files.deleteIfExists(rows);
            Files.delete(folder);
        }
    }

    /** A line of R: {@code version}, a package and its version; or a question, a peer, seconds or NaN, and the answer or why not. */
    private void take(String[] cells) {
        if (cells[0].equals("version")) {
            out.println("R: " + cells[1] + " " + cells[2]);
        } else {
            times.getOrDefault(MatchingQuestion.valueOf(cells[0]), new ArrayList<>())
                    .add(new Time(cells[1], Double.parseDouble(cells[2]), cells[3]));
        }
    }

    private void print(MatchingQuestion question, List<Time> ofPeers) {
        out.printf("%n%s: %s%n%-18s %11s %12s   %s%n", question.name(), question, "peer", "s", "effekt = 1", "answer");
        double ofEffekt = ofPeers.get(0).seconds;
        for (Time time : ofPeers) {
            if (Double.isNaN(time.seconds)) {
                out.printf("%-18s %11s %12s   %s%n", time.peer, "-", "-", time.answer);
            } else {
                out.printf(
                        Locale.ROOT,
                        "%-18s %11.4f %12.2f   %s%n",
                        time.peer,
                        time.seconds,
                        time.seconds / ofEffekt,
                        time.answer);
            }
        }
    }
}
