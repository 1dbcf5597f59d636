package dk.effekt.benchmarks;

import dk.effekt.dream.Dream;
import dk.effekt.register.Register;
import dk.effekt.register.State;
import dk.effekt.register.StateSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;
import java.util.stream.IntStream;

/**
 * A wide extract from a plain file, read side by side on one thread: effekt to a register of pseudonymised persons and their
 * spells, its peers to a table with a row for each person and week on a benefit. The peers take turns; R joins in where there
 * is an {@code Rscript} with data.table, and goes on to the spells.
 *
 * <pre>
 * effekt-benchmarks/compare reading 40000 7
 * </pre>
 */
public final class WideReading {

    private static final StateSet ON_BENEFIT =
            StateSet.ofCodes("benefit", IntStream.range(100, 1000).toArray());

    private final Path folder;
    private final Path file;

    private WideReading(Path folder, Path file) {
        this.folder = folder;
        this.file = file;
    }

    /**
     * Prints the medians.
     *
     * @param args number of persons and of rounds
     */
    public static void main(String[] args) throws IOException {
        run(Integer.parseInt(args[0]), Integer.parseInt(args[1]), System.out);
    }

    static void run(int persons, int rounds, PrintStream out) throws IOException {
        Path folder = Files.createTempDirectory("wide");
        Path file = folder.resolve("dream.csv");
        try {
            try (InputStream wide = CountryFile.WIDE.of(persons)) {
                Files.copy(wide, file);
            }
            new WideReading(folder, file).race(rounds, out);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private interface Reader {
        /** Reads the file; the number of person-weeks on a benefit. */
        long weeks();
    }

    private void race(int rounds, PrintStream out) throws IOException {
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        long weeks = timed("EFFEKT", this::byEffekt, new LinkedHashMap<>());
        // The first round of each is to warm up.
        requireSame(weeks, timed("DUCKDB", this::byDuckDb, new LinkedHashMap<>()));
        for (int round = 0; round < rounds; round++) {
            requireSame(weeks, timed("EFFEKT", this::byEffekt, seconds));
            requireSame(weeks, timed("DUCKDB", this::byDuckDb, seconds));
        }
        if (Rscript.isInstalled()) {
            Scanner answer = new Scanner(Rscript.run("wide.R", folder, file, rounds)).useLocale(Locale.ROOT);
            seconds.put("R_WEEKS", List.of(answer.nextDouble()));
            requireSame(weeks, answer.nextLong());
            seconds.put("R_SPELLS", List.of(answer.nextDouble()));
            requireSameSpells(answer.nextLong());
        } else {
            out.println("There is no Rscript with data.table here: R is left out.");
        }
        print(seconds, rounds, out);
    }

    private static long timed(String peer, Reader reader, Map<String, List<Double>> seconds) {
        long start = System.nanoTime();
        long weeks = reader.weeks();
        seconds.computeIfAbsent(peer, p -> new ArrayList<>()).add((System.nanoTime() - start) / 1e9);
        return weeks;
    }

    private long byEffekt() {
        Register register = Dream.read(file);
        int start = register.span().start().epochWeek();
        int end = register.span().end().epochWeek();
        long weeks = 0;
        for (int person = 0; person < register.size(); person++) {
            weeks += register.timeline(person).weeksIn(ON_BENEFIT, start, end);
        }
        return weeks;
    }

    private long byDuckDb() {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("""
                    CREATE OR REPLACE TABLE weeks AS
                    UNPIVOT (FROM read_csv('%s', delim = ';', header = true, all_varchar = true))
                    ON COLUMNS('^y_') INTO NAME week VALUE code
                    """.formatted(file));
            try (ResultSet count = statement.executeQuery("SELECT count(*) FROM weeks")) {
                count.next();
                return count.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void requireSame(long ofEffekt, long ofPeer) {
        if (ofPeer != ofEffekt) {
            throw new IllegalStateException(ofPeer + " person-weeks on a benefit where effekt reads " + ofEffekt);
        }
    }

    private void requireSameSpells(long ofPeer) {
        Register register = Dream.read(file);
        long spells = IntStream.range(0, register.size())
                .mapToLong(person -> register.timeline(person).spells().stream()
                        .filter(spell -> State.isCode(spell.state().code()))
                        .count())
                .sum();
        if (ofPeer != spells) {
            throw new IllegalStateException(ofPeer + " spells on a benefit where effekt reads " + spells);
        }
    }

    private void print(Map<String, List<Double>> seconds, int rounds, PrintStream out) throws IOException {
        double megabytes = Files.size(file) / 1e6;
        double ofEffekt = median(seconds.getOrDefault("EFFEKT", List.of()));
        out.printf(
                Locale.ROOT,
                "%.0f MB, %d weeks, 1 thread, Java %s; median of %d rounds%n%-18s %10s %8s %12s%n",
                megabytes,
                Country.SPAN.length(),
                Runtime.version().feature(),
                rounds,
                "peer",
                "s",
                "MB/s",
                "effekt = 1");
        seconds.forEach((peer, times) -> out.printf(
                Locale.ROOT,
                "%-18s %10.2f %8.0f %12.1f%n",
                peer,
                median(times),
                megabytes / median(times),
                median(times) / ofEffekt));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
