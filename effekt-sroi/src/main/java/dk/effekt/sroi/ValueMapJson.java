package dk.effekt.sroi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.internal.Choices;
import dk.effekt.internal.JsonFields;
import java.util.ArrayList;
import java.util.List;

/** A value map as JSON. What is not said is left out. */
final class ValueMapJson {

    static final String VERSION_FIELD = "effektValueMap";

    /** Goes up when what was written before would be read otherwise or not at all. */
    static final int VERSION = 1;

    private ValueMapJson() {}

    static ObjectNode of(ValueMap map) {
        ObjectNode root = JsonFields.object().put(VERSION_FIELD, VERSION).put("name", map.name());
        map.participants()
                .ifPresent(number ->
                        root.putObject("participants").put("number", number).put("source", map.participantsSource()));
        discounting(root.putObject("discounting"), map.discounting());
        ArrayNode groups = root.putArray("groups");
        for (StakeholderGroup group : map.groups()) {
            ObjectNode node = groups.addObject().put("name", group.name());
            group.size().ifPresent(size -> node.put("size", size));
            group.involved().ifPresent(involved -> node.put("involved", involved));
        }
        ArrayNode outputs = root.putArray("outputs");
        map.outputs()
                .forEach(output -> outputs.addObject()
                        .put("stakeholder", output.stakeholder())
                        .put("activity", output.activity()));
        ArrayNode inputs = root.putArray("inputs");
        map.inputs().forEach(input -> input(inputs.addObject(), input));
        List<MeasuredEffect> effects = effects(map);
        ArrayNode joint = root.putArray("effects");
        for (int i = 0; i < effects.size(); i++) {
            effect(joint.addObject(), effects, i);
        }
        ArrayNode outcomes = root.putArray("outcomes");
        map.outcomes().forEach(outcome -> outcome(outcomes.addObject(), outcome, effects));
        ArrayNode notes = root.putArray("notes");
        map.notes().forEach(notes::add);
        return root;
    }

    private static List<MeasuredEffect> effects(ValueMap map) {
        List<MeasuredEffect> effects = new ArrayList<>();
        for (ValueOutcome outcome : map.outcomes()) {
            if (outcome.quantity() instanceof Measured measured) {
                measured.effects().stream()
                        .filter(effect -> !effects.contains(effect))
                        .forEach(effects::add);
            }
        }
        return effects;
    }

    private static void discounting(ObjectNode node, Discounting discounting) {
        node.put("name", discounting.name()).put("timing", Choices.word(discounting.timing()));
        ArrayNode rates = node.putArray("rates");
        for (Discounting.Step step : discounting.steps()) {
            ObjectNode rate = rates.addObject();
            if (step.throughYear() < Integer.MAX_VALUE) {
                rate.put("throughYear", step.throughYear());
            }
            rate.put("rate", step.rate());
        }
    }

    private static void input(ObjectNode node, Input input) {
        Cost cost = input.cost();
        node.put("stakeholder", input.stakeholder()).put("basis", Choices.word(cost.basis()));
        node.put("firstPeriod", cost.firstPeriod());
        kroner(node.putArray("periods"), cost.kroner());
        factor(node, cost.factor());
        text(node, "derivation", cost.derivation());
    }

    private static void effect(ObjectNode node, List<MeasuredEffect> effects, int place) {
        MeasuredEffect effect = effects.get(place);
        node.put("number", place + 1)
                .put("outcome", effect.outcome())
                .put("unit", Choices.word(effect.unit()))
                .put("when", effect.when())
                .put("weeksCovered", effect.weeksCovered())
                .put("treated", effect.treated())
                .put("estimand", effect.estimand())
                .put("standardErrorMethod", effect.standardErrorMethod())
                .put("estimate", effect.estimate());
        ArrayNode covariances = node.putArray("covariances");
        for (int i = 0; i <= place; i++) {
            covariances.addObject().put("with", i + 1).put("covariance", effect.covariance(effects.get(i)));
        }
    }

