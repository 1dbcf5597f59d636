package dk.effekt.keyfigures;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.internal.CsvLine;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The flow between offers as CSV and JSON: of what may be seen, only. */
final class OfferFlowFiles {

    private OfferFlowFiles() {}

    static String csv(OfferFlow flow) {
        StringBuilder csv = new StringBuilder(
                CsvLine.of("from", "to", "next", "courses", "meanWeeks", "medianWeeks", "visibility", "rule"));
        String rule = flow.rule().describe();
        for (OfferStep step : flow.steps()) {
            csv.append(CsvLine.of(
                    step.from(),
                    step.to(),
                    name(step),
                    text(step.courses()),
                    text(step.meanWeeks()),
                    text(step.medianWeeks()),
                    visibility(step.courses()),
                    rule));
        }
        for (String place : flow.places()) {
            OptionalLong begun = flow.begun(place);
            csv.append(CsvLine.of(place, "", "total", text(begun), "", "", visibility(begun), rule));
        }
        return csv.toString();
    }

    static String json(OfferFlow flow, String fingerprint, String between, Optional<WeekSpan> span) {
        ObjectNode root = JsonNodeFactory.instance
                .objectNode()
                .put("effektOfferFlow", 1)
                .put("between", between)
                .put("participationsSha256", fingerprint);
        span.ifPresent(weeks -> root.put("firstWeek", weeks.start().toString())
                .put("lastWeek", weeks.end().minusWeeks(1).toString()));
        root.put("lastStart", flow.lastStart().toString());
        root.putObject("rule")
                .put("protected", flow.rule().isProtected())
                .put("says", flow.rule().describe());
        root.put("definition", flow.definition());
        ObjectNode begun = root.putObject("begun");
        flow.places().forEach(place -> put(begun, place, flow.begun(place)));
        ArrayNode steps = root.putArray("steps");
        for (OfferStep step : flow.steps()) {
            ObjectNode node = steps.addObject()
                    .put("from", step.from())
                    .put("to", step.to())
                    .put("next", name(step));
            put(node, "courses", step.courses());
            put(node, "meanWeeks", step.meanWeeks());
            put(node, "medianWeeks", step.medianWeeks());
        }
        return root.toPrettyString();
    }

    private static String name(OfferStep step) {
        return step.next().name().toLowerCase(Locale.ROOT);
    }

    private static String visibility(OptionalLong count) {
        return count.isPresent() ? "shown" : "hidden";
    }

    private static String text(OptionalLong count) {
        return count.isPresent() ? Long.toString(count.getAsLong()) : "";
    }

    private static String text(OptionalDouble weeks) {
        return weeks.isPresent() ? Double.toString(weeks.getAsDouble()) : "";
    }

    private static void put(ObjectNode node, String field, OptionalLong count) {
        count.ifPresentOrElse(number -> node.put(field, number), () -> node.putNull(field));
    }

    private static void put(ObjectNode node, String field, OptionalDouble weeks) {
        weeks.ifPresentOrElse(number -> node.put(field, number), () -> node.putNull(field));
    }
}
