package dk.effekt.benchmarks;

import java.util.Locale;

/**
 * What weekly lives depend on, so that designs can be tried on registers of which the truth is known. Each week a person on
 * benefit who has not started may start, and then leaves for a job or does not; a person in a job keeps or loses it:
 *
 * <pre>
 * h = (weeks in job of the last 52) / 52 − 0.4,  g = (weeks in job of the last 13) / 13 − 0.2,  u = −1 or 1, each with ½
 * log odds of leaving for a job = −3.3 + 0.4 woman − 0.02 (age − 40) + 1.5 (h + 0.5 g) + 0.6 u (if hidden)
 * log odds of losing it         = −3.9 − 0.02 (age − 40) − h
 * log odds of starting          = −4.0 + 0.4 woman − 0.02 (age − 40) − s (h + 0.5 g) − 0.6 u (if hidden)
 * </pre>
 *
 * with s = 2 where starts are selected on history and 0 elsewhere. The chance of leaving is multiplied by a factor from the
 * week that a start is known, by another in the 13 weeks of the programme, and by another after them.
 */
enum DesignScenario {
    /** The programme does nothing. */
    NOTHING(1, 1, 0, 0, 0),
    /** Half the chance of leaving for a job while it lasts, one and a half times after. */
    EFFECT(0.5, 1.5, 0, 0, 0),
    /** The same while it lasts, and after it twice the chance for women, no gain for men. */
    WOMEN_ONLY(0.5, 2, 0, 0, 0) {
        @Override
        double after(boolean isWoman) {
            return isWoman ? super.after(isWoman) : 1;
        }
    },
    /** The same effect as in the second; those with few weeks in job start more often, and leave less often. */
    HISTORY(0.5, 1.5, 0, 2, 0),
    /** The same, and the study does not match on history. */
    HISTORY_NOT_MATCHED(0.5, 1.5, 0, 2, 0),
    /** The start is known four weeks before, and from then on the chance of leaving is half. */
    ANTICIPATION(0.5, 1.5, 4, 0, 0),
    /** No effect; those who leave less often for a reason that the register does not know start more often. */
    HIDDEN(1, 1, 0, 0, 0.6);

    private static final double FROM_NOTICE = 0.5;
    private static final double OF_WOMEN = 0.4;
    private static final double OF_AGE = 0.02;
    private static final double OF_HISTORY = 1.5;
    private static final double MIDDLE_AGE = 40;

    private final double during;
    private final double after;
    private final int notice;
    private final double selection;
    private final double hidden;

    DesignScenario(double during, double after, int notice, double selection, double hidden) {
        this.during = during;
        this.after = after;
        this.notice = notice;
        this.selection = selection;
        this.hidden = hidden;
    }

    /** How many weeks before its week a start is known. */
    int notice() {
        return notice;
    }

    /** Whether the study matches on weeks in job and on benefit before the start. */
    boolean isHistoryMatched() {
        return this != HISTORY_NOT_MATCHED;
    }

    /** By what the chance of leaving for a job is multiplied once the start is known. */
    double fromNotice() {
        return FROM_NOTICE;
    }

    /** By what it is multiplied in the programme. */
    double during() {
        return during;
    }

    /** By what it is multiplied after the programme. */
    double after(boolean isWoman) {
        return after;
    }

    /** The chance of leaving for a job in a week, but for what the programme does. */
    double chanceOfJob(SimulatedLife life, int week) {
        return chance(-3.3 + ofTraits(life) + OF_HISTORY * history(life, week) + hidden * life.hidden());
    }

    /** The chance of losing a job in a week. */
    double chanceOfLoss(SimulatedLife life, int week) {
        return chance(-3.9 - OF_AGE * (life.age() - MIDDLE_AGE) - lastYear(life, week));
    }

    /** The chance of starting, or of being told of a start, in a week. */
    double chanceOfStart(SimulatedLife life, int week) {
        return chance(-4 + ofTraits(life) - selection * history(life, week) - hidden * life.hidden());
    }

    private static double ofTraits(SimulatedLife life) {
        return (life.isWoman() ? OF_WOMEN : 0) - OF_AGE * (life.age() - MIDDLE_AGE);
    }

    private static double history(SimulatedLife life, int week) {
        return lastYear(life, week) + 0.5 * (life.weeksInJob(week, 13) / 13.0 - 0.2);
    }

    private static double lastYear(SimulatedLife life, int week) {
        return life.weeksInJob(week, 52) / 52.0 - 0.4;
    }

    private static double chance(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }

    /** {@code history not matched}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
