package dk.effekt.sroi.uncertainty;

import static dk.effekt.sroi.Basis.TOTAL;
import static dk.effekt.sroi.Kroner.kroner;
import static dk.effekt.sroi.ValueKind.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.sroi.Deduction;
import dk.effekt.sroi.Discounting;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.ValueOutcome;
import org.junit.jupiter.api.Test;

class PlausibilityTest {

    private static ValueMap map(double quantity, double deadweight, double attribution, double dropOff, double rate) {
        return ValueMap.named("Meals")
                .discounting(Discounting.constant(rate))
                .input("Fund", kroner(1_000).inTotal())
                .outcome(ValueOutcome.of(
                                OTHER,
                                "residents",
                                "visits",
                                Quantity.stated(quantity, TOTAL, "log"),
                                kroner(100).per("visit", 2024, "x"))
                        .lasting(2, Deduction.of(dropOff, "x"))
                        .withDeadweight(Deduction.of(deadweight, "x"))
                        .withAttribution(Deduction.of(attribution, "x")));
    }

    @Test
    void whatMostReportsHaveIsNoNote() {
        Plausibility plausible = Plausibility.of(map(50, 0.2, 0.25, 0.2, 0.035).evaluate());
        assertThat(plausible.notes()).isEmpty();
        assertThat(plausible).hasToString("Meals: 0 numbers outside what most published reports have");
        assertThat(plausible.table()).contains("no report Danish");
    }

    @Test
    void whatIsOutsideIsSaidWithTheSpreadAndItsSource() {
        Plausibility odd = Plausibility.of(map(500, 0.6, 0.05, 0, 0.015).evaluate());
        assertThat(odd.notes())
                .extracting(Plausibility.Note::spread)
                .containsExactly(
                        PublishedSpread.DEADWEIGHT,
                        PublishedSpread.ATTRIBUTION,
                        PublishedSpread.DROP_OFF,
                        PublishedSpread.DISCOUNT_RATE,
                        PublishedSpread.RATIO);
        assertThat(odd.notes().get(0))
                .hasToString("visits (residents): deadweight 60 %, above the 5.2 % to 50 % of most reports"
                        + " (median 20 %, n 154)");
        assertThat(odd.table().lines()).allMatch(line -> line.length() <= 80);
        assertThat(odd.table()).contains("taken from them by a language");
        assertThat(odd.toCsv().lines()).hasSize(6);
        assertThat(odd.toJson()).contains("\"source\"");
        assertThat(odd.toString()).hasSizeLessThan(80);
    }

    @Test
    void theSpreadIsOrdered() {
        for (PublishedSpread spread : PublishedSpread.values()) {
            assertThat(new double[] {spread.p10(), spread.p25(), spread.median(), spread.p75(), spread.p90()})
                    .isSorted();
            assertThat(spread.contains(spread.median())).isTrue();
        }
    }
}
