package dk.effekt.benchmarks;

import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.covariate.Covariates.age;
import static dk.effekt.covariate.Covariates.last;
import static dk.effekt.covariate.Covariates.sex;
import static dk.effekt.covariate.Covariates.weeksIn;
import static dk.effekt.outcome.Outcomes.in;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.cohort.Criteria;
import dk.effekt.covariate.Covariate;
import dk.effekt.effect.Effects;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.outcome.Outcome;
import dk.effekt.register.Codebook;
import dk.effekt.register.Origin;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.RegisterBuilder;
import dk.effekt.register.Sex;
import dk.effekt.register.State;
import dk.effekt.register.StateGroup;
import dk.effekt.study.Study;
import dk.effekt.study.StudyBuilder;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How often paths before the start leave zero out where nothing is wrong and a study has four outcomes: some path its own band,
 * and some path the band of all together. 600 persons a town are in one of five states, which they leave by chance; some start
 * by chance. Twice: matched on sex and age, and on the weeks in three of the states in the half year before, too.
 *
 * <pre>
 * mvn -q -Pjmh -DskipTests package -Dbenchmark.main=dk.effekt.benchmarks.PathsTogether -Djmh.args="300 1"
 * </pre>
 */
public final class PathsTogether {

    private static final int TOWNS = 300;
    private static final long SEED = 1;
    private static final int PERSONS = 600;
    private static final WeekSpan SPAN = WeekSpan.of(Week.of(2016, 1), 130);
    private static final List<String> STATES = List.of("a", "b", "c", "d", "e");
    private static final double LEAVES = 0.08;
    private static final double STARTS = 0.3;
    private static final int FIRST_START = 60;
    private static final int STARTING_WEEKS = 26;
    private static final String OFFER = "programme";

    private PathsTogether() {}

    /** In how many studies some path before the start leaves zero out. */
    record Counted(int studies, int byOwnBands, int byBandsOfAll) {}

    /**
     * Prints both lines.
     *
     * @param args number of towns and seed, if others are wanted than 300 and 1
     */
    public static void main(String[] args) {
        int towns = args.length > 0 ? Integer.parseInt(args[0]) : TOWNS;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : SEED;
        print(System.out, "sex and age", count(towns, seed));
        print(System.out, "and weeks in three states", count(towns, seed, weeksBefore()));
    }

    private static void print(PrintStream out, String matchedOn, Counted counted) {
        out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %d |%n",
                matchedOn,
                counted.studies,
                counted.byOwnBands,
                counted.byBandsOfAll);
    }

    static Covariate[] weeksBefore() {
        return STATES.stream()
                .limit(3)
                .map(state -> weeksIn(StateGroup.of(state), last(26)))
                .toArray(Covariate[]::new);
    }

    static Counted count(int towns, long seed, Covariate... matchedOn) {
        StudyBuilder study = Study.named("nothing")
                .participantsOf(OFFER)
                .eligible(Criteria.age(18, 70))
                .exactlyOn(sex())
                .matchedOn(age())
                .matchedOn(matchedOn)
                .followUp(months(3))
                .outcomes(STATES.stream()
                        .limit(4)
                        .map(StateGroup::of)
                        .map(group -> in(group))
                        .toArray(Outcome[]::new));
        int own = 0;
        int all = 0;
        for (int town = 0; town < towns; town++) {
            SplittableRandom random = new SplittableRandom(seed * 1_000_003 + town);
            Effects before = study.build()
                    .estimate(register(random), starts(random))
                    .refute()
                    .before();
            own += before.paths().stream().anyMatch(path -> path.band().excludesZero()) ? 1 : 0;
            all += before.leavingZeroOut().isEmpty() ? 0 : 1;
        }
        return new Counted(towns, own, all);
    }

    private static Register register(SplittableRandom random) {
        RegisterBuilder builder = Register.builder(
                SPAN,
                Codebook.of(
                        "simulated",
                        IntStream.range(0, STATES.size())
                                .mapToObj(i -> Programme.entry(100 + i, STATES.get(i)))
                                .toList()));
        for (int person = 0; person < PERSONS; person++) {
            builder.begin(
                    person,
                    new PersonTraits(
                            random.nextBoolean() ? Sex.WOMAN : Sex.MAN,
                            Optional.of(SPAN.start().monday().minusDays(7_300 + random.nextInt(14_600))),
                            Origin.UNKNOWN,
                            0),
                    person);
            int state = random.nextInt(STATES.size());
            builder.from(SPAN.start().epochWeek(), State.ofCode(100 + state));
            for (int week = 1; week < SPAN.length(); week++) {
                if (random.nextDouble() < LEAVES) {
                    state = (state + 1 + random.nextInt(STATES.size() - 1)) % STATES.size();
                    builder.from(SPAN.start().epochWeek() + week, State.ofCode(100 + state));
                }
            }
            builder.end();
        }
        return builder.build("simulated", "generated");
    }

    private static Participations starts(SplittableRandom random) {
        List<Participation> starts = new ArrayList<>();
        for (int person = 0; person < PERSONS; person++) {
            if (random.nextDouble() < STARTS) {
                Week week = SPAN.start().plusWeeks(FIRST_START + random.nextInt(STARTING_WEEKS));
                starts.add(new Participation(person, new Intervention(OFFER), week.monday(), Optional.empty(), ""));
            }
        }
        return Participations.of(starts);
    }
}
