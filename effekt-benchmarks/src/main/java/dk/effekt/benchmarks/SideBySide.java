package dk.effekt.benchmarks;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The peers of {@link SpellScanBenchmark} side by side in one process: a first look, in half a minute. The peers take turns,
 * so that whatever else the machine does falls on all of them.
 *
 * <pre>
 * mvn -q -Pjmh -DskipTests package -Dbenchmark.main=dk.effekt.benchmarks.SideBySide -Djmh.args="50000 15"
 * </pre>
 */
public final class SideBySide {

    private static final int PERSONS = 50_000;
    private static final int ROUNDS = 15;
    private static final int WARM_UP_ROUNDS = 5;
    private static final int SWEEPS_PER_ROUND = 5;

    private SideBySide() {}

    /**
     * Prints the medians and their ratios to effekt's.
     *
     * @param args number of persons and of rounds, if others than 50,000 and 15 are wanted
     */
    public static void main(String[] args) {
        run(
                args.length > 0 ? Integer.parseInt(args[0]) : PERSONS,
                args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS,
                System.out);
    }

    /** A peer and what its rounds took. */
    private record Lane(Peer peer, Sweep sweep, double[] millis) {

        double median() {
            double[] sorted = millis.clone();
            Arrays.sort(sorted);
            return (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
        }
    }

    static void run(int persons, int rounds, PrintStream out) {
        List<Lane> lanes = Stream.of(Peer.values())
                .map(peer -> new Lane(peer, new Sweep(peer, persons), new double[rounds]))
                .toList();
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            for (Lane lane : lanes) {
                double taken = millisPerSweep(lane.sweep());
                if (round >= 0) {
                    lane.millis()[round] = taken;
                }
            }
        }
        Lane effekt = lanes.get(Peer.EFFEKT.ordinal());
        out.printf(
                Locale.ROOT,
                "weeks in a %d-week window, %,d persons, %,d spells, 1 thread, Java %s; median of %d rounds%n",
                SpellData.WINDOW,
                persons,
                effekt.sweep().spellCount(),
                Runtime.version().feature(),
                rounds);
        out.printf(Locale.ROOT, "%-16s %10s %16s%n", "peer", "ms", "time, effekt = 1");
        for (Lane lane : lanes) {
            out.printf(
                    Locale.ROOT, "%-16s %10.2f %16.2f%n", lane.peer(), lane.median(), lane.median() / effekt.median());
        }
    }

    private static double millisPerSweep(Sweep sweep) {
        long start = System.nanoTime();
        for (int i = 0; i < SWEEPS_PER_ROUND; i++) {
            sweep.run();
        }
        return (System.nanoTime() - start) / 1e6 / SWEEPS_PER_ROUND;
    }
}
