package dk.effekt.sroi;

import static dk.effekt.sroi.Basis.TOTAL;
import static dk.effekt.sroi.Kroner.kroner;
import static dk.effekt.sroi.ValueKind.FISCAL;
import static dk.effekt.sroi.ValueKind.OTHER;
import static dk.effekt.sroi.ValueKind.WELLBEING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueMapSheetTest {

    /** The seven rows of {@link ValueMapOracleTest}, as a practitioner's sheet would have them. */
    private static final String MEALS = """
            Stage 1,,,Stage 2,,,Stage 3,,,,,,,,,,Stage 4
            Stakeholder,Number in group,Number involved,Input,Value in currency,Outputs,Outcome,Indicator,Source of quantity,Sample size,Quantity,Duration,Outcomes start,Financial proxy,Value,Source,Deadweight %,Displacement %,Attribution %,Drop-off %,Impact,Year 1,Total PV,Notes
            residents,30,16,grant,"24,375",meals for 30,"fewer falls, A&E",falls,log,16,7,1,1,A&E visit,£94,NHS,0%,0%,5%,50%,625.10
            ,,,,,,geriatric assessment,,log,,7,1,1,assessment,"4,964",NHS,,,5%,50%,33010.6
            ,,,,,,continuing care,,log,,7,1,1,stay,"7,220",NHS,,,0.05,0.5,
            ,,,,,,fewer GP visits,,log,,90,5,1,visit,19,NHS,,,10 %,10 %,1539
            ,,,,,,new friends,,survey,,16,1,1,friend,48.25,survey,10%,,35%,,
            volunteers,,,4 volunteers,18000,,healthier,,survey,,4,1,1,membership,162.5,council,10%,,70%,35%,
            neighbours,275,,,,,less informal care,,survey,,-275,3,1,hour,5,wage,5%,,,5%,-1000

            friends,,,time,,,,,,,,,,,,,,,,,
            cook,,,,,,not valued,,,,,,,,,,,,,,
            Total,,,,42375,,,,,,,,,,,,,,,,82508.57
            """;

    @Test
    void aSheetComesToWhatItsRowsAreWorth() {
        ValueMapSheet sheet = ValueMapSheet.ofCsv("Meals", MEALS, OTHER, 2009);
        Sroi sroi = sheet.map().discounting(Discounting.constant(0.035)).evaluate();
        assertThat(sroi.presentValue().value()).isCloseTo(81_741.93, within(0.005));
        assertThat(sroi.inputCost().value()).isEqualTo(42_375);
        assertThat(sroi.ratio().orElseThrow().value()).isCloseTo(1.929, within(5e-4));
        assertThat(sroi.stakeholders()).containsExactly("residents", "volunteers", "neighbours");
        assertThat(sheet).hasToString("Meals: 2 inputs, 7 outcomes, Finansministeriet 2021, END; 5 remarks");
        assertThat(sheet.map().groups().get(0)).hasToString("residents: 30 in the group, 16 involved");
        assertThat(sheet.map().groups().get(1)).hasToString("neighbours: 275 in the group");
        assertThat(sheet.map().outputs()).containsExactly(new Output("residents", "meals for 30"));
        assertThat(sheet.map().outcomes().get(0).indicator()).isEqualTo("falls");
        assertThat(sheet.map().outcomes().get(0).proxy()).hasToString("94 kr per A&E visit, prices of 2009");
        assertThat(sheet.remarks())
                .containsExactly(
                        "column 'Notes' is not known and was left out",
                        "row 9: impact is -1,000 in the sheet and -1,306.25 by its numbers; the numbers count",
                        "row 11: input 'time' has no value and was left out",
                        "row 12: outcome 'not valued' has no quantity or no value and was left out",
                        "row 13 is taken for totals and was left out");
    }

    @Test
    void semicolonsGoWithDecimalCommas() {
        ValueMapSheet sheet = ValueMapSheet.ofCsv(
                "m",
                "\ufeffstakeholder;Kind of value;OUTCOME;quantity;value;deadweight;source of deadweight\r\n"
                        + "borger;wellbeing;ro;1.234,5;10;12,5 %;\"spørgeskema; 2024\"\r\n",
                OTHER,
                2024);
        ValueOutcome outcome = sheet.map().outcomes().get(0);
        assertThat(outcome.kind()).isEqualTo(WELLBEING);
        assertThat(outcome.quantity().amount(1)).isEqualTo(1_234.5);
        assertThat(outcome.deadweight()).isEqualTo(Deduction.of(0.125, "spørgeskema; 2024"));
        assertThat(outcome.proxy().source()).isEqualTo("value map, no source given");
    }

    @Test
    void whatIsWrongIsNamedWithRowAndColumn() {
        String head = "Stakeholder,Outcome,Quantity,Value,Deadweight %\n";
        refused(
                head + "a,b,7,many,\n",
                "value map sheet, row 2, 'Value': 'many' is no number; write one such as 1,234.5");
        refused(head + "a,b,7,3,20\n", "row 2, 'Deadweight %': '20' is no share; write 20 % or 0.2");
        refused(head + ",b,7,3,\n", "row 2, 'Stakeholder': '' is blank, and no row above names a stakeholder");
        refused("Stakeholder,Outcome\n", "one must have 'Stakeholder', 'Outcome', 'Quantity' and 'Value'");
        refused("", "one must have 'Stakeholder', 'Outcome', 'Quantity' and 'Value'");
        refused(
                head.replace(',', ';') + "a;b;7;1,234.5;\n",
                "'1,234.5' is no number; write one such as 1.234,5 (cells are separated by semicolons)");
        refused(head, "no row has an outcome with its numbers");
        refused(head + "a,\"b", "a quoted cell has no end");
        refused("Outcome,Outcome,Stakeholder,Quantity,Value\n", "two columns are 'Outcome'; keep one");
        assertThat(ValueMapSheet.ofCsv("m", head.replace("\n", ",Qantity\n") + "a,b,7,3,\n", OTHER, 2024)
                        .remarks())
                .containsExactly("column 'Qantity' is not known and was left out; did you mean 'Quantity'?");
    }

    /** 3·3.5 is 10.5, which a sheet shows as 11; a row of nothing but sums is no input of the stakeholder above it. */
    @Test
    void roundedImpactsAndUnnamedTotalsAreAsTheyShouldBe() {
        ValueMapSheet sheet = ValueMapSheet.ofCsv(
                "m",
                "Stakeholder,Input,Value in currency,Outcome,Quantity,Value,Impact\n"
                        + "a,grant,700,visits,3,3.5,11\n"
                        + ",,700,,,,11\n",
                OTHER,
                2024);
        assertThat(sheet.remarks()).containsExactly("row 3 is taken for totals and was left out");
        assertThat(sheet.map().evaluate().inputCost().value()).isEqualTo(700);
    }

    @Test
    void noMessageAndNoRemarkQuotesMoreThanSixDigits() {
        String head = "Stakeholder,Outcome,Quantity,Value,610185-0001\n";
        refused(head + "a,b,6101850001x,3,\n", "'##########x' is no number");
        assertThat(ValueMapSheet.ofCsv("m", head + "a,b,7,3,\na,see 6101850001,,3,\n", OTHER, 2024)
                        .remarks())
                .containsExactly(
                        "column '######-####' is not known and was left out",
                        "row 3: outcome 'see ##########' has no quantity or no value and was left out");
    }

    private final ValueMap stated = ValueMap.named("m")
            .group(StakeholderGroup.of("Municipality", 1, 1))
            .group(StakeholderGroup.of("Fund", 2, 1))
            .output("Municipality", "24 courses, each of \"ten\" weeks")
            .input("Municipality", kroner(1_234.5).inTotal().derivedFrom("offer, 2024"))
            .input("Fund", Cost.byYear(TOTAL, 10, 0.1))
            .outcome(ValueOutcome.of(
                            FISCAL,
                            "Municipality",
                            "visits",
                            Quantity.statedByYear(TOTAL, "log", 30, -0.1),
                            Proxy.byYear("visit", 2023, "price list", 100, 1.0 / 3))
                    .withIndicator("log")
                    .startingIn(2)
                    .lasting(4, Deduction.of(0.1, "assumed"))
                    .withDeadweight(Deduction.of(0.25, "survey"))
                    .withDisplacement(Deduction.of(0.2, "survey"))
                    .withAttribution(Deduction.of(0.3, "survey")));

    @Test
    void csvComesBackEqual() {
        String csv = ValueMapSheet.toCsv(stated);
        ValueMapSheet back = ValueMapSheet.ofCsv("m", csv, OTHER, 1999);
        assertThat(back.remarks()).isEmpty();
        assertThat(back.map().toJson()).isEqualTo(stated.toJson());
        assertThat(ValueMapSheet.toCsv(back.map())).isEqualTo(csv);
    }

    /** Under the heads of their years stand the kroner of each, and behind them what they are worth today. */
    @Test
    void resultsStandBehindTheColumnsOfTheLayout() {
        Measured weeks = Quantity.avoidedByYear(ExampleEffects.example().path(ExampleEffects.BENEFIT));
        ValueMap map = ValueMap.named("m")
                .discounting(Discounting.none())
                .outcome(
                        FISCAL,
                        "Municipality",
                        "Weeks on benefit",
                        weeks,
                        kroner(1_000).perWeek(2024, "rates"));
        List<String> lines = ValueMapSheet.toCsv(map).lines().toList();
        assertThat(lines.get(0)).endsWith(",Source of drop-off,Year 1,Year 2,Present value");
        List<String> cells = List.of(lines.get(1).split(",", -1));
        double first = 1_000 * weeks.amount(1);
        assertThat(Double.parseDouble(cells.get(cells.size() - 3))).isCloseTo(first, within(1e-9));
        assertThat(Double.parseDouble(cells.get(cells.size() - 1))).isCloseTo(2 * first, within(1e-9));
        assertThat(lines.get(1)).as("five were treated").contains(",5,");
    }

    @Test
    void aWorkbookComesBackEqual() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ValueMapSheet.writeXlsx(stated, bytes);
        ValueMapSheet back = ValueMapSheet.ofXlsx("m", new ByteArrayInputStream(bytes.toByteArray()), OTHER, 1999);
        assertThat(back.remarks()).isEmpty();
        assertThat(back.map().toJson()).isEqualTo(stated.toJson());
    }

    @Test
    void whatIsNoWorkbookIsRefused() {
        assertThatThrownBy(() -> ValueMapSheet.ofXlsx(
                        "m", new ByteArrayInputStream("Stakeholder,Outcome".getBytes()), OTHER, 1999))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the Excel workbook of 'm' cannot be read");
    }

    @Test
    void whatIsUncertainIsWrittenInWords() {
        ValueMap map = ValueMap.named("m")
                .outcome(ValueOutcome.of(
                        FISCAL,
                        "a",
                        "b",
                        Quantity.stated(7, TOTAL, "log").withStandardErrors(2),
                        kroner(Distribution.gamma(100, 5)).per("visit", 2024, "list")));
        ValueOutcome back = ValueMapSheet.ofCsv("m", ValueMapSheet.toCsv(map), OTHER, 2024)
                .map()
                .outcomes()
                .get(0);
        assertThat(back.quantity()).isEqualTo(Quantity.stated(7, TOTAL, "7.00 (SE 2.00) in total, stated (log)"));
        assertThat(back.proxy()).isEqualTo(kroner(100).per("visit", 2024, "list; 100 (SD 5, gamma)"));
    }

    private static void refused(String csv, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueMapSheet.ofCsv("m", csv, OTHER, 2024))
                .withMessageContaining(message);
    }
}
