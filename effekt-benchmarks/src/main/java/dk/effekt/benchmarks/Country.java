package dk.effekt.benchmarks;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.register.Codebook;
import dk.effekt.register.MonthlySeries;
import dk.effekt.register.Origin;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.RegisterBuilder;
import dk.effekt.register.Sex;
import dk.effekt.register.State;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A country of people who do not exist, as large as DREAM: 1,795 weeks from August 1991 on, some 40 spells a person, and, if asked
 * for, the employment ratio of the last 216 months: two years in a job and two without in turns, a ratio that changes every three months. Person i is the same in every
 * run and however many there are.
 */
final class Country {

    static final WeekSpan SPAN = WeekSpan.of(Week.of(1991, 32), 1_795);
    static final int MONTHS_OF_RATIOS = 216;
    static final String OFFER = "an offer";

    /** Codes of states and of how many draws of 32 each is the outcome. */
    private static final int[][] STATES = {{0, 17}, {111, 5}, {651, 4}, {890, 3}, {130, 3}};

    private static final int DRAWS = 32;
    private static final int LONGEST_SPELL = 88;
    /** Months; two years on average, and without a job as long. */
    private static final int LONGEST_JOB = 47;

    /** Months; three on average. */
    private static final int LONGEST_RATIO = 5;

    private static final long SEED = 20_261_124;
    private static final int CASH = 130;

    private Country() {}

    /** A register of so many persons, built one after another; nothing but the builder holds them. */
    static Register register(int persons, boolean ratios) {
        RegisterBuilder builder = Register.builder(SPAN, codebook());
        YearMonth last = SPAN.end().minusWeeks(1).month();
        List<YearMonth> months = IntStream.range(0, ratios ? MONTHS_OF_RATIOS : 0)
                .mapToObj(i -> last.minusMonths(MONTHS_OF_RATIOS - 1L - i))
                .toList();
        builder.observed(MonthlySeries.EMPLOYMENT_RATIO, months);
        for (int person = 0; person < persons; person++) {
            SplittableRandom random = random(person);
            builder.begin(person, traits(random), 0);
            spells(random, (week, end, code) -> builder.from(SPAN.start().epochWeek() + week, new State(code)));
            boolean employed = random.nextBoolean();
            for (int month = 0; month < months.size(); employed = !employed) {
                int end = Math.min(months.size(), month + 1 + random.nextInt(LONGEST_JOB));
                while (month < end) {
                    double ratio = employed ? (1 + random.nextInt(100)) / 100.0 : 0;
                    for (int left = 1 + random.nextInt(LONGEST_RATIO); left > 0 && month < end; left--) {
                        builder.monthly(MonthlySeries.EMPLOYMENT_RATIO, months.get(month++), ratio);
                    }
                }
            }
            builder.end();
        }
        return builder.build("benchmark", "generated");
    }

    /**
     * So many persons who start in the last five years but two, each in a week before which they are on cash assistance.
     */
    static Participations starts(Register register, int starts) {
        List<Participation> all = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(SEED);
        int end = SPAN.end().epochWeek() - 104;
        while (all.size() < starts) {
            int person = random.nextInt(register.size());
            int week = end - 1 - random.nextInt(260);
            int age = register.traits()
                    .birthDate(person)
                    .map(birth -> Week.ofEpochWeek(week).monday().getYear() - birth.getYear())
                    .orElseThrow();
            if (age > 18
                    && age < 30
                    && register.timeline(person).stateAt(week - 1).code() == CASH) {
                LocalDate day = Week.ofEpochWeek(week).monday();
                all.add(new Participation(
                        register.personId(person), new Intervention(OFFER), day, Optional.empty(), ""));
            }
        }
        return Participations.of(all);
    }

    /** Takes the spells of a person, one after another. */
    interface Sink {
        void spell(int start, int end, int code);
    }

    /** What a person is drawn from. */
    static SplittableRandom random(int person) {
        return new SplittableRandom(SEED + person);
    }

    /** The spells of a person whose traits have been drawn. */
    static void spells(SplittableRandom random, Sink sink) {
        int before = -1;
        for (int week = 0, end; week < SPAN.length(); week = end) {
            end = Math.min(SPAN.length(), week + 1 + random.nextInt(LONGEST_SPELL));
            int code = before;
            while (code == before) {
                code = draw(random);
            }
            sink.spell(week, end, code);
            before = code;
        }
    }

    private static int draw(SplittableRandom random) {
        int draw = random.nextInt(DRAWS);
        for (int[] state : STATES) {
            draw -= state[1];
            if (draw < 0) {
                return state[0];
            }
        }
        throw new AssertionError("the draws do not add up to " + DRAWS);
    }

    /** The first that is drawn of a person. */
    static PersonTraits traits(SplittableRandom random) {
        LocalDate birth = LocalDate.of(1935, 1, 1).plusDays(random.nextInt(75 * 365));
        return new PersonTraits(
                random.nextBoolean() ? Sex.WOMAN : Sex.MAN,
                Optional.of(birth),
                Origin.UNKNOWN,
                101 + random.nextInt(98));
    }

    private static Codebook codebook() {
        return Codebook.of(
                "benchmark",
                List.of(
                        Programme.entry(0, "no-registered-benefit"),
                        Programme.entry(111, "unemployment-benefit", "income-replacement"),
                        Programme.entry(CASH, "cash-assistance", "income-replacement"),
                        Programme.entry(651, "education"),
                        Programme.entry(890, "sickness-benefit", "income-replacement")));
    }
}
