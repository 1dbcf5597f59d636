package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Since which version a type can be used: a package says it once for all that it was released with, and what came later says it for
 * itself. That nothing released has gone, {@code mvn -Prelease verify} holds.
 */
class ReleasedApiTest {

    private static final Pattern VISIBLE =
            Pattern.compile("^public .*\\b(class|interface|record|enum) ", Pattern.MULTILINE);
    private static final Pattern SINCE = Pattern.compile("^ \\* @since \\d+\\.\\d+\\.\\d+$", Pattern.MULTILINE);

    @ParameterizedTest
    @ValueSource(strings = {"effekt-core", "effekt-dream", "effekt-sroi", "effekt-report"})
    void packagesAndTypesThatCameLaterSaySinceWhen(String module) throws IOException {
        Path java = Script.HOUSE.resolve(module).resolve("src/main/java");
        Set<String> released = released(module);
        for (Path source : sources(java)) {
            String type = java.relativize(source).toString().replace('\\', '/').replace(".java", "");
            String text = Files.readString(source);
            if (type.endsWith("package-info")
                    || !released.contains(type) && VISIBLE.matcher(text).find()) {
                assertThat(text).as(type).containsPattern(SINCE);
            }
        }
    }

    private static List<Path> sources(Path java) throws IOException {
        try (Stream<Path> files = Files.walk(java)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("internal"))
                    .toList();
        }
    }

    /** The types of the last release, by the signatures that are kept of it. */
    private static Set<String> released(String module) throws IOException {
        try (Stream<Path> files = Files.list(Script.HOUSE.resolve("src/api"))) {
            Path signatures = files.filter(file -> file.getFileName().toString().startsWith(module + "-"))
                    .findFirst()
                    .orElseThrow();
            try (JarFile jar = new JarFile(signatures.toFile())) {
                return jar.stream()
                        .map(entry -> entry.getName().replace(".class", ""))
                        .collect(Collectors.toSet());
            }
        }
    }
}
