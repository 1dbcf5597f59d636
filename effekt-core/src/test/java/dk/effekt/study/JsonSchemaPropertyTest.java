package dk.effekt.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.effekt.JsonMistake;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The schema of protocols and the reader of protocols agree. */
class JsonSchemaPropertyTest {

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
    void aMistakeIsRefusedByBoth(@ForAll("studies") Study study, @ForAll Random random) {
        String json = JsonMistake.in(study.toJson(), random);

        List<String> schema = Schema.PROTOCOL.against(json);
        IllegalArgumentException reader =
                catchThrowableOfType(IllegalArgumentException.class, () -> Study.fromJson(json));
        if (!schema.isEmpty()) {
            assertThat(reader).as("the schema says %s of %s", schema, json).isNotNull();
        } else if (reader != null) {
            assertThat(reader.getMessage()).as("the schema accepts %s", json).doesNotMatch(JsonMistake.OF_THE_SHAPE);
        }
    }
}
