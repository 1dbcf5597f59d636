package dk.effekt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of dependencies lists what the published modules bring, by the SBOMs of this build: each library once, with its version and its licence. */
class DependenciesTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| `([^`]+)` \\| (\\S+) \\| ([^|]+) \\| ([^|]+) \\|", Pattern.MULTILINE);

    @Test
    void thePageListsWhatTheModulesBring() throws IOException {
        TreeMap<String, String> listed = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(Script.HOUSE.resolve("docs/dependencies.md")));
        while (row.find()) {
            listed.put(row.group(1), row.group(2) + ", " + row.group(3));
        }
        assertThat(listed).isEqualTo(brought());
    }

    /** {@code build/vega.min.js} of the package {@code vega} of npm, in which nothing is to be mended here. */
    @Test
    void theScriptOfVegaIsThatOfItsPackage() throws IOException {
        Path script =
                Script.HOUSE.resolve("effekt-report/src/main/resources/dk/effekt/report/internal/vega-5.33.1.min.js");

        assertThat(Hashing.sha256().hashBytes(Files.readAllBytes(script)))
                .hasToString("463f3db6a40b20e9747b4ed38f37ed0add508838f9141b1cf8366784b07b30c8");
    }

    private static TreeMap<String, String> brought() throws IOException {
        TreeMap<String, String> brought = new TreeMap<>();
        for (String module : new String[] {"effekt-core", "effekt-dream", "effekt-sroi", "effekt-report"}) {
            Path sbom = Script.HOUSE.resolve(module).resolve("target/bom.json");
            assumeThat(sbom).as("what `mvn package` leaves").exists();
            for (JsonNode component : new ObjectMapper().readTree(sbom.toFile()).get("components")) {
                String name = component.get("group").asText() + ":"
                        + component.get("name").asText();
                if (!name.startsWith("dk.effekt:")) {
                    brought.put(name, component.get("version").asText() + ", " + licences(component));
                }
            }
        }
        return brought;
    }

    private static String licences(JsonNode component) {
        TreeSet<String> licences = new TreeSet<>();
        for (JsonNode entry : component.get("licenses")) {
            JsonNode licence = entry.path("license");
            licences.add(
                    entry.has("expression")
                            ? entry.get("expression").asText()
                            : licence.path("id").asText(licence.path("name").asText()));
        }
        return String.join(" or ", licences);
    }
}
