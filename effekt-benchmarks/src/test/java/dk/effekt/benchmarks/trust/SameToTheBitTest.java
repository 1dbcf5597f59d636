package dk.effekt.benchmarks.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same input says the same to the bit, whatever is around it: {@link MainJob} on other threads, from files whose rows stand in
 * another order, with other languages, time zones and character sets, and on another JDK, which is looked for in {@code EFFEKT_JDK_17}
 * and {@code EFFEKT_JDK_NEWER} and beside the one that runs the tests. The hashes themselves are nowhere: a change of a number is not
 * a failure here.
 */
class SameToTheBitTest {

    private static Map<String, String> expected = Map.of();

    @BeforeAll
    static void once() throws IOException {
        expected = MainJob.run(Runnable::run, 0);
        assertThat(expected).hasSizeGreaterThan(15);
    }

    /**
     * Threads, the order of rows, and around them dotless i, a decimal comma, other digits, another calendar; both ends of the day, and
     * a zone off the hour.
     */
    @ParameterizedTest
    @CsvSource({
        "2, 0, tr-TR, Europe/Istanbul",
        "8, 1, da-DK, Europe/Copenhagen",
        "1, 2, fa-IR-u-nu-arabext, America/St_Johns",
        "3, 3, th-TH-u-ca-buddhist-nu-thai, Pacific/Kiritimati"
    })
    void whateverIsAroundIt(int threads, long order, String language, String timeZone) throws IOException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            TimeZone.setDefault(TimeZone.getTimeZone(timeZone));
            assertThat(MainJob.onThreads(threads, order)).isEqualTo(expected);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    /** Another process also has another order of what {@code Map.of} and {@code Set.of} hold. */
    @Test
    void onAnotherJdkWithAnotherCharacterSet() throws Exception {
        Optional<Path> other = otherJdk();
        assertThat(inProcess(other.orElse(home()))).isEqualTo(expected);
        assumeThat(other)
                .as(
                        "only JDK %d: there is no JDK of another release in EFFEKT_JDK_17, EFFEKT_JDK_NEWER or beside %s",
                        own(), home())
                .isPresent();
    }

    private static Map<String, String> inProcess(Path jdk) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        jdk.resolve("bin/java").toString(),
                        "-Xmx512m",
                        "-Dfile.encoding=ISO-8859-1",
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Duser.timezone=Pacific/Kiritimati",
                        "-Dline.separator=\r\n",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        MainJob.class.getName())
                .redirectError(Redirect.INHERIT)
                .start();
        try (InputStream printed = process.getInputStream()) {
            Map<String, String> hashes = new LinkedHashMap<>();
            for (String line : new String(printed.readAllBytes(), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList()) {
                int at = line.lastIndexOf(' ');
                hashes.put(line.substring(0, at), line.substring(at + 1));
            }
            assertThat(process.waitFor()).isZero();
            return hashes;
        }
    }

    /** The JDK of another release that is nearest at hand. */
    private static Optional<Path> otherJdk() throws IOException {
        List<Path> homes = new ArrayList<>();
        Stream.of("EFFEKT_JDK_17", "EFFEKT_JDK_NEWER")
                .map(System::getenv)
                .filter(path -> path != null && !path.isBlank())
                .map(Path::of)
                .forEach(homes::add);
        Path beside = home().toRealPath().getParent();
        if (beside != null && Files.isReadable(beside)) {
            try (Stream<Path> siblings = Files.list(beside)) {
                siblings.sorted().forEach(homes::add);
            }
        }
        for (Path each : homes) {
            int release = release(each);
            if (release >= 17 && release != own()) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private static Path home() {
        return Path.of(System.getProperty("java.home"));
    }

    private static int own() {
        return Runtime.version().feature();
    }

    /** By the file {@code release} that every JDK has; 0 where there is none. */
    private static int release(Path jdk) throws IOException {
        Path file = jdk.resolve("release");
        if (!Files.isExecutable(jdk.resolve("bin/java")) || !Files.isRegularFile(file)) {
            return 0;
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("JAVA_VERSION=\""))
                .map(line -> line.replaceAll("^JAVA_VERSION=\"(\\d+).*", "$1"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
    }
}
