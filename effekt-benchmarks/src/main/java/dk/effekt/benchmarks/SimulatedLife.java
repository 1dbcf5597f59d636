package dk.effekt.benchmarks;

import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/**
 * A person's weeks in a {@link DesignScenario}, which can be lived again from any week on: with the start, or without one in
 * that week but perhaps in a later one. Weeks count from the register's first; two years before it are lived, too.
 */
final class SimulatedLife {

    /** Weeks of the register: a year of history, half a year for placebo starts, half a year of starts, a year after. */
    static final int WEEKS = 156;

    /** The first week in which anybody starts. */
    static final int FIRST_START = 78;

    /** The last one. */
    static final int LAST_START = 103;

    /** Weeks since the start that a study looks at. */
    static final int HORIZON = 52;

    /** Weeks that the programme lasts. */
    static final int PROGRAMME = 13;

    static final int NEVER = Integer.MAX_VALUE;

    private static final int BEFORE = 104;

    private final DesignScenario scenario;
    private final boolean isWoman;
    private final double age;
    private final int hidden;
    private final boolean[] inJob = new boolean[BEFORE + WEEKS];
    /** Weeks in job before each week. */
    private final int[] before = new int[BEFORE + WEEKS + 1];

    private int known = NEVER;
    private int start = NEVER;

    private SimulatedLife(DesignScenario scenario, SplittableRandom random) {
        this.scenario = scenario;
        this.isWoman = random.nextBoolean();
        this.age = 20 + 40 * random.nextDouble();
        this.hidden = random.nextBoolean() ? 1 : -1;
        put(-BEFORE, random.nextBoolean());
    }

    /** A whole life. */
    static SimulatedLife of(DesignScenario scenario, SplittableRandom random) {
        SimulatedLife life = new SimulatedLife(scenario, random);
        life.live(1 - BEFORE, WEEKS, week -> true, random);
        return life;
    }

    /** Lives on with the start in the week that it has. */
    void startAgain(SplittableRandom random) {
        int week = start;
        // As without it, so that each week has the same chance numbers in both lives.
        for (int number = 0; number < 2 * scenario.notice(); number++) {
            random.nextDouble();
        }
        live(week, week + HORIZON + 1, w -> true, random);
    }

    /** Lives on without a start in the week that it was; nobody tells of it, either. Later ones remain possible. */
    void doNotStart(SplittableRandom random) {
        int decided = start - scenario.notice();
        liveWithoutStart(week -> week != decided, random);
    }

    /** Lives on without any start in the weeks that are looked at. */
    void neverStart(SplittableRandom random) {
        liveWithoutStart(week -> false, random);
    }

    private void liveWithoutStart(IntPredicate mayDecide, SplittableRandom random) {
        int week = start;
        known = NEVER;
        start = NEVER;
        live(week - scenario.notice(), week + HORIZON + 1, mayDecide, random);
        known = week;
        start = week;
    }

    /** The week of the start. */
    int start() {
        return start;
    }

    boolean isWoman() {
        return isWoman;
    }

    /** In years, when the register begins. */
    double age() {
        return age;
    }

    /** What no register knows: −1 or 1. */
    int hidden() {
        return hidden;
    }

    /** Whether the person is in a job in a week. */
    boolean isInJob(int week) {
        return inJob[BEFORE + week];
    }

    /** Whether the week is one of the programme. */
    boolean isInProgramme(int week) {
        return !isInJob(week) && start <= week && week < start + PROGRAMME;
    }

    /** How many of the last so many weeks before a week were in job. */
    int weeksInJob(int week, int last) {
        int at = BEFORE + week;
        return before[at] - before[Math.max(0, at - last)];
    }

    /** Lives the weeks from one up to another, with a decision to start in none but some. */
    private void live(int from, int to, IntPredicate mayDecide, SplittableRandom random) {
        for (int week = from; week < to; week++) {
            boolean was = isInJob(week - 1);
            int wouldStart = week + scenario.notice();
            double toStart = random.nextDouble();
            double toMove = random.nextDouble();
            if (!was
                    && known == NEVER
                    && mayDecide.test(week)
                    && wouldStart >= FIRST_START
                    && wouldStart <= LAST_START
                    && toStart < scenario.chanceOfStart(this, week)) {
                known = wouldStart;
            }
            if (known == week) {
                start = week;
            }
            double chance = was ? scenario.chanceOfLoss(this, week) : factor(week) * scenario.chanceOfJob(this, week);
            put(week, was ^ (toMove < chance));
            if (isInJob(week) && start == NEVER) {
                known = NEVER;
            }
        }
    }

    private double factor(int week) {
        if (known == NEVER) {
            return 1;
        }
        if (start == NEVER) {
            return scenario.fromNotice();
        }
        return week < start + PROGRAMME ? scenario.during() : scenario.after(isWoman);
    }

    private void put(int week, boolean isInJob) {
        int at = BEFORE + week;
        inJob[at] = isInJob;
        before[at + 1] = before[at] + (isInJob ? 1 : 0);
    }
}
