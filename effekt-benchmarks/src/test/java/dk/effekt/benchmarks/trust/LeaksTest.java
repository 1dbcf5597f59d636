package dk.effekt.benchmarks.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.benchmarks.fixtures.leaks.Leaking;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link PrivacyTest} would find what leaks. */
class LeaksTest {

    private static final long NUMBER = Numbers.value(5 + Delivery.NUMBERS);
    private static final String DIGITS = Numbers.of(5 + Delivery.NUMBERS);
    private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final Leaks leaks = Leaks.of(new long[] {NUMBER}, KEY);

    @Test
    void whateverAResultShowsWritesLogsOrThrowsIsFound(@TempDir Path folder) {
        String heard;
        try (Ears ears = Ears.open()) {
            new Explorer(leaks, folder.resolve("written"), List.of()).explore(List.of(Leaking.of(NUMBER)));
            heard = ears.heard();
        }
        leaks.message("heard", heard);
        assertThat(leaks.found().keySet())
                .containsExactlyInAnyOrder(
                        "Within.toString",
                        "Leaking.packed",
                        "Leaking.cause throws IllegalStateException",
                        "Leaking.beside, suppressed throws IOException",
                        "Leaking.part throws IllegalArgumentException",
                        "Leaking.writeTo",
                        "Leaking.save",
                        "heard");
        assertThat(heard).contains("FINEST: read " + NUMBER).contains(NUMBER + System.lineSeparator());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<b>%1$s</b>", "%2$s-%3$s", "%2$s %3$s", "%2$s\u2011%3$s", "x%1$s1", "%4$s", "%5$s", "%6$s"})
    void aNumberIsFoundHoweverItIsWritten(String way) {
        leaks.text(
                "text",
                way.formatted(
                        DIGITS,
                        DIGITS.substring(0, 6),
                        DIGITS.substring(6),
                        String.format(Locale.ROOT, "%,d", NUMBER),
                        (double) NUMBER,
                        Long.toHexString(NUMBER)));
        assertThat(leaks.found()).hasSize(1);
    }

    @Test
    void ofAMessageSevenDigitsAreTooMany() {
        leaks.message("six", "'" + DIGITS.substring(0, 6) + "' and '" + DIGITS.substring(6) + "'");
        assertThat(leaks.found()).isEmpty();
        leaks.message("seven", DIGITS.substring(0, 6) + "-" + DIGITS.charAt(6));
        leaks.message("others", "1234567");
        assertThat(leaks.found().keySet()).containsExactly("seven");
    }

    @Test
    void whatIsPackedIsUnpacked() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("xl/sheet.xml"));
            out.write(("<v>" + NUMBER + "</v>").getBytes(StandardCharsets.UTF_8));
        }
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(DIGITS.getBytes(StandardCharsets.UTF_16LE));
        }
        leaks.bytes("workbook", zip.toByteArray());
        leaks.bytes("gzip", gzip.toByteArray());
        assertThat(leaks.found().keySet()).containsExactlyInAnyOrder("workbook", "gzip");
    }

    /** In a file of all that lives in the process. */
    @Test
    void whatIsKeptInMemoryIsFound(@TempDir Path folder) {
        Path dump = folder.resolve("heap.hprof");
        List<Object> planted = Planted.objects();
        HeapDump.write(dump);
        Reference.reachabilityFence(planted);
        for (int place = Planted.FIRST; place < Planted.FIRST + Planted.COUNT; place++) {
            assertThat(HeapDump.search(dump, Needles.kept(LongStream.of(Numbers.value(place)))))
                    .as("planted number %s", place - Planted.FIRST)
                    .isNotEmpty();
        }
    }

    @Test
    void theKeyIsFound() {
        leaks.text("text", "key=MDEyMzQ1Njc4OWFiY2RlZg==");
        leaks.bytes("bytes", KEY);
        assertThat(leaks.found()).hasSize(2);
    }
}
