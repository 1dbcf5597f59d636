package dk.effekt.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.effekt.Browser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What holds of every picture. */
final class PictureChecks {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PictureChecks() {}

    /** The specification, every encoding of which names only fields that each row of its data has. */
    static JsonNode spec(Picture picture) {
        try {
            JsonNode root = MAPPER.readTree(picture.toVegaLite());
            check(root, root, "", List.of());
            return root;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Rows of a data set. */
    static List<JsonNode> rows(Picture picture, String name) {
        List<JsonNode> rows = new ArrayList<>();
        spec(picture).get("datasets").get(name).forEach(rows::add);
        return rows;
    }

    private static void check(JsonNode root, JsonNode view, String inherited, List<String> above) {
        String data = view.has("data") ? view.get("data").get("name").asText() : inherited;
        List<String> fields = new ArrayList<>(above);
        JsonNode encoding = view.path("encoding");
        encoding.fieldNames().forEachRemaining(channel -> {
            // A channel of one's own, or none, stands in place of that above.
            if (encoding.get(channel).isNull()
                    || encoding.get(channel).has("value")
                    || encoding.get(channel).has("datum")) {
                fields.removeIf(field -> field.startsWith(channel + "="));
            }
            fields(encoding.get(channel)).forEach(field -> fields.add(channel + "=" + field));
        });
        if (view.has("layer")) {
            view.get("layer").forEach(layer -> check(root, layer, data, fields));
        } else {
            assertThat(root.get("datasets").has(data)).as("data '%s'", data).isTrue();
            for (JsonNode row : root.get("datasets").get(data)) {
                assertThat(fields)
                        .allSatisfy(field -> assertThat(row.has(field.substring(field.indexOf('=') + 1)))
                                .as("%s in %s of '%s'", field, row, data)
                                .isTrue());
            }
        }
    }

    private static List<String> fields(JsonNode channel) {
        List<String> fields = new ArrayList<>();
        if (channel.isArray()) {
            channel.forEach(each -> fields.addAll(fields(each)));
        } else if (channel.has("field")) {
            fields.add(channel.get("field").asText());
        }
        return fields;
    }

    /** Draws it in a browser, where there is one, and returns the page as it is then. */
    static String drawn(Picture picture, String name, Path folder) throws Exception {
        Optional<Browser> browser = Browser.find();
        assumeTrue(browser.isPresent(), "no Chromium on the path");
        Path page = folder.resolve(name + ".html");
        picture.writeTo(page);
        Browser.Loaded loaded = browser.get().load(page);
        assertThat(loaded.console()).isEmpty();
        assertThat(loaded.dom()).contains("<svg");
        if (System.getProperty("screenshots") != null) {
            picture.writeTo(Path.of(System.getProperty("screenshots"), name + ".json"));
            browser.get().screenshot(page, 900, 900, Path.of(System.getProperty("screenshots"), name + ".png"));
        }
        return loaded.dom();
    }
}
