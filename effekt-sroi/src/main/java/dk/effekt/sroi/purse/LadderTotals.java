package dk.effekt.sroi.purse;

import dk.effekt.register.Register;
import dk.effekt.register.Timeline;

/**
 * What the weeks of several persons come to.
 *
 * @param weeks by step, those that count before the ladder is in force under 0
 * @param persons with a week that counts
 * @param restarts how often the count of one starts over
 * @param gaps persons with a week of which it is not known what it was
 * @param oldCases persons some of whose weeks stay under older rules
 */
record LadderTotals(long[] weeks, int persons, long restarts, int gaps, int oldCases) {

    static LadderTotals none(ReimbursementLadder ladder) {
        return new LadderTotals(new long[ladder.steps().size() + 1], 0, 0, 0, 0);
    }

    static LadderTotals of(
            LadderWalk walk, ReimbursementLadder ladder, Register register, int fromPerson, int toPerson) {
        long[] weeks = new long[ladder.steps().size() + 1];
        int persons = 0;
        long restarts = 0;
        int gaps = 0;
        int oldCases = 0;
        for (int person = fromPerson; person < toPerson; person++) {
            Timeline timeline = register.timeline(person);
            LadderHistory history = walk.history(timeline);
            history.addTo(weeks);
            persons += history.isEmpty() ? 0 : 1;
            restarts += history.restartCount();
            gaps += walk.hasGap(timeline, register) ? 1 : 0;
            oldCases += walk.isOldCase(timeline) ? 1 : 0;
        }
        return new LadderTotals(weeks, persons, restarts, gaps, oldCases);
    }

    LadderTotals plus(LadderTotals other) {
        long[] sum = weeks.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.weeks[i];
        }
        return new LadderTotals(
                sum, persons + other.persons, restarts + other.restarts, gaps + other.gaps, oldCases + other.oldCases);
    }
}