    private static void outcome(ObjectNode node, ValueOutcome outcome, List<MeasuredEffect> effects) {
        node.put("kind", Choices.word(outcome.kind()))
                .put("stakeholder", outcome.stakeholder())
                .put("name", outcome.name());
        text(node, "indicator", outcome.indicator());
        if (outcome.quantity() instanceof Measured measured) {
            ObjectNode quantity = node.putObject("measured").put("direction", Choices.word(measured.direction()));
            ArrayNode years = quantity.putArray("years");
            measured.effects().forEach(effect -> years.addObject().put("effect", effects.indexOf(effect) + 1));
        } else if (outcome.quantity() instanceof Stated stated) {
            stated(node.putObject("stated"), stated);
        } else if (outcome.quantity() instanceof Reversed reversed) {
            stated(node.putObject("reversed"), reversed.of());
        }
        Proxy proxy = outcome.proxy();
        ObjectNode value = node.putObject("value")
                .put("unit", proxy.unit())
                .put("priceYear", proxy.priceYear())
                .put("source", proxy.source());
        kroner(value.putArray("years"), proxy.kroner());
        factor(value, proxy.factor());
        node.put("startPeriod", outcome.startPeriod());
        Extrapolation rule = outcome.extrapolation();
        if (!rule.equals(Extrapolation.stop())) {
            ObjectNode beyond = node.putObject("extrapolation").put("years", rule.years());
            deduction(beyond, "dropOff", rule.dropOff());
        }
        deduction(node, "deadweight", outcome.deadweight());
        deduction(node, "displacement", outcome.displacement());
        deduction(node, "attribution", outcome.attribution());
    }

    private static void stated(ObjectNode node, Stated stated) {
        node.put("basis", Choices.word(stated.basis())).put("source", stated.source());
        text(node, "comparison", stated.comparison());
        ArrayNode years = node.putArray("years");
        stated.byYear().forEach(number -> number(years.addObject(), "amount", number));
    }

    private static void kroner(ArrayNode array, List<Double> amounts) {
        amounts.forEach(amount -> array.addObject().put("kroner", amount));
    }

    private static void factor(ObjectNode node, Factor factor) {
        if (!factor.equals(Factor.NONE)) {
            ObjectNode written = node.putObject("factor");
            text(written, "name", factor.name());
            distribution(written.putObject("distribution"), factor.distribution());
        }
    }

    private static void deduction(ObjectNode node, String field, Deduction deduction) {
        if (!deduction.equals(Deduction.NONE)) {
            ObjectNode written = node.putObject(field);
            number(written, "share", deduction.distribution());
            text(written, "source", deduction.source());
            text(written, "reason", deduction.reason());
        }
    }

    /** A number that is known stands under its own name, another as a distribution. */
    private static void number(ObjectNode node, String field, Distribution distribution) {
        if (distribution instanceof Distribution.Fixed known) {
            node.put(field, known.value());
        } else {
            distribution(node.putObject("distribution"), distribution);
        }
    }

    private static void distribution(ObjectNode node, Distribution distribution) {
        if (distribution instanceof Distribution.Fixed known) {
            node.put("shape", "fixed").put("value", known.value());
        } else if (distribution instanceof Distribution.Uniform between) {
            node.put("shape", "uniform").put("low", between.low()).put("high", between.high());
        } else if (distribution instanceof Distribution.Triangular peaked) {
            node.put("shape", "triangular")
                    .put("low", peaked.low())
                    .put("mode", peaked.mode())
                    .put("high", peaked.high());
        } else {
            String shape = distribution instanceof Distribution.Normal
                    ? "normal"
                    : distribution instanceof Distribution.Lognormal
                            ? "lognormal"
                            : distribution instanceof Distribution.Gamma ? "gamma" : "beta";
            node.put("shape", shape).put("mean", distribution.mean()).put("sd", distribution.sd());
        }
    }

    private static void text(ObjectNode node, String field, String text) {
        if (!text.isEmpty()) {
            node.put(field, text);
        }
    }
}
