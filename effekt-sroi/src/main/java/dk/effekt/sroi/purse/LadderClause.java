package dk.effekt.sroi.purse;

import dk.effekt.calendar.Week;
import dk.effekt.protocol.Clause;
import dk.effekt.register.StateGroup;
import dk.effekt.sroi.purse.ReimbursementLadder.Step;
import dk.effekt.study.Arguments;
import java.util.ArrayList;
import java.util.List;

/** A ladder among the arguments of a clause: all of it, so that it can be made again where it is none of effekt's own. */
final class LadderClause {

    private LadderClause() {}

    static Clause with(Clause clause, ReimbursementLadder ladder) {
        return clause.with("ladder", ladder.name())
                .with(
                        "throughWeeks",
                        ladder.steps().stream().map(Step::throughWeek).toList())
                .with(
                        "municipalShares",
                        ladder.steps().stream().map(Step::municipalShare).toList())
                .with("countsFrom", ladder.countsFrom().toString())
                .with("inForceFrom", ladder.inForceFrom().toString())
                .with("covered", ladder.covered().clause())
                .with(
                        "newCasesOnly",
                        ladder.newCasesOnly().stream().map(StateGroup::clause).toList())
                .with("selfSupport", ladder.restart().selfSupport().clause())
                .with("restartAfterWeeks", ladder.restart().weeks())
                .with("withinWeeks", ladder.restart().withinWeeks());
    }

    static ReimbursementLadder ladder(Arguments is) {
        List<Integer> through = is.integers("throughWeeks");
        List<Double> shares = is.numbers("municipalShares");
        if (through.size() != shares.size()) {
            throw new IllegalArgumentException(
                    through.size() + " throughWeeks and " + shares.size() + " municipalShares; a step has one of each");
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < through.size(); i++) {
            steps.add(new Step(through.get(i), shares.get(i)));
        }
        return new ReimbursementLadder(
                is.text("ladder"),
                steps,
                Week.parse(is.text("countsFrom")),
                Week.parse(is.text("inForceFrom")),
                is.group("covered"),
                is.groups("newCasesOnly"),
                new RestartRule(is.group("selfSupport"), is.integer("restartAfterWeeks"), is.integer("withinWeeks")));
    }
}
