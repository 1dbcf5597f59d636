package dk.effekt.study;

import dk.effekt.Town;
import dk.effekt.Town.Person;
import dk.effekt.calendar.CalendarPeriod;
import dk.effekt.covariate.Covariates;
import dk.effekt.intervention.Participation;
import dk.effekt.register.Origin;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.Sex;
import dk.effekt.register.StateGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Municipalities, of which the even ones have a reform from October 2021 on: whoever is on benefit then must take part in a course
 * from {@link #COURSE} weeks after entry. Everybody enters once and leaves for good, with a hazard that differs between
 * municipalities and drifts with time alike in all.
 */
public record Reformed(List<Person> persons, List<Participation> participations, double trueLeftByTwelve) {

    static final LocalDate DATE = LocalDate.of(2021, 10, 1);
    static final int MUNICIPALITIES = 40;
    /** Since entry. */
    static final int COURSE = 13;

    private static final int WEEKS = 140;
    private static final int FIRST_ENTRY = 10;
    private static final int LAST_ENTRY = 112;
    private static final int REFORM = CalendarPeriod.QUARTER
            .weeks(CalendarPeriod.QUARTER.beginningOn(DATE))
            .start()
            .epochWeek();

    /** What is added to the weekly hazard of leaving by the threat, and by the course. */
    public record Planted(double threat, double participation) {}

    public static Reformed of(long seed, int size, Planted planted) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Person> persons = new ArrayList<>();
        List<Participation> participations = new ArrayList<>();
        double gained = 0;
        int covered = 0;
        for (int i = 0; i < size; i++) {
            int municipality = 1 + random.nextInt(MUNICIPALITIES);
            int entry = FIRST_ENTRY + random.nextInt(LAST_ENTRY - FIRST_ENTRY);
            long id = i * 31L + 7;
            boolean takesPart = false;
            int week = entry + 1;
            for (; week < WEEKS; week++) {
                int since = week - entry;
                boolean isReformed = municipality % 2 == 0 && Town.week(week) >= REFORM;
                double without = hazard(municipality, week);
                double threat = isReformed && since < COURSE ? planted.threat : 0;
                if (isReformed && since == COURSE) {
                    takesPart = true;
                    participations.add(Town.start(id, week));
                }
                if (random.nextDouble() < without + threat + (takesPart ? planted.participation : 0)) {
                    break;
                }
            }
            if (municipality % 2 == 0 && Town.week(entry) >= REFORM) {
                gained += expectedLeft(entry, municipality, planted.threat) - expectedLeft(entry, municipality, 0);
                covered++;
            }
            persons.add(Town.person(
                    id,
                    ".".repeat(entry) + "U".repeat(week - entry) + ".".repeat(WEEKS - week),
                    new PersonTraits(Sex.UNKNOWN, Optional.empty(), Origin.UNKNOWN, municipality)));
        }
        return new Reformed(persons, participations, gained / covered);
    }

    private static double expectedLeft(int entry, int municipality, double threat) {
        double still = 1;
        for (int since = 1; since < COURSE; since++) {
            still *= 1 - hazard(municipality, entry + since) - threat;
        }
        return 1 - still;
    }

    private static double hazard(int municipality, int week) {
        return 0.02 + 0.0005 * municipality + 0.0002 * week;
    }

    public static Map<String, LocalDate> dates() {
        Map<String, LocalDate> dates = new TreeMap<>();
        for (int municipality = 2; municipality <= MUNICIPALITIES; municipality += 2) {
            dates.put(Integer.toString(municipality), DATE);
        }
        return dates;
    }

    Register register() {
        return Town.register(persons);
    }

    public Entrants entrants() {
        return EntryCohorts.into(StateGroup.EDUCATIONAL_ASSISTANCE)
                .with(Covariates.municipality())
                .following(register(), participations);
    }

    public ThreatDesign design() {
        return ThreatDesign.on(entrants()).reform("municipality", dates()).clusteredOn("municipality");
    }
}
