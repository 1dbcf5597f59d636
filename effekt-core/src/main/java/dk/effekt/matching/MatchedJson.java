package dk.effekt.matching;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.internal.JsonFields;

/** A matching as JSON. */
final class MatchedJson {

    private MatchedJson() {}

    static String of(Matched matched) {
        MatchedSample sample = matched.sample();
        ObjectNode root = JsonFields.object();
        root.put("protocol", matched.match().protocol());
        root.put("estimand", sample.estimand());
        ObjectNode counts = root.putObject("counts");
        counts.put("treated", matched.units().treatedCount());
        counts.put("control", matched.units().size() - matched.units().treatedCount());
        counts.put("treatedInUse", sample.distinctTreated());
        counts.put("controlInUse", sample.distinctControls());
        number(counts, "treatedEffective", sample.effectiveTreated());
        number(counts, "controlEffective", sample.effectiveControls());
        counts.put("sets", sample.sets());
        ObjectNode unmatched = root.putObject("unmatched");
        for (Unmatched reason : Unmatched.values()) {
            unmatched.put(reason.name(), sample.unmatched(reason));
        }
        matched.propensity().ifPresent(score -> {
            ObjectNode propensity = root.putObject("propensity").put("model", score.model());
            ObjectNode coefficients = propensity.putObject("coefficients");
            score.coefficients().forEach((name, value) -> number(coefficients, name, value));
        });
        root.put("smdConvention", matched.balance().convention().toString());
        balance(root.putArray("balance"), matched.balance());
        gates(root.putArray("gates"), matched.gates());
        if (sample.kind() == MatchedSample.Kind.WEIGHTS) {
            weights(root.putArray("weights"), matched);
        } else {
            sets(root.putArray("sets"), matched);
        }
        return JsonFields.writeWithArraysInOneLine(root);
    }

    private static void balance(ArrayNode nodes, Balance balance) {
        balance.all().forEach(row -> {
            ObjectNode node = nodes.addObject().put("covariate", row.covariate());
            comparison(node.putObject("before"), row.before());
            comparison(node.putObject("after"), row.after());
            number(node, "pairDistance", row.pairDistance());
        });
    }

    private static void comparison(ObjectNode node, Balance.Comparison arms) {
        number(node, "treated", arms.treated());
        number(node, "control", arms.control());
        number(node, "smd", arms.smd());
        number(node, "varianceRatio", arms.varianceRatio());
        number(node, "ecdfMean", arms.ecdfMean());
        number(node, "ecdfMax", arms.ecdfMax());
    }

    private static void gates(ArrayNode nodes, Gates gates) {
        for (Gate gate : gates.all()) {
            ObjectNode node = nodes.addObject().put("gate", gate.rule().name()).put("subject", gate.subject());
            number(node, "value", gate.value());
            number(node, "limit", gate.limit());
            node.put("outcome", gate.outcome().name());
        }
    }

    private static void weights(ArrayNode nodes, Matched matched) {
        double[] weights = matched.sample().normalizedWeights();
        for (int row : matched.units().order()) {
            if (weights[row] > 0) {
                number(nodes.addObject().put("row", matched.name(row)), "weight", weights[row]);
            }
        }
    }

    private static void sets(ArrayNode nodes, Matched matched) {
        MatchedSample sample = matched.sample();
        for (int set = 0; set < sample.sets(); set++) {
            ObjectNode node = nodes.addObject();
            ArrayNode focals = node.putArray("focal");
            for (int i = 0; i < sample.focals(set); i++) {
                focals.add(matched.name(sample.focal(set, i)));
            }
            ArrayNode partners = node.putArray("partners");
            for (int i = 0; i < sample.partners(set); i++) {
                partners.add(matched.name(sample.partner(set, i)));
            }
        }
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
