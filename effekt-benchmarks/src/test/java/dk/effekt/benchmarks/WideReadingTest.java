package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.dream.Dream;
import dk.effekt.register.Register;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All readers find the same weeks, or the race stops; and the file that they read is the country. */
class WideReadingTest {

    @Test
    void printsAllThatTookPart() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        WideReading.run(50, 1, new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern("EFFEKT +\\d+\\.\\d+ +\\d+ +1\\.0")
                .contains("DUCKDB", "1795 weeks", Rscript.isInstalled() ? "R_SPELLS" : "R is left out");
    }

    @Test
    void theFileIsTheCountry(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("dream.csv");
        try (InputStream wide = CountryFile.WIDE.of(300)) {
            Files.copy(wide, file);
        }

        Register read = Dream.read(file);

        read.report().requireAllKept();
        assertThat(read.size()).isEqualTo(300);
        assertThat(read.span()).isEqualTo(Country.SPAN);
        // Blank weeks before the age of 16 are a spell of their own in what is read.
        assertThat(read.spellCount())
                .isBetween(
                        Country.register(300, false).spellCount(),
                        Country.register(300, false).spellCount() + 300);
    }
}
