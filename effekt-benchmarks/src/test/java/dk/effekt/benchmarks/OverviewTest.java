package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The overview of the Javadoc of effekt-core walks past every package of the house; whether its links lead anywhere is for Javadoc to say. */
class OverviewTest {

    private static final List<String> MODULES = List.of("effekt-core", "effekt-dream", "effekt-sroi", "effekt-report");

    @Test
    void walksPastEveryPackage() throws IOException {
        String overview = Files.readString(Script.HOUSE.resolve("effekt-core/src/main/javadoc/overview.html"));
        for (String module : MODULES) {
            for (String name : packages(module)) {
                assertThat(overview).containsPattern("\\{@(link|code) " + name + "}");
            }
        }
    }

    /** All packages but those that are nobody else's business. */
    private static List<String> packages(String module) throws IOException {
        Path java = Script.HOUSE.resolve(module).resolve("src/main/java");
        try (Stream<Path> files = Files.walk(java)) {
            return files.filter(file -> file.endsWith("package-info.java"))
                    .map(file -> java.relativize(file.getParent())
                            .toString()
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .filter(name -> !name.contains(".internal"))
                    .toList();
        }
    }
}
