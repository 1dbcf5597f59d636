package dk.effekt.sroi;

import static dk.effekt.sroi.Kroner.kroner;
import static dk.effekt.sroi.ValueKind.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.effect.Effects;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private final Effects effects = ExampleEffects.example();
    private final ValueMap map = ValueMap.named("BTU")
            .participants(120)
            .input("Municipality", kroner(5_000).perParticipant())
            .outcome(ValueOutcome.of(
                            OTHER,
                            "Municipality",
                            "Weeks on benefit",
                            Quantity.avoidedByYear(effects.path(ExampleEffects.BENEFIT)),
                            kroner(1_559).perWeek(2024, "educational assistance, 6,754 kr a month"))
                    .lasting(4, Deduction.of(0.2, "assumed")))
            .outcome(
                    OTHER,
                    "Region",
                    "Visits to the general practitioner avoided by those in work",
                    Quantity.stated(3, Basis.PER_PARTICIPANT, "survey of 2023").withStandardErrors(1),
                    kroner(150).per("visit", 2023, "https://example.org/" + "a-very-long-address/".repeat(6)));

    @Test
    void fitsEightyColumns() {
        String summary = map.evaluate().summary();
        assertThat(summary.lines())
                .allMatch(line -> line.length() <= 80)
                .allMatch(line -> line.equals(line.stripTrailing()));
    }

    @Test
    void namesEveryConvention() {
        String summary = map.evaluate().summary().replaceAll("\\s+", " ");
        assertThat(summary)
                .contains("120 participants (as stated)")
                .contains("Finansministeriet 2021: 3.5 % through year 35")
                .contains("last step not verified")
                .contains("END (year 1 is discounted one year)")
                .contains("Inputs fall at the start, undiscounted")
                .contains(
                        "measured as ATT of starting now versus not yet, SE clustered on the person (HC1); no deadweight")
                .contains("1,559 kr per week, prices of 2024 (educational assistance, 6,754 kr a month)")
                .contains("stated (survey of 2023)")
                .contains("Prices: of 2023, 2024 are mixed; nothing was uprated.")
                .contains("years 3 to 4 lie beyond what was observed and repeat the last, with a drop-off of 20 %")
                .contains("measured on 5 participants and is applied to 120 participants")
                .contains("A municipality's saving is not the saving of the sector");
    }

    @Test
    void whereNothingIsPutInNothingIsPaidBack() {
        Sroi sroi = ValueMap.named("Saving net of its cost")
                .outcome(map.outcomes().get(1))
                .evaluate();
        assertThat(sroi.summary()).contains("no inputs", "Nothing is put in.").doesNotContain("payback", "Inputs fall");
    }

    @Test
    void isTheSameInEveryLocale() {
        String expected = map.evaluate().summary();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("da-DK"));
            assertThat(map.evaluate().summary()).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void oneLineIsUnderEightyCharacters() {
        assertThat(map.evaluate().toString())
                .hasSizeLessThan(80)
                .startsWith("BTU: ratio ")
                .contains("NPV ");
        assertThat(map.toString()).isEqualTo("BTU: 1 input, 2 outcomes, 120 participants, Finansministeriet 2021, END");
        ValueMap large = ValueMap.named("Brobygning til Uddannelse for unge uden uddannelse i hele landet")
                .participants(10_000)
                .input("Municipality", kroner(123_456).perParticipant())
                .outcome(map.outcomes().get(0));
        assertThat(large.toString()).hasSizeLessThan(80);
        assertThat(large.evaluate().toString())
                .hasSizeLessThan(80)
                .startsWith("Brobygning")
                .contains("NPV -");
        assertThat(large.evaluate().summary().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void valuesShowWhatTheyAre() {
        Sroi sroi = map.evaluate();
        assertThat(map.inputs().get(0)).hasToString("Municipality: 5,000 kr per participant");
        assertThat(map.outcomes().get(1).quantity())
                .hasToString("3.00 (SE 1.00) per participant, stated (survey of 2023)");
        assertThat(map.outcomes().get(0).quantity().toString())
                .startsWith("avoided ")
                .endsWith("measured");
        assertThat(sroi.outcomes().get(1).toString())
                .startsWith("Visits to the general")
                .endsWith("]");
        assertThat(Deduction.of(0.125, "survey")).hasToString("12.5 % (survey)");
        assertThat(kroner(-0.4)).hasToString("0 kr");
    }
}
