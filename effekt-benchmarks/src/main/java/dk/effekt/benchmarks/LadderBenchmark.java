package dk.effekt.benchmarks;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.dream.DreamCodebook;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.RegisterBuilder;
import dk.effekt.sroi.purse.LadderReplay;
import dk.effekt.sroi.purse.ReimbursementLadder;
import java.util.SplittableRandom;
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
 * Everybody's weeks on the reimbursement ladder over ten years, on one thread. People who do not exist, with a spell every half
 * year on average, move between benefits, education, flexi-jobs and nothing. Person i is the same in every run and however many
 * there are.
 *
 * <pre>
 * mvn -q -Pjmh -DskipTests package -Djmh.args="LadderBenchmark"
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LadderBenchmark {

    private static final WeekSpan SPAN = WeekSpan.of(Week.of(2014, 27), 522);
    private static final int[] CODES = {0, 0, 0, 111, 130, 134, 140, 651, 771, 890};
    private static final int LONGEST_SPELL = 51;
    private static final long SEED = 20_261_126;

    /** Number of persons. */
    @Param("100000")
    public int persons;

    /** JMH calls {@link #load} before anything else. */
    @SuppressWarnings("NullAway.Init")
    private Register register;

    /** Makes the register. */
    @Setup
    public void load() {
        RegisterBuilder builder = Register.builder(SPAN, DreamCodebook.standard());
        for (int person = 0; person < persons; person++) {
            SplittableRandom random = new SplittableRandom(SEED + person);
            builder.begin(person, PersonTraits.UNKNOWN, 0);
            int before = -1;
            for (int week = 0; week < SPAN.length(); week += 1 + random.nextInt(LONGEST_SPELL)) {
                int code = before;
                while (code == before) {
                    code = CODES[random.nextInt(CODES.length)];
                }
                builder.from(SPAN.start().epochWeek() + week, new dk.effekt.register.State(code));
                before = code;
            }
            builder.end();
        }
        register = builder.build("benchmark", "generated");
    }

    /** Counts everybody's weeks. */
    @Benchmark
    public LadderReplay replay() {
        return ReimbursementLadder.since2016().replay(register);
    }
}
