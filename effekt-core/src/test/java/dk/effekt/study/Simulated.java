package dk.effekt.study;

import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.age;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.covariate.Covariates.currentSpellLength;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.sex;
import static dk.effekt.covariate.Covariates.weeksIn;
import static dk.effekt.outcome.Outcomes.inJobOrEducation;
import static dk.effekt.outcome.Outcomes.onPublicBenefit;
import static dk.effekt.outcome.Outcomes.weeksOfPaidWork;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.covariate.Covariates;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.register.Origin;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.Sex;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A small town with a course, of which some take part from week 12 on and a few twice. */
record Simulated(List<Person> persons, List<Participation> participations) {

    static final int WEEKS = 60;
    private static final int MONTHS = 14;

    static Simulated of(long seed, int size) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Person> persons = new ArrayList<>();
        List<Participation> participations = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            long id = random.nextLong();
            StringBuilder weeks = new StringBuilder();
            char state = 'U';
            for (int week = 0; week < WEEKS; week++) {
                state = random.nextDouble() < 0.12 ? "UUU.G".charAt(random.nextInt(5)) : state;
                weeks.append(state);
            }
            StringBuilder jobs = new StringBuilder();
            for (int month = 0; month < MONTHS; month++) {
                jobs.append(random.nextInt(2));
            }
            PersonTraits traits = new PersonTraits(
                    random.nextBoolean() ? Sex.WOMAN : Sex.MAN,
                    Optional.of(LocalDate.of(1991, 5, 1).plusDays(random.nextInt(4000))),
                    Origin.UNKNOWN,
                    0);
            persons.add(new Person(id, weeks.toString(), jobs.toString(), traits));
            for (int start = 0; start < 2 && random.nextDouble() < 0.35; start++) {
                participations.add(Town.start(id, 12 + random.nextInt(30)));
            }
        }
        return new Simulated(persons, participations);
    }

    Register register() {
        return Town.register(persons);
    }

    StudyResult estimate(Study study) {
        return study.estimate(register(), Participations.of(participations));
    }

    static StudyBuilder study() {
        return Study.named("Brobygning til Uddannelse")
                .participantsOf("course")
                .eligible(age(18, 31).and(receiving(EDUCATIONAL_ASSISTANCE)))
                .exactlyOn(sex())
                .matchedOn(
                        Covariates.age(),
                        weeksIn(EDUCATIONAL_ASSISTANCE, last(10)),
                        currentSpellLength(EDUCATIONAL_ASSISTANCE))
                .followUp(months(1, 3))
                .outcomes(inJobOrEducation(), weeksOfPaidWork(), onPublicBenefit());
    }
}
