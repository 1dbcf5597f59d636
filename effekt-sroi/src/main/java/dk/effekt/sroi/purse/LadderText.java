package dk.effekt.sroi.purse;

import dk.effekt.internal.TextTable;
import dk.effekt.register.StateGroup;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.List;

/** The ladder as text. */
final class LadderText {

    private LadderText() {}

    static String table(ReimbursementLadder ladder) {
        TextTable table = TextTable.of("weeks on benefit", Payer.MUNICIPALITY.label(), Payer.STATE.label());
        for (int step = 1; step <= ladder.steps().size(); step++) {
            ReimbursementLadder.Step one = ladder.steps().get(step - 1);
            table.add(
                    weeks(ladder, step),
                    Format.percent(one.share(Payer.MUNICIPALITY), 2),
                    Format.percent(one.share(Payer.STATE), 2));
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
        return ladder.name() + "\n" + table + Format.wrapped(rules);
    }

    /** {@code 5-26}, or {@code 53-} of the last step. */
    static String weeks(ReimbursementLadder ladder, int step) {
        int through = ladder.steps().get(step - 1).throughWeek();
        return ladder.firstWeek(step) + "-" + (through == ReimbursementLadder.FOR_EVER ? "" : through);
    }

    static String names(List<StateGroup> groups) {
        return String.join(", ", groups.stream().map(StateGroup::name).toList());
    }
}
