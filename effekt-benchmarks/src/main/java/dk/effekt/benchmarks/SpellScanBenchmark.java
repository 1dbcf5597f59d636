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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Weeks in a set of states within a 156-week window, for all persons in turn on one thread: what every covariate is made of.
 *
 * <pre>
 * mvn -q -Pjmh -DskipTests package -Djmh.args="SpellScanBenchmark"
 * mvn -q -Pjmh -DskipTests package -Djmh.args="SpellScanBenchmark -p persons=1000000 -jvmArgs -Xmx12g"
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
public class SpellScanBenchmark {

    /** How the spells are held. */
    @Param
    public Peer peer = Peer.EFFEKT;

    /** Number of persons: 10000 or 1000000. */
    @Param("10000")
    public int persons;

    private Sweep sweep = new Sweep(peer, 0);

    /** Makes the data and gives them to the peer. */
    @Setup
    public void load() {
        sweep = new Sweep(peer, persons);
    }

    /** Counts the weeks of all persons. */
    @Benchmark
    public int[] weeksInWindow() {
        return sweep.run();
    }
}
