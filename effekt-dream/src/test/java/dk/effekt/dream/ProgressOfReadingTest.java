package dk.effekt.dream;

import static dk.effekt.dream.Given.bytes;
import static dk.effekt.dream.Given.gzip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dk.effekt.input.Progress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a listener hears while a table is read. */
class ProgressOfReadingTest {

    private static final int PERSONS = 5_000;

    private final List<Progress> heard = new ArrayList<>();
    private final DreamReader reader = Dream.reader().withProgress(heard::add);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"dream.csv", "dream.csv.gz", "dream.zip"})
    void ofATextEndsWithAllRowsAndAllBytesAsTheyAreStored(String name) throws IOException {
        byte[] plain = persons();
        byte[] stored = name.endsWith("gz")
                ? gzip(plain)
                : name.endsWith("zip") ? Given.zip(Map.of("dream.csv", plain)) : plain;
        Path file = Files.write(folder.resolve(name), stored);

        reader.read(file);

        Progress last = heard.get(heard.size() - 1);
        assertThat(last.source()).isEqualTo(name);
        assertThat(last.rows()).isEqualTo(PERSONS);
        assertThat(last.bytes()).isEqualTo(stored.length);
        assertThat(last.totalBytes()).hasValue(stored.length);
        assertThat(last.share()).hasValue(1);
        assertThat(last.elapsed()).isPositive();
    }

    @Test
    void ofAStreamKnowsNoEnd() {
        byte[] plain = persons();

        reader.read(new ByteArrayInputStream(plain), "dream.csv");

        Progress last = heard.get(heard.size() - 1);
        assertThat(last.bytes()).isEqualTo(plain.length);
        assertThat(last.totalBytes()).isEmpty();
    }

    @Test
    void ofADatabaseKnowsRowsOnly() {
        reader.read(Databases.h2(), "select 6101850000 + x as pnr, 130 as y_2001 from system_range(1, 500)");

        Progress last = heard.get(heard.size() - 1);
        assertThat(last.rows()).isEqualTo(500);
        assertThat(last.bytes()).isZero();
        assertThat(last).asString().startsWith("query: 500 rows, ").endsWith(" rows/s");
    }

    @Test
    void ofAParquetFileCountsItsRowGroups() throws IOException {
        Path file = folder.resolve("dream.parquet");
        DuckDb.write(
                "select '61' || lpad(i::varchar, 8, '0') as PNR, 130 as y_2001 from range(5000) as persons (i)",
                file,
                ", row_group_size 2048");

        reader.read(file);

        Progress last = heard.get(heard.size() - 1);
        assertThat(last.rows()).isEqualTo(PERSONS);
        assertThat(last.totalBytes()).hasValue(Files.size(file));
        // The rest is the directory of the file.
        assertThat(last.share().getAsDouble()).isBetween(0.9, 1.0);
    }

    @Test
    void ofASasDataSetCountsItsBytes() {
        reader.read(SasDataSetTest.fixture("dream"));

        Progress last = heard.get(heard.size() - 1);
        assertThat(last.rows()).isEqualTo(3);
        assertThat(last.share()).hasValue(1);
    }

    @Test
    void ofAListIsToldToo() {
        ParticipationList.reader()
                .withProgress(heard::add)
                .read(
                        new ByteArrayInputStream(bytes("PNR;Indsats;Start;Slut", Given.ANNE + ";kursus;01-02-2020;")),
                        "indsats.csv");

        assertThat(heard).singleElement().matches(progress -> progress.rows() == 1);
    }

    @Test
    void isToldSomeTimesASecondWhileASlowSourceIsRead() {
        byte[] plain = persons();
        InputStream slow = new ByteArrayInputStream(plain) {
            @Override
            public int read(byte[] into, int offset, int length) {
                try {
                    Thread.sleep(20);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return super.read(into, offset, Math.min(length, plain.length / 50));
            }

            /** Otherwise a buffer waits until it is full. */
            @Override
            public int available() {
                return 0;
            }
        };

        reader.read(slow, "dream.csv");

        // It takes a second at least, and more on a busy machine: of four, and the last, the clock may swallow two.
        assertThat(heard).hasSizeGreaterThanOrEqualTo(3);
        for (int i = 1; i < heard.size(); i++) {
            Progress before = heard.get(i - 1);
            Progress now = heard.get(i);
            assertThat(now.rows()).isGreaterThanOrEqualTo(before.rows());
            assertThat(now.bytes()).isGreaterThanOrEqualTo(before.bytes());
            if (i < heard.size() - 1) {
                assertThat(now.elapsed().minus(before.elapsed())).isGreaterThanOrEqualTo(Duration.ofMillis(200));
            }
        }
    }

    @Test
    void isToldOnTheThreadThatReads() {
        List<Thread> threads = new ArrayList<>();

        Dream.reader()
                .withProgress(progress -> threads.add(Thread.currentThread()))
                .read(new ByteArrayInputStream(persons()), "dream.csv");

        assertThat(threads).isNotEmpty().containsOnly(Thread.currentThread());
    }

    @Test
    void endsTheReadingIfTheListenerThrows() {
        IllegalStateException enough = new IllegalStateException("enough");
        DreamReader impatient = Dream.reader().withProgress(progress -> {
            throw enough;
        });

        assertThatIllegalStateException()
                .isThrownBy(() -> impatient.read(new ByteArrayInputStream(persons()), "dream.csv"))
                .isSameAs(enough);
    }

    private static byte[] persons() {
        return bytes(Stream.concat(
                        Stream.of("PNR;y_2001;y_2002"),
                        IntStream.range(0, PERSONS).mapToObj(i -> String.format("61%08d;130;%d", i, 100 + i % 800)))
                .toArray(String[]::new));
    }
}
