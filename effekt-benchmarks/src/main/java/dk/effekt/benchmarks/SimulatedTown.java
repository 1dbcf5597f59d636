package dk.effekt.benchmarks;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.register.Codebook;
import dk.effekt.register.Origin;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.RegisterBuilder;
import dk.effekt.register.Sex;
import dk.effekt.register.State;
import dk.effekt.register.StateGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Persons of a {@link DesignScenario}, their register, and who started.
 *
 * @param lives the persons, by their numbers in the register
 */
record SimulatedTown(List<SimulatedLife> lives) {

    static final String OFFER = "programme";
    static final StateGroup OPEN = StateGroup.of("open");
    static final StateGroup JOB = StateGroup.of("employed");

    private static final int PERSONS = 2_000;
    private static final Week FIRST = Week.of(2016, 1);
    private static final State ON_BENEFIT = State.ofCode(100);
    private static final State IN_PROGRAMME = State.ofCode(101);
    private static final State IN_JOB = State.ofCode(102);

    /**
     * A town; the same seed and number give the same, whatever was drawn before.
     *
     * @param number of the town, negative for those that the truth is taken from
     */
    static SimulatedTown of(DesignScenario scenario, long seed, int number) {
        SplittableRandom random = random(scenario, seed, number);
        List<SimulatedLife> lives = new ArrayList<>(PERSONS);
        for (int person = 0; person < PERSONS; person++) {
            lives.add(SimulatedLife.of(scenario, random.split()));
        }
        return new SimulatedTown(lives);
    }

    static SplittableRandom random(DesignScenario scenario, long seed, int number) {
        SplittableRandom seeds = new SplittableRandom(seed);
        return new SplittableRandom(seeds.nextLong() + (((long) scenario.ordinal() << 32) | (number & 0xffffffffL)))
                .split();
    }

    Register register() {
        RegisterBuilder builder = Register.builder(
                WeekSpan.of(FIRST, SimulatedLife.WEEKS),
                Codebook.of(
                        "simulated",
                        List.of(
                                Programme.entry(100, "open"),
                                Programme.entry(101, "programme"),
                                Programme.entry(102, "employed"))));
        for (int person = 0; person < lives.size(); person++) {
            SimulatedLife life = lives.get(person);
            builder.begin(person, traits(life), person);
            for (int week = 0; week < SimulatedLife.WEEKS; week++) {
                if (week == 0 || !state(life, week).equals(state(life, week - 1))) {
                    builder.from(FIRST.epochWeek() + week, state(life, week));
                }
            }
            builder.end();
        }
        return builder.build("simulated", "generated");
    }

    Participations participations() {
        List<Participation> starts = new ArrayList<>();
        for (int person = 0; person < lives.size(); person++) {
            int start = lives.get(person).start();
            if (start != SimulatedLife.NEVER) {
                starts.add(new Participation(
                        person, new Intervention(OFFER), FIRST.plusWeeks(start).monday(), Optional.empty(), ""));
            }
        }
        return Participations.of(starts);
    }

    private static PersonTraits traits(SimulatedLife life) {
        LocalDate birth = FIRST.monday().minusDays(Math.round(life.age() * 365.25));
        return new PersonTraits(life.isWoman() ? Sex.WOMAN : Sex.MAN, Optional.of(birth), Origin.UNKNOWN, 0);
    }

    private static State state(SimulatedLife life, int week) {
        if (life.isInJob(week)) {
            return IN_JOB;
        }
        return life.isInProgramme(week) ? IN_PROGRAMME : ON_BENEFIT;
    }
}
