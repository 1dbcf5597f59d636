package dk.effekt.sroi;

import static dk.effekt.sroi.Kroner.kroner;
import static dk.effekt.sroi.ValueKind.FISCAL;
import static dk.effekt.sroi.ValueKind.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.effect.Effects;
import java.util.List;
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
                .contains("one estimation; values, deductions and costs have no distribution; all else is independent.")
                .contains("Break-even factor: every measured effect times this would make the net present value 0.")
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

    /**
     * At 25 % a year. Visits: 20 at 100 kr in the first year, and half of it in the second, is 0.8·2,000 + 0.64·1,000; a tenth of
     * it is the error. Hours: 10 at 50 kr less a fifth, 0.8·400. Inputs: 1,200 and 0.64·500. Ratio: 2,560/1,520, its error
     * 224/1,520. Limits are 1.96 errors away. Paid back after 12·1,200/2,400 months, discounted 12·1,200/1,920.
     */
    @Test
    void saysWhatAMapWorkedByHandComesTo() {
        String summary = ValueMap.named("By hand")
                .participants(10, "list of 2024")
                .discounting(Discounting.constant(0.25))
                .group(StakeholderGroup.of("Citizen", 10, 4))
                .output("Municipality", "two courses")
                .input("Municipality", kroner(1_200).inTotal())
                .input("Fund", kroner(500).inTotal().from(2))
                .outcome(ValueOutcome.of(
                                FISCAL,
                                "Municipality",
                                "visits to the general practice",
                                Quantity.stated(20, Basis.TOTAL, "log").withStandardErrors(2),
                                kroner(100).per("visit", 2024, "price list"))
                        .lasting(2, Deduction.of(0.5, "assumed")))
                .outcome(ValueOutcome.of(
                                OTHER,
                                "Citizen",
                                "hours",
                                Quantity.stated(10, Basis.TOTAL, "log"),
                                kroner(50).perHour(2024, "price list"))
                        .withIndicator("a diary")
                        .withDisplacement(Deduction.of(0.2, "survey")))
                .evaluate()
                .summary();
        List<String> lines =
                summary.lines().map(line -> line.strip().replaceAll(" +", " ")).toList();

        assertThat(lines)
                .containsSubsequence(
                        "By hand: social return on investment, 10 participants (list of 2024)",
                        "kroner in total estimate SE 95 % from to",
                        "fiscal value 2,240 224 1,801 2,679",
                        "other value 320 none",
                        "present value 2,560 224 2,121 2,999",
                        "years with numbers 1,920 160 1,606 2,234",
                        "extrapolated 640 64 515 765",
                        "inputs 1,520 none",
                        "net present value 1,040 224 601 1,479",
                        "per participant 104 22 60 148",
                        "ratio, kr per kr 1.68 0.15 1.40 1.97",
                        "net ratio 0.68 0.15 0.40 0.97",
                        "payback, months 6.0",
                        "discounted 7.5",
                        "outcome quantity kr per unit periods present kr SE",
                        "visits to the general practice 20.00 100 1-2 2,240 224",
                        "hours 10.00 50 1 320 none",
                        "present kr of fiscal other all SE",
                        "Municipality 2,240 0 2,240 224",
                        "Citizen 0 320 320 none",
                        "period (year) costs kr factor present kr extrapolated SE",
                        "start 1,200 1.0000",
                        "1 0 2,400 0.8000 1,920 0 160",
                        "2 500 1,000 0.6400 640 640 64",
                        "Stakeholders, Citizen: 10 in the group, 4 involved.",
                        "Output, Municipality: two courses.",
                        "Input, Municipality: 1,200 kr in total.",
                        "Input, Fund: 500 kr in total in period 2.");
        assertThat(summary.replaceAll("\\s+", " "))
                .contains(
                        "stated (log). 100 kr per visit, prices of 2024 (price list). Drop-off a year 50 % (assumed).")
                .contains(
                        "hours (Citizen, other): shown by a diary; 10.00 in total, stated (log). 50 kr per hour, prices"
                                + " of 2024 (price list). Displacement 20 % (survey).")
                .contains(
                        "'visits to the general practice' is stated for 1 year; year 2 repeats the last, with a drop-off")
                .doesNotContain("reak-even");
    }

    /** What does not occur has no row and no column. */
    @Test
    void leavesOutWhatThereIsNot() {
        String summary = ValueMap.named("One year")
                .input("Fund", kroner(100).inTotal())
                .outcome(
                        OTHER,
                        "Citizen",
                        "visits",
                        Quantity.stated(2, Basis.TOTAL, "log"),
                        kroner(100).per("visit", 2024, "price list"))
                .evaluate()
                .summary();

        assertThat(summary.replaceAll(" +", " "))
                .contains("\nperiod (year) kr factor present kr SE\n")
                .contains("in total\n")
                .doesNotContain("extrapolated", "years with numbers", "per participant", "present kr of", "break-even");
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
        // 1.93 ± 1.96·0.2.
        assertThat(new Amount(1.93, 0.2, Amount.Unit.KRONER_PER_KRONE)).hasToString("1.93 [1.54, 2.32]");
        assertThat(new Amount(39_367, 0, Amount.Unit.KRONER)).hasToString("39,367 kr");
        assertThat(Extrapolation.stop()).hasToString("stop");
        assertThat(Extrapolation.constant(3)).hasToString("constant, 3 years");
        assertThat(Extrapolation.dropOff(0.3, "assumed", 1)).hasToString("drop-off of 30 % (assumed) a year, 1 year");
    }
}
