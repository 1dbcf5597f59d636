package dk.effekt.study;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;

/** A JSON Schema by another's implementation of them. */
final class Schema {

    static final Schema PROTOCOL = of(Study.jsonSchema());
    static final Schema RESULT = of(StudyResult.jsonSchema());

    private final JsonSchema schema;

    private Schema(JsonSchema schema) {
        this.schema = schema;
    }

    private static Schema of(String text) {
        return new Schema(
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text, InputFormat.JSON));
    }

    /** That of schemas. */
    static Schema ofDraft2020() {
        return new Schema(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of(SchemaId.V202012)));
    }

    /** What it says against a document; empty if it accepts it. */
    List<String> against(String document) {
        return schema.validate(document, InputFormat.JSON).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }
}
