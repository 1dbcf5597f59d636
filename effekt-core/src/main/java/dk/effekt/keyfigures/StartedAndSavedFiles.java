package dk.effekt.keyfigures;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.internal.CsvLine;
import dk.effekt.keyfigures.StartedAndSavedRows.Estimate;
import dk.effekt.keyfigures.StartedAndSavedRows.Row;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** What was started and saved as CSV and JSON: of what may be seen, only. */
final class StartedAndSavedFiles {

    private static final String NO_EFFECT = "the same people before are no comparison group";

    private StartedAndSavedFiles() {}

    static String csv(StartedAndSaved saved) {
        StringBuilder csv = new StringBuilder(CsvLine.of(
                "intervention",
                "against",
                "figure",
                "firstWeek",
                "lastWeek",
                "group",
                "unit",
                "value",
                "low",
                "high",
                "count",
                "n",
                "visibility",
                "warning",
                "rule"));
        for (Row row : StartedAndSavedRows.of(saved)) {
            csv.append(CsvLine.of(
                    saved.intervention(),
                    row.against(),
                    row.figure(),
                    Integer.toString(row.firstWeek()),
                    Integer.toString(row.lastWeek()),
                    row.group(),
                    row.unit(),
                    text(of(row, Estimate::value)),
                    text(of(row, Estimate::low)),
                    text(of(row, Estimate::high)),
                    text(row.count()),
                    text(row.people()),
                    visibility(row),
                    warning(row, saved),
                    saved.rule().describe()));
        }
        return csv.toString();
    }

    static String json(StartedAndSaved saved) {
        ObjectNode root = JsonNodeFactory.instance
                .objectNode()
                .put("effektStartedAndSaved", 1)
                .put("intervention", saved.intervention())
                .put("benefit", saved.benefit());
        root.putObject("source")
                .put("registerSha256", saved.source().registerSha256())
                .put("participationsSha256", saved.source().participationsSha256());
        saved.price()
                .ifPresent(price -> root.putObject("price")
                        .put("kronerPerWeek", price.kronerPerWeek())
                        .put("source", price.source()));
        root.putObject("rule")
                .put("protected", saved.rule().isProtected())
                .put("says", saved.rule().describe());
        ArrayNode warnings = root.putArray("warnings");
        saved.warnings().forEach(warnings::add);
        saved.matched().ifPresent(matched -> study(root.putObject("study"), matched));
        ArrayNode rows = root.putArray("rows");
        for (Row row : StartedAndSavedRows.of(saved)) {
            ObjectNode node = rows.addObject()
                    .put("against", row.against())
                    .put("figure", row.figure())
                    .put("firstWeek", row.firstWeek())
                    .put("lastWeek", row.lastWeek())
                    .put("group", row.group())
                    .put("unit", row.unit());
            put(node, "value", of(row, Estimate::value));
            put(node, "low", of(row, Estimate::low));
            put(node, "high", of(row, Estimate::high));
            put(node, "count", row.count());
            put(node, "n", row.people());
            node.put("visibility", visibility(row)).put("warning", warning(row, saved));
        }
        return root.toPrettyString();
    }

    private static void study(ObjectNode node, MatchedGroup matched) {
        node.put("name", matched.study())
                .put("protocolSha256", matched.protocol())
                .put("estimand", matched.effects().estimand())
                .put("standardErrorMethod", matched.effects().standardErrorMethod());
        ArrayNode gates = node.putArray("gatesFailed");
        matched.gatesFailed().forEach(gates::add);
        ArrayNode notes = node.putArray("notes");
        matched.effects().notes().forEach(notes::add);
    }

    /** What concerns the number: of one against their own past that it is no effect, of the others which gates failed. */
    private static String warning(Row row, StartedAndSaved saved) {
        return row.against().equals(StartedAndSavedRows.OWN_PAST) ? NO_EFFECT : String.join("; ", saved.gatesFailed());
    }

    private static OptionalDouble of(Row row, Function<Estimate, OptionalDouble> part) {
        Optional<Estimate> estimate = row.estimate();
        return estimate.map(part).orElse(OptionalDouble.empty());
    }

    private static String visibility(Row row) {
        return row.estimate().isPresent() ? "shown" : "hidden";
    }

    private static String text(OptionalLong count) {
        return count.isPresent() ? Long.toString(count.getAsLong()) : "";
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
    }

    private static void put(ObjectNode node, String field, OptionalLong count) {
        count.ifPresentOrElse(number -> node.put(field, number), () -> node.putNull(field));
    }

    private static void put(ObjectNode node, String field, OptionalDouble value) {
        value.ifPresentOrElse(number -> node.put(field, number), () -> node.putNull(field));
    }
}
