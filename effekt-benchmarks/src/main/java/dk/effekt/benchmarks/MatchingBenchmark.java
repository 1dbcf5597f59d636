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
 * Each {@link MatchingQuestion} by itself, with ten untreated rows for each treated one.
 *
 * <pre>
 * mvn -q -Pjmh -DskipTests package -Djmh.args="MatchingBenchmark -p question=NEAREST -prof gc"
 * mvn -q -Pjmh -DskipTests package -Djmh.args="MatchingBenchmark -p treated=100000 -jvmArgs -Xmx6g"
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

    private MatchingTable table = MatchingTable.of(50, 50 * CONTROLS_EACH);

    /** Makes the rows. */
    @Setup
    public void draw() {
        table = MatchingTable.of(treated, treated * CONTROLS_EACH);
    }

    /** Answers. */
    @Benchmark
    public Object ask() {
        return question.ask(table);
    }
}
