package dk.effekt.benchmarks;

import static dk.effekt.calendar.FollowUp.months;
import static dk.effekt.covariate.Covariates.age;
import static dk.effekt.covariate.Covariates.currentSpellLength;
import static dk.effekt.covariate.Covariates.sex;

import com.sun.management.OperatingSystemMXBean;
import dk.effekt.cohort.Cohort;
import dk.effekt.cohort.RiskSetDesign;
import dk.effekt.covariate.Covariate;
import dk.effekt.covariate.CovariateMeasurement;
import dk.effekt.covariate.DesignMatrix;
import dk.effekt.effect.EffectEstimators;
import dk.effekt.effect.WeeklyEstimator;
import dk.effekt.intervention.Participations;
import dk.effekt.matching.Balance;
import dk.effekt.matching.Caliper;
import dk.effekt.matching.MatchedSample;
import dk.effekt.matching.NearestNeighbour;
import dk.effekt.matching.PropensityModels;
import dk.effekt.matching.PropensityScore;
import dk.effekt.matching.Units;
import dk.effekt.outcome.OutcomeMatrix;
import dk.effekt.outcome.OutcomeMeasurement;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.study.Study;
import dk.effekt.study.StudyResult;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How long a study of a {@link Country} takes, from the risk sets of five years to 79 weekly effects on four outcomes beside a
 * second opinion, and in which heap it fits; or each of its steps.
 *
 * <pre>
 * mvn -q -Pjmh -DskipTests package -Dbenchmark.main=dk.effekt.benchmarks.NationalStudy \
 *     -Dbenchmark.jvm=-Xmx6g -Djmh.args="whole 6000000 50000 2"
 * …   -Djmh.args="steps 6000000 50000 2"
 * </pre>
 */
public final class NationalStudy {

    /** Thirty of those of {@link NationalScale}; age and the length of the spell tell apart whose history is the same. */
    private static final List<Covariate> COVARIATES = Stream.concat(
                    Stream.of(age(), currentSpellLength(StateGroup.CASH_ASSISTANCE)),
                    NationalScale.COVARIATES.subList(0, 28).stream())
            .toList();

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final PrintStream out;
    private final Register register;
    private final Participations participations;

    private NationalStudy(PrintStream out, Register register, int starts) {
        this.out = out;
        this.register = register;
        this.participations = Country.starts(register, starts);
    }

    /**
     * Prints what it takes.
     *
     * @param args {@code whole} or {@code steps}, number of persons, of starts, and of threads
     */
    public static void main(String[] args) {
        run(System.out, args);
    }

    static void run(PrintStream out, String... args) {
        ExecutorService others = Executors.newFixedThreadPool(Math.max(1, Integer.parseInt(args[3]) - 1));
        try {
            Register country = Country.register(Integer.parseInt(args[1]), false);
            Register register = args[3].equals("1") ? country : country.on(others);
            NationalStudy study = new NationalStudy(out, register, Integer.parseInt(args[2]));
            out.println(register + ", " + args[3] + " threads, Java "
                    + Runtime.version().feature());
            switch (args[0]) {
                case "whole" -> study.whole();
                case "steps" -> study.steps();
                default -> throw new IllegalArgumentException("'" + args[0] + "' is not whole or steps");
            }
        } finally {
            others.shutdown();
        }
    }

    private void whole() {
        Study study = Study.named("benchmark")
                .participantsOf(Country.OFFER)
                .eligible(NationalScale.ELIGIBLE)
                .exactlyOn(sex())
                .matchedOn(COVARIATES)
                .followUp(months(1, 3, 6, 12, 18))
                .outcomes(NationalScale.OUTCOMES)
                .build();
        StudyResult result = timed("study", () -> study.estimate(register, participations));
        out.println(result.cohort());
        out.println(result.sample());
        out.println(result.effectTable());
    }

    /** The steps of the study but for its second opinion. */
    private void steps() {
        Cohort cohort = timed(
                "risk sets of five years",
                () -> RiskSetDesign.riskSet()
                        .assemble(register, participations.in(Country.OFFER), NationalScale.ELIGIBLE, 104));
        out.println(cohort);
        DesignMatrix covariates =
                timed(COVARIATES.size() + " covariates", () -> CovariateMeasurement.measure(cohort, COVARIATES));
        PropensityScore score =
                timed("propensity score", () -> PropensityModels.logistic().fit(cohort.treated(), covariates));
        out.println(score);
        int[] strata = timed("strata", () -> CovariateMeasurement.strata(cohort, List.of(sex())));
        MatchedSample sample = timed(
                "five nearest neighbours",
                () -> NearestNeighbour.of(5)
                        .within(Caliper.ofSd(0.2))
                        .match(Units.of(cohort.treated())
                                .withCovariates(covariates)
                                .withPropensity(score)
                                .withDistance(score.distance(PropensityScore.Scale.LOG_ODDS))
                                .inStrata(strata)));
        out.println(sample);
        timed("balance", () -> Balance.of(covariates, sample));
        OutcomeMatrix outcomes = timed(
                NationalScale.OUTCOMES.size() + " outcomes, weekly",
                () -> OutcomeMeasurement.measure(
                        cohort, NationalScale.OUTCOMES, sample.weights(), 0, NationalScale.HORIZON));
        timed(
                "effects, weekly",
                () -> WeeklyEstimator.of(EffectEstimators.focalRegression())
                        .estimate(sample, outcomes, cohort.persons(), "benchmark"));
    }

    private <T> T timed(String what, Supplier<T> work) {
        long start = System.nanoTime();
        long busy = SYSTEM.getProcessCpuTime();
        T result = work.get();
        double seconds = (System.nanoTime() - start) / 1e9;
        double core = (SYSTEM.getProcessCpuTime() - busy) / 1e9;
        out.printf(
                Locale.ROOT,
                "%-28s %8.2f s, %8.2f s of a core, heap %.2f GB%n",
                what,
                seconds,
                core,
                Heap.used() / 1e9);
        return result;
    }
}
