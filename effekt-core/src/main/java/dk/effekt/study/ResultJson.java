package dk.effekt.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.cohort.Attrition;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.input.ReadReport;
import dk.effekt.matching.Balance;

/** A study's result as JSON. */
final class ResultJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ResultJson() {}

    static String of(StudyResult result) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("study", result.study().name());
        root.put("intervention", result.study().intervention());
        root.put("protocol", result.study().protocol());
        root.put("estimand", result.effects().estimand());
        root.put("standardErrorMethod", result.effects().standardErrorMethod());
        provenance(root.putObject("provenance"), result.provenance());
        ArrayNode attrition = root.putArray("attrition");
        for (Attrition.Step step : result.attrition().steps()) {
            attrition
                    .addObject()
                    .put("step", step.name())
                    .put("lost", step.lost())
                    .put("left", step.left());
        }
        ArrayNode balance = root.putArray("balance");
        for (Balance.Row row : result.balance().rows()) {
            ObjectNode node = balance.addObject().put("covariate", row.covariate());
            number(node, "treatedBefore", row.before().treated());
            number(node, "controlBefore", row.before().control());
            number(node, "smdBefore", row.before().smd());
            number(node, "treatedAfter", row.after().treated());
            number(node, "controlAfter", row.after().control());
            number(node, "smdAfter", row.after().smd());
        }
        ArrayNode effects = root.putArray("effects");
        for (EffectPath path : result.effects().paths()) {
            for (int week = path.firstWeek(); week <= path.lastWeek(); week++) {
                effect(effects.addObject(), path, week);
            }
        }
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and strings cannot fail to be written", e);
        }
    }

    private static void provenance(ObjectNode node, Provenance provenance) {
        node.put("library", provenance.library());
        node.put("protocolSha256", provenance.protocol());
        node.put("registerSha256", provenance.register());
        node.put("codebook", provenance.codebook());
        ObjectNode unverified = node.putObject("unverifiedCodes");
        provenance.unverified().forEach((group, states) -> {
            ArrayNode codes = unverified.putArray(group);
            states.forEach(state -> codes.add(state.code()));
        });
        report(node.putObject("register"), provenance.registerReport());
        report(node.putObject("participations"), provenance.participationReport());
    }

    private static void report(ObjectNode node, ReadReport report) {
        node.put("source", report.source());
        node.put("rowsRead", report.rowsRead());
        node.put("rowsKept", report.rowsKept());
        node.put("complete", report.isComplete());
    }

    private static void effect(ObjectNode node, EffectPath path, int week) {
        Effect effect = path.at(week);
        node.put("outcome", path.outcome());
        node.put("unit", path.unit().name().toLowerCase(java.util.Locale.ROOT));
        node.put("week", week);
        number(node, "estimate", effect.estimate());
        number(node, "standardError", effect.standardError());
        number(node, "ciLow", effect.ciLow());
        number(node, "ciHigh", effect.ciHigh());
        node.put("treated", effect.treated());
        node.put("controls", effect.controls());
        number(node, "treatedMean", path.means(week).treated());
        number(node, "controlMean", path.means(week).control());
    }

    /** JSON has no NaN; a number that does not exist is null. */
    private static void number(ObjectNode node, String field, double value) {
        if (Double.isFinite(value)) {
            node.put(field, value);
        } else {
            node.putNull(field);
        }
    }
}
