package dk.effekt.sroi.purse;

import dk.effekt.register.Register;
import dk.effekt.register.Timeline;
import java.util.Arrays;

/**
 * What the weeks of several persons come to.
 *
 * @param weeks by step, those that count before the ladder is in force under 0
 * @param personsByStep with such a week
 * @param persons with a week that counts
 * @param restarts how often the count of one starts over
 * @param gaps persons with a week of which it is not known what it was
 * @param oldCases persons some of whose weeks stay under older rules
 */
record LadderTotals(long[] weeks, int[] personsByStep, int persons, long restarts, int gaps, int oldCases) {

    static LadderTotals none(ReimbursementLadder ladder) {
        return new LadderTotals(
                new long[ladder.steps().size() + 1], new int[ladder.steps().size() + 1], 0, 0, 0, 0);
    }

    static LadderTotals of(
            LadderWalk walk, ReimbursementLadder ladder, Register register, int fromPerson, int toPerson) {
        long[] weeks = new long[ladder.steps().size() + 1];
        int[] personsByStep = new int[weeks.length];
        long[] own = new long[weeks.length];
        int persons = 0;
        long restarts = 0;
        int gaps = 0;
        int oldCases = 0;
        for (int person = fromPerson; person < toPerson; person++) {
            Timeline timeline = register.timeline(person);
            LadderHistory history = walk.history(timeline);
            Arrays.fill(own, 0);
            history.addTo(own);
            for (int step = 0; step < own.length; step++) {
                weeks[step] += own[step];
                personsByStep[step] += own[step] > 0 ? 1 : 0;
            }
            persons += history.isEmpty() ? 0 : 1;
            restarts += history.restartCount();
            gaps += walk.hasGap(timeline, register) ? 1 : 0;
            oldCases += walk.isOldCase(timeline) ? 1 : 0;
        }
        return new LadderTotals(weeks, personsByStep, persons, restarts, gaps, oldCases);
    }

    LadderTotals plus(LadderTotals other) {
        long[] sum = weeks.clone();
        int[] people = personsByStep.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.weeks[i];
            people[i] += other.personsByStep[i];
        }
        return new LadderTotals(
                sum,
                people,
                persons + other.persons,
                restarts + other.restarts,
                gaps + other.gaps,
                oldCases + other.oldCases);
    }
}
