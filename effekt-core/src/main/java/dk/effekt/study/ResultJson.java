package dk.effekt.study;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.cohort.Attrition;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.effect.LockIn;
import dk.effekt.input.ReadReport;
import dk.effekt.internal.JsonFields;
import dk.effekt.matching.Balance;
import dk.effekt.matching.Gate;
import java.util.Locale;
import java.util.OptionalInt;

/** A study's result as JSON. */
final class ResultJson {

    private ResultJson() {}

    static String of(StudyResult result) {
        return JsonFields.writeWithArraysInOneLine(tree(result));
    }

    static ObjectNode tree(StudyResult result) {
        ObjectNode root = JsonFields.object();
        root.put("study", result.study().name());
        root.put("intervention", result.study().intervention());
        root.put("protocol", result.study().protocol());
        root.put("estimand", result.effects().estimand());
        root.put("standardErrorMethod", result.effects().standardErrorMethod());
        StudyJson.tree(result.study()).ifPresent(tree -> root.set("protocolJson", tree));
        provenance(root.putObject("provenance"), result.provenance());
        ArrayNode checks = root.putArray("checks");
        for (ProtocolFinding finding : result.checks().findings()) {
            checks.addObject()
                    .put("severity", name(finding.severity().name()))
                    .put("check", finding.check())
                    .put("what", finding.what())
                    .put("remedy", finding.remedy());
        }
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
        ArrayNode gates = root.putArray("gates");
        for (Gate gate : result.gates().all()) {
            ObjectNode node = gates.addObject()
                    .put("rule", name(gate.rule().name()))
                    .put("subject", gate.subject())
                    .put("outcome", name(gate.outcome().name()));
            number(node, "value", gate.value());
            number(node, "limit", gate.limit());
        }
        ArrayNode notes = root.putArray("notes");
        result.effects().notes().forEach(notes::add);
        ArrayNode paths = root.putArray("paths");
        result.effects().paths().forEach(path -> path(paths.addObject(), path));
        secondOpinion(root.putObject("secondOpinion"), result.secondOpinion());
        ArrayNode effects = root.putArray("effects");
        for (EffectPath path : result.effects().paths()) {
            for (int week = path.firstWeek(); week <= path.lastWeek(); week++) {
                effect(effects.addObject(), path, week);
            }
        }
        return root;
    }

    private static void provenance(ObjectNode node, Provenance provenance) {
        node.put("library", provenance.library());
        node.put("protocolSha256", provenance.protocol());
        node.put("registerSha256", provenance.register());
        node.put("participationsSha256", provenance.participations());
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

    private static void path(ObjectNode node, EffectPath path) {
        node.put("outcome", path.outcome());
        number(node, "simultaneousCriticalValue", path.band().criticalValue());
        LockIn lockIn = path.lockIn();
        ObjectNode of = node.putObject("lockIn");
        number(of, "depth", lockIn.depth());
        week(of, "deepestWeek", lockIn.deepest());
        week(of, "fromWeek", lockIn.from());
        week(of, "turnWeek", lockIn.turn());
        week(of, "breakEvenWeek", lockIn.breakEven());
        week(of, "breakEvenEarliestWeek", lockIn.breakEvenEarliest());
        week(of, "breakEvenLatestWeek", lockIn.breakEvenLatest());
    }

    private static void week(ObjectNode node, String field, OptionalInt week) {
        week.ifPresentOrElse(value -> node.put(field, value), () -> node.putNull(field));
    }

    private static void secondOpinion(ObjectNode node, SecondOpinion second) {
        node.put("method", second.method());
        number(node, "untreatedShare", second.untreatedShare());
        second.whyNot().ifPresent(why -> node.put("whyNot", why));
        ArrayNode effects = node.putArray("effects");
        for (Effect effect : second.effects()) {
            ObjectNode of = effects.addObject().put("outcome", effect.outcome()).put("when", effect.when());
            number(of, "estimate", effect.estimate());
            number(of, "standardError", effect.standardError());
            number(of, "ciLow", effect.ciLow());
            number(of, "ciHigh", effect.ciHigh());
            of.put("estimand", effect.estimand());
        }
    }

    private static String name(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void effect(ObjectNode node, EffectPath path, int week) {
        Effect effect = path.at(week);
        node.put("outcome", path.outcome());
        node.put("unit", name(path.unit().name()));
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
