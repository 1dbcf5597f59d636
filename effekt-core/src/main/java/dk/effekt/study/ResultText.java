package dk.effekt.study;

import dk.effekt.calendar.FollowUp;
import dk.effekt.effect.Effect;
import dk.effekt.effect.EffectPath;
import dk.effekt.internal.Lines;
import dk.effekt.internal.TextTable;
import dk.effekt.outcome.Outcome;
import dk.effekt.register.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A study's result as text of at most 80 columns. */
final class ResultText {

    private static final int COLUMNS = 80;

    private final StudyResult result;

    ResultText(StudyResult result) {
        this.result = result;
    }

    String summary() {
        Provenance from = result.provenance();
        StringBuilder text = new StringBuilder();
        result.study().protocol().lines().forEach(line -> text.append(wrapped(line)));
        text.append("\nInput\n");
        text.append(wrapped("  " + from.registerReport()));
        text.append(wrapped("  " + from.participationReport()));
        if (!from.isComplete()) {
            text.append("  WARNING: an input breaks off; what follows rests on the part before.\n");
        }
        if (!from.unverified().isEmpty()) {
            text.append(wrapped("  Codes in use that no source confirms: " + codes(from.unverified()) + "."));
        }
        List<ProtocolFinding> warnings = result.checks().of(ProtocolFinding.Severity.WARNING);
        if (!warnings.isEmpty()) {
            text.append("\nChecks\n").append(ProtocolReport.lines(warnings));
        }
        text.append("\nAttrition\n").append(result.attrition().table().indent(2));
        text.append('\n').append(wrapped("Matching: " + result.cohort()));
        text.append(wrapped("  " + result.sample()));
        text.append('\n').append(wrapped("Balance: " + result.balance()));
        text.append(result.balance().table().indent(2));
        text.append("\nGates\n").append(result.gates().table().indent(2));
        text.append("\nEffects\n").append(effectTable());
        result.effects().notes().forEach(note -> text.append(wrapped("Note: " + note + ".")));
        text.append("\nOver time\n");
        for (EffectPath path : result.effects().paths()) {
            text.append(wrapped("  " + path.lockIn()));
            text.append(wrapped("    " + path.band()));
        }
        text.append("\nSecond opinion\n").append(secondOpinion());
        text.append(wrapped("Protocol " + from.protocol().substring(0, 12) + ", register "
                + from.register().substring(0, 12) + ", codebook " + from.codebook() + ", effekt "
                + from.library() + "."));
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
                        point.months() + " mo w" + week,
                        level(path, path.means(week).treated()),
                        level(path, path.means(week).control()),
                        difference(path, effect.estimate()),
                        interval(path, effect),
                        String.format(Locale.ROOT, "%,d", effect.treated()));
            }
        }
        String warning = result.gates().failures().stream()
                .map(failure -> wrapped("GATE FAILED: " + failure))
                .collect(Collectors.joining());
        String rules = result.study().followUps().stream()
                .map(point -> point.rule().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .distinct()
                .collect(Collectors.joining(", "));
        return warning
                + table.fitting(COLUMNS)
                + result.effects().paths().stream()
                        .flatMap(path -> result.study().followUps().stream().map(point -> path.at(point.weeks())))
                        .flatMap(effect -> effect.caution().stream())
                        .distinct()
                        .map(what -> wrapped("CAUTION: of some effects " + what + "."))
                        .collect(Collectors.joining())
                + wrapped("Shares in percent, effects in percentage points; weeks in weeks"
                        + (anyInHours() ? ", hours in hours" : "") + " per participant.")
                + wrapped("Estimand: " + result.effects().estimand() + ".")
                + wrapped("Standard errors " + result.effects().standardErrorMethod() + "; follow-up rule: " + rules
                        + ".");
    }

    private String secondOpinion() {
        SecondOpinion second = result.secondOpinion();
        if (second.whyNot().isPresent()) {
            return wrapped("  None: " + second.whyNot().get());
        }
        TextTable table = TextTable.of("outcome", "at", "effect", "95 % CI", "second", "95 % CI");
        for (Effect effect : second.effects()) {
            EffectPath path = result.effects().path(effect.outcome());
            Effect own = path.at(result.study().followUps().stream()
                    .filter(point -> effect.when().equals("week " + point.weeks()))
                    .findFirst()
                    .orElseThrow());
            table.add(
                    effect.outcome(),
                    effect.when(),
                    difference(path, own.estimate()),
                    interval(path, own),
                    difference(path, effect.estimate()),
                    interval(path, effect));
        }
        return table.fitting(COLUMNS)
                + wrapped("By " + second.method()
                        + (second.untreatedShare() < 1
                                ? String.format(
                                        Locale.ROOT, ", %.1f %% of the untreated", 100 * second.untreatedShare())
                                : "")
                        + ".");
    }

    private static String interval(EffectPath path, Effect effect) {
        return Double.isNaN(effect.standardError())
                ? "none"
                : "[" + difference(path, effect.ciLow()) + ", " + difference(path, effect.ciHigh()) + "]";
    }

    /** {@code cash-assistance 130, 134; income-replacement 111, 130-134}: of neighbours the first and the last. */
    static String codes(Map<String, Set<State>> byGroup) {
        return byGroup.entrySet().stream()
                .map(group -> group.getKey() + " " + codes(group.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String codes(Set<State> states) {
        List<String> runs = new ArrayList<>();
        List<State> all = List.copyOf(new TreeSet<>(states));
        for (int first = 0, last; first < all.size(); first = last + 1) {
            last = first;
            while (last + 1 < all.size()
                    && all.get(last + 1).code() == all.get(last).code() + 1) {
                last++;
            }
            String name = all.get(first).isBlank() ? "blank" : all.get(first).toString();
            runs.add(name + (last == first ? "" : "-" + all.get(last)));
        }
        return String.join(", ", runs);
    }

    private static String level(EffectPath path, double value) {
        return String.format(Locale.ROOT, "%.1f", scaled(path, value));
    }

    private static String difference(EffectPath path, double value) {
        return String.format(Locale.ROOT, "%+.1f", scaled(path, value));
    }

    private boolean anyInHours() {
        return result.effects().paths().stream().anyMatch(path -> path.unit() == Outcome.Unit.HOURS);
    }

    private static double scaled(EffectPath path, double value) {
        return path.unit() == Outcome.Unit.SHARE ? 100 * value : value;
    }

    private static String wrapped(String line) {
        return String.join("\n", Lines.of(line, COLUMNS, "    ")) + "\n";
    }
}
