package dk.effekt.benchmarks;

import dk.effekt.calendar.CalendarPeriod;
import dk.effekt.calendar.FollowUp;
import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.intervention.Intervention;
import dk.effekt.intervention.Participation;
import dk.effekt.intervention.Participations;
import dk.effekt.keyfigures.EndReasons;
import dk.effekt.keyfigures.KeyFigures;
import dk.effekt.register.Codebook;
import dk.effekt.register.Grouping;
import dk.effekt.register.MonthlySeries;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Register;
import dk.effekt.register.RegisterBuilder;
import dk.effekt.register.State;
import dk.effekt.register.StateGroup;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/**
 * All key figures of one intervention by half-year: who is in it, why courses end, status after 1, 3, 6 and 12 months, returners,
 * ways to job and education, small cells hidden, and the hashes of both inputs. Persons are made up, with monthly employment.
 *
 * <pre>
 * mvn -q -Pjmh -DskipTests package -Djmh.args="KeyFiguresBenchmark"
 * </pre>
 */
@org.openjdk.jmh.annotations.State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class KeyFiguresBenchmark {

    private static final String OFFER = "an offer";
    private static final WeekSpan SPAN = WeekSpan.of(Week.of(2016, 1), 442);
    private static final int CASH = 130;
    private static final int GRANT = 651;
    private static final int[] CODES = {0, CASH, GRANT, CASH};
    private static final String[] REASONS = {"job", "uddannelse", "jobcenter", "andet"};
    private static final long SEED = 20_261_126;

    private static final Codebook CODEBOOK = Codebook.of(
            "benchmark",
            List.of(
                    Programme.entry(0, "no-registered-benefit"),
                    Programme.entry(CASH, "income-replacement", "cash-assistance"),
                    Programme.entry(GRANT, "education")));

    private static final Grouping STATUS = Grouping.of(
            "status",
            "benchmark",
            List.of(
                    StateGroup.JOB.in(CODEBOOK),
                    StateGroup.EDUCATION.in(CODEBOOK),
                    StateGroup.BENEFIT.in(CODEBOOK),
                    StateGroup.SELF_SUPPORT.in(CODEBOOK)));

    /** Number of courses, those of four persons in five their only one. */
    @Param("100000")
    public int courses;

    private Register register = Register.builder(SPAN, CODEBOOK).build("benchmark", "none");
    private Participations participations = Participations.of(List.of());

    /** Makes the register and the participations. */
    @Setup
    public void load() {
        List<YearMonth> months = IntStream.range(0, 103)
                .mapToObj(YearMonth.of(2016, 1)::plusMonths)
                .toList();
        RegisterBuilder builder = Register.builder(SPAN, CODEBOOK).observed(MonthlySeries.EMPLOYMENT_RATIO, months);
        List<Participation> all = new ArrayList<>();
        for (int person = 0; all.size() < courses; person++) {
            SplittableRandom random = new SplittableRandom(SEED + person);
            builder.begin(person, PersonTraits.UNKNOWN, 0);
            int state = random.nextInt(CODES.length);
            for (int week = 0; week < SPAN.length(); week += 1 + random.nextInt(60)) {
                builder.from(SPAN.start().epochWeek() + week, new State(CODES[state]));
                state = (state + 1 + random.nextInt(CODES.length - 1)) % CODES.length;
            }
            for (int month = 0; month < months.size(); month += 1 + random.nextInt(12)) {
                builder.monthly(MonthlySeries.EMPLOYMENT_RATIO, months.get(month), random.nextInt(2));
            }
            builder.end();
            for (int i = random.nextInt(5) == 0 ? 2 : 1; i > 0 && all.size() < courses; i--) {
                all.add(course(person, random));
            }
        }
        register = builder.build("benchmark", "generated");
        participations = Participations.of(all);
    }

    private static Participation course(int person, SplittableRandom random) {
        LocalDate day = SPAN.start().monday().plusDays(700 + random.nextInt(2_300));
        LocalDate end = day.plusDays(random.nextInt(400));
        boolean runs = end.isAfter(SPAN.end().monday());
        return new Participation(
                person,
                new Intervention(OFFER),
                day,
                runs ? Optional.empty() : Optional.of(end),
                runs ? "" : REASONS[random.nextInt(REASONS.length)]);
    }

    /** Measures all figures. */
    @Benchmark
    public KeyFigures halfYears() {
        return KeyFigures.of(OFFER)
                .by(CalendarPeriod.HALF_YEAR)
                .reasons(EndReasons.named("benchmark")
                        .with("job", "job")
                        .with("education", "uddannelse")
                        .with("back to the job centre", "jobcenter")
                        .with("other", "andet"))
                .characteristic("state", STATUS)
                .status(STATUS, FollowUp.jobindsatsDays(1, 3, 6, 12))
                .returners(StateGroup.BENEFIT, 12)
                .timeTo(FollowUp.months(6, 12), StateGroup.JOB, StateGroup.EDUCATION)
                .measure(register, participations);
    }
}
