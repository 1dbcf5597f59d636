package dk.effekt.sroi.purse;

import static dk.effekt.sroi.Distribution.gamma;
import static dk.effekt.sroi.purse.Payer.CITIZEN;
import static dk.effekt.sroi.purse.Payer.MUNICIPALITY;
import static dk.effekt.sroi.purse.Payer.REGION;
import static dk.effekt.sroi.purse.Payer.STATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.input.DataException;
import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.ValueMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceBookTest {

    private static final String HEAD = "service,unit,payer,kroner,price_year,source,status\n";

    private final PriceBook book = PriceBook.of(
            Price.of("GP visit", "visit", REGION, 100, 2024, "made up"),
            Price.of("shelter night", "night", MUNICIPALITY, 600, 2024, "made up"),
            Price.of("shelter night", "night", STATE, 400.5, 2024, "made up").with(SourceStatus.UNVERIFIED),
            Price.of("dentist", "visit", CITIZEN, 50, 2024, "made up"));

    @Test
    void aConsequenceFallsToEachWhoPays() {
        PublicPurse purse = book.consequence("shelter night", nights(3)).and(book.consequence("GP visit", nights(-2)));
        assertThat(purse.kroner(MUNICIPALITY)).isEqualTo(1_800);
        assertThat(purse.kroner(STATE)).isEqualTo(1_201.5);
        assertThat(purse.kroner(REGION)).isEqualTo(-200);
        assertThat(purse.notes())
                .contains("The price of 'shelter night' is unverified: made up.")
                .noneMatch(note -> note.startsWith("Partly a transfer"))
                .anyMatch(note -> note.startsWith("Not included"));
        assertThat(purse.addTo(ValueMap.named("x")).outcomes()).hasSize(3);
        assertThat(book.consequence("dentist", nights(1)).kroner(CITIZEN)).isEqualTo(50);
    }

    @Test
    void noServiceIsTaxed() {
        TaxRule taxes = TaxRule.of(0.3, 0.4, Split.all(STATE), "made up").withSpending(0.2);
        assertThat(book.consequence("GP visit", nights(1)).taxed(taxes).lines()).hasSize(1);
    }

    @Test
    void pricesOfOneServiceVaryTogether() {
        PriceBook uncertain = PriceBook.of(
                Price.of("night", "night", MUNICIPALITY, 600, 2024, "a").uncertain(gamma(1_000, 100)),
                Price.of("night", "night", STATE, 400, 2024, "b").uncertain(gamma(1_000, 100)));
        ValueMap map = uncertain.consequence("night", nights(3)).addTo(ValueMap.named("x"));
        assertThat(map.parameters()).hasSize(1);
    }

    @Test
    void isReadAndWritten(@TempDir Path folder) throws IOException {
        assertThat(PriceBook.fromCsv(book.toCsv()).prices()).isEqualTo(book.prices());
        assertThat(PriceBook.fromJson(book.toJson()).prices()).isEqualTo(book.prices());
        Path file = folder.resolve("priser.csv");
        Files.writeString(file, HEAD.replace(',', ';') + "lægebesøg;besøg;region;160,25;2025;overenskomst;inferred\n");
        assertThat(PriceBook.readCsv(file).prices())
                .containsExactly(Price.of("lægebesøg", "besøg", REGION, 160.25, 2025, "overenskomst")
                        .with(SourceStatus.INFERRED));
    }

    @Test
    void whatIsWrongIsRefusedWithItsPlace() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> PriceBook.fromCsv(HEAD + "a,visit,regoin,1,2024,s,sourced\n"))
                .withMessageContaining("line 2, column payer: no such payer as 'regoin'; did you mean 'Region'?");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() ->
                        PriceBook.fromCsv(HEAD + "a,visit,region,1,2024,s,sourced\na,visit,Region,2,2024,s,sourced\n"))
                .withMessageContaining("line 3: a second price of 'a' for the Region");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PriceBook.fromJson(book.toJson().replace("\"kroner\"", "\"krone\"")))
                .withMessageContaining("$.prices[0]: 'kroner' is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PriceBook.fromJson(book.toJson().replace(": 100.0", ": -100.0")))
                .withMessageContaining("which is negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> book.consequence("GP visits", nights(1)))
                .withMessage("no price of a service called 'GP visits'; did you mean 'GP visit'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PriceBook.empty().consequence("GP visit", nights(1)))
                .withMessageContaining("the book is empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> book.with(Price.of("GP visit", "hour", STATE, 1, 2024, "s")))
                .withMessageContaining("count both in one unit");
        Price twice = Price.of("a", "b", STATE, 1, 2024, "s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PriceBook.of(twice, twice))
                .withMessage("two prices of 'a' for the State; keep one");
    }

    @Test
    void ownPricesReplace() {
        PriceBook own = book.with(Price.of("GP visit", "visit", REGION, 120, 2025, "ours"));
        assertThat(own.prices("GP visit")).extracting(Price::kroner).containsExactly(120.0);
        assertThat(own.prices()).hasSize(4);
    }

    @Test
    void printsWithin80Columns() {
        assertThat(book).hasToString("4 prices of 3 services");
        assertThat(PriceBook.empty()).hasToString("no prices");
        assertThat(book.table().lines()).allMatch(line -> line.length() <= 80);
        assertThat(book.table()).contains("400.50", "unverified");
        assertThat(book.prices().get(0)).hasToString("GP visit, Region: 100 kr per visit, prices of 2024, sourced");
    }

    private static Quantity nights(double number) {
        return Quantity.stated(number, Basis.PER_PARTICIPANT, "log");
    }
}
