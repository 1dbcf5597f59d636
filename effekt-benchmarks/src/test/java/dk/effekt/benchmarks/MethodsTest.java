package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/methods.md says of sources stands in the code: no source is named there that the Javadoc of its class does not name. */
class MethodsTest {

    private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w+)`");
    private static final Pattern NAME_OR_YEAR = Pattern.compile("(?U)[A-Z][\\w'-]{2,}|\\d{4}");

    @Test
    void sourcesAreThoseOfTheCode() throws IOException {
        Map<String, Path> sources = sources();
        List<String> faults = new ArrayList<>();
        int rows = 0;
        for (String line : Files.readAllLines(Script.HOUSE.resolve("docs/methods.md"))) {
            String[] cells = line.split("\\|");
            if (cells.length == 5
                    && !cells[1].startsWith("--")
                    && !cells[1].strip().equals("method")) {
                rows++;
                StringBuilder code = new StringBuilder();
                for (String type : matches(CLASS, cells[3])) {
                    Path file = sources.get(type);
                    if (file == null) {
                        faults.add(type + " is no class: " + line);
                    } else {
                        code.append(Files.readString(file));
                    }
                }
                matches(NAME_OR_YEAR, cells[2]).stream()
                        .filter(word -> code.indexOf(word) < 0)
                        .forEach(word -> faults.add(word + " does not stand in" + cells[3] + "of" + cells[1]));
                matches(CLASS, cells[4]).stream()
                        .filter(type -> !sources.containsKey(type))
                        .forEach(type -> faults.add(type + " is no test: " + line));
            }
        }

        assertThat(rows).isGreaterThan(50);
        assertThat(faults).isEmpty();
    }

    /** Everything in its group, or in all. */
    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.groupCount() == 0 ? found.group() : found.group(1))
                .toList();
    }

    /** The Java files of the house by the names of their classes; of those that share a name, any. */
    private static Map<String, Path> sources() throws IOException {
        try (Stream<Path> modules = Files.list(Script.HOUSE)) {
            List<Path> roots = modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
            List<Path> files = new ArrayList<>();
            for (Path root : roots) {
                try (Stream<Path> all = Files.walk(root)) {
                    all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
                }
            }
            return files.stream()
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            file -> file,
                            (one, other) -> one));
        }
    }
}
