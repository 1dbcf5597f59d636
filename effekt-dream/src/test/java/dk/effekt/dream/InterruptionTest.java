package dk.effekt.dream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An interrupt ends a reading, of which nothing is left. */
@Timeout(20)
class InterruptionTest {

    @Test
    void endsAReadingThatGoesOnForever() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
        Thread reading = new Thread(() -> {
            try {
                Dream.reader().read(endless(begun, "no person;130\n"), "endless.csv");
            } catch (CancellationException e) {
                stillInterrupted.complete(Thread.currentThread().isInterrupted());
                end.complete(e);
            } catch (RuntimeException e) {
                end.complete(e);
            }
        });
        reading.start();
        begun.await();

        long interrupted = System.nanoTime();
        reading.interrupt();

        assertThat(end.get(10, TimeUnit.SECONDS))
                .isInstanceOf(CancellationException.class)
                .hasMessageMatching("endless\\.csv: reading was interrupted after \\d+ rows; nothing was kept");
        assertThat(Duration.ofNanos(System.nanoTime() - interrupted)).isLessThan(Duration.ofSeconds(1));
        assertThat(stillInterrupted.get()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dream.csv", "dream.csv.gz", "dream.zip", "dream.parquet", "dream.sas7bdat"})
    void endsTheReadingOfAnyFile(String name, @TempDir Path folder) throws IOException {
        byte[] text = Given.bytes("PNR;y_2001", Given.ANNE + ";130");
        Path file = folder.resolve(name);
        switch (name) {
            case "dream.csv" -> Files.write(file, text);
            case "dream.csv.gz" -> Files.write(file, Given.gzip(text));
            case "dream.zip" -> Files.write(file, Given.zip(Map.of("dream.csv", text)));
            case "dream.parquet" -> DuckDb.write("select '6101850001' as PNR, 130 as y_2001", file, "");
            default -> Files.copy(SasDataSetTest.fixture("dream"), file);
        }
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> Dream.read(file))
                    .withMessage(name + ": reading was interrupted after 0 rows; nothing was kept");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(Dream.read(file).size()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PNR;y_2001|6101850001;130", "PNR;UGE;KODE|6101850001;2020w01;130"})
    void endsTheBuildingOfTheRegisterAfterTheLastRow(String lines) {
        DreamReader reader =
                Dream.reader().withProgress(progress -> Thread.currentThread().interrupt());
        try {
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(
                            () -> reader.read(new ByteArrayInputStream(Given.bytes(lines.split("\\|"))), "dream.csv"))
                    .withMessageContaining("building the register was interrupted; nothing was kept");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void endsAReadingAmongRowsThatRunTogether() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread reading = new Thread(() -> {
            try {
                Dream.reader().read(endless(begun, "a;\"b\n;c\"\n"), "endless.csv");
            } catch (RuntimeException e) {
                end.complete(e);
            }
        });
        reading.start();
        begun.await();
        reading.interrupt();

        assertThat(end.get(1, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    }

    @Test
    void endsAListOfParticipationsToo() {
        Thread.currentThread().interrupt();
        try {
            InputStream list = new ByteArrayInputStream(
                    "PNR;Indsats;Start;Slut\n0101900001;kursus;01-02-2020;\n".getBytes(StandardCharsets.UTF_8));
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> ParticipationList.reader().read(list, "indsats.csv"));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** A header, and then one and the same row again and again; it says when some have been read. */
    private static InputStream endless(CountDownLatch begun, String row) {
        return new SequenceInputStream(new Enumeration<>() {
            private int blocks;

            @Override
            public boolean hasMoreElements() {
                return true;
            }

            @Override
            public InputStream nextElement() {
                if (++blocks == 5) {
                    begun.countDown();
                }
                String rows = blocks == 1 ? "PNR;y_2001\n" : String.join("", Collections.nCopies(1_000, row));
                return new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8));
            }
        });
    }
}
