package dk.effekt.sroi;

import static dk.effekt.sroi.Kroner.kroner;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever stands in a file, it is read or refused as documented. */
class MutationPropertyTest {

    /** So many characters from a place on, given in thousandths of the text, become others. */
    record Change(int place, int length, String with) {

        String of(String text) {
            int from = Math.min(text.length(), text.length() * place / 1_000);
            return text.substring(0, from) + with + text.substring(Math.min(text.length(), from + length));
        }
    }

    private static final ValueMap MAP = ValueMap.named("m")
            .participants(10)
            .group(StakeholderGroup.of("a", 5, 2))
            .output("a", "talks")
            .input("a", kroner(Distribution.gamma(100, 10)).inTotal().from(1))
            .outcome(
                    ValueKind.FISCAL,
                    "a",
                    "weeks",
                    Quantity.avoidedByYear(ExampleEffects.example().path(ExampleEffects.BENEFIT)),
                    kroner(1_500).perWeek(2024, "rates"))
            .outcome(ValueOutcome.of(
                            ValueKind.OTHER,
                            "b",
                            "visits",
                            Quantity.stated(7, Basis.TOTAL, "log, \"quoted\""),
                            kroner(94).per("visit", 2024, "list"))
                    .lasting(4, Deduction.of(0.2, "assumed"))
                    .withDeadweight(Deduction.of(Distribution.beta(0.2, 0.1), "survey")));

    @Provide
    Arbitrary<Change> changes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1_000),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.oneOf(
                                Arbitraries.strings().ofMaxLength(5),
                                Arbitraries.of(
                                        "",
                                        "0",
                                        "-1",
                                        "1e999",
                                        "9999999999",
                                        "null",
                                        "\"",
                                        ",",
                                        ";",
                                        "\n",
                                        "|",
                                        "%",
                                        "[]",
                                        "{}")))
                .as(Change::new);
    }

    @Property(tries = 1_000)
    void jsonIsReadOrRefused(@ForAll @Size(min = 1, max = 3) List<@From("changes") Change> changes) {
        String json = changed(MAP.toJson(), changes);
        try {
            ValueMap map = ValueMap.fromJson(json);
            assertThat(ValueMap.fromJson(map.toJson()).toJson()).isEqualTo(map.toJson());
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("value map");
        }
    }

    @Property(tries = 1_000)
    void csvIsReadOrRefused(@ForAll @Size(min = 1, max = 3) List<@From("changes") Change> changes) {
        String csv = changed(ValueMapSheet.toCsv(MAP), changes);
        try {
            ValueMapSheet.ofCsv("m", csv, ValueKind.OTHER, 2024);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("value map sheet");
        }
    }

    @Property(tries = 300)
    void aWorkbookIsReadOrRefused(@ForAll @Size(min = 1, max = 3) List<Integer> places, @ForAll byte with) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ValueMapSheet.writeXlsx(MAP, out);
        byte[] bytes = out.toByteArray();
        places.forEach(place -> bytes[Math.floorMod(place, bytes.length)] = with);
        try {
            ValueMapSheet.ofXlsx("m", new ByteArrayInputStream(bytes), ValueKind.OTHER, 2024);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("value map sheet");
        } catch (UncheckedIOException refused) {
            assertThat(refused).hasMessageStartingWith("the Excel workbook");
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
