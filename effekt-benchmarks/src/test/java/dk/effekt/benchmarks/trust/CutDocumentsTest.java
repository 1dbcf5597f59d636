package dk.effekt.benchmarks.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.input.DataException;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.ValueMapSheet;
import dk.effekt.sroi.purse.Payer;
import dk.effekt.sroi.purse.Price;
import dk.effekt.sroi.purse.PriceBook;
import dk.effekt.study.Study;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Protocols, value maps and prices that are cut at any byte: a document is refused whole, of a text no other price is read. */
@Timeout(120)
class CutDocumentsTest {

    private static final PriceBook PRICES = PriceBook.of(
            Price.of("GP visit", "visit", Payer.REGION, 100, 2024, "made up"),
            Price.of("night", "night", Payer.STATE, 400.5, 2024, "made up; twice"));

    @Test
    void aProtocolIsRefused() {
        refusesAnyBeginningOf(Town.study("course").toJson(), Study::fromJson);
    }

    @Test
    void aValueMapIsRefused() {
        refusesAnyBeginningOf(Town.MAP.toJson(), ValueMap::fromJson);
    }

    @Test
    void aPriceBookIsRefused() {
        refusesAnyBeginningOf(PRICES.toJson(), PriceBook::fromJson);
    }

    @Test
    void aWorkbookIsRefused() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ValueMapSheet.writeXlsx(Town.MAP, out);
        refusesAnyBeginningOf(
                out.toByteArray(),
                file -> ValueMapSheet.ofXlsx("map", new ByteArrayInputStream(file), ValueKind.FISCAL, 2024));
    }

    @Test
    void pricesAsTextAreThoseOfTheirRows() {
        String whole = PRICES.toCsv();
        for (int length = 0; length < whole.length(); length++) {
            try {
                for (Price price : PriceBook.fromCsv(whole.substring(0, length)).prices()) {
                    assertThat(PRICES.prices())
                            .as("cut to %s", length)
                            .anySatisfy(sound -> assertThat(price)
                                    .usingRecursiveComparison()
                                    .ignoringFields("source", "status")
                                    .isEqualTo(sound));
                }
            } catch (RuntimeException refused) {
                assertThat(refused).isInstanceOfAny(IllegalArgumentException.class, DataException.class);
            }
        }
    }

    private static void refusesAnyBeginningOf(String json, Consumer<String> reader) {
        refusesAnyBeginningOf(
                json.strip().getBytes(StandardCharsets.UTF_8),
                cut -> reader.accept(new String(cut, StandardCharsets.UTF_8)));
    }

    private static void refusesAnyBeginningOf(byte[] document, Consumer<byte[]> reader) {
        reader.accept(document);
        for (int length = 0; length < document.length; length++) {
            RuntimeException refusal = null;
            try {
                reader.accept(Arrays.copyOf(document, length));
            } catch (RuntimeException e) {
                refusal = e;
            }
            assertThat(refusal)
                    .as("cut to %s of %s bytes", length, document.length)
                    .isInstanceOfAny(IllegalArgumentException.class, UncheckedIOException.class)
                    .message()
                    .isNotBlank();
        }
    }
}
