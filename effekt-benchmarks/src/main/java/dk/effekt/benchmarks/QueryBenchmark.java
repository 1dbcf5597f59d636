package dk.effekt.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One question, asked of all persons in turn on one thread.
 *
 * <pre>
 * mvn -q -Pjmh -DskipTests package -Djmh.args="QueryBenchmark -p query=WEEKS_IN_WINDOW"
 * mvn -q -Pjmh -DskipTests package -Djmh.args="QueryBenchmark -p peer=EFFEKT -prof gc"
 * mvn -q -Pjmh -DskipTests package -Djmh.args="QueryBenchmark -p peer=EFFEKT -p persons=1000000 -jvmArgs -Xmx6g"
 * </pre>
 *
 * <p>At 10,000 persons the packed spells fit into a core's caches, at 1,000,000 they do not. All peers give the same answers:
 * {@code PeerTest}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class QueryBenchmark {

    /** What is asked. */
    @Param
    public Query query = Query.WEEKS_IN_WINDOW;

    /** How the spells are held. {@code PLAIN_ARRAYS} can be asked for with a question that it answers. */
    @Param({"EFFEKT", "LIST_OF_RECORDS", "PERSON_WEEK_BYTES", "DUCKDB_SPELLS", "DUCKDB_WEEKS"})
    public Peer peer = Peer.EFFEKT;

    /** Number of persons: 10000 or 1000000. */
    @Param("10000")
    public int persons;

    private final Workers workers = new Workers(1);
    private int[] answers = {};

    /** JMH calls {@link #load} before anything else. */
    @SuppressWarnings("NullAway.Init")
    private SpellStore store;

    /** Makes the data and gives them to the peer. */
    @Setup
    public void load() {
        store = peer.load(new SpellData(persons));
        answers = new int[persons * query.width()];
    }

    /** Answers the question for all persons. */
    @Benchmark
    public int[] ask() {
        store.ask(query, workers, answers);
        return answers;
    }

    /** Lets DuckDB's memory go. */
    @TearDown
    public void close() {
        store.close();
        workers.close();
    }
}
