package dk.effekt.benchmarks;

import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.cohort.Criteria.age;
import static dk.effekt.cohort.Criteria.receiving;
import static dk.effekt.covariate.Covariates.age;
import static dk.effekt.covariate.Covariates.currentSpellLength;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.sex;
import static dk.effekt.covariate.Covariates.weeksIn;
import static dk.effekt.outcome.Outcomes.inEducation;
import static dk.effekt.outcome.Outcomes.onPublicBenefit;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.cohort.Criterion;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.register.Codebook;
import dk.effekt.register.CodebookEntry;
import dk.effekt.register.Origin;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.RegisterBuilder;
import dk.effekt.register.Sex;
import dk.effekt.register.State;
import dk.effekt.register.StateGroup;
import dk.effekt.study.Study;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A municipality of young people who do not exist, an offer without any effect, and a study of it. Everybody moves between
 * cash assistance, education and nothing; one in eight starts the offer in the course of a spell of assistance. Person i is
 * the same in every run and however many there are.
 *
 * @param register the persons
 * @param participations who started when
 */
record Programme(Register register, Participations participations) {

    static final String OFFER = "an offer";
    static final Criterion ELIGIBLE = age(18, 30).and(receiving(StateGroup.CASH_ASSISTANCE));

    private static final WeekSpan SPAN = WeekSpan.of(Week.of(2016, 1), 442);
    private static final int CASH = 130;
    private static final int GRANT = 651;
    private static final int[] CODES = {0, CASH, GRANT};
    private static final int LONGEST_SPELL = 60;
    private static final int WEEKS_BEFORE_FIRST_START = 60;
    private static final int WEEKS_AFTER_LAST_START = 80;
    private static final long SEED = 20_261_123;

    static Programme of(int persons) {
        RegisterBuilder builder = Register.builder(SPAN, codebook());
        List<Participation> starts = new ArrayList<>();
        for (int person = 0; person < persons; person++) {
            SplittableRandom random = new SplittableRandom(SEED + person);
            builder.begin(person, traits(random), 0);
            boolean willStart = random.nextInt(8) == 0;
            int state = random.nextInt(CODES.length);
            for (int week = 0; week < SPAN.length(); ) {
                int length = 1 + random.nextInt(LONGEST_SPELL);
                builder.from(SPAN.start().epochWeek() + week, new State(CODES[state]));
                int start = week + 1 + random.nextInt(length);
                if (willStart
                        && CODES[state] == CASH
                        && start >= WEEKS_BEFORE_FIRST_START
                        && start < SPAN.length() - WEEKS_AFTER_LAST_START) {
                    starts.add(start(person, start));
                    willStart = false;
                }
                week += length;
                state = (state + 1 + random.nextInt(CODES.length - 1)) % CODES.length;
            }
            builder.end();
        }
        return new Programme(builder.build("benchmark", "generated"), Participations.of(starts));
    }

    static Study study() {
        return Study.named("benchmark")
                .participantsOf(OFFER)
                .eligible(ELIGIBLE)
                .exactlyOn(sex())
                .matchedOn(age(), weeksIn(StateGroup.BENEFIT, last(52)), currentSpellLength())
                .followUp(months(1, 3, 6, 12, 18))
                .outcomes(onPublicBenefit(), inEducation())
                .build();
    }

    private static PersonTraits traits(SplittableRandom random) {
        LocalDate birth = LocalDate.of(1988, 1, 1).plusDays(random.nextInt(12 * 365));
        return new PersonTraits(random.nextBoolean() ? Sex.WOMAN : Sex.MAN, Optional.of(birth), Origin.UNKNOWN, 101);
    }

    private static Participation start(int person, int week) {
        LocalDate day = SPAN.start().plusWeeks(week).monday();
        return new Participation(person, new Intervention(OFFER), day, Optional.empty(), "");
    }

    private static Codebook codebook() {
        return Codebook.of(
                "benchmark",
                List.of(
                        entry(0, "no-registered-benefit"),
                        entry(CASH, "income-replacement", "cash-assistance"),
                        entry(GRANT, "education")));
    }

    static CodebookEntry entry(int code, String... groups) {
        return new CodebookEntry(
                code,
                code,
                Optional.empty(),
                Optional.empty(),
                groups[0],
                groups[0],
                Set.of(groups),
                CodebookEntry.Evidence.UNVERIFIED,
                "benchmark");
    }
}
