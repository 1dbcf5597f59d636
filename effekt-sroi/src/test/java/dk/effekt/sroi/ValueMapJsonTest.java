package dk.effekt.sroi;

import static dk.effekt.sroi.Basis.PER_PARTICIPANT;
import static dk.effekt.sroi.Basis.TOTAL;
import static dk.effekt.sroi.Distribution.beta;
import static dk.effekt.sroi.Distribution.gamma;
import static dk.effekt.sroi.Distribution.lognormal;
import static dk.effekt.sroi.Distribution.triangular;
import static dk.effekt.sroi.Distribution.uniform;
import static dk.effekt.sroi.Kroner.kroner;
import static dk.effekt.sroi.ValueKind.FISCAL;
import static dk.effekt.sroi.ValueKind.OTHER;
import static dk.effekt.sroi.ValueKind.WELLBEING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.effect.Effects;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ValueMapJsonTest {

    private final Effects effects = ExampleEffects.example();

    private final ValueMap stated = ValueMap.named("Everything \"stated\"")
            .participants(120, "list of 2024")
            .discounting(Discounting.constant(0.03).at(Discounting.Timing.MID))
            .group(StakeholderGroup.of("Citizen", 120, 30))
            .group(new StakeholderGroup("State", OptionalInt.empty(), OptionalInt.empty()))
            .output("Municipality", "24 courses of ten weeks")
            .note("Equalisation is not included.")
            .input(
                    "Municipality",
                    kroner(gamma(5_000, 400)).perParticipant().from(1).derivedFrom("offer"))
            .input("Fund", Cost.byYear(TOTAL, 1_000.25, 0, 1.0 / 3))
            .outcome(ValueOutcome.of(
                            OTHER,
                            "Citizen",
                            "visits",
                            new Stated(
                                    List.of(triangular(1, 2, 6), Distribution.fixed(0.1)), PER_PARTICIPANT, "log", ""),
                            Proxy.byYear("visit", 2024, "price list", 100, 0.1)
                                    .withFactor(new Factor("price level", lognormal(1, 0.1))))
                    .withIndicator("visits in the log")
                    .startingIn(2)
                    .extrapolated(Extrapolation.dropOff(Deduction.of(uniform(0.1, 0.3), "assumed"), 3))
                    .withDeadweight(Deduction.of(0.25, "survey").because("half said so"))
                    .withDisplacement(Deduction.of(beta(0.1, 0.05), "survey")))
            .outcome(
                    FISCAL,
                    "Region",
                    "days in hospital",
                    Quantity.stated(4, PER_PARTICIPANT, "trial of 2019").against("239 drawn by lot"),
                    kroner(2_000).per("day", 2024, "price list"));

    private final ValueMap measured = ValueMap.named("Measured")
            .discounting(Discounting.finansministeriet())
            .input("Municipality", kroner(5_000).perParticipant())
            .outcome(
                    FISCAL,
                    "Municipality",
                    "Weeks on benefit",
                    Quantity.avoidedByYear(effects.path(ExampleEffects.BENEFIT)),
                    kroner(1_559).perWeek(2024, "rates"))
            .outcome(
                    WELLBEING,
                    "Citizen",
                    "Weeks in job",
                    Quantity.gained(effects.path(ExampleEffects.JOB).cumulated(0, 51)),
                    kroner(100).perWeek(2024, "rates"));

    @Test
    void whatIsStatedComesBackEqual() {
        ValueMap back = ValueMap.fromJson(stated.toJson());
        assertThat(back.toJson()).isEqualTo(stated.toJson());
        assertThat(back.outcomes()).isEqualTo(stated.outcomes());
        assertThat(back.inputs()).isEqualTo(stated.inputs());
        assertThat(back.groups()).isEqualTo(stated.groups());
        assertThat(back.outputs()).isEqualTo(stated.outputs());
        assertThat(back.notes()).containsExactly("Equalisation is not included.");
        assertThat(back.discounting()).isEqualTo(stated.discounting());
        assertThat(back.evaluate().summary()).isEqualTo(stated.evaluate().summary());
        assertThat(back.parameters()).isEqualTo(stated.parameters());
    }

    @Test
    void whatIsMeasuredComesToTheSameToTheBitAndSaysWhereItIsFrom() {
        ValueMap back = ValueMap.fromJson(measured.toJson());
        Sroi before = measured.evaluate();
        Sroi after = back.evaluate();
        assertThat(after.presentValue()).isEqualTo(before.presentValue());
        assertThat(after.ratio()).isEqualTo(before.ratio());
        assertThat(after.value()).isEqualTo(before.value());
        assertThat(after.breakEvenFactor()).isEqualTo(before.breakEvenFactor());
        assertThat(back.model().effects()).hasSize(3);
        assertThat(back.toJson()).isEqualTo(measured.toJson());
        assertThat(after.summary().replaceAll("\\s+", " ")).contains("measured, as recorded in a file as ATT of");
        assertThat(after.summary()
                        .replaceAll(", as\\s+recorded\\s+in\\s+a\\s+file", "")
                        .replaceAll("\\s+", " "))
                .isEqualTo(before.summary().replaceAll("\\s+", " "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> back.outcomes().get(0).withDeadweight(Deduction.of(0.1, "x")))
                .withMessageContaining("would count it twice");
    }

    @Test
    void twoFilesAreTwoEstimationsUnlessTheirNumbersAreTheSame() {
        MeasuredEffect one = ((Measured)
                        ValueMap.fromJson(measured.toJson()).outcomes().get(0).quantity())
                .effects()
                .get(0);
        MeasuredEffect again = ((Measured)
                        ValueMap.fromJson(measured.toJson()).outcomes().get(0).quantity())
                .effects()
                .get(0);
        MeasuredEffect live =
                ((Measured) measured.outcomes().get(0).quantity()).effects().get(0);
        assertThat(one).isEqualTo(again).hasSameHashCodeAs(again).isNotEqualTo(live);
        assertThat(one.covariance(live)).isZero();
        assertThat(one.covariance(again)).isEqualTo(live.covariance(live));
        assertThat(one.isRecorded()).isTrue();
        assertThat(live.isRecorded()).isFalse();
    }

    @Test
    void whatIsWrongIsNamedWithItsPlace() {
        String json = stated.toJson();
        refused(
                json.replace("\"kind\" : \"other\"", "\"kind\" : \"fiskal\""),
                "$.outcomes[0].kind",
                "did you mean 'fiscal'?");
        refused(
                json.replace("\"deadweight\"", "\"deadweigt\""),
                "$.outcomes[0].deadweigt",
                "did you mean 'deadweight'?");
        refused(json.replace("\"share\" : 0.25", "\"share\" : 25"), "$.outcomes[0].deadweight", "from 0 to 1");
        refused(json.replace("\"triangular\"", "\"triangle\""), "shape", "triangular");
        refused(
                json.replace("\"effektValueMap\" : 1", "\"effektValueMap\" : 2"),
                "$.effektValueMap",
                "another version");
        refused(json.replace("\"basis\" : \"total\",", ""), "$.inputs[1]", "'basis' is missing");
        String joint = measured.toJson();
        refused(joint.replace("\"effect\" : 3", "\"effect\" : 4"), "years[0].effect", "there is no effect 4");
        refused("{", "value map is not JSON");
    }

    @Test
    void whatIsMissingIsNamed() throws JsonProcessingException {
        refused(without(stated, "", "discounting"), "$.discounting", "write how values of later years count");
        refused(without(stated, "/outcomes/0", "value"), "$.outcomes[0]", "'value' is missing, what a unit is worth");
        refused(without(stated, "/outcomes/0/value/factor", "distribution"), "$.outcomes[0].value.factor.distribution");
        refused(
                stated.toJson().replace("\"share\" : 0.25", "\"share\" : 0.25, \"distribution\" : {}"),
                "$.outcomes[0].deadweight.share",
                "there is a distribution, too; only one of them counts");
    }

    @Test
    void effectsAreNumberedAndHaveACovarianceWithEachBeforeThem() {
        String json = measured.toJson();
        refused(
                json.replaceFirst("\"number\" : 2", "\"number\" : 3"),
                "$.effects[1].number",
                "3; effects are numbered from 1 in their order");
        refused(
                json.replaceFirst("\"with\" : 2", "\"with\" : 3"),
                "$.effects[1].covariances[1].with",
                "3; covariances are those with the effects 1 to 2 in order");
        refused(
                json.replaceFirst(",\\s*\\{\\s*\"with\" : 3,[^}]*}", ""),
                "$.effects[2].covariances",
                "there are 2; effect 3 needs those with the effects 1 to 3");
        refused(
                json.replaceFirst("(\"with\" : 1,\\s+\"covariance\" : )", "$1-"),
                "the variance of effect 1",
                "it must be at least 0");
    }

    /** Whose covariances are those of one and the same effect. */
    @Test
    void anEffectThatTwoOutcomesRestOnIsWrittenOnce() throws JsonProcessingException {
        Measured weeks = Quantity.avoided(effects.path(ExampleEffects.BENEFIT).cumulated(0, 51));
        ValueMap map = ValueMap.named("Two payers")
                .outcome(FISCAL, "Municipality", "weeks", weeks, kroner(900).perWeek(2024, "rates"))
                .outcome(FISCAL, "State", "weeks", weeks, kroner(600).perWeek(2024, "rates"));
        assertThat(new ObjectMapper().readTree(map.toJson()).get("effects")).hasSize(1);
        assertThat(ValueMap.fromJson(map.toJson()).parameters()).hasSize(1);
    }

    /** The last rate holds for ever, which is not a year. */
    @Test
    void theLastRateNamesNoYear() throws JsonProcessingException {
        JsonNode rates = new ObjectMapper().readTree(measured.toJson()).at("/discounting/rates");
        assertThat(rates.get(0).get("throughYear").intValue()).isEqualTo(35);
        assertThat(rates.get(2).has("throughYear")).isFalse();
    }

    @Test
    void impossibleCovariancesAreRefused() {
        String json = measured.toJson().replaceFirst("(\"with\" : 1,\\s+\"covariance\" : )[-0-9.E]+", "$11e-9");
        refused(json, "$.effects[1].covariances", "with effect 1 is more than their standard errors allow");
    }

    @Test
    void aResultIsWrittenWithItsMap() throws Exception {
        Sroi sroi = measured.evaluate();
        JsonNode root = new ObjectMapper().readTree(sroi.toJson());
        assertThat(root.get("effektSroi").intValue()).isEqualTo(1);
        assertAmount(root.get("ratio"), sroi.ratio().orElseThrow());
        assertAmount(root.get("inputCost"), sroi.inputCost());
        assertAmount(root.get("netPresentValue"), sroi.netPresentValue());
        assertValue(root.get("value"), sroi.value());
        assertValue(root.at("/kinds/fiscal"), sroi.value(FISCAL).orElseThrow());
        assertThat(root.at("/stakeholders/1/stakeholder").textValue()).isEqualTo("Citizen");
        assertValue(root.at("/stakeholders/1"), sroi.value("Citizen").orElseThrow());
        assertThat(root.at("/outcomes/0/outcome").textValue()).isEqualTo("Weeks on benefit");
        assertAmount(root.at("/outcomes/0/impact"), sroi.outcomes().get(0).impact());
        assertValue(root.at("/outcomes/0"), sroi.outcomes().get(0).value());
        assertAmount(root.at("/inputs/0/presentValue"), sroi.inputs().get(0).presentValue());
        assertThat(root.get("paybackMonths").doubleValue())
                .isEqualTo(sroi.paybackMonths().orElseThrow());
        assertThat(root.get("discountedPaybackMonths").doubleValue())
                .isEqualTo(sroi.discountedPaybackMonths().orElseThrow());
        assertThat(root.get("breakEvenFactor").doubleValue())
                .isEqualTo(sroi.breakEvenFactor().orElseThrow());
        assertThat(root.get("notes")).extracting(JsonNode::textValue).isEqualTo(sroi.notes());
        assertThat(ValueMap.fromJson(root.get("map").toString()).toJson()).isEqualTo(measured.toJson());
    }

    private static void assertValue(JsonNode written, Value value) {
        assertAmount(written.get("presentValue"), value.presentValue());
        assertAmount(written.get("observed"), value.observed());
        assertAmount(written.get("extrapolated"), value.extrapolated());
        assertThat(written.get("periods")).hasSize(value.periods().size());
        for (PeriodValue period : value.periods()) {
            JsonNode one = written.get("periods").get(period.period() - 1);
            assertThat(one.get("period").intValue()).isEqualTo(period.period());
            assertAmount(one.get("value"), period.value());
            assertAmount(one.get("presentValue"), period.presentValue());
            assertAmount(one.get("observed"), period.observed());
            assertAmount(one.get("extrapolated"), period.extrapolated());
        }
    }

    private static void assertAmount(JsonNode written, Amount amount) {
        assertThat(written.get("value").doubleValue()).isEqualTo(amount.value());
        assertThat(written.get("standardError").doubleValue()).isEqualTo(amount.standardError());
        assertThat(written.get("ciLow").doubleValue()).isEqualTo(amount.ciLow());
        assertThat(written.get("ciHigh").doubleValue()).isEqualTo(amount.ciHigh());
    }

    /** A map's JSON without a field of an object. */
    private static String without(ValueMap map, String object, String field) throws JsonProcessingException {
        JsonNode root = new ObjectMapper().readTree(map.toJson());
        ((ObjectNode) root.at(object)).remove(field);
        return root.toString();
    }

    private static void refused(String json, String... parts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueMap.fromJson(json))
                .withMessageContainingAll(parts);
    }
}
