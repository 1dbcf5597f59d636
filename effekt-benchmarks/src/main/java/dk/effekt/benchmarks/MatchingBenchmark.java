package dk.effekt.benchmarks;

import com.google.common.util.concurrent.MoreExecutors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
 * Each {@link MatchingQuestion} by itself, with ten untreated rows for each treated one.
 *
 * <pre>
 * mvn -q -Pjmh -DskipTests package -Djmh.args="MatchingBenchmark -p question=NEAREST -prof gc"
 * mvn -q -Pjmh -DskipTests package -Djmh.args="MatchingBenchmark -p treated=100000 -jvmArgs -Xmx6g"
 * mvn -q -Pjmh -DskipTests package -Djmh.args="MatchingBenchmark -p question=NEAREST,BALANCE -p threads=1,2"
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MatchingBenchmark {

    private static final int CONTROLS_EACH = 10;

    /** What is asked. */
    @Param
    public MatchingQuestion question = MatchingQuestion.NEAREST;

    /** Number of treated rows. */
    @Param("10000")
    public int treated;

    /** Number of threads, of which the calling one is the first. */
    @Param("1")
    public int threads;

    private MatchingTable table = MatchingTable.of(50, 50 * CONTROLS_EACH);
    private ExecutorService others = MoreExecutors.newDirectExecutorService();

    /** Makes the rows. */
    @Setup
    public void draw() {
        others = threads == 1 ? MoreExecutors.newDirectExecutorService() : Executors.newFixedThreadPool(threads - 1);
        table = MatchingTable.of(treated, treated * CONTROLS_EACH, others);
    }

    /** Ends the threads. */
    @TearDown
    public void close() {
        others.shutdown();
    }

    /** Answers. */
    @Benchmark
    public Object ask() {
        return question.ask(table);
    }
}
