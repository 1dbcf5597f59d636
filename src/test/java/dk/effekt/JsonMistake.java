package dk.effekt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Documents with a mistake, for what must refuse them. */
public final class JsonMistake {

    /** What a reader says of the shape of a document, not of what its parts mean together. */
    public static final String OF_THE_SHAPE =
            "(?s).*(is missing|lacks '|is not known|is not a |is no object|has no kind|another version|no such choice"
                    + "| of kind ).*";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonMistake() {}

    /** The document with one mistake somewhere: a field misspelt, missing, beside one that is not known, or of another value. */
    public static String in(String json, Random random) {
        try {
            JsonNode document = MAPPER.readTree(json);
            make(document, random);
            return document.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + json, e);
        }
    }

    private static void make(JsonNode document, Random random) {
        List<JsonNode> places = new ArrayList<>();
        collect(document, places);
        JsonNode place = places.get(random.nextInt(places.size()));
        JsonNode other = value(random);
        if (place instanceof ArrayNode list) {
            if (list.isEmpty()) {
                list.add(other);
            } else {
                list.set(random.nextInt(list.size()), other);
            }
            return;
        }
        ObjectNode object = (ObjectNode) place;
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(4)) {
            case 0 -> object.set(name + "s", object.remove(name));
            case 1 -> object.remove(name);
            case 2 -> object.set(name + "s", object.get(name));
            default -> object.set(name, other);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> into) {
        if (node.isContainerNode()) {
            into.add(node);
            node.forEach(child -> collect(child, into));
        }
    }

    private static JsonNode value(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> MAPPER.getNodeFactory().numberNode(-1);
            case 1 -> MAPPER.getNodeFactory().numberNode(0);
            case 2 -> MAPPER.getNodeFactory().numberNode(0.5);
            case 3 -> MAPPER.getNodeFactory().numberNode(99_999_999_999L);
            case 4 -> MAPPER.getNodeFactory().textNode("sex");
            case 5 -> MAPPER.getNodeFactory().textNode("union");
            case 6 -> MAPPER.getNodeFactory().nullNode();
            case 7 -> MAPPER.createObjectNode().put("kind", "age");
            default -> MAPPER.createArrayNode();
        };
    }
}
