package dk.effekt.sroi.purse;

import dk.effekt.outcome.Outcome;
import dk.effekt.protocol.Clause;
import dk.effekt.protocol.Language;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import dk.effekt.study.Arguments;
import dk.effekt.study.BringsChecks;
import dk.effekt.study.ProtocolCheck;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * On a benefit and on a step of the ladder in the week.
 *
 * @param step from 1, or {@link #OFF}
 */
record LadderOutcome(ReimbursementLadder ladder, int step, StateGroup benefit, Aim aim)
        implements Outcome, BringsChecks {

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

    @Override
    public Optional<Clause> clause() {
        Clause what = Clause.of(KIND).with("benefit", benefit.clause()).with("step", step);
        return Optional.of(LadderClause.with(what, ladder).with("aim", aim));
    }

    @Override
    public Optional<String> inWords(Language language) {
        return Optional.of(LadderWords.of(this, language));
    }

    @Override
    public Optional<String> explanation(Language language) {
        return Optional.of(LadderWords.of(ladder, language));
    }

    @Override
    public List<ProtocolCheck> checks() {
        return List.of(new LadderCheck(ladder));
    }

    static Outcome of(Arguments is) {
        return new LadderOutcome(LadderClause.ladder(is), is.integer("step"), is.group("benefit"), Aim.LESS);
    }

    @Override
    public String toString() {
        return name();
    }
}
