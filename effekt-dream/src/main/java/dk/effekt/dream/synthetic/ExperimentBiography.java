package dk.effekt.dream.synthetic;

import dk.effekt.dream.synthetic.Course.Ending;
import dk.effekt.dream.synthetic.Draws.Purpose;
import dk.effekt.dream.synthetic.Experiment.Phase;
import java.util.Optional;

/**
 * Writes one life of an {@link Experiment}: at work or in education from 18 on, on the benefit from some week on, and away from it
 * again. A start is decided by what the week before was like, and works from the week after it on, so that a life and its twin are the
 * same up to the week in which they part. Not thread-safe, for one use.
 */
final class ExperimentBiography {

    /** Stands for a week that never was. */
    static final int NEVER = -1;

    static final int OFFICES = 40;

    /** Weeks before the first entry: as many as a study looks back. */
    static final int FIRST_ENTRY = 52;

    private static final int ADULT = 18;

    /** Below this age at entry nobody turns 30 within two years, after which there is another benefit. */
    private static final int YOUNG = 28;

    private static final int FULL_TIME_HOURS = 37;
    private static final int LEAST_HOURS = 10;

    /** Weeks on the benefit before somebody draws a lot. */
    private static final int BEFORE_LOT = 4;

    /** What is decided from outside: whether a lot brought a place, or since when the municipality has the reform. */
    record Fate(boolean isOffered, int reform, int deniedStart) {

        boolean isReformed(int week) {
            return reform != NEVER && week >= reform;
        }
    }

    /**
     * What came of it.
     *
     * @param entry first week on the benefit, {@link #NEVER} if there is none
     * @param lot week of the draw, {@link #NEVER} if the person drew none
     * @param hours paid in a week in job
     */
    record Written(Life life, int entry, int lot, int hours) {}

    private final Experiment experiment;
    private final Truth truth;
    private final Person person;
    private final int office;
    private final Columns columns;
    private final Fate fate;
    private final boolean hasWorked;
    private final int hours;
    private final Status[] statuses;
    private final int[] ratios;
    private final boolean[] isDraw;
    private int entry = NEVER;
    private int lot = NEVER;
    private int start = NEVER;
    private int end = NEVER;
    private Ending ending = Ending.RUNNING;

    ExperimentBiography(
            Experiment experiment, Truth truth, Person person, Columns columns, boolean[] isDraw, Fate fate) {
        this.experiment = experiment;
        this.truth = truth;
        this.person = person;
        this.office = officeOf(person);
        this.columns = columns;
        this.isDraw = isDraw;
        this.fate = fate;
        this.hasWorked = person.draws().uniform(Purpose.WAY_OF_LIFE) < 0.5;
        this.hours = LEAST_HOURS + person.draws().below(FULL_TIME_HOURS + 1 - LEAST_HOURS, Purpose.EMPLOYMENT_RATIO, 0);
        this.statuses = new Status[columns.weeks()];
        this.ratios = new int[statuses.length];
    }

    static int officeOf(Person person) {
        return person.draws().below(OFFICES, Purpose.MUNICIPALITY, 0);
    }

    Written write() {
        int planned = FIRST_ENTRY + person.draws().below(statuses.length - FIRST_ENTRY, Purpose.ENTRY, 0);
        int age = age(planned);
        boolean enters = age >= ADULT && (experiment.benefit() != Status.EDUCATIONAL_ASSISTANCE || age < YOUNG);
        for (int week = 0; week < statuses.length; week++) {
            if (enters && week == planned) {
                entry = week;
                statuses[week] = experiment.benefit();
            } else if (entry == NEVER) {
                statuses[week] = age(week) < ADULT ? Status.CHILD : hasWorked ? Status.JOB : Status.EDUCATION;
            } else {
                statuses[week] = next(statuses[week - 1], week);
            }
            ratios[week] = statuses[week] == Status.JOB ? Math.round(100f * hours / FULL_TIME_HOURS) : 0;
        }
        Optional<Course> course = start == NEVER
                ? Optional.empty()
                : Optional.of(new Course(start, end == NEVER ? statuses.length : end, ending));
        return new Written(new Life(statuses, ratios, columns, course), entry, lot, hours);
    }

    private Status next(Status before, int week) {
        Phase phase = phase();
        boolean isReformed = fate.isReformed(week);
        int since = week - (isReformed ? Math.max(entry, fate.reform()) : entry);
        if (before == experiment.benefit()) {
            draw(week);
            start(isReformed, since, week);
        }
        Status next =
                before == experiment.benefit() ? leave(phase, isReformed, since, week) : keep(before, phase, week);
        if (start != NEVER && end == NEVER) {
            finish(next, week);
        }
        return next;
    }

    private void draw(int week) {
        if (lot == NEVER && isDraw[week] && week >= entry + BEFORE_LOT) {
            lot = week;
        }
    }

    private void start(boolean isReformed, int since, int week) {
        if (start != NEVER || week == fate.deniedStart()) {
            return;
        }
        boolean starts = experiment == Experiment.LOTTERY
                ? fate.isOffered() && lot != NEVER && week == lot + 1 + delay() && takesThePlace()
                : person.draws().uniform(Purpose.START, week) < experiment.starting(isReformed, since);
        if (starts) {
            start = week;
        }
    }

    private int delay() {
        return person.draws().below(4, Purpose.START, 0);
    }

    private boolean takesThePlace() {
        return person.draws().uniform(Purpose.TAKES_THE_PLACE) < 0.8;
    }

    private Status leave(Phase phase, boolean isReformed, int since, int week) {
        double without = experiment.leaving(office, hasWorked, week);
        double chance = truth == Truth.NULL ? without : experiment.after(without, isReformed, since, phase);
        double draw = person.draws().uniform(Purpose.EXIT, week);
        if (draw >= chance) {
            return experiment.benefit();
        }
        return draw < chance * experiment.toJob() ? Status.JOB : Status.EDUCATION;
    }

    private Status keep(Status before, Phase phase, int week) {
        double chance = experiment.losing(truth == Truth.NULL ? Phase.BEFORE : phase);
        return person.draws().uniform(Purpose.LOSS, week) < chance ? experiment.benefit() : before;
    }

    /** Nothing of the offer works yet in the week of the start. */
    private Phase phase() {
        if (start == NEVER) {
            return Phase.BEFORE;
        }
        return end == NEVER ? Phase.DURING : ending == Ending.COMPLETED ? Phase.AFTER : Phase.BEFORE;
    }

    /** Who leaves the benefit leaves the offer, but for places drawn by lot, which people keep in a job. */
    private void finish(Status next, int week) {
        if (experiment != Experiment.LOTTERY && next != experiment.benefit()) {
            end = week;
            ending = Ending.into(next);
        } else if (week == start + experiment.weeks() - 1) {
            end = week + 1;
            ending = Ending.COMPLETED;
        }
    }

    private int age(int week) {
        return person.birthDate()
                .until(columns.firstWeek().plusWeeks(week).monday())
                .getYears();
    }
}
