package dk.effekt.sroi.purse;

import static dk.effekt.sroi.Kroner.kroner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Discounting;
import dk.effekt.sroi.Extrapolation;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.ValueMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both perspectives as data. Year k counts 1/1.1^k. */
class PerspectivesExportTest {

    private final Perspectives both = Perspectives.of(
            PublicPurse.empty()
                    .benefit(
                            "weeks",
                            Quantity.statedByYear(Basis.PER_PARTICIPANT, "made up", 10, 4)
                                    .withStandardErrors(1, 0),
                            BenefitRate.perWeek("x", "any", 2024, 1_000, "made up"),
                            PayerShares.byYear("made up", Split.municipalityAndState(0.6)))
                    .extrapolated(Extrapolation.constant(1))
                    .work(
                            "work, unskilled",
                            Quantity.stated(5, Basis.PER_PARTICIPANT, "made up"),
                            Wage.perWeek(kroner(7_000), 2024, "made up"))
                    .taxed(TaxRule.of(0.3, 0.4, Split.municipalityAndState(0.7), "made up")),
            ValueMap.named("BTU")
                    .discounting(Discounting.constant(0.1))
                    .input("Municipality", kroner(1_100).perParticipant().from(1))
                    .input("A foundation", kroner(500).perParticipant()),
            WelfareRules.danishUnverified(),
            "A foundation");

    @Test
    void everyPartAndPeriodIsARow() {
        List<String> rows = both.toCsv().lines().toList();
        assertThat(rows.get(0))
                .isEqualTo("perspective,who,part,what,period,kroner,present_kroner,standard_error,basis");
        assertThat(rows)
                .filteredOn(row -> row.startsWith("budget,Municipality,benefit,weeks,"))
                .hasSize(3)
                .anyMatch(row -> row.startsWith("budget,Municipality,benefit,weeks,1,6000.0,5454.54"))
                .anyMatch(row -> row.startsWith("budget,Municipality,benefit,weeks,3,2400.0,1803.15"));
        assertThat(rows)
                .anyMatch(row -> row.startsWith("budget,Municipality,cost,") && row.contains(",1,-1100.0,-1000"))
                .anyMatch(row -> row.startsWith("budget,Public sector,net,,,,"))
                .anyMatch(row -> row.startsWith("welfare,Society,production,\"work, unskilled\",1,44800.0,40727.27"))
                .anyMatch(row -> row.startsWith("welfare,A foundation,cost,") && row.contains(",0,-640.0,-640.0,0.0,"))
                .noneMatch(row -> row.startsWith("budget,A foundation"));
    }

    @Test
    void presentKronerOfThePartsAddUpToTheNet() throws Exception {
        JsonNode root = new ObjectMapper().readTree(both.toJson());
        assertThat(root.get("effektPerspectives").intValue()).isEqualTo(1);
        assertThat(root.get("basis").textValue()).isEqualTo("per-participant");
        for (Perspective perspective : Perspective.values()) {
            JsonNode node = root.get(perspective == Perspective.BUDGET ? "budget" : "welfare");
            double sum = 0;
            for (JsonNode part : node.get("parts")) {
                for (JsonNode period : part.get("periods")) {
                    sum += period.get("presentKroner").doubleValue();
                }
            }
            JsonNode all = node.get("net").get(node.get("net").size() - 1);
            assertThat(sum).isCloseTo(all.get("presentKroner").doubleValue(), within(1e-6));
            assertThat(sum).isCloseTo(both.result(perspective).netPresentValue().value(), within(1e-6));
        }
    }

    /** Municipality and state gain 390 + 310 kr of each uncertain week, in the first year. */
    @Test
    void netsHaveTheirStandardErrorAndTheConventionsTheirSource() throws Exception {
        JsonNode root = new ObjectMapper().readTree(both.toJson());
        JsonNode all = root.at("/budget/net/2");
        assertThat(all.get("who").textValue()).isEqualTo("Public sector");
        assertThat(all.get("standardError").doubleValue()).isCloseTo(700 / 1.1, within(1e-9));
        assertThat(root.at("/welfare/net/0/standardError").doubleValue()).isCloseTo(70 / 1.1, within(1e-9));
        assertThat(root.at("/rules/netTaxFactorStatus").textValue()).isEqualTo("unverified");
        assertThat(root.at("/rules/distortion").doubleValue()).isEqualTo(0.1);
        assertThat(root.get("notes")).hasSize(both.notes().size());
    }
}
