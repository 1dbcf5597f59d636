package dk.effekt.dream.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same seed gives the same bytes wherever, whenever and however often it is asked for. */
class SameBytesTest {

    private static final SyntheticExtract EXTRACT = SyntheticExtract.of(300, 14);

    /**
     * What the extract was when it was made. A change to the model changes these on purpose; another machine, JDK or locale
     * must not.
     */
    private static final String DREAM_SHA = "5479f8faf2e448bdb621fc3b5e67d9b4708eb25b10d396d0ec8c451aa3c0f0f3";

    private static final String PARTICIPATIONS_SHA = "73fcfd0d2c38fa9bbe965de9ec3c65734e343947e43b2b98bf7eeae3e531cb94";

    @Test
    void theBytesAreThoseOfTheFirstDay() {
        assertThat(shas(EXTRACT)).containsExactly(DREAM_SHA, PARTICIPATIONS_SHA);
    }

    @Test
    void localeTimeZoneAndThreadsDoNotMatter() throws Exception {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            // Arabic digits, a decimal comma, dotless i, a Buddhist calendar; both ends of the day.
            for (String tag : List.of("ar-EG-u-nu-arab", "da-DK", "tr-TR", "th-TH-u-ca-buddhist-nu-thai")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone(tag.startsWith("ar") ? "Pacific/Kiritimati" : "Etc/GMT+12"));
                assertThat(inParallel(4)).hasSize(4).containsOnly(List.of(DREAM_SHA, PARTICIPATIONS_SHA));
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void anotherSeedGivesOtherPeople() {
        SyntheticExtract other = SyntheticExtract.of(300, 15);
        assertThat(shas(other)).doesNotContain(DREAM_SHA, PARTICIPATIONS_SHA);
    }

    @Test
    void aPersonDoesNotDependOnHowManyOthersThereAre() {
        String few = Delivery.dreamText(SyntheticExtract.of(7, 14));
        assertThat(Delivery.dreamText(EXTRACT)).startsWith(few);
        assertThat(Delivery.listed(SyntheticExtract.of(600, 14))).containsAll(Delivery.listed(EXTRACT));
    }

    @Test
    void embeddedIsAlwaysTheSame() {
        assertThat(SyntheticExtract.embedded())
                .hasToString(SyntheticExtract.embedded().toString());
        assertThat(SyntheticExtract.embedded().persons()).isEqualTo(6_000);
    }

    @Test
    void pathsStreamsAndMemoryHoldTheSame(@TempDir Path folder) throws IOException {
        Path plain = folder.resolve("dream.csv");
        Path packed = folder.resolve("dream.csv.gz");
        Path list = folder.resolve("indsats.csv");
        EXTRACT.writeDream(plain);
        EXTRACT.writeDream(packed);
        EXTRACT.writeParticipations(list);
        assertThat(sha(Files.readAllBytes(plain))).isEqualTo(DREAM_SHA);
        assertThat(sha(Files.readAllBytes(list))).isEqualTo(PARTICIPATIONS_SHA);
        assertThat(Files.size(packed)).isLessThan(Files.size(plain) / 3);
        try (InputStream unpacked = new GZIPInputStream(Files.newInputStream(packed));
                InputStream dream = EXTRACT.openDream();
                InputStream participations = EXTRACT.openParticipations()) {
            assertThat(sha(unpacked.readAllBytes())).isEqualTo(DREAM_SHA);
            assertThat(sha(dream.readAllBytes())).isEqualTo(DREAM_SHA);
            assertThat(sha(participations.readAllBytes())).isEqualTo(PARTICIPATIONS_SHA);
        }
    }

    @Test
    void otherWeeksGiveAnotherExtract() {
        SyntheticExtract other = EXTRACT.withSpan(WeekSpan.of(Week.of(2010, 1), 200));
        assertThat(shas(other)).doesNotContain(DREAM_SHA, PARTICIPATIONS_SHA);
        assertThat(shas(other.withSpan(EXTRACT.span()))).containsExactly(DREAM_SHA, PARTICIPATIONS_SHA);
    }

    private static List<List<String>> inParallel(int threads) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<String>>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(() -> shas(EXTRACT)));
            }
            List<List<String>> done = new ArrayList<>();
            for (Future<List<String>> future : running) {
                done.add(future.get());
            }
            return done;
        } finally {
            pool.shutdown();
        }
    }

    private static List<String> shas(SyntheticExtract extract) {
        return List.of(sha(Delivery.dream(extract)), sha(Delivery.participations(extract)));
    }

    private static String sha(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
