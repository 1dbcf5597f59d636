package dk.effekt.benchmarks;

import dk.effekt.dream.Dream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;

/**
 * A wide extract from a plain file, read side by side on one thread: effekt to a register of pseudonymised persons and their
 * spells, its peers to a table with a row for each person and week on a benefit. The peers take turns; R joins in where there
 * is an {@code Rscript} with data.table.
 *
 * <pre>
 * mvn -q -Pjmh -DskipTests package -Dbenchmark.main=dk.effekt.benchmarks.WideReading -Djmh.args="40000 7"
 * </pre>
 */
public final class WideReading {

    private static final String DUCKDB = """
            CREATE OR REPLACE TABLE weeks AS
            UNPIVOT (FROM read_csv('%s', delim = ';', header = true, all_varchar = true))
            ON COLUMNS('^y_') INTO NAME week VALUE code
            """;

    private final Path file;

    private WideReading(Path file) {
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
            Country.writeWide(persons, file);
            new WideReading(file).race(rounds, out);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private void race(int rounds, PrintStream out) throws IOException {
        Map<String, ToLongFunction<Path>> peers = new LinkedHashMap<>();
        peers.put("EFFEKT", WideReading::byEffekt);
        peers.put("DUCKDB", WideReading::byDuckDb);
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            peers.forEach((peer, read) -> {
                long start = System.nanoTime();
                read.applyAsLong(file);
                seconds.computeIfAbsent(peer, p -> new ArrayList<>()).add((System.nanoTime() - start) / 1e9);
            });
        }
        // The first round of each is to warm up.
        seconds.values().forEach(times -> times.remove(0));
        byR(rounds).ifPresent(median -> seconds.put("R_DATA_TABLE", List.of(median)));
        double megabytes = Files.size(file) / 1e6;
        double ofEffekt = median(seconds.get("EFFEKT"));
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
}
