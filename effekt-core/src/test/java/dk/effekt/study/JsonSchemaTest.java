package dk.effekt.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.effekt.cohort.HeadToHeadDesign;
import dk.effekt.disclosure.SmallCells;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @MethodSource("dk.effekt.study.JsonSchemaTest#schemas")
    void isASchemaOfDraft2020(String text) throws Exception {
        JsonNode schema = MAPPER.readTree(text);

        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(Schema.ofDraft2020().against(text)).isEmpty();
    }

    static List<String> schemas() {
        return List.of(Study.jsonSchema(), StudyResult.jsonSchema());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyFieldIsDescribedAndNoOtherIsAccepted(String text) throws Exception {
        for (JsonNode object : MAPPER.readTree(text).findParents("properties")) {
            if (object.path("type").asText().equals("object")) {
                assertThat(object.has("additionalProperties")).as("%s", object).isTrue();
                object.path("properties")
                        .properties()
                        .forEach(field -> assertThat(field.getKey().equals("kind")
                                        || field.getValue().has("description")
                                        || field.getValue().has("$ref"))
                                .as("%s is described", field)
                                .isTrue());
            }
        }
    }

    /** A kind that is added to the vocabulary has its place in the schema, too. */
    @Test
    void knowsTheKindsOfTheVocabulary() throws Exception {
        JsonNode roles = MAPPER.readTree(Study.jsonSchema()).path("$defs");

        assertThat(ProtocolVocabulary.effekt().table().lines()).hasSize(7).allSatisfy(line -> {
            String role = line.substring(0, line.indexOf(": "));
            JsonNode schema = roles.path(role.equals("estimator of the effect in a week") ? "effect-estimator" : role);
            assertThat(kinds(schema))
                    .as(role)
                    .containsExactlyElementsOf(
                            Arrays.asList(line.substring(role.length() + 2).split(", ")));
        });
    }

    private static Set<String> kinds(JsonNode role) {
        Set<String> kinds = new TreeSet<>();
        for (JsonNode branch : role.path("oneOf")) {
            JsonNode kind =
                    branch.has("const") ? branch : branch.path("properties").path("kind");
            kind.path("enum").forEach(each -> kinds.add(each.asText()));
            if (kind.has("const")) {
                kinds.add(kind.path("const").asText());
            }
        }
        return kinds;
    }

    @Test
    void acceptsAHeadToHeadDesign() {
        String json = Simulated.study()
                .design(HeadToHeadDesign.headToHead("mentor"))
                .build()
                .toJson();

        assertThat(Schema.PROTOCOL.against(json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 11})
    void acceptsAResultWithItsProtocolAndAlsoAnAnonymousOne(long seed) throws Exception {
        StudyResult result = Simulated.of(seed, 400).estimate(Simulated.study().build());
        String anonymous = result.anonymous(SmallCells.standard()).json();

        assertThat(Schema.RESULT.against(result.toJson())).isEmpty();
        assertThat(Schema.RESULT.against(anonymous)).isEmpty();
        assertThat(anonymous).contains("\"anonymous\"").contains("null");
        assertThat(Schema.PROTOCOL.against(
                        MAPPER.readTree(result.toJson()).path("protocolJson").toString()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"estimand\" : ~\"estimate\" : ",
                "\"ciLow\" : ~\"ciLo\" : ",
                "\"severity\" : \"~\"severity\" : \"un",
                "\"effektProtocol\" : 1~\"effekt\" : 1",
                "\"unit\" : \"share\"~\"unit\" : \"kroner\"",
                "\"complete\" : true~\"complete\" : 1",
                "\"lost\" : ~\"lost\" : -1"
            })
    void refusesAResultThatWasWrittenByAnother(String change) {
        String right = change.substring(0, change.indexOf('~'));
        String json = Simulated.of(7, 400).estimate(Simulated.study().build()).toJson();
        String changed = json.replace(right, change.substring(right.length() + 1));

        assertThat(changed).isNotEqualTo(json);
        assertThat(Schema.RESULT.against(changed)).isNotEmpty();
    }
}
