package dk.effekt.sroi.purse;

import dk.effekt.calendar.Week;
import dk.effekt.outcome.Outcome;
import dk.effekt.protocol.Clause;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import dk.effekt.sroi.purse.ReimbursementLadder.Step;
import dk.effekt.study.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * On a benefit and on a step of the ladder in the week.
 *
 * @param step from 1, or {@link #OFF}
 */
record LadderOutcome(ReimbursementLadder ladder, int step, StateGroup benefit, Aim aim) implements Outcome {

    /** On the benefit and on no step. */
    static final int OFF = 0;

    static final String KIND = "on-ladder";

    LadderOutcome {
        if (step != OFF) {
            ladder.requireStep(step);
        }
    }

    @Override
    public String name() {
        return benefit.name() + (step == OFF ? "-off-the-ladder" : "-at-step-" + step);
    }

    @Override
    public Unit unit() {
        return Unit.SHARE;
    }

    @Override
    public LadderOutcome aimingAt(Aim newAim) {
        return new LadderOutcome(ladder, step, benefit, newAim);
    }

    @Override
    public List<StateGroup> groups() {
        return Stream.concat(Stream.of(benefit), ladder.groups()).distinct().toList();
    }

    @Override
    public Measure in(Register register) {
        LadderWalk walk = LadderWalk.of(ladder, register);
        StateSet set = benefit.in(register.codebook());
        return (timeline, start, into) -> {
            timeline.membership(set, start, into);
            int[] steps = new int[into.length];
            walk.history(timeline).steps(start, steps);
            for (int k = 0; k < into.length; k++) {
                // What is not known of the benefit stays unknown.
                if (into[k] == 1 && steps[k] != step) {
                    into[k] = 0;
                }
            }
        };
    }

    /** All of the ladder, so that it can be made again where it is none of effekt's own. */
    @Override
    public Optional<Clause> clause() {
        return Optional.of(Clause.of(KIND)
                .with("benefit", benefit.clause())
                .with("step", step)
                .with("ladder", ladder.name())
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
                .with("withinWeeks", ladder.restart().withinWeeks())
                .with("aim", aim));
    }

    static Outcome of(Arguments is) {
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
        ReimbursementLadder ladder = new ReimbursementLadder(
                is.text("ladder"),
                steps,
                Week.parse(is.text("countsFrom")),
                Week.parse(is.text("inForceFrom")),
                is.group("covered"),
                is.groups("newCasesOnly"),
                new RestartRule(is.group("selfSupport"), is.integer("restartAfterWeeks"), is.integer("withinWeeks")));
        return new LadderOutcome(ladder, is.integer("step"), is.group("benefit"), Aim.LESS);
    }

    @Override
    public String toString() {
        return name();
    }
}
