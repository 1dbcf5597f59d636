package dk.effekt.keyfigures;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.internal.CsvLine;
import dk.effekt.internal.JsonFields;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Key figures as CSV and JSON: of what may be seen, only. */
final class KeyFiguresFiles {

    private KeyFiguresFiles() {}

    static String csv(KeyFigures figures) {
        StringBuilder csv = new StringBuilder(CsvLine.of(
                "intervention",
                "figure",
                "period",
                "group",
                "unit",
                "value",
                "count",
                "n",
                "low",
                "high",
                "visibility",
                "rule"));
        for (KeyFigure row : figures.rows()) {
            csv.append(CsvLine.of(
                    figures.intervention(),
                    row.figure(),
                    row.period(),
                    row.group(),
                    name(row.unit()),
                    value(row),
                    row.count().isPresent() ? Long.toString(row.count().getAsLong()) : "",
                    row.of().isPresent() ? Long.toString(row.of().getAsLong()) : "",
                    text(row.low()),
                    text(row.high()),
                    name(row.visibility()),
                    figures.rule().describe()));
        }
        return csv.toString();
    }

    static String json(KeyFigures figures, Measured measured) {
        ObjectNode root = JsonFields.object().put("effektKeyFigures", 1).put("intervention", figures.intervention());
        ObjectNode source = root.putObject("source");
        source.put("registerSha256", measured.source().registerSha256());
        source.put("participationsSha256", measured.source().participationsSha256());
        source.put("registerFirstWeek", measured.source().weeks().start().toString());
        source.put(
                "registerLastWeek",
                measured.source().weeks().end().minusWeeks(1).toString());
        ArrayNode periods = root.putArray("periods");
        for (ReportPeriod period : figures.periods()) {
            periods.addObject()
                    .put("name", period.name())
                    .put("firstWeek", period.weeks().start().toString())
                    .put("lastWeek", period.weeks().end().minusWeeks(1).toString());
        }
        root.putObject("rule")
                .put("protected", figures.rule().isProtected())
                .put("says", figures.rule().describe());
        ArrayNode warnings = root.putArray("warnings");
        figures.warnings().forEach(warnings::add);
        ObjectNode definitions = root.putObject("definitions");
        figures.definitions().forEach(definitions::put);
        ArrayNode rows = root.putArray("rows");
        for (KeyFigure row : figures.rows()) {
            ObjectNode node = rows.addObject()
                    .put("figure", row.figure())
                    .put("period", row.period())
                    .put("group", row.group())
                    .put("unit", name(row.unit()));
            put(node, "value", row.value());
            put(node, "count", row.count());
            put(node, "n", row.of());
            put(node, "low", row.low());
            put(node, "high", row.high());
            node.put("visibility", name(row.visibility()));
        }
        return JsonFields.writeWithArraysInOneLine(root);
    }

    private static void put(ObjectNode node, String field, OptionalDouble value) {
        value.ifPresentOrElse(number -> node.put(field, number), () -> node.putNull(field));
    }

    private static void put(ObjectNode node, String field, OptionalLong value) {
        value.ifPresentOrElse(number -> node.put(field, number), () -> node.putNull(field));
    }

    /** A count without a decimal point. */
    private static String value(KeyFigure row) {
        return row.unit() == KeyFigure.Unit.COUNT && row.count().isPresent()
                ? Long.toString(row.count().getAsLong())
                : text(row.value());
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
