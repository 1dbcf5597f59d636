package dk.effekt.dream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
                Dream.reader().read(endless(begun), "endless.csv");
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

    /** A header, and then one and the same person again and again; it says when some have been read. */
    private static InputStream endless(CountDownLatch begun) {
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
                String rows =
                        blocks == 1 ? "PNR;y_2001\n" : String.join("", Collections.nCopies(1_000, "no person;130\n"));
                return new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8));
            }
        });
    }
}
