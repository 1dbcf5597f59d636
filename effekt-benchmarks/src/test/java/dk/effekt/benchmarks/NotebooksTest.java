package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The notebooks are well formed, hold no output, and their code runs: in JShell, with the imports that a kernel is given. */
class NotebooksTest {

    private static final Path NOTEBOOKS = Script.HOUSE.resolve("examples/notebooks");

    @TempDir
    private Path folder;

    private static List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(NOTEBOOKS)) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .map(Path::getFileName)
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAreNotebooks() throws IOException {
        assertThat(notebooks()).hasSizeGreaterThanOrEqualTo(3);
    }

    /** What nbformat 4.5 asks of a notebook. */
    @ParameterizedTest
    @MethodSource("notebooks")
    void isWellFormedAndWithoutOutput(Path notebook) throws IOException {
        JsonNode root = read(notebook);

        assertThat(root.path("nbformat").intValue()).isEqualTo(4);
        assertThat(root.path("nbformat_minor").intValue()).isEqualTo(5);
        assertThat(root.path("metadata").path("kernelspec").path("name").textValue())
                .isEqualTo("java");
        assertThat(cells(root)).extracting(cell -> cell.path("id").textValue()).doesNotHaveDuplicates();
        assertThat(cells(root)).allSatisfy(cell -> {
            assertThat(cell.path("id").textValue()).matches("[a-zA-Z0-9_-]{1,64}");
            assertThat(cell.path("metadata").isObject()).isTrue();
            assertThat(source(cell)).isNotBlank();
            if (isCode(cell)) {
                assertThat(cell.path("outputs").isArray()).isTrue();
                assertThat(cell.path("outputs")).isEmpty();
                assertThat(cell.path("execution_count").isNull()).isTrue();
            } else {
                assertThat(cell.path("cell_type").textValue()).isEqualTo("markdown");
                assertThat(cell.has("outputs")).isFalse();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void runs(Path notebook) throws Exception {
        assertThat(Snippets.of(document(notebook, "")).faults(work())).isEmpty();
    }

    /** {@code weighted.mean} of MatchIt 4.7.2's weights on the same file, as the notebook has it; its counts are the notebook's, too. */
    @Test
    void matchingIsThatOfR() throws Exception {
        String check = """
                ```java
                Estimate difference = estimation.with(EffectEstimators.weightedDifference()).estimate();
                System.out.printf(Locale.ROOT, "%.10f%n", difference.value());
                System.out.println(matched);
                ```
                ```text
                0.0162241888
                226 of 226 treated matched with 466 untreated rows (effective 364.8); 4 of 4 gates passed
                ```
                """;

        assertThat(Snippets.of(document(Path.of("matching-beside-r.ipynb"), check))
                        .faults(work()))
                .isEmpty();
    }

    /** Where the notebooks' files are. */
    private Path work() throws IOException {
        Path work = Files.createDirectory(folder.resolve("work"));
        Files.copy(NOTEBOOKS.resolve("people.csv"), work.resolve("people.csv"));
        return work;
    }

    /** The notebook as a Markdown document, and what stands after it. */
    private Path document(Path notebook, String after) throws IOException {
        StringBuilder text = new StringBuilder();
        for (JsonNode cell : cells(read(notebook))) {
            if (isCode(cell)) {
                text.append("```java\n").append(source(cell)).append("\n```\n");
            }
        }
        return Files.writeString(folder.resolve(notebook + ".md"), text.append(after));
    }

    private static JsonNode read(Path notebook) throws IOException {
        return new ObjectMapper().readTree(NOTEBOOKS.resolve(notebook).toFile());
    }

    private static List<JsonNode> cells(JsonNode root) {
        List<JsonNode> cells = new ArrayList<>();
        root.path("cells").forEach(cells::add);
        return cells;
    }

    private static boolean isCode(JsonNode cell) {
        return cell.path("cell_type").textValue().equals("code");
    }

    private static String source(JsonNode cell) {
        StringBuilder source = new StringBuilder();
        cell.path("source").forEach(line -> source.append(line.textValue()));
        return source.toString();
    }
}
