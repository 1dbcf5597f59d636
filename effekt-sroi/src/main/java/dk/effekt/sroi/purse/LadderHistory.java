package dk.effekt.sroi.purse;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.internal.TextTable;
import dk.effekt.register.Timeline;
import dk.effekt.sroi.internal.Format;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One person's weeks on the ladder. A week is on a step if it has a covered benefit, lies in the register, and the ladder is in
 * force in it; what counted before that counts. Immutable.
 */
public final class LadderHistory {

    private final ReimbursementLadder ladder;
    private final Timeline timeline;
    /** Of the spells on covered benefit since weeks count, in epoch weeks. */
    private final int[] starts;

    private final int[] ends;
    private final int[] before;
    private final int[] restarts;

    LadderHistory(
            ReimbursementLadder ladder, Timeline timeline, int[] starts, int[] ends, int[] before, int[] restarts) {
        this.ladder = ladder;
        this.timeline = timeline;
        this.starts = starts;
        this.ends = ends;
        this.before = before;
        this.restarts = restarts;
    }

    /** The ladder by which weeks are counted. */
    public ReimbursementLadder ladder() {
        return ladder;
    }

    /** The person's number in the register. */
    public int person() {
        return timeline.person();
    }

    /**
     * The weeks on benefit that have added up through the end of a week: 0 before the first, and again in the week in which the
     * count starts over.
     *
     * @throws IllegalArgumentException if the week lies outside the register, where nothing is known
     */
    public int weeksThrough(Week week) {
        WeekSpan span = timeline.register().span();
        if (!span.contains(week)) {
            throw new IllegalArgumentException(
                    "week " + week + " is not in the register, which has " + span + "; ask for one of its weeks");
        }
        return weeksThrough(week.epochWeek());
    }

    int weeksThrough(int epochWeek) {
        int spell = spellAtOrBefore(epochWeek);
        if (spell < 0) {
            return 0;
        }
        int restart = Arrays.binarySearch(restarts, epochWeek);
        int latest = restart >= 0 ? restart : -restart - 2;
        boolean isOver = latest >= 0 && restarts[latest] >= ends[spell];
        return isOver ? 0 : before[spell] + Math.min(epochWeek + 1, ends[spell]) - starts[spell];
    }

    /** The step on which the benefit of a week is paid, from 1; empty if the week is on none. */
    public OptionalInt step(Week week) {
        int[] step = new int[1];
        steps(week.epochWeek(), step);
        return step[0] == 0 ? OptionalInt.empty() : OptionalInt.of(step[0]);
    }

    /** What the municipality pays of the benefit of a week, from 0 to 1; empty if the week is on no step. */
    public OptionalDouble municipalShare(Week week) {
        OptionalInt step = step(week);
        return step.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(ladder.steps().get(step.getAsInt() - 1).municipalShare());
    }

    /** The weeks in which the count starts over, each the last of the self-support that it takes, in ascending order. */
    public List<Week> restarts() {
        return Arrays.stream(restarts).mapToObj(Week::ofEpochWeek).toList();
    }

    /**
     * Writes, for each week from a given one on, its step, or 0 if it is on none.
     *
     * @param startInclusive epoch week
     * @param into one place for each week; all are written
     */
    void steps(int startInclusive, int[] into) {
        Arrays.fill(into, 0);
        int end = startInclusive + into.length;
        for (int i = Math.max(0, spellAtOrBefore(startInclusive)); i < starts.length && starts[i] < end; i++) {
            runs(i, (week, until, weeks, step) -> {
                for (int on = Math.max(week, startInclusive); on < Math.min(until, end); on++) {
                    into[on - startInclusive] = step;
                }
            });
        }
    }

    /** Adds to each step its weeks, to 0 those before the ladder is in force. */
    void addTo(long[] weeksByStep) {
        for (int i = 0; i < starts.length; i++) {
            runs(i, (week, until, weeks, step) -> weeksByStep[step] += until - week);
        }
    }

    /** Takes weeks of one step, one after another. */
    private interface Run {

        /**
         * Takes the weeks from one to just before another.
         *
         * @param weeks the weeks on benefit through the first of them
         * @param step from 1, or 0 before the ladder is in force
         */
        void take(int start, int end, int weeks, int step);
    }

    private void runs(int spell, Run sink) {
        int inForce = ladder.inForceFrom().epochWeek();
        for (int week = starts[spell]; week < ends[spell]; ) {
            int weeks = before[spell] + week - starts[spell] + 1;
            int step = week < inForce ? 0 : ladder.step(weeks);
            long end = step == 0
                    ? inForce
                    : week + 1L + ladder.steps().get(step - 1).throughWeek() - weeks;
            int until = (int) Math.min(ends[spell], end);
            sink.take(week, until, weeks, step);
            week = until;
        }
    }

    /** The number of the spell that holds a week or is the last before it; −1 if there is none. */
    private int spellAtOrBefore(int epochWeek) {
        int at = Arrays.binarySearch(starts, epochWeek);
        return at >= 0 ? at : -at - 2;
    }

    /**
     * How the weeks have added up: a line for each run of weeks on a step, and for each week in which the count starts over. It
     * names the pseudonym, and so is personal data.
     */
    public String explain() {
        TextTable table = TextTable.of("weeks", "on benefit", "step", Payer.MUNICIPALITY.label());
        int restart = 0;
        for (int i = 0; i < starts.length; i++) {
            for (; restart < restarts.length && restarts[restart] < starts[i]; restart++) {
                startsOver(table, restarts[restart]);
            }
            runs(
                    i,
                    (week, until, weeks, step) -> table.add(
                            Week.ofEpochWeek(week) + " to " + Week.ofEpochWeek(until - 1),
                            weeks + "-" + (weeks + until - 1 - week),
                            step == 0 ? "none yet" : Integer.toString(step),
                            step == 0
                                    ? ""
                                    : Format.percent(
                                            ladder.steps().get(step - 1).municipalShare(), 2)));
        }
        for (; restart < restarts.length; restart++) {
            startsOver(table, restarts[restart]);
        }
        return "person " + timeline.register().personId(person()) + " on " + ladder.name() + "\n"
                + (isEmpty() ? "no covered benefit since " + ladder.countsFrom() + "\n" : table);
    }

    private static void startsOver(TextTable table, int week) {
        table.add(Week.ofEpochWeek(week) + ": starts over", "0", "", "");
    }

    boolean isEmpty() {
        return starts.length == 0;
    }

    int restartCount() {
        return restarts.length;
    }

    /** One line; it does not show who the person is. */
    @Override
    public String toString() {
        return "person " + person() + " on " + ladder.name() + ": spells " + starts.length + ", restarts "
                + restarts.length;
    }
}
