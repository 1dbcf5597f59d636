package dk.effekt.sroi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.internal.Choices;
import dk.effekt.internal.JsonFields;

/** A result as JSON, with the map that it is the result of. */
final class SroiJson {

    private static final int VERSION = 1;

    private SroiJson() {}

    static String of(Sroi sroi) {
        ObjectNode root = JsonFields.object().put("effektSroi", VERSION).put("basis", Choices.word(sroi.basis()));
        value(root.putObject("value"), sroi.value());
        ObjectNode kinds = root.putObject("kinds");
        for (ValueKind kind : sroi.kinds()) {
            sroi.value(kind).ifPresent(value -> value(kinds.putObject(Choices.word(kind)), value));
        }
        ArrayNode stakeholders = root.putArray("stakeholders");
        for (String who : sroi.stakeholders()) {
            sroi.value(who).ifPresent(value -> value(stakeholders.addObject().put("stakeholder", who), value));
        }
        ArrayNode outcomes = root.putArray("outcomes");
        for (OutcomeValue one : sroi.outcomes()) {
            ObjectNode node = outcomes.addObject()
                    .put("stakeholder", one.outcome().stakeholder())
                    .put("outcome", one.outcome().name())
                    .put("kind", Choices.word(one.outcome().kind()));
            estimate(node, "impact", one.impact());
            value(node, one.value());
        }
        ArrayNode inputs = root.putArray("inputs");
        for (InputValue one : sroi.inputs()) {
            ObjectNode node = inputs.addObject().put("stakeholder", one.input().stakeholder());
            estimate(node, "presentValue", one.presentValue());
        }
        estimate(root, "inputCost", sroi.inputCost());
        estimate(root, "netPresentValue", sroi.netPresentValue());
        sroi.ratio().ifPresent(ratio -> estimate(root, "ratio", ratio));
        sroi.paybackMonths().ifPresent(months -> root.put("paybackMonths", months));
        sroi.discountedPaybackMonths().ifPresent(months -> root.put("discountedPaybackMonths", months));
        sroi.breakEvenFactor().ifPresent(factor -> root.put("breakEvenFactor", factor));
        ArrayNode notes = root.putArray("notes");
        sroi.notes().forEach(notes::add);
        root.set("map", ValueMapJson.of(sroi.map()));
        return JsonFields.write(root);
    }

    private static void value(ObjectNode node, Value value) {
        estimate(node, "presentValue", value.presentValue());
        estimate(node, "observed", value.observed());
        estimate(node, "extrapolated", value.extrapolated());
        ArrayNode periods = node.putArray("periods");
        for (PeriodValue period : value.periods()) {
            ObjectNode one = periods.addObject().put("period", period.period());
            estimate(one, "value", period.value());
            estimate(one, "presentValue", period.presentValue());
            estimate(one, "observed", period.observed());
            estimate(one, "extrapolated", period.extrapolated());
        }
    }

    private static void estimate(ObjectNode node, String field, Amount estimate) {
        node.putObject(field)
                .put("value", estimate.value())
                .put("standardError", estimate.standardError())
                .put("ciLow", estimate.ciLow())
                .put("ciHigh", estimate.ciHigh());
    }
}
