package dk.effekt.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Whether a process that embeds effekt can go on for ever: does a {@link ServiceDay} again and again, measures after each what the
 * process holds when all garbage is gone, and fails if heap, threads, handles, buffers outside the heap or classes grow
 * (what that means: {@link Trend}).
 *
 * <pre>
 * mvn -q -Pjmh -DskipTests package -Dbenchmark.main=dk.effekt.benchmarks.Soak -Djmh.args="600 600" \
 *     -Dbenchmark.jvm="-Xmx2g -XX:+UseParallelGC"
 * </pre>
 */
public final class Soak {

    private static final int FEWEST_DAYS = 12;
    private static final int MOST_LINES = 40;
    private static final double MEGA = 1 << 20;

    /** What must not grow, and by how much it may within half the time. */
    private enum Kind {
        HEAP("heap, MB", 0.1),
        THREADS("threads", 0.5),
        HANDLES("handles", 0.5),
        BUFFERS("buffers, MB", 0.05),
        CLASSES("classes", 20);

        private final String title;
        private final double allowed;

        Kind(String title, double allowed) {
            this.title = title;
            this.allowed = allowed;
        }

        double of(Held held) {
            return switch (this) {
                case HEAP -> held.heap() / MEGA;
                case THREADS -> held.threads();
                case HANDLES -> held.handles();
                case BUFFERS -> held.buffers() / MEGA;
                case CLASSES -> held.classes();
            };
        }

        Trend trend(List<Held> days) {
            return Trend.of(days.stream().mapToDouble(this::of).toArray());
        }
    }

    private Soak() {}

    /**
     * Prints a table, and ends with an exception if something grows.
     *
     * @param args for how many seconds, and with how many persons; 600 and 600 unless they are given
     */
    public static void main(String[] args) throws IOException {
        List<String> growing = run(
                System.out,
                Duration.ofSeconds(args.length > 0 ? Long.parseLong(args[0]) : 600),
                args.length > 1 ? Integer.parseInt(args[1]) : 600);
        if (!growing.isEmpty()) {
            throw new IllegalStateException("these grow: " + growing);
        }
    }

    /**
     * Does the work for at least so long, and for at least twelve days.
     *
     * @return what grows; nothing if all is well
     */
    static List<String> run(PrintStream out, Duration time, int persons) throws IOException {
        Path folder = Files.createTempDirectory("soak");
        ExecutorService executor = Executors.newFixedThreadPool(1);
        try {
            return grown(out, measured(time, ServiceDay.in(folder, persons, executor)));
        } finally {
            executor.shutdownNow();
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static List<Held> measured(Duration time, ServiceDay day) {
        List<Held> days = new ArrayList<>();
        long start = System.nanoTime();
        while (System.nanoTime() - start < time.toNanos() || days.size() < FEWEST_DAYS) {
            day.run();
            days.add(Held.now());
        }
        return days;
    }

    /** Prints the days, some left out where there are many, and what grows. */
    static List<String> grown(PrintStream out, List<Held> days) {
        out.printf(Locale.ROOT, "%5s", "day");
        for (Kind kind : Kind.values()) {
            out.printf(Locale.ROOT, "%14s", kind.title);
        }
        out.println();
        int step = 1 + days.size() / MOST_LINES;
        for (int i = 0; i < days.size(); i += step) {
            out.printf(Locale.ROOT, "%5d", i + 1);
            for (Kind kind : Kind.values()) {
                out.printf(Locale.ROOT, "%14.2f", kind.of(days.get(i)));
            }
            out.println();
        }
        List<String> growing = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Trend trend = kind.trend(days);
            boolean grows = trend.isAbove(kind.allowed);
            out.printf(
                    Locale.ROOT,
                    "%s: %+.2f in the second half of %d days, allowed %.2f%s; sureness %.1f%n",
                    kind.title,
                    trend.growth(),
                    days.size(),
                    kind.allowed,
                    grows ? ", GROWS" : "",
                    trend.sureness());
            if (grows) {
                growing.add(kind.title);
            }
        }
        return growing;
    }
}
