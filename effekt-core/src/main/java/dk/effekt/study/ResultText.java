package dk.effekt.study;

import dk.effekt.calendar.FollowUp;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.internal.TextTable;
import dk.effekt.outcome.Outcome;
import java.util.Locale;

/** A study's result as text of at most 80 columns. */
final class ResultText {

    private final StudyResult result;

    ResultText(StudyResult result) {
        this.result = result;
    }

    String summary() {
        Provenance from = result.provenance();
        StringBuilder text = new StringBuilder(result.study().protocol());
        text.append("\nInput\n");
        text.append("  ").append(from.registerReport()).append('\n');
        text.append("  ").append(from.participationReport()).append('\n');
        if (!from.isComplete()) {
            text.append("  WARNING: an input breaks off; what follows rests on the part before.\n");
        }
        text.append("\nAttrition\n").append(indented(result.attrition().table()));
        text.append("\nMatching: ").append(result.cohort()).append('\n');
        text.append("  ").append(result.sample()).append('\n');
        text.append("\nBalance: ").append(result.balance()).append('\n');
        text.append(indented(result.balance().table()));
        text.append("\nEffects\n").append(indented(effectTable()));
        text.append("  protocol ").append(from.protocol(), 0, 12);
        text.append(", register ").append(from.register(), 0, 12);
        text.append(", ").append(from.codebook());
        text.append(", effekt ").append(from.library()).append('\n');
        return text.toString();
    }

    String effectTable() {
        TextTable table = TextTable.of("outcome", "after", "treated", "control", "effect", "95 % CI", "n");
        for (EffectPath path : result.effects().paths()) {
            for (FollowUp point : result.study().followUps()) {
                int week = point.weeks();
                Effect effect = path.at(week);
                table.add(
                        path.outcome(),
                        point.months() + " mo (w" + week + ")",
                        level(path, path.means(week).treated()),
                        level(path, path.means(week).control()),
                        difference(path, effect.estimate()),
                        "[" + difference(path, effect.ciLow()) + ", " + difference(path, effect.ciHigh()) + "]",
                        String.format(Locale.ROOT, "%,d", effect.treated()));
            }
        }
        String warning = result.balance().passes() ? "" : "BALANCE FAILED: " + result.balance() + "\n";
        return warning + table + "Shares in percent, effects in percentage points; weeks in weeks per participant.\n"
                + "Estimand: " + result.effects().estimand() + ".\nStandard errors "
                + result.effects().standardErrorMethod() + "; follow-up rule: "
                + result.study()
                        .followUps()
                        .get(0)
                        .rule()
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', ' ') + ".\n";
    }

    private static String level(EffectPath path, double value) {
        return String.format(Locale.ROOT, "%.1f", scaled(path, value));
    }

    private static String difference(EffectPath path, double value) {
        return String.format(Locale.ROOT, "%+.1f", scaled(path, value));
    }

    private static double scaled(EffectPath path, double value) {
        return path.unit() == Outcome.Unit.SHARE ? 100 * value : value;
    }

    private static String indented(String lines) {
        return lines.indent(2);
    }
}
