package dk.effekt.keyfigures;

import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.weeksIn;
import static dk.effekt.register.StateGroup.BENEFIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A town of which the truth is known. From the week of the course on, each week on the benefit is followed by a job with probability j or an
 * education with probability e, for good, so that j / (j + e) · (1 − (1 − j − e)ᵏ) have come to a job within k weeks. Those who have had long
 * on the benefit come half as soon, and begin the course three times as often; it makes twice as many go to education.
 */
class MatchedShareTest {

    private static final int START = 24;
    private static final double JOB = 0.04;
    private static final double EDUCATION = 0.03;

    private final List<Person> persons = new ArrayList<>();
    private final List<Participation> courses = new ArrayList<>();
    private int weakTreated;

    @Test
    void isWhatTheParticipantsWouldHaveDoneWithoutTheCourse() {
        draw(new SplittableRandom(26), 4_000);
        Register register = Town.register(persons);
        Participations participations = Participations.of(courses);
        StartedAndSavedBuilder asked = StartedAndSaved.of("course").weeks(4, 13);
        StartedAndSaved saved = asked.against(Study.named("course")
                        .participantsOf("course")
                        .eligible(receiving(BENEFIT))
                        .matchedOn(weeksIn(BENEFIT, last(20)))
                        .followUp(months(3))
                        .outcomes(asked.outcomes())
                        .build()
                        .estimate(register, participations))
                .measure(register, participations);

        double weak = (double) weakTreated / courses.size();
        for (int weeks : List.of(4, 13)) {
            for (String destination : List.of("job", "education", "neither")) {
                double without = weak * came(destination, weeks, 0.5, 1) + (1 - weak) * came(destination, weeks, 1, 1);
                double with = weak * came(destination, weeks, 0.5, 2) + (1 - weak) * came(destination, weeks, 1, 2);
                MatchedShare share =
                        saved.startedAgainstMatched(destination, weeks).orElseThrow();
                double error = share.difference().standardError();

                assertThat(share.matchedGroup()).as("matched, %s", destination).isCloseTo(without, within(3 * error));
                assertThat(share.difference().estimate())
                        .as("difference, %s", destination)
                        .isCloseTo(with - without, within(3 * error));
                assertThat(error).isBetween(0.003, 0.02);
            }
        }
        // Against their own past it would be all of it: nobody who is on the benefit throughout has started anything.
        assertThat(saved.startedBefore("job", 13).orElseThrow().count()).isZero();
        assertThat(saved.started("job", 13).orElseThrow().value()).isGreaterThan(0.2);
    }

    /** How many have come within so many weeks, by how soon people come and how often to education. */
    private static double came(String destination, int weeks, double pace, double moreEducation) {
        double job = pace * JOB;
        double education = pace * EDUCATION * moreEducation;
        double anywhere = 1 - Math.pow(1 - job - education, weeks);
        return switch (destination) {
            case "job" -> job / (job + education) * anywhere;
            case "education" -> education / (job + education) * anywhere;
            default -> 1 - anywhere;
        };
    }

    private void draw(SplittableRandom random, int people) {
        for (int id = 1; id <= people; id++) {
            boolean isWeak = random.nextBoolean();
            boolean begins = random.nextDouble() < (isWeak ? 0.45 : 0.15);
            double pace = isWeak ? 0.5 : 1;
            int longAgo = isWeak ? 0 : 10;
            StringBuilder weeks = new StringBuilder("E".repeat(longAgo));
            weeks.append("U".repeat(START - longAgo));
            char state = 'U';
            while (weeks.length() < Town.WEEKS) {
                double draw = random.nextDouble();
                double job = pace * JOB;
                double education = pace * EDUCATION * (begins ? 2 : 1);
                state = state != 'U' ? state : draw < job ? '.' : draw < job + education ? 'G' : 'U';
                weeks.append(state);
            }
            persons.add(new Person(id, weeks.toString(), "1".repeat(Town.MONTHS), PersonTraits.UNKNOWN));
            if (begins) {
                courses.add(Town.start(id, START));
                weakTreated += isWeak ? 1 : 0;
            }
        }
    }
}
