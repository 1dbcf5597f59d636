package dk.effekt.sroi.purse;

import dk.effekt.internal.Lines;
import dk.effekt.internal.TextTable;
import dk.effekt.register.StateGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The ladder as text. */
final class LadderText {

    private LadderText() {}

    static String table(ReimbursementLadder ladder) {
        TextTable table = TextTable.of("weeks on benefit", Payer.MUNICIPALITY.label(), Payer.STATE.label());
        for (int step = 1; step <= ladder.steps().size(); step++) {
            ReimbursementLadder.Step one = ladder.steps().get(step - 1);
            table.add(weeks(ladder, step), percent(one.share(Payer.MUNICIPALITY)), percent(one.share(Payer.STATE)));
        }
        List<String> rules = new ArrayList<>();
        rules.add("Weeks count from " + ladder.countsFrom() + "; the steps hold from " + ladder.inForceFrom() + " on.");
        rules.add("Covered: " + ladder.covered().definition() + ".");
        if (!ladder.newCasesOnly().isEmpty()) {
            rules.add("Cases from before " + ladder.countsFrom() + " are on no step: " + names(ladder.newCasesOnly())
                    + ".");
        }
        rules.add("Starts over after " + ladder.restart() + ".");
        rules.addAll(ladder.notes());
        return ladder.name() + "\n" + table + wrapped(rules);
    }

    /** Each in lines of its own, later ones indented. */
    static String wrapped(List<String> sentences) {
        StringBuilder text = new StringBuilder();
        for (String sentence : sentences) {
            Lines.of(sentence, TextTable.WIDTH, "  ")
                    .forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }

    /** {@code 5-26}, or {@code 53-} of the last step. */
    static String weeks(ReimbursementLadder ladder, int step) {
        int through = ladder.steps().get(step - 1).throughWeek();
        return ladder.firstWeek(step) + "-" + (through == ReimbursementLadder.FOR_EVER ? "" : through);
    }

    static String percent(double share) {
        String text = String.format(Locale.ROOT, "%.2f", 100 * share);
        return text.replaceAll("\\.?0+$", "") + " %";
    }

    static String names(List<StateGroup> groups) {
        return String.join(", ", groups.stream().map(StateGroup::name).toList());
    }
}
