package dk.effekt.benchmarks;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * All peers and all questions side by side in one process, in two minutes; {@code effekt-benchmarks/compare} runs it. It
 * prints the memory that each peer takes, and for each question the time, on one thread and then on several. It ends with
 * an error if a peer's answers are not effekt's.
 */
public final class SideBySide {

    private static final int PERSONS = 50_000;
    private static final int ROUNDS = 15;
    private static final int THREADS = 2;

    private final SpellData data;
    private final Map<Peer, SpellStore> stores = new EnumMap<>(Peer.class);
    private final int rounds;
    private final PrintStream out;

    private SideBySide(int persons, int rounds, PrintStream out) {
        data = new SpellData(persons);
        this.rounds = rounds;
        this.out = out;
    }

    /**
     * Prints the tables.
     *
     * @param args number of persons, of rounds, and of threads, if others than 50,000, 15 and 2 are wanted; then the names of
     *     the peers that effekt is compared with, if not all
     */
    public static void main(String[] args) {
        Set<Peer> peers = EnumSet.allOf(Peer.class);
        if (args.length > 3) {
            peers = EnumSet.of(Peer.EFFEKT);
            Arrays.stream(args).skip(3).map(Peer::valueOf).forEach(peers::add);
        }
        int persons = args.length > 0 ? Integer.parseInt(args[0]) : PERSONS;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
        int threads = args.length > 2 ? Integer.parseInt(args[2]) : THREADS;
        run(persons, rounds, threads, peers, System.out);
    }

    /**
     * Prints the tables.
     *
     * @param rounds how many turns a fast peer has
     * @param threads the greater number of threads; 1 for nothing but the tables of one thread
     * @param peers effekt among them
     */
    static void run(int persons, int rounds, int threads, Set<Peer> peers, PrintStream out) {
        SideBySide all = new SideBySide(persons, rounds, out);
        Optional<DataTable> dataTable = DataTable.load(all.data);
        try {
            peers.forEach(peer -> all.stores.put(peer, peer.load(all.data)));
            all.printMemory();
            if (dataTable.isEmpty()) {
                out.printf("%nThere is no Rscript with data.table here: R is left out.%n");
            }
            IntStream.of(1, threads).distinct().forEach(n -> all.compare(n, dataTable));
        } finally {
            all.stores.values().forEach(SpellStore::close);
            dataTable.ifPresent(DataTable::close);
        }
    }

    private void printMemory() {
        out.printf(
                Locale.ROOT,
                "%,d persons, %,d spells, %d weeks; Java %s; medians of up to %d rounds%n",
                data.persons(),
                stores.get(Peer.EFFEKT).spellCount(),
                SpellData.SPAN.length(),
                Runtime.version().feature(),
                rounds);
        Map<String, Double> megabytes = new LinkedHashMap<>();
        stores.forEach((peer, store) -> megabytes.put(peer.name(), store.bytes() / 1e6));
        print("memory", "MB", megabytes);
    }

    private void compare(int threads, Optional<DataTable> dataTable) {
        try (Workers workers = new Workers(threads)) {
            Map<Query, Map<Peer, Double>> medians = new Race(data.persons(), stores, rounds).run(workers);
            medians.forEach((query, ofPeers) -> {
                Map<String, Double> millis = new LinkedHashMap<>();
                ofPeers.forEach((peer, median) -> millis.put(peer.name(), median));
                if (query == DataTable.QUERY) {
                    dataTable.ifPresent(r -> millis.put("R_DATA_TABLE", millis(r, workers)));
                }
                print(query + " on " + threads + (threads == 1 ? " thread" : " threads"), "ms", millis);
            });
            double weeks = (double) data.persons() * SpellData.SPAN.length();
            double seconds = medians.get(Query.WEEKS_IN_HISTORY).get(Peer.EFFEKT) / 1e3;
            out.printf(
                    Locale.ROOT,
                    "%neffekt on %d: %.2f thousand million person-weeks a second and thread (WEEKS_IN_HISTORY)%n",
                    threads,
                    weeks / seconds / threads / 1e9);
        }
    }

    private double millis(DataTable dataTable, Workers workers) {
        int[] weeks = new int[data.persons()];
        stores.get(Peer.EFFEKT).ask(DataTable.QUERY, workers, weeks);
        DataTable.Answer answer = dataTable.ask(workers.threads(), rounds);
        if (answer.sum() != Arrays.stream(weeks).asLongStream().sum()) {
            throw new IllegalStateException("R has other answers to " + DataTable.QUERY + " than effekt");
        }
        return answer.millis();
    }

    private void print(String heading, String unit, Map<String, Double> figures) {
        out.printf("%n%s%n%-18s %11s %12s%n", heading, "peer", unit, "effekt = 1");
        double effekt = figures.get(Peer.EFFEKT.name());
        figures.forEach(
                (peer, figure) -> out.printf(Locale.ROOT, "%-18s %11.2f %12.2f%n", peer, figure, figure / effekt));
    }
}
