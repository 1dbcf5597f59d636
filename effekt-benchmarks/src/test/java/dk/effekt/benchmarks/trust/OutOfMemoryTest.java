package dk.effekt.benchmarks.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process whose memory runs out, in {@link MemoryRunsOut}: a work ends with that error or the right answer, no snapshot is left
 * half, and the same objects give the right answer once there is memory again.
 */
@Timeout(300)
class OutOfMemoryTest {

    @Test
    void leavesTheProcessAndItsFilesSound(@TempDir Path folder) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MemoryRunsOut.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).containsPattern("SNAPSHOT: [1-9]\\d* times without memory, [1-9]\\d* times right");
        assertThat(said).containsPattern("ESTIMATE: [1-9]\\d* times without memory");
    }
}
