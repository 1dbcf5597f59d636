package dk.effekt.keyfigures;

import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.weeksIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.effect.EffectEstimators;
import dk.effekt.effect.WeeklyEstimator;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.study.Study;
import dk.effekt.study.StudyResult;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What was started and saved, counted again by looking up one week of one person after the other in the text of the town. */
class StartedAndSavedPropertyTest {

    private static final List<String> DESTINATIONS = List.of("job", "education", "neither");

    @Property(tries = 100)
    void isWhatACountOfWeeksGives(@ForAll long seed) {
        List<Person> persons = new ArrayList<>();
        List<Participation> courses = new ArrayList<>();
        drawWithGaps(new SplittableRandom(seed), persons, courses);
        StartedAndSaved saved = StartedAndSaved.of("course")
                .weeks(3, 10)
                .protectedBy(SmallCells.unprotected())
                .measure(Town.register(persons), Participations.of(courses));
        int people = 0;
        int[][] before = new int[2][3];
        int[][] after = new int[2][3];
        int onBenefitBefore = 0;
        int onBenefit = 0;
        for (Person person : persons) {
            int start = firstStart(courses, person.id());
            if (start == Integer.MAX_VALUE || !isKnown(person, start - 10, start + 10)) {
                continue;
            }
            people++;
            for (int i = 0; i < 2; i++) {
                int weeks = i == 0 ? 3 : 10;
                before[i][firstIn(person, start - weeks, start)]++;
                after[i][firstIn(person, start, start + weeks)]++;
            }
            onBenefitBefore += onBenefit(person, start - 10, start);
            onBenefit += onBenefit(person, start, start + 10);
        }

        assertThat(people).isPositive();
        assertThat(saved.people()).hasValue(people);
        for (int i = 0; i < 2; i++) {
            for (int d = 0; d < 3; d++) {
                assertThat(saved.startedBefore(DESTINATIONS.get(d), i == 0 ? 3 : 10))
                        .hasValue(new Share(before[i][d], people));
                assertThat(saved.started(DESTINATIONS.get(d), i == 0 ? 3 : 10))
                        .hasValue(new Share(after[i][d], people));
            }
        }
        assertThat(mean(saved, "on benefit before,-10,-1")).isCloseTo((double) onBenefitBefore / people, within(1e-9));
        assertThat(mean(saved, "on benefit,0,9")).isCloseTo((double) onBenefit / people, within(1e-9));
        assertThat(saved.weeksFewerThanBefore().orElseThrow())
                .isCloseTo((double) (onBenefitBefore - onBenefit) / people, within(1e-9));
    }

    /** By the weights of the study, of which nothing else is asked. */
    @Property(tries = 25)
    void theMatchedGroupIsAWeightedCountOfPeople(@ForAll long seed) {
        List<Person> persons = new ArrayList<>();
        List<Participation> courses = new ArrayList<>();
        draw(new SplittableRandom(seed), persons, courses);
        Register register = Town.register(persons);
        Participations participations = Participations.of(courses);
        StartedAndSavedBuilder asked =
                StartedAndSaved.of("course").weeks(1, 4, 9).protectedBy(SmallCells.unprotected());
        StudyResult result = Study.named("course")
                .participantsOf("course")
                .eligible(receiving(StateGroup.BENEFIT))
                .matchedOn(weeksIn(StateGroup.BENEFIT, last(10)))
                .estimator(WeeklyEstimator.of(EffectEstimators.weightedDifference()))
                .followUp(months(2))
                .outcomes(asked.outcomes())
                .build()
                .estimate(register, participations);
        StartedAndSaved saved = asked.against(result).measure(register, participations);

        double[] weights = result.sample().weights();
        for (int weeks : List.of(1, 4, 9)) {
            double[][] came = new double[2][3];
            double[] all = new double[2];
            for (int row = 0; row < weights.length; row++) {
                Person person = persons.get(result.cohort().person(row));
                int start = result.cohort().week(row) - Town.week(0);
                int arm = result.cohort().isTreated(row) ? 0 : 1;
                came[arm][firstIn(person, start, start + weeks)] += weights[row];
                all[arm] += weights[row];
            }
            for (int d = 0; d < 3; d++) {
                MatchedShare share =
                        saved.startedAgainstMatched(DESTINATIONS.get(d), weeks).orElseThrow();
                assertThat(share.participants()).isCloseTo(came[0][d] / all[0], within(1e-9));
                assertThat(share.matchedGroup()).isCloseTo(came[1][d] / all[1], within(1e-9));
                assertThat(share.difference().estimate())
                        .isCloseTo(came[0][d] / all[0] - came[1][d] / all[1], within(1e-9));
            }
        }
    }

