package dk.effekt.benchmarks;

import dk.effekt.calendar.CalendarPeriod;
import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.register.Codebook;
import dk.effekt.register.Origin;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.RegisterBuilder;
import dk.effekt.register.Sex;
import dk.effekt.register.State;
import dk.effekt.register.StateGroup;
import dk.effekt.study.LotteryRounds.Draw;
import dk.effekt.study.LotteryRounds.Lot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Persons of forty municipalities, each of whom goes from a job to benefit in some week, and back for good in another. In a week on
 * benefit the chance of leaving is
 *
 * <pre>
 * 0.015 + 0.0004 municipality + 0.0001 week + 0.0005 (age − 30) + 0.00003 (age − 30)²
 * </pre>
 *
 * and what the programme of an {@link Experiment} adds, so that the share that has left by a week, with the programme and without, is a
 * product that can be written down. Weeks count from the register's first.
 *
 * @param persons in the order of their numbers
 */
record ExperimentTown(Experiment experiment, Experiment.Case what, List<Entrant> persons) {

    static final StateGroup OPEN = StateGroup.of("open");
    static final StateGroup JOB = StateGroup.of("employed");
    static final int MUNICIPALITIES = 40;
    static final Week FIRST = Week.of(2019, 1);

    private static final int WEEKS = 190;
    private static final int FIRST_ENTRY = 10;
    /** So that everybody is followed for half a year, and it is known who stays away for a month after that. */
    private static final int LAST_ENTRY = WEEKS - 36;

    /** The last quarter that the register covers as a whole. */
    static final int LAST_QUARTER = CalendarPeriod.QUARTER.number(FIRST.plusWeeks(WEEKS)) - 1;

    /** The same of months. */
    static final int LAST_MONTH = CalendarPeriod.MONTH.number(FIRST.plusWeeks(WEEKS)) - 1;

    private static final Intervention COURSE = new Intervention("course");
    private static final State ON_BENEFIT = State.ofCode(100);
    private static final State IN_JOB = State.ofCode(102);

    /**
     * A person.
     *
     * @param age in years, at entry
     * @param offered what the lot brought
     * @param takes whether the person would take a place
     * @param moved whether the person came early, to be below the age
     * @param left the first week back in a job
     */
    record Entrant(int municipality, double age, int entry, boolean offered, boolean takes, boolean moved, int left) {

        private Entrant leaving(int week) {
            return new Entrant(municipality, age, entry, offered, takes, moved, week);
        }

        LocalDate birth() {
            return FIRST.plusWeeks(entry).monday().minusDays(Math.round(age * 365.25));
        }
    }

    /** The same experiment, case, seed and number give the same town. */
    static ExperimentTown of(Experiment experiment, Experiment.Case what, long seed, int number) {
        SplittableRandom random = new SplittableRandom(seed * 31 + experiment.ordinal());
        random = new SplittableRandom(random.nextLong() + (((long) what.ordinal() << 32) | number));
        List<Entrant> persons = new ArrayList<>();
        for (int i = 0; i < experiment.persons(); i++) {
            persons.add(live(experiment, what, random.split()));
        }
        return new ExperimentTown(experiment, what, persons);
    }

    private static Entrant live(Experiment experiment, Experiment.Case what, SplittableRandom random) {
        int municipality = 1 + random.nextInt(MUNICIPALITIES);
        double age = 20 + 20 * random.nextDouble();
        int entry = FIRST_ENTRY + random.nextInt(LAST_ENTRY - FIRST_ENTRY);
        boolean offered = random.nextBoolean();
        boolean takes = random.nextInt(5) > 0;
        boolean moves = random.nextBoolean() && experiment.movesAt(what, age);
        Entrant person = new Entrant(
                municipality, moves ? age - Experiment.MOVED_YEARS : age, entry, offered, takes, moves, WEEKS);
        for (int week = entry + 1; week < WEEKS; week++) {
            double chance = experiment.chance(what, person, week) + experiment.added(what, person, week);
            if (random.nextDouble() < chance) {
                return person.leaving(week);
            }
        }
        return person;
    }

    /** The chance of leaving but for a programme. */
    static double chance(Entrant person, int week) {
        double years = person.age - 30;
        return 0.015 + 0.0004 * person.municipality + 0.0001 * week + 0.0005 * years + 0.00003 * years * years;
    }

    /** How much sooner the programme makes a person leave: what it adds to the chance of having left by a week since entry. */
    double gained(Entrant person, int since) {
        double with = 1;
        double without = 1;
        for (int week = person.entry + 1; week <= person.entry + since; week++) {
            double chance = experiment.chance(what, person, week);
            without *= 1 - chance;
            with *= 1 - chance - experiment.added(what, person, week);
        }
        return without - with;
    }

    /** The weeks of a period, from the register's first. */
    static IntStream weeksOf(CalendarPeriod period, int number) {
        WeekSpan weeks = period.weeks(number);
        return IntStream.range(
                weeks.start().epochWeek() - FIRST.epochWeek(), weeks.end().epochWeek() - FIRST.epochWeek());
    }

    Register register() {
        RegisterBuilder builder = Register.builder(
                WeekSpan.of(FIRST, WEEKS),
                Codebook.of("simulated", List.of(Programme.entry(100, "open"), Programme.entry(102, "employed"))));
        for (int number = 0; number < persons.size(); number++) {
            Entrant person = persons.get(number);
            builder.begin(
                    number,
                    new PersonTraits(Sex.UNKNOWN, Optional.of(person.birth()), Origin.UNKNOWN, person.municipality),
                    number);
            builder.from(FIRST.epochWeek(), IN_JOB);
            builder.from(FIRST.epochWeek() + person.entry, ON_BENEFIT);
            if (person.left < WEEKS) {
                builder.from(FIRST.epochWeek() + person.left, IN_JOB);
            }
            builder.end();
        }
        return builder.build("simulated", "generated");
    }

    /** Who is still there when the course begins, and has to take part. */
    List<Participation> courses() {
        List<Participation> courses = new ArrayList<>();
        for (int number = 0; number < persons.size(); number++) {
            Entrant person = persons.get(number);
            int start = person.entry + Experiment.COURSE_AFTER;
            if (experiment.isReformed(person, start) && person.left > start) {
                courses.add(
                        new Participation(number, COURSE, FIRST.plusWeeks(start).monday(), Optional.empty(), ""));
            }
        }
        return courses;
    }

    /** A lot for each person, drawn in the week of entry with those of the same quarter. */
    List<Lot> lots() {
        return IntStream.range(0, persons.size())
                .mapToObj(number -> {
                    Entrant person = persons.get(number);
                    Week week = FIRST.plusWeeks(person.entry);
                    String round = CalendarPeriod.QUARTER.text(CalendarPeriod.QUARTER.number(week));
                    return new Lot(number, round, week.monday(), person.offered ? Draw.OFFERED : Draw.NOT_OFFERED);
                })
                .toList();
    }
}
