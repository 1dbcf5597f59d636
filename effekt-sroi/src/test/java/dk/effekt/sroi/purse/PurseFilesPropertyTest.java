package dk.effekt.sroi.purse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.input.DataException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever stands in a file of rates or prices, it is read or refused as documented, and what is read is written the same. */
class PurseFilesPropertyTest {

    private static final BenefitRates RATES = BenefitRates.of(
            BenefitRate.perMonth("cash-assistance", "other, 30 or older", 2024, 12_326, "a list"),
            BenefitRate.perWeek("sickness-benefit", "\"full\"", 2023, 4_550.5, "another")
                    .with(SourceStatus.INFERRED));
    private static final PriceBook PRICES = PriceBook.of(
            Price.of("GP visit", "visit", Payer.REGION, 100, 2024, "made up"),
            Price.of("night", "night", Payer.STATE, 400.5, 2024, "made up; twice"),
            Price.of("night", "night", Payer.MUNICIPALITY, 400.25, 2024, "ø").with(SourceStatus.UNVERIFIED));

    /** So many characters from a place on, given in thousandths of the text, become others. */
    record Change(int place, int length, String with) {

        String of(String text) {
            int from = Math.min(text.length(), text.length() * place / 1_000);
            return text.substring(0, from) + with + text.substring(Math.min(text.length(), from + length));
        }
    }

    @Provide
    Arbitrary<Change> changes() {
        Arbitrary<String> with = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(5),
                Arbitraries.of(
                        "", "0", "-1", "1e999", "9".repeat(400), "null", "\"", ",", ";", "\n", "\r", "\uFEFF", "{}"));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1_000),
                        Arbitraries.integers().between(0, 40),
                        with)
                .as(Change::new);
    }

    @Property
    void ratesAreReadOrRefused(@ForAll @Size(min = 1, max = 3) List<@From("changes") Change> changes) {
        try {
            BenefitRates read = BenefitRates.fromCsv(changed(RATES.toCsv(), changes));
            assertThat(BenefitRates.fromCsv(read.toCsv()).rates()).isEqualTo(read.rates());
        } catch (DataException refused) {
            assertThat(refused).hasMessageStartingWith("rates");
        }
    }

    @Property
    void pricesAreReadOrRefused(@ForAll @Size(min = 1, max = 3) List<@From("changes") Change> changes) {
        try {
            PriceBook read = PriceBook.fromCsv(changed(PRICES.toCsv(), changes));
            assertThat(PriceBook.fromCsv(read.toCsv()).prices()).isEqualTo(read.prices());
        } catch (DataException refused) {
            assertThat(refused).hasMessageStartingWith("prices");
        } catch (IllegalArgumentException twoUnits) {
            assertThat(twoUnits).hasMessageEndingWith("count both in one unit");
        }
    }

    @Property
    void jsonIsReadOrRefused(@ForAll @Size(min = 1, max = 3) List<@From("changes") Change> changes) {
        try {
            PriceBook read = PriceBook.fromJson(changed(PRICES.toJson(), changes));
            assertThat(PriceBook.fromJson(read.toJson()).prices()).isEqualTo(read.prices());
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("price book");
        }
    }

    private static String changed(String text, List<Change> changes) {
        String changed = text;
        for (Change change : changes) {
            changed = change.of(changed);
        }
        return changed;
    }
}
