package dk.kommune.effects;

import static dk.kommune.effects.TestDatabase.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program, in a JVM of its own. */
@Timeout(120)
class MainTest {

    private static TestDatabase database;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws SQLException, IOException {
        database = TestDatabase.shared();
    }

    private Process main(String protocol, Map<String, String> more) throws IOException {
        Path key = Files.write(folder.resolve("key"), new byte[32]);
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        protocol))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        builder.environment().put("EFFECTS_JDBC_URL", database.url());
        builder.environment().put("EFFECTS_KEY_FILE", key.toString());
        builder.environment().putAll(more);
        return builder.start();
    }

    private String out() throws IOException {
        return Files.readString(folder.resolve("out"), StandardCharsets.UTF_8);
    }

    /** A run that waits for the table until it is cancelled. */
    private void whileTheTableIsLocked(Work work) throws Exception {
        try (var connection = database.source().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table dream");
            work.run();
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static long runs(String state) throws SQLException {
        return database.number("select count(*) from study_run where state = '" + state + "'");
    }

    @Test
    void storesARun() throws Exception {
        long before = runs("DONE");

        int code = main(NAME, Map.of()).waitFor();

        assertThat(code).as(out()).isZero();
        assertThat(out()).contains(NAME + ": 7 of 7 done", "stored as run ");
        assertThat(runs("DONE")).isEqualTo(before + 1);
    }

    @Test
    void aSignalCancelsIt() throws Exception {
        long before = runs("CANCELLED");
        long running = runs("RUNNING");
        whileTheTableIsLocked(() -> {
            Process process = main(NAME, Map.of());
            while (runs("RUNNING") == running) {
                Thread.sleep(50);
            }
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        });

        assertThat(runs("CANCELLED")).as(out()).isEqualTo(before + 1);
        assertThat(runs("RUNNING")).isEqualTo(running);
    }

    @Test
    void itsTimeIsBounded() throws Exception {
        whileTheTableIsLocked(() -> {
            int code = main(NAME, Map.of("EFFECTS_LONGEST", "PT2S")).waitFor();

            assertThat(code).as(out()).isEqualTo(2);
        });
        assertThat(out()).contains("query: reading was interrupted; nothing was kept");
    }

    @Test
    void saysWhatIsMissingOrMisspelt() throws Exception {
        assertThat(main("Brobygning", Map.of()).waitFor()).isEqualTo(1);
        assertThat(out()).contains("there is no protocol 'Brobygning'; there are [" + NAME + "]");

        assertThat(main(NAME, Map.of("EFFECTS_KEY_FILE", "")).waitFor()).isEqualTo(1);
        assertThat(out()).contains("EFFECTS_KEY_FILE is not set");
    }
}
