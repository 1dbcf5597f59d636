package dk.effekt.report.picture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.Iterables;
import dk.effekt.internal.Resources;
import dk.effekt.protocol.Language;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A specification in the making: a form of its own in the resources of this package, in which texts such as {@code ${week}} stand
 * for labels in the picture's language, and the data, by name. The data that all marks share are called {@code rows}.
 */
final class Spec {

    static final String ROWS = "rows";

    /** Of a picture that does not say its own; pixels. */
    private static final int HEIGHT = 320;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String form;
    private final Language language;
    private final ObjectNode root;
    private final ObjectNode data;
    private final Map<String, JsonNode> labels = new HashMap<>();
    private final Set<String> unused = new HashSet<>();

    private Spec(String form, Language language) {
        this.form = form;
        this.language = language;
        this.root = MAPPER.createObjectNode();
        this.data = MAPPER.createObjectNode();
    }

    /** Of a table, from a form that somebody else brings; it has no labels, and no data. */
    static ObjectNode own(DataTable table, String description, String vegaLite) {
        ObjectNode form = parsed(vegaLite);
        for (String barred : List.of("data", "datasets", "url", "href")) {
            if (form.findValue(barred) != null) {
                throw new IllegalArgumentException("the specification of '" + table.title() + "' has '" + barred
                        + "'; a picture draws the rows of its table and fetches nothing: leave it out");
            }
        }
        Spec spec = new Spec("", table.language()).data(ROWS);
        for (List<Object> cells : table.rows()) {
            ObjectNode row = spec.row(ROWS);
            for (int column = 0; column < cells.size(); column++) {
                row.set(table.columns().get(column).heading(), MAPPER.valueToTree(cells.get(column)));
            }
        }
        if (form.has("mark") || form.has("layer")) {
            // A height by the number of rows does not go with the width of a page: Vega-Lite would warn.
            spec.root.put("height", HEIGHT);
        }
        return spec.build(table.title(), description, form);
    }

    private static ObjectNode parsed(String vegaLite) {
        try {
            if (MAPPER.readTree(vegaLite) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the specification is no JSON: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("the specification is no object of JSON, such as {\"mark\": \"bar\"}");
    }

    /** From the form in {@code form.json}. */
    static Spec of(String form, Language language) {
        return new Spec(form, language);
    }

    /** Says what stands for a label. */
    Spec label(String name, String english, String danish) {
        return label(name, language.either(english, danish));
    }

    /** The same where it is a name that no language changes. */
    Spec label(String name, String text) {
        return list(name, (Object) text);
    }

    /** Says what the ends of a 95 % interval are called, as {@link DataTable.Builder#interval} does. */
    Spec interval() {
        return label("low", "95 % from", "95 % fra").label("high", "to", "til");
    }

    /** The same where it is several texts or numbers, such as all groups in their order. */
    Spec list(String name, Object texts) {
        labels.put(name, MAPPER.valueToTree(texts));
        unused.add(name);
        return this;
    }

    // Jackson 2.15, which an embedder may have, knows neither withArrayProperty nor removeIf of an ArrayNode.

    /** Adds an object to data of a name; it is to be filled. */
    ObjectNode row(String name) {
        return data.withArray(name).addObject();
    }

    /** Says that there are such data, if only of no rows. */
    Spec data(String name) {
        data.withArray(name);
        return this;
    }

    /**
     * The specification.
     *
     * @throws IllegalStateException if the form has a label that was not given, or none of one that was
     */
    ObjectNode build(String title, String description) {
        ObjectNode built = build(title, description, (ObjectNode) labelled(read(form)));
        if (!unused.isEmpty()) {
            throw new IllegalStateException("the form " + form + " has no labels " + unused);
        }
        return built;
    }

    private ObjectNode build(String title, String description, ObjectNode own) {
        root.put("$schema", "https://vega.github.io/schema/vega-lite/v5.json");
        root.put("title", title).put("description", description);
        root.putObject("usermeta").set("embedOptions", embedOptions());
        root.putObject("data").put("name", ROWS);
        root.set("datasets", finite(data));
        if (!own.has("facet")) {
            root.put("width", "container"); // panels side by side have widths of their own
        }
        if (own.get("layer") instanceof ArrayNode layers) {
            Iterables.removeIf(layers, layer -> hasNoRows(layer, data));
        }
        root.setAll(own);
        root.set("config", read("config"));
        return root;
    }

    /** Whether a layer has data of its own, of no rows: Vega would warn that an axis has no extent. */
    private static boolean hasNoRows(JsonNode layer, JsonNode data) {
        JsonNode rows = data.get(layer.path("data").path("name").asText());
        return rows != null && rows.isEmpty();
    }

    /** What is not finite is not there: JSON has no such numbers, and Jackson writes words for them. */
    private JsonNode finite(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                field.setValue(finite(field.getValue()));
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(this::finite);
        }
        return node.isFloatingPointNumber() && !Double.isFinite(node.asDouble()) ? root.nullNode() : node;
    }

    private JsonNode labelled(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                field.setValue(labelled(field.getValue()));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, labelled(array.get(i)));
            }
        } else if (node.isTextual() && node.asText().startsWith("${")) {
            String name = node.asText().substring(2, node.asText().length() - 1);
            JsonNode text = labels.get(name);
            if (text == null) {
                throw new IllegalStateException("nothing stands for '" + name + "' in the form " + form);
            }
            unused.remove(name);
            return text.deepCopy();
        }
        return node;
    }

    private static JsonNode read(String name) {
        try {
            return MAPPER.readTree(Resources.text(Spec.class, name + ".json"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How Vega-Embed is to write numbers. */
    private ObjectNode embedOptions() {
        ObjectNode options = MAPPER.createObjectNode().put("renderer", "svg").put("actions", false);
        ObjectNode numbers = options.putObject("formatLocale");
        numbers.put("decimal", language.either(".", ",")).put("thousands", language.either(",", "."));
        numbers.putArray("grouping").add(3);
        numbers.putArray("currency").add("").add("\u00a0kr.");
        numbers.put("percent", "\u00a0%").put("minus", "−");
        return options;
    }
}
