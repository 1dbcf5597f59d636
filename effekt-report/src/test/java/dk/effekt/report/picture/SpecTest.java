package dk.effekt.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.base.Suppliers;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import dk.effekt.internal.Resources;
import dk.effekt.protocol.Language;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every specification is one by the schema of the Vega-Lite that comes with the library. */
class SpecTest {

    private static final String SCHEMA_FILE = "/META-INF/resources/webjars/vega-lite/5.23.0/vega-lite-schema.json";

    // Its definitions refer to each other in so many ways that all of them at once do not fit into memory.
    private static final Supplier<JsonSchema> SCHEMA = Suppliers.memoize(() -> JsonSchemaFactory.getInstance(
                    SpecVersion.VersionFlag.V7)
            .getSchema(
                    Resources.text(SpecTest.class, SCHEMA_FILE),
                    SchemaValidatorsConfig.builder().preloadJsonSchema(false).build()));

    static Stream<Arguments> pictures() {
        return Stream.of(Language.values())
                .flatMap(language -> Drawn.in(language).entrySet().stream()
                        .map(picture -> Arguments.of(picture.getKey(), language, picture.getValue())));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("pictures")
    void itIsVegaLite(String name, Language language, Picture picture) {
        assertThat(SCHEMA.get().validate(picture.toVegaLite(), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsNone() {
        assertThat(SCHEMA.get().validate("{\"mark\": \"no such mark\", \"encoding\": {}}", InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void whatIsNotFiniteIsNotThere() throws Exception {
        Spec spec = Spec.of("effect-path", Language.ENGLISH);
        Stream.of("week", "effect", "estimate", "eachWeek", "wholePath", "lockIn", "low", "high")
                .forEach(label -> spec.label(label, label));
        spec.row(Spec.ROWS).put("week", 0).put("low", Double.NaN).put("high", Double.POSITIVE_INFINITY);

        JsonNode built =
                new ObjectMapper().readTree(spec.build("title", "description").toString());

        assertThat(built.at("/datasets/rows/0").toString()).isEqualTo("{\"week\":0,\"low\":null,\"high\":null}");
    }

    @Test
    void aLayerOfNoRowsIsLeftOut() {
        Spec spec = Spec.of("effect-path", Language.ENGLISH).data("lockIn");
        Stream.of("week", "effect", "estimate", "eachWeek", "wholePath", "lockIn", "low", "high")
                .forEach(label -> spec.label(label, label));

        assertThat(spec.build("title", "description").get("layer")).hasSize(5);
    }

    @Test
    void aLabelThatIsMissingOrMisspeltIsSeenAtOnce() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Spec.of("effect-path", Language.ENGLISH).build("title", "description"))
                .withMessageContaining("nothing stands for");
    }
}
