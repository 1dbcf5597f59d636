package dk.effekt.benchmarks;

import dk.effekt.register.Register;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
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
 * An extract of each form from a file to a register.
 *
 * <pre>
 * mvn -q -Pjmh -DskipTests package -Djmh.args="ReadingBenchmark"
 * mvn -q -Pjmh -DskipTests package -Djmh.args="ReadingBenchmark -p form=WIDE -p packed=false -prof gc"
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ReadingBenchmark {

    /** Number of persons. */
    @Param("10000")
    public int persons;

    /** The form of the file. */
    @Param({"WIDE", "LONG", "PERIODS"})
    public CountryFile form = CountryFile.WIDE;

    /** Whether it is packed with gzip. */
    @Param({"false", "true"})
    public boolean packed;

    private Path file = Path.of("");

    /** Writes the file. */
    @Setup
    public void write() throws IOException {
        file = Files.createTempFile("dream", ".csv");
        try (InputStream country = form.of(persons);
                OutputStream plain = new BufferedOutputStream(Files.newOutputStream(file));
                OutputStream out = packed ? new GZIPOutputStream(plain) : plain) {
            country.transferTo(out);
        }
    }

    /** Deletes the file. */
    @TearDown
    public void delete() throws IOException {
        Files.delete(file);
    }

    /** Reads the file. */
    @Benchmark
    public Register read() {
        return form.reader().read(file);
    }
}
