package dk.effekt.sroi.purse;

import static dk.effekt.register.StateGroup.CASH_ASSISTANCE;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static dk.effekt.register.StateGroup.SICKNESS_BENEFIT;
import static dk.effekt.register.StateGroup.UNEMPLOYMENT_BENEFIT;
import static dk.effekt.sroi.Distribution.gamma;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.input.DataException;
import dk.effekt.register.StateGroup;
import dk.effekt.sroi.Factor;
import dk.effekt.sroi.Proxy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenefitRatesTest {

    private static final String HEAD = "year,benefit,variant,kroner,per,source,status\n";

    private final BenefitRates rates = BenefitRates.danish();

    /** 12/52 of the month: 6,754 · 12/52 = 81,048/52. */
    @Test
    void aRateAMonthIsTwelveFiftySecondsOfItAWeek() {
        BenefitRate rate = rates.rate(EDUCATIONAL_ASSISTANCE, "away from home", 2024);
        assertThat(rate.kroner()).isEqualTo(6_754);
        assertThat(rate.aWeek()).isCloseTo(1_558.62, within(0.005));
        assertThat(rate.proxy().kroner(1)).isEqualTo(rate.aWeek());
        assertThat(rate.proxy().unit()).isEqualTo(Proxy.WEEK);
        assertThat(rate.proxy().priceYear()).isEqualTo(2024);
    }

    @Test
    void aRateAWeekIsWhatItIs() {
        BenefitRate rate = rates.rate(SICKNESS_BENEFIT, "full", 2016);
        assertThat(rate.aWeek()).isEqualTo(4_180);
        assertThat(rate.status()).isEqualTo(SourceStatus.UNVERIFIED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "educational-assistance; away from home; 2015; 5945; SOURCED",
                "educational-assistance; at home; 2024; 2910; SOURCED",
                "educational-assistance; away from home; 2021; 6410; INFERRED",
                "educational-assistance; activity supplement, 25-29, at home; 2023; 9124; SOURCED",
                "educational-assistance; lone parent; 2024; 13509; UNVERIFIED",
                "cash-assistance; parent, 30 or older; 2024; 16382; SOURCED",
                "cash-assistance; other, 30 or older; 2022; 11716; INFERRED",
                "cash-assistance; under 30 with vocational education, at home; 2017; 3466; UNVERIFIED",
                "unemployment-benefit; full; 2026; 22041; SOURCED",
                "unemployment-benefit; graduate, parent; 2022; 15868; INFERRED",
                "education; away from home; 2024; 6820; UNVERIFIED"
            })
    void eachNumberHasItsStatus(String benefit, String variant, int year, double kroner, SourceStatus status) {
        BenefitRate rate = rates.rate(benefit, variant, year);
        assertThat(rate.kroner()).isEqualTo(kroner);
        assertThat(rate.status()).isEqualTo(status);
        assertThat(rate.source()).isNotBlank();
    }

    /** What was found with its supplement is the rate and the supplement, each from another source. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "activity-ready, under 25, at home; at home; activity supplement, under 25, at home",
                "activity-ready, under 25, away from home; away from home; activity supplement, under 25, away from home",
                "activity-ready, 25-29; away from home; activity supplement, 25-29, away from home",
                "activity-ready, 25-29; at home; activity supplement, 25-29, at home"
            })
    void supplementsAddUp(String whole, String rate, String supplement) {
        assertThat(of2020(whole)).isEqualTo(of2020(rate) + of2020(supplement));
    }

    private double of2020(String variant) {
        return rates.rate(EDUCATIONAL_ASSISTANCE, variant, 2020).kroner();
    }

    /** Gaps were filled by how cash assistance rose. */
    @ParameterizedTest
    @CsvSource({"2016, 2017", "2020, 2021", "2021, 2022"})
    void whatIsInferredRoseAsCashAssistanceDid(int before, int year) {
        double rose = rates.rate(CASH_ASSISTANCE, "other, 30 or older", year).kroner()
                / rates.rate(CASH_ASSISTANCE, "other, 30 or older", before).kroner();
        BenefitRate filled = rates.rate(EDUCATIONAL_ASSISTANCE, "away from home", year);
        assertThat(filled.status()).isEqualTo(SourceStatus.INFERRED);
        assertThat(filled.kroner())
                .isCloseTo(
                        rose
                                * rates.rate(EDUCATIONAL_ASSISTANCE, "away from home", before)
                                        .kroner(),
                        within(1.0));
    }

    @Test
    void aMissingYearStaysMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rates.rate(EDUCATIONAL_ASSISTANCE, "away from home", 2025))
                .withMessage(
                        "no rate of 'educational-assistance', 'away from home' for 2025; there are 2015, 2016, 2017, 2018,"
                                + " 2019, 2020, 2021, 2022, 2023, 2024, and no other year is taken for it. Add it:"
                                + " rates.with(BenefitRate.perMonth(\"educational-assistance\", \"away from home\", 2025, kroner,"
                                + " \"source\"))");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rates.rate(UNEMPLOYMENT_BENEFIT, "full", 2020))
                .withMessageContaining("there are 2017, 2022, 2026, and no other year");
    }

    @Test
    void anUnknownNameIsMetWithTheNearest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rates.rate(EDUCATIONAL_ASSISTANCE, "away from hom", 2024))
                .withMessage(
                        "no variant of 'educational-assistance' called 'away from hom'; did you mean 'away from home'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rates.rate(SICKNESS_BENEFIT, "something else", 2022))
                .withMessage("no variant of 'sickness-benefit' called 'something else'; there are 'full'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rates.rate("cash-asistance", "parent, 30 or older", 2024))
                .withMessage("no rate of a benefit called 'cash-asistance'; did you mean 'cash-assistance'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rates.rate(StateGroup.BENEFIT, "full", 2024))
                .withMessageContaining("it has cash-assistance, education, educational-assistance");
    }

    @Test
    void ownRatesStandOnTop() {
        BenefitRates own = rates.with(
                BenefitRate.perMonth("educational-assistance", "away from home", 2024, 6_800, "our list"),
                BenefitRate.perWeek("rehabilitation", "full", 2025, 3_000, "our list"));
        assertThat(own.rate(EDUCATIONAL_ASSISTANCE, "away from home", 2024).kroner())
                .isEqualTo(6_800);
        assertThat(own.rate("rehabilitation", "full", 2025).aWeek()).isEqualTo(3_000);
        assertThat(own.rate(EDUCATIONAL_ASSISTANCE, "away from home", 2023).kroner())
                .isEqualTo(6_545);
        assertThat(rates.rate(EDUCATIONAL_ASSISTANCE, "away from home", 2024).kroner())
                .isEqualTo(6_754);
        assertThat(own.rates()).hasSize(rates.rates().size() + 1);
    }

    @Test
    void csvIsReadAndWritten() {
        assertThat(BenefitRates.fromCsv(rates.toCsv()).rates()).isEqualTo(rates.rates());
        BenefitRates odd = BenefitRates.of(BenefitRate.perWeek("x", "a, \"b\"", 2025, 1_558.615, "s"));
        assertThat(odd.toCsv()).contains("1558.6150");
        assertThat(BenefitRates.fromCsv(odd.toCsv()).rates()).isEqualTo(odd.rates());
    }

    @Test
    void aDanishSheetHasSemicolonsAndDecimalCommas(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("satser.csv");
        Files.writeString(
                file,
                "\uFEFFBenefit;Variant;Year;Kroner;Per;Source;Status\r\ncash-assistance;over 30;2025;12345,50;Month;liste;Sourced\r\n");
        BenefitRate rate = BenefitRates.readCsv(file).rate("cash-assistance", "over 30", 2025);
        assertThat(rate.kroner()).isEqualTo(12_345.5);
        assertThat(rate.per()).isEqualTo(BenefitRate.Per.MONTH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x,y,z,6.754,month,s,sourced | line 2, column year",
                "2024,y,z,6.754,month,s,sourced | line 2, column kroner: '6.754' is no amount of kroner",
                "2024,y,z,-1,month,s,sourced | line 2, column kroner",
                "2024,y,z,1,monht,s,sourced | line 2, column per: no such per as 'monht'; did you mean 'month'?",
                "2024,y,z,1,month,,sourced | line 2, column source: the cell is empty",
                "2024,y,z,1,month,s | line 2: 6 cells under 7 heads",
                "1800,y,z,1,month,s,sourced | line 2: the year of a rate is 1800",
                "2024,y,z,1,month,\"s,sourced | quotes"
            })
    void csvThatIsWrongIsRefusedWithItsPlace(String line, String message) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> BenefitRates.fromCsv(HEAD + line + "\n"))
                .withMessageContaining(message);
    }

    @Test
    void headsAndRepeatedRowsAreChecked(@TempDir Path folder) throws IOException {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> BenefitRates.fromCsv("year,benefit,varian,kroner,per,source,status\n"))
                .withMessageContaining("no such column as 'varian'; did you mean 'variant'?");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> BenefitRates.fromCsv("year,benefit,variant,kroner,per,source\n"))
                .withMessageContaining("column status: the column is missing");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> BenefitRates.fromCsv(HEAD.replace("year", "kroner")))
                .withMessageContaining("column");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> BenefitRates.fromCsv(""))
                .withMessageContaining("there is no head");
        String row = "2024,y,z,1,month,s,sourced\n";
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> BenefitRates.fromCsv(HEAD + row + row))
                .withMessageContaining("line 3: a second rate of 'y', 'z', 2024");
        Path latin = folder.resolve("latin.csv");
        Files.write(latin, (HEAD + "2024,ø,z,1,month,s,sourced\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> BenefitRates.readCsv(latin))
                .withMessageContaining("latin.csv: the file is not UTF-8");
        assertThat(BenefitRates.fromCsv(HEAD)).hasToString("no rates");
    }

    @Test
    void whatIsNoRateIsRefused() {
        BenefitRate rate = BenefitRate.perMonth("x", "y", 2024, 1, "s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BenefitRates.of(rate, rate))
                .withMessage("two rates of 'x', 'y', 2024; keep one");
        assertThatIllegalArgumentException().isThrownBy(() -> BenefitRate.perMonth("x", "y", 2024, -1, "s"));
        assertThatIllegalArgumentException().isThrownBy(() -> BenefitRate.perMonth("x", "y", 2024, Double.NaN, "s"));
        assertThatIllegalArgumentException().isThrownBy(() -> BenefitRate.perMonth("x", " ", 2024, 1, "s"));
        assertThatIllegalArgumentException().isThrownBy(() -> BenefitRate.perMonth("x", "y", 24, 1, "s"));
        assertThatIllegalArgumentException().isThrownBy(() -> BenefitRate.perMonth("x", "y", 2024, 1, ""));
    }

    @Test
    void uncertaintyIsOneFactorOfTheRate() {
        BenefitRate rate = rates.rate(EDUCATIONAL_ASSISTANCE, "away from home", 2024);
        assertThat(rate.factor()).isEqualTo(Factor.NONE);
        BenefitRate uncertain = rate.uncertain(gamma(1_559, 100));
        assertThat(uncertain.proxy().factor().name()).isEqualTo("rate of educational-assistance, away from home, 2024");
        assertThat(uncertain.aWeek()).isEqualTo(rate.aWeek());
        assertThat(uncertain.with(SourceStatus.INFERRED).factor()).isEqualTo(uncertain.factor());
        Factor shared = new Factor("effect of the course", gamma(1, 0.5));
        assertThat(rate.withFactor(shared).proxy()).isEqualTo(rate.proxy().withFactor(shared));
    }

    @Test
    void printsWithin80Columns() {
        assertThat(rates).hasToString("85 rates of 5 benefits, 2015 to 2026");
        assertThat(rates.table().lines()).allMatch(line -> line.length() <= 80);
        assertThat(rates.table()).containsPattern("2024 +6,754 +1,558\\.62 +sourced");
        assertThat(rates.only(SICKNESS_BENEFIT).rates()).hasSize(4);
        assertThat(rates.rate(EDUCATIONAL_ASSISTANCE, "away from home", 2024))
                .hasToString("educational-assistance, away from home, 2024: 1,558.62 kr a week, sourced");
        assertThat(rates.rates()).allMatch(rate -> rate.toString().length() < 80);
    }
}
