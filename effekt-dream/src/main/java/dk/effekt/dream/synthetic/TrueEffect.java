package dk.effekt.dream.synthetic;

import dk.effekt.calendar.WeekSpan;
import dk.effekt.internal.Suggest;
import dk.effekt.internal.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The effect that was put into a synthetic extract, week by week since the start, as shares from −1 to 1.
 *
 * <p>It is the mean over all who started of the difference between two lives with the same luck: the one in the files, and
 * one in which the start of that week did not happen though a later one still may. That is the effect of starting now rather
 * than not yet on those who start (Sianesi, Review of Economics and Statistics 86, 2004), in this sample: what the risk-set
 * design estimates. Immutable.
 */
public final class TrueEffect {

    /** Weeks followed after the start: 18 months. */
    static final int HORIZON = 78;

    /** What is compared; named and measured as the outcomes that come with effekt. */
    private enum Measure {
        JOB("job"),
        EDUCATION("education"),
        JOB_OR_EDUCATION("job-or-education"),
        PUBLIC_BENEFIT("public-benefit");

        private final String outcome;

        Measure(String outcome) {
            this.outcome = outcome;
        }

        /** 1 if it holds of a life in a week, else 0. */
        int of(Life life, int week) {
            boolean holds = switch (this) {
                case JOB -> life.isInJob(week);
                case EDUCATION -> life.isInEducation(week);
                case JOB_OR_EDUCATION -> life.isInJob(week) || life.isInEducation(week);
                case PUBLIC_BENEFIT -> life.isOnPublicBenefit(week);
            };
            return holds ? 1 : 0;
        }
    }

    private static final List<String> OUTCOMES =
            Arrays.stream(Measure.values()).map(m -> m.outcome).toList();

    private final WeekSpan starts;
    private final int participants;
    /** Persons with the outcome in the one life less those with it in the other. */
    private final long[][] differences;

    private TrueEffect(WeekSpan starts, int participants, long[][] differences) {
        this.starts = starts;
        this.participants = participants;
        this.differences = differences;
    }

    /** The weeks of the starts that count: all those after which the extract reaches to the horizon. */
    public WeekSpan starts() {
        return starts;
    }

    /** The number of persons who started in those weeks. */
    public int participants() {
        return participants;
    }

    /** The last week since the start. */
    public int horizon() {
        return HORIZON;
    }

    /** The names of the outcomes, as effekt names its own. */
    public List<String> outcomes() {
        return OUTCOMES;
    }

    /**
     * The effect in a week.
     *
     * @param outcome {@code job}, {@code education}, {@code job-or-education} or {@code public-benefit}
     * @param week weeks since the start, from 0, the week of the start, to {@link #horizon()}
     * @return a share from −1 to 1; NaN if nobody started
     * @throws IllegalArgumentException if there is no such outcome or week
     */
    public double at(String outcome, int week) {
        int measure = OUTCOMES.indexOf(outcome);
        if (measure < 0) {
            throw new IllegalArgumentException("no outcome " + Suggest.quoted(outcome, OUTCOMES));
        }
        if (week < 0 || week > HORIZON) {
            throw new IllegalArgumentException("week " + week + " since the start is not from 0 to " + HORIZON);
        }
        return (double) differences[measure][week] / participants;
    }

    /** The effect in percentage points, every thirteenth week. */
    public String table() {
        List<String> heads = new ArrayList<>(List.of("week"));
        heads.addAll(OUTCOMES);
        TextTable table = TextTable.of(heads.toArray(String[]::new));
        for (int week = 0; week <= HORIZON; week += Programme.WEEKS) {
            List<String> cells = new ArrayList<>(List.of(Integer.toString(week)));
            for (String outcome : OUTCOMES) {
                cells.add(String.format(Locale.ROOT, "%+.1f", 100 * at(outcome, week)));
            }
            table.add(cells.toArray(String[]::new));
        }
        return table.toString();
    }

    /** One line: {@code true effect on 720 participants, weeks 0 to 78}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "true effect on %,d participants, weeks 0 to %d", participants, HORIZON);
    }

    /** Adds up pairs of lives. Not thread-safe. */
    static final class Sum {

        private final WeekSpan starts;
        private final long[][] differences = new long[OUTCOMES.size()][HORIZON + 1];
        private int participants;

        Sum(WeekSpan starts) {
            this.starts = starts;
        }

        void add(int start, Life with, Life without) {
            participants++;
            for (Measure measure : Measure.values()) {
                for (int k = 0; k <= HORIZON; k++) {
                    differences[measure.ordinal()][k] += measure.of(with, start + k) - measure.of(without, start + k);
                }
            }
        }

        TrueEffect effect() {
            return new TrueEffect(starts, participants, differences);
        }
    }
}