    /** Eighty people who go from week to week, with everything known; half of them begin a course. */
    private static void draw(SplittableRandom random, List<Person> persons, List<Participation> courses) {
        for (int id = 1; id <= 80; id++) {
            StringBuilder weeks = new StringBuilder();
            char state = 'U';
            for (int week = 0; week < Town.WEEKS; week++) {
                state = random.nextInt(6) == 0 ? "UUCG..E".charAt(random.nextInt(7)) : state;
                weeks.append(state);
            }
            StringBuilder jobs = new StringBuilder();
            for (int month = 0; month < Town.MONTHS; month++) {
                jobs.append(random.nextInt(2));
            }
            persons.add(new Person(id, weeks.toString(), jobs.toString(), PersonTraits.UNKNOWN));
            if (id % 2 == 0) {
                courses.add(Town.start(id, 12 + random.nextInt(12)));
            }
        }
    }

    /** The same people, of some of whom a week is unknown, with courses at any time, some with two, and one of a stranger. */
    private static void drawWithGaps(SplittableRandom random, List<Person> persons, List<Participation> courses) {
        draw(random, persons, courses);
        int months = Town.MONTHS - random.nextInt(3);
        for (int i = 0; i < persons.size(); i++) {
            Person person = persons.get(i);
            StringBuilder weeks = new StringBuilder(person.weeks());
            if (random.nextInt(4) == 0) {
                weeks.setCharAt(random.nextInt(Town.WEEKS), '?');
            }
            String jobs = person.jobs().substring(0, months) + "?".repeat(Town.MONTHS - months);
            persons.set(i, person.with(weeks.toString(), jobs));
            if (random.nextInt(3) == 0) {
                courses.add(Town.start(person.id(), random.nextInt(Town.WEEKS)));
            }
        }
        courses.add(Town.start(4_711, 20));
    }

    private static double mean(StartedAndSaved saved, String figure) {
        return saved.toCsv()
                .lines()
                .filter(line -> line.startsWith("course,own-past," + figure + ",,weeks,"))
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[7]))
                .findFirst()
                .orElseThrow();
    }

    private static int firstStart(List<Participation> courses, long person) {
        int first = Integer.MAX_VALUE;
        for (Participation course : courses) {
            if (course.personId() == person) {
                long days = ChronoUnit.DAYS.between(Town.FIRST.monday(), course.start());
                first = Math.min(first, (int) Math.floor(days / 7.0));
            }
        }
        return first;
    }

    private static boolean isKnown(Person person, int from, int to) {
        boolean isKnown = from >= 0 && to <= Town.WEEKS;
        for (int week = from; isKnown && week < to; week++) {
            isKnown = person.weeks().charAt(week) != '?' && person.jobs().charAt(Town.month(week)) != '?';
        }
        return isKnown;
    }

    /** 0 in job, 1 in education, 2 in neither. */
    private static int firstIn(Person person, int from, int to) {
        for (int week = from; week < to; week++) {
            char state = person.weeks().charAt(week);
            if (state == '.' && person.jobs().charAt(Town.month(week)) == '1') {
                return 0;
            }
            if (state == 'G') {
                return 1;
            }
        }
        return 2;
    }

    private static int onBenefit(Person person, int from, int to) {
        int weeks = 0;
        for (int week = from; week < to; week++) {
            weeks += "UCS".indexOf(person.weeks().charAt(week)) >= 0 ? 1 : 0;
        }
        return weeks;
    }
}
