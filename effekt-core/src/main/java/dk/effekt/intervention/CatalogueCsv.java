package dk.effekt.intervention;

import dk.effekt.internal.Choices;
import dk.effekt.internal.CsvLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** A catalogue as comma-separated text, as the reader of effekt-dream takes it. */
final class CatalogueCsv {

    private static final String HEADER = CsvLine.of(
            "name",
            "owner",
            "legal_basis",
            "paragraph",
            "age_from",
            "age_below",
            "benefits",
            "readiness",
            "places",
            "cost_per_participant",
            "cost_per_week",
            "provision",
            "elements");

    private CatalogueCsv() {}

    static String write(List<Offer> offers) {
        return offers.stream().map(CatalogueCsv::line).collect(Collectors.joining("", HEADER, ""));
    }

    private static String line(Offer offer) {
        TargetGroup targets = offer.targets();
        return CsvLine.of(
                offer.name(),
                offer.owner(),
                offer.legalBasis().map(Choices::word).orElse(""),
                offer.paragraph(),
                targets.fromAge() == 0 ? "" : String.valueOf(targets.fromAge()),
                targets.belowAge() == TargetGroup.NO_LIMIT ? "" : String.valueOf(targets.belowAge()),
                String.join(Words.BETWEEN, targets.benefits()),
                String.join(Words.BETWEEN, targets.readiness()),
                number(offer.places()),
                cost(offer, UnitCost.Per.PARTICIPANT),
                cost(offer, UnitCost.Per.WEEK),
                offer.provision().map(Choices::word).orElse(""),
                String.join(Words.BETWEEN, offer.elements()));
    }

    private static String number(OptionalInt number) {
        return number.isPresent() ? String.valueOf(number.getAsInt()) : "";
    }

    private static String cost(Offer offer, UnitCost.Per per) {
        return offer.unitCost()
                .filter(cost -> cost.per() == per)
                .map(cost -> kroner(cost.kroner()))
                .orElse("");
    }

    /** Three decimals would look like a Danish separator of thousands. */
    private static String kroner(double kroner) {
        String text = BigDecimal.valueOf(kroner).stripTrailingZeros().toPlainString();
        return text.matches("\\d+\\.\\d{3}") ? text + "0" : text;
    }
}
