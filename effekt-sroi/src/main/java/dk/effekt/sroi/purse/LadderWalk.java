package dk.effekt.sroi.purse;

import dk.effekt.register.Register;
import dk.effekt.register.StateSet;
import dk.effekt.register.Timeline;
import dk.effekt.register.WeekSet;
import java.util.List;

/** Counts a person's weeks on benefit, in time proportional to spells. Bound to the codes and the weeks of a register. */
final class LadderWalk {

    private final ReimbursementLadder ladder;
    private final StateSet covered;
    private final StateSet selfSupport;
    private final List<StateSet> newCasesOnly;
    private final int countsFrom;
    private final int firstWeek;

    private LadderWalk(ReimbursementLadder ladder, Register register) {
        this.ladder = ladder;
        this.covered = ladder.covered().in(register.codebook());
        this.selfSupport = ladder.restart().selfSupport().in(register.codebook());
        this.newCasesOnly = ladder.newCasesOnly().stream()
                .map(group -> group.in(register.codebook()))
                .toList();
        this.countsFrom = ladder.countsFrom().epochWeek();
        this.firstWeek = register.span().start().epochWeek();
    }

    /** @throws IllegalArgumentException if the register lacks what a group asks for, or the two kinds of weeks overlap */
    static LadderWalk of(ReimbursementLadder ladder, Register register) {
        List<String> missing = ladder.missingIn(register);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", missing));
        }
        LadderWalk walk = new LadderWalk(ladder, register);
        if (walk.covered.intersects(walk.selfSupport)) {
            throw new IllegalArgumentException("a week can be in '" + walk.covered + "' and in '" + walk.selfSupport
                    + "' at once; what is covered cannot be self-support");
        }
        return walk;
    }

    /** Whether a person is in a group of which older cases stay under older rules, and was so before weeks count. */
    boolean isOldCase(Timeline timeline, StateSet group) {
        return timeline.firstEntry(group, firstWeek) < Math.max(countsFrom, firstWeek + 1);
    }

    boolean isOldCase(Timeline timeline) {
        return newCasesOnly.stream().anyMatch(group -> isOldCase(timeline, group));
    }

    LadderHistory history(Timeline timeline) {
        WeekSet benefit = timeline.weeks(covered);
        for (StateSet group : newCasesOnly) {
            if (isOldCase(timeline, group)) {
                benefit = benefit.minus(timeline.weeks(group));
            }
        }
        WeekSet support = timeline.weeks(selfSupport);
        LadderCount count = new LadderCount(ladder.restart(), benefit.spanCount());
        for (int b = 0, s = 0; b < benefit.spanCount() || s < support.spanCount(); ) {
            boolean isBenefit =
                    s == support.spanCount() || (b < benefit.spanCount() && benefit.start(b) < support.start(s));
            if (isBenefit) {
                count.benefit(Math.max(countsFrom, benefit.start(b)), benefit.end(b));
                b++;
            } else {
                count.selfSupport(Math.max(countsFrom, support.start(s)), support.end(s));
                s++;
            }
        }
        return count.history(timeline, ladder);
    }

    /** What is unknown of a person's weeks since they count is unknown of their number, too. */
    boolean hasGap(Timeline timeline, Register register) {
        int from = Math.max(countsFrom, firstWeek);
        int end = register.span().end().epochWeek();
        return from < end
                && (timeline.weeksKnown(covered, from, end) < end - from
                        || timeline.weeksKnown(selfSupport, from, end) < end - from);
    }
}
