package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.dream.synthetic.SyntheticExtract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All code in the documents runs, and prints what they say. It runs in a folder with {@code dream.csv.gz} and
 * {@code indsats.csv}, those of {@link SyntheticExtract#embedded()}, and the tables on which R was run.
 */
class ReadmeTest {

    @Test
    void readmeSaysWhatItsCodePrints() throws IOException {
        assertThat(Snippets.of(Script.HOUSE.resolve("README.md")).blocks())
                .anySatisfy(block -> assertThat(block.output()).isPresent());
    }

    @ParameterizedTest
    @MethodSource("documentsWithCode")
    void codeRunsAndPrintsWhatIsSaid(Path document, @TempDir Path folder) throws Exception {
        SyntheticExtract extract = SyntheticExtract.embedded();
        extract.writeDream(folder.resolve("dream.csv.gz"));
        extract.writeParticipations(folder.resolve("indsats.csv"));
        for (String table : List.of("synth.csv", "did_synth.csv")) {
            Files.copy(
                    Script.HOUSE
                            .resolve("effekt-core/src/test/resources/oracles")
                            .resolve(table),
                    folder.resolve(table));
        }
        assertThat(Snippets.of(Script.HOUSE.resolve(document)).faults(folder)).isEmpty();
    }

    /** Documents of the house and its modules, and all that is in {@code docs}, relative to the house. */
    private static List<Path> documentsWithCode() throws IOException {
        try (Stream<Path> files = Files.walk(Script.HOUSE)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".md"))
                    .map(Script.HOUSE::relativize)
                    .filter(file -> file.startsWith("docs")
                            || file.getNameCount() == 1
                            || file.getNameCount() == 2 && file.endsWith("README.md"))
                    .filter(ReadmeTest::hasCode)
                    .sorted()
                    .toList();
        }
    }

    private static boolean hasCode(Path document) {
        try {
            return !Snippets.of(Script.HOUSE.resolve(document)).blocks().isEmpty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
