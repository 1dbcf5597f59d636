package dk.effekt.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    private static final List<String> PEERS =
            Arrays.stream(Peer.values()).map(Peer::name).toList();

    private final SpellData data;
    private final int rounds;
    private final PrintStream out;
    private final SpellStore effekt;
    private final Map<Peer, SpellStore> stores = new EnumMap<>(Peer.class);

    private SideBySide(int persons, int rounds, PrintStream out) {
        data = new SpellData(persons);
        this.rounds = rounds;
        this.out = out;
        effekt = Peer.EFFEKT.load(data);
        stores.put(Peer.EFFEKT, effekt);
    }

    /**
     * Prints the tables.
     *
     * @param args number of persons, of rounds, and of threads, if others than 50,000, 15 and 2 are wanted; then the names of
     *     the peers that effekt is compared with, if not all
     */
    public static void main(String[] args) {
        Optional<String> unknown = Arrays.stream(args)
                .skip(3)
                .filter(name -> !PEERS.contains(name))
                .findFirst();
        if (unknown.isPresent()) {
            System.err.println("compare: no peer '" + unknown.get() + "'; there are " + String.join(", ", PEERS));
            System.exit(2);
        }
        Set<Peer> peers = Arrays.stream(args).skip(3).map(Peer::valueOf).collect(Collectors.toSet());
        int persons = args.length > 0 ? Integer.parseInt(args[0]) : PERSONS;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
        int threads = args.length > 2 ? Integer.parseInt(args[2]) : THREADS;
        run(persons, rounds, threads, peers.isEmpty() ? EnumSet.allOf(Peer.class) : peers, System.out);
    }

    /**
     * Prints the tables.
     *
     * @param rounds how many turns a fast peer has
     * @param threads the greater number of threads; 1 for nothing but the tables of one thread
     * @param peers whom effekt is compared with; itself need not be among them
     */
    static void run(int persons, int rounds, int threads, Set<Peer> peers, PrintStream out) {
        SideBySide all = new SideBySide(persons, rounds, out);
        Optional<DataTable> dataTable = DataTable.load(all.data);
        try {
            peers.forEach(peer -> all.stores.computeIfAbsent(peer, p -> p.load(all.data)));
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
                effekt.spellCount(),
                SpellData.SPAN.length(),
                Runtime.version().feature(),
                rounds);
        List<Figure> megabytes = new ArrayList<>();
        stores.forEach((peer, store) -> megabytes.add(new Figure(peer.name(), store.bytes() / 1e6)));
        print("memory", "MB", megabytes);
    }

    private void compare(int threads, Optional<DataTable> dataTable) {
        try (Workers workers = new Workers(threads)) {
            Race race = new Race(data.persons(), stores, rounds);
            race.run(workers).forEach((query, ofPeers) -> {
                List<Figure> millis = new ArrayList<>(ofPeers);
                if (query == DataTable.QUERY) {
                    dataTable.ifPresent(r -> millis.add(new Figure("R_DATA_TABLE", millis(r, workers))));
                }
                print(query + " on " + threads + (threads == 1 ? " thread" : " threads"), "ms", millis);
                if (query == Query.WEEKS_IN_HISTORY) {
                    printRate(millis.get(0).value(), threads);
                }
            });
        }
    }

    private double millis(DataTable dataTable, Workers workers) {
        int[] weeks = new int[data.persons()];
        effekt.ask(DataTable.QUERY, workers, weeks);
        DataTable.Answer answer = dataTable.ask(workers.threads(), rounds);
        if (answer.sum() != Arrays.stream(weeks).asLongStream().sum()) {
            throw new IllegalStateException("R has other answers to " + DataTable.QUERY + " than effekt");
        }
        return answer.millis();
    }

    private void printRate(double millis, int threads) {
        double weeks = (double) data.persons() * SpellData.SPAN.length();
        out.printf(
                Locale.ROOT,
                "effekt: %.2f thousand million person-weeks a second and thread%n",
                weeks / (millis / 1e3) / threads / 1e9);
    }

    private void print(String heading, String unit, List<Figure> figures) {
        out.printf("%n%s%n%-18s %11s %12s%n", heading, "peer", unit, "effekt = 1");
        double ofEffekt = figures.get(0).value();
        for (Figure figure : figures) {
            out.printf(Locale.ROOT, "%-18s %11.2f %12.2f%n", figure.peer(), figure.value(), figure.value() / ofEffekt);
        }
    }
}
