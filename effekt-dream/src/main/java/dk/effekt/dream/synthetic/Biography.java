package dk.effekt.dream.synthetic;

import dk.effekt.calendar.Week;
import dk.effekt.dream.synthetic.Course.Ending;
import dk.effekt.dream.synthetic.Draws.Purpose;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Writes one life, week by week. A week goes like this:
 *
 * <ol>
 *   <li>Who was on educational assistance in the week before, is under 30 on Monday and has never started may start the
 *       programme. That is the one test of being at risk: it looks at nothing that happens in the week.
 *   <li>One draw decides whether the person leaves the status. In the week of the start nothing of the programme works yet:
 *       who leaves in that very week would have left without the start as well.
 *   <li>Those who are 30 on Monday move from educational to cash assistance.
 * </ol>
 *
 * <p>The life begins before the extract does, so that everybody has a past when it does. Not thread-safe, for one use.
 */
final class Biography {

    /** Stands for a start that never was. */
    private static final int NO_START = -1;

    /** Weeks before the extract; what they hold is forgotten after two years. */
    private static final int PAST = 156;

    private static final int ADULT = 18;
    private static final double DAYS_PER_YEAR = 365.25;

    /** How those live who turn 18: in education, on assistance, at work; the others support themselves. */
    private static final double[] AT_ADULTHOOD = {0.50, 0.76, 0.95};

    /** How those live who are grown up when the past begins; after two years it hardly matters. */
    private static final double[] BEFORE = {0.12, 0.45, 0.95};

    /** The share of small jobs. Ratios are in hundredths: those of small jobs begin at 10, those of the others at 60. */
    private static final double SMALL_JOBS = 0.04;

    private static final int SMALL_JOB_FROM = 10;
    private static final int JOB_FROM = 60;
    private static final int FULL_TIME = 100;

    private final Person person;
    private final Truth truth;
    private final Columns columns;
    private final int denied;
    private final int firstEpochWeek;
    private final long firstMonday;
    private final long eighteenth;
    private final long thirtieth;
    private final Status[] statuses;
    private final int[] ratios;
    private int worked;
    private int onBenefit;
    private int spell;
    private int start = NO_START;
    private Optional<Course> course = Optional.empty();

    private Biography(Person person, Truth truth, Columns columns, int denied) {
        this.person = person;
        this.truth = truth;
        this.columns = columns;
        this.denied = denied;
        Week first = columns.firstWeek().minusWeeks(PAST);
        this.firstEpochWeek = first.epochWeek();
        this.firstMonday = first.monday().toEpochDay();
        this.eighteenth = person.birthDate().plusYears(ADULT).toEpochDay();
        this.thirtieth = person.birthDate().plusYears(Programme.AGE_LIMIT).toEpochDay();
        this.statuses = new Status[PAST + columns.weeks()];
        this.ratios = new int[statuses.length];
    }

    /** The life of a person. */
    static Life of(Person person, Truth truth, Columns columns) {
        return new Biography(person, truth, columns, NO_START).write();
    }

    /**
     * The life of the same person with the same luck in which the start of one week did not happen; a later one may.
     *
     * @param start week from the extract's first
     */
    static Life without(int start, Person person, Truth truth, Columns columns) {
        return new Biography(person, truth, columns, PAST + start).write();
    }

    private Life write() {
        Status status = Status.CHILD;
        for (int week = 0; week < statuses.length; week++) {
            Standing standing = standing(week);
            status = week == 0 || status == Status.CHILD ? grownUp(week) : next(status, week, standing);
            live(week, status);
        }
        if (start != NO_START && course.isEmpty()) {
            end(statuses.length, Ending.RUNNING);
        }
        return new Life(
                Arrays.copyOfRange(statuses, PAST, statuses.length),
                Arrays.copyOfRange(ratios, PAST, ratios.length),
                columns,
                course);
    }

    private Standing standing(int week) {
        double age = (monday(week) - person.birthDate().toEpochDay()) / DAYS_PER_YEAR;
        return new Standing(person, age, worked, onBenefit, Math.min(spell, Standing.LONGEST_SPELL));
    }

    private Status grownUp(int week) {
        if (monday(week) < eighteenth) {
            return Status.CHILD;
        }
        double[] upTo = week == 0 ? BEFORE : AT_ADULTHOOD;
        double draw = draw(Purpose.WAY_OF_LIFE, week);
        Status status = draw < upTo[0]
                ? Status.EDUCATION
                : draw < upTo[1] ? Status.EDUCATIONAL_ASSISTANCE : draw < upTo[2] ? Status.JOB : Status.SELF_SUPPORT;
        return ofAge(status, week);
    }

    private Status next(Status status, int week, Standing standing) {
        boolean atRisk = status == Status.EDUCATIONAL_ASSISTANCE && start == NO_START && monday(week) < thirtieth;
        if (atRisk && week >= PAST + Programme.OPENS_AFTER && week != denied) {
            if (draw(Purpose.START, week) < Programme.start(standing)) {
                start = week;
            }
        }
        Pull pull = status == Status.EDUCATIONAL_ASSISTANCE ? pull(week) : Pull.NONE;
        Status next = ofAge(Exits.next(status, standing, draw(Purpose.EXIT, week), pull), week);
        if (start != NO_START && course.isEmpty()) {
            if (next != Status.EDUCATIONAL_ASSISTANCE) {
                end(week, Ending.into(next));
            } else if (week == start + Programme.WEEKS - 1) {
                end(week + 1, Ending.COMPLETED);
            }
        }
        return next;
    }

    private Pull pull(int week) {
        if (start == NO_START || start == week) {
            return Pull.NONE;
        }
        return course.map(c -> c.ending() == Ending.COMPLETED ? Programme.after(truth) : Pull.NONE)
                .orElseGet(() -> Programme.during(truth));
    }

    private void end(int week, Ending ending) {
        course = Optional.of(new Course(start - PAST, week - PAST, ending));
    }

    private void live(int week, Status status) {
        statuses[week] = status;
        boolean isSame = week > 0 && statuses[week - 1] == status;
        spell = isSame ? spell + 1 : 1;
        if (status == Status.JOB) {
            ratios[week] = isSame ? ratios[week - 1] : ratio(week);
        }
        worked += count(week, Status.JOB::equals) - count(week - Standing.WORKED_WITHIN, Status.JOB::equals);
        onBenefit += count(week, Status::isPublicBenefit)
                - count(week - Standing.ON_BENEFIT_WITHIN, Status::isPublicBenefit);
    }

    private int count(int week, Predicate<Status> what) {
        return week >= 0 && what.test(statuses[week]) ? 1 : 0;
    }

    private int ratio(int week) {
        double draw = draw(Purpose.EMPLOYMENT_RATIO, week);
        return draw < SMALL_JOBS
                ? SMALL_JOB_FROM + (int) (draw / SMALL_JOBS * (JOB_FROM - SMALL_JOB_FROM))
                : JOB_FROM + (int) ((draw - SMALL_JOBS) / (1 - SMALL_JOBS) * (FULL_TIME + 1 - JOB_FROM));
    }

    private Status ofAge(Status status, int week) {
        boolean tooOld = monday(week) >= thirtieth;
        return tooOld && status == Status.EDUCATIONAL_ASSISTANCE ? Status.CASH_ASSISTANCE : status;
    }

    /** The day of a week on which ages are looked at. */
    private long monday(int week) {
        return firstMonday + 7L * week;
    }

    private double draw(Purpose purpose, int week) {
        return person.draws().uniform(purpose, firstEpochWeek + week);
    }
}
