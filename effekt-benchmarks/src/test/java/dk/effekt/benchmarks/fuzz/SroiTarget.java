package dk.effekt.benchmarks.fuzz;

import static dk.effekt.benchmarks.fuzz.Seeds.lines;
import static dk.effekt.sroi.Kroner.kroner;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Deduction;
import dk.effekt.sroi.Distribution;
import dk.effekt.sroi.Measured;
import dk.effekt.sroi.MeasuredEffect;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.ValueMapSheet;
import dk.effekt.sroi.ValueOutcome;
import dk.effekt.sroi.purse.BenefitRate;
import dk.effekt.sroi.purse.BenefitRates;
import dk.effekt.sroi.purse.Payer;
import dk.effekt.sroi.purse.Price;
import dk.effekt.sroi.purse.PriceBook;
import dk.effekt.sroi.wellbeing.Change;
import dk.effekt.sroi.wellbeing.Scale;
import dk.effekt.sroi.wellbeing.Survey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a social return is made of. Only a survey is of persons; what stands in the words of a value map, of prices or of rates is
 * shown as it is.
 *
 * @param seeds sound files
 * @param isOfPersons whether its numbers may be those of persons
 * @param reader reads
 */
record SroiTarget(List<byte[]> seeds, boolean isOfPersons, Function<byte[], Reading> reader) implements Target {

    private static final ValueMap MAP = ValueMap.named("m")
            .participants(10)
            .input("a", kroner(Distribution.gamma(100, 10)).inTotal().from(1))
            .outcome(
                    ValueKind.WELLBEING,
                    "a",
                    "points",
                    new Measured(
                            List.of(MeasuredEffect.controlled(
                                    "points", "a year", 20, 0.9, 0.3, "trial", "HC2", Map.of())),
                            Measured.Direction.GAINED),
                    kroner(1_500).per("point", 2024, "example"))
            .outcome(ValueOutcome.of(
                            ValueKind.OTHER,
                            "b",
                            "visits",
                            Quantity.stated(7, Basis.TOTAL, "log, \"quoted\"").against("nobody, \"quoted\""),
                            kroner(94).per("visit", 2024, "list"))
                    .lasting(4, Deduction.of(0.2, "assumed"))
                    .withDeadweight(
                            Deduction.of(Distribution.beta(0.2, 0.1), "survey").because("it is an example")));

    private static final PriceBook PRICES = PriceBook.of(
            Price.of("GP visit", "visit", Payer.REGION, 100, 2024, "made up"),
            Price.of("night", "night", Payer.STATE, 400.5, 2024, "made up; twice"));

    static SroiTarget survey() {
        return new SroiTarget(
                List.of(
                        lines(
                                "person,group,before,after",
                                "6101850001,participant,4,6",
                                "6202900002,participant,5,7",
                                "3,participant,6,10",
                                "4,participant,3,5",
                                "5,participant,7,\"8\"",
                                "6,comparison,5,4.5",
                                "7,comparison,4,4",
                                "8,comparison,,8",
                                "9,comparison,2,",
                                "10,comparison,3,4",
                                "11,comparison,8,8",
                                "12,comparison,0,4"),
                        lines("after;person;group;before", "5,5;6101850001;participant;4", "6;1;participants;0")),
                true,
                file -> reading("", () -> survey(Survey.ofCsv(Scale.LIFE_SATISFACTION, "file", text(file)))));
    }

    static SroiTarget mapJson() {
        return new SroiTarget(
                List.of(bytes(MAP.toJson())),
                false,
                file -> reading("value map", () -> {
                    ValueMap map = ValueMap.fromJson(text(file));
                    assertThat(ValueMap.fromJson(map.toJson()).toJson()).isEqualTo(map.toJson());
                    return evaluated(map);
                }));
    }

    static SroiTarget sheetCsv() {
        return new SroiTarget(
                List.of(
                        bytes(ValueMapSheet.toCsv(MAP)),
                        lines(
                                "Stakeholder,Input,Value,Outcome,Quantity,Duration,Value,Source,Deadweight %,Drop-off %,Impact",
                                "Fund,grant,\"1,000\",,,,,,,,",
                                "Residents,,,fewer GP visits,90,5,19,price list,10%,10%,1539"),
                        lines("Stakeholder;Outcome;Quantity;Value;Deadweight %", "a;b;1.234,5;19;0,2")),
                false,
                file -> reading(
                        "value map sheet", () -> sheet(ValueMapSheet.ofCsv("m", text(file), ValueKind.FISCAL, 2024))));
    }

