package dk.effekt.sroi;

import static dk.effekt.sroi.Kroner.kroner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import dk.effekt.JsonMistake;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The schema of value maps and their reader agree. */
class ValueMapSchemaPropertyTest {

    private static final JsonSchemaFactory DRAFT_2020 = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final JsonSchema SCHEMA = DRAFT_2020.getSchema(ValueMap.jsonSchema(), InputFormat.JSON);

    @Provide
    Arbitrary<ValueMap> maps() {
        return Combinators.combine(
                        amounts(),
                        shares(),
                        shares(),
                        Arbitraries.of(Basis.class),
                        Arbitraries.of(ValueKind.class),
                        Arbitraries.of(
                                Discounting.constant(0.035), Discounting.none(), Discounting.finansministeriet()),
                        Arbitraries.integers().between(1, 3))
                .as((amount, share, other, basis, kind, discounting, years) -> ValueMap.named("m")
                        .discounting(discounting)
                        .participants(10)
                        .group(StakeholderGroup.of("a", 5, 2))
                        .output("a", "talks")
                        .input("a", kroner(amount).inTotal().from(years))
                        .input("b", kroner(100).perParticipant())
                        .outcome(
                                ValueKind.FISCAL,
                                "a",
                                "weeks",
                                Quantity.avoidedByYear(ExampleEffects.example().path(ExampleEffects.BENEFIT)),
                                kroner(1_500).perWeek(2024, "rates"))
                        .outcome(ValueOutcome.of(
                                        kind,
                                        "b",
                                        "visits",
                                        Quantity.stated(amount, basis, "log"),
                                        kroner(94).per("visit", 2024, "list"))
                                .lasting(years, Deduction.of(share, "assumed"))
                                .withDeadweight(Deduction.of(other, "survey")))
                        .note("by hand"));
    }

    private static Arbitrary<Distribution> amounts() {
        return Arbitraries.of(
                Distribution.fixed(7),
                Distribution.uniform(1, 2),
                Distribution.triangular(1, 2, 4),
                Distribution.lognormal(3, 1),
                Distribution.gamma(100, 10));
    }

    private static Arbitrary<Distribution> shares() {
        return Arbitraries.of(Distribution.fixed(0), Distribution.fixed(0.2), Distribution.beta(0.2, 0.1));
    }

    @Example
    void itIsASchema() {
        assertThat(DRAFT_2020
                        .getSchema(SchemaLocation.of(SchemaId.V202012))
                        .validate(ValueMap.jsonSchema(), InputFormat.JSON))
                .isEmpty();
    }

    @Property(tries = 100)
    void everyMapIsAccepted(@ForAll("maps") ValueMap map) {
        assertThat(SCHEMA.validate(map.toJson(), InputFormat.JSON)).isEmpty();
    }

    /** The reader refuses more: what parts mean together. */
    @Property(tries = 1_000)
    void aMistakeIsRefusedByBoth(@ForAll("maps") ValueMap map, @ForAll Random random) {
        String json = JsonMistake.in(map.toJson(), random);

        var schema = SCHEMA.validate(json, InputFormat.JSON);
        IllegalArgumentException reader =
                catchThrowableOfType(IllegalArgumentException.class, () -> ValueMap.fromJson(json));
        if (!schema.isEmpty()) {
            assertThat(reader).as("the schema says %s of %s", schema, json).isNotNull();
        } else if (reader != null) {
            assertThat(reader.getMessage()).as("the schema accepts %s", json).doesNotMatch(JsonMistake.OF_THE_SHAPE);
        }
    }
}
