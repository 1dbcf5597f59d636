package dk.effekt.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The schema of protocols and the reader of protocols agree. */
class JsonSchemaPropertyTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What the reader says of the shape of a document, not of what its parts mean together. */
    private static final String OF_THE_SHAPE =
            "(?s).*(is missing|lacks '|is not known|is not a |is no object|has no kind|another version|no such choice"
                    + "| of kind ).*";

    @Provide
    Arbitrary<Study> studies() {
        return StudyJsonPropertyTest.studies();
    }

    @Property(tries = 300)
    void everyProtocolIsAccepted(@ForAll("studies") Study study) {
        assertThat(Schema.PROTOCOL.against(study.toJson())).isEmpty();
    }

    /** Fields misspelt, taken away, doubled under another name, of another type or out of range, anywhere in the document. */
    @Property(tries = 1_000)
    void aMistakeIsRefusedByBoth(@ForAll("studies") Study study, @ForAll Random random) throws JsonProcessingException {
        JsonNode document = MAPPER.readTree(study.toJson());
        String what = mistake(document, random);
        String json = document.toString();

        List<String> schema = Schema.PROTOCOL.against(json);
        IllegalArgumentException reader =
                catchThrowableOfType(IllegalArgumentException.class, () -> Study.fromJson(json));
        if (!schema.isEmpty()) {
            assertThat(reader)
                    .as("%s: the schema says %s; the reader of %s", what, schema, json)
                    .isNotNull();
        } else if (reader != null) {
            assertThat(reader.getMessage())
                    .as("%s: the schema accepts %s", what, json)
                    .doesNotMatch(OF_THE_SHAPE);
        }
    }

    private static String mistake(JsonNode document, Random random) {
        List<JsonNode> places = new ArrayList<>();
        collect(document, places);
        JsonNode place = places.get(random.nextInt(places.size()));
        JsonNode other = value(random);
        if (place instanceof ArrayNode list) {
            if (list.isEmpty()) {
                list.add(other);
                return other + " added";
            }
            int at = random.nextInt(list.size());
            JsonNode before = list.set(at, other);
            return before + " became " + other;
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
        return "'" + name + "' in " + object;
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
