package dk.effekt.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.effekt.calendar.FollowUp;
import dk.effekt.cohort.Attrition;
import dk.effekt.disclosure.AnonymousResult;
import dk.effekt.disclosure.CountTable;
import dk.effekt.disclosure.Dimension;
import dk.effekt.disclosure.Margins;
import dk.effekt.disclosure.PublishedTable;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.internal.Lines;
import dk.effekt.internal.TextTable;
import dk.effekt.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A study's result without its persons: text and JSON, made of what {@link ResultJson} says. */
final class AnonymousStudy {

    private static final Set<String> COUNTED_MEANS =
            Set.of("treatedBefore", "controlBefore", "treatedAfter", "controlAfter");
    private static final Set<String> NAMES = Set.of("outcome", "unit", "week", "when", "estimand");
    private static final String LEFT = "left at the end";

    private final StudyResult result;
    private final SmallCells rule;
    private final PublishedTable attrition;

    AnonymousStudy(StudyResult result, SmallCells rule) {
        this.result = result;
        this.rule = rule;
        this.attrition = rule.protect(attrition(result.attrition()));
    }

    /**
     * What each step cost and what the last left. What there was at first is their sum: it is not published, as those left at the
     * end are the number on which the effects rest.
     */
    private static CountTable attrition(Attrition attrition) {
        List<Attrition.Step> steps = attrition.steps();
        List<String> names = new ArrayList<>();
        long[] counts = new long[steps.size()];
        for (int i = 1; i < steps.size(); i++) {
            names.add("lost at " + i + ": " + steps.get(i).name());
            counts[i - 1] = steps.get(i).lost();
        }
        names.add(LEFT);
        counts[steps.size() - 1] = attrition.left();
        return CountTable.list("Attrition of " + steps.get(0).name(), new Dimension("step", names), counts)
                .withMargins(Margins.NONE);
    }

    AnonymousResult result() {
        return new AnonymousResult(result.study().name(), text(), json());
    }

    private boolean allows(Effect effect) {
        return rule.allows(effect.treated()) && rule.allows(effect.controls());
    }

    /** Whether a mean stands for as many people, or weeks, as the rule asks for, and for a share so does what is left of it. */
    private boolean allows(double mean, int units, Outcome.Unit unit) {
        long counted = Math.round(mean * units);
        return rule.allows(counted) && (unit != Outcome.Unit.SHARE || rule.allows(units - counted));
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        result.study().protocol().lines().forEach(line -> text.append(wrapped(line)));
        text.append('\n').append(attrition.table()).append("\nEffects\n");
        TextTable table = TextTable.of("outcome", "after", "effect", "95 % CI", "n");
        for (EffectPath path : result.effects().paths()) {
            double scale = path.unit() == Outcome.Unit.SHARE ? 100 : 1;
            for (FollowUp point : result.study().followUps()) {
                Effect effect = path.at(point);
                boolean isShown = allows(effect);
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
                if (!allows(path.at(week))) {
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
        return ResultJson.text(root);
    }

    /** What is left after a step is shown if all that was lost later is: it is their sum. */
    private void attrition(ArrayNode steps) {
        boolean isShown = !attrition.isHidden(steps.size() - 1, 0);
        for (int i = steps.size() - 1; i >= 0; i--) {
            ObjectNode step = (ObjectNode) steps.get(i);
            if (!isShown) {
                step.putNull("left");
            }
            if (i > 0 && attrition.isHidden(i - 1, 0)) {
                step.putNull("lost");
                isShown = false;
            }
        }
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
