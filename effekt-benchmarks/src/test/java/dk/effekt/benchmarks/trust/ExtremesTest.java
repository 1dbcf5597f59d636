package dk.effekt.benchmarks.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The tables of {@code docs/extremes.md} say what happens: each is made anew and compared with the page. Where one is to change,
 * {@code effekt-benchmarks/target/extremes.md} is the page as it would be.
 */
class ExtremesTest {

    private static final Path PAGE = Path.of("..", "docs", "extremes.md");

    @Test
    void thePageSaysWhatHappens() throws IOException {
        String page = Files.readString(PAGE);
        String made = page;
        for (Map.Entry<String, String> table : Extremes.tables().entrySet()) {
            Matcher block = Pattern.compile("(<!-- " + table.getKey() + " -->\n).*?(<!-- end -->)", Pattern.DOTALL)
                    .matcher(made);
            assertThat(block.find()).as("a block for '%s'", table.getKey()).isTrue();
            made = made.substring(0, block.end(1)) + table.getValue() + made.substring(block.start(2));
        }
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("extremes.md"), made);
        assertThat(page).isEqualTo(made);
    }

    /** A library's own exception, or NaN that nobody explains, would show as such. */
    @Test
    void nothingComesOutThatIsNoNumberWithoutAWord() throws IOException {
        assertThat(Files.readString(PAGE).lines().filter(line -> line.startsWith("|")))
                .hasSizeGreaterThan(100)
                .noneMatch(line -> line.contains("Exception"))
                .noneMatch(line ->
                        line.matches("(?s).*(NaN|Infinity).*") && !line.contains("refused") && !line.contains("Power"));
    }
}
