package dk.effekt.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.calendar.FollowUp;
import dk.effekt.disclosure.AnonymousResult;
import dk.effekt.disclosure.PublishedTable;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.internal.JsonFields;
import dk.effekt.internal.Lines;
import dk.effekt.internal.TextTable;
import dk.effekt.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/** A study's result without its persons: text and JSON, made of what {@link ResultJson} says. */
final class AnonymousStudy {

    private static final Set<String> COUNTED_MEANS =
            Set.of("treatedBefore", "controlBefore", "treatedAfter", "controlAfter");
    private static final Set<String> NAMES = Set.of("outcome", "unit", "week", "when", "estimand");

    private final StudyResult result;
    private final SmallCells rule;
    private final PublishedAttrition attrition;

    AnonymousStudy(StudyResult result, SmallCells rule) {
        this.result = result;
        this.rule = rule;
        this.attrition = PublishedAttrition.of(result.attrition(), rule);
    }

    AnonymousResult result() {
        return new AnonymousResult(result.study().name(), text(), json());
    }

    /** Whether a mean stands for as many people, or weeks, as the rule asks for, and for a share so does what is left of it. */
    private boolean allows(double mean, int units, Outcome.Unit unit) {
        long counted = Math.round(mean * units);
        return rule.allows(counted) && (unit != Outcome.Unit.SHARE || rule.allows(units - counted));
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        result.study().protocol().lines().forEach(line -> text.append(wrapped(line)));
        text.append('\n').append(attrition.table().table()).append("\nEffects\n");
        TextTable table = TextTable.of("outcome", "after", "effect", "95 % CI", "n");
        for (EffectPath path : result.effects().paths()) {
            double scale = path.unit() == Outcome.Unit.SHARE ? 100 : 1;
            for (FollowUp point : result.study().followUps()) {
                Effect effect = path.at(point);
                boolean isShown = rule.allows(effect);
                table.add(
                        path.outcome(),
                        point.months() + " months",
                        isShown ? difference(scale * effect.estimate()) : PublishedTable.MARK,
                        isShown
                                ? "[" + difference(scale * effect.ciLow()) + ", " + difference(scale * effect.ciHigh())
                                        + "]"
                                : PublishedTable.MARK,
                        isShown ? String.format(Locale.ROOT, "%,d", effect.treated()) : PublishedTable.MARK);
            }
        }
        return text.append(table.fitting(TextTable.WIDTH))
                .append(wrapped("Effects on shares in percentage points. Estimand: "
                        + result.effects().estimand() + ". Standard errors "
                        + result.effects().standardErrorMethod() + "."))
                .append(wrapped("Without persons; " + rule.describe() + "."))
                .toString();
    }

    private String json() {
        ObjectNode root = ResultJson.tree(result);
        root.put("anonymous", rule.describe());
        root.path("checks").forEach(check -> ((ObjectNode) check).remove("what"));
        root.path("balance").forEach(row -> ((ObjectNode) row).remove(COUNTED_MEANS));
        root.path("gates").forEach(gate -> ((ObjectNode) gate).remove("value"));
        // How many rows there were would tell how many were lost.
        for (String input : List.of("register", "participations")) {
            ((ObjectNode) root.path("provenance").path(input)).remove(Set.of("rowsRead", "rowsKept"));
        }
        attrition((ArrayNode) root.path("attrition"));
        int at = 0;
        for (EffectPath path : result.effects().paths()) {
            boolean isWhole = true;
            for (int week = path.firstWeek(); week <= path.lastWeek(); week++) {
                ObjectNode node = (ObjectNode) root.path("effects").get(at++);
                EffectPath.Means means = path.means(week);
                if (!rule.allows(path.at(week))) {
                    hide(node);
                    hideSecond(root, path.outcome(), week);
                    isWhole = false;
                } else if (!allows(means.treated(), means.treatedUnits(), path.unit())
                        || !allows(means.control(), means.controlPersons(), path.unit())) {
                    node.putNull("treatedMean").putNull("controlMean");
                }
            }
            if (!isWhole) {
                root.path("paths").forEach(of -> {
                    if (of.path("outcome").asText().equals(path.outcome())) {
                        hide((ObjectNode) of);
                    }
                });
            }
        }
        return JsonFields.writeWithArraysInOneLine(root);
    }

    private void attrition(ArrayNode steps) {
        for (int i = 0; i < steps.size(); i++) {
            ObjectNode step = (ObjectNode) steps.get(i);
            put(step, "left", attrition.steps().get(i).left());
            put(step, "lost", attrition.steps().get(i).lost());
        }
    }

    private static void put(ObjectNode node, String name, OptionalLong count) {
        count.ifPresentOrElse(seen -> node.put(name, seen), () -> node.putNull(name));
    }

    private static void hideSecond(ObjectNode root, String outcome, int week) {
        for (JsonNode effect : root.path("secondOpinion").path("effects")) {
            if (effect.path("outcome").asText().equals(outcome)
                    && effect.path("when").asText().equals("week " + week)) {
                hide((ObjectNode) effect);
            }
        }
    }

    /** All but what it is of. */
    private static void hide(ObjectNode node) {
        for (String field : names(node)) {
            if (!NAMES.contains(field)) {
                node.putNull(field);
            }
        }
    }

    private static List<String> names(ObjectNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String difference(double value) {
        return String.format(Locale.ROOT, "%+.1f", value);
    }

    private static String wrapped(String line) {
        return String.join("\n", Lines.of(line, TextTable.WIDTH, "    ")) + "\n";
    }
}
