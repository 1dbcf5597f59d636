package dk.effekt.dream.synthetic;

import dk.effekt.calendar.CalendarPeriod;
import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.dream.synthetic.Draws.Purpose;
import dk.effekt.dream.synthetic.ExperimentBiography.Fate;
import dk.effekt.dream.synthetic.ExperimentBiography.Written;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The people of an {@link Experiment}, who of them chance or a date favours, and the lives that follow from it. */
final class ExperimentTown {

    static final WeekSpan SPAN = WeekSpan.ofClosed(Week.of(2019, 1), Week.of(2024, 52));

    /** The week of the reform, from the extract's first. */
    static final int REFORM = SPAN.start().weeksUntil(Week.of(2022, 1));

    /** Weeks that all who draw a lot can be followed. */
    static final int HORIZON = 78;

    static final int FIRST_OFFICE = 901;

    private final Experiment experiment;
    private final int persons;
    private final long seed;
    private final Truth truth;
    private final Columns columns = new Columns(SPAN);
    private final boolean[] isDraw = draws();
    private final boolean[] isReformed;

    ExperimentTown(Experiment experiment, int persons, long seed, Truth truth) {
        this.experiment = experiment;
        this.persons = persons;
        this.seed = seed;
        this.truth = truth;
        this.isReformed = experiment == Experiment.LOTTERY ? new boolean[ExperimentBiography.OFFICES] : half(seed);
    }

    Experiment experiment() {
        return experiment;
    }

    int persons() {
        return persons;
    }

    Columns columns() {
        return columns;
    }

    Person person(int number) {
        Person person = Person.of(seed, number, SPAN.start());
        int code = FIRST_OFFICE + ExperimentBiography.officeOf(person);
        return person.livingIn(new Municipality(code, 1.0 / ExperimentBiography.OFFICES, 0, 0));
    }

    boolean isOffered(Person person) {
        return experiment == Experiment.LOTTERY && person.draws().uniform(Purpose.LOT) < 0.5;
    }

    boolean hasReform(Person person) {
        return hasReform(ExperimentBiography.officeOf(person));
    }

    boolean hasReform(int office) {
        return isReformed[office];
    }

    /** The life in the files. */
    Written live(Person person) {
        int reform = hasReform(person) ? REFORM : ExperimentBiography.NEVER;
        return live(person, new Fate(isOffered(person), reform, ExperimentBiography.NEVER));
    }

    /** The life of the same person with the same luck under another fate. */
    Written live(Person person, Fate fate) {
        return new ExperimentBiography(experiment, truth, person, columns, isDraw, fate).write();
    }

    /** The hours paid in each month. */
    int[] monthlyHours(Written written) {
        int[] hours = new int[columns.months()];
        for (int week = 0; week < columns.weeks(); week++) {
            hours[columns.monthOf(week)] += written.life().status(week) == Status.JOB ? written.hours() : 0;
        }
        return hours;
    }

    /** Half of the municipalities, by lot. */
    private static boolean[] half(long seed) {
        boolean[] drawn = new boolean[ExperimentBiography.OFFICES];
        IntStream.range(0, drawn.length)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        office -> Draws.of(seed, -1 - office).uniform(Purpose.LOT)))
                .limit(drawn.length / 2)
                .forEach(office -> drawn[office] = true);
        return drawn;
    }

    /** The weeks with a draw: the first of each quarter, from the second of 2020 on, after which there are enough to follow. */
    private static boolean[] draws() {
        boolean[] isDraw = new boolean[SPAN.length()];
        int first = CalendarPeriod.QUARTER.number(SPAN.start().plusWeeks(ExperimentBiography.FIRST_ENTRY));
        for (int quarter = first + 1; ; quarter++) {
            int week = SPAN.start()
                    .weeksUntil(CalendarPeriod.QUARTER.weeks(quarter).start());
            if (week + HORIZON >= isDraw.length) {
                return isDraw;
            }
            isDraw[week] = true;
        }
    }
}