    static SroiTarget sheetXlsx() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ValueMapSheet.writeXlsx(MAP, out);
        return new SroiTarget(
                List.of(out.toByteArray()),
                false,
                file -> reading(
                        "value map sheet",
                        () -> sheet(
                                ValueMapSheet.ofXlsx("m", new ByteArrayInputStream(file), ValueKind.FISCAL, 2024))));
    }

    static SroiTarget pricesCsv() {
        return new SroiTarget(
                List.of(
                        bytes(PRICES.toCsv()),
                        lines(
                                "service;unit;payer;kroner;price_year;source;status",
                                "night;night;state;400,5;2024;list;sourced")),
                false,
                file -> reading("", () -> {
                    PriceBook read = PriceBook.fromCsv(text(file));
                    assertThat(PriceBook.fromCsv(read.toCsv()).prices()).isEqualTo(read.prices());
                    return shown(read.toCsv());
                }));
    }

    static SroiTarget pricesJson() {
        return new SroiTarget(
                List.of(bytes(PRICES.toJson())),
                false,
                file -> reading("price book", () -> {
                    PriceBook read = PriceBook.fromJson(text(file));
                    assertThat(PriceBook.fromJson(read.toJson()).prices()).isEqualTo(read.prices());
                    return shown(read.toJson());
                }));
    }

    static SroiTarget rates() {
        BenefitRates rates =
                BenefitRates.of(BenefitRate.perMonth("cash-assistance", "other, 30 or older", 2024, 12_326, "a list"));
        return new SroiTarget(
                List.of(
                        bytes(rates.toCsv()),
                        lines(
                                "year;benefit;variant;kroner;per;source;status",
                                "2023;sickness-benefit;full;4550,5;week;list;inferred")),
                false,
                file -> reading("", () -> {
                    BenefitRates read = BenefitRates.fromCsv(text(file));
                    assertThat(BenefitRates.fromCsv(read.toCsv()).rates()).isEqualTo(read.rates());
                    return shown(read.toCsv());
                }));
    }

    @Override
    public void read(byte[] file) {
        Contract.holds(isOfPersons ? file : new byte[0], () -> reader.apply(file));
    }

    /** Beside bad data, arguments may be refused in words that begin so, a service in two units, or a broken workbook. */
    private static Reading reading(String refusal, Supplier<Reading> parser) {
        return Reading.of(() -> {
            try {
                return parser.get();
            } catch (IllegalArgumentException e) {
                String message = String.valueOf(e.getMessage());
                boolean isDocumented = !refusal.isEmpty() && message.startsWith(refusal);
                if (isDocumented || message.endsWith("count both in one unit")) {
                    return shown(message);
                }
                throw e;
            } catch (UncheckedIOException e) {
                assertThat(e).hasMessageStartingWith("the Excel workbook");
                return shown(String.valueOf(e.getMessage()));
            }
        });
    }

    private static Reading survey(Survey survey) {
        StringBuilder shown = new StringBuilder(survey.toString());
        for (Supplier<Change> change : List.<Supplier<Change>>of(survey::change, survey::adjustedForBefore)) {
            try {
                shown.append(change.get().table()).append(change.get().lifeSatisfaction());
            } catch (IllegalStateException tooFew) {
                shown.append(tooFew.getMessage());
            }
        }
        StringBuilder answers = new StringBuilder(shown);
        survey.answers()
                .forEach(one -> answers.append(one.personId())
                        .append(one.group())
                        .append(one.before())
                        .append(one.after()));
        return new Reading(
                answers.toString(),
                Optional.empty(),
                shown.append(survey.answers()).toString());
    }

    private static Reading sheet(ValueMapSheet sheet) {
        return new Reading(
                sheet.map().toJson() + sheet.remarks(),
                Optional.empty(),
                sheet + evaluated(sheet.map()).shown());
    }

    private static Reading evaluated(ValueMap map) {
        try {
            return new Reading(map.toJson(), Optional.empty(), map.evaluate().summary());
        } catch (IllegalStateException undecided) {
            return shown(map.toJson() + undecided.getMessage());
        }
    }

    private static Reading shown(String text) {
        return new Reading(text, Optional.empty(), text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }
}
