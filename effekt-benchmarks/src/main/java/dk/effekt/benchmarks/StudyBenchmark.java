package dk.effekt.benchmarks;

import dk.effekt.cohort.Cohort;
import dk.effekt.cohort.RiskSetDesign;
import dk.effekt.study.Study;
import dk.effekt.study.StudyResult;
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
 * A whole study, and its first step by itself: risk sets, covariates, propensity score, matching, effects week by week.
 *
 * <pre>
 * mvn -q -Pjmh -DskipTests package -Djmh.args="StudyBenchmark"
 * mvn -q -Pjmh -DskipTests package -Djmh.args="StudyBenchmark -p persons=100000 -prof gc"
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class StudyBenchmark {

    /** Number of persons in the register, of whom about one in ten takes part. */
    @Param("10000")
    public int persons;

    private final Study study = Programme.study();
    private Programme programme = Programme.of(0);

    /** Makes the register and the participations. */
    @Setup
    public void load() {
        programme = Programme.of(persons);
    }

    /** Builds the risk sets of all weeks with a start. */
    @Benchmark
    public Cohort riskSets() {
        return RiskSetDesign.riskSet()
                .assemble(programme.register(), programme.participations().in(Programme.OFFER), Programme.ELIGIBLE, 0);
    }

    /** Estimates the study. */
    @Benchmark
    public StudyResult estimate() {
        return study.estimate(programme.register(), programme.participations());
    }
}
