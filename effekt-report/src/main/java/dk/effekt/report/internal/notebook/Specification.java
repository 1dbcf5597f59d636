package dk.effekt.report.internal.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dk.effekt.report.picture.Picture;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The specification of a picture as a kernel can send it: with a width of its own, as a cell has none before it is drawn, and without
 * null, which the kernel leaves out. Vega-Lite takes null for "none", and what is left out for "as usual", such as labels in
 * alphabetical order. It takes false for "none", too, of all but titles. Numbers that are not there are made null again by a
 * transform, lest they be called NaN.
 */
final class Specification {

    private static final int PIXELS = 640;
    private static final String DATA = "datasets";
    private static final String ROWS = "rows";
    private static final String TRANSFORM = "transform";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Specification() {}

    /** As maps and lists, which any kernel can write. */
    static Map<?, ?> of(Picture picture) {
        try {
            ObjectNode spec = (ObjectNode) JSON.readTree(picture.toVegaLite());
            if (spec.has("width")) {
                spec.put("width", PIXELS);
            }
            for (Map.Entry<String, JsonNode> part : spec.properties()) {
                if (!part.getKey().equals(DATA)) {
                    fill(part.getValue());
                }
            }
            ArrayNode transform = JSON.createArrayNode();
            for (String column : columnsWithNull(spec.path(DATA).path(ROWS))) {
                String datum = "datum[" + JSON.writeValueAsString(column) + "]";
                transform
                        .addObject()
                        .put("calculate", "isValid(" + datum + ") ? " + datum + " : null")
                        .put("as", column);
            }
            spec.path(TRANSFORM).forEach(transform::add);
            if (!transform.isEmpty()) {
                spec.set(TRANSFORM, transform);
            }
            return JSON.convertValue(spec, Map.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> columnsWithNull(JsonNode rows) {
        Set<String> columns = new TreeSet<>();
        for (JsonNode row : rows) {
            for (Map.Entry<String, JsonNode> cell : row.properties()) {
                if (cell.getValue().isNull()) {
                    columns.add(cell.getKey());
                }
            }
        }
        return columns;
    }

    private static void fill(JsonNode part) {
        part.forEach(Specification::fill);
        if (part instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                if (field.getValue().isNull()) {
                    field.setValue(field.getKey().equals("title") ? TextNode.valueOf("") : BooleanNode.FALSE);
                }
            }
        }
    }
}
