package dk.effekt.dream.synthetic;

/**
 * The programme that is offered to those on educational assistance: who starts, and what it does to them. The name is that
 * of a real offer, every number is invented.
 */
final class Programme {

    static final String NAME = "Brobygning til Uddannelse";

    /** Weeks of a course; the week of the start is the first of them. */
    static final int WEEKS = 13;

    /** Weeks of the extract before the first start: as many as a study looks back. */
    static final int OPENS_AFTER = Standing.WORKED_WITHIN;

    /** From this age on there is no educational assistance and no place in the programme. */
    static final int AGE_LIMIT = 30;

    /**
     * The odds of starting in a week. Those who are better off are offered it sooner, as caseworkers pick those who they
     * think will complete it. So participants would have done better than the others without it, too.
     */
    private static final Hazard START = Hazard.weekly(0.020)
            .age(-0.05)
            .woman(0.15)
            .worked(0.012)
            .onBenefit(-0.022)
            .spell(-0.008);

    /** Lock-in: who is on a course looks for less. */
    private static final Pull DURING = new Pull(0.5, 0.5);

    /** The gain: lasts as long as somebody who has completed the course is on educational assistance, then or again. */
    private static final Pull AFTER = new Pull(1.3, 2.2);

    private Programme() {}

    /** The probability of starting in a week of somebody who may. */
    static double start(Standing standing) {
        return START.oddsOf(standing, standing.person().municipality().start());
    }

    static Pull during(Truth truth) {
        return in(truth, DURING);
    }

    static Pull after(Truth truth) {
        return in(truth, AFTER);
    }

    private static Pull in(Truth truth, Pull planted) {
        return switch (truth) {
            case PLANTED -> planted;
            case NULL -> Pull.NONE;
        };
    }
}
