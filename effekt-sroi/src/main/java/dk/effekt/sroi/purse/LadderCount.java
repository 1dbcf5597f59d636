package dk.effekt.sroi.purse;

import dk.effekt.register.Timeline;
import java.util.Arrays;

/**
 * The count of one person's weeks, as spells come one after another. Not thread-safe.
 *
 * <p>Within a spell of self-support, the weeks of it that lie within the latest ones grow by one a week at most, so that as many
 * weeks as are lacking can be passed over at once.
 */
final class LadderCount {

    private final RestartRule rule;
    private final int[] starts;
    private final int[] ends;
    /** Of each spell of benefit, the weeks counted before it. */
    private final int[] before;

    private int spells;
    private int weeks;
    private int[] restarts = {};
    /** Start, end, start, end, … of the self-support since the count began. */
    private int[] support = new int[8];

    private int supportSize;

    /** @param mostSpells of benefit */
    LadderCount(RestartRule rule, int mostSpells) {
        this.rule = rule;
        this.starts = new int[mostSpells];
        this.ends = new int[mostSpells];
        this.before = new int[mostSpells];
    }

    void benefit(int start, int end) {
        if (start >= end) {
            return;
        }
        starts[spells] = start;
        ends[spells] = end;
        before[spells++] = weeks;
        weeks += end - start;
    }

    void selfSupport(int start, int end) {
        // Nor is anything counted before weeks count, which is where a spell that ends before it starts lies.
        if (weeks == 0) {
            return;
        }
        if (supportSize == support.length) {
            support = Arrays.copyOf(support, 2 * supportSize);
        }
        support[supportSize++] = start;
        support[supportSize++] = end;
        for (int week = start; week < end; ) {
            int lacking = rule.weeks() - supportThrough(week);
            if (lacking <= 0) {
                restarts = Arrays.copyOf(restarts, restarts.length + 1);
                restarts[restarts.length - 1] = week;
                weeks = 0;
                supportSize = 0;
                return;
            }
            week += lacking;
        }
    }

    /** The weeks of self-support within the latest, of which a given one is the last. */
    private int supportThrough(int week) {
        int from = week + 1 - rule.withinWeeks();
        int sum = 0;
        for (int i = supportSize - 2; i >= 0 && support[i + 1] > from; i -= 2) {
            sum += Math.min(week + 1, support[i + 1]) - Math.max(from, support[i]);
        }
        return sum;
    }

    LadderHistory history(Timeline timeline, ReimbursementLadder ladder) {
        return new LadderHistory(
                ladder,
                timeline,
                Arrays.copyOf(starts, spells),
                Arrays.copyOf(ends, spells),
                Arrays.copyOf(before, spells),
                restarts);
    }
}
