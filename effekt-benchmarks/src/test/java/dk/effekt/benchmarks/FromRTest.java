package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What docs/from-r.md says that R prints is what it printed, when {@code effekt-core/src/test/R/from_r.R} ran the blocks of that
 * page. That the Java there prints the same is what {@link ReadmeTest} sees to.
 */
class FromRTest {

    @Test
    void thePageSaysWhatRPrinted() throws IOException {
        List<String> page = Files.readAllLines(Script.HOUSE.resolve("docs/from-r.md"));
        List<String> said = new ArrayList<>();
        for (int line = 0; line < page.size(); line++) {
            if (page.get(line).equals("```r")) {
                block(page, line).forEach(code -> said.add("> " + code));
            } else if (page.get(line).equals("```text")) {
                said.addAll(block(page, line));
                said.add("");
            }
        }

        assertThat(said).isEqualTo(Files.readAllLines(Path.of("src/test/resources/from-r.txt")));
    }

    private static List<String> block(List<String> page, int fence) {
        List<String> after = page.subList(fence + 1, page.size());
        return after.subList(0, after.indexOf("```"));
    }
}
